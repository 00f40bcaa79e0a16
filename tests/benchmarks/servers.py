"""PostgreSQL beside SQLite: `python -m tests.benchmarks.servers [--size N] [--rounds N]`.

A private, durable server is started on a socket of this machine and filled by `tracker copy`. Commands run as
processes, in turn on both; twenty writers write at once to each; the copy goes there and back.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.benchmarks.collection import make_collection, make_searchable
from tests.benchmarks.invented import ref_of, resolution_rows
from tests.benchmarks.running import Took, in_turn, tracker
from tests.postgres.server import Server, find_binaries
from tests.postgres.writing import check_whole, finish, let_go, start_writers
from tracker.copying import copy_database
from tracker.db.connection import open_database
from tracker.server_url import target_of

WRITERS, CLAIMS = 20, 50
_PERSON = 42
_REFERENCE = next(resolution_rows(1_000))[1]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.servers", description="Measure a server.")
    parser.add_argument("--size", type=int, default=10_000, metavar="N", help="entries, a multiple of 1,000 (10,000)")
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="rounds of each command (10)")
    options = parser.parse_args()
    binaries = find_binaries()
    if binaries is None:
        sys.exit("No PostgreSQL server is installed. On Debian: apt-get install postgresql")
    server = Server(binaries, durable=True)
    try:
        server.create("cases")
        target = target_of(server.url("cases"), may_hold_password=False)
        with tempfile.TemporaryDirectory(prefix="tracker-servers-") as folder:
            for line in _measure(Path(folder), target, options.size, options.rounds):
                print(line, flush=True)
    finally:
        server.stop()


def _measure(folder: Path, target: str, size: int, rounds: int) -> Iterator[str]:
    file, back = str(folder / "cases.sqlite"), str(folder / "back.sqlite")
    make_collection(file, size)
    make_searchable(file)
    for name, source, to in (("SQLite to PostgreSQL", file, target), ("PostgreSQL to SQLite", target, back)):
        started = time.perf_counter()
        copied = copy_database(source, to)
        yield f"copy {name}: {copied.entries:,} entries, {copied.rows:,} rows, {time.perf_counter() - started:.0f} s"
    yield "command | SQLite ms | PostgreSQL ms | ratio"
    for name, here, there in _commands(file, target, rounds):
        ratio = median(b.wall / a.wall for a, b in zip(here, there, strict=True))
        yield f"{name} | {_ms(here):.0f} | {_ms(there):.0f} | {ratio:.2f}"
    for name, where in (("SQLite", file), ("PostgreSQL", target)):
        rate, refused = _rate(where, folder)
        told = f"; {refused} writers were told that another was busy" if refused else ""
        yield f"{WRITERS} writers, {name}: {rate:.0f} claims a second, none lost, chain whole{told}"


def _commands(file: str, target: str, rounds: int) -> Iterator[tuple[str, list[Took], list[Took]]]:
    ref = ref_of(_PERSON)
    name = ref.partition("/")[2].replace("-", " ")
    for arguments in (
        ("status", ref),
        ("status", ref, "held", "--on", "2025", "--source", "x"),
        ("list", "people", "--limit", "50"),
        ("show", ref),
        ("search", name),
        ("agenda",),
        ("text", f"{_REFERENCE} paragraph 1"),
    ):
        times = in_turn({where: tracker(where, *arguments) for where in (file, target)}, rounds)
        yield f"tracker {' '.join(arguments)}", times[file], times[target]


def _ms(times: list[Took]) -> float:
    return 1000 * median(took.wall for took in times)


def _rate(target: str, folder: Path) -> tuple[float, int]:
    """Claims that are confirmed in a second, all of which are there afterwards, and how many writers gave up."""
    refs = [ref for ref in map(ref_of, range(1, 400)) if ref.startswith("person/")]
    before = _claims(target)
    writers = start_writers(target, folder, WRITERS, CLAIMS, refs)
    started = time.perf_counter()
    let_go(writers)
    said = finish(writers)
    seconds = time.perf_counter() - started
    confirmed = sum(len(writer.confirmed()) for writer in writers)
    if _claims(target) - before != confirmed:
        raise RuntimeError(f"claims were lost: {said}")
    return confirmed / seconds, sum(code != 0 for code, _ in said)


def _claims(target: str) -> int:
    with open_database(target) as connection:
        return check_whole(connection).claims


if __name__ == "__main__":
    main()
