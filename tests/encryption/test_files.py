"""What lies on the disk: nothing of it can be read without the passphrase, and damage gets a sentence."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.encryption.locking import NOTE, REF, SECRET, Locked, passphrase_is, readable
from tests.running import Run, process_environment
from tracker.db import cipher
from tracker.db.connection import open_database

pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')


def test_nothing_can_be_read_in_the_folder_of_an_encrypted_database(
    database: Path, tmp_path: Path, run: Run, locked: Locked
) -> None:
    assert run("status", REF, "released", "--on", "2024", "--note", NOTE).code == 0
    assert {"khassenov", "Whispered", "CREATE TABLE", "SQLite format"} <= readable(tmp_path)
    outcome = locked("encrypt")
    assert outcome.code == 0, outcome.err
    assert "solid-state disk" in outcome.err
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tracker.sqlite"]
    assert readable(tmp_path) == set()
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


def test_nothing_can_be_read_in_the_journal_of_an_encrypted_database(encrypted: Path, tmp_path: Path) -> None:
    passphrase_is(SECRET)
    with open_database(str(encrypted)) as connection:
        with connection.writing():
            connection.run("insert_node", id=f"{NOTE} khassenov", created_at="Whispered", is_own=False)
        assert Path(f"{encrypted}-wal").stat().st_size > 4096
        assert readable(tmp_path) == set()
        assert ("Whispered",) in connection.raw.execute("SELECT created_at FROM node").fetchall()


@pytest.mark.parametrize("place", ["first byte", "middle", "cut in half", "cut by a byte"])
def test_a_damaged_encrypted_database_gets_a_sentence(encrypted: Path, locked: Locked, place: str) -> None:
    data = bytearray(encrypted.read_bytes())
    if place.startswith("cut"):
        data = data[: len(data) // 8192 * 4096] if place == "cut in half" else data[:-1]
    else:
        data[0 if place == "first byte" else len(data) // 2] ^= 0x10
    encrypted.write_bytes(data)
    outcome = locked("verify")
    assert outcome.code == 3, outcome
    assert outcome.err.startswith("tracker: ")
    assert outcome.err.count("\n") == 1


@pytest.mark.usefixtures("full_cost")
def test_a_journal_left_by_a_kill_is_read_again(encrypted: Path, locked: Locked, run: Run) -> None:
    reading, writing = os.pipe()
    os.write(writing, SECRET.encode() + b"\n")
    os.close(writing)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(encrypted), str(reading)],
        env=process_environment(),
        pass_fds=(reading,),
        check=False,
    )
    os.close(reading)
    assert done.returncode == 9
    assert Path(f"{encrypted}-wal").stat().st_size
    assert run("list").code == 3
    assert "kept" in locked("status", REF).out
    assert locked("verify").code == 0


KILLED = """
import os, sys
from tracker import passphrase
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
passphrase.read_from(int(sys.argv[2]))
connection = open_database(sys.argv[1])
record_claim(connection, NewClaim("person/daryn-khassenov", "held", parse_effective("2025"), note="kept"), "me")
os._exit(9)
"""


def test_the_same_file_opens_in_the_sqlcipher_that_others_use(encrypted: Path) -> None:
    from sqlcipher3 import dbapi2

    salt = encrypted.read_bytes()[:16].hex()
    with closing(dbapi2.connect(str(encrypted))) as raw:
        raw.execute(f'PRAGMA key="{cipher.derive_key(SECRET.encode(), salt)}"')
        assert raw.execute("SELECT note FROM claim").fetchall() == [(NOTE,)]


def test_two_databases_with_one_passphrase_have_two_salts(
    encrypted: Path, tmp_path: Path, built_database: Path, locked: Locked
) -> None:
    other = tmp_path / "other.sqlite"
    shutil.copy(built_database, other)
    assert locked("--database", str(other), "encrypt").code == 0
    assert other.read_bytes()[:16] != encrypted.read_bytes()[:16]
