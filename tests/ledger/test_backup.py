"""Backups are whole, verified and never over a file; a backup that cannot be trusted is refused and changes nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import tracker.backup
from tests.ledger.test_chain import tamper
from tests.running import Run, process_environment
from tracker.backup import backup_database
from tracker.db.connection import open_database

REF = "person/daryn-khassenov"


WRITER = """
import sys
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
with open_database(sys.argv[1]) as connection:
    for n in range(100000):
        new = NewClaim("person/almat-zhumagulov", "held", parse_effective("2024"), note=str(n))
        record_claim(connection, new, "writer")
"""
COLUMNS = (
    "entry_id, entry_kind, code, kind, effective, effective_qualifier, effective_from, effective_until, recorded_at, "
    "recorded_by, source_type, source_title, source_url, source_seen, confidence, note, supersedes"
)


def record(run: Run, number: int) -> None:
    assert run("status", REF, ("released", "held")[number % 2], "--on", "2024", "--note", f"note {number}").code == 0


def notes(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [note for (note,) in raw.execute("SELECT note FROM claim ORDER BY id")]


def state(folder: Path) -> dict[str, str]:
    """Every file of the folder with the hash of its content."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def backup(database: Path, tmp_path: Path, run: Run) -> Path:
    """A backup with one claim, of a database that has two."""
    record(run, 0)
    path = tmp_path / "kept" / "cases.backup"
    path.parent.mkdir()
    assert run("backup", str(path)).code == 0
    record(run, 1)
    assert database.exists()
    return path


def test_a_backup_is_a_single_private_file_with_every_claim(backup: Path, run: Run, tmp_path: Path) -> None:
    assert notes(backup) == ["note 0"]
    assert [path.name for path in backup.parent.iterdir()] == ["cases.backup"]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    outcome = run("backup", str(tmp_path / "again.backup"))
    assert outcome.out == f"Backed up to {tmp_path / 'again.backup'}: 2 claims, verified.\n"
    assert run("--database", str(backup), "verify").code == 0


def test_a_backup_is_made_while_others_write_and_holds_a_whole_number_of_claims(
    database: Path, tmp_path: Path, run: Run
) -> None:
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            WRITER,
            str(database),
        ],
        env=process_environment(),
    )
    try:
        sizes: list[int] = []
        deadline = time.monotonic() + 30
        while len(sizes) < 4 and time.monotonic() < deadline:
            path = tmp_path / f"{len(sizes)}.backup"
            claims = backup_database(str(database), str(path))
            assert notes(path) == [str(n) for n in range(claims)]
            sizes += [claims] if claims and claims not in sizes else []
            path.rename(tmp_path / f"kept{time.monotonic_ns()}")
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.wait()
    assert len(sizes) == 4
    assert run("verify").code == 0


def test_a_backup_is_never_put_over_a_file_unasked(backup: Path, run: Run, database: Path) -> None:
    before = state(database.parent)
    outcome = run("backup", str(backup))
    assert outcome.code == 2
    assert "is there already" in outcome.err
    assert state(database.parent) == before
    assert run("backup", "--force", str(backup)).code == 0
    assert notes(backup) == ["note 0", "note 1"]


def test_a_backup_is_not_put_over_a_file_that_appears_meanwhile(
    database: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cases.backup"
    check = tracker.backup.check_backup

    def check_slowly(scratch: str, name: str) -> int:
        path.write_text("mine", encoding="utf-8")
        return check(scratch, name)

    monkeypatch.setattr(tracker.backup, "check_backup", check_slowly)
    assert run("backup", str(path)).code == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert database.exists()


def test_a_backup_that_is_a_link_or_a_folder_or_the_database_itself_is_refused(
    database: Path, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(database)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    before = state(tmp_path)
    for name in ("folder", "tracker.sqlite", "tracker.sqlite-wal", "link"):
        outcome = run("backup", "--force", str(tmp_path / name))
        assert outcome.code == 2, name
        assert "tracker: " in outcome.err
    assert run("backup", str(tmp_path / "dangling")).code == 2
    assert run("backup", str(tmp_path / "no" / "folder")).code == 2
    assert state(tmp_path) == before


def test_what_a_killed_backup_left_is_removed_by_a_later_one(database: Path, tmp_path: Path, run: Run) -> None:
    old, new = tmp_path / ".tracker-backup-old", tmp_path / ".tracker-backup-new"
    for path in (old, new):
        path.write_text("left", encoding="utf-8")
    os.utime(old, (0, 0))
    assert run("backup", str(tmp_path / "cases.backup")).code == 0
    assert not old.exists()
    assert new.exists()
    assert database.exists()


def test_a_database_that_is_damaged_is_not_backed_up(database: Path, tmp_path: Path, run: Run) -> None:
    tamper(database, "INSERT INTO link VALUES (1, 'subject', 0, 999999)")
    outcome = run("backup", str(tmp_path / "cases.backup"))
    assert outcome.code == 3
    assert "cannot be used as a backup: it is damaged" in outcome.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "tracker.sqlite"]


def test_a_restore_brings_the_backup_back_and_keeps_the_old_one_aside(backup: Path, database: Path, run: Run) -> None:
    outcome = run("restore", str(backup))
    assert outcome.code == 0, outcome.err
    assert notes(database) == ["note 0"]
    (aside,) = database.parent.glob("tracker.sqlite.replaced-*")
    assert str(aside) in outcome.err
    assert notes(aside) == ["note 0", "note 1"]
    assert stat.S_IMODE(aside.stat().st_mode) == stat.S_IMODE(database.stat().st_mode) == 0o600
    assert run("verify").code == 0
    record(run, 2)
    assert notes(backup) == ["note 0"]
    assert run("restore", str(aside)).code == 0
    assert notes(database) == ["note 0", "note 1"]


def test_a_restore_does_not_replace_what_another_program_has_open(
    backup: Path, database: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.db.connection, "BUSY_SECONDS", 0.05)
    with open_database(str(database)) as other:
        assert other.row("count_claims") == (2,)
        outcome = run("restore", str(backup))
        assert outcome.code == 3
        assert "Another program has" in outcome.err
        assert other.row("count_claims") == (2,)
    assert not list(database.parent.glob("*.replaced-*"))
    assert run("restore", str(backup)).code == 0
    assert notes(database) == ["note 0"]


def test_a_restore_makes_a_database_where_there_is_none(backup: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "new" / "tracker.sqlite"
    assert run("--database", str(target), "restore", str(backup)).code == 0
    assert notes(target) == ["note 0"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert run("--database", str(target), "verify").code == 0


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(5000, len(data), 4096):
        data[place] ^= 0xFF
    path.write_bytes(data)


def scramble_the_beginning(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(100) + data[100:])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("a shopping list", encoding="utf-8")


def other_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipe (name TEXT)")


def forge(*statements: str) -> Callable[[Path], None]:
    return lambda path: tamper(path, *statements)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut in half": cut,
    "flipped bytes": flip,
    "beginning gone": scramble_the_beginning,
    "empty": empty,
    "a text": text,
    "another program's": other_program,
    "forged note": forge("UPDATE claim SET note = 'forged'"),
    "forged days": forge("UPDATE claim SET effective_until = '2030-01-01'"),
    "forged status": forge("UPDATE entry SET status = 'released' WHERE ref = 'person/almat-zhumagulov'"),
    "forged claim": forge(f"INSERT INTO claim SELECT 2, node_id, 2, {COLUMNS}, hash, 'forged', salt FROM claim"),
    "removed claim": forge("UPDATE claim SET number = 2"),
    "loose row": forge("INSERT INTO link VALUES (1, 'subject', 0, 999999)"),
    "newer release": forge("UPDATE alembic_version SET version_num = '9999'"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_backup_that_cannot_be_trusted_is_refused_and_nothing_changes(
    backup: Path, database: Path, run: Run, damage: str
) -> None:
    DAMAGES[damage](backup)
    before = state(database.parent)
    outcome = run("restore", str(backup))
    assert outcome.code == 3, outcome
    assert "cannot be used as a backup" in outcome.err
    assert str(backup) in outcome.err
    assert outcome.err.count("\n") == 1
    assert state(database.parent) == before
    assert run("verify").code == 0


def test_a_backup_that_is_not_there_or_is_the_database_is_refused(database: Path, run: Run) -> None:
    missing = run("restore", "nowhere.backup")
    assert missing.code == 3
    assert "there is no such file" in missing.err
    assert run("restore", str(database)).code == 2
    assert run("restore", str(database.parent)).code == 3
    assert run("--database", str(database.parent), "restore", str(database)).code == 3


@pytest.mark.parametrize("damage", ["cut in half", "flipped bytes", "beginning gone", "empty", "a text"])
def test_a_damaged_database_gets_a_sentence_and_comes_back_from_its_backup(
    backup: Path, database: Path, run: Run, damage: str
) -> None:
    DAMAGES[damage](database)
    damaged = database.read_bytes()
    outcome = run("verify")
    assert outcome.code == 3, outcome
    assert "Traceback" not in outcome.said
    assert "tracker restore PATH" in outcome.err or damage in ("empty", "cut in half")
    assert database.read_bytes() == damaged
    assert run("restore", str(backup)).code == 0
    assert run("verify").code == 0
    assert notes(database) == ["note 0"]
    if damage != "empty":
        kept = [path.read_bytes() for path in database.parent.glob("tracker.sqlite.replaced-*")]
        assert len(kept) == 1
        assert kept[0][:50] == damaged[:50] or damage == "flipped bytes"


def test_a_journal_without_its_database_is_not_swallowed_by_a_new_one(backup: Path, database: Path, run: Run) -> None:
    with open_database(str(database)) as open_still:
        record(run, 3)
        assert open_still.row("count_claims") == (3,)
        journal = Path(f"{database}-wal").read_bytes()
        assert journal
        whole = database.read_bytes()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    Path(f"{database}-wal").write_bytes(journal)
    for command in (("list",), ("init",), ("status", REF, "released"), ("backup", "x.backup")):
        outcome = run(*command)
        assert outcome.code == 3, command
        assert "its journal" in outcome.err
        assert "tracker restore PATH" in outcome.err
        assert Path(f"{database}-wal").read_bytes() == journal
        assert not database.exists()
    assert run("restore", str(backup)).code == 0
    assert notes(database) == ["note 0"]
    (aside,) = database.parent.glob("tracker.sqlite.replaced-*-wal")
    assert aside.read_bytes() == journal
    assert run("verify").code == 0
    Path(str(aside).removesuffix("-wal")).write_bytes(whole)
    assert notes(Path(str(aside).removesuffix("-wal"))) == ["note 0", "note 1", "note 3"]


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_flipped_byte_in_the_header_never_ends_in_a_traceback(database: Path, run: Run, place: int) -> None:
    data = bytearray(database.read_bytes())
    data[place] ^= 0x55
    database.write_bytes(data)
    for command in (("list",), ("verify",), ("status", REF, "released")):
        outcome = run(*command)
        assert outcome.code in (0, 1, 3), (place, command, outcome)
        assert outcome.code == 0 or outcome.said


def test_a_copy_made_by_hand_while_nothing_writes_is_a_backup_too(backup: Path, database: Path, run: Run) -> None:
    assert backup.exists()
    copy = database.parent / "copy.sqlite"
    shutil.copy(database, copy)
    record(run, 5)
    assert run("restore", str(copy)).code == 0
    assert notes(database) == ["note 0", "note 1"]
