"""Which entry a word means: a ref, its last part, or a spelling; what fits several is refused with all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import Run

COMMANDS_WITH_A_REF = (("show",), ("status",), ("list", "demands", "--person"))
pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(
    "text",
    [
        "person/mukhtar-ablyazov",
        "mukhtar-ablyazov",
        "Mukhtar Ablyazov",
        "mukhtar ablyazov",
        "Ablyazov",
        "Abliazow",
        "Muchtarowi Abliazowowi",
        "  person/mukhtar-ablyazov  ",
    ],
)
def test_many_spellings_reach_the_same_person(run: Run, text: str) -> None:
    outcome = run("status", text, "--json")
    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)["ref"] == "person/mukhtar-ablyazov"


def test_a_claim_by_any_spelling_is_recorded_for_that_person(run: Run) -> None:
    for number, text in enumerate(("Abliazow", "Mukhtar Ablyazov", "person/mukhtar-ablyazov"), start=1):
        recorded = json.loads(run("status", text, "in_exile", "--json").out)
        assert (recorded["ref"], recorded["number"]) == ("person/mukhtar-ablyazov", number)


@pytest.mark.parametrize("command", COMMANDS_WITH_A_REF, ids=" ".join)
def test_a_name_that_two_people_have_is_refused_with_both(run: Run, command: tuple[str, ...]) -> None:
    outcome = run(*command, "Khassenov")
    assert outcome.code == 2
    assert outcome.out == ""
    assert '"Khassenov" fits 2 entries' in outcome.err
    assert "person/daniyar-khassenov  Daniyar Khassenov" in outcome.err
    assert "person/daryn-khassenov  Daryn Khassenov" in outcome.err


def test_a_claim_for_an_ambiguous_name_is_not_recorded(run: Run) -> None:
    assert run("status", "Khassenov", "released").code == 2
    assert json.loads(run("verify", "--json").out)["claims"] == 0


@pytest.mark.parametrize("text", ["Daryn Khassenov", "Khassenov Daryn", "daryn khassenov", "Daryna Chasenowa"])
def test_a_whole_name_says_which_of_the_two(run: Run, text: str) -> None:
    assert json.loads(run("status", text, "--json").out)["ref"] == "person/daryn-khassenov"


def test_a_first_name_alone_is_never_taken_for_somebody(run: Run) -> None:
    outcome = run("status", "Daryn", "released")
    assert outcome.code == 2
    assert "person/daryn-khassenov  Daryn Khassenov" in outcome.err


@pytest.mark.parametrize("command", COMMANDS_WITH_A_REF, ids=" ".join)
@pytest.mark.parametrize("text", ["Nobody Anywhere", "", "   ", "person/nobody", "%", "'; DROP TABLE entry; --", "*"])
def test_what_nothing_is_called_is_refused(run: Run, command: tuple[str, ...], text: str) -> None:
    outcome = run(*command, text)
    if command[0] == "list" and not text:
        return
    assert outcome.code == 2
    assert outcome.out == ""
    assert ("Name an entry" if command == ("status",) and not text else "Nothing is called") in outcome.err


def test_every_ref_and_every_last_part_reaches_an_entry(run: Run) -> None:
    people = json.loads(run("list", "people", "--json").out)
    for person in people[::6]:
        for text in (person["ref"], person["ref"].split("/")[1], person["title"]):
            assert json.loads(run("show", text, "--json").out)["ref"] == person["ref"]


def test_a_read_only_look_at_a_name_changes_nothing(run: Run, database: Path) -> None:
    before = database.read_bytes()
    for text in ("Abliazow", "Khassenov", "nobody"):
        run("show", text)
        run("status", text)
    assert database.read_bytes() == before
