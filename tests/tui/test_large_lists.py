"""A list of any length: only what is looked at is read and held."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.tui.driving import opened
from tracker.tui.widgets.entry_table import BLOCK

COUNT = 20_000


@pytest.fixture
def many(database: Path) -> Path:
    """The real database with twenty thousand more people."""
    raw = sqlite3.connect(database)
    raw.executemany(
        "INSERT INTO entry (ref, slug, kind, resolution_id, title, sort_key, note, stated_status, stated_on, status,"
        " status_since, last_checked, withdrawn) VALUES (?, ?, 'person', '2021-2544-RSP', ?, ?, '', 'held',"
        " '2021-02-11', 'held', '2021-02-11', '2021-02-11', 0)",
        [(f"person/q{n}", f"q{n}", f"Q {n:06}", f"zzq {n:06}") for n in range(COUNT)],
    )
    raw.execute("INSERT INTO person (entry_id, role, affiliation) SELECT id, '', '' FROM entry WHERE sort_key > 'zzq'")
    raw.commit()
    raw.close()
    return database


async def test_the_last_row_is_reached_and_few_blocks_are_held(many: Path) -> None:
    async with opened(many) as ui:
        table = ui.entries.table
        assert table.total == COUNT + 53
        await ui.press("end")
        assert ui.opened == f"person/q{COUNT - 1}"
        assert f"Q {COUNT - 1:06}" in ui.text()
        assert len(table._blocks) <= 4
        await ui.press("home")
        assert ui.opened == "person/abai-begimbetov"


async def test_a_page_down_reads_on_from_where_the_last_block_ended(many: Path) -> None:
    async with opened(many) as ui:
        for _ in range(12):
            await ui.press("pagedown")
        table = ui.entries.table
        assert table.current is not None
        assert ui.opened == table.current.key
        held = [row.key for number in sorted(table._blocks) for row in table._blocks[number]]
        assert len(held) == len(set(held))
        assert all(len(rows) == BLOCK for number, rows in table._blocks.items() if number < COUNT // BLOCK)
