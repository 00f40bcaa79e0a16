"""Between what this database keeps and the acts that tell of it: each can be made whole from the other.

What was recorded by a release without acts, or came with an import, is told before anything is exchanged; what acts of
other nodes tell is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.config import recording_user
from tracker.db.connection import Connection
from tracker.ledger.acts import FORMS, MARKS, NODES, PAIRS, PEOPLE, PLANS
from tracker.ledger.marks_elsewhere import apply_continuations, apply_marks, tell_marks
from tracker.ledger.people_elsewhere import apply_people, tell_people
from tracker.ledger.plans import apply_plans, tell_plans
from tracker.ledger.spellings import apply_decisions, apply_forms, tell_spellings


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
    tell_marks(connection)


def apply_subjects(connection: Connection, subjects: Iterable[str]) -> Applied:
    """Have this database keep what the acts on these come to, inside the caller's transaction."""
    ordered = sorted(subjects)
    apply_continuations(connection, [one for one in ordered if one.startswith(NODES)])

    def beginning(prefix: str) -> list[str]:
        return [one for one in ordered if one.startswith(prefix)]

    return Applied(
        apply_people(connection, beginning(PEOPLE)),
        apply_plans(connection, beginning(PLANS)),
        apply_forms(connection, beginning(FORMS)),
        apply_decisions(connection, beginning(PAIRS)),
        apply_marks(connection, beginning(MARKS)),
    )
