"""People added by hand and by CSV: with their source, asked about when they look known, and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import Run

HEAD = "name,source,status,on,different\n"
SOURCE = "https://example.org/case/12"


def add(run: Run, name: str = "Jane Miller", *more: str) -> str:
    """Add somebody; the ref."""
    outcome = run("add", name, "--source", SOURCE, "--json", *more)
    assert outcome.code == 0, outcome.err
    (added,) = json.loads(outcome.out)
    return str(added["ref"])


def test_a_person_is_added_with_the_document_as_the_citation(database: Path, run: Run) -> None:
    ref = add(run, "Jane Miller", "--status", "held", "--on", "2025-05", "--role", "journalist")
    shown = json.loads(run("show", ref, "--json").out)
    assert (shown["status"], shown["status_since"]) == ("held", "2025-05")
    out = run("show", ref).out
    assert SOURCE in out
    assert "role: journalist" in out
    assert ref in run("search", "miler jane").out + run("search", "Jane Miller").out
    assert database.exists()


def test_an_added_person_survives_a_build_and_is_no_fault(database: Path, run: Run) -> None:
    ref = add(run)
    assert run("status", ref, "released", "--on", "2026", "--source", "press").code == 0
    assert run("init").code == 0
    assert "released" in run("status", ref).out
    assert run("verify").code == 0
    assert database.exists()


def test_an_added_person_goes_out_and_comes_back(database: Path, tmp_path: Path, run: Run) -> None:
    ref = add(run, "Jane Miller", "--status", "held", "--on", "2025")
    assert run("export", "json", "-o", str(tmp_path / "all.json")).code == 0
    copy = str(tmp_path / "copy.sqlite")
    assert run("--database", copy, "import", str(tmp_path / "all.json")).code == 0
    assert run("--database", copy, "show", ref).out == run("show", ref).out
    assert database.exists()


def test_a_name_like_a_known_one_is_a_question_first(database: Path, run: Run) -> None:
    refused = run("add", "Ałmat Żumagułow", "--source", SOURCE)
    assert refused.code == 2
    assert "person/almat-zhumagulov" in refused.err
    assert "Nothing was added" in refused.err
    ref = add(run, "Ałmat Żumagułow", "--different", "person/almat-zhumagulov")
    assert ref != "person/almat-zhumagulov"
    assert "different" in run("name", "list", ref).out
    assert run("name", "questions", ref).out == ""
    assert database.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("Jane Miller",), "needs a source"),
        (("Jane Miller", "--source", "x", "--status", "gone"), "no status code"),
        (("Jane Miller", "--source", "x", "--on", "2030"), "future"),
        (("...", "--source", "x"), "no name"),
        (("Jane Miller", "--source", "x", "--ref", "person/Jane Miller"), "no ref"),
        (("Jane Miller", "--source", "x", "--ref", "person/almat-zhumagulov"), "somebody already"),
        (("Jane Miller", "--source", "x", "--different", "person/nobody"), "Nobody is"),
        ((), "Name somebody"),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_reason(
    database: Path, run: Run, more: tuple[str, ...], said: str
) -> None:
    outcome = run("add", *more)
    assert outcome.code == 2
    assert said in outcome.err
    assert "jane-miller" not in run("search", "Jane Miller").out
    assert database.exists()


def people(tmp_path: Path, text: str) -> str:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_adds_everybody(database: Path, tmp_path: Path, run: Run) -> None:
    text = f"{HEAD}Jane Miller,{SOURCE},held,2025-05,\nOmar Haddad,Report 5,,,\n"
    outcome = run("add", "--from", people(tmp_path, text))
    assert outcome.code == 0
    assert outcome.lines == [
        "Jane Miller  person/jane-miller  held since 2025-05",
        "Omar Haddad  person/omar-haddad  not_recorded since 2026-11-22",
    ]
    assert database.exists()


def test_a_file_with_a_fault_adds_nobody_and_names_every_line(database: Path, tmp_path: Path, run: Run) -> None:
    text = f"{HEAD}Jane Miller,{SOURCE},held,2025-05,\nOmar Haddad,,,,\nAlmat Zhumagulov,x,,,\nJane Miler,y,,,\n"
    outcome = run("add", "--from", people(tmp_path, text))
    assert outcome.code == 2
    for line in ("line 3:", "line 4:", "line 5:"):
        assert line in outcome.err
    assert "line 2:" not in outcome.err
    assert "If so: line 2 of this file adds that one: take one of the two lines out" in outcome.err
    assert "If so: take the line out; if it is somebody else, write in the column different: person/al" in outcome.err
    assert "nobody was added" in outcome.err
    assert "jane-miller" not in run("search", "Jane Miller").out
    assert database.exists()


def test_a_language_that_is_none_is_refused(database: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("add", "--from", people(tmp_path, "name,source,language\nTom Hill,too,few\nOmar Haddad,x,kab\n"))
    assert 'line 2: "few" is no language' in outcome.err
    assert "line 3:" not in outcome.err
    assert database.exists()


def test_a_code_that_is_none_is_told_in_a_whole_sentence_with_all_codes(
    database: Path, tmp_path: Path, run: Run
) -> None:
    outcome = run("add", "--from", people(tmp_path, f"{HEAD}Jane Miller,{SOURCE},gone,2025-05,\n"))
    (line,) = [line for line in outcome.err.splitlines() if "line 2:" in line]
    assert "held, detained_police" in line
    assert line.endswith("executed.")
    assert database.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "column names"),
        ("name,source\n", "names nobody"),
        ("name,source,wage\nA B,x,1\n", "no column"),
        ("name,source\nA B,x,1,2\n", "4 values for 2 columns"),
        ('name,source\n"A B,x\n', "not valid CSV"),
    ],
)
def test_a_file_that_is_none_is_refused(database: Path, tmp_path: Path, run: Run, text: str, said: str) -> None:
    outcome = run("add", "--from", people(tmp_path, text))
    assert outcome.code == 2
    assert said in outcome.err
    assert database.exists()


def test_a_name_in_another_script_gets_a_ref_that_can_be_typed(database: Path, run: Run) -> None:
    ref = add(run, "Ольга Петренко", "--lang", "uk")
    assert ref.isascii()
    assert ref != "person/unnamed"
    assert database.exists()
