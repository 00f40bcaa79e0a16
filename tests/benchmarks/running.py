"""Running commands in turn, so that a busy spell of the machine falls on all of them, and what each round took."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
PROGRAM = "import sys; from tracker.cli.start import start; sys.exit(start())"
"""What the installed console script does."""

PEERS_VARIABLE = "TRACKER_PEERS"
"""The folder of the peers' programs, such as the `bin` of an environment of their own."""


class Took(NamedTuple):
    """What one process took: seconds on the clock, and seconds of work."""

    wall: float
    work: float


class Line(NamedTuple):
    """What was measured at one size: a ratio to something else, or a value by itself, and what was aimed at.

    `ratio` is of seconds on the clock, `work` of seconds of the processor, where both sides are processes. `value` is
    a median in `unit`: ms, MiB, or a number.
    """

    what: str
    against: str
    size: int
    ratio: float | None
    work: float | None
    aim: float | None
    value: float
    unit: str = "ms"
    is_at_least: bool = False

    @property
    def shown(self) -> float | None:
        """The ratio that counts: the processor's where there is one, because other programs disturb it less."""
        return self.work if self.work is not None else self.ratio

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        if self.aim is None or self.shown is None:
            return None
        ratio = round(self.shown, 2)
        return ratio >= self.aim if self.is_at_least else ratio <= self.aim


def tracker(database: str, *arguments: str) -> list[str]:
    """The program as a command."""
    return [sys.executable, "-c", PROGRAM, "--database", database, *arguments]


def peer(name: str) -> str | None:
    """The path of another program: in the folder that `TRACKER_PEERS` names, beside this Python, or anywhere."""
    for folder in (os.environ.get(PEERS_VARIABLE, ""), sysconfig.get_path("scripts")):
        path = os.path.join(folder, name)
        if folder and os.path.exists(path):
            return path
    return shutil.which(name)


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int, *, is_long: bool = False) -> dict[str, list[Took]]:
    """Run each command once a round; one round before them is not counted, unless they take long.

    Fails when a command does.
    """
    times: dict[str, list[Took]] = {name: [] for name in commands}
    for number in range(0 if is_long else -1, rounds):
        for name, command in commands.items():
            took = run(command)
            if number >= 0:
                times[name].append(took)
    return times


def run(command: Sequence[str]) -> Took:
    """Run one process whose output goes nowhere. It runs from compiled bytecode, as an installed program does."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{command} failed: {said.decode(errors='replace')}")
    return Took(wall, usage.ru_utime + usage.ru_stime)


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": os.path.join(tempfile.gettempdir(), "tracker-benchmark-bytecode"),
        "TRACKER_USER": "tester",
        "TRACKER_TODAY": "2026-11-22",
    }


def peak_memory(script: str, *arguments: str) -> float:
    """The most memory, in MiB, that a process of its own holds that runs a script (Linux says it)."""
    telling = "\nsys.stderr.write(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{script}{telling}", *arguments],
        cwd=ROOT,
        env=environment(),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return int(done.stderr.split()[-1]) / 1024


def compare(
    times: Mapping[str, list[Took]], command: str, against: str, *, size: int, aim: float | None, named: tuple[str, str]
) -> Line:
    """How one command did against another of the same rounds: the medians of the rounds' own ratios.

    `named` is what both are called in the report.
    """
    mine, theirs = times[command], times[against]
    wall = median(a.wall / b.wall for a, b in zip(mine, theirs, strict=True))
    work = median(a.work / b.work for a, b in zip(mine, theirs, strict=True))
    value = 1000 * median(took.work for took in mine)
    return Line(*named, size, wall, work, aim, value)
