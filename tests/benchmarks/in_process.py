"""What is measured inside one process: pages at random places, the ledger's chain, loading, and writers at once."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from statistics import median, quantiles

from tests.benchmarks.collection import insert_rows, make_collection, make_schema, rows_of
from tests.benchmarks.invented import NODE
from tests.benchmarks.running import Line
from tracker.dates import parse_effective_date
from tracker.db.connection import Connection, open_database
from tracker.ledger.chain import verify_chain
from tracker.ledger.claims import NewClaim, record_claim
from tracker.queries.details import get_detail
from tracker.queries.entries import count_by_status, list_entries
from tracker.queries.rows import Entry

_QUERIES = 40
_PATIENCE = 0.008
"""Seconds that a query behind a keystroke may take."""
_CLAIMS = 300
_WRITERS, _CHANGES = 4, 1_600

Query = Callable[[Connection, random.Random], object]


def _anywhere(chance: random.Random) -> tuple[str, int]:
    return chance.choice("abdefgijklmnrstz") + chance.choice("aeijlrsu"), 0


QUERIES: dict[str, Query] = {
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
    """What stands behind a screen, at each size; the aim is for the slow ones among them."""
    for name, query in QUERIES.items():
        for size, path in sorted(paths.items()):
            times = _latencies(path, query)
            high = quantiles(times, n=20)[-1]
            figure = f"{median(times) * 1000:.2f} ms, p95 {high * 1000:.2f} ms"
            yield Line(f"{name}, {size:,}, p95", f"{_PATIENCE * 1000:g} ms", high / _PATIENCE, None, 1.0, figure)


def measure_chain(paths: Mapping[int, str], folder: str) -> Iterator[Line]:
    """A transaction with hash chain and triggers against the bare rows, and how fast the chain is verified."""
    size, source = max((size, path) for size, path in paths.items() if size <= 100_000)
    copy = os.path.join(folder, "chain.sqlite")
    shutil.copy(source, copy)
    with closing(open_database(copy)) as connection:
        chained, bare = _claims_and_rows(connection)
    ratio = median(a / b for a, b in zip(chained, bare, strict=True))
    figure = f"{median(chained) * 1e6:,.0f} µs"
    yield Line("one claim: all checks, chain, triggers, status", "two bare rows as durable", ratio, None, None, figure)
    with closing(open_database(source)) as connection:
        started = time.process_time()
        head, broken = verify_chain(connection, NODE)
        rate = head.length / (time.process_time() - started)
    assert broken is None
    yield Line(
        f"claims verified a second of work, {size:,}", "150,000", rate / 150_000, None, 1.0, f"{rate:,.0f}", True
    )


def measure_loading(folder: str, rounds: int, size: int = 20_000) -> Iterator[Line]:
    """The statements of the program, by name, against `executemany` of the same rows."""
    tables = [(table, columns, list(rows)) for table, columns, rows in rows_of(size)]
    plain: list[float] = []
    named: list[float] = []
    for number in range(rounds):
        for way, times in (("plain", plain), ("named", named)):
            path = os.path.join(folder, f"{way}{number}.sqlite")
            with closing(sqlite3.connect(path, isolation_level=None)) as raw:
                make_schema(raw)
                raw.execute("PRAGMA foreign_keys=OFF")
                connection = Connection(raw, path)
                started = time.perf_counter()
                with connection.writing():
                    if way == "plain":
                        insert_rows(raw, tables)
                    else:
                        for table, columns, rows in tables:
                            absent = dict.fromkeys(_columns_of(raw, table))
                            makes = (absent | dict(zip(columns, row, strict=True)) for row in rows)
                            connection.run_many(f"insert_{table}", makes)
                times.append(time.perf_counter() - started)
            os.unlink(path)
    ratio = median(a / b for a, b in zip(named, plain, strict=True))
    yield Line(f"loading {size:,} entries", "executemany of tuples", ratio, None, 1.3, f"{median(named):.1f} s")


def measure_writers(folder: str) -> Iterator[Line]:
    """Four programs that record at once: none lost, none refused, the chain whole."""
    path = os.path.join(folder, "writers.sqlite")
    make_collection(path, 1_000)
    with closing(open_database(path)) as connection:
        before = verify_chain(connection, NODE)[0].length
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, number)) for number in range(_WRITERS)]
    started = time.perf_counter()
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    seconds = time.perf_counter() - started
    with closing(open_database(path)) as connection:
        head, broken = verify_chain(connection, NODE)
    kept = head.length - before if broken is None and not any(writer.exitcode for writer in writers) else 0
    what = f"{_WRITERS} writers at once, {_CHANGES:,} claims kept"
    yield Line(what, f"{_CHANGES:,} recorded", kept / _CHANGES, None, 1.0, f"{_CHANGES / seconds:,.0f} a second", True)


def _latencies(path: str, query: Query) -> list[float]:
    chance = random.Random(7)
    times = []
    with closing(open_database(path)) as connection:
        query(connection, chance)
        for _ in range(_QUERIES):
            started = time.perf_counter()
            query(connection, chance)
            times.append(time.perf_counter() - started)
    return times


def _claims_and_rows(connection: Connection) -> tuple[list[float], list[float]]:
    raw = connection.raw
    raw.execute("CREATE TABLE bare_entry (id INTEGER PRIMARY KEY, status TEXT)")
    raw.execute("CREATE TABLE bare_claim (id INTEGER PRIMARY KEY, entry_id INTEGER, facts TEXT)")
    raw.execute("INSERT INTO bare_entry (id) VALUES (1)")
    chained, bare = [], []
    for number in range(_CLAIMS):
        claim = _claim(connection, 10 * (number % 100) + 1)
        started = time.perf_counter()
        record_claim(connection, claim, "tester")
        between = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT INTO bare_claim (entry_id, facts) VALUES (1, ?)", (json.dumps(claim[:2]),))
        raw.execute("UPDATE bare_entry SET status = ? WHERE id = 1", (claim.code,))
        raw.execute("COMMIT")
        chained.append(between - started)
        bare.append(time.perf_counter() - between)
    return chained, bare


def _entry(connection: Connection, number: int) -> Entry:
    row = connection.row("entry_by_id", id=number)
    assert row is not None
    return Entry(*row)


def _claim(connection: Connection, number: int) -> NewClaim:
    return NewClaim(_entry(connection, number).ref, "held", parse_effective_date("2026-01-01"))


def _write(path: str, first: int) -> None:
    with closing(open_database(path)) as connection:
        for number in range(_CHANGES // _WRITERS):
            record_claim(connection, _claim(connection, 10 * (number % 100) + 1 + first), "tester")


def _columns_of(raw: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
