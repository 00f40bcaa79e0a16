"""Whether follow-ups, added people, spellings and decisions are kept as the acts on them tell, subject by subject.

What no act tells of is no fault: it is of an older release or came with an import, and is told before anything is
exchanged. What waits for an entry that is not here is none either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.errors import shown
from tracker.ledger.acts import ADDED, FORMS, PEOPLE, Act, in_order, read_act
from tracker.ledger.people_elsewhere import UNRECORDED, key_of_document, text_of_document
from tracker.ledger.plans import Completion, Plan, State, plan_of, replay
from tracker.ledger.spellings import Spelling, decisions_of, replay_forms


class Difference(NamedTuple):
    """Something that is not kept as it was told: what kind of fault it is, and a sentence."""

    code: str
    message: str


def differing_follow_ups(connection: Connection) -> Iterator[Difference]:
    """The follow-ups that are gone, due on another day, closed or open, or done otherwise than their acts tell."""
    for _, acts in _by_subject(connection, "plans_told"):
        plan = plan_of(acts)
        if plan is None or connection.row("entry_by_ref", ref=plan.ref) is None:
            continue
        reason = _fault_of(replay(plan, acts), _kept(connection, plan))
        if reason:
            what = shown(plan.action, limit=60)
            yield Difference(
                "follow_up_differs", f"{plan.ref}: the follow-up {what} of {plan.created_at[:10]} {reason}."
            )


def differing_people(connection: Connection) -> Iterator[Difference]:
    """Who was added by hand, has not come into the register, and is gone or kept otherwise than was told."""
    for subject, acts in _by_subject(connection, "people_told"):
        ref, told = subject.removeprefix(PEOPLE), [act.facts for act in acts if act.kind == ADDED]
        if not told:
            continue
        row = connection.row("added_person", ref=ref)
        if row is not None and connection.row("list_by_id", resolution_id=row[0]) is None:
            continue
        first = told[0]
        said = [first[name] for name in ("name", "note", "on", "role", "affiliation")]
        said.insert(2, first["status"] or UNRECORDED)
        when = f"added by {shown(acts[0].recorded_by)} on {acts[0].recorded_at[:10]}"
        if row is None:
            yield Difference("person_differs", f"{ref}, {when}, is gone.")
        elif [*row[1:]] != said:
            yield Difference("person_differs", f"{ref}, {when}, was altered.")
        elif not all(_has_document(connection, facts) for facts in told):
            yield Difference("person_differs", f"{ref}, {when}: the document that it cites was altered or taken away.")


def _has_document(connection: Connection, facts: dict[str, Any]) -> bool:
    own = {"resolution_id": facts["list"], "key": key_of_document(facts)}
    kept = [(language, text) for language, _, text in connection.rows("paragraphs_by_key", **own)]
    return kept == [(facts["language"], text_of_document(facts))]


def differing_decisions(connection: Connection) -> Iterator[Difference]:
    """The decisions on who is the same that are not kept as they were made."""
    for _, acts in _by_subject(connection, "decisions_told"):
        kept: set[tuple[Any, ...]] | None = None
        for decision in decisions_of(acts):
            one, other, *_, when, by = decision
            if kept is None:
                kept = set(connection.rows("decisions_on_pair", one=one, other=other))
            if decision not in kept:
                message = f"{one} and {other}: what {shown(by)} decided on {when[:10]} was altered or taken away."
                yield Difference("decision_differs", message)


def differing_spellings(connection: Connection) -> Iterator[Difference]:
    """The spellings that somebody added and nobody took away, and that are not kept as they were added."""
    for subject, acts in _by_subject(connection, "spellings_told"):
        ref = subject.removeprefix(FORMS)
        row = connection.row("entry_by_ref", ref=ref)
        if row is None:
            continue
        kept = {Spelling(*facts) for _, _, *facts in connection.rows("added_forms", entry_id=row[0])}
        printed = None
        for spelling in replay_forms(acts).values():
            if spelling in kept:
                continue
            if printed is None:
                printed = _printed(connection, row[0])
            if spelling.form not in printed:
                when = f"by {shown(spelling.recorded_by)} on {spelling.recorded_at[:10]}"
                message = f"{ref}: the spelling {shown(spelling.form)}, added {when}, was altered or taken away."
                yield Difference("spelling_differs", message)


def _by_subject(connection: Connection, name: str) -> Iterator[tuple[str, list[Act]]]:
    """Each subject with its acts in the order that every node gives them; nothing else is held."""
    for subject, rows in groupby(connection.stream(name), key=lambda row: str(row[0])):
        yield subject, in_order(read_act(*place) for _, *place in rows)


def _kept(connection: Connection, plan: Plan) -> State | None:
    row = connection.row("follow_up_of_plan", **plan._asdict())
    if row is None:
        return None
    follow_up_id, due, closed_at = row
    done = connection.rows("completions_of_follow_up", follow_up_id=follow_up_id)
    return State(due, closed_at, tuple(sorted(Completion(*facts) for facts in done)))


def _fault_of(told: State, kept: State | None) -> str:
    if kept is None:
        return "is gone"
    for made in told.done:
        if made not in kept.done:
            return f"was done on {made.done_on} by {shown(made.recorded_by)}, which is not kept"
    for made in kept.done:
        if made not in told.done:
            return f"is kept as done on {made.done_on} by {shown(made.recorded_by)}, which nobody told"
    if (told.closed_at is None) != (kept.closed_at is None):
        state = "open, and kept as closed" if told.closed_at is None else "closed, and kept as open"
        return f"is {state}"
    if told.closed_at != kept.closed_at:
        return f"was closed at {told.closed_at}, and is kept as closed at {kept.closed_at}"
    if told.due != kept.due:
        return f"is due on {told.due}, and kept as due on {kept.due}"
    return ""


def _printed(connection: Connection, entry_id: int) -> set[str]:
    """The forms that a text prints: no spelling is added that is one of them."""
    rows = connection.rows("name_forms_of_entry", entry_id=entry_id)
    return {form for _, form, _, origin, *_ in rows if origin == "printed"}
