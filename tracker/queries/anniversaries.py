"""Anniversaries: years since an adoption, years that somebody is held, and round numbers of days.

Each asks for ranges of dates that an index has in order, one range for each year and round number that can fall within
the days ahead, and the ranges are merged lazily: among a million people it reads as many rows as among a thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection, Row
from tracker.queries.crosschecks import HELD

_FIRST_ROUND, _ROUND = 100, 500
_GROWTH, _PAGE = 8, 500
_DAY = 10
"""How long a date is that names a day."""


class Anniversary(NamedTuple):
    """What falls on a day; a person's status and since when, null for a resolution."""

    day: date
    ref: str
    title: str
    text: str
    status: str | None
    since: str | None


def list_anniversaries(connection: Connection, today: date, days: int, limit: int) -> list[Anniversary]:
    """The first `limit` anniversaries from today to `days` ahead, by day."""
    streams = [*_of_adoptions(connection, today, days)]
    for status in sorted(HELD):
        streams += _of_status(connection, status, today, days)
    found = islice(merge(*streams, key=lambda found: found.day), limit)
    return sorted(found, key=lambda found: (found.day, found.ref))


def _of_adoptions(connection: Connection, today: date, days: int) -> Iterator[Iterator[Anniversary]]:
    row = connection.row("adopted_first")
    if row is not None:
        for year, started, first, last in _years(int(row[0][:4]), today, days):
            rows = _between(connection, "adopted_between", first, last)
            yield _adopted(rows, year, _counted(year - started, "year", "since its adoption"))


def _of_status(connection: Connection, status: str, today: date, days: int) -> Iterator[Iterator[Anniversary]]:
    row = connection.row("held_first", status=status)
    if row is None:
        return
    earliest = parse_date(row[0]).first_day()
    for year, started, first, last in _years(earliest.year, today, days):
        rows = _between(connection, "held_between", first, last, status=status)
        yield _held_for_years(rows, status, year, _counted(year - started, "year", status))
    most = (today - earliest).days + days
    for number in chain((_FIRST_ROUND,), range(_ROUND, most + 1, _ROUND)):
        begin = today - timedelta(days=number)
        rows = _between(connection, "held_between", str(begin), str(begin + timedelta(days=days)), status=status)
        yield _held_for_days(rows, status, number)


def _adopted(rows: Iterator[Row], year: int, text: str) -> Iterator[Anniversary]:
    for reference, title, adopted, *_ in rows:
        yield Anniversary(_in_year(adopted, year), reference, title, text, None, None)


def _held_for_years(rows: Iterator[Row], status: str, year: int, text: str) -> Iterator[Anniversary]:
    for ref, title, since, *_ in rows:
        yield Anniversary(_in_year(since, year), ref, title, text, status, since)


def _held_for_days(rows: Iterator[Row], status: str, number: int) -> Iterator[Anniversary]:
    for ref, title, since, *_ in rows:
        day = date.fromisoformat(since) + timedelta(days=number)
        yield Anniversary(day, ref, title, _counted(number, "day", status), status, since)


def _years(earliest: int, today: date, days: int) -> Iterator[tuple[int, int, str, str]]:
    """(year, year of the beginning, first and last day of the beginning) of what can fall within the days ahead."""
    until = today + timedelta(days=days)
    for year in (today.year, today.year + 1):
        first, last = max(today, date(year, 1, 1)), min(until, date(year, 12, 31))
        if first <= last:
            ends = f"{last:%m-%d}"
            if ends == "02-28" and (last + timedelta(days=1)).month == 3:
                ends = "02-29"
            for started in range(earliest, year):
                yield year, started, f"{started:04}-{first:%m-%d}", f"{started:04}-{ends}"


def _between(connection: Connection, name: str, first: str, last: str, **parameters: str) -> Iterator[Row]:
    """The rows of a range that name a day, at first one, then a few, then more: hardly more is read than is wanted.

    Dates that name a month or a year only lie between them, and are passed over together.
    """
    key: tuple[str, str | int, int] = (first, "", 0)
    limit = 1
    while True:
        since, sort_key, row_id = key
        rows = connection.rows(name, since=since, sort_key=sort_key, id=row_id, last=last, limit=limit, **parameters)
        for row in rows:
            key = row[2:]
            if len(key[0]) < _DAY:
                key = (f"{key[0]}-", "", 0)
                break
            yield row
        else:
            if len(rows) < limit:
                return
        limit = min(_GROWTH * limit, _PAGE)


def _in_year(since: str, year: int) -> date:
    """The same day in another year; 29 February falls on the 28th where there is none."""
    start = date.fromisoformat(since)
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=28)


def _counted(number: int, noun: str, rest: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'} {rest}"
