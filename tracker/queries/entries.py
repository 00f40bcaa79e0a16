"""Entries: pages of a list, counts, and one entry by its ref. Everything about one is in `details`."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db.connection import Connection
from tracker.queries.rows import Entry, EntryRow, Page

KINDS = {
    "people": "person",
    "charges": "charge",
    "demands": "demand",
    "organisations": "organisation",
    "statements": "statement",
    "differences": "difference",
}
"""What a list is called, and the kind of its entries."""


def list_entries(
    connection: Connection,
    kind: str,
    *,
    status: str | None = None,
    cites: str | None = None,
    linked: int | None = None,
    measure: str | None = None,
    addressee: str | None = None,
    after: tuple[str, int] | None = None,
    limit: int = 100,
) -> Page:
    """One page of the entries of a kind, in list order: people and organisations by name, the others as in the text.

    `linked` is the id of an entry they name; `after` is the `Page.after` of the page before.
    """
    name = "list_entries" + ("_by_status" if status else "") + ("_after" if after else "")
    parameters: dict[str, object] = {"status": status} if status else {}
    if after:
        parameters |= {"after_key": after[0], "after_id": after[1]}
    if linked is not None:
        name = "list_entries_linked"
        parameters = {"status": None, "after_key": None, "after_id": None, **parameters, "linked": linked}
    rows = connection.rows(
        name, kind=kind, cites=cites, measure=measure, addressee=addressee, limit=limit + 1, **parameters
    )
    more = len(rows) > limit
    page = rows[:limit]
    return Page(tuple(EntryRow(*row[:-1]) for row in page), (page[-1][-1], page[-1][0]) if more else None)


def count_by_status(connection: Connection) -> dict[str, dict[str | None, int]]:
    """How many entries there are, by kind and status."""
    counts: dict[str, dict[str | None, int]] = {}
    for kind, status, number in connection.rows("kept_counts"):
        counts.setdefault(kind, {})[status] = number
    return counts


def cited_provisions(connection: Connection, entry_id: int) -> tuple[str, ...]:
    """The keys of the provisions that an entry cites, in the order of the text."""
    return tuple(key for (key,) in connection.rows("entry_provisions", entry_id=entry_id))


def flat_entries(connection: Connection, kind: str) -> Iterator[tuple[str | None, ...]]:
    """The entries of a kind in list order, as a stream: ref, kind, title, status, status_since, last_checked, and the
    provisions they cite in one text.
    """
    return connection.stream("flat_entries", kind=kind)


def find_entry(connection: Connection, ref: str) -> Entry | None:
    """The entry with exactly this ref."""
    row = connection.row("entry_by_ref", ref=ref)
    return Entry(*row) if row else None


def entries_of_kind(connection: Connection, kind: str) -> Iterator[Entry]:
    """Every entry of a kind in list order, the withdrawn ones after the others."""
    for (entry_id,) in connection.stream("all_entry_ids", kind=kind):
        row = connection.row("entry_by_id", id=entry_id)
        assert row is not None
        yield Entry(*row)
