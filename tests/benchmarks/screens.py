"""The terminal UI at any size against an empty Textual app and against itself at fifty entries.

`python -m tests.benchmarks.screens --path 1000000=PATH ...` prints these lines of the table alone. Fifty entries are
the real register (fifty-three people). Starts are whole processes, in turn; keys are pressed in one process, headless
at 120 by 40, and count until the row under the cursor was drawn.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from statistics import median, quantiles

from tests.benchmarks.report import as_table
from tests.benchmarks.running import ROOT, Line, compare, in_turn

SMALLEST = 50
EMPTY = "an empty Textual app"
_TO_ROWS, _FRAME = "a key to filtered rows", 0.016
"""What is to take no longer than a frame, in seconds, by the median."""
AIMS = {_TO_ROWS: 1.5, "page down": 1.5, "jump to the end": None, "sort by another column": None}
"""What is pressed, and the ratio that is aimed at."""
_ROUNDS = 30
_WORDS = ("nurlan", "serik", "aset", "murat", "daniyar", "zhan")
_EMPTY_APP = """
from textual.app import App
from textual.widgets import Input, Static
class Empty(App):
    def compose(self):
        yield Input()
        yield Static("x")
    def on_mount(self):
        self.call_after_refresh(self.exit)
Empty().run(headless=True, size=(120, 40))
"""
_OPENED = """
import os, sys
os.environ |= {"TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver", "COLUMNS": "120", "LINES": "40"}
from tracker.config import read_settings
from tracker.tui.app import run
from tracker.tui.widgets.entry_table import EntryTable
draw = EntryTable.render_line
def drawn(table, y):
    if y and table.row_at(y - 1) is not None:
        table.call_later(table.app.exit)
    return draw(table, y)
EntryTable.render_line = drawn
run(sys.argv[1], read_settings())
"""
"""Left as soon as a row was drawn."""


def measure_screens(paths: Mapping[int, str], rounds: int) -> Iterator[Line]:
    """All lines; `paths` are collections by size, the real register is added to them."""
    with tempfile.TemporaryDirectory(prefix="tracker-benchmark-") as folder:
        known = {SMALLEST: _register(folder), **paths}
        yield from _starts(known, rounds)
        measured = {size: _keys(path) for size, path in known.items()}
    for what, aim in AIMS.items():
        yield from _of_key(what, aim, measured)
    for size, figures in measured.items():
        memory = figures["memory"][0]
        yield Line("the terminal UI: memory after all keys", "60 MiB", size, memory / 60, None, 1.0, memory, "MiB")


def _starts(paths: Mapping[int, str], rounds: int) -> Iterator[Line]:
    commands = {"empty": [sys.executable, "-c", _EMPTY_APP]}
    commands |= {str(size): [sys.executable, "-c", _OPENED, path] for size, path in paths.items()}
    times = in_turn(commands, rounds)
    what = "the terminal UI: open to first rows, and leave"
    for size in paths:
        yield compare(times, str(size), "empty", size=size, aim=1.3, named=(what, EMPTY))
    smallest, *others = sorted(paths)
    for size in others:
        named = (what, f"itself at {smallest}")
        yield compare(times, str(size), str(smallest), size=size, aim=1.1, named=named)


def _of_key(what: str, aim: float | None, measured: Mapping[int, dict[str, list[float]]]) -> Iterator[Line]:
    floor = median(measured[SMALLEST][what])
    for size, figures in measured.items():
        middle, high = median(figures[what]), quantiles(figures[what], n=20)[-1]
        named = f"the terminal UI: {what}", f"itself at {SMALLEST}"
        yield Line(*named, size, middle / floor, None, aim if size != SMALLEST else None, middle * 1000)
        if what == _TO_ROWS:
            yield Line(named[0], f"{_FRAME * 1000:.0f} ms", size, middle / _FRAME, None, 1.0, middle * 1000)
        yield Line(f"{named[0]}, p95", "", size, None, None, None, high * 1000)


def _register(folder: str) -> str:
    from tracker.build import build_database
    from tracker.config import seeds_folder

    path = os.path.join(folder, "register.sqlite")
    if not os.path.exists(path):
        build_database(path, seeds_folder())
    return path


def _keys(path: str) -> dict[str, list[float]]:
    """What keys take in a process of their own, in seconds, and its memory in MiB."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TEXTUAL_ANIMATIONS": "none"}
    command = [sys.executable, "-m", "tests.benchmarks.screens", "--keys", path]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


async def _press(path: str) -> dict[str, list[float]]:
    import tracker.tui.app as ui  # before anything else of Textual, as in the program: it says how often that draws
    from tests.benchmarks.pressing import Pressing

    app = ui.TrackerApp(path)
    found: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        pressing = Pressing(app, pilot)
        await pressing.rest()
        found["page down"] = [await pressing.move("pagedown") for _ in range(_ROUNDS)]
        found["jump to the end"] = []
        for _ in range(_ROUNDS):
            found["jump to the end"].append(await pressing.move("end"))
            await pressing.move("home")
        found["a key to filtered rows"] = []
        for word in _WORDS:
            await pressing.filter("")
            for length in range(1, len(word) + 1):
                found["a key to filtered rows"].append(await pressing.filter(word[:length]))
        await pressing.filter("")
        found["sort by another column"] = [
            await pressing.sort(name) for _ in range(5) for name in ("status", "since", "checked", "title")
        ]
    found["memory"] = [_memory()]
    return found


def _memory() -> float:
    """The resident memory of this process in MiB."""
    with open("/proc/self/status", encoding="ascii") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["VmRSS"].split()[0]) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.screens", description="Measure the terminal UI.")
    parser.add_argument("--path", action="append", default=[], metavar="N=PATH", help="a collection and its size")
    parser.add_argument("--rounds", type=int, default=10, metavar="N", help="rounds of each comparison (10)")
    parser.add_argument("--keys", metavar="PATH", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.keys:
        sys.stdout.write(json.dumps(asyncio.run(_press(options.keys))))
        return
    paths = {int(size): path for size, _, path in (named.partition("=") for named in options.path)}
    sys.stdout.write(as_table(list(measure_screens(paths, options.rounds))) + "\n")


if __name__ == "__main__":
    main()
