"""Everything that is measured, in one run, as one table: `python -m tests.benchmarks`.

Collections of 1,000 and 10,000 entries, or of 1,000, 100,000 and 1,000,000 with `--full`, are made in a temporary
folder, or found in `--keep` from an earlier run. Every ratio is the median of rounds in which both sides ran in turn;
"of work" is that of processor time, which other programs on the machine disturb less. Names at a scale, the build
step by step, encryption and kills have benchmarks of their own beside this one.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence

from tests.benchmarks.collection import make_collection, make_searchable
from tests.benchmarks.commands import measure_building, measure_commands, measure_exports
from tests.benchmarks.in_process import measure_chain, measure_loading, measure_queries, measure_writers
from tests.benchmarks.running import Line, as_table

PARTS = ("commands", "building", "queries", "chain", "writers", "loading", "exports")
QUICK, FULL = (1_000, 10_000), (1_000, 100_000, 1_000_000)
_SEARCHABLE = 100_000
"""Up to this size collections are made searchable; names beyond it are measured in `names_at_scale`."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure the program.")
    parser.add_argument("--full", action="store_true", help="up to 1,000,000 entries; takes a quarter of an hour")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="other sizes, multiples of 1,000")
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="rounds of each comparison (10)")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the collections there, and use those that are there")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    sizes = tuple(options.sizes or (FULL if options.full else QUICK))
    with tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as folder:
        paths = {size: _collection(options.keep or folder, size) for size in sizes}
        lines = list(_told(_measure(options.only, paths, options.rounds, folder)))
    sys.stdout.write(f"\n{_machine()}\n\n{as_table(lines)}\n")


def _measure(parts: Sequence[str], paths: dict[int, str], rounds: int, folder: str) -> Iterator[Line]:
    measures: dict[str, Callable[[], Iterator[Line]]] = {
        "commands": lambda: measure_commands(paths, rounds, folder),
        "building": lambda: measure_building(rounds, folder),
        "queries": lambda: measure_queries(paths),
        "chain": lambda: measure_chain(paths, folder),
        "writers": lambda: measure_writers(folder),
        "loading": lambda: measure_loading(folder, max(1, rounds // 3)),
        "exports": lambda: measure_exports(paths, rounds, folder),
    }
    for part in parts:
        yield from measures[part]()


def _told(lines: Iterator[Line]) -> Iterator[Line]:
    for line in lines:
        ratio = f"{line.ratio:.2f}" if line.ratio is not None else ""
        sys.stderr.write(f"{line.what}: {ratio} x {line.against}, {line.figure}\n")
        yield line


def _collection(folder: str, size: int) -> str:
    path = os.path.join(folder, f"collection-{size}.sqlite")
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        started = time.perf_counter()
        make_collection(path, size)
        if size <= _SEARCHABLE:
            make_searchable(path)
        seconds = time.perf_counter() - started
        sys.stderr.write(f"made {size:,} entries in {seconds:.0f} s, {os.path.getsize(path) / 1e6:,.0f} MB\n")
    return path


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}, "
        f"{os.cpu_count()} processors, load {load:.1f} at the end"
    )


if __name__ == "__main__":
    main()
