"""The plain mode: lines of text that a screen reader can speak, the same forms, the same letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.test_hostile_text import FORBIDDEN, HOSTILE, poison
from tracker.config import read_settings
from tracker.db.connection import open_database
from tracker.ledger.drafts import list_drafts
from tracker.queries.followups import list_follow_ups
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry
from tracker.tui.linear.session import run_plain
from tracker.tui.linear.terminal import Terminal

BOXES = "│─╭╮╰╯┌┐└┘━▏▌▐●◐○■▪"
ATABEK = "person/aron-atabek"


def talk(path: Path, *answers: str) -> str:
    """Everything that is said while these lines are typed; then the input ends."""
    said: list[str] = []
    typed = iter(answers)

    def ask(prompt: str) -> str:
        try:
            answer = next(typed)
        except StopIteration:
            raise EOFError from None
        said.append(prompt)
        return answer

    run_plain(str(path), read_settings(), Terminal(said.append, ask))
    return "\n".join(said)


def test_a_list_is_said_row_by_row_and_goes_on(database: Path) -> None:
    said = talk(database, "", "dem", "/ablyazov", "people", "/Abliazow", "1")
    assert "53 people, 1 to 20" in said
    assert "1 Abai Begimbetov, held since 2021-02-11" in said
    assert "53 people, 21 to 40" in said
    assert "88 demands, 1 to 20" in said
    assert "Mukhtar Ablyazov\n" in said
    assert "status" not in said.split("person person/mukhtar-ablyazov")[0]
    assert not set(BOXES) & set(said)
    assert not any(char in said for char in FORBIDDEN)


def test_a_release_is_recorded_corrected_and_taken_back(database: Path) -> None:
    record = ("s", "released", "2021", "his lawyer", "fam", "", "likely", "", "y")
    correct = ("e", "", "2021-03", "", "", "", "", "", "y")
    said = talk(database, "/Atabek", "1", *record, *correct, "b", "wrong person", "y", "h")
    assert "the year 2021, month and day not known" in said
    assert f"$ tracker status {ATABEK} released --on 2021 --source 'his lawyer'" in said
    assert "Recorded: Aron Atabek is now released since 2021" in said
    assert "which claim" not in said
    with open_database(str(database)) as connection:
        history = get_history(connection, get_entry(connection, ATABEK))
    assert [(claim.kind, claim.effective) for claim in history if claim.hash] == [
        ("correction", "2021-03"),
        ("retraction", "2021-03"),
        ("development", "2021"),
    ]


def test_wrong_answers_are_asked_again_and_a_form_that_is_left_is_kept(database: Path) -> None:
    said = talk(database, "/Atabek", "1", "s", "16", "03/04/2021", "2021-09", "his sister", ".", "s", ".")
    assert "is not a date that can be taken" in said
    assert "Left; what you answered is kept." in said
    assert "becomes [released]" in said
    with open_database(str(database)) as connection:
        (draft,) = list_drafts(connection, "tester")
        assert get_entry(connection, ATABEK).status == "held"
    assert (draft.typed["code"], draft.typed["source"]) == ("released", "his sister")


def test_follow_ups_are_planned_and_done(database: Path) -> None:
    plan = ("a", "Ask", "2027-01-31", "3 months until 2028", "", "", "y")
    said = talk(database, "/Atabek", "1", *plan, "d", "asked", "", "y", "today")
    assert "2027-01-31, 2027-04-30, 2027-07-31 …" in said
    with open_database(str(database)) as connection:
        (one,) = list_follow_ups(connection, get_entry(connection, ATABEK).id)
    assert (one.due, one.done[0].result) == ("2027-04-30", "asked")


def test_a_provision_is_read_with_the_readers_language_first(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('language = "pl"\n[keys]\n"entry.status" = "z"\n"list.zoom" = "s"\n', encoding="utf-8")
    monkeypatch.setenv("TRACKER_CONFIG", str(config))
    said = talk(database, "text L", "?")
    assert said.index("Polish, 2021/2544(RSP), motyw L:") < said.index("Latvian, 2021/2544(RSP)")
    assert "z: Record what happened" in said
    assert "held" not in said.split("\n")[2]


def test_what_cannot_be_done_is_said_and_the_conversation_goes_on(database: Path) -> None:
    said = talk(database, "99", "zzz", "s", "u", "f nowhere", "text zz 9", "differ", "1", "s", "people")
    assert "There is no 99 in what was said last; its numbers go from 1 to 20." in said
    assert "zzz means nothing here" in said
    assert "Open an entry first" in said
    assert "nothing that can be undone" in said
    assert "Nobody and nothing here is nowhere." in said
    assert "There is no provision" in said
    assert "has no status" in said
    assert said.count("53 people, 1 to 20") == 2


def test_a_filtered_list_goes_on_and_can_be_narrowed_to_a_status(database: Path) -> None:
    words = "addressee:organisation/government-of-kazakhstan"
    said = talk(database, "dem", f"/{words}", "+", "f open no response", "/", "", "f", "")
    assert f"of the demands fit {words}, 1 to 20" in said
    assert f"of the demands fit {words}, 21 to" in said
    assert f"demands fit {words}, open no response only, 1 to" in said
    assert said.count("88 demands, 1 to 20") == 2


def test_the_board_leads_to_the_demands_and_statements_are_a_list(database: Path) -> None:
    said = talk(database, "board", "2", "0", "state", "1")
    board, _, listed = said.partition("demands fit addressee:")
    assert "Demands by addressee and status" in board
    assert " people free" in board
    assert "There is no 0 in what was said last; its numbers go from 1 to" in listed
    assert "84 statements, 1 to 20" in listed
    assert "statement statement/" in listed


def test_what_verify_finds_is_said_and_what_has_no_number_is_too(database: Path) -> None:
    said = talk(database, "verify", "h", "?", "7")
    assert "Checking; this takes a while." in said
    assert "claims checked: all is well" in said
    assert "There is no 7: nothing in what was said last has a number." in said


def test_marked_rows_are_checked_together_and_exported(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    export = ("E", "csv", str(path), "", "", "", "y")
    said = talk(database, "x 1 2 99", "x 1 2 3", "x 3", *export, "c", "", "", "", "", "", "", "y", "X")
    assert "3 marked." in said
    assert "2 marked." in said
    assert "Export what is shown · 2 marked" in said
    assert len(path.read_text(encoding="utf-8").splitlines()) == 3
    assert "Recorded: 2 entries were checked and are unchanged" in said
    assert "None is marked." in said
    with open_database(str(database)) as connection:
        kinds = [get_history(connection, get_entry(connection, ref))[-1].kind for ref in ("abai-begimbetov", ATABEK)]
    assert kinds[0] == "checked_unchanged"
    assert kinds[1] != "checked_unchanged"


def test_a_correction_that_changes_nothing_is_asked_again(database: Path) -> None:
    record = ("s", "released", "2021", "his lawyer", "", "", "", "", "y")
    nothing = ("e", "", "", "", "", "", "", "")
    said = talk(database, "/Atabek", "1", *record, *nothing, "", "2021-03", "", "", "", "", "", "y")
    assert "That is what the claim says already, so there is nothing to correct." in said
    with open_database(str(database)) as connection:
        history = get_history(connection, get_entry(connection, ATABEK))
    assert [claim.effective for claim in history if claim.kind == "correction"] == ["2021-03"]


@pytest.mark.parametrize("name", ["escape", "right to left", "control", "markup"])
def test_hostile_text_is_said_as_what_it_is(database: Path, name: str) -> None:
    poison(database, HOSTILE[name])
    said = talk(database, "1", "text F", "today", "people", "2", "i", HOSTILE[name].replace("\0", ""), "pl", "x", "y")
    assert not any(char in said for char in FORBIDDEN)
