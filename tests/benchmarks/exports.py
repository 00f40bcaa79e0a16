"""Every data format out: rows a second, work against the plainest code that writes the same, and the most memory held.

The floors are the sqlite3 program for CSV, JSON and copies, and scripts over the standard library or openpyxl for what
it cannot write; sqlite-utils is given the same queries. Each side is a process of its own, in turn with the others.
Times are taken up to 100,000 entries, in about five minutes; what is held at the two largest sizes is measured apart,
because a million take a quarter of an hour. A workbook holds no more than 1,048,576 rows a sheet, so it and the bundle
end before that; both take minutes, and are timed apart: the bundle is all the others one after the other.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import NamedTuple

from tests.benchmarks import export_floors, floors
from tests.benchmarks.running import Line, Took, compare, environment, peer, tracker

_BETWEEN_LOOKS = 0.05
_FEW, _MANY = 10_000, 100_000
"""Up to the one each format is measured in several rounds; from the other on the aims are meant."""
_ROUNDS_OF_MANY = {"CSV, flat": 5, "JSON lines, nested": 2}
"""What has an aim is compared in several rounds of many entries too; the rest, and what takes minutes, in one."""
_MOST = 64.0
"""MiB that an export may hold at any size."""
_SHELL, _UTILS = "sqlite3 shell", "sqlite-utils"


class _Format(NamedTuple):
    """What is written: its name here, the format and file name for the command ("": standard output), the most entries
    that it is made of, and whether it takes minutes, and is timed apart.
    """

    what: str
    format: str
    file: str = ""
    most: int | None = None
    is_apart: bool = False

    @property
    def command(self) -> str:
        """As it is typed."""
        return f"tracker export {self.format}" + (f" -o {self.file}" if self.file else "")


_FORMATS = (
    _Format("CSV, flat", "csv"),
    _Format("CSV, a file a table", "csv", "tables"),
    _Format("JSON lines, nested", "jsonl"),
    _Format("JSON, everything", "json"),
    _Format("FollowTheMoney", "ftm", "cases.ftm"),
    _Format("iCalendar", "ics", "cases.ics"),
    _Format("SQLite", "sqlite", "cases.sqlite"),
    _Format("workbook", "xlsx", "cases.xlsx", most=_MANY, is_apart=True),
    _Format("bundle of all of them", "bundle", "cases.zip", most=_MANY, is_apart=True),
)

_AIMS = {
    ("CSV, flat", f"{_SHELL}, -csv"): 1.5,
    ("CSV, flat", f"{_UTILS} --csv"): 1.0,
    ("JSON lines, nested", f"{_SHELL}, json_object"): 1.6,
    ("JSON lines, nested", f"{_UTILS} --nl --json-cols, the same JSON"): 0.5,
}


def measure_exports(paths: Mapping[int, str], rounds: int, folder: str, *, is_apart: bool = False) -> Iterator[Line]:
    """Each format that is timed apart, or each other one, at each size up to 100,000: against its floors, and entries
    and what hangs on them a second.
    """
    for size, database in sorted(paths.items()):
        rows = count_rows(database)
        for one in _FORMATS:
            if size > _MANY or one.is_apart is not is_apart:
                continue
            made = os.path.join(folder, "made")
            commands = {"": _command(one, database, made)} | _floors(one, database, made)
            took = _in_turn(commands, _rounds(one, size, rounds), made)
            for against in list(commands)[1:]:
                aim = _AIMS.get((one.what, against)) if size >= _MANY else None
                yield compare(took, "", against, size=size, aim=aim, named=(_named(one), against))
            speed = rows / median(each.work for each in took[""])
            yield Line(f"{_named(one)}: rows a second of work", "", size, None, None, None, speed, "rows/s")


def measure_held(paths: Mapping[int, str], folder: str) -> Iterator[Line]:
    """The most memory that each format holds at the two largest sizes that it is made of."""
    made = os.path.join(folder, "made")
    for one in _FORMATS:
        held: dict[int, float] = {}
        for size in sorted(size for size in paths if one.most is None or size <= one.most)[-2:]:
            os.makedirs(made)
            _, held[size] = _measure(_command(one, paths[size], made))
            shutil.rmtree(made)
        yield from _memory(one.command, held)


def count_rows(database: str) -> int:
    """Entries, quotes, claims and name forms: what an export has to go through."""
    with closing(sqlite3.connect(database)) as raw:
        tables = ("entry", "quote", "claim", "name_form")
        return sum(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


def _named(one: _Format) -> str:
    return f"export of {one.what}"


def _command(one: _Format, database: str, made: str) -> list[str]:
    return tracker(database, "export", one.format, *(("-o", _at(made, one.file)) if one.file else ()))


def _at(folder: str, name: str) -> str:
    return os.path.join(folder, name)


def _rounds(one: _Format, size: int, rounds: int) -> int:
    return max(1, rounds // 3) if size <= _FEW else min(rounds, _ROUNDS_OF_MANY.get(one.what, 1))


def _floors(one: _Format, database: str, made: str) -> dict[str, list[str]]:
    """What writes the same, by what it is called."""
    shell, utils, target = peer("sqlite3"), peer("sqlite-utils"), _at(made, f"floor-{one.file}")
    found: dict[str, list[str] | None] = {}
    match one.what:
        case "CSV, flat":
            found[f"{_SHELL}, -csv"] = [shell, "-csv", "-header", database, floors.FLAT] if shell else None
            found["csv module over sqlite3"] = _script(export_floors.CSV_FLAT, database, floors.FLAT)
            found[f"{_UTILS} --csv"] = [utils, database, floors.FLAT, "--csv"] if utils else None
        case "JSON lines, nested":
            found[f"{_SHELL}, json_object"] = [shell, database, floors.NESTED] if shell else None
            found[f"{_UTILS} --nl --json-cols, the same JSON"] = (
                [utils, database, floors.NESTED, "--nl", "--json-cols"] if utils else None
            )
        case "JSON, everything":
            found[f"{_SHELL}, json_object, entries alone"] = [shell, database, floors.NESTED] if shell else None
        case "SQLite":
            found[f"{_SHELL}, VACUUM INTO"] = [shell, database, f"VACUUM INTO '{target}'"] if shell else None
            found["backup of sqlite3"] = _script(export_floors.BACKUP, database, f"{target}-backup")
        case "CSV, a file a table":
            found["csv module over sqlite3, tables as kept"] = _script(export_floors.CSV_TABLES, database, target)
        case "FollowTheMoney":
            found["json module over sqlite3, no joining"] = _script(export_floors.ENTITIES, database, target)
        case "iCalendar":
            found["f-strings over sqlite3, no folding"] = _script(export_floors.CALENDAR, database, target)
        case "workbook":
            found["openpyxl over sqlite3, tables as kept"] = _script(export_floors.WORKBOOK, database, target)
    return {name: command for name, command in found.items() if command}


def _script(text: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", text, *arguments]


def _in_turn(commands: Mapping[str, list[str]], rounds: int, made: str) -> dict[str, list[Took]]:
    """What each command took in each round; what it made is away before the next one begins."""
    took: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            os.makedirs(made)
            took[name].append(_measure(command)[0])
            shutil.rmtree(made)
    return took


def _measure(command: list[str]) -> tuple[Took, float]:
    """Run a command to its end: what it took, and the most that it held, which Linux says while it runs."""
    peak, started = 0.0, perf_counter()
    with subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while True:
            peak = max(peak, _peak(process.pid))
            found, status, usage = os.wait4(process.pid, os.WNOHANG)
            if found:
                break
            sleep(_BETWEEN_LOOKS)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} failed with {process.returncode}")
    return Took(perf_counter() - started, usage.ru_utime + usage.ru_stime), peak


def _peak(process: int) -> float:
    """What `wait4` says of a child is at least what its parent held; this is of itself alone."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else 0.0


def _memory(name: str, held: Mapping[int, float]) -> Iterator[Line]:
    """The most that a format held, at each size; the larger against the smaller as well."""
    what = f"peak memory of `{name}`"
    for size, value in held.items():
        yield Line(what, f"{_MOST:g} MiB", size, value / _MOST, None, 1.0, value, "MiB")
    if len(held) > 1:
        smaller, larger = sorted(held)
        aim = 1.1 if smaller >= _MANY else None
        yield Line(what, f"itself at {smaller:,}", larger, held[larger] / held[smaller], None, aim, held[larger], "MiB")
