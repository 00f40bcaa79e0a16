"""How long `tracker init` and `tracker verify` take as processes, against the plainest script that does the same work.

    python -m tests.benchmarks.verify_and_build [ROUNDS]

The floor parses the register files, finds every quote in its paragraph and inserts the rows with sqlite3, in bare
Python; it checks nothing else. All are run in turn in each round, so that a busy spell of the machine falls on all of
them; quote the ratios, which are medians of the rounds' own ratios. The program runs from compiled bytecode, as it is
installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.floors import BUILD

ROOT = Path(__file__).parent.parent.parent


def main(rounds: int) -> None:
    """Run all of them `rounds` times and print the table."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        built = os.path.join(folder, "built.sqlite")
        _run("-m", "tracker", "--database", built, "init")
        for number in range(rounds):
            new = os.path.join(folder, f"{number}.sqlite")
            commands = {
                "python, nothing": ("-c", "pass"),
                "floor: parse, find quotes, insert": ("-c", BUILD, str(ROOT / "seeds"), new + ".floor"),
                "tracker init, a new database": ("-m", "tracker", "--database", new, "init"),
                "tracker init, the same again": ("-m", "tracker", "--database", new, "init"),
                "tracker verify": ("-m", "tracker", "--database", built, "verify"),
                "tracker parity": ("-m", "tracker", "parity"),
                "tracker coverage": ("-m", "tracker", "coverage"),
            }
            for name, arguments in commands.items():
                times.setdefault(name, []).append(_run(*arguments))
    _write(times)


def _run(*arguments: str) -> float:
    """Seconds that one process takes; fails when it does."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = os.path.join(tempfile.gettempdir(), "tracker-benchmark-bytecode")
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def _write(times: dict[str, list[float]]) -> None:
    floor = times["floor: parse, find quotes, insert"]
    sys.stdout.write(f"{'':<36}{'median ms':>10}{'best ms':>9}{'x floor':>9}\n")
    for name, values in times.items():
        ratio = median(value / base for value, base in zip(values, floor, strict=True))
        sys.stdout.write(f"{name:<36}{median(values) * 1000:>10.0f}{min(values) * 1000:>9.0f}{ratio:>9.2f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
