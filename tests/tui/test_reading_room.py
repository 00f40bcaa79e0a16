"""The reading room: marks where they stand, words found, selected, copied with their reference and cited."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.register.editing import errors_in
from tests.tui.driving import NARROW, USUAL, Driver, opened
from tracker.config import seeds_folder
from tracker.tui.screens.cite import BlockScreen
from tracker.tui.widgets.marked import Mark, Shown
from tracker.tui.widgets.wrapping import wrap


async def go_to(ui: Driver, key: str) -> None:
    ui.reading.move_to(key)
    await ui.settle()


def drawn(ui: Driver) -> str:
    """The provision under the cursor, in full."""
    laid = ui.reading.text._laid[ui.reading.text.cursor]
    return "\n".join(laid.line(number, {}).plain for number in range(laid.height))


async def test_names_charges_demands_and_differences_are_marked_where_they_stand(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6")
        await go_to(ui, "recital T")
        assert ui.reading.current is not None
        kinds = {cited.kind for cited in ui.reading.current.cited_by}
        assert {"person", "charge"} <= kinds
        column = ui.reading.text._laid[ui.reading.text.cursor]._columns[0]
        styles = {str(span.style) for span in column.content.spans}
        assert {"underline", "on $tint"} <= styles
        await ui.press("m")
        column = ui.reading.text._laid[ui.reading.text.cursor]._columns[0]
        assert column.content.spans == []


async def test_the_margin_says_what_a_provision_yielded(database: Path) -> None:
    async with opened(database, (240, 50)) as ui:
        await ui.press("6")
        await go_to(ui, "recital T")
        text = " ".join(drawn(ui).split())
        assert "Mukhtar Ablyazov" in text
        assert "charge:" in text
        await go_to(ui, "paragraph 27")
        assert "demand: Forward this" in drawn(ui)


async def test_all_places_of_the_words_are_found(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6")
        ui.reading._search("Kazahstan")
        await ui.settle()
        assert drawn(ui).count("▐") > 1
        assert "“Kazahstan” in" in ui.text()


async def test_words_are_selected_by_keys_and_copied_with_the_reference_of_the_language(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6")
        await go_to(ui, "paragraph 3")
        await ui.press("l", "right", "shift+right", "shift+right")
        assert ui.reading.text.languages[0] == "pl"
        start, end = ui.reading.text.selection["pl"]
        assert ui.reading.current is not None
        texts = {version.language: version.text or "" for version in ui.reading.current.text.versions}
        words = texts["pl"][start:end]
        assert len(words.split()) == 3
        assert f"“{words}”" in ui.text()
        await ui.press("shift+left")
        assert len(texts["pl"][slice(*ui.reading.text.selection["pl"])].split()) == 2
        await ui.press("y")
        assert ui.app.clipboard == f"“{' '.join(words.split()[:2])}” (2021/2544(RSP), ust. 3)"
        await ui.press("tab")
        assert set(ui.reading.text.selection) == {"pl", ui.reading.text.languages[1]}
        await ui.press("escape")
        assert ui.reading.text.selection == {}
        await ui.press("y")
        assert ui.app.clipboard == f"“{texts['pl']}” (2021/2544(RSP), ust. 3)"


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_words_are_selected_with_the_mouse(database: Path, size: tuple[int, int]) -> None:
    async with opened(database, size) as ui:
        await ui.press("6")
        await go_to(ui, "recital A")
        text = ui.reading.text
        line = text._first_of(text.cursor) - text.scroll_offset.y + text.HEADER + 1
        await ui.pilot.mouse_down("#reading", offset=(10, line))
        await ui.pilot.hover("#reading", offset=(16, line))
        from textual.events import MouseMove

        moved = MouseMove(text, 24, line, 0, 0, 1, shift=False, meta=False, ctrl=False)
        text.on_mouse_move(moved)
        await ui.pilot.mouse_up("#reading", offset=(24, line))
        await ui.settle()
        (language,) = text.selection
        assert language == text.languages[0]
        start, end = text.selection[language]
        assert ui.reading.current is not None
        said = next(version.text for version in ui.reading.current.text.versions if version.language == language) or ""
        row = ui.lines()[text.region.y + line]
        assert said[start:end] in row
        assert len(said[start:end].split()) >= 2
        assert not said[start - 1 : start].isalnum()
        await ui.pilot.click("#reading", offset=(10, line))
        await ui.settle()
        assert text.selection == {}


async def test_selected_words_become_a_block_that_the_register_takes(database: Path, tmp_path: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6")
        await go_to(ui, "recital T")
        await ui.press("c")
        assert "Select words first" in ui.text()
        for number in range(3):
            await ui.press("tab" if number else "right", "shift+right", "shift+right")
        assert set(ui.reading.text.selection) == {"lv", "pl", "sl"}
        await ui.press("c")
        await ui.type("Ablyazov person")
        await ui.press("enter")
        await ui.type("context")
        await ui.press("enter")
        assert isinstance(ui.app.screen, BlockScreen)
        block = ui.app.clipboard
        assert block.startswith('[[person.citation]]\nin = "recital T"\nsupports = "context"\n')
        assert 'people.toml, below the table with ref = "person/mukhtar-ablyazov"' in ui.app.screen._heading
    seeds = tmp_path / "seeds"
    shutil.copytree(seeds_folder(), seeds)
    people = next(seeds.glob("*/people.toml"))
    before, table, after = people.read_text(encoding="utf-8").partition('ref = "person/mukhtar-ablyazov"\n')
    entry, following, rest = after.partition("\n\n[[person]]")
    people.write_text(f"{before}{table}{entry}\n\n{block}{following}{rest}", encoding="utf-8")
    assert errors_in(seeds) == []
    people.write_text(f"{before}{table}{entry}\n\n{block.replace(' = ', ' = 1', 1)}{following}{rest}", encoding="utf-8")
    assert errors_in(seeds) != []


async def test_any_entry_can_be_found_to_be_cited(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("6", "right", "c")
        await ui.type("another")
        await ui.press("enter")
        await ui.type("Muchtarowi")
        await ui.press("enter", "enter")
        await ui.type("status")
        await ui.press("enter")
        assert isinstance(ui.app.screen, BlockScreen)
        assert "no words are selected in Polish yet" in ui.app.clipboard


def test_what_is_shown_of_a_text_is_known_character_by_character() -> None:
    text = "ab\x1b cd"
    shown = Shown(text, [Mark(4, 6, "bold", is_barred=True)])
    assert shown.plain == "ab\\u001b ▐cd▌"
    assert shown.plain[slice(*shown.place_of(4, 6))] == "cd"
    assert shown.plain[slice(*shown.place_of(2, 3))] == "\\u001b"
    assert [shown.source_of(place) for place in (0, 1, 2, 5, 8, 10, 11)] == [0, 1, 2, 2, 3, 4, 5]


@pytest.mark.parametrize("text", ["one two three", "", "x" * 25, "漢字漢字 漢字", "a  b   c", "word " * 40])
def test_lines_break_at_blanks_and_lose_nothing(text: str) -> None:
    lines = wrap(text, 10)
    assert "".join("".join(text[start:end].split()) for start, end in lines) == "".join(text.split())
    if max(map(len, text.split()), default=0) <= 10:
        assert " ".join(" ".join(text[start:end].split()) for start, end in lines).split() == text.split()
    from rich.cells import cell_len

    assert all(cell_len(text[start:end].rstrip()) <= 10 for start, end in lines)
