"""A made-up collection is one that the program could have written."""

from __future__ import annotations

import csv
import hashlib
import io
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks import export_floors, floors
from tests.benchmarks.collection import make_collection
from tests.benchmarks.invented import kind_of, ref_of
from tracker.db.connection import open_database
from tracker.export.as_csv import write
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


def test_the_floor_of_the_flat_csv_writes_the_rows_of_the_export(path: Path) -> None:
    made = io.StringIO()
    with open_database(str(path)) as connection:
        write(connection, made)
    with closing(sqlite3.connect(path)) as raw:
        floor = [[cell or "" for cell in row] for row in raw.execute(floors.FLAT)]
    assert list(csv.reader(made.getvalue().splitlines()))[1:] == floor


@pytest.mark.parametrize("script", ["CSV_TABLES", "CALENDAR", "ENTITIES", "BACKUP"])
def test_every_floor_of_an_export_writes_what_it_should(script: str, path: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    subprocess.run([sys.executable, "-c", getattr(export_floors, script), str(path), str(made)], check=True)
    size = sum(file.stat().st_size for file in ([made] if made.is_file() else made.iterdir()))
    assert size > 100_000


def test_a_size_that_is_no_multiple_of_a_thousand_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="multiple of 1000"):
        make_collection(str(tmp_path / "no.sqlite"), 1_500)
    assert not (tmp_path / "no.sqlite").exists()
