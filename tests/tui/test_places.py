"""The places beside the people, the palette, help and colours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.events import Key

from tests.tui.driving import NARROW, USUAL, Driver, opened
from tracker.db.connection import open_database
from tracker.tui.reads import find_anything
from tracker.tui.screens.help import HelpScreen
from tracker.tui.screens.place import PlaceScreen
from tracker.tui.themes import CONTRAST, DARK, LIGHT
from tracker.tui.widgets.document import Document

KEYS = {
    "1": "people",
    "2": "charges",
    "3": "demands",
    "4": "organisations",
    "5": "differences",
    "6": "reading",
    "7": "today",
    "8": "board",
    "9": "verify",
    "0": "statements",
}


def mode(ui: Driver) -> str:
    """The place that is open."""
    screen = ui.app.screen
    assert isinstance(screen, PlaceScreen)
    return screen.mode


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_each_place_is_one_key_away_and_has_help(database: Path, size: tuple[int, int]) -> None:
    async with opened(database, size) as ui:
        for key, place in KEYS.items():
            await ui.press(key)
            assert mode(ui) == place
            await ui.press("question_mark")
            assert isinstance(ui.app.screen, HelpScreen)
            assert "Everywhere" in "\n".join(line.plain for line in ui.app.screen.query_one(Document).lines)
            await ui.press("escape")
            assert mode(ui) == place


async def test_backspace_goes_back_through_the_places(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("2", "3", "6", "backspace")
        assert mode(ui) == "demands"
        await ui.press("backspace")
        assert mode(ui) == "charges"
        await ui.press("backspace", "backspace")
        assert mode(ui) == "people"


async def test_an_empty_place_says_so(tiny_database: Path) -> None:
    async with opened(tiny_database) as ui:
        for key in ("1", "2", "3", "4", "5"):
            await ui.press(key)
            if not ui.entries.table.total:
                assert "yet" in ui.text()


async def test_the_palette_finds_a_command_and_a_person(database: Path) -> None:
    async with opened(database) as ui:
        await ui.pilot.press("ctrl+p")
        await ui.type("Muchtar")
        await ui.until(lambda: "Mukhtar Ablyazov" in ui.text())
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.app.screen, PlaceScreen))
        await ui.settle()
        assert ui.opened == "person/mukhtar-ablyazov"


async def test_the_palette_runs_a_command(database: Path) -> None:
    async with opened(database) as ui:
        await ui.pilot.press("ctrl+p")
        await ui.type("Go to Demands")
        await ui.until(lambda: "Go to Demands" in ui.text())
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.app.screen, PlaceScreen) and mode(ui) == "demands")


async def test_the_colours_change_with_a_key(database: Path) -> None:
    async with opened(database) as ui:
        seen = [ui.app.theme]
        for _ in range(3):
            await ui.press("t")
            seen.append(ui.app.theme)
        assert seen == [DARK.name, LIGHT.name, CONTRAST.name, DARK.name]


async def test_no_color_leaves_no_colour_on_the_screen(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(database) as ui:
        for strip in ui.app.screen._compositor.render_strips():
            for segment in strip.apply_filter(ui.app._filters[-1], ui.app.screen.background_colors[1]):
                style = segment.style
                assert style is None or style.color is None or style.color.is_default
                assert style is None or style.bgcolor is None or style.bgcolor.is_default
        assert "▐Abaj Begimbetow▌" in ui.text()
        assert all(segment.style and segment.style.reverse for segment in ui.entries.table.render_line(1))


async def test_a_database_that_disappears_is_told_and_the_user_goes_on(database: Path) -> None:
    async with opened(database) as ui:
        away = database.with_suffix(".away")
        os.rename(database, away)
        await ui.press("down")
        await ui.until(lambda: "There is no database" in ui.text())
        os.rename(away, database)
        await ui.press("down")
        assert ui.opened == "person/aizhan-izmakova"


async def test_the_text_is_jumped_in_by_key(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6", "g")
        await ui.type("13")
        await ui.press("enter")
        assert ui.reading.where().open == "2021-2544-RSP paragraph 13"
        await ui.press("g")
        await ui.type("zz 9")
        await ui.press("enter")
        await ui.until(lambda: "There is no provision" in ui.text())


async def test_words_are_searched_for_without_marks_and_gone_through(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6", "slash")
        await ui.type("zumagulow")
        await ui.press("enter")
        assert ui.reading.where().open == "2021-2544-RSP recital F"
        assert "▐Żumagułow▌" in ui.text()
        await ui.press("n")
        assert ui.reading.where().open == "2021-2544-RSP paragraph 3"
        await ui.press("n")
        assert ui.reading.where().open == "2021-2544-RSP recital F"


async def test_one_two_or_three_versions_are_read_side_by_side(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6")
        counts = []
        for _ in range(4):
            counts.append(len(ui.reading.text.languages))
            await ui.press("v")
        assert counts == [3, 1, 2, 3]
        await ui.press("l")
        assert ui.reading.text.languages[0] == "pl"


async def test_what_a_provision_cites_is_listed_and_opened(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6", "g")
        await ui.type("T")
        await ui.press("enter", "enter")
        await ui.type("Ablyazov person")
        assert "Cited in recital T" in ui.text()
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.app.screen, PlaceScreen) and mode(ui) == "people")
        await ui.settle()
        assert ui.opened == "person/mukhtar-ablyazov"
        await ui.press("backspace")
        assert ui.reading.where().open == "2021-2544-RSP recital T"


async def test_a_key_pressed_right_after_the_key_of_a_place_works_in_that_place(database: Path) -> None:
    async with opened(database) as ui:
        for key, character in (("3", "3"), ("slash", "/")):
            ui.app.post_message(Key(key, character))
        await ui.settle()
        assert mode(ui) == "demands"
        assert ui.entries.entries.box.has_focus


async def test_the_palette_names_a_paragraph_once_however_many_versions_it_is_found_in(database: Path) -> None:
    with open_database(str(database)) as connection:
        found = find_anything(connection, "zumag")
    places = [where for kind, where, _ in found if kind == "provision"]
    assert any(where.endswith("recital F") for where in places)
    assert len(places) == len(set(places))
