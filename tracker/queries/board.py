"""Demands by the addressee they are asked of: how many stand where, and how free those are whom they would help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.queries.crosschecks import DEAD, HELD


class Freedom(NamedTuple):
    """Of people: how many are free, not free, and dead; `unknown` where nobody says."""

    free: int = 0
    held: int = 0
    dead: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


class Asked(NamedTuple):
    """An addressee: a kind, and the organisation where the text names one; how many demands are asked of it."""

    kind: str
    organisation: int | None
    ref: str | None
    title: str | None
    demands: int


class Standing(NamedTuple):
    """The demands of an addressee that have a status, and how free their beneficiaries are, each counted once."""

    status: str
    demands: int
    freedom: Freedom


def list_addressees(connection: Connection, limit: int) -> tuple[Asked, ...]:
    """Those of whom something is asked, the most often asked first."""
    return tuple(Asked(*row) for row in connection.rows("addressees_by_demands", limit=limit))


def standing_of(connection: Connection, asked: Asked) -> tuple[Standing, ...]:
    """How the demands of an addressee stand, the most frequent status first."""
    of = {"addressee": asked.kind, "organisation": asked.organisation}
    freedom: dict[str, list[tuple[str, int]]] = {}
    for status, person, number in connection.rows("freedom_of_addressee", **of):
        freedom.setdefault(status, []).append((person, number))
    counts = sorted(connection.rows("demands_of_addressee", **of), key=lambda row: (-row[1], row[0]))
    return tuple(Standing(status, number, _freedom(freedom.get(status, ()))) for status, number in counts)


def freedom_of_demand(connection: Connection, entry_id: int) -> Freedom:
    """How free those are whom a demand would help."""
    return _freedom(connection.rows("freedom_of_demand", entry_id=entry_id))


def _freedom(counts: Iterable[tuple[str | None, int]]) -> Freedom:
    found = dict.fromkeys(Freedom._fields, 0)
    for status, number in counts:
        found[_class_of(status)] += number
    return Freedom(**found)


def _class_of(status: str | None) -> str:
    if status in HELD:
        return "held"
    if status in DEAD:
        return "dead"
    return "unknown" if status in (None, "unknown", "not_recorded") else "free"
