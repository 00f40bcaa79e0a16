"""The same or different: who looks like whom, and what people decided about it. A score never decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.db.connection import Connection

SAME, DIFFERENT, OPEN = "same", "different", "open"
VERDICTS = (SAME, DIFFERENT, OPEN)


class Decision(NamedTuple):
    """What was decided about two entries; "open" took an earlier decision back."""

    one: str
    other: str
    verdict: str
    note: str
    decided_at: str
    decided_by: str


class Alike(NamedTuple):
    """An entry that a name might mean, by which of its forms, how alike, and why."""

    ref: str
    title: str
    form: str
    score: float
    reasons: tuple[str, ...]


class Question(NamedTuple):
    """Two people whose names are alike, and about whom nobody has decided."""

    ref: str
    title: str
    alike: Alike


def in_order(one: str, other: str) -> tuple[str, str]:
    """The pair as it is kept: the smaller ref first."""
    return (one, other) if one < other else (other, one)


def find_decision(connection: Connection, one: str, other: str) -> Decision | None:
    """The decision on a pair that counts; None when there is none or it was taken back."""
    first, second = in_order(one, other)
    rows = connection.rows("decisions_on_pair", one=first, other=second)
    return Decision(*rows[-1]) if rows and rows[-1][2] != OPEN else None


def list_decisions(connection: Connection, ref: str) -> tuple[Decision, ...]:
    """Every decision about an entry in the order in which they were made, those taken back included."""
    return tuple(Decision(*row) for row in connection.rows("decisions_on_entry", ref=ref))


def find_alike(connection: Connection, form: str, *, but: str = "") -> tuple[Alike, ...]:
    """The entries whose names are like `form`, best first, without `but` and those whose likeness to it is decided."""
    from tracker.names import REVIEW
    from tracker.queries.search.names import find_named

    return tuple(
        Alike(named.form.ref, named.form.title, named.form.form, named.score, named.reasons)
        for named in find_named(connection, form, is_thorough=True, explain=True)
        if named.score >= REVIEW
        and named.form.ref != but
        and not named.form.is_withdrawn
        and not (but and find_decision(connection, but, named.form.ref))
    )


def list_questions(connection: Connection, ref: str | None = None) -> Iterator[Question]:
    """The pairs of people that somebody should decide about, each once; with `ref` those of one entry."""
    asked = set()
    for one, title in connection.rows("all_people"):
        if ref is not None and one != ref:
            continue
        for alike in find_alike(connection, title, but=one):
            pair = in_order(one, alike.ref)
            if pair not in asked:
                asked.add(pair)
                yield Question(one, title, alike)
