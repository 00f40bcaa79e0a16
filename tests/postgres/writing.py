"""Many writers on one database, each a process with a connection of its own, which say what was confirmed to them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.running import process_environment
from tracker.db.connection import Connection
from tracker.ledger.checks import CheckedLedger, check_ledger

WRITER = """
import sys
from tracker.config import database_target
from tracker.db.connection import open_database
from tracker.errors import TrackerError
from tracker.ledger.claims import NewClaim, Source, parse_effective, record_claim
name, refs, number, path = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3]), sys.argv[4]
try:
    with open(path, "w") as confirmed, open_database(database_target(None)) as connection:
        sys.stdout.write("ready\\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for place in range(number):
            ref, code = refs[place % len(refs)], ("held", "released")[place % 2]
            claim = NewClaim(ref, code, parse_effective("2024"), source=Source(name), note=f"{name} {place}")
            confirmed.write(record_claim(connection, claim, name).hash + "\\n")
            confirmed.flush()
except TrackerError as error:
    sys.stderr.write(str(error))
    sys.exit(error.exit_code)
"""


class Writer(NamedTuple):
    """A process, and the file where it writes the hash of each claim that was confirmed."""

    process: subprocess.Popen[str]
    path: Path

    def confirmed(self) -> list[str]:
        """The hashes of the claims that were confirmed so far, whole lines only."""
        return [line for line in self.path.read_text().split("\n")[:-1] if line]


def start_writers(url: str, folder: Path, writers: int, claims: int, refs: Sequence[str]) -> list[Writer]:
    """Start writers, each ready and waiting for `let_go`."""
    found = []
    for number in range(writers):
        path = folder / f"confirmed-{number}"
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, f"writer{number}", ",".join(refs), str(claims), str(path)],
            env=process_environment({"TRACKER_DATABASE": url}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        found.append(Writer(process, path))
    for writer in found:
        assert writer.process.stdout
        assert writer.process.stdout.readline() == "ready\n"
    return found


def let_go(writers: Sequence[Writer]) -> None:
    """Let all of them write."""
    for writer in writers:
        assert writer.process.stdin
        writer.process.stdin.write("\n")
        writer.process.stdin.flush()


def finish(writers: Sequence[Writer]) -> list[tuple[int, str]]:
    """Wait for all of them: how each left, and what it said."""
    said = [writer.process.communicate(timeout=90)[1] for writer in writers]
    return [(writer.process.returncode, text) for writer, text in zip(writers, said, strict=True)]


def check_whole(connection: Connection) -> CheckedLedger:
    """The ledger, which has no fault."""
    ledger = check_ledger(connection)
    assert ledger.faults == ()
    return ledger
