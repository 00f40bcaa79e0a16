"""How finding names behaves from 1,000 to 1,000,000 name forms: build time, index size, time a query, first place.

Run: python -m tests.benchmarks.names_at_scale [FORMS ...]. Names are made up from a seed: given names of the register
and of syllables, family names of syllables with Kazakh and Russian endings; every entry has an English and a Polish
form. Files go into a temporary folder and are deleted.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import NamedTuple

from tests.names.conventions import WRITERS
from tests.names.cyrillic_forms import RUSSIAN
from tests.names.recall import slips
from tracker.db.connection import Connection
from tracker.db.indexing import fill_search
from tracker.db.migrate import SCHEMA_FILE
from tracker.plain import plain
from tracker.queries.search import search
from tracker.queries.search.names import find_named

SIZES = (1_000, 10_000, 100_000)
QUERIES = 200
# fmt: off
_STARTS = (
    "аб", "ак", "ал", "ам", "ас", "ба", "бе", "бо", "да", "де", "ди", "ер", "ес", "жа", "же", "жу", "за", "зи",
    "иб", "ис", "ка", "ке", "ко", "ку", "ма", "ме", "му", "на", "но", "ну", "ор", "ра", "ро", "са", "се", "су",
    "та", "ту", "ул", "уш",
)
_MIDDLES = (
    "б", "бай", "бек", "дар", "диг", "ген", "дос", "жан", "кал", "кен", "лан", "лык", "маг", "мам", "мир", "нар",
    "нур", "рат", "рим", "сер", "сул", "тай", "таш", "тур", "хан", "хат", "шар", "ши",
)
_ENDS = (
    "ов", "ев", "ин", "баев", "беков", "галиев", "ханов", "кулов", "агадил", "улы", "жанов", "шин", "метов",
    "енов",
)
# fmt: on

Name = tuple[str, str]


def make_names(count: int, seed: int = 7) -> list[Name]:
    """(English spelling, Russian spelling) of made-up men; some family names are borne by many."""
    chance = random.Random(seed)
    given = [pair[0].split()[0] for pair in RUSSIAN]
    given += [_word(chance, 1, "") for _ in range(100)]
    families = [_word(chance, 2, chance.choice(_ENDS)) for _ in range(min(200_000, max(200, count // 4)))]
    english = WRITERS["en"]
    names = []
    for _ in range(count):
        russian = f"{chance.choice(given)} {chance.choice(families)}"
        names.append((english.write(russian, is_woman=False), russian))
    return names


def _word(chance: random.Random, middles: int, end: str) -> str:
    return (chance.choice(_STARTS) + "".join(chance.choice(_MIDDLES) for _ in range(middles)) + end).capitalize()


def fill(path: str, names: list[Name]) -> tuple[float, int]:
    """Write entries with two forms each, then index them; seconds and bytes of the indexing."""
    polish = WRITERS["pl"]
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in SCHEMA_FILE.read_text(encoding="utf-8").split(";\n\n"):
            if statement.strip():
                raw.execute(statement)
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("BEGIN")
        raw.executemany(
            "INSERT INTO entry (id, ref, slug, kind, title, sort_key, note, withdrawn)"
            " VALUES (?, ?, ?, 'person', ?, ?, '', 0)",
            ((n, f"person/p{n}", f"p{n}", name, plain(name)) for n, (name, _) in enumerate(names, 1)),
        )
        raw.executemany(
            "INSERT INTO name_form (entry_id, language, form, grammatical_case, folded, origin, source, orthography)"
            " VALUES (?, ?, ?, 'nominative', ?, 'printed', '', ?)",
            (
                (n, language, form, plain(form), language)
                for n, (name, russian) in enumerate(names, 1)
                for language, form in (("en", name), ("pl", polish.write(russian, is_woman=False)))
            ),
        )
        raw.execute("COMMIT")
        before = os.path.getsize(path)
        started = time.perf_counter()
        connection = Connection(raw, path)
        with connection.writing():
            fill_search(connection)
        return time.perf_counter() - started, os.path.getsize(path) - before


def queries_of(names: list[Name], seed: int = 11) -> dict[str, list[tuple[str, str]]]:
    """(what is typed, the name meant) for each kind of query."""
    chance = random.Random(seed)
    chosen = [chance.choice(names) for _ in range(QUERIES)]
    foreign = [WRITERS[name] for name in ("de", "fr", "cs", "lt", "tr", "hu")]
    return {
        "as printed": [(name, name) for name, _ in chosen],
        "Russian": [(russian, name) for name, russian in chosen],
        "other spelling": [(chance.choice(foreign).write(russian, is_woman=False), name) for name, russian in chosen],
        "one letter wrong": [(chance.choice(list(slips(name)))[1], name) for name, _ in chosen],
        "family name alone": [(name.split()[1], name) for name, _ in chosen],
        "family name, a slip": [(chance.choice(list(slips(name.split()[1])))[1], name) for name, _ in chosen],
        "keystrokes": [(name[: 1 + place % len(name)], "") for place, (name, _) in enumerate(chosen)],
        "nobody's name": [(name, "") for name, _ in make_names(QUERIES, seed=99)],
    }


class Measured(NamedTuple):
    """Milliseconds on the clock and of the processor, median and 95th percentile; the share found first, in percent.

    On a machine that others use as well, the processor's time is the one to compare.
    """

    median: float
    high: float
    median_cpu: float
    high_cpu: float
    first: float


def measure(connection: Connection, queries: list[tuple[str, str]]) -> Measured:
    """Ask all queries once."""
    times, cpu, right = [], [], 0
    for typed, meant in queries:
        started, used = time.perf_counter(), time.thread_time()
        hits = search(connection, typed, limit=20)
        cpu.append(1000 * (time.thread_time() - used))
        times.append(1000 * (time.perf_counter() - started))
        right += bool(meant and hits) and _is_meant(hits[0].title, meant, typed)
    times.sort()
    cpu.sort()
    middle, high = len(times) // 2, int(0.95 * len(times))
    return Measured(times[middle], times[high], cpu[middle], cpu[high], 100 * right / len(queries))


def _is_meant(title: str, meant: str, typed: str) -> bool:
    return title == meant if " " in typed else title.split()[1] == meant.split()[1]


def run(forms: int) -> Iterator[str]:
    """The lines of the report for one size."""
    names = make_names(forms // 2)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/names.sqlite"
        seconds, size = fill(path, names)
        yield f"{forms:,} forms of {len(names):,} people: indexed in {seconds:.1f} s, {size / 1e6:.1f} MB"
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            connection = Connection(raw, path)
            _warm(connection)
            yield f"  {'query':24}{'median ms':>10}{'p95 ms':>10}{'cpu median':>12}{'cpu p95':>10}{'first %':>9}"
            for kind, queries in queries_of(names).items():
                found = measure(connection, queries)
                clock = f"{found.median:10.2f}{found.high:10.2f}{found.median_cpu:12.2f}{found.high_cpu:10.2f}"
                yield f"  {kind:24}{clock}{f'{found.first:9.1f}' if queries[0][1] else ''}"


def _warm(connection: Connection) -> None:
    warm: Callable[[str], object] = lambda text: find_named(connection, text)  # noqa: E731
    for name, russian in make_names(50, seed=3):
        warm(name)
        warm(russian)


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        for line in run(size):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
