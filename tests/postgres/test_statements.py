"""Every declared statement runs on PostgreSQL, and the schema there is that of SQLite."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.postgres.fixtures import NewDatabase
from tracker.config import database_target
from tracker.db.connection import Connection, connect, open_database
from tracker.db.copying import list_tables
from tracker.db.migrate import upgrade_database
from tracker.db.postgresql import compiled
from tracker.db.postgresql.compiling import compile_postgresql
from tracker.db.postgresql.migrating import upgrade_server
from tracker.db.statements import compiled_module, declared

_INDEXES = {"ix_search_document_title", "ix_search_document_facts", "ix_search_document_claim"}
_OWN_INDEXES = {*_INDEXES, "ix_search_document_body", "ix_name_form_words"}


@pytest.fixture
def opened(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Connection:
    monkeypatch.setenv("TRACKER_DATABASE", new_database("migrated"))
    return connect(database_target(None))


def test_the_compiled_statements_are_those_declared() -> None:
    made = compile_postgresql(declared())
    assert made == compiled.SQL
    assert Path(compiled.__file__).read_text(encoding="utf-8") == compiled_module("PostgreSQL", made)


def test_the_server_understands_every_declared_statement(opened: Connection) -> None:
    refused = {}
    with opened:
        for name, text in compile_postgresql(declared()).items():
            names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", text)))
            numbered = re.sub(r"%\((\w+)\)s", lambda match: f"${names.index(match[1]) + 1}", text)  # noqa: B023
            try:
                if text:
                    opened.raw.execute(f"PREPARE tried AS {numbered.replace('%%', '%')}".encode())
                    opened.raw.execute(b"DEALLOCATE tried")
            except opened.driver.Error as error:
                refused[name] = str(error)
    assert refused == {}


def test_tables_and_columns_are_those_of_sqlite(opened: Connection, tmp_path: Path) -> None:
    upgrade_database(str(tmp_path / "new.sqlite"))
    with closing(sqlite3.connect(tmp_path / "new.sqlite")) as raw:
        there = {
            (table, column, not_null or is_key > 0)
            for (table,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            if not table.startswith(("name_index", "search_index", "entry_index"))
            for _, column, _, not_null, _, is_key in raw.execute(f"PRAGMA table_info({table})")
        }
        indexes = {
            (name, tuple(column for _, _, column in raw.execute(f"PRAGMA index_info({name})")))
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        }
    with opened:
        here = {
            (table, column, not_null)
            for table, column, not_null in opened.raw.execute(
                b"SELECT c.relname, a.attname, a.attnotnull FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
                b"WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 "
                b"AND NOT a.attisdropped"
            )
        }
        found = {
            (name, tuple(columns))
            for name, columns in opened.raw.execute(
                b"SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i "
                b"JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_attribute a ON a.attrelid = c.oid "
                b"WHERE c.relnamespace = 'public'::regnamespace AND c.relname LIKE 'ix%' GROUP BY 1"
            )
        }
    assert here >= there
    assert {(name, columns) for name, columns in found if name not in _OWN_INDEXES} == indexes


def test_every_text_sorts_by_its_bytes(opened: Connection) -> None:
    with opened:
        others = opened.raw.execute(
            b"SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
            b"WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 "
            b"AND a.atttypid IN ('text'::regtype, 'varchar'::regtype) "
            b"AND a.attcollation <> '\"C\"'::regcollation AND c.relname <> 'alembic_version'"
        ).fetchall()
    assert others == []


def test_every_table_is_copied_or_made_anew(opened: Connection) -> None:
    with opened:
        tables = {
            name
            for (name,) in opened.raw.execute(
                b"SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            )
        }
    made_anew = {"alembic_version", "entry_count", "search_total", "signing_key"}
    assert {table.name for table in list_tables()} == tables - made_anew


def test_an_upgrade_can_be_repeated(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", new_database("tiny"))
    target = database_target(None)
    with open_database(target) as before:
        entries = before.rows("all_entries_with_status")
    upgrade_server(target)
    with open_database(target) as after:
        assert after.rows("all_entries_with_status") == entries
