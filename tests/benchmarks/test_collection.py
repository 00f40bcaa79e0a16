"""A made-up collection is one that the program could have written."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks.collection import make_collection
from tests.benchmarks.invented import kind_of, ref_of
from tracker.db.connection import open_database
from tracker.ledger.checks import check_ledger


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("collection") / "collection.sqlite"
    make_collection(str(made), 1_000)
    return made


def digest(path: Path) -> str:
    with closing(sqlite3.connect(path)) as raw:
        return hashlib.sha256("\n".join(raw.iterdump()).encode()).hexdigest()


def test_it_is_the_same_every_time(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    make_collection(str(again), 1_000)
    assert digest(again) == digest(path)


def test_a_larger_one_begins_with_the_same_entries(path: Path, tmp_path: Path) -> None:
    larger = tmp_path / "larger.sqlite"
    make_collection(str(larger), 2_000)
    with closing(sqlite3.connect(path)) as small, closing(sqlite3.connect(larger)) as large:
        for table, key in (("entry", "id"), ("quote", "citation_id"), ("name_form", "entry_id")):
            limit = small.execute(f"SELECT max({key}) FROM {table}").fetchone()[0]
            query = f"SELECT * FROM {table} WHERE {key} <= ?"
            assert small.execute(query, (limit,)).fetchall() == large.execute(query, (limit,)).fetchall()


def test_it_has_the_schema_keeps_every_rule_and_its_ledger_holds(path: Path) -> None:
    with open_database(str(path)) as connection:
        assert connection.raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ledger = check_ledger(connection)
        assert ledger.faults == ()
        assert ledger.claims == 2_990
        for *_, quote, start, end, text in connection.stream("all_quotes_at_offsets"):
            assert text[start:end] == quote
        stored = connection.raw.execute("SELECT id, kind, ref FROM entry ORDER BY id").fetchall()
    assert stored == [(number, kind_of(number), ref_of(number)) for number in range(1, 1_001)]


def test_a_size_that_is_no_multiple_of_a_thousand_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="multiple of 1000"):
        make_collection(str(tmp_path / "no.sqlite"), 1_500)
    assert not (tmp_path / "no.sqlite").exists()
