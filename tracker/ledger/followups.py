"""Follow-ups: what to do for an entry, when, and how it repeats. Dates are the user's local days."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import NamedTuple

from tracker.config import recording_user
from tracker.dates import PartialDate, parse_date, today
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import CLOSED, DONE, PLANNED, POSTPONED, append_act, subject_of_plan, time_of_act
from tracker.ledger.claims import check_text
from tracker.ledger.repetition import make_rrule, next_undone
from tracker.queries.followups import FollowUp, find_follow_up
from tracker.queries.rows import Entry

EARLIEST_PLAN = date(1950, 1, 1)
"""Nobody plans for a day before it; another date was meant."""

_LARGEST_ID = 2**63 - 1


class FollowUpChanged(NamedTuple):
    """A follow-up after a change: its id, and when it is due next (null: closed)."""

    id: int
    due: str | None


def parse_day(text: str) -> date:
    """A day, for something to be done. Raises InvalidInput for a month or a year, which are not due on any day."""
    found = parse_date(text)
    if found.precision != "day":
        raise InvalidInput(
            f"{shown(text)} is a {found.precision}; something is due on a day, e.g. {found.first_day()}."
        )
    return found.first_day()


def add_follow_up(
    connection: Connection,
    entry: Entry,
    action: str,
    due: date,
    *,
    every: str = "",
    assignee: str = "",
    note: str = "",
    by: str,
) -> FollowUpChanged:
    """Plan something for an entry."""
    if not action.strip():
        raise InvalidInput("A follow-up says what to do; give a few words.")
    for name, text in (("action", action), ("assignee", assignee), ("note", note), ("name", by)):
        check_text(name, text)
    _require_recent(due)
    rrule = make_rrule(every, due) if every else ""
    facts = {"action": action.strip(), "starts": due.isoformat(), "rrule": rrule, "assignee": assignee, "note": note}
    by = connection.signature(by)
    with connection.writing():
        now = time_of_act(connection)
        subject = subject_of_plan(entry.ref, *facts.values(), now, by)
        append_act(connection, PLANNED, subject, {"ref": entry.ref, **facts}, by=by, at=now)
        follow_up_id = connection.run(
            "insert_follow_up",
            id=None,
            entry_id=entry.id,
            due=due.isoformat(),
            created_at=now,
            created_by=by,
            closed_at=None,
            **facts,
        )
    return FollowUpChanged(follow_up_id, due.isoformat())


def complete_follow_up(
    connection: Connection, follow_up_id: int, *, on: str | None, result: str, by: str, due: str | None = None
) -> FollowUpChanged:
    """The occurrence that is due was done; a repeating follow-up goes on to its next one, another is closed.

    `due` is the day of the occurrence that its author saw. Raises InvalidInput when somebody else did it meanwhile:
    without `due` that is told by the day on which it was done.
    """
    now = today()
    seen = parse_day(due).isoformat() if due else None
    done_on = parse_date(on, latest=now) if on else PartialDate(now.year, now.month, now.day)
    check_text("result", result)
    by = connection.signature(by)
    with connection.writing():
        follow_up = _open_follow_up(connection, follow_up_id)
        _require_undone(follow_up, seen, done_on)
        facts = {"due": follow_up.due, "done_on": str(done_on), "result": result}
        recorded_at = _tell(connection, DONE, follow_up, facts, by)
        connection.run(
            "insert_follow_up_done",
            id=None,
            follow_up_id=follow_up_id,
            recorded_at=recorded_at,
            recorded_by=by,
            **facts,
        )
        done_before = [(one.due, one.done_on) for one in follow_up.done]
        following = next_undone(follow_up.rrule, follow_up.starts, follow_up.due, str(done_on), done_before)
        return _set_due(connection, follow_up_id, following, recorded_at)


def postpone_follow_up(connection: Connection, follow_up_id: int, to: date) -> FollowUpChanged:
    """The occurrence that is due is due on another day; later ones stay where the rule puts them.

    One that repeats cannot be moved to an earlier day: its rule would bring the same occurrence again.
    """
    _require_recent(to)
    with connection.writing():
        follow_up = _open_follow_up(connection, follow_up_id)
        if follow_up.rrule and to.isoformat() < follow_up.due:
            raise InvalidInput(
                f"Follow-up {follow_up_id} repeats and is due on {follow_up.due}; it can only be moved to a later day. "
                "When it was done early, say so: tracker followup done"
            )
        now = _tell(connection, POSTPONED, follow_up, {"due": follow_up.due, "to": to.isoformat()})
        return _set_due(connection, follow_up_id, to, now)


def close_follow_up(connection: Connection, follow_up_id: int) -> FollowUpChanged:
    """Nothing more is to be done; what was done stays recorded."""
    with connection.writing():
        follow_up = _open_follow_up(connection, follow_up_id)
        return _set_due(connection, follow_up_id, None, _tell(connection, CLOSED, follow_up, {}))


def _require_recent(day: date) -> None:
    if day < EARLIEST_PLAN:
        raise InvalidInput(f"{day} is too early for something that is to be done.")


def _open_follow_up(connection: Connection, follow_up_id: int) -> FollowUp:
    found = find_follow_up(connection, follow_up_id) if 0 < follow_up_id <= _LARGEST_ID else None
    if found is None:
        raise InvalidInput(f"There is no follow-up {follow_up_id}. See: tracker followup list")
    if found.closed_at:
        raise InvalidInput(f"Follow-up {follow_up_id} was closed on {found.closed_at[:10]}{_said_done(found)}.")
    return found


def _require_undone(follow_up: FollowUp, seen: str | None, done_on: PartialDate) -> None:
    """What two people do at once is done once: what repeats has gone on when the second says so."""
    if seen == follow_up.due:
        return
    last = max(follow_up.done, key=attrgetter("recorded_at"), default=None)
    was_just_done = last is not None and parse_date(last.done_on).last_day() >= done_on.first_day()
    if seen is None and (follow_up.due <= str(done_on.last_day()) or not was_just_done):
        return
    raise InvalidInput(
        f"Follow-up {follow_up.id} is due on {follow_up.due}{_said_done(follow_up)}. When that occurrence was done, "
        f"say so: tracker followup done {follow_up.id} --due {follow_up.due}"
    )


def _said_done(follow_up: FollowUp) -> str:
    """Who did it last, to go on a sentence."""
    last = max(follow_up.done, key=attrgetter("recorded_at"), default=None)
    return f"; {shown(last.recorded_by, quoted=False)} did it on {last.done_on}" if last else ""


def _tell(connection: Connection, kind: str, follow_up: FollowUp, facts: dict[str, str], by: str | None = None) -> str:
    """Append an act on a follow-up, by the recording user unless somebody else is named; when it was recorded."""
    planned = follow_up._asdict()
    names = ("ref", "action", "starts", "rrule", "assignee", "note", "created_at", "created_by")
    subject = subject_of_plan(*(planned[name] for name in names))
    return append_act(connection, kind, subject, facts, by=by or connection.signature(recording_user()))


def _set_due(connection: Connection, follow_up_id: int, due: date | None, now: str) -> FollowUpChanged:
    if due is None:
        connection.run("close_follow_up", follow_up_id=follow_up_id, new_closed_at=now)
        return FollowUpChanged(follow_up_id, None)
    connection.run("update_follow_up_due", follow_up_id=follow_up_id, new_due=due.isoformat())
    return FollowUpChanged(follow_up_id, due.isoformat())
