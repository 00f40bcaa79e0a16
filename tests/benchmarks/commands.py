"""The commands as processes, against the plainest scripts and against programs that do the same."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing

from tests.benchmarks import floors
from tests.benchmarks.running import ROOT, Line, Took, compare, in_turn, peer, run, tracker
from tracker.plain import plain

PERSON = 42
COMMANDS = ("status", "list", "show", "search", "agenda")
_AIM, _PEER_AIM, _SIZE_AIM, _BUILD_AIM = 2.0, 0.4, 1.1, 3.0
_BARE = "bare script"
_PEER_ROUNDS = 3


def measure_commands(paths: Mapping[int, str], rounds: int, folder: str) -> Iterator[Line]:
    """What people type all day, at each size against a script, a peer, and itself at the smallest size."""
    sizes = sorted(paths)
    bare = os.path.join(folder, "bare.sqlite")
    _make_bare(bare)
    query = peer("sqlite-utils")
    for name in COMMANDS:
        commands = {}
        for size in sizes:
            given = _arguments(paths[size], name)
            where = bare if name == "status" else paths[size]
            script = floors.STATUS if name == "status" else floors.script_of(name)
            commands[f"{_BARE}, {size}"] = [sys.executable, "-c", script, where, *(given[1:2] or ("",))]
            commands[f"{name}, {size}"] = tracker(paths[size], *given)
            if query and name != "status":
                asked = floors.QUERIES[name][0].replace(":typed", f"'{given[1]}'" if len(given) > 1 else "''")
                commands[f"sqlite-utils, {size}"] = [query, paths[size], asked]
        times = in_turn(commands, rounds)
        what = f"`{_SHOWN[name]}`"
        for size in sizes:
            yield compare(times, f"{name}, {size}", f"{_BARE}, {size}", size=size, aim=_AIM, named=(what, _BARE))
        for size in sizes:
            if (theirs := f"sqlite-utils, {size}") in times:
                named = (what, "sqlite-utils")
                yield compare(times, f"{name}, {size}", theirs, size=size, aim=_PEER_AIM, named=named)
        if len(sizes) > 1:
            most = sizes[-1]
            printed = {size: _printed(commands[f"{name}, {size}"]) for size in sizes}
            least = next((size for size in sizes[:-1] if printed[size] == printed[most]), sizes[0])
            is_alike = printed[least] == printed[most]
            against = f"itself at {least:,}" + ("" if is_alike else f": {printed[most]} lines for {printed[least]}")
            aim = _SIZE_AIM if is_alike or name != "search" else None
            yield compare(times, f"{name}, {most}", f"{name}, {least}", size=most, aim=aim, named=(what, against))
    if len(sizes) > 1:
        yield _search_of_few(paths, rounds)
    yield from _other_peers(paths[sizes[-1]], sizes[-1])


def _search_of_few(paths: Mapping[int, str], rounds: int) -> Line:
    """A name that more people bear among more: what is compared finds as many of them."""
    few = ("--limit", "3")
    times = in_turn(
        {str(size): tracker(path, *_arguments(path, "search"), *few) for size, path in paths.items()}, rounds
    )
    least, most = min(paths), max(paths)
    named = (f"`{_SHOWN['search']} {' '.join(few)}`", f"itself at {least:,}")
    return compare(times, str(most), str(least), size=most, aim=_SIZE_AIM, named=named)


def _printed(command: list[str]) -> int:
    """How many lines a command writes: it is compared with itself where it answers as much, if there is such a size."""
    return subprocess.run(command, capture_output=True, check=True).stdout.count(b"\n")


_SHOWN = {
    "status": "tracker status REF CODE",
    "list": "tracker list people --limit 50",
    "show": "tracker show REF",
    "search": "tracker search NAME",
    "agenda": "tracker agenda",
}


def _other_peers(database: str, size: int) -> Iterator[Line]:
    """Programs that are heavier still, in a few rounds: one listing."""
    listing = floors.QUERIES["list"][0]
    name = os.path.splitext(os.path.basename(database))[0]
    commands = {"list": tracker(database, "list", "people", "--limit", "50")}
    for program, options in {
        "litecli": (database, "-e", listing),
        "datasette": (database, "--get", f"/{name}.json?sql={_quoted(listing)}"),
    }.items():
        path = peer(program)
        if path:
            commands[program] = [path, *options]
    times = in_turn(commands, _PEER_ROUNDS)
    for program in commands:
        if program != "list":
            yield compare(times, "list", program, size=size, aim=None, named=(f"`{_SHOWN['list']}`", program))


def measure_building(rounds: int, folder: str) -> Iterator[Line]:
    """The first run: the real seeds into a new database."""
    times: dict[str, list[Took]] = {"init": [], "floor": []}
    for number in range(-1, rounds):
        new = os.path.join(folder, f"built{number}.sqlite")
        took = {"floor": run([sys.executable, "-c", floors.BUILD, str(ROOT / "seeds"), new + ".floor"])}
        took["init"] = run(tracker(new, "init"))
        for name in times if number >= 0 else ():
            times[name].append(took[name])
    named = ("`tracker init`, the real seeds, a new file", "bare script: parse, find quotes, insert")
    line = compare(times, "init", "floor", size=0, aim=_BUILD_AIM, named=named)
    yield line
    yield line._replace(against="one second", ratio=line.value / 1000, work=None, aim=1.0)


def _make_bare(path: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE IF NOT EXISTS written (id INTEGER PRIMARY KEY, text TEXT)")
        raw.commit()


def _arguments(database: str, name: str) -> tuple[str, ...]:
    """What is typed after the program's name; each run records about somebody else."""
    with closing(sqlite3.connect(database)) as raw:
        ref, title = raw.execute("SELECT ref, title FROM entry WHERE id = ?", (PERSON,)).fetchone()
        (claims,) = raw.execute("SELECT max(number) FROM claim").fetchone()
        (other,) = raw.execute("SELECT ref FROM entry WHERE id = ?", (10 * (claims % 100) + 1,)).fetchone()
    return {
        "status": ("status", other, "released", "--on", "2025"),
        "list": ("list", "people", "--limit", "50"),
        "show": ("show", ref),
        "search": ("search", plain(title)),
        "agenda": ("agenda",),
    }[name]


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text)
