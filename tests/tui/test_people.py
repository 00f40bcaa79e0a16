"""The list of people: what is shown, how it is narrowed, where links lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driving import LARGE, NARROW, USUAL, opened


async def test_opens_on_all_people_with_name_status_since_and_where_cited(database: Path) -> None:
    async with opened(database) as ui:
        assert ui.entries.mode == "people"
        assert ui.entries.table.total == 53
        text = ui.text()
        assert "53 people" in text
        assert "Abai Begimbetov" in text
        assert "held" in text
        assert "2021-02-11" in text
        assert "F, 3" in text


@pytest.mark.parametrize("size", [NARROW, USUAL, LARGE])
async def test_nothing_is_cut_off_at_any_size(database: Path, size: tuple[int, int]) -> None:
    async with opened(database, size) as ui:
        lines = ui.lines()
        for label in ("People", "Charges", "Demands", "Text", "Today"):
            assert label in lines[0]
        assert "Help" in lines[-1]
        assert "CITED IN" in "\n".join(lines)
        assert "killed or died unclear" in "\n".join(lines)


async def test_the_first_person_is_open_with_facts_spellings_and_history(database: Path) -> None:
    async with opened(database) as ui:
        assert ui.opened == "person/abai-begimbetov"
        text = ui.text()
        assert "political prisoner" in text
        assert "Abaiego Begimbetowa" in text
        assert "genitive" in text
        assert "stated" in text


async def test_the_cited_paragraph_stands_in_three_versions_with_the_quote_between_bars(database: Path) -> None:
    async with opened(database) as ui:
        assert ui.entries.pane.current == "2021-2544-RSP recital F"
        assert len(ui.entries.pane.text.languages) == 3
        text = ui.text()
        for language in ("Latvian", "Polish", "Slovenian"):
            assert language in text
        assert "▐Abaj Begimbetow▌" in text


async def test_a_narrow_terminal_shows_one_version_and_a_key_shows_the_next(database: Path) -> None:
    async with opened(database, NARROW) as ui:
        await ui.press("enter")
        seen = []
        for _ in range(3):
            seen.append(ui.entries.pane.text.languages)
            await ui.press("l")
        assert sorted(seen) == [("lv",), ("pl",), ("sl",)]
        assert ui.entries.pane.text.languages == seen[0]


async def test_a_version_without_the_paragraph_says_so(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6")
        ui.reading.move_to("paragraph 13")
        await ui.settle()
        assert "This version lacks the paragraph." in ui.text()


@pytest.mark.parametrize("typed", ["Abliazow", "ablyazov", "Muchtar"])
async def test_any_spelling_finds_a_person_while_it_is_typed(database: Path, typed: str) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        await ui.type(typed)
        assert ui.opened == "person/mukhtar-ablyazov"
        assert "of 53 people" in ui.text()


async def test_the_spelling_that_matched_is_shown(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        await ui.type("Muchtarowi Abl")
        assert "SPELLING FOUND" in ui.text()
        assert "Muchtarowi" in ui.lines()[3]


async def test_escape_clears_the_filter_and_shows_all(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        await ui.type("Abliazow")
        await ui.press("escape")
        assert ui.entries.entries.filter_text == ""
        assert ui.entries.table.total == 53
        assert ui.entries.table.has_focus


async def test_a_filter_that_finds_nothing_says_so(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        await ui.type("qqqq")
        assert "Nothing fits" in ui.text()
        assert ui.opened == ""


async def test_only_those_with_a_status_are_shown(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("f")
        await ui.type("in exile")
        await ui.press("enter")
        assert ui.entries.table.total == 2
        assert "in exile only: 2 people" in ui.text()
        await ui.press("escape")
        assert ui.entries.table.total == 53


async def test_moving_down_opens_the_next_person(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("down", "down")
        assert ui.opened == "person/aizhan-izmakova"


async def test_the_last_person_is_one_key_away(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("end")
        assert ui.entries.table.cursor == 52
        assert ui.opened == "person/zukhra-nariman"


async def test_citations_are_gone_through_with_n_and_p(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("n")
        assert ui.entries.pane.current == "2021-2544-RSP paragraph 3"
        await ui.press("p")
        assert ui.entries.pane.current == "2021-2544-RSP recital F"


async def test_a_click_chooses_a_row_and_a_place(database: Path) -> None:
    async with opened(database) as ui:
        await ui.pilot.click("EntryTable", offset=(5, 3))
        await ui.settle()
        assert ui.opened == "person/aizhan-izmakova"
        await ui.pilot.click("PlacesBar", offset=(14, 0))
        await ui.settle()
        assert ui.entries.mode == "charges"


async def test_links_are_followed_and_come_back_from(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        await ui.type("Abliazow")
        await ui.press("enter", "enter", "enter")
        assert ui.opened.startswith("charge/")
        assert ui.entries.mode == "charges"
        await ui.press("backspace")
        assert ui.entries.mode == "people"
        assert ui.opened == "person/mukhtar-ablyazov"


async def test_the_paragraph_opens_where_it_stands_in_the_text(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("o")
        assert ui.reading.text.current is not None
        assert ui.reading.text.current.key == "recital F"
        await ui.press("backspace")
        assert ui.opened == "person/abai-begimbetov"


async def test_a_resized_window_keeps_what_is_open(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("down")
        await ui.pilot.resize_terminal(*NARROW)
        await ui.settle()
        assert ui.opened == "person/abaibek-sultanov"
        assert len(ui.entries.pane.text.languages) == 1
        await ui.pilot.resize_terminal(*USUAL)
        await ui.settle()
        assert len(ui.entries.pane.text.languages) == 3


async def test_a_filter_that_finds_nobody_can_be_changed_with_its_key(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        await ui.type("qqqqxx")
        await ui.press("enter")
        assert not ui.entries.entries.box.has_focus
        await ui.press("slash")
        assert ui.entries.entries.box.has_focus
