"""What a list asks for: its rows from any number on, what a filter finds, and where an entry stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.queries.listing import Listing, Place, Stretch
from tracker.queries.rows import EntryRow, Hit
from tracker.queries.views import View

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.board import Freedom

FIRST_ROWS = 50
"""How many rows come at once with what a filter found."""
COUNTED = 1_000
"""How many that a filter finds are counted."""
MATCHES = 200
"""How many a filter shows at most; more words find the others."""
KIND_OF = {
    "people": "person",
    "charges": "charge",
    "demands": "demand",
    "organisations": "organisation",
    "differences": "difference",
    "statements": "statement",
}
"""The lists, and of which kind their entries are."""
MODE_OF = {kind: mode for mode, kind in KIND_OF.items()}


class Listed(NamedTuple):
    """A row of a list: the entry, where it is cited, and what its kind adds.

    `is_favourable` is a charge's; `helped` says of a demand how free those are whom it would help.
    """

    entry: EntryRow
    cited: tuple[str, ...]
    extra: tuple[str, ...]
    is_favourable: bool = False
    helped: Freedom | None = None


class Block(NamedTuple):
    """Some rows of a list, and the places of the first and the last of them by their numbers."""

    rows: tuple[Listed, ...]
    places: tuple[tuple[int, Place], ...] = ()


class Begun(NamedTuple):
    """A list as it begins: counts by status, the saved views, the one that is shown, and the rows from `first` on."""

    counts: dict[str | None, int]
    views: dict[str, View]
    view: View
    total: int
    first: int
    block: Block


class Found(NamedTuple):
    """What a filter found: (ref, the spelling that matched) in order as far as it was asked for, the first rows, how
    many there are in all, counted up to `COUNTED`, and how many of these a list shows.
    """

    matches: tuple[tuple[str, str], ...]
    first: tuple[Listed, ...]
    number: int
    listed: int


NOTHING = Found((), (), 0, 0)


def begin(connection: Connection, place: str, kind: str, view: View, *, as_left: bool, first: int, limit: int) -> Begun:
    """A list from a row on; in the order and with the columns with which it was left the last time, if asked so."""
    from tracker.queries.listing import ORDERS
    from tracker.queries.views import list_views

    views = list_views(connection, place)
    if as_left:
        view = views.get("", View())._replace(status=view.status)
    counts = count(connection, kind)
    total = counts.get(view.status, 0) if view.status else sum(counts.values())
    if first >= total:
        first = 0
    ordered_by = view.ordered_by if view.ordered_by in ORDERS[kind] else "title"
    listing = Listing(kind, view.status or None, ordered_by, view.is_descending)
    block = read_block(connection, listing, first=first, limit=limit, total=total)
    return Begun(counts, views, view, total, first, block)


def count(connection: Connection, kind: str) -> dict[str | None, int]:
    """How many entries of a kind there are, by status."""
    from tracker.queries.entries import count_by_status

    return count_by_status(connection).get(kind, {})


def read_block(
    connection: Connection,
    listing: Listing,
    *,
    first: int,
    limit: int,
    total: int,
    known: tuple[int, Place] | None = None,
) -> Block:
    """Rows from a number on, counted from the nearest of the beginning, the end and a row whose place is known."""
    from tracker.queries.listing import place_after, read_back, read_on

    steps = first - 1 - known[0] if known else total
    if known and abs(steps) <= min(first, total - first):
        before = place_after(connection, listing, known[1], steps) if steps else known[1]
    elif first <= total - first:
        before = place_after(connection, listing, None, first) if first else None
    elif total - first <= limit:
        return _block(connection, read_back(connection, listing, None, total - first), first)
    else:
        before = place_after(connection, listing, None, first - 1 - total)
    if first and before is None:
        return Block(())
    return _block(connection, read_on(connection, listing, before, limit), first)


def _block(connection: Connection, stretch: Stretch, first: int) -> Block:
    rows = list_rows(connection, stretch.rows)
    places = ((first, stretch.places[0]), (first + len(rows) - 1, stretch.places[-1])) if rows else ()
    return Block(rows, places)


def number_of(connection: Connection, listing: Listing, ref: str) -> int | None:
    """The number of an entry's row in a list, from 0."""
    from tracker.queries.entries import find_entry
    from tracker.queries.listing import number_of as find_number

    entry = find_entry(connection, ref)
    if entry is None or entry.withdrawn or (listing.status and entry.status != listing.status):
        return None
    return find_number(connection, listing, entry.id)


def read_row(connection: Connection, ref: str) -> Listed:
    """The row of one entry as it is now."""
    from tracker.queries.refs import get_entry

    (row,) = list_rows(connection, [EntryRow(*get_entry(connection, ref)[:8])])
    return row


def read_rows(connection: Connection, refs: Iterable[str]) -> tuple[Listed, ...]:
    """The rows of some entries."""
    from tracker.queries.entries import find_entry

    entries = (find_entry(connection, ref) for ref in refs)
    return list_rows(connection, [EntryRow(*entry[:8]) for entry in entries if entry])


def prepare() -> None:
    """Load what finding names takes."""
    from importlib import import_module

    import_module("tracker.queries.search.names")
    import_module("tracker.names")


def read_matches(connection: Connection, refs: Iterable[str]) -> Block:
    """A block of what a filter found."""
    return Block(read_rows(connection, refs))


def list_rows(connection: Connection, rows: Sequence[EntryRow]) -> tuple[Listed, ...]:
    """The rows of entries with what a list shows beside them."""
    from tracker.queries.board import freedom_of_demand
    from tracker.queries.entries import provisions_of_entries
    from tracker.queries.summaries import is_favourable, summary_of

    cited = provisions_of_entries(connection, [row.id for row in rows])
    return tuple(
        Listed(
            row,
            cited.get(row.id, ()),
            summary_of(connection, row.kind, row.id),
            row.kind == "charge" and is_favourable(connection, row.id),
            freedom_of_demand(connection, row.id) if row.kind == "demand" else None,
        )
        for row in rows
    )


def find(connection: Connection, words: str, listing: Listing | None, narrowed: Listing, limit: int) -> Found:
    """The entries of a kind that a text finds, as `tracker search` does, each with the spelling that matched.

    The best come first, or the best `MATCHES` stand in the order of `listing` where there is one; `narrowed` says of
    which kind and status they must be. Those whose names and titles have words that begin as typed are found first;
    where they fill a screen, nothing else is looked for, and only the first `limit` are read.
    """
    from tracker.dates import today
    from tracker.queries.narrowing import narrow, spell
    from tracker.queries.search import BEGINNING, WHOLE_WORDS, search, search_further
    from tracker.queries.search.asked import parse_asked

    closed = words + '"' * (words.count('"') % 2)  # a phrase that is still being typed
    status = f" status:{narrowed.status}" if narrowed.status else ""
    text = f"{closed}{status} kind:{narrowed.kind}"
    asked = parse_asked(connection, closed, today())
    if not asked.words or asked.phrases or asked.is_filtered:
        matches = _of_hits(connection, search(connection, text, limit=MATCHES))
        return _found(connection, _in_order(connection, listing, matches), limit)
    having = narrow(connection, narrowed.kind, narrowed.status, asked.words, limit=MATCHES, most=COUNTED)
    if having.number >= FIRST_ROWS:
        ids = _ids_in_order(connection, listing, having.ids)[:limit]
        matches = [_Match(one.entry, _spelling(one.language, one.form)) for one in spell(connection, ids, asked.words)]
        return _found(connection, matches, limit, having.number)
    scored = [
        _Match(one.entry, _spelling(one.language, one.form), WHOLE_WORDS if number < having.whole else BEGINNING)
        for number, one in enumerate(spell(connection, having.ids, asked.words))
    ]
    known = {match.entry.ref for match in scored}
    scored += _of_hits(connection, search_further(connection, text, limit=MATCHES - len(scored), but=known))
    scored.sort(key=lambda match: -match.score)
    return _found(connection, _in_order(connection, listing, scored), limit)


class _Match(NamedTuple):
    """An entry that was found, the spelling that matched, and how well it fits."""

    entry: EntryRow
    spelling: str
    score: float = 0.0


def _found(connection: Connection, matches: list[_Match], limit: int, number: int = 0) -> Found:
    number = max(number, len(matches))
    read = matches[:limit]
    rows = list_rows(connection, [match.entry for match in read[:FIRST_ROWS]])
    return Found(tuple((one.entry.ref, one.spelling) for one in read), rows, number, min(number, MATCHES))


def _of_hits(connection: Connection, hits: Iterable[Hit]) -> list[_Match]:
    from tracker.queries.entries import find_entry

    found = ((find_entry(connection, hit.where), hit) for hit in hits)
    return [
        _Match(EntryRow(*entry[:8]), _spelling(hit.language, hit.excerpt), hit.score) for entry, hit in found if entry
    ]


def _spelling(language: str, form: str) -> str:
    return f"{form} ({language})" if language else ""


def _in_order(connection: Connection, listing: Listing | None, matches: list[_Match]) -> list[_Match]:
    found = {match.entry.id: match for match in matches[:MATCHES]}
    return [found[entry_id] for entry_id in _ids_in_order(connection, listing, tuple(found))]


def _ids_in_order(connection: Connection, listing: Listing | None, ids: tuple[int, ...]) -> list[int]:
    """Entries as they stand in a listing; as they are where there is none."""
    if listing is None:
        return list(ids)
    places = {entry_id: _place(connection, listing, entry_id) for entry_id in ids}
    return sorted(ids, key=places.__getitem__, reverse=listing.is_descending)


def _place(connection: Connection, listing: Listing, entry_id: int) -> Place:
    from tracker.queries.listing import place_of

    return place_of(connection, listing, entry_id) or Place("", "", 0)
