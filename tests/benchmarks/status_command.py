"""`tracker status REF CODE` as a whole process, as a ratio to the plainest script that does the same work.

The base is a bare Python script with the standard `sqlite3` module that writes one row with the same durability (WAL,
`synchronous=FULL`). The commands run in turn, so that a busy spell of the machine falls on all of them; the ratio is
that of the medians. Run it with the Python of an environment in which the program is installed:

    python -m venv installed && installed/bin/pip install .
    installed/bin/python tests/benchmarks/status_command.py --rounds 40
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import closing
from pathlib import Path

REF = "person/daryn-khassenov"
BARE = """\
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=10)
raw.execute("PRAGMA synchronous=FULL")
raw.execute("BEGIN IMMEDIATE")
raw.execute("INSERT INTO written (text) VALUES (?)", (sys.argv[2],))
raw.execute("COMMIT")
raw.close()
"""


def make_commands(folder: Path) -> dict[str, list[str]]:
    """What is measured, by name; the first one is the base."""
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    plain = folder / "bare.sqlite"
    with closing(sqlite3.connect(plain)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE written (id INTEGER PRIMARY KEY, text TEXT)")
        raw.commit()
    database = folder / "tracker.sqlite"
    program = os.path.join(sysconfig.get_path("scripts"), "tracker")
    if not os.path.exists(program):
        sys.exit(f"The program is not installed beside {sys.executable}; see the top of this file.")
    subprocess.run([program, "--database", str(database), "init"], check=True, capture_output=True)
    tracker = [program, "--database", str(database)]
    return {
        "bare script, one row": [sys.executable, str(script), str(plain), "released"],
        "python -c pass": [sys.executable, "-c", "pass"],
        "tracker --version": [program, "--version"],
        "tracker status REF": [*tracker, "status", REF],
        "tracker status REF CODE": [*tracker, "status", REF, "released", "--on", "2024"],
    }


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each command in each round; two rounds before them are not counted."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for number in range(-2, rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
            if number >= 0:
                times[name].append(time.perf_counter() - start)
    return times


def report(times: dict[str, list[float]]) -> str:
    """A table: median and quartiles in milliseconds, and the ratio of medians to the first row."""
    base = statistics.median(next(iter(times.values())))
    lines = [f"{'':<26}{'median ms':>10}{'quartiles ms':>16}{'x bare':>8}"]
    for name, seconds in times.items():
        low, median, high = (quantile * 1000 for quantile in statistics.quantiles(seconds, n=4))
        lines.append(f"{name:<26}{median:>10.1f}{low:>9.1f} -{high:>5.1f}{median / 1000 / base:>8.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure `tracker status` against a bare script.")
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    folder = Path(tempfile.mkdtemp(prefix="tracker-benchmark-"))
    try:
        times = measure(make_commands(folder), rounds)
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(f"{rounds} rounds, in turn, Python {sys.version.split()[0]}\n{report(times)}\n")


if __name__ == "__main__":
    main()
