"""Keys that come faster than what they set off: each means what somebody who types without looking means by it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui.driving import Driver, opened
from tracker.db.connection import open_database
from tracker.queries.listing import Listing
from tracker.tui.lists import read_block


def listed(database: Path, kind: str, ordered_by: str = "title") -> list[str]:
    """The refs of a list, in its order."""
    with open_database(str(database)) as connection:
        block = read_block(
            connection, Listing(kind, None, ordered_by, False), first=0, limit=1000, total=1000, known=None
        )
    return [row.entry.ref for row in block.rows]


def shown(ui: Driver) -> list[str]:
    """The refs of the first two rows."""
    return [row.key for number in (0, 1) if (row := ui.entries.table.row_at(number))]


@pytest.mark.parametrize(("moves", "row"), [(["down"], 1), (["down"] * 7, 7), (["end"], -1), (["end", "up", "up"], -3)])
async def test_a_form_is_about_the_row_to_which_the_cursor_was_moved(
    database: Path, moves: Sequence[str], row: int
) -> None:
    people = listed(database, "person")
    async with opened(database) as ui:
        await ui.burst(*moves, "s")
        assert ui.form.form.subject == people[row]


async def test_keys_before_the_first_rows_wait_for_them(database: Path) -> None:
    people = listed(database, "person")
    async with opened(database) as ui:
        await ui.burst("2", "1", "down", "down", "s")
        assert ui.form.form.subject == people[2]
    async with opened(database) as ui:
        await ui.burst("2", "down", "down", "s")
        assert ui.form.form.subject.startswith("charge/")


async def test_a_form_is_about_what_was_filtered_for(database: Path) -> None:
    async with opened(database) as ui:
        await ui.burst("slash", *"dametken", "enter", "s")
        assert ui.form.form.subject == "person/dametkan-aspandiyarova"


async def test_the_next_match_is_the_next_match(database: Path) -> None:
    async with opened(database) as ui:
        await ui.burst("slash", *"al", "enter", "down", "s")
        about = ui.form.form.subject
        await ui.burst("escape")
        assert about == shown(ui)[1]


async def test_marks_are_set_on_the_matches(database: Path) -> None:
    async with opened(database) as ui:
        await ui.burst("slash", *"al", "enter", "x", "x")
        assert list(ui.entries.table.marked) == shown(ui)[:2]


async def test_a_release_is_recorded_in_one_breath(database: Path) -> None:
    people = listed(database, "person")
    async with opened(database) as ui:
        keys = ["down", "down", "s", *"released", "tab", *"2021", "tab", *"letter", "ctrl+s"]
        await ui.burst(*keys)
        await ui.until(lambda: bool(ui.app.log_of_actions))
        (done,) = ui.app.log_of_actions
        assert done.refs == (people[2],)
        assert f"{people[2]} released --on 2021" in done.command


async def test_a_link_is_followed_in_what_is_open_now(database: Path) -> None:
    people = listed(database, "person")
    async with opened(database) as ui:
        await ui.burst("down", "down", "down", "enter", "s")
        assert ui.form.form.subject == people[3]
