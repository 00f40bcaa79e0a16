"""Lists in every order, with chosen columns and saved filters; and what leads to a row wherever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.driving import LARGE, Driver, opened
from tracker.db.connection import open_database
from tracker.queries.views import View, list_views
from tracker.tui.messages import Place
from tracker.tui.screens.choose import ChooseScreen


def column(ui: Driver, title: str) -> list[str]:
    """What stands below a title, from the first row to the last one in sight."""
    table = ui.entries.table
    place = next(number for number, known in enumerate(table._columns) if known.title == title)
    rows = [table.row_at(number) for number in range(min(table.total, table.page))]
    return [str(row.cells[place]) for row in rows if row]


async def narrow(ui: Driver, text: str) -> None:
    """Put a text into the filter at once."""
    ui.entries.entries.box.focus()
    ui.entries.entries.box.value = text
    await ui.settle()


async def choose(ui: Driver, text: str) -> None:
    """Narrow the dialog that is open and take the first choice."""
    assert isinstance(ui.app.screen, ChooseScreen)
    ui.app.screen.query_one(Input).value = text
    await ui.press("enter")


async def test_a_list_is_ordered_by_a_column_by_key_and_back_to_the_usual_order(database: Path) -> None:
    async with opened(database, LARGE) as ui:
        await ui.press("S")
        await choose(ui, "status ↓")
        found = column(ui, "STATUS")
        assert found == sorted(found, key=lambda text: text[2:], reverse=True)
        assert "STATUS ↓" in ui.lines()[2]
        assert found[0].endswith("targeted")
        await ui.press("S")
        await choose(ui, "usual")
        assert column(ui, "NAME") == sorted(column(ui, "NAME"))


async def test_a_click_on_a_title_orders_and_a_second_one_turns_the_order_round(database: Path) -> None:
    async with opened(database, LARGE) as ui:
        x = ui.lines()[2].index("SINCE")
        for title in ("SINCE ↑", "SINCE ↓", "NAME ↑"):
            await ui.pilot.click("EntryTable", offset=(x, 0))
            await ui.settle()
            assert title in ui.lines()[2]


@pytest.mark.parametrize("key", ["2", "3", "5", "0"])
async def test_a_list_in_the_order_of_the_text_does_not_look_ordered_by_its_title(database: Path, key: str) -> None:
    async with opened(database, LARGE) as ui:
        await ui.press(key)
        titles = ui.lines()[2]
        await ui.pilot.click("EntryTable", offset=(4, 0))
        await ui.settle()
        assert ui.lines()[2] == titles
        assert not set("↑↓") & set(titles)


@pytest.mark.parametrize(("key", "order"), [("2", "KIND ↑"), ("3", "OF WHOM ↑"), ("4", "TYPE ↓"), ("5", "SEVERITY ↑")])
async def test_the_first_and_the_last_row_are_those_of_the_order(database: Path, key: str, order: str) -> None:
    async with opened(database, LARGE) as ui:
        await ui.press(key, "S")
        await choose(ui, order)
        name, arrow = order.rsplit(" ", 1)
        first = column(ui, name)[0]
        await ui.press("end")
        table = ui.entries.table
        assert table.current is not None
        place = next(number for number, known in enumerate(table._columns) if known.title == name)
        last = str(table.current.cells[place])
        assert ui.opened == table.current.key
        if name != "OF WHOM":  # shown by its title, ordered by its kind
            assert (first < last) is (arrow == "↑")
        await ui.press("home")
        assert column(ui, name)[0] == first


async def test_columns_are_shown_and_hidden_and_stay_so(database: Path) -> None:
    async with opened(database, LARGE) as ui:
        await ui.press("K")
        await choose(ui, "checked")
        assert isinstance(ui.app.screen, ChooseScreen)
        await ui.press("escape")
        assert "CHECKED" in ui.lines()[2]
        await ui.press("K")
        await choose(ui, "cited")
        await ui.press("escape")
        assert "CITED IN" not in ui.lines()[2]
    with open_database(str(database)) as connection:
        assert list_views(connection, "people")[""].columns == ("status", "since", "checked")
    async with opened(database, LARGE) as ui:
        assert "CHECKED" in ui.lines()[2]
        assert "CITED IN" not in ui.lines()[2]


async def test_a_filter_is_kept_shown_again_and_forgotten(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("V")
        assert "then it can be kept" in ui.text()
        await ui.press("3")
        await narrow(ui, "addressee:eu_delegation")
        assert ui.entries.table.total == 9
        await ui.press("enter", "V")
        await choose(ui, "keep")
        ui.app.screen.query_one(Input).value = "Delegation"
        await ui.press("enter", "escape")
        assert ui.entries.table.total == 88
        await ui.press("V")
        await choose(ui, "delegation")
        assert ui.entries.entries.filter_text == "addressee:eu_delegation"
        assert ui.entries.table.total == 9
        with open_database(str(database)) as connection:
            assert list_views(connection, "demands") == {"Delegation": View("addressee:eu_delegation")}
        await ui.press("V")
        await choose(ui, "forget")
        with open_database(str(database)) as connection:
            assert list_views(connection, "demands") == {}


async def test_a_filter_goes_with_a_status_and_with_filters_of_the_search(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("f")
        await choose(ui, "in exile")
        await narrow(ui, "a")
        assert 0 < ui.entries.table.total <= 2
        assert all("in exile" in text for text in column(ui, "STATUS"))
        await ui.press("escape", "escape", "3")
        await narrow(ui, 'measure:release cites:"paragraph 3" "release')
        assert ui.entries.table.total == 3


async def test_the_spelling_found_stays_when_its_row_is_read_again(database: Path) -> None:
    async with opened(database, LARGE) as ui:
        await narrow(ui, "Muchtarowi Abl")
        before = column(ui, "SPELLING FOUND")
        assert "Muchtarowi" in before[0]
        ui.entries.entries.read_again(ui.opened)
        await ui.settle()
        assert column(ui, "SPELLING FOUND") == before


async def test_what_is_jumped_to_is_found_in_its_list_and_the_way_back_keeps_the_filter(database: Path) -> None:
    async with opened(database) as ui:
        await narrow(ui, "Aset")
        await ui.press("enter")
        first = ui.opened
        await ui.app.go(Place("people", "person/zukhra-nariman", words="", status=""))
        await ui.settle()
        assert ui.opened == "person/zukhra-nariman"
        assert ui.entries.table.cursor == 52
        await ui.press("backspace")
        assert ui.entries.entries.filter_text == "Aset"
        assert ui.opened == first


async def test_a_step_in_somebodys_favour_is_no_grave_thing(database: Path) -> None:
    async with opened(database, LARGE) as ui:
        await ui.press("2")
        await narrow(ui, "granted political asylum")
        assert column(ui, "STATUS")[0].startswith("○")
        ui.entries.visit(Place("charges", "charge/2021-2544/T.3"))
        await ui.settle()
        assert "○ in force" in "\n".join(line.plain for line in ui.entries.document.lines)
        await ui.app.go(Place("people", "person/mukhtar-ablyazov"))
        await ui.settle()
        linked = [line.plain for line in ui.entries.document.lines if "granted political" in line.plain]
        assert linked
        assert "○" in linked[0]
