"""Recording a status: the form, what it understands, what it keeps, and what it says."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from textual.widgets import OptionList

from tests.tui.driving import NARROW, Driver, opened
from tracker.db.connection import open_database
from tracker.queries.refs import get_entry
from tracker.queries.rows import Claim
from tracker.tui.screens.form import FormScreen

PERSON = "person/abai-begimbetov"


def claims(path: Path, ref: str = PERSON) -> list[Claim]:
    """What the ledger holds about somebody."""
    from tracker.queries.history import get_history

    with open_database(str(path)) as connection:
        return [claim for claim in get_history(connection, get_entry(connection, ref)) if claim.hash]


def form(ui: Driver) -> FormScreen:
    """The form that is open."""
    screen = ui.app.screen
    assert isinstance(screen, FormScreen)
    return screen


async def choose(ui: Driver, code: str) -> None:
    """Highlight a code in the form."""
    known = form(ui)._codes["code"]
    form(ui).query_one("#code", OptionList).highlighted = known.index(code)
    await ui.settle()


async def test_a_release_is_recorded_with_date_source_and_note(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await choose(ui, "released")
        await ui.press("tab")
        await ui.type("2021-09")
        await ui.press("tab")
        await ui.type("https://example.org/a")
        await ui.press("tab", "tab", "tab", "tab")
        await ui.type("told by his lawyer")
        await ui.press("ctrl+s")
        await ui.until(lambda: not isinstance(ui.app.screen, FormScreen))
        await ui.settle()
        assert ui.entries.opened is not None
        assert ui.entries.opened.detail.entry.status == "released"
        row = ui.entries.table.row_at(0)
        assert row is not None
        assert "released" in str(row.cells[1])
        text = ui.text()
        assert "Recorded" in text
        assert "tracker status person/abai-begimbetov released --on 2021-09" in text
    (claim,) = claims(database)
    assert (claim.code, claim.effective, claim.source_url) == ("released", "2021-09", "https://example.org/a")
    assert (claim.note, claim.recorded_by, claim.kind) == ("told by his lawyer", "tester", "development")


async def test_the_codes_stand_with_their_definitions_and_the_current_one_is_chosen(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        assert form(ui).typed["code"] == "held"
        assert "deprived of liberty" in ui.text()


async def test_what_is_understood_of_a_date_is_shown_while_it_is_typed(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s", "tab")
        assert "22 November 2026" in ui.text()
        await ui.type("2021")
        assert "the year 2021, month and day not known" in ui.text()
        await ui.type("-09")
        assert "September 2021, the day not known" in ui.text()
        await ui.type("-14")
        assert "the day 14 September 2021" in ui.text()


async def test_an_impossible_date_is_refused_in_a_sentence_and_nothing_is_lost(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s", "tab")
        await ui.type("03/04/2021")
        await ui.press("ctrl+s")
        assert "is not a date that can be taken" in ui.text()
        assert form(ui).typed["on"] == "03/04/2021"
        assert claims(database) == []


async def test_a_form_that_is_left_keeps_what_was_typed(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await choose(ui, "released")
        await ui.press("tab")
        await ui.type("2022")
        await ui.press("escape", "down", "up", "s")
        assert form(ui).typed["on"] == "2022"
        assert form(ui).typed["code"] == "released"
        assert claims(database) == []


async def test_checked_and_unchanged_takes_two_keys(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("c", "ctrl+s")
        await ui.until(lambda: not isinstance(ui.app.screen, FormScreen))
    (claim,) = claims(database)
    assert (claim.code, claim.kind, claim.effective) == ("held", "checked_unchanged", "2026-11-22")


async def test_the_form_fits_a_small_terminal(database: Path) -> None:
    async with opened(database, NARROW) as ui:
        await ui.press("s")
        text = ui.text()
        for part in ("Record a status", "becomes", "as of", "source", "note", "$ tracker status", "Save", "Leave"):
            assert part in text


async def test_a_database_that_may_only_be_read_is_told_and_the_draft_stays(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s", "tab", "tab")
        await ui.type("somebody")
        os.chmod(database, 0o400)
        await ui.press("ctrl+s")
        await ui.until(lambda: "only be read" in ui.text())
        assert form(ui).typed["source"] == "somebody"


async def test_a_busy_database_holds_up_nothing_else(database: Path) -> None:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        async with opened(database) as ui:
            await ui.pilot.press("c")
            await ui.settle()
            await ui.pilot.press("ctrl+s")
            await ui.until(lambda: "Recording" in ui.text())
            other.execute("ROLLBACK")
            await ui.until(lambda: not isinstance(ui.app.screen, FormScreen))
    finally:
        other.close()
    assert len(claims(database)) == 1


async def test_what_was_recorded_shows_in_the_other_places(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("7")
        assert "Nothing has been recorded yet" in ui.text()
        await ui.press("1", "c", "ctrl+s")
        await ui.until(lambda: not isinstance(ui.app.screen, FormScreen))
        await ui.press("7")
        assert "checked, unchanged" in ui.text()


async def test_the_code_that_holds_stands_in_sight_in_a_small_terminal(database: Path) -> None:
    async with opened(database, NARROW) as ui:
        await ui.press("slash")
        await ui.type("bokajew")
        await ui.press("enter", "s")
        codes = form(ui).query_one("#code", OptionList)
        assert codes.highlighted is not None
        assert codes.scroll_offset.y <= codes.highlighted < codes.scroll_offset.y + codes.size.height


async def test_what_is_wrong_with_a_kind_of_source_is_read_in_full_in_a_small_terminal(database: Path) -> None:
    async with opened(database, NARROW) as ui:
        await ui.press("s")
        await ui.fill(on="nonsense", kind="zzz", source="https://example.org/" + "a" * 90)
        await ui.press("ctrl+s")
        text = ui.text()
        assert "2021-09 or a year as 2021." in text
        assert '"zzz" is none of them. Which one: resolution,' in text
        assert "Leave" in text


async def test_beginning_anew_goes_back_to_the_first_question(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s", "tab", "tab")
        await ui.type("a letter")
        await ui.press("ctrl+n")
        assert form(ui).focused is form(ui).query_one("#code", OptionList)
        assert form(ui).typed["source"] == ""


async def test_letters_are_one_word_as_long_as_a_code_begins_so_however_slowly_they_come(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        for letter in "rel":
            await ui.press(letter)
        assert ui.form.typed["code"] == "released"
        for letter in "ho":
            await ui.press(letter)
        assert ui.form.typed["code"] == "house_arrest"
