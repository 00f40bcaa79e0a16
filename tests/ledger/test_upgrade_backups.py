"""Before a database of an older release is upgraded a verified backup is made beside it, and the newest few are kept.

The older release is real: the newest migration is taken back.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.ledger.test_chain import tamper
from tests.ledger.test_durability import files_in, limited
from tests.running import Run
from tracker.build import KEPT_BACKUPS
from tracker.db.migrate import downgrade_database
from tracker.db.revision import HEAD, KNOWN

REF = "person/daryn-khassenov"


@pytest.fixture
def older(database: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of the release before, with one claim that has no salt."""
    monkeypatch.setattr("tracker.ledger.claims.new_salt", str)
    assert run("status", REF, "released", "--on", "2024", "--note", "kept").code == 0
    downgrade_database(str(database), KNOWN[-2])
    return database


def backups(database: Path) -> list[Path]:
    return sorted(database.parent.glob("tracker.sqlite.before-*"), key=lambda path: path.stat().st_mtime_ns)


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as raw:
        return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_an_upgrade_leaves_a_verified_backup_of_the_older_database(older: Path, run: Run, tmp_path: Path) -> None:
    outcome = run("init")
    assert outcome.code == 0, outcome.err
    (backup,) = backups(older)
    assert str(backup) in outcome.err
    assert (revision(older), revision(backup)) == (HEAD, KNOWN[-2])
    assert sorted(files_in(tmp_path)) == sorted(["home", older.name, backup.name])
    assert run("verify").code == 0
    assert run("restore", str(backup)).code == 0
    assert revision(older) == KNOWN[-2]
    assert run("list").code == 3
    assert run("init").code == 0
    assert "kept" in run("status", REF).out


def test_the_newest_backups_are_kept_and_those_of_users_are_left_alone(older: Path, run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "tracker.sqlite.before-my-holiday"
    mine.write_text("mine", encoding="utf-8")
    spare = tmp_path / "spare"
    shutil.copy(older, spare)
    for number in range(KEPT_BACKUPS + 2):
        shutil.copy(spare, older)
        with closing(sqlite3.connect(older)) as raw:
            raw.execute(f"UPDATE entry SET note = 'upgrade {number}' WHERE ref = '{REF}'")
            raw.commit()
        assert run("init").code == 0
        kept = []
        for path in set(backups(older)) - {mine}:
            with closing(sqlite3.connect(path)) as raw:
                kept += raw.execute(f"SELECT note FROM entry WHERE ref = '{REF}'").fetchall()
        newest = range(max(0, number + 1 - KEPT_BACKUPS), number + 1)
        assert sorted(kept) == [(f"upgrade {n}",) for n in newest]
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_database_that_cannot_be_backed_up_is_not_upgraded(older: Path, run: Run) -> None:
    tamper(older, "UPDATE claim SET note = 'forged'")
    outcome = run("init")
    assert outcome.code == 3
    assert "its ledger was altered" in outcome.err
    assert revision(older) == KNOWN[-2]
    assert backups(older) == []


@pytest.mark.parametrize("largest", [0, 100_000, 1_000_000])
def test_an_upgrade_on_a_full_disk_leaves_the_older_database_as_it_was(older: Path, run: Run, largest: int) -> None:
    done = limited(["init"], largest)
    assert done.returncode == 3, done.stderr
    assert b"Traceback" not in done.stderr
    assert revision(older) == KNOWN[-2]
    assert backups(older) == []
    assert run("init").code == 0
    assert run("verify").code == 0


def test_an_encrypted_database_is_upgraded_with_an_encrypted_backup(older: Path, run: Run) -> None:
    pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')
    from tracker import passphrase
    from tracker.db import cipher

    assert run("init").code == 0
    (backup,) = backups(older)
    backup.unlink()
    try:
        for arguments in (("encrypt",), (), ("init",), ("verify",)):
            reading, writing = os.pipe()
            os.write(writing, b"secret\n")
            os.close(writing)
            passphrase.read_from(reading)
            if arguments:
                outcome = run(*arguments)
                assert outcome.code == 0, outcome.err
            else:
                downgrade_database(str(older), KNOWN[-2])
            os.close(reading)
        (backup,) = backups(older)
        assert cipher.looks_encrypted(str(backup))
        assert b"khassenov" not in backup.read_bytes().lower()
        assert "kept" in run("status", REF).out
    finally:
        passphrase.forget()
        cipher.forget_keys()
