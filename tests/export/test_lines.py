"""The lines that SQLite makes are those that Python makes, letter by letter, whatever was recorded and printed."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.export.golden import make_database
from tests.export.leaks import make_leaky_database
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database
from tracker.export import as_csv
from tracker.export.as_csv import unguarded
from tracker.export.contents import ENTRY_KINDS, as_json, details, entry_lines
from tracker.export.values import entry_value
from tracker.queries.details import get_detail
from tracker.queries.entries import find_entry
from tracker.queries.flat import flat_lines
from tracker.queries.paged import details_of_kind
from tracker.status import When

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | st.sampled_from(
    [
        '"',
        "\\",
        "\x1f",
        "\x1e",
        "\x7f",
        "\u2028",
        "\r\n",
        "\t",
        "\b\f",
        "{}",
        "a,b",
        "=1",
        "'=1",
        "''",
        "-",
        "\ufeff",
        "👩",
    ]
)


def both(connection: Connection) -> tuple[list[str], list[str]]:
    """The lines as the database makes them, and as Python does."""
    return list(entry_lines(connection)), [as_json(entry_value(detail)) for detail in details(connection)]


def test_the_real_register_has_the_same_lines(connection: Connection) -> None:
    made, expected = both(connection)
    assert len(made) > 300
    assert made == expected


@pytest.mark.parametrize("make", [make_database, make_leaky_database])
def test_history_with_what_was_taken_back_has_the_same_lines(make: object, tmp_path: Path) -> None:
    assert callable(make)
    with open_database(str(make(tmp_path))) as connection:
        made, expected = both(connection)
    assert made == expected


def test_sqlite_makes_the_lines_but_for_the_history_where_a_claim_takes_another_back(tmp_path: Path) -> None:
    with open_database(str(make_leaky_database(tmp_path))) as connection:
        lines = [line for kind in ENTRY_KINDS for _, line in connection.stream(f"lines_of_{kind}")]
    assert [line.endswith('"history":null}') for line in lines].count(True) == 1
    assert all(json.loads(line)["ref"] for line in lines if line)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_database(tmp_path_factory.mktemp("pristine"))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
def test_any_text_has_the_same_line_and_the_same_cells(texts: list[str], pristine: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "x.sqlite"
        path.write_bytes(pristine.read_bytes())
        _write_everywhere(path, texts)
        with open_database(str(path)) as connection:
            made, expected = both(connection)
            flat = io.StringIO()
            as_csv.write(connection, flat)
    assert made == expected
    rows = list(csv.DictReader(io.StringIO(flat.getvalue(), newline=""), strict=True))
    titles = {value["ref"]: value["title"] for value in map(json.loads, expected)}
    for row in rows:
        assert not row["title"].startswith(as_csv.FORMULA)
        if row["ref"] in titles:
            assert unguarded(row["title"]) == titles[row["ref"]].replace("\x1f", " ")


def _write_everywhere(path: Path, texts: list[str]) -> None:
    """Put texts where the program keeps texts."""
    places = [("entry", "title"), ("entry", "note"), ("name_form", "source"), ("charge", "penalty"), ("person", "role")]
    places += [("counted_group", "label"), ("stated_date", "means"), ("legal_basis", "article")]
    with closing(sqlite3.connect(path)) as raw:
        for number, (table, column) in enumerate(places):
            raw.execute(f"UPDATE {table} SET {column} = ?", (texts[number % len(texts)],))
        raw.commit()


def test_the_flat_lines_are_sorted_without_an_index_and_where_nothing_may_lie_about_with_one(tmp_path: Path) -> None:
    path = make_leaky_database(tmp_path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE entry SET sort_key = 'same' WHERE kind IN ('person', 'charge')")
        raw.commit()
    with open_database(str(path)) as connection:
        plans = {name: _plan(connection, name) for name in ("flat_lines", "flat_lines_of_kind")}
        as_sorted = list(flat_lines(connection))
        connection.key = "as if it were encrypted"
        as_walked = list(flat_lines(connection))
    assert plans["flat_lines"][0] == "SCAN entry"
    assert "ix_entry_kind_sort_key (kind=? AND withdrawn=?)" in plans["flat_lines_of_kind"][0]
    assert as_sorted == as_walked
    assert len(as_sorted) > 8


def test_a_page_reads_what_reading_each_entry_reads(connection: Connection) -> None:
    for kind in (*ENTRY_KINDS, "difference"):
        paged = list(details_of_kind(connection, kind))
        assert paged
        for detail in paged:
            assert detail == get_detail(connection, detail.entry)._replace(linked_from=())


@pytest.mark.parametrize(
    "when", [When(as_of="2033-06-01"), When(known_on="2020-01-01"), When(as_of="2034", known_on="2027")]
)
def test_a_page_is_seen_from_the_same_point_of_view(when: When, tmp_path: Path) -> None:
    with open_database(str(make_leaky_database(tmp_path))) as connection:
        for detail in details_of_kind(connection, "person", when):
            own = find_entry(connection, detail.entry.ref)
            assert own
            assert detail == get_detail(connection, own, when)._replace(linked_from=())


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_of_any_size_hold_the_same_also_where_entries_sort_equal(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_leaky_database(tmp_path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE entry SET sort_key = 'same' WHERE kind IN ('person', 'charge')")
        raw.commit()
    with open_database(str(path)) as connection:
        whole = list(details(connection))
        monkeypatch.setattr("tracker.queries.paged.PAGE", size)
        assert list(details(connection)) == whole
    assert len({detail.entry.ref for detail in whole}) == len(whole) > 8


def test_a_page_is_found_without_going_through_the_entries_before_it(connection: Connection) -> None:
    plan = _plan(connection, "page_of_entries")
    assert any("ix_entry_kind_sort_key (kind=? AND withdrawn=? AND " in step for step in plan), plan
    assert not [step for step in plan if step.startswith("SCAN")], plan


@pytest.mark.parametrize("name", sorted(name for name in SQL if name.endswith("_on_page")))
def test_what_hangs_on_a_page_is_found_by_its_entries_alone_however_many_sort_equal(
    name: str, connection: Connection
) -> None:
    plan = _plan(connection, name)
    assert "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)" in plan
    assert [step for step in plan if step.startswith("SCAN")] == ["SCAN chosen VIRTUAL TABLE INDEX 1:"], plan


def _plan(connection: Connection, name: str) -> list[str]:
    values = {one: 1 if "withdrawn" in one or one == "limit" else "[1]" for one in re.findall(r":([a-z_]+)", SQL[name])}
    return [row[3] for row in connection.raw.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", values)]
