"""Follow-ups of several nodes: what the acts on one come to, and the rows of this database that say so.

A follow-up is the same everywhere because of what it says and when and by whom it was planned: its key is made of that,
and needs no agreement between nodes. Ids are local.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.errors import InvalidInput
from tracker.ledger.acts import CLOSED, DONE, PLANNED, POSTPONED, REOPENED, Act, append_act, list_acts, subject_of_plan
from tracker.ledger.repetition import next_undone, read_rrule

_FACTS = ("ref", "action", "starts", "rrule", "assignee", "note")


class Plan(NamedTuple):
    """What is planned: the facts that never change."""

    ref: str
    action: str
    starts: str
    rrule: str
    assignee: str
    note: str
    created_at: str
    created_by: str

    @property
    def subject(self) -> str:
        """What acts on it are about: the same on every node."""
        return subject_of_plan(*self)


class Completion(NamedTuple):
    """One occurrence that was done."""

    due: str
    done_on: str
    result: str
    recorded_at: str
    recorded_by: str


class State(NamedTuple):
    """What the acts on a plan come to: when it is due, since when it is closed, and what was done."""

    due: str
    closed_at: str | None
    done: tuple[Completion, ...]


class Kept(NamedTuple):
    """A follow-up as this database keeps it."""

    id: int
    plan: Plan
    state: State


def replay(plan: Plan, acts: Iterable[Act]) -> State:
    """What the acts on a plan come to, in their order.

    An act is about the occurrence that its author saw. Who did or moved one that somebody else had done before is
    remembered, and moves nothing.
    """
    due, closed_at = plan.starts, None
    same_occurrence = {due}
    done: dict[Completion, None] = {}
    for act in acts:
        seen = act.facts.get("due", "")
        if act.kind == DONE:
            made = Completion(seen, act.facts["done_on"], act.facts["result"], act.recorded_at, act.recorded_by)
            is_new = made not in done
            done[made] = None
            if is_new and closed_at is None and seen in same_occurrence:
                following = _following(plan, due, made, done)
                if following is None:
                    closed_at = act.recorded_at
                else:
                    due, same_occurrence = following.isoformat(), {following.isoformat()}
        elif act.kind == POSTPONED and closed_at is None and seen in same_occurrence:
            due = act.facts["to"]
            same_occurrence.add(due)
        elif act.kind == CLOSED and closed_at is None:
            closed_at = act.recorded_at
        elif act.kind == REOPENED and closed_at is not None:
            due, closed_at, same_occurrence = seen, None, {seen}
    return State(due, closed_at, tuple(sorted(done)))


def _following(plan: Plan, due: str, made: Completion, done: Iterable[Completion]) -> date | None:
    """When a plan is due again; never for one whose rule this program does not write."""
    if not can_be_told(plan):
        return None
    return next_undone(plan.rrule, plan.starts, due, made.done_on, [(one.due, one.done_on) for one in done])


def can_be_told(plan: Plan) -> bool:
    """Whether others would believe a plan: its rule is one that this program writes."""
    try:
        return not plan.rrule or bool(read_rrule(plan.rrule, date.fromisoformat(plan.starts)))
    except (InvalidInput, ValueError):
        return False


def plan_of(acts: Iterable[Act]) -> Plan | None:
    """The plan that acts are about; None when its author's act is not here, or is another plan's."""
    for act in acts:
        if act.kind == PLANNED:
            facts = {name: act.facts[name] for name in _FACTS}
            plan = Plan(**facts, created_at=act.recorded_at, created_by=act.recorded_by)
            if plan.subject == act.subject:
                return plan
    return None


def list_kept(connection: Connection) -> Iterator[Kept]:
    """Every follow-up of this database."""
    done: dict[int, list[Completion]] = {}
    for follow_up_id, *facts in connection.rows("follow_ups_done_to_exchange"):
        done.setdefault(follow_up_id, []).append(Completion(*facts))
    for row in connection.rows("follow_ups_to_exchange"):
        follow_up_id, ref, action, starts, due, rrule, assignee, note, created_at, created_by, closed_at = row
        plan = Plan(ref, action, starts, rrule, assignee, note, created_at, created_by)
        yield Kept(follow_up_id, plan, State(due, closed_at, tuple(sorted(done.get(follow_up_id, ())))))


def tell_plans(connection: Connection, by: str) -> None:
    """Append the acts that are missing of what this database keeps: of older releases, and of imports."""
    for kept in list_kept(connection):
        subject, state = kept.plan.subject, kept.state
        if not can_be_told(kept.plan):
            continue
        acts = list_acts(connection, subject)
        if plan_of(acts) is None:
            facts = {name: getattr(kept.plan, name) for name in _FACTS}
            append_act(connection, PLANNED, subject, facts, by=kept.plan.created_by, at=kept.plan.created_at)
        known = set(replay(kept.plan, acts).done)
        for made in state.done:
            if made not in known:
                facts = {"due": made.due, "done_on": made.done_on, "result": made.result}
                append_act(connection, DONE, subject, facts, by=made.recorded_by, at=made.recorded_at)
        found = replay(kept.plan, list_acts(connection, subject))
        if state.closed_at and found.closed_at is None:
            append_act(connection, CLOSED, subject, {}, by=by, at=state.closed_at)
        elif not state.closed_at and found.closed_at:
            append_act(connection, REOPENED, subject, {"due": state.due}, by=by)
        elif not state.closed_at and found.due != state.due:
            append_act(connection, POSTPONED, subject, {"due": found.due, "to": state.due}, by=by)
        _keep(connection, kept, replay(kept.plan, list_acts(connection, subject)))


def apply_plans(connection: Connection, subjects: Iterable[str]) -> int:
    """Have this database say what the acts on these follow-ups come to; how many it keeps anew or otherwise.

    One whose entry is not here waits in its acts.
    """
    here = {kept.plan.subject: kept for kept in list_kept(connection)}
    changed = 0
    for subject in subjects:
        acts = list_acts(connection, subject)
        plan = plan_of(acts)
        if plan is None:
            continue
        kept = here.get(subject) or _begin(connection, plan)
        if kept is not None:
            changed += _keep(connection, kept, replay(plan, acts)) or subject not in here
    return changed


def _begin(connection: Connection, plan: Plan) -> Kept | None:
    row = connection.row("entry_by_ref", ref=plan.ref)
    if row is None:
        return None
    follow_up_id = connection.run(
        "insert_follow_up",
        id=None,
        entry_id=row[0],
        action=plan.action,
        starts=plan.starts,
        due=plan.starts,
        rrule=plan.rrule,
        assignee=plan.assignee,
        note=plan.note,
        created_at=plan.created_at,
        created_by=plan.created_by,
        closed_at=None,
    )
    return Kept(follow_up_id, plan, State(plan.starts, None, ()))


def _keep(connection: Connection, kept: Kept, state: State) -> bool:
    """Write what differs; whether anything did."""
    if state == kept.state:
        return False
    for made in state.done:
        if made not in kept.state.done:
            connection.run("insert_follow_up_done", id=None, follow_up_id=kept.id, **made._asdict())
    connection.run("set_follow_up", follow_up_id=kept.id, new_due=state.due, new_closed_at=state.closed_at)
    return True
