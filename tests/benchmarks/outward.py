"""The most memory that commands hold which walk over everything or much; what exports hold is measured with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from tests.benchmarks.running import Line, peak_memory

_MANY = 100_000
"""From here on the aims are meant."""
_MOST = 64.0
"""MiB that what streams may hold at any size."""

_RUN = "from tracker.cli.main import main; main(sys.argv[1:])"
_VERIFY = (
    "from tracker.db.connection import open_database; from pathlib import Path;"
    " from tracker.verification import verify_database;"
    " verify_database(open_database(sys.argv[1]), Path(sys.argv[2]))"
)


def measure_memory(paths: Mapping[int, str], folder: str) -> Iterator[Line]:
    """The most that a process holds, at each size; the largest against the one before as well."""
    seeds = os.path.join(folder, "no-seeds")
    os.makedirs(seeds, exist_ok=True)
    found: dict[str, dict[int, float]] = {}
    for size, database in sorted(paths.items()):
        for name, options in {
            "list": ("list", "people", "--limit", "50"),
            "search": ("search", "nurzhan"),
            "agenda": ("agenda",),
        }.items():
            found.setdefault(name, {})[size] = peak_memory(_RUN, "--database", database, *options)
        found.setdefault("verify", {})[size] = peak_memory(_VERIFY, database, seeds)
    for name, by_size in found.items():
        what = f"peak memory of `tracker {name}`"
        for size, value in by_size.items():
            yield Line(what, f"{_MOST:g} MiB", size, value / _MOST, None, 1.0, value, "MiB")
        if len(by_size) > 1:
            before, last = sorted(by_size)[-2:]
            ratio = by_size[last] / by_size[before]
            aim = 1.1 if before >= _MANY else None
            yield Line(what, f"itself at {before:,}", last, ratio, None, aim, by_size[last], "MiB")
