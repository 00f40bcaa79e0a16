"""Follow-ups and the agenda: what is overdue, due, disputed, stale, and which anniversaries come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.queries.crosschecks import HELD
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import find_conflicts, is_disputed

STALE_AFTER = {"person": 90, "charge": 180, "demand": 180}
"""After how many days without a check an entry of a kind is stale, when nothing else is configured."""


_FIRST_ROUND, _ROUND = 100, 500


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
    """What is overdue, due within `days`, disputed, stale, and which anniversaries fall within `days`, in this order of
    urgency. `limit` holds for the disputed and for the stale of each kind.
    """
    items = (
        *_due(connection, today, days),
        *islice(_disputed(connection, today), limit),
        *_anniversaries(connection, today, days),
        *_stale(connection, today, stale_after, limit),
    )
    return tuple(_with_days_held(connection, item, today) for item in items)


def _with_days_held(connection: Connection, item: AgendaItem, today: date) -> AgendaItem:
    row = connection.row("entry_by_ref", ref=item.ref) if item.ref.startswith("person/") else None
    entry = Entry(*row) if row else None
    held = days_held(entry.status, entry.status_since, today) if entry else None
    return item._replace(held_days=held.days) if held else item


def _follow_up(connection: Connection, row: tuple[object, ...]) -> FollowUp:
    done = connection.rows("completions_of_follow_up", follow_up_id=row[0])
    return FollowUp._make((*row, tuple(Done(*completion) for completion in done)))


def _due(connection: Connection, today: date, days: int) -> Iterator[AgendaItem]:
    for row in connection.rows("follow_ups_due", until=(today + timedelta(days=days)).isoformat()):
        follow_up_id, ref, action, _starts, due, _rrule, assignee, *_rest, title = row
        ago = (today - date.fromisoformat(due)).days
        text = f"{action} ({assignee})" if assignee else action
        yield AgendaItem("overdue" if ago > 0 else "due", due, ago, ref, title, text, follow_up_id)


def _disputed(connection: Connection, today: date) -> Iterator[AgendaItem]:
    """Entries whose present status is contradicted by a claim, or the text, that speaks of the same time."""
    for row in connection.stream("entries_perhaps_disputed"):
        entry = Entry(*row)
        claims = list_claimed(connection, entry)
        if not is_disputed(claims):
            continue
        earlier, later = find_conflicts(claims)[-1]
        since = entry.status_since or later.effective
        ago = (today - parse_date(since).last_day()).days
        text = f"{earlier.code} ({earlier.effective}) or {later.code} ({later.effective})"
        yield AgendaItem("disputed", since, max(0, ago), entry.ref, entry.title, text, None)


def _stale(connection: Connection, today: date, stale_after: Mapping[str, int], limit: int) -> Iterator[AgendaItem]:
    for kind, days in stale_after.items():
        before = (today - timedelta(days=days)).isoformat()
        for ref, title, status, checked in connection.rows("stale_entries", kind=kind, before=before, limit=limit):
            ago = (today - parse_date(checked).last_day()).days
            if ago > days:
                yield AgendaItem("stale", checked, ago, ref, title, f"{status}, not checked for {ago} days", None)


def _anniversaries(connection: Connection, today: date, days: int) -> Iterator[AgendaItem]:
    found = [
        (adopted, reference, title, "years since its adoption")
        for reference, title, adopted in connection.rows("adoption_dates")
    ]
    for status in sorted(HELD):
        found += [
            (since, ref, title, f"years {status}")
            for ref, title, _, since in connection.rows("held_since", status=status)
        ]
    items = []
    for since, ref, title, text in found:
        start = parse_date(since)
        if start.precision != "day":
            continue
        for year in (today.year, today.year + 1):
            day = _anniversary(start.first_day(), year)
            if 0 <= (day - today).days <= days and year > start.year:
                number = year - start.year
                words = text.replace("years", "year" if number == 1 else "years", 1)
                items.append(
                    AgendaItem(
                        "anniversary", day.isoformat(), (today - day).days, ref, title, f"{number} {words}", None
                    )
                )
    yield from sorted([*items, *_round_days(connection, today, days)], key=lambda item: (item.day, item.ref))


def _round_days(connection: Connection, today: date, days: int) -> Iterator[AgendaItem]:
    """The hundredth day that somebody is held, the five hundredth, the thousandth and so on."""
    for status in sorted(HELD):
        for ref, title, _, since in connection.rows("held_since", status=status):
            if parse_date(since).precision != "day":
                continue
            gone = (today - date.fromisoformat(since)).days
            following = max(1, -(-gone // _ROUND)) * _ROUND
            for number in (_FIRST_ROUND, *range(following, gone + days + 1, _ROUND)):
                if gone <= number <= gone + days:
                    day = today + timedelta(days=number - gone)
                    text = f"{number:,} days {status}"
                    yield AgendaItem("anniversary", day.isoformat(), gone - number, ref, title, text, None)


def _anniversary(start: date, year: int) -> date:
    """The same day in another year; 29 February falls on the 28th where there is none."""
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=28)
