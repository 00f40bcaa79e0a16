"""Follow-ups and the agenda: what is overdue, due, stale, and which anniversaries come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection

HELD = (
    "held",
    "detained_police",
    "detained_pretrial",
    "detained_administrative",
    "imprisoned",
    "death_row",
    "forced_psychiatric",
    "house_arrest",
    "disappeared",
)
"""The statuses of people who are not free, for days held and anniversaries."""

STALE_AFTER = {"person": 90, "charge": 180, "demand": 180}
"""After how many days without a check an entry of a kind is stale, when nothing else is configured."""


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

    `kind` is overdue, due, stale or anniversary; `day` the day it falls on (for stale entries: last checked);
    `days` how many days ago (negative: ahead); `follow_up` its id where there is one.
    """

    kind: str
    day: str
    days: int
    ref: str
    title: str
    text: str
    follow_up: int | None


def all_follow_ups(connection: Connection) -> Iterator[FollowUp]:
    """Every follow-up by due date, closed ones included."""
    for row in connection.rows("all_follow_ups"):
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
    """What is overdue, due within `days`, stale, and which anniversaries fall within `days`; most urgent first."""
    return (
        *_due(connection, today, days),
        *_anniversaries(connection, today, days),
        *_stale(connection, today, stale_after, limit),
    )


def _follow_up(connection: Connection, row: tuple[object, ...]) -> FollowUp:
    done = connection.rows("completions_of_follow_up", follow_up_id=row[0])
    return FollowUp._make((*row, tuple(Done(*completion) for completion in done)))


def _due(connection: Connection, today: date, days: int) -> Iterator[AgendaItem]:
    for row in connection.rows("follow_ups_due", until=(today + timedelta(days=days)).isoformat()):
        follow_up_id, ref, action, _starts, due, _rrule, assignee, *_rest, title = row
        ago = (today - date.fromisoformat(due)).days
        text = f"{action} ({assignee})" if assignee else action
        yield AgendaItem("overdue" if ago > 0 else "due", due, ago, ref, title, text, follow_up_id)


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
    for status in HELD:
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
    yield from sorted(items, key=lambda item: (item.day, item.ref))


def _anniversary(start: date, year: int) -> date:
    """The same day in another year; 29 February falls on the 28th where there is none."""
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=28)
