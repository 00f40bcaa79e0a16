"""A published file never holds what is for nobody else, not even while it is being written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.running import Run
from tracker.bundles.create import create_bundle
from tracker.db.connection import open_database
from tracker.db.published import NOT_FOR_OTHERS, publish_copy
from tracker.ledger.drafts import keep_draft
from tracker.ledger.views import save_view
from tracker.queries.views import View

DRAFT, VIEW = "hides with her aunt in Riga", "whom I would not name"


def watched(folder: Path, secrets: tuple[str, ...], seen: list[int]) -> type[sqlite3.Connection]:
    """Connections that look at every file of a folder after each statement."""

    class Watched(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            done = super().execute(*arguments)
            self._look()
            return done

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            done = super().executemany(*arguments)
            self._look()
            return done

        def _look(self) -> None:
            for path in folder.iterdir():
                content = path.read_bytes()
                seen.append(len(content))
                for secret in secrets:
                    assert secret.encode() not in content

    return Watched


def fill(database: Path | str) -> tuple[str, ...]:
    """Keep a draft, a saved filter and a signing key; what is to be seen nowhere else."""
    with open_database(str(database)) as connection:
        keep_draft(connection, "ana", "status", "person/ana-novak", {"note": DRAFT})
        save_view(connection, "people", VIEW, View(words=VIEW))
        create_bundle(connection)
        ((_, key),) = connection.rows("all_signing_keys")
    return DRAFT, VIEW, str(key)


def test_a_file_with_statistics_of_another_program_is_published(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("ANALYZE")
    with open_database(str(database)) as connection, connection.reading():
        publish_copy(connection, str(tmp_path / "out.sqlite"))
    with closing(sqlite3.connect(database)) as raw, closing(sqlite3.connect(tmp_path / "out.sqlite")) as copy:
        (entries,) = raw.execute("SELECT count(*) FROM entry").fetchone()
        assert copy.execute("SELECT count(*) FROM entry").fetchone() == (entries,)


def check_published(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in NOT_FOR_OTHERS:
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        assert raw.execute("SELECT count(*) FROM people").fetchone() > (1,)
        assert raw.execute("SELECT count(*) FROM search_index WHERE search_index MATCH 'novak'").fetchone() > (0,)
        for table in ("entry", "entry_count", "claim", "name_form", "quote"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() > (0,)
        assert raw.execute("SELECT count(*) FROM node WHERE is_own = 1").fetchone() == (0,)


def test_nothing_private_is_written_on_the_way(
    tiny_database: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("status", "person/ana-novak", "released", "--on", "2024").code == 0
    secrets, folder, seen = fill(tiny_database), tmp_path / "out", list[int]()
    folder.mkdir()
    connect = sqlite3.connect
    with open_database(str(tiny_database)) as connection, connection.reading(), monkeypatch.context() as patch:
        factory = watched(folder, secrets, seen)
        patch.setattr(sqlite3, "connect", lambda path, **options: connect(path, factory=factory, **options))
        publish_copy(connection, str(folder / "all.sqlite"))
    assert max(seen) > 10_000
    check_published(folder / "all.sqlite")


def test_a_published_file_has_the_tables_of_its_source(tiny_database: Path, tmp_path: Path, run: Run) -> None:
    assert run("status", "person/ana-novak", "released", "--on", "2024", "--note", "a note").code == 0
    assert run("export", "sqlite", "-o", str(tmp_path / "all.sqlite")).code == 0
    with closing(sqlite3.connect(tmp_path / "all.sqlite")) as made, closing(sqlite3.connect(tiny_database)) as source:
        names = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'index', 'trigger') ORDER BY 1, 2"
        kept = source.execute(names).fetchall()
        assert [row for row in made.execute(names).fetchall() if row[1] != "release"] == kept
        for kind, name, _sql in kept:
            if kind == "table" and name not in (*NOT_FOR_OTHERS, "node") and "_index_" not in name:
                rows = f"SELECT * FROM {name}"
                assert made.execute(rows).fetchall() == source.execute(rows).fetchall()


def test_a_database_on_a_server_is_published_without_what_is_for_nobody_else(
    tiny_on_server: str, tmp_path: Path, run: Run
) -> None:
    assert run("status", "person/ana-novak", "released", "--on", "2024").code == 0
    secrets = fill(tiny_on_server)
    path = tmp_path / "all.sqlite"
    assert run("export", "sqlite", "-o", str(path)).code == 0
    assert not any(secret.encode() in path.read_bytes() for secret in secrets)
    check_published(path)
