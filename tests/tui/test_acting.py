"""Correcting, taking back, spelling, checking several, undoing, exporting: what each does, and how it is told."""

from __future__ import annotations

import csv
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import process_environment, run_process
from tests.tui.driving import NARROW, Driver, opened
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry
from tracker.queries.rows import Claim
from tracker.tui.screens.choose import ChooseScreen
from tracker.tui.screens.form import FormScreen
from tracker.tui.screens.log import LogScreen

FIRST = "person/abai-begimbetov"


def claims(path: Path, ref: str = FIRST) -> list[Claim]:
    """What the ledger holds about somebody, in the order of recording."""
    with open_database(str(path)) as connection:
        found = [claim for claim in get_history(connection, get_entry(connection, ref)) if claim.hash]
    return sorted(found, key=lambda claim: claim.number or 0)


def record(path: Path, code: str, on: str) -> None:
    """Record a claim as the command does."""
    with open_database(str(path)) as connection:
        record_claim(connection, NewClaim(FIRST, code, parse_effective(on), note="as told"), "tester")


def in_a_shell(command: str) -> None:
    """Run a command line as it was told."""
    program = f'tracker() {{ {shlex.quote(sys.executable)} -m tracker "$@"; }}\n{command}'
    done = subprocess.run(
        ["bash", "-c", program], env=process_environment(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()


def told(ui: Driver) -> list[str]:
    """The command lines of what was done."""
    return [done.command for done in ui.app.log_of_actions]


async def test_the_only_claim_is_corrected_beginning_with_what_it_says(database: Path) -> None:
    record(database, "released", "2021-09")
    async with opened(database) as ui:
        await ui.press("e")
        assert ui.form.typed["code"] == "released"
        assert (ui.form.typed["on"], ui.form.typed["note"]) == ("2021-09", "as told")
        await ui.fill(on="2021-10-02", source="his lawyer", kind="fam")
        assert "family or lawyer" in ui.text()
        await ui.save()
        assert "released since 2021-10-02" in ui.text()
    wrong, right = claims(database)
    assert (right.kind, right.supersedes, right.source_type) == ("correction", wrong.hash, "family_or_lawyer")
    assert not wrong.is_live


async def test_of_several_claims_the_one_under_the_cursor_is_taken_back_with_a_reason(database: Path) -> None:
    record(database, "released", "2021-09")
    record(database, "imprisoned", "2022")
    async with opened(database) as ui:
        await ui.press("b")
        assert isinstance(ui.app.screen, ChooseScreen)
        await ui.press("down", "enter")
        await ui.press("ctrl+s")
        assert "needs its reason" in ui.text()
        await ui.fill(reason="another person of that name")
        await ui.save()
    assert [(one.code, one.kind, one.note) for one in claims(database)][-1] == (
        "released",
        "retraction",
        "another person of that name",
    )


async def test_a_correction_without_a_date_keeps_the_date_of_the_claim_and_says_so(database: Path) -> None:
    record(database, "released", "2021-09")
    async with opened(database) as ui:
        await ui.press("e")
        await ui.fill(on="", note="as his lawyer told")
        assert "as the claim said: 2021-09" in ui.text()
        await ui.save()
    assert claims(database)[-1].effective == "2021-09"


@pytest.mark.parametrize("on", ["2021-09", ""])
async def test_a_correction_that_changes_nothing_is_not_recorded_and_says_so(database: Path, on: str) -> None:
    record(database, "released", "2021-09")
    async with opened(database) as ui:
        await ui.press("e")
        await ui.fill(on=on)
        await ui.press("ctrl+s")
        assert "That is what the claim says already" in ui.text()
        assert len(claims(database)) == 1
        await ui.fill(code="escaped")
        await ui.save()
    assert [claim.code for claim in claims(database)] == ["released", "escaped"]


@pytest.mark.parametrize("size", [NARROW, (120, 40)])
async def test_over_a_form_a_message_takes_the_line_of_the_keys_and_nothing_else(
    database: Path, size: tuple[int, int]
) -> None:
    async with opened(database, size) as ui:
        await ui.press("C", "s")
        before = ui.lines()
        assert "Recorded: Abai Begimbetov" in before[-1]
        ui.app.show_error("One line\nand another that says more than there is room for")
        await ui.until(lambda: "One line" in ui.lines()[-1])
        assert ui.lines()[:-1] == before[:-1]


async def test_enter_on_a_claim_of_the_history_offers_to_correct_or_take_it_back(database: Path) -> None:
    record(database, "released", "2021-09")
    async with opened(database) as ui:
        claim = claims(database)[0]
        ui.entries.offer_for_claim(claim.hash or "")
        await ui.settle()
        assert "Take it back" in ui.text()
        await ui.press("down", "enter")
        assert ui.form.form.NAME == "retract"


async def test_what_the_text_states_cannot_be_taken_back(database: Path) -> None:
    async with opened(database) as ui:
        assert ui.entries.check_action("retract", ()) is False
        await ui.press("b")
        assert not isinstance(ui.app.screen, FormScreen)


async def test_a_spelling_is_added_found_and_taken_away_again(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("i", "ctrl+s")
        assert "How is the name spelled?" in ui.text()
        await ui.fill(form="Абай Бегимбетов", language="ru", source="https://example.org/a")
        assert "Russian" in ui.text()
        await ui.save()
        assert "Абай Бегимбетов" in ui.text()
        ui.entries.entries.box.value = "Бегимбетов"
        await ui.settle()
        assert ui.opened == FIRST
        await ui.press("u")
        await ui.save()
        assert "Taken away" in ui.text()
    assert "Бегимбетов" not in run_process("show", FIRST).stdout.decode()


async def test_five_are_marked_and_checked_in_one_go_and_undone_with_one_reason(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("x", "x", "x", "x", "x")
        assert "5 marked" in ui.text()
        assert ui.lines()[3].startswith("▪")
        await ui.press("c")
        assert "5 entries" in ui.text()
        await ui.fill(source="Ministry's reply", kind="gov")
        await ui.save()
        assert "marked" not in ui.lines()[1]
        (done,) = ui.app.log_of_actions
        assert len(done.refs) == 5
        in_a_shell(done.command)
        last = claims(database, done.refs[4])
        assert [(one.kind, one.source_title) for one in last] == [("checked_unchanged", "Ministry's reply")]
        await ui.press("u")
        await ui.fill(reason="wrong letter")
        await ui.save()
    assert [one.kind for one in claims(database, done.refs[4])] == ["checked_unchanged", "retraction"]


async def test_a_single_key_records_that_somebody_looked(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("C")
        await ui.until(lambda: "is still held" in ui.text())
    (claim,) = claims(database)
    assert (claim.kind, claim.source_type) == ("checked_unchanged", "own_check")


async def test_what_was_done_stands_with_its_command_line_and_is_copied(database: Path) -> None:
    async with opened(database, NARROW) as ui:
        await ui.press("s")
        await ui.fill(code="released", note='it\'s "so"; $(rm -rf /)\n\x1b[31mred')
        await ui.press("ctrl+o")
        copied = ui.app.clipboard
        await ui.save()
        await ui.press("h")
        assert isinstance(ui.app.screen, LogScreen)
        assert "$ tracker status person/abai-begimbetov released" in ui.text()
        await ui.press("y")
        assert ui.app.clipboard == told(ui)[0]
        assert copied.replace(" --note", " --on 2026-11-22 --note") == told(ui)[0]
        await ui.press("escape")


@pytest.mark.parametrize(
    "text", ['it\'s "so"; $(rm -rf /) `x` \\ !!', "first\nsecond\ttab \x1b[31m\u202e\u0001f", "-n --flag", "ünï 漢字 '"]
)
async def test_the_command_line_does_exactly_the_same_in_a_shell(database: Path, text: str) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await ui.fill(code="released", source=text, note=text)
        await ui.save()
        (command,) = told(ui)
    assert command.isprintable()
    (recorded,) = claims(database)
    in_a_shell(command)
    again = claims(database)[1]
    assert (again.source_title, again.note, again.code) == (recorded.source_title, recorded.note, recorded.code)
    assert recorded.note == text


async def test_the_filtered_list_is_exported_as_shown_and_never_over_a_file_unasked(
    database: Path, tmp_path: Path
) -> None:
    target = tmp_path / "exile.csv"
    async with opened(database) as ui:
        ui.entries.entries.narrow("in_exile")
        await ui.settle()
        await ui.press("E")
        await ui.fill(path=str(target))
        await ui.save()
        with target.open(encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        assert [row["status"] for row in rows] == ["in_exile", "in_exile"]
        assert told(ui) == [f"tracker export csv --what people --status in_exile --output {shlex.quote(str(target))}"]
        before = target.read_bytes()
        await ui.press("E")
        await ui.fill(path=str(target), format="json")
        await ui.press("ctrl+s")
        assert "is there already" in ui.text()
        assert target.read_bytes() == before
        await ui.fill(replace="yes")
        await ui.save()
    assert {entry["status"] for entry in json.loads(target.read_text(encoding="utf-8"))["entries"]} == {"in_exile"}


async def test_marked_rows_are_exported_in_any_format(database: Path, tmp_path: Path) -> None:
    async with opened(database) as ui:
        await ui.press("x", "down", "x")
        for name, path in {"html": tmp_path / "two.html", "jsonl": tmp_path / "two.jsonl"}.items():
            await ui.press("E")
            await ui.fill(format=name, path=str(path), profile="full")
            await ui.save()
    lines = (tmp_path / "two.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["ref"] for line in lines] == [FIRST, "person/aizhan-izmakova"]
    assert "Aizhan Izmakova" in (tmp_path / "two.html").read_text(encoding="utf-8")


async def test_where_nothing_was_done_there_is_nothing_to_undo(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("u")
        await ui.until(lambda: "Nothing was done yet" in ui.text())
