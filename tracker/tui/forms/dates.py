"""Dates while they are typed: what is understood of them, with no more precision than they have."""

from __future__ import annotations

from tracker.dates import EffectiveDate
from tracker.errors import InvalidInput

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(effective: EffectiveDate) -> str:
    """ "about September 2021, the day not known"."""
    date, before = effective.on, f"{effective.qualifier} " if effective.qualifier else ""
    if date.day and date.month:
        return f"{before}the day {date.day} {MONTHS[date.month - 1]} {date.year}"
    if date.month:
        return f"{before}{MONTHS[date.month - 1]} {date.year}, the day not known"
    return f"{before}the year {date.year}, month and day not known"


def effective_in_words(text: str) -> str:
    """What is understood of an effective date; empty means today. Raises InvalidInput."""
    from tracker.ledger.claims import parse_effective

    return in_words(parse_effective(text or None))


def day_in_words(text: str) -> str:
    """What is understood of a day on which something is due: "Sunday 31 January 2027, in 70 days"."""
    from tracker.dates import today
    from tracker.ledger.followups import parse_day

    if not text:
        raise InvalidInput("On which day? For example 2027-01-31.")
    day = parse_day(text)
    ahead = (day - today()).days
    when = "today" if not ahead else f"in {_days(ahead)}" if ahead > 0 else f"{_days(-ahead)} ago"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}, {when}"


def repetition_in_words(every: str, due: str) -> str:
    """What is understood of "3 months until 2028-01-31": the days on which it comes back. Raises InvalidInput."""
    from itertools import islice

    from tracker.ledger.followups import parse_day
    from tracker.ledger.repetition import make_rrule, occurrences

    if not every:
        return "once"
    if not due:
        return "first say on which day it is due"
    start = parse_day(due)
    rule = make_rrule(every, start)
    days = list(islice(occurrences(rule, start), 4))
    shown = ", ".join(day.isoformat() for day in days[:3]) + (" …" if len(days) > 3 else "")
    return f"{len(days)} times: {shown}" if len(days) < 4 else shown


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
