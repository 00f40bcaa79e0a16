"""`--as-of` and `--known-on`: the point of view from which a command looks."""

from __future__ import annotations

from argparse import Namespace
from datetime import UTC, date, datetime, time

from tracker.dates import parse_date
from tracker.status import When


def parse_when(options: Namespace) -> When | None:
    """The point of view that the options give, at the end of the day, month or year; None for now."""
    if not options.as_of and not options.known_on:
        return None
    as_of = end_of(options.as_of) if options.as_of else None
    known_on = end_of(options.known_on) if options.known_on else None
    when = make_when(as_of, known_on)
    return when if when.as_of or when.known_on else None


def end_of(text: str) -> date:
    """The last day that a date can mean."""
    return parse_date(text).last_day()


def make_when(as_of: date | None = None, known_on: date | None = None) -> When:
    """What was true at the end of a local day, and what was known at the end of one.

    Nothing is known of days to come, so that today and later are now.
    """
    from tracker.dates import today

    return When(
        as_of.isoformat() if as_of and as_of < today() else None,
        _end_in_utc(known_on) if known_on else None,
    )


def _end_in_utc(day: date) -> str:
    """The last microsecond of a local day, as times of recording are written."""
    try:
        end = datetime.combine(day, time.max).astimezone(UTC)
    except (OverflowError, OSError, ValueError):  # the last days of the calendar, in some time zones
        return f"{day.isoformat()}T23:59:59.999999Z"
    return end.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
