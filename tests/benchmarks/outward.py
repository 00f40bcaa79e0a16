"""Everything out: exports against the shell of SQLite and sqlite-utils, and the memory of what reads everything."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from tests.benchmarks import floors
from tests.benchmarks.running import Line, compare, in_turn, peak_memory, peer, tracker

_SHELL = "sqlite3 shell"
_FEW, _MANY = 10_000, 100_000
"""Up to the one exports are measured in as many rounds as commands; from the other on the aims are meant."""
_MOST = 64.0
"""MiB that what streams may hold at any size."""

_COMPARISONS = (
    ("CSV, flat", "csv", "sqlite3 -csv", f"{_SHELL}, -csv", 1.5),
    ("CSV, flat", "csv", "sqlite-utils --csv", "sqlite-utils --csv", 1.0),
    ("JSON lines, nested", "jsonl", "sqlite3 json_object", f"{_SHELL}, json_object", 1.6),
    ("JSON lines, nested", "jsonl", "sqlite-utils --nl", "sqlite-utils --nl, the same JSON", 0.5),
)
_RUN = "from tracker.cli.main import main; main(sys.argv[1:])"
_VERIFY = (
    "from tracker.db.connection import open_database; from pathlib import Path;"
    " from tracker.verification import verify_database;"
    " verify_database(open_database(sys.argv[1]), Path(sys.argv[2]))"
)


def measure_exports(paths: Mapping[int, str], rounds: int) -> Iterator[Line]:
    """Flat CSV and nested JSON lines of all entries."""
    shell, utils = peer("sqlite3"), peer("sqlite-utils")
    for size, database in sorted(paths.items()):
        commands = {name: tracker(database, "export", name) for name in ("csv", "jsonl")}
        if shell:
            commands["sqlite3 -csv"] = [shell, "-csv", "-header", database, floors.FLAT]
            commands["sqlite3 json_object"] = [shell, database, floors.NESTED]
        if utils:
            commands["sqlite-utils --csv"] = [utils, database, floors.FLAT, "--csv"]
            commands["sqlite-utils --nl"] = [utils, database, floors.NESTED, "--nl"]
        is_long = size > _MANY
        times = in_turn(commands, rounds if size <= _FEW else 1 if is_long else max(1, rounds // 3), is_long=is_long)
        for what, ours, theirs, named, aim in _COMPARISONS:
            if theirs in times:
                yield compare(times, ours, theirs, size=size, aim=aim if size >= _MANY else None, named=(what, named))


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
            "export csv": ("export", "csv"),
            "export json": ("export", "json"),
            "export jsonl": ("export", "jsonl"),
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
