"""What each command writes when all is well, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.running import Run
from tracker import __version__

pytestmark = pytest.mark.usefixtures("database")


def as_json(run: Run, *arguments: str) -> Any:
    outcome = run(*arguments, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.err == ""
    return json.loads(outcome.out)


@pytest.mark.parametrize(
    ("what", "number"),
    [("people", 53), ("charges", None), ("demands", None), ("organisations", None), ("statements", None)],
)
def test_list_writes_every_entry_of_a_kind(run: Run, what: str, number: int | None) -> None:
    rows = as_json(run, "list", what)
    assert rows
    if number is not None:
        assert len(rows) == number
    assert set(rows[0]) >= {"ref", "kind", "title", "status", "status_since", "last_checked", "withdrawn", "cites"}
    refs = [row["ref"] for row in rows]
    assert len(refs) == len(set(refs))
    outcome = run("list", what)
    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.lines] == refs


def test_list_alone_lists_people_by_name(run: Run) -> None:
    outcome = run("list")
    assert outcome.code == 0
    assert len(outcome.lines) == 53
    assert outcome.lines[0].split()[0] == "person/abai-begimbetov"
    assert "held" in outcome.lines[0]
    assert "recital F" in outcome.lines[0]
    assert "2021-02-11" in outcome.lines[0]


def test_list_filters_by_status_provision_person_and_number(run: Run) -> None:
    held = as_json(run, "list", "people", "--status", "held")
    assert held
    assert {row["status"] for row in held} == {"held"}
    citing = as_json(run, "list", "people", "--cites", "recital O")
    assert citing
    assert all("recital O" in row["cites"] for row in citing)
    naming = as_json(run, "list", "demands", "--person", "Almat Zhumagulov")
    assert "demand/2021-2544/3.1" in {row["ref"] for row in naming}
    releases = as_json(run, "list", "demands", "--measure", "release")
    assert 0 < len(releases) < len(as_json(run, "list", "demands"))
    asked = as_json(run, "list", "demands", "--addressee", "eu_delegation")
    assert 0 < len(asked) < len(as_json(run, "list", "demands"))
    assert [row["ref"] for row in as_json(run, "list", "--limit", "3")] == [
        row["ref"] for row in as_json(run, "list")[:3]
    ]


def test_list_as_of_a_day_shows_the_statuses_of_that_day(run: Run) -> None:
    assert run("status", "person/daryn-khassenov", "released", "--on", "2024-05").code == 0

    def status(*options: str) -> Any:
        rows = as_json(run, "list", "people", *options)
        return next((row["status"] for row in rows if row["ref"] == "person/daryn-khassenov"), "not listed")

    assert status() == "released"
    assert status("--as-of", "2024-05") == "released"
    assert status("--as-of", "2024-04") == "held"
    assert status("--as-of", "2020") is None
    assert status("--as-of", "2024-04", "--status", "held") == "held"
    assert status("--as-of", "2024-04", "--status", "released") == "not listed"


def test_an_empty_list_says_so_beside_the_data(run: Run) -> None:
    outcome = run("list", "people", "--status", "executed")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.strip()
    assert as_json_or_empty(run, "list", "people", "--status", "executed") == []


def as_json_or_empty(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").out)


def test_show_writes_facts_spellings_history_and_citations(run: Run) -> None:
    assert run("status", "almat-zhumagulov", "released", "--on", "2025", "--source", "https://example.org/n").code == 0
    outcome = run("show", "almat-zhumagulov")
    assert outcome.code == 0
    for words in (
        "Almat Zhumagulov",
        "person/almat-zhumagulov",
        "released since 2025",
        "political prisoner",
        "Almata Żumagulowa (genitive)",
        "recital F",
        "“26 więźniów politycznych”",
        "https://example.org/n",
        "demand/2021-2544/3.1",
    ):
        assert words in outcome.out, words


def test_show_in_one_language_leaves_the_others_out(run: Run) -> None:
    outcome = run("show", "almat-zhumagulov", "--lang", "pl")
    assert "Żumagulowa" in outcome.out
    assert "Žumagulov" not in outcome.out
    assert "26 političnih zapornikov" not in outcome.out


@pytest.mark.parametrize("kind", ["charges", "demands", "organisations", "statements"])
def test_show_writes_every_kind_of_entry(run: Run, kind: str) -> None:
    for row in as_json(run, "list", kind)[::12]:
        outcome = run("show", row["ref"])
        assert outcome.code == 0
        assert outcome.lines[0] == row["title"]
        assert "Citations" in outcome.lines


def test_show_as_json_is_the_entry_of_the_export(run: Run) -> None:
    exported = {entry["ref"]: entry for entry in json.loads(run("export", "json").out)["entries"]}
    for ref in ("person/maks-bokayev", "demand/2021-2544/3.1", "organisation/koshe-partiyasy"):
        assert as_json(run, "show", ref) == exported[ref]


def test_text_writes_a_provision_in_all_versions(run: Run) -> None:
    outcome = run("text", "recital F")
    assert outcome.code == 0
    assert outcome.lines[0] == "2021/2544(RSP), recital F"
    for words in ("Almat Žumagulov", "Ałmat Żumagułow", "Almat Zhumagulov"):
        assert words in outcome.out
    value = as_json(run, "text", "recital F", "--lang", "pl")
    assert list(value["paragraphs"]) == ["pl"]
    assert value["paragraphs"]["pl"]["label"] == "F"
    assert any(row["ref"] == "person/almat-zhumagulov" for row in value["cited_by"])


def test_text_says_which_version_lacks_a_provision(run: Run) -> None:
    outcome = run("text", "paragraph 13")
    assert "(this version lacks it)" in outcome.out
    value = as_json(run, "text", "paragraph 13")
    assert value["lacking"] == ["sl"]
    assert set(value["paragraphs"]) == {"pl", "lv"}


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("recital F", "recital F"),
        ("Recital f", "recital F"),
        ("F", "recital F"),
        ("p 3", "paragraph 3"),
        ("3", "paragraph 3"),
        ("PARAGRAPH 3", "paragraph 3"),
        ("title", "title"),
        ("Title", "title"),
        ("visa 11", "visa 11"),
        ("fn 5", "footnote 5"),
    ],
)
def test_text_understands_how_people_write_keys(run: Run, key: str, found: str) -> None:
    assert as_json(run, "text", key)["provision"] == found


def test_status_alone_shows_the_status_and_its_history(run: Run) -> None:
    assert run("status", "maks-bokayev", "released", "--on", "2021-02", "--note", "x y").code == 0
    outcome = run("status", "maks-bokayev")
    assert outcome.code == 0
    assert outcome.lines[0].startswith("Max Bokayev: ") or outcome.lines[0].startswith("Maks Bokayev: ")
    assert any("(stated in text)" in line for line in outcome.lines)
    assert any("x y" in line and "by tester" in line for line in outcome.lines)
    value = as_json(run, "status", "maks-bokayev")
    assert set(value) >= {"ref", "title", "status", "status_since", "last_checked", "history"}
    assert [claim["kind"] for claim in value["history"]][-1] == "development"


def test_status_with_a_code_records_and_says_what_changed(run: Run) -> None:
    outcome = run("status", "daryn-khassenov", "released", "--on", "2024-05")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "Daryn Khassenov: held → released, released since 2024-05 (claim 1)\n"
    value = as_json(run, "status", "daryn-khassenov", "held", "--on", "2025")
    assert value["number"] == 2
    assert value["before"] == "released"
    assert value["current"] == {"code": "held", "since": "2025", "last_checked": "2025"}
    assert len(value["hash"]) == 64


def test_status_without_a_date_is_of_today(run: Run) -> None:
    assert as_json(run, "status", "daryn-khassenov", "released")["effective"] == "2026-11-22"


def test_a_claim_of_the_past_says_that_a_later_one_counts(run: Run) -> None:
    assert run("status", "daryn-khassenov", "released", "--on", "2024").code == 0
    outcome = run("status", "daryn-khassenov", "house_arrest", "--on", "2022")
    assert outcome.code == 0
    assert "a claim that is effective later says released" in outcome.err


def test_unchanged_records_that_somebody_looked(run: Run) -> None:
    assert run("status", "daryn-khassenov", "--unchanged", "--on", "2026-11").code == 0
    value = as_json(run, "status", "daryn-khassenov")
    assert (value["status"], value["status_since"], value["last_checked"]) == ("held", "2021-02-11", "2026-11")


def test_demands_and_charges_have_statuses_of_their_own(run: Run) -> None:
    assert run("status", "demand/2021-2544/3.1", "partly_met", "--on", "2023").code == 0
    charge = as_json(run, "list", "charges")[0]["ref"]
    assert run("status", charge, "dropped", "--on", "2023").code == 0
    assert as_json(run, "list", "demands", "--status", "partly_met")[0]["ref"] == "demand/2021-2544/3.1"


def test_search_finds_people_entries_and_paragraphs(run: Run) -> None:
    hits = as_json(run, "search", "Żumagułow")
    assert hits[0]["where"] == "person/almat-zhumagulov"
    assert set(hits[0]) >= {"kind", "where", "title", "status", "language", "excerpt", "start", "end", "why"}
    assert any(hit["kind"] == "provision" and hit["where"] == "recital F" for hit in hits)
    for hit in hits:
        assert 0 <= hit["start"] <= hit["end"] <= len(hit["excerpt"])
    outcome = run("search", "zumagulov")
    assert outcome.code == 0
    assert "person/almat-zhumagulov" in outcome.lines[0]
    assert len(as_json(run, "search", "a", "--limit", "4")) <= 4


def test_search_that_finds_nothing_says_so(run: Run) -> None:
    outcome = run("search", "xyzzy-qqq")
    assert (outcome.code, outcome.out) == (0, "")
    assert '"xyzzy-qqq"' in outcome.err
    assert json.loads(run("search", "xyzzy-qqq", "--json").out) == []


def test_export_list_names_the_formats(run: Run) -> None:
    outcome = run("export", "--list")
    assert outcome.code == 0
    assert {"json", "jsonl", "csv"} <= {line.split()[0] for line in outcome.lines}


def test_verify_says_what_it_checked_and_that_all_is_well(run: Run) -> None:
    outcome = run("verify")
    assert outcome.code == 0
    assert "error" not in outcome.out
    assert "quotes" in outcome.err
    value = as_json(run, "verify")
    assert set(value) >= {"problems", "quotes", "claims", "heads"}
    assert all(set(row) == {"severity", "code", "file", "line", "message"} for row in value["problems"])


@pytest.mark.parametrize(
    "command",
    [
        "",
        "init",
        "list",
        "show",
        "search",
        "text",
        "status",
        "export",
        "verify",
        "agenda",
        "diff",
        "followup",
        "backup",
    ],
)
def test_help_of_each_command_shows_an_example(run: Run, command: str) -> None:
    outcome = run(*([command] if command else []), "--help")
    assert outcome.code == 0
    assert outcome.err == ""
    assert "None" not in outcome.out
    if command:
        assert f"Example:\n  tracker {command}" in outcome.out


def test_version_is_that_of_the_package(run: Run) -> None:
    outcome = run("--version")
    assert (outcome.code, outcome.out) == (0, f"tracker {__version__}\n")


def test_commands_that_read_leave_the_file_as_it_was(run: Run, database: Path) -> None:
    before = (database.read_bytes(), database.stat().st_mtime_ns)
    for command in (
        ("list",),
        ("show", "maks-bokayev"),
        ("text", "title"),
        ("search", "Astana"),
        ("status", "maks-bokayev"),
        ("export", "csv"),
        ("verify",),
    ):
        assert run(*command).code == 0
    assert (database.read_bytes(), database.stat().st_mtime_ns) == before


def test_show_lists_each_spelling_once_with_all_its_cases(run: Run) -> None:
    shown = run("show", "person/almat-zhumagulov").out
    assert "  lv  Almat Zhumagulov (nominative, undeclined)\n" in shown
    assert "  pl  Ałmat Żumagułow, Almata Żumagulowa (genitive)\n" in shown


def test_a_retraction_keeps_who_says_that_the_claim_is_wrong(run: Run) -> None:
    ref = "person/aron-atabek"
    assert run("status", ref, "died", "--on", "2021-11-24", "--source", "a newspaper").code == 0
    told = ("--note", "a mix-up", "--source", "https://example.org/denial", "--confidence", "confirmed")
    assert run("status", ref, "--retract", "1", *told).code == 0
    last = as_json(run, "status", ref)["history"][-1]
    assert (last["kind"], last["source_url"], last["confidence"]) == (
        "retraction",
        "https://example.org/denial",
        "confirmed",
    )
    assert run("verify").code == 0
