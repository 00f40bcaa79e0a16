"""An entry's current status, kept in its columns in the transaction that changes it: deriving it in a query costs
seconds at a million entries.
"""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import Current, derive


def refresh(connection: Connection, entry: Entry) -> Current:
    """Derive an entry's status and keep it in the entry's columns, inside the caller's transaction."""
    found = derive(list_claimed(connection, entry))
    assert found is not None, "the text's statement is never taken back"
    connection.run(
        "update_current_status",
        entry_id=entry.id,
        new_status=found.code,
        new_since=found.since,
        new_checked=found.last_checked,
    )
    return found


def refresh_all(connection: Connection) -> None:
    """Derive the status of every entry that has one, and count the entries."""
    for row in connection.rows("all_entries_with_status"):
        refresh(connection, Entry(*row))
    connection.run("clear_counts")
    connection.run("keep_counts")
