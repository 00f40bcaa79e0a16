"""Rows a second and peak memory of each data format: `python -m tests.benchmarks.exports [ENTRIES ...]`.

Every export is a process of its own. The floors are the sqlite3 program writing the same entries, citations and claims,
joined, as CSV and as JSON; they make no objects, no keys and no checks. Seconds are those of the processor, so that
other work on the machine counts little; memory is the most that the process held.
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

from tests.benchmarks.collection import make_collection

_BETWEEN_LOOKS = 0.005
FORMATS = ("jsonl", "json", "csv", "ftm", "ics", "sqlite", "xlsx")
_FLOOR = (
    "SELECT e.ref, e.kind, e.title, e.status, q.language, q.quote, q.start FROM entry e"
    " JOIN citation c ON c.entry_id = e.id JOIN quote q ON q.citation_id = c.id ORDER BY e.id;"
    " SELECT e.ref, c.* FROM claim c JOIN entry e ON e.id = c.entry_id ORDER BY c.id;"
    " SELECT e.ref, n.language, n.form FROM name_form n JOIN entry e ON e.id = n.entry_id ORDER BY n.id"
)


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
            floors = {name: measure("sqlite3", f"-{name}", str(path), _FLOOR) for name in ("csv", "json")}
            for name, cost in floors.items():
                tell(size, f"sqlite3 -{name}", rows, cost, 1.0)
            for name in FORMATS:
                target = Path(folder) / f"{size}-{name}"
                command = (sys.executable, "-m", "tracker", "--database", str(path), "export", name, "-o", str(target))
                cost = measure(*command)
                tell(size, name, rows, cost, cost.seconds / floors["csv" if name == "csv" else "json"].seconds)


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


def tell(size: int, name: str, rows: int, cost: Cost, ratio: float) -> None:
    """One line of the result."""
    line = f"{size:>8,}  {name:<14} {cost.seconds:7.2f} s  {rows / cost.seconds:>10,.0f} rows/s"
    sys.stdout.write(f"{line}  {cost.peak_mib:6.0f} MiB  x {ratio:.1f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [10_000, 100_000])
