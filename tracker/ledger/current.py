"""An entry's current status, kept in its columns in the transaction that changes it, and whether its sources disagree:
deriving them in a query costs seconds at a million entries.
"""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import Current, derive, is_disputed


def refresh(connection: Connection, entry: Entry) -> Current:
    """Derive an entry's status and keep it in the entry's columns, inside the caller's transaction."""
    claims = list_claimed(connection, entry)
    found = derive(claims)
    assert found is not None, "the text's statement is never taken back"
    connection.run(
        "update_current_status",
        entry_id=entry.id,
        new_status=found.code,
        new_since=found.since,
        new_checked=found.last_checked,
    )
    disputed, kept = is_disputed(claims), connection.row("dispute_of_entry", entry_id=entry.id) is not None
    if disputed and not kept:
        connection.run("insert_dispute", entry_id=entry.id)
    elif kept and not disputed:
        connection.run("forget_dispute", settled=entry.id)
    return found


def refresh_all(connection: Connection) -> None:
    """Derive the status of every entry that has one, and count the entries."""
    for row in connection.rows("all_entries_with_status"):
        refresh(connection, Entry(*row))
    connection.run("clear_counts")
    connection.run("keep_counts")
