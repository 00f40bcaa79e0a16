"""Between what this database keeps and the acts that tell of it: each can be made whole from the other.

What was recorded by a release without acts, or came with an import, is told before anything is exchanged; what acts of
other nodes tell is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.config import recording_user
from tracker.db.connection import Connection
from tracker.ledger.acts import FORMS, MARKED, MARKS, PAIRS, PEOPLE, PLANS, Act, append_act, list_acts, subject_of_mark
from tracker.ledger.people_elsewhere import apply_people, tell_people
from tracker.ledger.plans import apply_plans, tell_plans
from tracker.ledger.spellings import apply_decisions, apply_forms, tell_spellings

_MARK = ("part", "target", "level", "reason", "recorded_at", "recorded_by")


class Applied(NamedTuple):
    """Who was added by hand and is new here, or told of anew; and how many follow-ups, entries with added spellings,
    decisions and marks are others than before.
    """

    people: tuple[str, ...]
    follow_ups: int
    spellings: int
    decisions: int
    marks: int


def tell_all(connection: Connection) -> None:
    """Append the acts that are missing of what this database keeps, inside the caller's transaction."""
    tell_people(connection)
    tell_plans(connection, connection.signature(recording_user()))
    tell_spellings(connection)
    for row in connection.rows("all_marks"):
        part, target, level, reason, recorded_at, recorded_by = row
        subject = subject_of_mark(part, target)
        if tuple(row) not in _marks(list_acts(connection, subject)):
            facts = {"part": part, "target": target, "level": level, "reason": reason}
            append_act(connection, MARKED, subject, facts, by=recorded_by, at=recorded_at)


def apply_subjects(connection: Connection, subjects: Iterable[str]) -> Applied:
    """Have this database keep what the acts on these come to, inside the caller's transaction."""
    ordered = sorted(subjects)

    def beginning(prefix: str) -> list[str]:
        return [one for one in ordered if one.startswith(prefix)]

    return Applied(
        apply_people(connection, beginning(PEOPLE)),
        apply_plans(connection, beginning(PLANS)),
        apply_forms(connection, beginning(FORMS)),
        apply_decisions(connection, beginning(PAIRS)),
        _apply_marks(connection, beginning(MARKS)),
    )


def _apply_marks(connection: Connection, subjects: list[str]) -> int:
    if not subjects:
        return 0
    known, new = {tuple(row) for row in connection.rows("all_marks")}, 0
    for subject in subjects:
        for mark in _marks(list_acts(connection, subject)):
            if mark not in known:
                connection.run("insert_mark", id=None, **dict(zip(_MARK, mark, strict=True)))
                new += 1
    return new


def _marks(acts: Iterable[Act]) -> list[tuple[str, ...]]:
    return list(
        dict.fromkeys(
            (*(act.facts[name] for name in _MARK[:4]), act.recorded_at, act.recorded_by)
            for act in acts
            if act.kind == MARKED
        )
    )
