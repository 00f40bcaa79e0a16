"""CSV tables: what a spreadsheet may be given, and what comes back out of them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.running import Run
from tracker.export.tabular import TABLES
from tracker.ledger.marks import Mark
from tracker.queries.codes import CodeRow, LabelRow
from tracker.queries.followups import Done, FollowUp
from tracker.queries.identity import Decision
from tracker.queries.rows import Claim, NameForm
from tracker.queries.rows.texts import ResolutionRow, VersionRow

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.fixture
def tables(tiny_database: Path, tmp_path: Path, run: Run) -> Path:
    assert tiny_database
    note = '=HYPERLINK("http://x","y")\nsecond line'
    assert run("status", "person/ana-novak", "released", "--on", "2025", f"--note={note}", "--source=+x").code == 0
    assert run("export", "csv", "-o", str(tmp_path / "tables")).code == 0
    return tmp_path / "tables"


def test_no_cell_is_a_formula(tables: Path) -> None:
    cells = [cell for path in tables.glob("*.csv") for row in table(path) for cell in row.values()]
    assert len(cells) > 100
    for cell in cells:
        assert not cell.startswith(FORMULA), cell


def test_what_looks_like_a_formula_is_there_behind_an_apostrophe(tables: Path) -> None:
    titles = {row["ref"]: row["title"] for row in table(tables / "entries.csv")}
    assert titles["organisation/free-press"] == "'=Free+Press="
    (note,) = [row["note"] for row in table(tables / "claims.csv") if row["note"]]
    assert note == '\'=HYPERLINK("http://x","y")\nsecond line'


def test_the_tables_hold_what_the_json_holds(tables: Path, run: Run) -> None:
    exported = json.loads(run("export", "json").out)
    assert {row["ref"] for row in table(tables / "entries.csv")} >= {entry["ref"] for entry in exported["entries"]}
    quoted = sum(1 for entry in exported["entries"] for _ in entry["citations"])
    entries = {entry["ref"] for entry in exported["entries"]}
    assert sum(row["ref"] in entries for row in table(tables / "citations.csv")) == quoted
    assert len(table(tables / "names.csv")) == sum(len(entry["names"]) for entry in exported["entries"])
    assert len(table(tables / "claims.csv")) == sum(len(entry["history"]) for entry in exported["entries"])


def test_every_row_has_as_many_cells_as_its_header(tables: Path) -> None:
    for path in tables.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
        assert len({len(row) for row in rows}) == 1, path.name
        assert path.read_bytes().endswith(b"\r\n")


def test_quotes_stand_at_their_offsets_in_the_paragraph_table(tables: Path) -> None:
    texts = {
        (row["resolution"], row["provision"], row["language"]): row["text"] for row in table(tables / "paragraphs.csv")
    }
    checked = 0
    for row in table(tables / "citations.csv"):
        if row["quote"]:
            text = texts[row["resolution"], row["provision"], row["language"]]
            quote = row["quote"][1:] if row["quote"].startswith("'=") else row["quote"]
            assert text[int(row["start"]) : int(row["end"])] == quote
            checked += 1
    assert checked > 15


@pytest.mark.parametrize(
    ("table", "row", "before"),
    [
        ("claims", Claim, ["ref"]),
        ("names", NameForm, ["ref"]),
        ("follow_ups", FollowUp, []),
        ("follow_ups_done", Done, ["follow_up"]),
        ("decisions", Decision, []),
        ("marks", Mark, []),
        ("resolutions", ResolutionRow, []),
        ("versions", VersionRow, ["resolution"]),
        ("codes", CodeRow, []),
        ("labels", LabelRow, []),
    ],
)
def test_a_table_describes_each_field_that_its_rows_have(table: str, row: Any, before: list[str]) -> None:
    nested = {"follow_ups": ["done"]}.get(table, [])
    assert [*TABLES[table], *nested] == [*before, *row._fields]


def test_entries_alone_go_to_standard_output(tiny_database: Path, run: Run) -> None:
    assert tiny_database
    rows = list(csv.DictReader(io.StringIO(run("export", "csv").out, newline="")))
    assert {"ref", "kind", "title", "status", "status_since", "cites"} <= set(rows[0])
    assert "person/ana-novak" in {row["ref"] for row in rows}


def test_a_zip_holds_the_same_tables_and_the_same_bytes_each_time(
    tiny_database: Path, tmp_path: Path, run: Run
) -> None:
    assert tiny_database
    assert run("export", "csv", "-o", str(tmp_path / "tables")).code == 0
    for name in ("a.zip", "b.zip"):
        assert run("export", "csv", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
