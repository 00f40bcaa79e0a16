"""Entries: pages of a list, counts, and one entry by its ref. Everything about one is in `details`."""

from __future__ import annotations

from collections.abc import Sequence

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
_AT_ONCE = 200


def list_entries(
    connection: Connection,
    kind: str,
    *,
    status: str | None = None,
    cites: int | None = None,
    linked: int | None = None,
    measure: str | None = None,
    addressee: str | None = None,
    after: tuple[str, int] | None = None,
    limit: int = 100,
) -> Page:
    """One page of the entries of a kind, in list order: people and organisations by name, the others as in the text.

    `cites` is the id of a provision, `linked` of an entry they name; `after` is the `Page.after` of the page before.
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
    """The provisions that an entry cites, in the order of the text: the key of each, and where several resolutions have
    that key, its resolution's reference before it. `get_provision` takes them as they are.
    """
    return tuple(key for (key,) in connection.rows("entry_provisions", entry_id=entry_id))


def provisions_of_entries(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What `cited_provisions` tells of each of some entries, by their ids; those that cite nothing are not in it."""
    cited: dict[int, tuple[str, ...]] = {}
    for first in range(0, len(ids), _AT_ONCE):
        for entry_id, key in connection.rows("provisions_of_entries", ids=str(list(ids[first : first + _AT_ONCE]))):
            cited[entry_id] = (*cited.get(entry_id, ()), key)
    return cited


def find_entry(connection: Connection, ref: str) -> Entry | None:
    """The entry with exactly this ref."""
    row = connection.row("entry_by_ref", ref=ref)
    return Entry(*row) if row else None


def get_entry_by_id(connection: Connection, entry_id: int) -> Entry:
    """The entry with this id, which exists."""
    row = connection.row("entry_by_id", id=entry_id)
    assert row is not None
    return Entry(*row)
