"""A database from an older release is backed up and upgraded, whole or not at all.

The newer release is made here: the program's own migrations and one more after them.
"""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

import tracker.build
import tracker.db.connection
import tracker.db.migrate
from tests.running import Run
from tracker.config import migrations_folder, seeds_folder
from tracker.db.connection import open_database
from tracker.db.revision import HEAD, KNOWN
from tracker.errors import DatabaseUnusable

NEXT = "9000"
SALTED = "0006"
"""The first revision whose claims have a salt."""
STEP = f"""
from alembic import op
import sqlalchemy as sa

revision = "{NEXT}"
down_revision = "{HEAD}"


def upgrade() -> None:
    op.create_table("added", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("UPDATE entry SET note = 'migrated' WHERE ref = 'person/daryn-khassenov'")
    {{last}}


def downgrade() -> None:
    op.drop_table("added")
"""


@pytest.fixture
def later_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as if it had one more migration; the file of that migration."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), folder)
    step = folder / "versions" / f"{NEXT}_later.py"
    step.write_text(STEP.format(last="pass"), encoding="utf-8")
    monkeypatch.setattr(tracker.db.migrate, "migrations_folder", lambda: folder)
    monkeypatch.setattr(tracker.db.connection, "KNOWN", (*KNOWN, NEXT))
    monkeypatch.setattr(tracker.db.connection, "HEAD", NEXT)
    monkeypatch.setattr(tracker.build, "HEAD", NEXT)
    return step


@pytest.mark.parametrize("revision", KNOWN[:-1])
def test_a_database_of_each_older_release_is_upgraded_with_all_that_was_recorded(
    revision: str, tiny_database: Path, tiny_seeds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    if revision < SALTED:
        monkeypatch.setattr("tracker.ledger.claims.new_salt", str)
    assert run("status", "person/ana-novak", "released", "--on", "2024-05", "--note", "kept").code == 0
    assert run("followup", "add", "person/ana-novak", "ask again", "--due", "2027-01-31").code == 0
    exported = run("export", "json").out
    tracker.db.migrate.downgrade_database(str(tiny_database), revision)
    outcome = run("export", "json")
    assert outcome.code == 3
    assert "older release" in outcome.err

    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert run("export", "json").out == exported
    assert run("verify", "--seeds", str(tiny_seeds)).code == 0
    (backup,) = tiny_database.parent.glob("tracker.sqlite.before-*")
    with closing(sqlite3.connect(backup)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
        assert raw.execute("SELECT note FROM claim").fetchall() == [("kept",)]


def test_an_older_database_is_refused_until_init_upgrades_it(database: Path, later_release: Path, run: Run) -> None:
    assert later_release.exists()
    before = database.read_bytes()
    outcome = run("list")
    assert outcome.code == 3
    assert "older release" in outcome.err
    assert "tracker init" in outcome.err
    assert database.read_bytes() == before


def test_init_backs_an_older_database_up_and_upgrades_it(
    tiny_database: Path, tiny_seeds: Path, later_release: Path, run: Run
) -> None:
    outcome = run("init", "--seeds", str(tiny_seeds))
    assert outcome.code == 0, outcome.err
    backups = sorted(tiny_database.parent.glob("tracker.sqlite.before-*"))
    assert len(backups) == 1
    assert str(backups[0]) in outcome.err
    assert stat.S_IMODE(backups[0].stat().st_mode) == 0o600
    with closing(sqlite3.connect(backups[0])) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_database(str(tiny_database)) as connection:
        assert connection.raw.execute("SELECT version_num FROM alembic_version").fetchone() == (NEXT,)
        assert connection.raw.execute("SELECT count(*) FROM added").fetchone() == (0,)
    assert later_release.exists()


def test_two_upgrades_keep_two_backups(
    tiny_database: Path, tiny_seeds: Path, later_release: Path, run: Run, tmp_path: Path
) -> None:
    older = tmp_path / "older.sqlite"
    shutil.copy(tiny_database, older)
    for _ in range(2):
        shutil.copy(older, tiny_database)
        assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert len(list(tiny_database.parent.glob("tracker.sqlite.before-*"))) == 2
    assert later_release.exists()


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(database: Path, later_release: Path) -> None:
    later_release.write_text(STEP.format(last="op.execute('INSERT INTO nowhere VALUES (1)')"), encoding="utf-8")
    with pytest.raises(Exception, match="nowhere"):
        tracker.db.migrate.upgrade_database(str(database))
    _require_untouched(database)


def test_an_upgrade_that_would_leave_rows_pointing_nowhere_is_taken_back(database: Path, later_release: Path) -> None:
    broken = "op.execute('UPDATE citation SET entry_id = 999999 WHERE id = 1')"
    later_release.write_text(STEP.format(last=broken), encoding="utf-8")
    with pytest.raises(DatabaseUnusable, match="left as it was"):
        tracker.db.migrate.upgrade_database(str(database))
    _require_untouched(database)


def test_the_first_build_with_the_shipped_migrations_needs_no_backup(tmp_path: Path) -> None:
    built = tracker.build.build_database(str(tmp_path / "new.sqlite"), seeds_folder())
    assert built.backup is None
    assert sorted(path.name for path in tmp_path.glob("new.sqlite*")) == ["new.sqlite"]


def _require_untouched(database: Path) -> None:
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'added'").fetchone() == (0,)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert raw.execute("SELECT count(*) FROM entry WHERE note = 'migrated'").fetchone() == (0,)
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("SELECT count(*) FROM citation WHERE entry_id = 999999").fetchone() == (0,)
