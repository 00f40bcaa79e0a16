"""How a follow-up repeats: rules in the one shape that this program writes, and the days on which they fall.

A rule is an RRULE (RFC 5545), so that calendar programs understand it. Others than ours are refused wherever they come
from: what somebody else wrote could ask for years of counting. The days are those that python-dateutil finds, counted
from an occurrence nearby and not from the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.errors import InvalidInput, shown

_EVERY = re.compile(
    r"(?:every\s+)?(?:([0-9]{1,3})\s+)?(day|week|month|quarter|year|daily|weekly|monthly|quarterly|yearly)s?"
    r"(?:\s+until\s+(\S+))?",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
_FREQUENCIES = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
_UNITS = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
_LARGEST_INTERVAL = {"DAILY": 999, "WEEKLY": 999, "MONTHLY": 2997, "YEARLY": 999}
_RULE = re.compile(r"FREQ=([A-Z]{5,7})(?:;INTERVAL=([1-9][0-9]{0,3}))?((?:;BY[A-Z]+=[0-9,-]+)*)(?:;UNTIL=([0-9]{8}))?")


class Repetition(NamedTuple):
    """Every `interval` of a frequency from a day, until a day if there is one."""

    frequency: str
    interval: int
    start: date
    until: date | None

    def days(self) -> Iterator[date]:
        """The occurrences, the first one included, one by one."""
        return self._counted_from(self.start)

    def first_after(self, after: date) -> date | None:
        """The first occurrence after a day; None when there is none."""
        return next((day for day in self._counted_from(self._reached(after)) if day > after), None)

    def _counted_from(self, occurrence: date) -> Iterator[date]:
        from dateutil.rrule import rrulestr

        for found in rrulestr(_written(self), dtstart=datetime.combine(occurrence, time())):
            yield found.date()

    def _reached(self, day: date) -> date:
        """The last occurrence up to a day, or one shortly before it; the first one for a day before that."""
        from dateutil.relativedelta import relativedelta

        unit = _UNITS[self.frequency]
        if day <= self.start:
            return self.start
        gone = relativedelta(day, self.start)
        whole = {"days": (day - self.start).days, "weeks": (day - self.start).days // 7, "years": gone.years}
        number = whole.get(unit, 12 * gone.years + gone.months) // self.interval
        reached: date = self.start + relativedelta(**{unit: number * self.interval})
        return reached


def make_rrule(every: str, start: date) -> str:
    """The RRULE of "3 months", "every quarter until 2027-01-31" and the like, from `start`."""
    match = _EVERY.fullmatch(every.strip())
    if not match or (match[1] and not int(match[1])):
        raise InvalidInput(
            f'{shown(every)} is no repetition. Write "2 weeks", "month", "3 months until 2028" or "year".'
        )
    unit = match[2].lower()
    frequency, factor = _FREQUENCIES[_ADVERBS.get(unit, unit)]
    until = parse_date(match[3]).last_day() if match[3] else None
    if until and until < start:
        raise InvalidInput(f"The repetition ends on {until}, before it begins on {start}.")
    return _written(Repetition(frequency, int(match[1] or 1) * factor, start, until))


def read_rrule(rrule: str, start: date) -> Repetition:
    """What a rule says that begins on a day. Raises InvalidInput for one that `make_rrule` does not write."""
    match = _RULE.fullmatch(rrule)
    if match and match[1] in _LARGEST_INTERVAL and int(match[2] or 1) <= _LARGEST_INTERVAL[match[1]]:
        try:
            until = date.fromisoformat(match[4]) if match[4] else None
        except ValueError:
            until = date.min
        found = Repetition(match[1], int(match[2] or 1), start, until)
        if (until is None or until >= start) and _written(found) == rrule:
            return found
    raise InvalidInput(
        f"{shown(rrule, limit=80)} from {start} is no repetition that this program writes: days, weeks, months or "
        "years, on the same day each time or at the end of the month, until a day."
    )


def next_due(rrule: str, start: date, after: date) -> date | None:
    """The first occurrence after a day; None when there is none. Raises InvalidInput as `read_rrule` does."""
    if not rrule:
        return start if start > after else None
    return read_rrule(rrule, start).first_after(after)


def next_undone(rrule: str, starts: str, due: str, done_on: str, done: Iterable[tuple[str, str]]) -> date | None:
    """The occurrence after the one of the day `due`, which was done on `done_on`; None when there is none.

    `done` says when which occurrences were done, also before their turn: those are passed over.
    """
    days: dict[str, str] = {}
    for one, on in done:
        days[one] = max(on, days.get(one, ""))
    following: date | None = date.fromisoformat(due)
    while rrule and following is not None:
        following = next_due(rrule, date.fromisoformat(starts), max(following, parse_date(done_on).first_day()))
        if following is None or (done_on := days.get(following.isoformat(), "")) == "":
            return following
    return None


def occurrences(rrule: str, start: date) -> Iterator[date]:
    """The days of a repetition, the first one included, one by one."""
    return read_rrule(rrule, start).days()


def _written(repetition: Repetition) -> str:
    """The rule as it is written. One from the end of a month stays at the end of each month, and a yearly one from 29
    February falls on 28 February in other years: what a person means.
    """
    frequency, interval, start, until = repetition
    parts = [f"FREQ={frequency}"]
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    if frequency == "MONTHLY" and start.day > 28:
        parts += [f"BYMONTHDAY={','.join(map(str, range(28, start.day + 1)))}", "BYSETPOS=-1"]
    elif frequency == "YEARLY" and (start.month, start.day) == (2, 29):
        parts += ["BYMONTH=2", "BYMONTHDAY=28,29", "BYSETPOS=-1"]
    if until:
        parts.append(f"UNTIL={until:%Y%m%d}")
    return ";".join(parts)
