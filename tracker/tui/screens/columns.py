"""The columns of each list: what they show, and which of them are shown as long as nobody chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from tracker.queries.listing import ORDERS
from tracker.tui import looks
from tracker.tui.lists import Listed
from tracker.tui.safe import one_line
from tracker.tui.widgets.entry_table import Column, Order, TableRow

if TYPE_CHECKING:
    from tracker.queries.board import Freedom
    from tracker.queries.views import View

_BY_NAME = ("people", "organisations")
"""The lists that are usually in the order of their first column; the others follow the text."""

SPELLING = "spelling"
"""The column that is there as long as names are filtered."""

Cell = str | Content


class Field(NamedTuple):
    """A column of a list and how an entry fills it."""

    column: Column
    cell: Callable[[Listed], Cell]
    is_usual: bool = True


def orders_of(mode: str, kind: str) -> frozenset[str]:
    """The columns by which a list can be ordered."""
    return frozenset(ORDERS[kind]) - (frozenset() if mode in _BY_NAME else {"title"})


def order_shown(view: View, mode: str, kind: str, *, filtered: bool) -> Order:
    """The column that gets an arrow: none where the rows follow the text, or stand with the best match first."""
    if view.ordered_by not in ("", "title"):
        return Order(view.ordered_by, view.is_descending)
    is_by_name = "title" in orders_of(mode, kind) and (bool(view.ordered_by) or not filtered)
    return Order("title" if is_by_name else "", view.is_descending)


def _quiet(text: str) -> Content:
    return Content.styled(one_line(text), "$quiet")


def _title(listed: Listed) -> Cell:
    return one_line(listed.entry.title)


def _status(listed: Listed) -> Cell:
    return looks.status(listed.entry.status, is_favourable=listed.is_favourable)


def _cited(listed: Listed) -> Cell:
    return _quiet(looks.short_keys(listed.cited[:20]))


def _extra(place: int) -> Callable[[Listed], Cell]:
    return lambda listed: _quiet(looks.words(listed.extra[place]))


def free_of(freedom: Freedom | None) -> Content:
    """ "2 of 5 free": of those whom a demand would help."""
    if not freedom or not freedom.total:
        return Content("")
    text = f"{freedom.free:,} of {freedom.total:,}"
    return Content.styled(text, "$status-good" if freedom.free else "$quiet")


_NAME = Field(Column("NAME", 22, 3, name="title"), _title)
_SINCE = Field(Column("SINCE", 10, 0, 4, name="since"), lambda listed: _quiet(listed.entry.status_since or ""))
_CHECKED = Field(
    Column("CHECKED", 10, 0, 3, name="checked"), lambda listed: _quiet(listed.entry.last_checked or ""), is_usual=False
)
_REF = Field(Column("REF", 24, 2, 1, name="ref"), lambda listed: _quiet(listed.entry.ref), is_usual=False)
_CITED = Field(Column("CITED IN", 12, 2, 3, name="cited"), _cited)


def _with_status(width: int) -> Field:
    return Field(Column("STATUS", width, 0, 8, name="status"), _status)


FIELDS: dict[str, tuple[Field, ...]] = {
    "people": (
        _NAME,
        _with_status(24),
        _SINCE,
        Field(Column("CITED IN", 8, 2, 3, name="cited"), _cited),
        _CHECKED,
        _REF,
    ),
    "charges": (
        Field(Column("CHARGE OR MEASURE", 28, 5, name="title"), _title),
        _with_status(23),
        Field(Column("WHOM", 14, 3, 5, name="whom"), lambda listed: one_line(listed.extra[0])),
        _SINCE,
        Field(Column("KIND", 12, 1, 2, name="measure"), _extra(1)),
        _CITED,
        _CHECKED,
        _REF,
    ),
    "demands": (
        Field(Column("DEMAND", 30, 6, name="title"), _title),
        _with_status(18),
        Field(Column("OF WHOM", 16, 2, 5, name="addressee"), lambda listed: looks.words(listed.extra[0])),
        Field(Column("FREE", 8, 0, 4, name="free"), lambda listed: free_of(listed.helped)),
        Field(Column("MEASURE", 14, 1, 2, name="measure"), _extra(1)),
        Field(Column("CITED IN", 8, 0, 3, name="cited"), _cited),
        _SINCE._replace(is_usual=False),
        _CHECKED,
        _REF,
    ),
    "organisations": (
        Field(Column("NAME", 36, 3, name="title"), _title),
        Field(Column("TYPE", 18, 0, 8, name="type"), _extra(0)),
        _CITED,
        _REF,
    ),
    "statements": (
        Field(Column("STATEMENT", 44, 6, name="title"), _title),
        Field(Column("KIND", 18, 0, 5, name="kind"), _extra(0)),
        Field(Column("WHERE", 12, 1, 6, name="cited"), _cited),
        _REF,
    ),
    "differences": (
        Field(Column("DIFFERENCE", 34, 6, name="title"), _title),
        Field(Column("SEVERITY", 10, 0, 8, name="severity"), lambda listed: looks.status(listed.extra[1])),
        Field(Column("KIND", 14, 0, 5, name="kind"), _extra(0)),
        Field(Column("ODD", 6, 0, 4, name="odd"), lambda listed: one_line(listed.extra[2])),
        Field(Column("WHERE", 12, 1, 6, name="cited"), _cited),
        _REF,
    ),
}
_MATCHED = Column("SPELLING FOUND", 20, 9, 5, name=SPELLING)

EMPTY = {
    "people": "No people are in this database yet.",
    "charges": "No charges are in this database yet. They arrive with the register of charges.",
    "demands": "No demands are in this database yet. They arrive with the register of demands.",
    "organisations": "No organisations are in this database yet.",
    "statements": "No statements are in this database yet.",
    "differences": "No differences between the versions are recorded yet.",
}

PLACEHOLDERS = {
    **dict.fromkeys(("charges", "statements", "differences"), "filter: words, a phrase in quotation marks, cites:…"),
    "demands": "filter: words, addressee:eu_delegation, measure:release",
    **dict.fromkeys(("people", "organisations"), "filter: a name, in any spelling"),
}
_NAMES = ("people", "organisations")


def fields_of(mode: str, chosen: Sequence[str]) -> tuple[Field, ...]:
    """The fields that are shown: the chosen ones, else the usual ones; the first is always there."""
    first, *others = FIELDS[mode]
    kept = [field for field in others if (field.column.name in chosen if chosen else field.is_usual)]
    return (first, *kept)


def columns_of(mode: str, chosen: Sequence[str] = (), *, filtered: bool = False) -> tuple[Column, ...]:
    """The columns of a list; a filtered one shows the spelling that matched."""
    columns = tuple(field.column for field in fields_of(mode, chosen))
    return (*columns[:2], _MATCHED, *columns[2:]) if filtered and mode in _NAMES else columns


def row_of(mode: str, listed: Listed, chosen: Sequence[str] = (), matched: str | None = None) -> TableRow:
    """An entry's row; `matched` is the spelling that a filter found, None in a list that is not filtered."""
    cells = tuple(field.cell(listed) for field in fields_of(mode, chosen))
    if matched is not None and mode in _NAMES:
        cells = (*cells[:2], one_line(matched), *cells[2:])
    return TableRow(listed.entry.ref, cells)
