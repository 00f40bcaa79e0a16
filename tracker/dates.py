"""Dates as precise as their source: a year, a month or a day, never more.

`python-dateutil`'s parser is not used here: it completes "2021" with today's month and day, and evidence must not be
invented.
"""

from __future__ import annotations

import os
import re
from datetime import date
from typing import NamedTuple

from tracker.errors import InvalidInput, shown

_FORMS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_EARLIEST_YEAR = 1900
QUALIFIERS = ("about", "before", "after")


class PartialDate(NamedTuple):
    """A year, a month of a year, or a day. `str()` gives the ISO form; order them by `last_day()`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """ "year", "month" or "day"."""
        return "day" if self.day else "month" if self.month else "year"

    def first_day(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_in(self.year, month))


class EffectiveDate(NamedTuple):
    """When something was true: a date, and "about", "before" or "after" where the source says so (else empty)."""

    on: PartialDate
    qualifier: str = ""

    def __str__(self) -> str:
        return f"{self.qualifier} {self.on}".strip()

    def first_day(self) -> date:
        """The first day it can mean; for "before", as far as anybody knows, the day itself."""
        return self.on.first_day()

    def last_day(self) -> date:
        """The last day it can mean; the day by which the status orders."""
        return self.on.last_day() if self.qualifier != "before" else self.on.first_day()


def parse_effective_date(text: str, *, latest: date | None = None) -> EffectiveDate:
    """Read a date as `parse_date` does, perhaps with "about", "before" or "after" in front."""
    first, _, rest = text.strip().partition(" ")
    if first in QUALIFIERS:
        return EffectiveDate(parse_date(rest, latest=latest), first)
    return EffectiveDate(parse_date(text, latest=latest))


def today() -> date:
    """The user's local day; `TRACKER_TODAY` (a day) replaces it, for reproducible output."""
    fixed = os.environ.get("TRACKER_TODAY")
    if not fixed:
        return date.today()  # noqa: DTZ011 - a user's day is local
    try:
        found = date.fromisoformat(fixed)
    except ValueError:
        found = date.min
    if not 1900 <= found.year <= 9000:  # nothing that is counted from it runs out of the calendar
        raise InvalidInput(f"TRACKER_TODAY is {shown(fixed)}; it must be a day, e.g. 2026-11-22.")
    return found


def parse_date(text: str, *, latest: date | None = None) -> PartialDate:
    """Read "2021-09-14", "2021-09" or "2021".

    Raises InvalidInput for any other form (a form such as "03/04/2021" means two different days), for a day
    that does not exist, for a year before 1900, and for a date that begins after `latest`.
    """
    match = _FORMS.fullmatch(text.strip())
    if not match:
        raise InvalidInput(
            f"{shown(text)} is not a date that can be taken. "
            "Write a day as 2021-09-14, a month as 2021-09 or a year as 2021."
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if year < _EARLIEST_YEAR:
        raise InvalidInput(f"{shown(text)} is before {_EARLIEST_YEAR}. Check the year.")
    if month is not None and not 1 <= month <= 12:
        raise InvalidInput(f"{shown(text)} has no such month. Months are 01 to 12.")
    if day is not None and month is not None and not 1 <= day <= _days_in(year, month):
        raise InvalidInput(f"{shown(text)} is no day of the calendar.")
    found = PartialDate(year, month, day)
    if latest is not None and found.first_day() > latest:
        raise InvalidInput(
            f"{shown(text)} is in the future. A claim says what has happened; today is {latest.isoformat()}."
        )
    return found


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return (following - date(year, month, 1)).days if following else 31
