"""Running commands in turn, so that a busy spell of the machine falls on all of them, and what each round took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
PROGRAM = "import re, sys; from tracker.cli.main import main; sys.exit(main())"
"""What the installed console script does."""


class Took(NamedTuple):
    """What one process took: seconds on the clock, and seconds of work."""

    wall: float
    work: float


class Line(NamedTuple):
    """A line of the report: a ratio to something else, or a figure by itself, and what was aimed at."""

    what: str
    against: str
    ratio: float | None
    work: float | None
    aim: float | None
    figure: str
    is_at_least: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None where there is none. The less noisy of both ratios decides."""
        if self.aim is None or self.ratio is None:
            return None
        return self.ratio >= self.aim if self.is_at_least else min(self.ratio, self.work or self.ratio) <= self.aim


def tracker(database: str, *arguments: str) -> list[str]:
    """The program as a command."""
    return [sys.executable, "-c", PROGRAM, "--database", database, *arguments]


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Took]]:
    """Run each command once a round; one round before them is not counted. Fails when a command does."""
    times: dict[str, list[Took]] = {name: [] for name in commands}
    for number in range(-1, rounds):
        for name, command in commands.items():
            took = run(command)
            if number >= 0:
                times[name].append(took)
    return times


def run(command: Sequence[str]) -> Took:
    """Run one process whose output goes nowhere. It runs from compiled bytecode, as an installed program does."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": os.path.join(tempfile.gettempdir(), "tracker-benchmark-bytecode"),
        "TRACKER_USER": "tester",
    }
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{command} failed: {said.decode(errors='replace')}")
    return Took(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(script: str, *arguments: str) -> float:
    """The most memory, in MiB, that a process of its own holds that runs a script (Linux says it)."""
    telling = "\nsys.stderr.write(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{script}{telling}", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return int(done.stderr.split()[-1]) / 1024


def compare(
    times: Mapping[str, list[Took]], what: str, against: str, aim: float | None = None, name: str | None = None
) -> Line:
    """How one command did against another of the same rounds: the median of the rounds' own ratios."""
    mine, theirs = times[what], times[against]
    wall = median(a.wall / b.wall for a, b in zip(mine, theirs, strict=True))
    work = median(a.work / b.work for a, b in zip(mine, theirs, strict=True))
    return Line(name or what, against, wall, work, aim, in_milliseconds(median(took.wall for took in mine)))


def in_milliseconds(seconds: float) -> str:
    """ "12.3 ms"."""
    return f"{seconds * 1000:,.1f} ms" if seconds < 10 else f"{seconds:,.1f} s"


def as_table(lines: Sequence[Line]) -> str:
    """The lines as a table in Markdown."""
    rows = ["| what | against | ratio | of work | aim | median |", "|---|---|---:|---:|---:|---:|"]
    for line in lines:
        aim = f"{'≥' if line.is_at_least else '≤'} {line.aim:g}" if line.aim is not None else ""
        verdict = {None: "", True: " ✓", False: " ✗"}[line.is_met]
        ratio, work = (f"{value:.2f}" if value is not None else "" for value in (line.ratio, line.work))
        rows.append(f"| {line.what} | {line.against} | {ratio} | {work} | {aim}{verdict} | {line.figure} |")
    return "\n".join(rows)
