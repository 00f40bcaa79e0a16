"""Follow-ups and the agenda: what is overdue, due, disputed, stale, and which anniversaries come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.queries.anniversaries import list_anniversaries
from tracker.queries.crosschecks import HELD
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import find_conflicts

STALE_AFTER = {"person": 90, "charge": 180, "demand": 180}
"""After how many days without a check an entry of a kind is stale, when nothing else is configured."""

AT_MOST = 50
"""How many follow-ups and anniversaries of a kind an agenda lists, when no more are asked for."""

_DAY = timedelta(days=1)


class Done(NamedTuple):
    """One occurrence that was done: when it was due, when it was done, with what result."""

    due: str
    done_on: str
    result: str
    recorded_at: str
    recorded_by: str


class FollowUp(NamedTuple):
    """Something to do for an entry; `due` is the next occurrence, `rrule` how it repeats (RFC 5545, empty: once)."""

    id: int
    ref: str
    action: str
    starts: str
    due: str
    rrule: str
    assignee: str
    note: str
    created_at: str
    created_by: str
    closed_at: str | None
    done: tuple[Done, ...]


class AgendaItem(NamedTuple):
    """One line of the agenda.

    `kind` is overdue, due, disputed, anniversary or stale; `day` the day it falls on (for disputed entries: since when,
    for stale ones: last checked); `days` how many days ago (negative: ahead); `follow_up` its id where there is one;
    `held_days` for how many days at least a person has been held, null for others.
    """

    kind: str
    day: str
    days: int
    ref: str
    title: str
    text: str
    follow_up: int | None
    held_days: int | None = None


class Agenda(NamedTuple):
    """The items, most urgent first, and of which parts there are more: overdue, due, disputed, anniversary, "stale
    person" and so on.
    """

    items: tuple[AgendaItem, ...]
    cut: tuple[str, ...]


class Held(NamedTuple):
    """For how many days somebody has been held; `is_exact` is false when the day of arrest is not known."""

    days: int
    is_exact: bool

    def __str__(self) -> str:
        return f"{'' if self.is_exact else 'at least '}{self.days:,} {'day' if self.days == 1 else 'days'}"


def days_held(status: str | None, since: str | None, on: date) -> Held | None:
    """How long a person has been in a status of somebody who is not free; None for any other."""
    if status not in HELD or since is None:
        return None
    start = parse_date(since)
    return Held(max(0, (on - start.last_day()).days), start.precision == "day")


def all_follow_ups(connection: Connection) -> Iterator[FollowUp]:
    """Every follow-up by due date, closed ones included."""
    for row in connection.stream("all_follow_ups"):
        yield _follow_up(connection, row)


def planned_follow_ups(connection: Connection) -> Iterator[FollowUp]:
    """Every follow-up by due date, then in the order in which they were planned, closed ones included.

    `id` is the place in that order: databases that know the same follow-ups number them alike.
    """
    for place, *row in connection.stream("planned_follow_ups"):
        yield _follow_up(connection, tuple(row))._replace(id=place)


def list_follow_ups(connection: Connection, entry_id: int) -> tuple[FollowUp, ...]:
    """The follow-ups of an entry by due date, closed ones included."""
    return tuple(_follow_up(connection, row) for row in connection.rows("follow_ups_of_entry", entry_id=entry_id))


def find_follow_up(connection: Connection, follow_up_id: int) -> FollowUp | None:
    """The follow-up with this id."""
    row = connection.row("follow_up_by_id", follow_up_id=follow_up_id)
    return _follow_up(connection, row) if row else None


def list_agenda(
    connection: Connection,
    today: date,
    *,
    days: int = 14,
    stale_after: Mapping[str, int] = STALE_AFTER,
    limit: int = 200,
) -> tuple[AgendaItem, ...]:
    """The items of `read_agenda`."""
    return read_agenda(connection, today, days=days, stale_after=stale_after, limit=limit).items


def read_agenda(
    connection: Connection,
    today: date,
    *,
    days: int = 14,
    stale_after: Mapping[str, int] = STALE_AFTER,
    limit: int = 200,
) -> Agenda:
    """What is overdue, due within `days`, disputed, stale, and which anniversaries fall within `days`, in this order of
    urgency. At most `limit` are disputed, and of each kind stale; of the others there are at most that many or
    `AT_MOST`, whichever is more. Every part walks an index to its limit, so that it costs the same at any size.
    """
    most = max(limit, AT_MOST)
    parts = {
        "overdue": (_due(connection, today, "", today - _DAY, most + 1), most),
        "due": (_due(connection, today, today.isoformat(), today + timedelta(days=days), most + 1), most),
        "disputed": (_disputed(connection, today, limit + 1), limit),
        "anniversary": (_anniversaries(connection, today, days, most + 1), most),
        **{
            f"stale {kind}": (_stale(connection, today, kind, after, limit + 1), limit)
            for kind, after in stale_after.items()
        },
    }
    items: list[AgendaItem] = []
    cut = []
    for name, (found, number) in parts.items():
        if len(part := list(found)) > number:
            cut.append(name)
        items += part[:number]
    return Agenda(tuple(items), tuple(cut))


def _follow_up(connection: Connection, row: tuple[object, ...]) -> FollowUp:
    done = connection.rows("completions_of_follow_up", follow_up_id=row[0])
    return FollowUp._make((*row, tuple(Done(*completion) for completion in done)))


def _due(connection: Connection, today: date, first: str, last: date, limit: int) -> Iterator[AgendaItem]:
    rows = connection.rows("follow_ups_due", first=first, last=last.isoformat(), limit=limit)
    for follow_up_id, ref, title, action, assignee, due, kind, status, since in rows:
        ago = (today - date.fromisoformat(due)).days
        text = f"{action} ({assignee})" if assignee else action
        held = _held_days(kind, status, since, today)
        yield AgendaItem("overdue" if ago > 0 else "due", due, ago, ref, title, text, follow_up_id, held)


def _disputed(connection: Connection, today: date, limit: int) -> Iterator[AgendaItem]:
    """The first of those in the register whose sources disagree: people, demands, charges, each by name."""
    rows = connection.rows("disputed_entries", limit=limit)
    rows.sort(key=itemgetter(-1, 0))
    rows.sort(key=itemgetter(2), reverse=True)
    for entry in (Entry(*row[:-1]) for row in rows):
        earlier, later = find_conflicts(list_claimed(connection, entry))[-1]
        since = entry.status_since or later.effective
        ago = max(0, (today - parse_date(since).last_day()).days)
        text = f"{earlier.code} ({earlier.effective}) or {later.code} ({later.effective})"
        held = _held_days(entry.kind, entry.status, since, today)
        yield AgendaItem("disputed", since, ago, entry.ref, entry.title, text, None, held)


def _stale(connection: Connection, today: date, kind: str, days: int, limit: int) -> Iterator[AgendaItem]:
    before = (today - timedelta(days=days)).isoformat()
    for ref, title, status, since, checked in connection.rows("stale_entries", kind=kind, before=before, limit=limit):
        ago = (today - parse_date(checked).last_day()).days
        if ago > days:
            text = f"{status}, not checked for {ago:,} days"
            yield AgendaItem("stale", checked, ago, ref, title, text, None, _held_days(kind, status, since, today))


def _anniversaries(connection: Connection, today: date, days: int, limit: int) -> Iterator[AgendaItem]:
    for found in list_anniversaries(connection, today, days, limit):
        held = days_held(found.status, found.since, today)
        ago = (today - found.day).days
        yield AgendaItem(
            "anniversary", str(found.day), ago, found.ref, found.title, found.text, None, held.days if held else None
        )


def _held_days(kind: str, status: str | None, since: str | None, today: date) -> int | None:
    held = days_held(status, since, today) if kind == "person" else None
    return held.days if held else None
