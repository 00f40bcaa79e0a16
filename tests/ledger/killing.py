"""Killing the program at random moments and looking at what it leaves. Used by the tests and by `benchmarks/kill_nine`.

One `Victim` is a database in a folder of its own. Each round starts a command, kills it after a random time, and then
requires: every claim whose command had returned success is there; of a file either all lines or none; the ledger is
whole.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.running import process_environment
from tracker.db import cipher
from tracker.db.connection import Connection, connect
from tracker.ledger.checks import check_ledger

PEOPLE = ("person/daryn-khassenov", "person/almat-zhumagulov", "person/aset-abishev", "person/maks-bokayev")
PASSPHRASE = b"correct horse"
LINES_OF_A_FILE = 40

RECORDING = """
import sys
from tracker import passphrase
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
passphrase.read_from(int(sys.argv[5]))
with open_database(sys.argv[1]) as connection:
    for n in range(int(sys.argv[3])):
        new = NewClaim(sys.argv[4], ("held", "released")[n % 2], parse_effective("2024"), note=f"{sys.argv[2]}.{n}")
        record_claim(connection, new, "victim")
        print(f"{sys.argv[2]}.{n}", flush=True)
"""
"""Records claims one by one and prints the note of each after it was acknowledged."""


@dataclass
class Victim:
    """A database, what was acknowledged, and what happened to the commands."""

    folder: Path
    chance: random.Random
    acknowledged: set[str] = field(default_factory=set)
    tried: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    files: list[tuple[str, bool]] = field(default_factory=list)
    number: int = 0
    moments: dict[str, float] = field(default_factory=dict)
    """Until which second a command of a kind is killed: longer after a kill, shorter after a command that ended."""

    @property
    def database(self) -> Path:
        """The database's file."""
        return self.folder / "tracker.sqlite"

    def round(self, kind: str) -> None:
        """Run one command of a kind, kill it somewhere, and look at what is left."""
        self.number += 1
        self.tried[kind] += 1
        getattr(self, f"_{kind}")()
        self.require_sound()

    def _status(self) -> None:
        note = f"s{self.number}"
        command = ["status", self.chance.choice(PEOPLE), "held", "--on", "2024", "--note", note]
        if self._run("status", command, slowest=0.5):
            self.acknowledged.add(note)

    def _recording(self) -> None:
        script = [sys.executable, "-c", RECORDING, str(self.database), f"r{self.number}", "30"]
        said = self._spawn("recording", [*script, self.chance.choice(PEOPLE)], fastest=0.15, slowest=0.7)
        self.acknowledged |= set(said.out.split())

    def _bulk(self) -> None:
        name = f"b{self.number}"
        lines = "".join(
            f"{self.chance.choice(PEOPLE)},held,2024,{name}.{n},{name}.{n}\n" for n in range(LINES_OF_A_FILE)
        )
        file = self.folder / "claims.csv"
        file.write_text(f"ref,code,on,source,note\n{lines}", encoding="utf-8")
        done = self._run("bulk", ["status", "--from", str(file)], slowest=0.7)
        self.files.append((name, done))

    def _init(self) -> None:
        self._run("init", ["init"], slowest=1.5)

    def _first_init(self) -> None:
        path = self.folder / f"new{self.number}.sqlite"
        self._run("first_init", ["--database", str(path), "init"], slowest=1.5)
        if path.exists():
            again = self._spawn("", [sys.executable, "-m", "tracker", "--database", str(path), "init"])
            assert again.code == 0, again.err
            with connect(str(path)) as opened:
                assert not check_ledger(opened).faults
        for left in self.folder.glob(f"new{self.number}*"):
            left.unlink()

    def _backup(self) -> None:
        path = self.folder / f"{self.number}.backup"
        done = self._run("backup", ["backup", str(path)], slowest=0.8)
        assert path.exists() or not done
        if path.exists():
            self._require_all(path)
            path.unlink()
        for left in self.folder.glob(".tracker-backup-*"):
            left.unlink()

    def _restore(self) -> None:
        path = self.folder / "whole.backup"
        assert self._spawn("", [sys.executable, "-m", "tracker", "backup", "--force", str(path)]).code == 0
        self._run("restore", ["restore", str(path)], slowest=0.8)
        for left in (*self.folder.glob("*.replaced-*"), *self.folder.glob(".tracker-restore-*")):
            left.unlink()

    def _migration(self) -> None:
        """Upgrade from the release before, made here by taking the newest revision back."""
        from tracker.db.migrate import downgrade_database
        from tracker.db.revision import KNOWN

        if len(KNOWN) > 1:
            with suppress(sqlite3.Error):
                downgrade_database(str(self.database), KNOWN[-2])
        self._run("migration", ["init"], slowest=2.0)
        again = self._spawn("", [sys.executable, "-m", "tracker", "init"])
        assert again.code == 0, again.err

    def _encrypt(self) -> None:
        self._run("encrypt", ["decrypt" if self.is_encrypted() else "encrypt"], slowest=1.6)

    def is_encrypted(self) -> bool:
        """Whether the database is encrypted now."""
        return self.database.exists() and cipher.looks_encrypted(str(self.database))

    def require_sound(self) -> None:
        """Every acknowledged claim is there, no file in part, the ledger verifies."""
        self._require_all(self.database)
        left = self._notes(self.database)
        for name, done in self.files:
            there = sum(note.startswith(f"{name}.") for note in left)
            assert there in ((LINES_OF_A_FILE,) if done else (0, LINES_OF_A_FILE)), (name, there)

    def _require_all(self, path: Path) -> None:
        with self._opened(path) as opened:
            assert opened.raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert check_ledger(opened).faults == ()
        assert self.acknowledged <= self._notes(path), self.acknowledged - self._notes(path)

    def _notes(self, path: Path) -> set[str]:
        with self._opened(path) as opened:
            return {note for (note,) in opened.raw.execute("SELECT note FROM claim")}

    def _opened(self, path: Path) -> Connection:
        from tracker import passphrase

        passphrase.forget()
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE + b"\n")
        passphrase.read_from(reading)
        os.close(reading)
        os.close(writing)
        return connect(str(path))

    def _run(self, kind: str, command: list[str], *, slowest: float) -> bool:
        """Whether the command returned success before it was killed."""
        return self._spawn(kind, [sys.executable, "-m", "tracker", *command], slowest=slowest).code == 0

    def _spawn(self, kind: str, command: list[str], *, fastest: float = 0.0, slowest: float | None = None) -> Said:
        reading, writing = os.pipe()
        os.write(writing, PASSPHRASE + b"\n")
        os.close(writing)
        if "tracker" in command:
            place = command.index("tracker") + 1
            command = [*command[:place], "--passphrase-fd", str(reading), *command[place:]]
        else:
            command = [*command, str(reading)]
        environment = process_environment({"TRACKER_DATABASE": str(self.database)})
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=(reading,)
        )
        os.close(reading)
        if slowest is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(self.chance.uniform(fastest, self.moments.setdefault(kind, slowest)))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                self.killed[kind] += 1
            self.moments[kind] *= 1.25 if process.wait() else 0.85
        out, err = process.communicate(timeout=60)
        assert b"Traceback" not in err, err.decode()
        return Said(process.returncode, out.decode(), err.decode())


@dataclass(frozen=True, slots=True)
class Said:
    """What a process said, and its exit code."""

    code: int
    out: str
    err: str


def make_victim(folder: Path, built: Path, seed: int) -> Victim:
    """A copy of a built database in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    victim = Victim(folder, random.Random(seed))
    shutil.copy(built, victim.database)
    return victim


def run_rounds(
    victim: Victim, kinds: tuple[str, ...], rounds: int, tell: Callable[[str], None] = lambda _: None
) -> None:
    """So many rounds, of the kinds in turn."""
    start = time.monotonic()
    for number in range(rounds):
        victim.round(kinds[number % len(kinds)])
        if number % 50 == 49:
            tell(
                f"{number + 1} rounds, {time.monotonic() - start:.0f} s, {len(victim.acknowledged)} claims acknowledged"
            )
