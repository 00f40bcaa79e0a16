"""What is measured of writing: the ledger's chain and triggers, loading many, and several writers at once."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from statistics import median
from typing import Any

from tests.benchmarks.collection import insert_rows, make_collection, make_schema, rows_of
from tests.benchmarks.invented import NODE, ref_of
from tests.benchmarks.running import Line
from tracker.dates import parse_effective_date
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database
from tracker.ledger.chain import claim_hash, end_of_chain, hashed_fields, new_salt, verify_chain
from tracker.ledger.claims import NewClaim, record_claim

_CLAIMS = 300
_WRITERS, _CHANGES = 4, 1_600
_VERIFIED = 150_000
_LARGEST_COPY = 100_000


def measure_chain(paths: Mapping[int, str], folder: str) -> Iterator[Line]:
    """A row of the ledger with its chain and the triggers, against the same row without; how fast all are verified."""
    size, source = max((size, path) for size, path in paths.items() if size <= _LARGEST_COPY)
    chained, bare = os.path.join(folder, "chained.sqlite"), os.path.join(folder, "unchained.sqlite")
    shutil.copy(source, chained)
    shutil.copy(source, bare)
    with closing(open_database(chained)) as one, closing(open_database(bare)) as other:
        triggers = other.raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            other.raw.execute(f"DROP TRIGGER {name}")
        times = [(_append(one, n, is_chained=True), _append(other, n, is_chained=False)) for n in range(_CLAIMS)]
        whole = [_record(one, n) for n in range(_CLAIMS)]
    ratio = median(a / b for a, b in times)
    value = 1e3 * median(a for a, _ in times)
    yield Line("row of the ledger, its status: chain and triggers", "without them", size, ratio, None, 1.25, value)
    ratio = median(a / b for a, (_, b) in zip(whole, times, strict=True))
    yield Line("a claim recorded: every check as well", "the bare rows", size, ratio, None, None, 1e3 * median(whole))
    for of, path in sorted(paths.items()):
        with closing(open_database(path)) as connection:
            started = time.process_time()
            head, broken = verify_chain(connection, NODE)
            rate = head.length / (time.process_time() - started)
        assert broken is None
        what, against = "claims verified in a second of work", f"{_VERIFIED:,}"
        yield Line(what, against, of, rate / _VERIFIED, None, 1.0, rate, "", is_at_least=True)


def _append(connection: Connection, number: int, *, is_chained: bool) -> float:
    """Seconds of one transaction: a claim's row and its entry's status."""
    row = _row(connection, number)
    started = time.perf_counter()
    with connection.writing():
        if is_chained:
            last, row["previous_hash"] = end_of_chain(connection, NODE)
            row["number"], row["salt"] = last + 1, new_salt()
            row["hash"] = claim_hash(hashed_fields([*list(row.values())[5:], row["salt"]]))
        connection.raw.execute(SQL["insert_claim"], row)
        connection.run(
            "update_current_status",
            entry_id=row["entry_id"],
            new_status="held",
            new_since="2026-01-01",
            new_checked="2026-01-01",
        )
    return time.perf_counter() - started


def _row(connection: Connection, number: int) -> dict[str, Any]:
    """A claim's row with made-up number and hash."""
    columns = [name for _, name, *_ in connection.raw.execute("PRAGMA table_info(claim)")]
    row: dict[str, Any] = dict.fromkeys(columns, "")
    (last,) = connection.raw.execute("SELECT max(number) FROM claim").fetchone()
    return row | {
        "id": None,
        "node_id": NODE,
        "number": last + 1,
        "entry_id": 10 * (number % 100) + 1,
        "entry_kind": "person",
        "code": "held",
        "kind": "development",
        "effective": "2026-01-01",
        "effective_from": "2026-01-01",
        "effective_until": "2026-01-01",
        "recorded_at": f"2026-11-22T10:00:00.{number:06}Z",
        "recorded_by": "officer",
        "supersedes": None,
        "hash": f"{last + 1:064x}",
        "previous_hash": "",
    }


def _record(connection: Connection, number: int) -> float:
    claim = _claim(10 * (number % 100) + 1)
    started = time.perf_counter()
    record_claim(connection, claim, "tester")
    return time.perf_counter() - started


def measure_loading(folder: str, rounds: int, size: int) -> Iterator[Line]:
    """The statements of the program, by name, against `executemany` of the same rows; both in one transaction."""
    tables = [(table, columns, list(rows)) for table, columns, rows in rows_of(size)]
    times: dict[str, list[float]] = {"plain": [], "named": []}
    for number in range(rounds):
        for way, took in times.items():
            path = os.path.join(folder, f"{way}{number}.sqlite")
            with closing(sqlite3.connect(path, isolation_level=None)) as raw:
                make_schema(raw)
                raw.execute("PRAGMA foreign_keys=OFF")
                connection = Connection(raw, path)
                started = time.process_time()
                with connection.writing():
                    if way == "plain":
                        insert_rows(raw, tables)
                    else:
                        for table, columns, rows in tables:
                            absent = _defaults_of(raw, table)
                            makes = (absent | dict(zip(columns, row, strict=True)) for row in rows)
                            connection.run_many(f"insert_{table}", makes)
                took.append(time.process_time() - started)
            os.unlink(path)
    ratio = median(a / b for a, b in zip(times["named"], times["plain"], strict=True))
    value = 1e3 * median(times["named"])
    yield Line("loading entries with all that belongs to them", "`executemany`", size, ratio, None, 1.3, value)


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
    what = f"{_WRITERS} writers at once: claims kept, chain whole"
    rate = _CHANGES / seconds
    yield Line(what, f"{_CHANGES:,} recorded", 0, kept / _CHANGES, None, 1.0, rate, "a second", is_at_least=True)


def _claim(number: int) -> NewClaim:
    return NewClaim(ref_of(number), "held", parse_effective_date("2026-01-01"))


def _write(path: str, first: int) -> None:
    with closing(open_database(path)) as connection:
        for number in range(_CHANGES // _WRITERS):
            record_claim(connection, _claim(10 * (number % 100) + 1 + first), "tester")


def _defaults_of(raw: sqlite3.Connection, table: str) -> dict[str, str | None]:
    """The columns of a table with what stands in them when nothing is given."""
    columns = raw.execute(f"PRAGMA table_info({table})").fetchall()
    return {name: None if default is None else default.strip("'") for _, name, _, _, default, _ in columns}
