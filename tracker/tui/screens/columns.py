"""The columns of each list, and how an entry fills them."""

from __future__ import annotations

from textual.content import Content

from tracker.tui import looks
from tracker.tui.reads import Listed
from tracker.tui.safe import one_line
from tracker.tui.widgets.entry_table import Column, TableRow

_STATUS = Column("STATUS", 24, 0, 8)
_SINCE = Column("SINCE", 10, 0, 4)
_CITED = Column("CITED IN", 12, 2, 3)
_MATCHED = Column("SPELLING FOUND", 20, 9, 5)

_COLUMNS: dict[str, tuple[Column, ...]] = {
    "people": (Column("NAME", 22, 3), _STATUS, _SINCE, Column("CITED IN", 8, 2, 3)),
    "charges": (
        Column("CHARGE OR MEASURE", 40, 5), Column("STATUS", 23, 0, 8), Column("WHOM", 14, 3, 5), _SINCE,
        Column("KIND", 12, 1, 2), _CITED,
    ),
    "demands": (
        Column("DEMAND", 42, 6), Column("STATUS", 18, 0, 8), Column("OF WHOM", 16, 2, 5),
        Column("MEASURE", 14, 1, 2), Column("CITED IN", 8, 0, 3),
    ),
    "organisations": (Column("NAME", 36, 3), Column("TYPE", 18, 0, 8), _CITED),
    "differences": (
        Column("DIFFERENCE", 34, 6), Column("SEVERITY", 10, 0, 8), Column("KIND", 14, 0, 5),
        Column("ODD", 6, 0, 4), Column("WHERE", 12, 1, 6),
    ),
}  # fmt: skip

EMPTY = {
    "people": "No people are in this database yet.",
    "charges": "No charges are in this database yet. They arrive with the register of charges.",
    "demands": "No demands are in this database yet. They arrive with the register of demands.",
    "organisations": "No organisations are in this database yet.",
    "differences": "No differences between the versions are recorded yet.",
}


PLACEHOLDERS = {
    **dict.fromkeys(("charges", "demands", "differences"), "filter: words of the title"),
    **dict.fromkeys(("people", "organisations"), "filter: a name, in any spelling"),
}


def columns_of(mode: str, *, filtered: bool) -> tuple[Column, ...]:
    """The columns of a list; a filtered one shows the spelling that matched."""
    columns = _COLUMNS[mode]
    if not filtered or mode not in ("people", "organisations"):
        return columns
    return (*columns[:2], _MATCHED, *columns[2:])


def row_of(mode: str, listed: Listed, *, filtered: bool) -> TableRow:
    """An entry's row."""
    entry, extra = listed.entry, listed.extra
    since = Content.styled(one_line(entry.status_since or ""), "$quiet")
    cited = Content.styled(looks.short_keys(listed.cited[:20]), "$quiet")
    status = looks.status(entry.status)
    name = one_line(entry.title)
    cells: tuple[str | Content, ...]
    match mode:
        case "people":
            cells = (name, status, since, cited)
        case "charges":
            cells = (name, status, one_line(extra[0]), since, _quiet(extra[1]), cited)
        case "demands":
            cells = (name, status, looks.words(extra[0]), _quiet(extra[1]), cited)
        case "organisations":
            cells = (name, _quiet(extra[0]), cited)
        case _:
            kind, severity, odd = extra
            cells = (name, looks.status(severity), _quiet(kind), one_line(odd), cited)
    if filtered and mode in ("people", "organisations"):
        cells = (*cells[:2], one_line(listed.matched), *cells[2:])
    return TableRow(entry.ref, cells)


def _quiet(code: str) -> Content:
    return Content.styled(looks.words(code), "$quiet")
