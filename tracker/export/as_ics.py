"""`ics`: a calendar with the open follow-ups, each with an alarm, and the days on which something happened, every year.

Only dates that have a day are in it; nothing is invented for a month or a year. Everything is an all-day event, because
many calendars show no tasks. Unique ids and stamps come from the data, so that a second import changes nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import CASE_LIST, current_release, details, follow_ups, resolution_values
from tracker.export.values import claim_key
from tracker.queries.codes import labels_in
from tracker.queries.entries import find_entry
from tracker.queries.followups import FollowUp
from tracker.queries.rows import ChargeFacts, Detail

_ALARM = "-PT15H"
"""Nine in the morning of the day before."""
_END = "\r\n"
_LONGEST = 74
"""Bytes of a line before its end."""
_KEPT_TOGETHER = frozenset("\\^")
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
    head, _, tail = calendar.to_ical().decode("utf-8").partition("END:VCALENDAR")
    stream.write(head)
    stream.writelines(_events(connection))
    stream.write(f"END:VCALENDAR{tail}")


def _events(connection: Connection) -> Iterator[str]:
    for resolution, _ in resolution_values(connection):
        if all(version["stage"] != CASE_LIST for version in resolution["versions"]):
            summary = f"{resolution['reference']} adopted: {resolution['title']}"
            yield from _yearly(f"adopted/{resolution['id']}", resolution["adopted"], summary, resolution["adopted"])
    labels = labels_in(connection, "en")
    for detail in details(connection, ("person", "charge", "demand"), is_history=True):
        if not detail.entry.withdrawn:
            yield from _anniversaries(detail, labels)
    for follow_up in follow_ups(connection):
        if follow_up.closed_at is None:
            yield from _follow_up(connection, follow_up)


def _anniversaries(detail: Detail, labels: Mapping[tuple[str, str], str]) -> Iterator[str]:
    entry = detail.entry
    if isinstance(detail.facts, ChargeFacts):
        for stated in detail.facts.dates:
            key = f"date/{entry.ref}/{stated.date}/{stated.means}"
            yield from _yearly(key, stated.date, f"{entry.title}: {stated.means}", entry.stated_on or stated.date)
    for claim in detail.history:
        if claim.is_live and claim.kind not in _NOT_AN_EVENT and not claim.effective_qualifier:
            stamp = claim.recorded_at or claim.effective
            key = f"claim/{claim_key(claim)}" if claim.hash else f"claim/{entry.ref}/{claim_key(claim)}"
            label = labels.get((entry.kind, claim.code), claim.code)
            yield from _yearly(key, claim.effective, f"{entry.title}: {label}", stamp, entry.ref)


def _yearly(key: str, day: str, summary: str, stamp: str, description: str = "") -> Iterator[str]:
    """An event on a day and on its anniversaries; 29 February is kept on the last day of February."""
    start = _day(day)
    if start is None:
        return
    is_leap = (start.month, start.day) == (2, 29)
    rule = "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2" if is_leap else "FREQ=YEARLY"
    yield _event(key, start, summary, stamp, description=description, rule=rule)


def _follow_up(connection: Connection, follow_up: FollowUp) -> Iterator[str]:
    from icalendar import vRecur

    start = _day(follow_up.due)
    if start is None:
        return
    entry = find_entry(connection, follow_up.ref)
    summary = f"{follow_up.action}: {entry.title if entry else follow_up.ref}"
    rule = vRecur.from_ical(follow_up.rrule.removeprefix("RRULE:")) if follow_up.rrule else None
    lines = [follow_up.ref, follow_up.assignee, follow_up.note]
    yield _event(
        f"follow-up/{follow_up.ref}/{follow_up.created_at}",
        start,
        summary,
        follow_up.created_at,
        description="\n".join(filter(None, lines)),
        rule=rule.to_ical().decode() if rule else "",
        alarm=_ALARM,
    )


def _event(key: str, day: date, summary: str, stamp: str, *, description: str, rule: str, alarm: str = "") -> str:
    """An event in the order of properties that the library writes; to let it make each costs several times as much."""
    words, told = _words(_line(summary)), _words(_printable(description))
    uid = _words(f"{key.replace(' ', '-')}@advocacy-tracker")
    lines = [
        "BEGIN:VEVENT",
        f"SUMMARY:{words}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTSTAMP:{_stamp(stamp):%Y%m%dT%H%M%SZ}",
        f"UID:{uid}",
        f"RRULE:{rule}" if rule else "",
        f"DESCRIPTION:{told}" if told else "",
        "TRANSP:TRANSPARENT",
    ]
    if alarm:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{words}", f"TRIGGER:{alarm}", "END:VALARM"]
    lines.append("END:VEVENT")
    return "".join([_folded(line) for line in lines if line])


def _words(text: str) -> str:
    from icalendar import vText

    escaped: bytes = vText(text).to_ical()
    return escaped.decode("utf-8")


def _folded(line: str) -> str:
    """A line with its end. Those that hold nothing which must stay together are cut as the library cuts them."""
    from icalendar.parser import Contentline

    if len(line.encode("utf-8")) <= _LONGEST:
        return line + _END
    if line.isascii() and not _KEPT_TOGETHER.intersection(line):
        return f"{_END} ".join(line[at : at + _LONGEST] for at in range(0, len(line), _LONGEST)) + _END
    as_line: Any = Contentline
    cut: bytes = as_line(line).to_ical()
    return cut.decode("utf-8") + _END


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
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)
