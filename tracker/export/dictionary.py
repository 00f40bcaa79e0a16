"""The data dictionary: what each table holds, made from the row types in `tables`, so that it cannot disagree with
them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from tracker.export import tables as rows
from tracker.export.tables import Kind


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, kind, and what it holds."""

    name: str
    kind: Kind
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns, the key, and which column points into which table."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


_ENTRY = ((("ref",), "entries", ("ref",)),)
_RESOLUTION = ((("resolution",), "resolutions", ("id",)),)

_DECLARED: dict[str, tuple[type, tuple[str, ...], tuple[Any, ...]]] = {
    "entries": (rows.Entries, ("ref",), _RESOLUTION),
    "names": (rows.Names, (), _ENTRY),
    "citations": (rows.Citations, (), (*_ENTRY, *_RESOLUTION)),
    "claims": (rows.Claims, (), _ENTRY),
    "charges": (rows.Charges, ("ref",), _ENTRY),
    "demands": (rows.Demands, ("ref",), _ENTRY),
    "groups": (rows.Groups, (), _ENTRY),
    "differences": (rows.Differences, ("ref",), _RESOLUTION),
    "paragraphs": (rows.Paragraphs, ("resolution", "provision", "language"), _RESOLUTION),
    "follow_ups": (rows.FollowUps, ("id",), ()),
    "follow_ups_done": (rows.Done, (), ((("follow_up",), "follow_ups", ("id",)),)),
    "footnotes": (rows.Footnotes, (), _RESOLUTION),
    "decisions": (rows.Decisions, (), ()),
    "marks": (rows.Marks, (), ()),
    "absent_claims": (rows.AbsentClaims, ("node", "number"), ()),
    "people": (rows.People, ("ref",), _ENTRY),
    "organisations": (rows.Organisations, ("ref",), _ENTRY),
    "statements": (rows.Statements, ("ref",), _ENTRY),
    "dates": (rows.Dates, (), _ENTRY),
    "addressees": (rows.Addressees, (), _ENTRY),
    "difference_quotes": (rows.DifferenceQuotes, ("ref", "language"), ((("ref",), "differences", ("ref",)),)),
    "resolutions": (rows.Resolutions, ("id",), ()),
    "identifiers": (rows.Identifiers, ("resolution", "scheme"), _RESOLUTION),
    "versions": (rows.Versions, ("resolution", "language"), _RESOLUTION),
    "codes": (rows.Codes, ("scheme", "code"), ()),
    "labels": (rows.Labels, ("scheme", "code", "language"), ((("scheme", "code"), "codes", ("scheme", "code")),)),
}


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in the order of the export."""
    return {
        name: Table(name, _one_line(row.__doc__ or ""), _columns(row), key, references)
        for name, (row, key, references) in _DECLARED.items()
    }


def _columns(row: type) -> tuple[Column, ...]:
    columns = []
    for name, hint in get_type_hints(row, include_extras=True).items():
        facts: tuple[object, ...] = getattr(hint, "__metadata__", ())
        kinds = [fact for fact in facts if isinstance(fact, Kind)]
        columns.append(Column(name, kinds[-1], str(facts[-1])))
    return tuple(columns)


def _one_line(text: str) -> str:
    return " ".join(text.split())
