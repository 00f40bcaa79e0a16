"""An entry's current status, kept in its columns in the transaction that changes it, and whether its sources disagree:
deriving them in a query costs seconds at a million entries.
"""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import Claimed, Current, derive, is_disputed


def refresh(connection: Connection, entry: Entry) -> Current:
    """Derive an entry's status and keep it in the entry's columns, inside the caller's transaction."""
    claims = list_claimed(connection, entry)
    found = _derive(claims)
    _keep_status(connection, entry, found)
    is_kept = connection.row("dispute_of_entry", entry_id=entry.id) is not None
    _keep_dispute(connection, entry, is_kept=is_kept, disputed=is_disputed(claims))
    return found


def refresh_all(connection: Connection) -> None:
    """Derive the status of every entry that has one, keep what is not kept yet, and count the entries.

    They are gone through one by one in the order of their ids; of those that are kept as disputed the ids are held.
    """
    from array import array
    from bisect import bisect_left

    disputes = array("q", (entry_id for entry_id, *_ in connection.stream("all_disputed_entries")))
    for row in connection.stream("all_entries_with_status"):
        entry = Entry(*row)
        claims = list_claimed(connection, entry)
        place = bisect_left(disputes, entry.id)
        is_kept = place < len(disputes) and disputes[place] == entry.id
        found, disputed = _derive(claims), is_disputed(claims)
        if found != (entry.status, entry.status_since, entry.last_checked) or disputed != is_kept:
            _keep_status(connection, entry, found)  # which keeps disputes, too, on a server
        _keep_dispute(connection, entry, is_kept=is_kept, disputed=disputed)
    connection.run("clear_counts")
    connection.run("keep_counts")


def _derive(claims: list[Claimed]) -> Current:
    found = derive(claims)
    assert found is not None, "the text's statement is never taken back"
    return found


def _keep_status(connection: Connection, entry: Entry, found: Current) -> None:
    connection.run(
        "update_current_status",
        entry_id=entry.id,
        new_status=found.code,
        new_since=found.since,
        new_checked=found.last_checked,
    )


def _keep_dispute(connection: Connection, entry: Entry, *, is_kept: bool, disputed: bool) -> None:
    if disputed and not is_kept:
        connection.run("insert_dispute", entry_id=entry.id)
    elif is_kept and not disputed:
        connection.run("forget_dispute", settled=entry.id)
