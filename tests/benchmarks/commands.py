"""The commands as processes, against the plainest scripts and against programs that do the same."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import closing

from tests.benchmarks import floors
from tests.benchmarks.running import ROOT, Line, Took, compare, in_turn, peak_memory, run, tracker
from tests.benchmarks.verify_and_build import FLOOR
from tracker.plain import plain

PERSON = 42
_AIM = 2.0
_FLOORS = {
    "status REF CODE": floors.STATUS,
    "list 50": floors.LIST,
    "show": floors.SHOW,
    "search": floors.SEARCH,
    "agenda": floors.AGENDA,
}
_BARE = "bare script"
_STREAMS = {
    "CSV": "from tracker.export.as_csv import write; write(found, sys.stdout)",
    "JSON": "from tracker.export.as_json import write; write(found, sys.stdout)",
    "JSON lines": "from tracker.export.as_jsonl import write; write(found, sys.stdout)",
    "verify": "from pathlib import Path; from tracker.verification import verify_database;"
    " verify_database(found, Path(sys.argv[2]))",
}


def measure_commands(paths: Mapping[int, str], rounds: int, folder: str) -> Iterator[Line]:
    """What people type all day, at each size; the largest against the smallest as well."""
    sizes = sorted(paths)
    _make_bare(os.path.join(folder, "bare.sqlite"))
    for name, script in _FLOORS.items():
        commands = {}
        for size in sizes:
            database = paths[size]
            arguments = _arguments(database, name)
            if name == "search" and not _is_searchable(database):
                continue
            commands[f"{_BARE}, {size:,}"] = [
                sys.executable,
                "-c",
                script,
                *_given(script, database, folder, arguments),
            ]
            commands[f"{name}, {size:,}"] = tracker(database, *arguments)
            peer = _sqlite_utils()
            if name == "list 50" and peer:
                commands[f"sqlite-utils, {size:,}"] = [peer, database, _PEOPLE]
        times = in_turn(commands, rounds)
        measured = [size for size in sizes if f"{name}, {size:,}" in times]
        for size in measured:
            yield compare(times, f"{name}, {size:,}", f"{_BARE}, {size:,}", _AIM)
        for size in measured:
            if f"sqlite-utils, {size:,}" in times:
                yield compare(times, f"{name}, {size:,}", f"sqlite-utils, {size:,}", 0.4)
        if len(measured) > 1:
            yield compare(times, f"{name}, {measured[-1]:,}", f"{name}, {measured[0]:,}", 1.1)


def measure_building(rounds: int, folder: str) -> Iterator[Line]:
    """The first run: the real seeds into a new database."""
    ours, floor = "init, the real seeds", "bare script: parse, find quotes, insert"
    times: dict[str, list[Took]] = {ours: [], floor: []}
    for number in range(-1, rounds):
        new = os.path.join(folder, f"built{number}.sqlite")
        took = {floor: run([sys.executable, "-c", FLOOR, str(ROOT / "seeds"), new + ".floor"])}
        took[ours] = run(tracker(new, "init"))
        for name in times if number >= 0 else ():
            times[name].append(took[name])
    yield compare(times, ours, floor, 3.0)


def measure_exports(paths: Mapping[int, str], rounds: int, folder: str) -> Iterator[Line]:
    """Everything out, as one table and as nested JSON lines, and how much memory that and `verify` take."""
    shell, peer = shutil.which("sqlite3"), _sqlite_utils()
    seeds = os.path.join(folder, "no-seeds")
    os.makedirs(seeds, exist_ok=True)
    memory: dict[str, dict[int, float]] = {}
    for size, database in sorted(paths.items()):
        commands = {"CSV": tracker(database, "export", "csv"), "JSON lines": tracker(database, "export", "jsonl")}
        if shell:
            commands["sqlite3 -csv"] = [shell, "-csv", "-header", database, floors.FLAT]
            commands["sqlite3, json_object"] = [shell, database, floors.NESTED]
        if peer:
            commands["sqlite-utils --csv"] = [peer, database, floors.FLAT, "--csv"]
            commands["sqlite-utils --nl"] = [peer, database, floors.FLAT, "--nl"]
        times = in_turn(commands, max(1, rounds if size <= 10_000 else rounds // 5))
        for what, against, aim in (
            ("CSV", "sqlite3 -csv", 1.5),
            ("CSV", "sqlite-utils --csv", 1.0),
            ("JSON lines", "sqlite3, json_object", 1.6),
        ):
            if against in times:
                yield compare(
                    times, what, against, aim, f"{what}, nested, {size:,}" if aim == 1.6 else f"{what}, {size:,}"
                )
        for name, script in _STREAMS.items():
            opened = f"from tracker.db.connection import open_database; found = open_database(sys.argv[1])\n{script}"
            memory.setdefault(name, {})[size] = peak_memory(opened, database, seeds)
    yield from _memory(memory)


_PEOPLE = "SELECT ref, title, status FROM entry WHERE kind = 'person' AND withdrawn = 0 ORDER BY sort_key, id LIMIT 50"


def _make_bare(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE written (id INTEGER PRIMARY KEY, text TEXT)")
        raw.commit()


def _arguments(database: str, name: str) -> tuple[str, ...]:
    """What is typed after the program's name."""
    with closing(sqlite3.connect(database)) as raw:
        ref, title = raw.execute("SELECT ref, title FROM entry WHERE id = ?", (PERSON,)).fetchone()
    return {
        "status REF CODE": ("status", ref, "released", "--on", "2025"),
        "list 50": ("list", "people", "--limit", "50"),
        "show": ("show", ref),
        "search": ("search", plain(title)),
        "agenda": ("agenda",),
    }[name]


def _given(script: str, database: str, folder: str, arguments: tuple[str, ...]) -> tuple[str, ...]:
    if script == floors.STATUS:
        return os.path.join(folder, "bare.sqlite"), "released"
    return database, *arguments[1:2]


def _memory(memory: Mapping[str, Mapping[int, float]]) -> Iterator[Line]:
    for name, by_size in memory.items():
        sizes = sorted(by_size)
        last, before = sizes[-1], sizes[-2] if len(sizes) > 1 else sizes[-1]
        ratio = by_size[last] / by_size[before]
        figure = f"{by_size[last]:.0f} MiB"
        yield Line(f"peak memory of {name}, {last:,}", f"itself, {before:,}", ratio, None, 1.1, figure)


def _is_searchable(database: str) -> bool:
    with closing(sqlite3.connect(database)) as raw:
        return raw.execute("SELECT 1 FROM name_token LIMIT 1").fetchone() is not None


def _sqlite_utils() -> str | None:
    beside = os.path.join(sysconfig.get_path("scripts"), "sqlite-utils")
    return beside if os.path.exists(beside) else shutil.which("sqlite-utils")
