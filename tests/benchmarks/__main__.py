"""Everything that is measured, in one run, as one table and its curves: `python -m tests.benchmarks`.

Collections of 1,000 and 10,000 entries, or of 1,000, 100,000 and 1,000,000 with `--full`, are made in a temporary
folder, or found in `--keep` from an earlier run. Every ratio is the median of rounds in which both sides ran in turn;
between processes it is that of processor time, which other programs on the machine disturb least. Other programs are
looked for in the folder that `TRACKER_PEERS` names:

    python -m venv peers && peers/bin/pip install sqlite-utils datasette litecli harlequin visidata
    TRACKER_PEERS=peers/bin python -m tests.benchmarks --full --keep collections --write

`--write` puts the table, the reasons for the aims that were missed, and the curves where the README shows them; with
`--only`, what these parts measure takes the place of what they measured before at the same size, and the rest stays.
Names at a scale, the build step by step, encryption and kills have benchmarks of their own beside this
one.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.collection import make_collection, make_searchable
from tests.benchmarks.commands import measure_building, measure_commands
from tests.benchmarks.exports import measure_exports, measure_held
from tests.benchmarks.inside import is_searchable, measure_keystrokes, measure_queries, measure_slips
from tests.benchmarks.outward import measure_memory
from tests.benchmarks.peers import measure_peers
from tests.benchmarks.reasons import reasons_for
from tests.benchmarks.report import Panel, Series, as_curves, as_table
from tests.benchmarks.running import ROOT, Line, peer
from tests.benchmarks.writing import measure_chain, measure_loading, measure_writers

QUICK, FULL = (1_000, 10_000), (1_000, 100_000, 1_000_000)
PEERS = ("sqlite3", "sqlite-utils", "litecli", "datasette", "harlequin", "vd", "tmux")
MEASURED = Path(__file__).with_name("measured.md")
POINTS = Path(__file__).with_name("measured.jsonl")
"""The same with the medians at all sizes: what the curves are drawn from."""
CURVES = ROOT / "tests" / "pictures" / "speed.svg"
SCREENS = "the terminal UI"
_SCREENS = "tests.benchmarks.screens"
"""Where the terminal UI is measured: `measure_screens(paths, rounds)` yields lines."""
_LOADED = 100_000


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure the program.")
    parser.add_argument("--full", action="store_true", help="up to 1,000,000 entries; making them takes ten minutes")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="other sizes, multiples of 1,000")
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="rounds of each comparison (10)")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the collections there, and use those that are there")
    parser.add_argument("--only", nargs="+", choices=tuple(PARTS), metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--write", action="store_true", help="write the table and the curves for the README")
    options = parser.parse_args()
    sizes = tuple(options.sizes or (FULL if options.full else QUICK))
    with tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as folder:
        paths = {size: _collection(options.keep or folder, size) for size in sizes}
        lines = [line for part in options.only or PARTS for line in _told(PARTS[part](paths, options.rounds, folder))]
    earlier = MEASURED.read_text(encoding="utf-8") if options.only and MEASURED.exists() else ""
    table = as_table(lines, earlier)
    text = f"{_machine()}\n\n{table}\n{reasons_for(table)}"
    sys.stdout.write(f"\n{text}")
    if options.write:
        MEASURED.write_text(text, encoding="utf-8")
        points = _points(lines, with_earlier=bool(options.only))
        POINTS.write_text("".join(f"{json.dumps(line)}\n" for line in points), encoding="utf-8")
        CURVES.write_text(as_curves(_panels(points)), encoding="utf-8")


Paths = Mapping[int, str]

PARTS: dict[str, Callable[[Paths, int, str], Iterator[Line]]] = {
    "commands": measure_commands,
    "building": lambda _paths, rounds, folder: measure_building(rounds, folder),
    "loading": lambda paths, rounds, folder: measure_loading(folder, max(1, rounds // 4), min(max(paths), _LOADED)),
    "chain": lambda paths, _rounds, folder: measure_chain(paths, folder),
    "writers": lambda _paths, _rounds, folder: measure_writers(folder),
    "queries": lambda paths, _rounds, _folder: measure_queries(paths),
    "keystrokes": lambda paths, _rounds, _folder: measure_keystrokes(paths),
    "slips": lambda paths, _rounds, _folder: measure_slips(paths),
    "exports": measure_exports,
    "export-packed": lambda paths, rounds, folder: measure_exports(paths, rounds, folder, is_apart=True),
    "export-memory": lambda paths, _rounds, folder: measure_held(paths, folder),
    "memory": lambda paths, _rounds, folder: measure_memory(paths, folder),
    "screens": lambda paths, rounds, _folder: _measure_screens(paths, rounds),
    "peers": measure_peers,
}


def _measure_screens(paths: Paths, rounds: int) -> Iterator[Line]:
    if find_spec(_SCREENS):
        yield from import_module(_SCREENS).measure_screens(paths, rounds)


def _told(lines: Iterator[Line]) -> Iterator[Line]:
    for line in lines:
        shown = f"{line.shown:.2f} (clock {line.ratio:.2f})" if line.shown is not None and line.ratio else ""
        size = f", {line.size:,}" if line.size else ""
        sys.stderr.write(f"{line.what}{size}: {shown} x {line.against}; {line.value:,.1f} {line.unit}\n")
        yield line


def _collection(folder: str, size: int) -> str:
    path = os.path.join(folder, f"collection-{size}.sqlite")
    if not os.path.exists(path):
        os.makedirs(folder, exist_ok=True)
        started = time.perf_counter()
        make_collection(path, size)
        make_searchable(path)
        seconds = time.perf_counter() - started
        sys.stderr.write(f"made {size:,} entries in {seconds:.0f} s, {os.path.getsize(path) / 1e6:,.0f} MB\n")
    if not is_searchable(path):
        raise SystemExit(f"{path} is not whole; delete it, and it is made anew.")
    return path


def _points(lines: Sequence[Line], *, with_earlier: bool) -> list[Line]:
    """What was measured now, and before that what was measured earlier of which nothing is among it."""
    earlier = POINTS.read_text(encoding="utf-8").splitlines() if with_earlier and POINTS.exists() else []
    known = {line[:3]: line for line in (Line(*json.loads(text)) for text in earlier)}
    return list((known | {line[:3]: line for line in lines}).values())


def _panels(lines: Sequence[Line]) -> list[Panel]:
    """The curves: what a command takes, what it holds, what a key waits for, and what is seen of that."""
    commands, memory, queries, keys = Series(), Series(), Series(), Series()
    for line in lines:
        if not line.size:
            continue
        point = (line.size, line.value)
        if line.against == "bare script" and line.what.startswith("`tracker"):
            commands.setdefault(line.what.strip("`").split()[1], []).append(point)
        elif line.what.startswith("peak memory") and line.against.endswith("MiB") and " -o " not in line.what:
            memory.setdefault(line.what.split("`")[1].removeprefix("tracker "), []).append(point)
        elif line.what.startswith(f"{SCREENS}: memory"):
            memory.setdefault("terminal UI", []).append(point)
        elif line.what.startswith(("page of 50", "filter of a list")):
            name = line.what.removesuffix(", 95th percentile").replace("filter of a list at a key,", "filter,")
            queries.setdefault(name.replace("page of 50", "page"), []).append(point)
        elif line.what.startswith(f"{SCREENS}: ") and line.against == "itself at 50":
            keys.setdefault(line.what.removeprefix(f"{SCREENS}: ").split(" to ")[0], []).append(point)
    keys.pop("open", None)
    return [
        Panel("A command, work of the processor", "ms", commands),
        Panel("Peak memory", "MiB", memory, 64),
        Panel("Query behind a key, 95th percentile", "ms", queries, 8),
        Panel("Terminal UI, key pressed to row drawn", "ms", keys, 16),
    ]


def _machine() -> str:
    absent = [name for name in PEERS if not peer(name)]
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.system()}, {_processor()}, "
        f"{os.cpu_count()} processors, load {load:.1f} at the end."
        + (f" Not measured, because not installed: {', '.join(absent)}." if absent else "")
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    main()
