"""What is measured inside one process: the queries behind screens and keystrokes, and names with a typing slip."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from statistics import median, quantiles

from tests.benchmarks.invented import kind_of, name_of
from tests.benchmarks.running import Line
from tests.names.recall import slips
from tracker.db.connection import Connection, open_database
from tracker.plain import plain
from tracker.queries.details import get_detail
from tracker.queries.entries import count_by_status, list_entries
from tracker.queries.listing import Listing
from tracker.queries.rows import Entry
from tracker.queries.search.names import find_named
from tracker.register.vocabulary import vocabularies
from tracker.tui.lists import FIRST_ROWS, find

_PATIENCE = 8.0
"""Milliseconds that a query behind a keystroke may take; in the order of titles twice as many."""
_SLIP_PATIENCE = 50.0
_QUERIES, _KEYSTROKES, _SLIPS = 40, 60, 60
_LIKE_ENOUGH = 80
_LOOKED_AT = 20
_MANY = 1_000_000
"""From how many entries on looking up a name must be faster than looking at all of them."""

Query = Callable[[Connection, random.Random], object]


def _anywhere(chance: random.Random) -> tuple[str, int]:
    return chance.choice("abdefgijklmnrstz") + chance.choice("aeijlrsu"), 0


_SCREENS: dict[str, Query] = {
    "page of 50 anywhere": lambda found, chance: list_entries(found, "person", after=_anywhere(chance), limit=50),
    "page of 50 of a status": lambda found, chance: list_entries(
        found, "person", status="held", after=_anywhere(chance), limit=50
    ),
    "what names a person": lambda found, chance: list_entries(
        found, "demand", linked=10 * chance.randrange(100) + 1, limit=50
    ),
    "counts by kind and status": lambda found, _: count_by_status(found),
    "an entry in full": lambda found, chance: get_detail(found, _entry(found, 10 * chance.randrange(100) + 1)),
}


def measure_queries(paths: Mapping[int, str]) -> Iterator[Line]:
    """What stands behind a screen, at each size: the 95th percentile."""
    for name, query in _SCREENS.items():
        for size, path in sorted(paths.items()):
            yield _latency(name, path, size, query, times=_QUERIES, patience=_PATIENCE)


def measure_keystrokes(paths: Mapping[int, str]) -> Iterator[Line]:
    """What a list's filter asks at a key: any beginning of a name, of any status or all; the first rows, who else is
    listed, and how many there are up to a thousand.
    """
    statuses = tuple(vocabularies()["person"])
    for name, in_order, patience in (("best first", False, _PATIENCE), ("title order", True, 2 * _PATIENCE)):
        for size, path in sorted(paths.items()):

            def query(found: Connection, chance: random.Random, size: int = size, in_order: bool = in_order) -> object:
                status = chance.choice(statuses) if chance.random() < 1 / 2 else None
                listing = Listing("person", status)
                return find(found, _beginning(chance, size), listing if in_order else None, listing, FIRST_ROWS)

            what = f"filter of a list at a key, {name}"
            yield _latency(what, path, size, query, times=_KEYSTROKES, patience=patience)


def measure_slips(paths: Mapping[int, str]) -> Iterator[Line]:
    """Names with one letter wrong, against the likeness of all names in memory: time, and what is found."""
    for size, path in sorted(paths.items()):
        with closing(open_database(path)) as connection:
            yield from _slips(connection, size)


def _slips(connection: Connection, size: int) -> Iterator[Line]:
    from rapidfuzz import fuzz, process

    chance = random.Random(13)
    forms = connection.raw.execute("SELECT entry_id, form FROM name_form ORDER BY id").fetchall()
    names = [plain(form) for _, form in forms]
    ours, theirs, right, right_there, right_of_theirs = [], [], 0, 0, 0
    for _ in range(_SLIPS):
        number = _person(chance, size)
        typed = chance.choice(list(slips(name_of(number)["pl"][0])))[1]
        started = time.perf_counter()
        named = find_named(connection, typed)[:_LOOKED_AT]
        between = time.perf_counter()
        hits = process.extract(plain(typed), names, scorer=fuzz.ratio, limit=_LOOKED_AT, score_cutoff=_LIKE_ENOUGH)
        ours.append(between - started)
        theirs.append(time.perf_counter() - between)
        is_found = any(one.form.entry_id == number for one in named)
        is_there = any(forms[place][0] == number for *_, place in hits)
        right += is_found
        right_there += is_there
        right_of_theirs += is_found and is_there
    what, against = "name with a typing slip", "rapidfuzz over all names in memory"
    high = 1000 * quantiles(ours, n=20)[-1]
    faster, as_many = (1 / 20, 0.95) if size >= _MANY else (None, None)
    share = right_of_theirs / max(1, right_there)
    yield Line(what, against, size, median(ours) / median(theirs), None, faster, 1000 * median(ours))
    yield Line(what, "its finds", size, share, None, as_many, 100 * right / _SLIPS, "%", is_at_least=True)
    yield Line(f"{what}, 95th percentile", f"{_SLIP_PATIENCE:g} ms", size, high / _SLIP_PATIENCE, None, 1.0, high)


def _latency(what: str, path: str, size: int, query: Query, *, times: int, patience: float) -> Line:
    """The 95th percentile of some queries on one connection, against what people wait for: by the clock, and of the
    processor's time, which other programs disturb less.

    They are asked twice and timed the second time, when the system holds the pages: a disk's time is the disk's.
    """
    with closing(open_database(path)) as connection:
        for _ in range(2):
            took, worked, chance = [], [], random.Random(7)
            for _ in range(times):
                started, began = time.perf_counter(), time.thread_time()
                query(connection, chance)
                took.append(1000 * (time.perf_counter() - started))
                worked.append(1000 * (time.thread_time() - began))
    high, work = quantiles(took, n=20)[-1], quantiles(worked, n=20)[-1]
    return Line(f"{what}, 95th percentile", f"{patience:g} ms", size, high / patience, work / patience, 1.0, work)


def _beginning(chance: random.Random, size: int) -> str:
    """The first letters of a part of somebody's name."""
    form = name_of(_person(chance, size))[chance.choice(("sl", "pl", "lv"))][0]
    return chance.choice(form.split())[: chance.choice((1, 2, 3, 4, 6))].lower()


def _person(chance: random.Random, size: int) -> int:
    while kind_of(number := chance.randrange(1, size + 1)) != "person":
        pass
    return number


def _entry(connection: Connection, number: int) -> Entry:
    row = connection.row("entry_by_id", id=number)
    assert row is not None
    return Entry(*row)


def is_searchable(path: str) -> bool:
    """Whether a collection has the keys of its names."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT 1 FROM name_token LIMIT 1").fetchone() is not None
