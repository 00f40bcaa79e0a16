"""Encrypting and decrypting convert a database whole, or leave it as it was."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import tracker.encryption
from tests.encryption.locking import REF, Locked
from tests.running import Run, process_environment

pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')


def test_decrypting_brings_the_plain_database_back(encrypted: Path, tmp_path: Path, run: Run, locked: Locked) -> None:
    before = locked("export", "json").out
    outcome = locked("decrypt")
    assert outcome.code == 0, outcome.err
    assert run("export", "json").out == before
    assert run("verify").code == 0
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tracker.sqlite"]
    with closing(sqlite3.connect(encrypted)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        triggers = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        assert "claim_is_never_updated" in triggers
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            raw.execute("UPDATE claim SET note = ''")
    assert run("status", REF, "held", "--on", "2025").code == 0
    assert locked("decrypt").code == 2


def test_encrypting_twice_is_refused(encrypted: Path, locked: Locked) -> None:
    before = encrypted.read_bytes()
    outcome = locked("encrypt")
    assert outcome.code == 2
    assert "encrypted already" in outcome.err
    assert encrypted.read_bytes() == before


def test_a_conversion_that_fails_leaves_the_database_as_it_was(
    database: Path, tmp_path: Path, run: Run, locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = run("export", "json").out
    monkeypatch.setattr(tracker.encryption, "sync", refuse)
    outcome = locked("encrypt")
    assert outcome.code == 3
    assert "no space left" in outcome.err.lower()
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tracker.sqlite"]
    assert run("export", "json").out == before
    monkeypatch.undo()
    assert database.exists()


def test_a_database_that_another_program_has_open_is_not_converted(
    database: Path, locked: Locked, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.db.connection, "BUSY_SECONDS", 0.05)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)],
        env=process_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"open\n"
    outcome = locked("encrypt")
    holder.communicate(b"\n")
    assert outcome.code == 3
    assert "Another program has" in outcome.err
    assert run("verify").code == 0
    assert locked("encrypt").code == 0


HOLDER = """
import sys
from tracker.db.connection import open_database
with open_database(sys.argv[1]) as connection, connection.reading():
    connection.row("count_claims")
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_writer_that_waits_while_the_database_is_converted_loses_no_claim(
    database: Path, run: Run, locked: Locked
) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(database), f"w{n}"],
            env=process_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for n in range(3)
    ]
    assert all(writer.stdout and writer.stdout.readline() for writer in writers)
    outcome = next(tried for _ in range(5) if (tried := locked("encrypt")).code != 3)
    acknowledged = {line for writer in writers for line in writer.communicate()[0].decode().split()}
    assert outcome.code == 0, outcome.err
    kept = {claim["note"] for claim in json.loads(locked("status", REF, "--json").out)["history"]}
    assert acknowledged <= kept
    assert run("list").code == 3
    assert locked("verify").code == 0


WRITER = """
import sys, time
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
for n in range(400):
    new = NewClaim("person/daryn-khassenov", "held", parse_effective("2024"), note=f"{sys.argv[2]}.{n}")
    with open_database(sys.argv[1]) as connection:
        record_claim(connection, new, "writer")
    print(f"{sys.argv[2]}.{n}", flush=True)
    time.sleep(0.03)
"""


def test_what_a_killed_conversion_left_is_removed_by_the_next(database: Path, tmp_path: Path, locked: Locked) -> None:
    left = tmp_path / ".tracker-convert-left"
    left.write_text("khassenov", encoding="utf-8")
    assert locked("encrypt").code == 0
    assert not left.exists()
    assert database.exists()
