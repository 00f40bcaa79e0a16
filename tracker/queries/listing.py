"""A list in any of its orders, read in pieces: pages onwards and back from a place, the place of the row with a number,
and the number of an entry's row. A million rows cost what fifty do: a page is found by its key, a jump walks an index.
"""

from __future__ import annotations

from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.queries.rows import EntryRow

ORDERS: dict[str, dict[str, str]] = {
    "person": {"title": "title", "status": "status", "since": "since", "checked": "checked"},
    "charge": {
        "title": "title",
        "status": "status",
        "since": "since",
        "checked": "checked",
        "measure": "charge_measure",
    },
    "demand": {
        "title": "title",
        "status": "status",
        "since": "since",
        "checked": "checked",
        "measure": "demand_measure",
        "addressee": "addressee",
    },
    "organisation": {"title": "title", "type": "organisation_type"},
    "statement": {"title": "title"},
    "difference": {"title": "title", "severity": "severity", "kind": "difference_kind"},
}
"""By what the entries of a kind can be ordered, and the statements that do it; "title" is the usual order."""


class Place(NamedTuple):
    """Where a row stands in an order: the value that it is ordered by, its sort key and its id."""

    value: str
    sort_key: str
    id: int


class Listing(NamedTuple):
    """The entries of a kind in an order, all or those with a status."""

    kind: str
    status: str | None = None
    ordered_by: str = "title"
    is_descending: bool = False


class Stretch(NamedTuple):
    """Some rows in a listing's order, with the place of each."""

    rows: tuple[EntryRow, ...]
    places: tuple[Place, ...]


_BEFORE_ALL = Place("", "", 0)
_BEHIND_ALL = Place("\U0010ffff", "\U0010ffff", 2**62)


def read_on(connection: Connection, listing: Listing, after: Place | None, limit: int) -> Stretch:
    """The rows that follow a place, or the first ones."""
    return _walk(connection, listing, after, limit, is_back=False)


def read_back(connection: Connection, listing: Listing, before: Place | None, limit: int) -> Stretch:
    """The rows before a place, or the last ones, in the listing's order all the same."""
    stretch = _walk(connection, listing, before, limit, is_back=True)
    return Stretch(stretch.rows[::-1], stretch.places[::-1])


def place_after(connection: Connection, listing: Listing, place: Place | None, rows: int) -> Place | None:
    """The place of the row that is so many rows after a place (before it where `rows` is negative).

    Without a place it is counted from the end of the list: 1 is the first row, -1 the last.
    """
    is_back = rows < 0
    name = _name("skip", listing, is_down=listing.is_descending != is_back)
    place = place or _edge(listing, is_back=is_back)
    row = connection.row(name, skip=abs(rows) - 1, **_parameters(listing), **place._asdict())
    return Place(*row) if row else None


def number_of(connection: Connection, listing: Listing, entry_id: int) -> int | None:
    """The number of an entry's row from 0; None for one that has no place in such a list."""
    place = place_of(connection, listing, entry_id)
    if place is None:
        return None
    name = _name("count", listing)
    side = "behind" if listing.is_descending else "before"
    counted = connection.row(f"{name}_{side}", **_parameters(listing), **place._asdict())
    return int(counted[0]) if counted else None


def place_of(connection: Connection, listing: Listing, entry_id: int) -> Place | None:
    """The place of an entry in an order, whatever its status."""
    row = connection.row(f"place_in_{_order(listing)}", kind=listing.kind, id=entry_id)
    return Place(*row) if row else None


def _walk(connection: Connection, listing: Listing, place: Place | None, limit: int, *, is_back: bool) -> Stretch:
    name = _name("walk", listing, is_down=listing.is_descending != is_back)
    place = place or _edge(listing, is_back=is_back)
    found = connection.rows(name, limit=limit, **_parameters(listing), **place._asdict())
    return Stretch(tuple(EntryRow(*row[:8]) for row in found), tuple(Place(row[8], row[9], row[0]) for row in found))


def _edge(listing: Listing, *, is_back: bool) -> Place:
    return _BEHIND_ALL if listing.is_descending != is_back else _BEFORE_ALL


def _name(verb: str, listing: Listing, *, is_down: bool = False) -> str:
    narrowed = "_of_status" if listing.status else ""
    return f"{verb}_{_order(listing)}{narrowed}{'_back' if is_down else ''}"


def _order(listing: Listing) -> str:
    """Those with one status are not ordered by it."""
    ordered_by = "title" if listing.status and listing.ordered_by == "status" else listing.ordered_by
    return ORDERS[listing.kind][ordered_by]


def _parameters(listing: Listing) -> dict[str, str | None]:
    return {"kind": listing.kind, "status": listing.status}
