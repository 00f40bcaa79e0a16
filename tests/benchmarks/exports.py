"""Rows a second and peak memory of each data format: `python -m tests.benchmarks.exports [ENTRIES ...]`.

Every export is a process of its own. The floors are the sqlite3 program writing the same rows: the flat CSV, and nested
JSON by its own functions; a file that tables are copied to has `VACUUM INTO`. sqlite-utils is given the same queries.
Each format is measured right after its floor. Seconds are those of the processor, so that other work on the machine
counts less; memory is the most that the process held.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import sleep
from typing import NamedTuple

from tests.benchmarks import floors
from tests.benchmarks.collection import make_collection
from tests.benchmarks.running import peer

_BETWEEN_LOOKS = 0.005
FORMATS = {
    "csv": "flat",
    "jsonl": "nested",
    "json": "nested",
    "csv tables": "nested",
    "ftm": "nested",
    "ics": "nested",
    "sqlite": "copy",
    "xlsx": "nested",
    "bundle": "nested",
}
"""Each format, and the floor that does the least of the same work."""


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    peak_mib: float


def main(sizes: list[int]) -> None:
    """Print a line for each size and format."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.sqlite"
            make_collection(str(path), size)
            rows = count_rows(path)
            commands = _floors(path, Path(folder) / f"{size}.copy")
            for name, command in commands.items():
                tell(size, name, rows, measure(*command), None)
            for name, floor in FORMATS.items():
                found, *how = name.split()
                is_stream = found in ("csv", "jsonl", "json") and not how
                target = [] if is_stream else ["-o", str(Path(folder) / f"{size}-{found}")]
                beside = measure(*commands[f"sqlite3, {floor}"])
                cost = measure(sys.executable, "-m", "tracker", "--database", str(path), "export", found, *target)
                tell(size, name, rows, cost, cost.seconds / beside.seconds)


def _floors(path: Path, copy: Path) -> dict[str, list[str]]:
    shell, utils = peer("sqlite3") or "sqlite3", peer("sqlite-utils")
    found = {
        "sqlite3, flat": [shell, "-csv", "-header", str(path), floors.FLAT],
        "sqlite3, nested": [shell, str(path), floors.NESTED],
        "sqlite3, copy": [shell, str(path), f"VACUUM INTO '{copy}-' || hex(randomblob(4))"],
    }
    if utils:
        found["sqlite-utils --csv, flat"] = [utils, str(path), floors.FLAT, "--csv"]
        found["sqlite-utils --nl, nested"] = [utils, str(path), floors.NESTED, "--nl"]
    return found


def count_rows(path: Path) -> int:
    """Entries, quotes, claims and name forms: what an export has to go through."""
    with closing(sqlite3.connect(path)) as raw:
        tables = ("entry", "quote", "claim", "name_form")
        return sum(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def measure(*command: str) -> Cost:
    """Run a command to its end."""
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while True:
            peak = max(peak, _peak(process.pid))
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
            if found:
                break
            sleep(_BETWEEN_LOOKS)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost(usage.ru_utime + usage.ru_stime, peak)


def _peak(process: int) -> float:
    """The most memory that a process held so far; what `wait4` says of a child is at least that of its parent."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else 0.0


def tell(size: int, name: str, rows: int, cost: Cost, ratio: float | None) -> None:
    """One line of the result."""
    line = f"{size:>8,}  {name:<25} {cost.seconds:7.2f} s  {rows / cost.seconds:>10,.0f} rows/s"
    against = f"  x {ratio:.2f}" if ratio else ""
    sys.stdout.write(f"{line}  {cost.peak_mib:6.0f} MiB{against}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [10_000, 100_000])
