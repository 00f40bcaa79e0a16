"""`ics`: a calendar with the open follow-ups, each with an alarm, and the days on which something happened, every year.

Only dates that have a day are in it; nothing is invented for a month or a year. Everything is an all-day event, because
many calendars show no tasks. Unique ids and stamps come from the data, so that a second import changes nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import current_release, details, follow_ups
from tracker.export.values import claim_key
from tracker.queries.entries import find_entry
from tracker.queries.followups import FollowUp
from tracker.queries.provisions import list_resolutions
from tracker.queries.rows import ChargeFacts, Detail

_ALARM = timedelta(hours=-15)
"""Nine in the morning of the day before."""
_NOT_AN_EVENT = ("stated_in_text", "checked_unchanged")


def write(connection: Connection, stream: TextIO) -> None:
    """Write the calendar, event by event."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//advocacy-tracker//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Advocacy tracker")
    calendar.add("x-wr-caldesc", f"Release profile: {current_release().profile}")
    head, _, tail = _text(calendar).partition("END:VCALENDAR")
    stream.write(head)
    stream.writelines(_text(event) for event in _events(connection))
    stream.write(f"END:VCALENDAR{tail}")


def _events(connection: Connection) -> Iterator[Any]:
    for resolution in list_resolutions(connection):
        summary = f"{resolution.reference} adopted: {resolution.title}"
        yield from _yearly(f"adopted/{resolution.id}", resolution.adopted, summary, resolution.adopted)
    for detail in details(connection, ("person", "charge", "demand")):
        if not detail.entry.withdrawn:
            yield from _anniversaries(detail)
    for follow_up in follow_ups(connection):
        if follow_up.closed_at is None:
            yield from _follow_up(connection, follow_up)


def _anniversaries(detail: Detail) -> Iterator[Any]:
    entry = detail.entry
    if isinstance(detail.facts, ChargeFacts):
        for stated in detail.facts.dates:
            key = f"date/{entry.ref}/{stated.date}/{stated.means}"
            yield from _yearly(key, stated.date, f"{entry.title}: {stated.means}", entry.stated_on or stated.date)
    for claim in detail.history:
        if claim.is_live and claim.kind not in _NOT_AN_EVENT and not claim.effective_qualifier:
            stamp = claim.recorded_at or claim.effective
            key = f"claim/{claim_key(claim)}" if claim.hash else f"claim/{entry.ref}/{claim_key(claim)}"
            yield from _yearly(key, claim.effective, f"{entry.title}: {claim.code}", stamp, entry.ref)


def _yearly(key: str, day: str, summary: str, stamp: str, description: str = "") -> Iterator[Any]:
    """An event on a day and on its anniversaries; 29 February is kept on the last day of February."""
    start = _day(day)
    if start is None:
        return
    rule: dict[str, Any] = {"freq": "yearly"}
    if (start.month, start.day) == (2, 29):
        rule |= {"bymonth": 2, "bymonthday": -1}
    yield _event(key, start, summary, stamp, description=description, rule=rule)


def _follow_up(connection: Connection, follow_up: FollowUp) -> Iterator[Any]:
    from icalendar import Alarm, vRecur

    start = _day(follow_up.due)
    if start is None:
        return
    entry = find_entry(connection, follow_up.ref)
    summary = f"{follow_up.action}: {entry.title if entry else follow_up.ref}"
    rule = vRecur.from_ical(follow_up.rrule.removeprefix("RRULE:")) if follow_up.rrule else None
    lines = [follow_up.ref, follow_up.assignee, follow_up.note]
    event = _event(
        f"follow-up/{follow_up.ref}/{follow_up.created_at}",
        start,
        summary,
        follow_up.created_at,
        description="\n".join(filter(None, lines)),
        rule=rule,
    )
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _ALARM)
    event.add_component(alarm)
    yield event


def _event(key: str, day: date, summary: str, stamp: str, *, description: str, rule: Any) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key.replace(' ', '-')}@advocacy-tracker")
    event.add("dtstamp", _stamp(stamp))
    event.add("dtstart", day)
    event.add("summary", _line(summary))
    if description:
        event.add("description", _printable(description))
    if rule:
        event.add("rrule", rule)
    event.add("transp", "TRANSPARENT")
    return event


def _text(component: Any) -> str:
    data: bytes = component.to_ical()
    return data.decode("utf-8")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if len(text) == 10 else None


def _stamp(text: str) -> datetime:
    if len(text) < 10:
        return datetime(int(text[:4]), 1, 1, tzinfo=UTC)
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)


def _line(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
