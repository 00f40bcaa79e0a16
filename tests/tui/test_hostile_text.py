"""Text from documents and users is data: shown as what it is on every screen, and it breaks nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.driving import LARGE, NARROW, opened
from tracker.tui.screens.form import FormScreen

HOSTILE = {
    "markup": "[red]x[/]",
    "closing tag": "[/]",
    "link": "[@click=app.quit]quit[/]",
    "escape": "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "lines": "first\nsecond\r\nthird",
    "right to left": "שלום \u202egnirts\u202c \u2066x",
    "wide and combining": "漢字 e\u0301\u0302\u0303 👩\u200d👩\u200d👧",
    "control": "a\tb\x00c\x7f\x9b31m",
    "long": "x" * 10_000,
    "long words": "wörd " * 2_000,
    "emoji code": ":warning: [b]bold",
}
FORBIDDEN = ("\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x00", "\r")


def poison(path: Path, text: str) -> None:
    """Put the text wherever the database holds free text, with quotes at offsets that still hold."""
    raw = sqlite3.connect(path)
    raw.execute("UPDATE entry SET title = ? || ' ' || title, note = ?", (text, text))
    raw.execute("UPDATE person SET role = ?, affiliation = ?", (text, text))
    raw.execute("UPDATE organisation SET role = ?", (text,))
    raw.execute("UPDATE charge SET allegation = ?, measure = ?, penalty = ?", (text, text, text))
    raw.execute("UPDATE counted_group SET label = ?", (text,))
    raw.execute("UPDATE legal_basis SET article = ? || position", (text,))
    raw.execute("UPDATE name_form SET form = ?, folded = ?, source = ?", (text, text, text))
    raw.execute("UPDATE paragraph SET text = ? || text WHERE provision_id % 10 = 8", (text,))
    raw.execute("UPDATE paragraph SET label = substr(?, 1, 50)", (text,))
    raw.execute('UPDATE quote SET quote = ?, start = 0, "end" = ? WHERE quote IS NOT NULL', (text, len(text)))
    raw.execute("UPDATE resolution SET reference = ?", (text,))
    raw.commit()
    raw.close()


def poison_all(path: Path) -> None:
    """Every hostile text at once: each row of every table has the next one of them."""
    texts = list(HOSTILE.values())
    raw = sqlite3.connect(path)
    raw.create_function("pick", 1, lambda number: texts[number % len(texts)])
    raw.execute("UPDATE entry SET title = pick(id) || ' ' || title, note = pick(id + 1)")
    raw.execute("UPDATE person SET role = pick(entry_id), affiliation = pick(entry_id + 2)")
    raw.execute("UPDATE organisation SET role = pick(entry_id)")
    raw.execute("UPDATE charge SET allegation = pick(entry_id), measure = pick(entry_id + 1), penalty = pick(entry_id)")
    raw.execute("UPDATE counted_group SET label = pick(id)")
    raw.execute("UPDATE name_form SET form = pick(id), folded = pick(id), source = pick(id)")
    raw.execute("UPDATE paragraph SET text = pick(provision_id) || text, label = substr(pick(provision_id), 1, 50)")
    raw.execute("UPDATE quote SET quote = pick(citation_id) WHERE quote IS NOT NULL")
    raw.commit()
    raw.close()


@pytest.mark.parametrize("size", [NARROW, LARGE])
async def test_every_place_shows_all_of_it_and_goes_on(database: Path, size: tuple[int, int]) -> None:
    poison_all(database)
    async with opened(database, size) as ui:
        for place in "1234567890":
            await ui.press(place, "down", "down", "enter", "down")
            assert not any(char in ui.text() for char in FORBIDDEN)
            while ui.app.screen.is_modal:
                await ui.press("escape")
        await ui.press("6", "slash")
        ui.app.screen.query_one(Input).value = "kazah"
        await ui.press("enter", "n", "right", "shift+right", "tab", "c")
        assert not any(char in ui.text() for char in FORBIDDEN)
        await ui.press("escape", "1", "f", "escape", "S", "escape", "V")
        assert not any(char in ui.text() for char in FORBIDDEN)
        await ui.press("s")
        assert not any(char in ui.text() for char in FORBIDDEN)
        await ui.press("escape", "question_mark", "escape")


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_person_and_the_text_show_it_and_go_on(database: Path, name: str) -> None:
    poison(database, HOSTILE[name])
    async with opened(database, NARROW) as ui:
        for key in ("enter", "6"):
            await ui.press(key)
            assert not any(char in ui.text() for char in FORBIDDEN)


@pytest.mark.parametrize(
    ("name", "seen"), [("markup", "[red]x[/]"), ("closing tag", "[/]"), ("emoji code", ":warning:")]
)
async def test_markup_stands_there_as_it_was_written(database: Path, name: str, seen: str) -> None:
    poison(database, HOSTILE[name])
    async with opened(database) as ui:
        assert ui.text().count(seen) > 5


async def test_a_terminal_escape_is_seen_as_one(database: Path) -> None:
    poison(database, HOSTILE["escape"])
    async with opened(database) as ui:
        assert "\\u001b[31mred" in ui.text()


async def test_a_bidirectional_override_is_seen(database: Path) -> None:
    poison(database, HOSTILE["right to left"])
    async with opened(database) as ui:
        assert "\\u202e" in ui.text()


async def test_the_columns_of_a_table_stay_in_line(database: Path) -> None:
    poison(database, HOSTILE["wide and combining"])
    async with opened(database) as ui:
        table = ui.entries.table
        assert {table.render_line(y).cell_length for y in range(6)} == {table.size.width}


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "control"])
async def test_what_a_user_types_is_recorded_and_shown_as_it_is(database: Path, name: str) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        form = ui.app.screen
        assert isinstance(form, FormScreen)
        await ui.fill(source=HOSTILE[name], note=HOSTILE[name])
        await ui.press("ctrl+s")
        await ui.until(lambda: ui.app.screen is not form)
        await ui.settle()
        assert not any(char in ui.text() for char in FORBIDDEN)
        await ui.press("7")
        assert "held" in ui.text()


async def test_what_a_user_types_into_the_filter_breaks_nothing(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash")
        for text in HOSTILE.values():
            ui.entries.entries.box.value = text
            await ui.settle()
        await ui.press("escape")
        assert ui.entries.table.total == 53
