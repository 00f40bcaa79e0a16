"""How long until all rows are usable on a terminal's screen, and the memory held then, against harlequin and visidata.

Every program runs in a tmux of its own, 120 by 40, which is what a person would look at: it counts from the start of
the program until its screen says that all rows are there. The terminal UI lists people, who are six of ten entries;
the others read the whole table of entries. Where tmux or one of them is not installed, its lines are absent.
"""

from __future__ import annotations

import os
import shlex
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple, Self

from tests.benchmarks.running import Line, environment, peer, tracker

_ROUNDS = 3
_MANY = 1_000_000
"""From how many entries on the aims are meant."""
_MEMORY_AIM = 1 / 5
_BETWEEN_LOOKS = 0.02
_PATIENCE = 120.0
_TRIES = 20
_QUERY = "select * from entry"


class _Shown(NamedTuple):
    """What was seen: seconds until all rows were usable, and the MiB held by then at most."""

    seconds: float
    memory: float


class _Peer(NamedTuple):
    """Another program: its name as a command and the arguments; the query to type and to run with Ctrl+J, once the
    screen shows that it is `ready`; what the screen shows when it is `done`, and the share of its time to stay within.
    """

    program: str
    arguments: tuple[str, ...]
    ready: str
    query: str
    done: str
    aim: float


_PEERS = {
    "harlequin": _Peer(
        "harlequin",
        ("-a", "sqlite", "-r", "--viewer-max-rows", "-1", "--limit", "-1"),
        "^j Run Query",
        _QUERY,
        "({size:,} Records)",
        1 / 20,
    ),
    "visidata": _Peer("vd", ("--readonly", "+:entry::"), "", "", "{size} rows", 1 / 5),
}


def measure_peers(paths: Mapping[int, str], rounds: int, folder: str) -> Iterator[Line]:
    """Time and memory until the rows of the largest collection are usable."""
    size, database = max(paths.items())
    tmux = peer("tmux")
    known = {name: one for name, one in _PEERS.items() if peer(one.program)}
    if tmux is None or not known:
        return
    screen = _Screen(tmux, folder)
    seen: dict[str, list[_Shown]] = {}
    for _ in range(min(rounds, _ROUNDS)):
        seen.setdefault("", []).append(_open_ours(screen, database))
        for name, one in known.items():
            seen.setdefault(name, []).append(_open_peer(screen, one, database, size))
    what = "the terminal UI: start to all rows usable"
    is_meant = size >= _MANY
    for name, one in known.items():
        times = [(ours.seconds, theirs.seconds) for ours, theirs in zip(seen[""], seen[name], strict=True)]
        yield _line((what, name, size), times, "ms", one.aim if is_meant else None)
    for name in known:
        memory = [(ours.memory, theirs.memory) for ours, theirs in zip(seen[""], seen[name], strict=True)]
        yield _line((f"{what}, memory", name, size), memory, "MiB", _MEMORY_AIM if is_meant else None)


def _line(named: tuple[str, str, int], pairs: Sequence[tuple[float, float]], unit: str, aim: float | None) -> Line:
    """`pairs` are ours and theirs, of each round."""
    scale = 1000 if unit == "ms" else 1
    ratio = median(ours / theirs for ours, theirs in pairs)
    return Line(*named, ratio, None, aim, scale * median(ours for ours, _ in pairs), unit)


def _open_ours(screen: _Screen, database: str) -> _Shown:
    with closing(sqlite3.connect(database)) as raw:
        people = "FROM entry WHERE kind = 'person' AND withdrawn = 0"
        (number,) = raw.execute(f"SELECT count(*) {people}").fetchone()
        (first,) = raw.execute(f"SELECT title {people} ORDER BY sort_key, id LIMIT 1").fetchone()
    with screen.running(tracker(database)) as shown:
        return shown.wait_for(f"{number:,} people", first)


def _open_peer(screen: _Screen, one: _Peer, database: str, size: int) -> _Shown:
    program = peer(one.program)
    assert program is not None
    with screen.running([program, *one.arguments, database]) as shown:
        if one.query:
            shown.wait_for(one.ready)
            shown.type(one.query)
            shown.press("C-j")
        return shown.wait_for(one.done.format(size=size))


class _Screen:
    """A tmux server of this run alone, and the one program that runs in it."""

    def __init__(self, tmux: str, folder: str) -> None:
        self._command = [tmux, "-S", os.path.join(folder, "tmux"), "-f", os.devnull]
        self._home = folder
        self._process = 0
        self._started = 0.0

    def running(self, command: Sequence[str]) -> _Screen:
        """Start a program; leaving the `with` ends it."""
        kept = environment() | {"HOME": self._home, "TERM": "tmux-256color"}
        variables = [
            f"{name}={value}" for name, value in kept.items() if name.startswith(("PYTHON", "TRACKER", "HOME"))
        ]
        started = shlex.join(["exec", "env", "-u", "PYTHONDONTWRITEBYTECODE", *variables, *command])
        self._started = time.perf_counter()
        self._tmux("new-session", "-d", "-x", "120", "-y", "40", started)
        self._process = int(self._tmux("list-panes", "-F", "#{pane_pid}"))
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(subprocess.CalledProcessError):
            self._tmux("kill-server")
        while Path(f"/proc/{self._process}/cmdline").exists():
            time.sleep(_BETWEEN_LOOKS)

    def press(self, key: str) -> None:
        """Press a key, by its name."""
        self._tmux("send-keys", key)

    def type(self, text: str) -> None:
        """Type a text until it is there: what is drawn first is not always ready to be typed in."""
        for _ in range(_TRIES):
            self._tmux("send-keys", "-l", text)
            with suppress(TimeoutError):
                self.wait_for(text, patience=1.0)
                return
        self.wait_for(text)

    def wait_for(self, *texts: str, patience: float = _PATIENCE) -> _Shown:
        """Wait until the screen shows all of these. Raises TimeoutError when it does not."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < patience:
            screen = self._tmux("capture-pane", "-p")
            if all(text in screen for text in texts):
                return _Shown(time.perf_counter() - self._started, self._memory())
            time.sleep(_BETWEEN_LOOKS)
        raise TimeoutError(f"the screen never showed {texts}")

    def _memory(self) -> float:
        """The most that the program held, in MiB (Linux says it)."""
        status = Path(f"/proc/{self._process}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run([*self._command, *arguments], check=True, capture_output=True, text=True)
        return done.stdout
