"""What goes wrong is told in a sentence, nothing typed is lost, and the user goes on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.tui.driving import NARROW, USUAL, opened
from tests.tui.test_hostile_text import FORBIDDEN, HOSTILE, poison
from tracker.db import connection as database_connection
from tracker.db.connection import Connection
from tracker.tui.screens.form import FormScreen
from tracker.tui.screens.too_small import TooSmallScreen


async def test_a_fault_in_a_worker_is_a_sentence_and_the_next_read_works(database: Path) -> None:
    def broken(_: Connection) -> None:
        raise ZeroDivisionError("of \x1b[31mall things")

    async with opened(database) as ui:
        ui.app.bridge.read(ui.entries, broken, print, group="broken")
        await ui.until(lambda: "by a fault of the" in ui.text())
        assert "ZeroDivisionError" in ui.text()
        assert "\x1b" not in ui.text()
        await ui.press("down")
        assert ui.opened == "person/abaibek-sultanov"


async def test_a_fault_while_recording_leaves_the_form_as_it_is(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await ui.fill(source="his lawyer")
        raw = sqlite3.connect(database)
        raw.execute("ALTER TABLE claim RENAME COLUMN note TO remark")
        raw.commit()
        raw.close()
        await ui.press("ctrl+s")
        await ui.until(lambda: "cannot be used" in ui.text())
        assert ui.form.typed["source"] == "his lawyer"
        await ui.press("escape")
        assert not isinstance(ui.app.screen, FormScreen)


async def test_a_database_locked_for_long_is_told_and_recording_works_afterwards(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_connection, "BUSY_SECONDS", 0.2)
    other = sqlite3.connect(database, isolation_level=None)
    try:
        async with opened(database) as ui:
            await ui.press("s")
            await ui.fill(code="released", source="his lawyer")
            other.execute("BEGIN IMMEDIATE")
            await ui.pilot.press("ctrl+s")
            await ui.until(lambda: "Another program has been writing" in ui.text())
            assert ui.form.typed["source"] == "his lawyer"
            other.execute("ROLLBACK")
            await ui.save()
            assert "released" in ui.lines()[3]
    finally:
        other.close()


async def test_a_terminal_that_is_too_small_says_so_and_gives_everything_back(database: Path) -> None:
    async with opened(database, NARROW) as ui:
        await ui.press("s")
        await ui.fill(source="half-typed")
        await ui.pilot.resize_terminal(30, 8)
        await ui.settle()
        assert isinstance(ui.app.screen, TooSmallScreen)
        assert "40 x 10 are needed" in ui.text()
        await ui.pilot.resize_terminal(*USUAL)
        await ui.settle()
        assert ui.form.typed["source"] == "half-typed"
        await ui.press("escape")
        assert ui.opened == "person/abai-begimbetov"


TEXT = " ".join(HOSTILE[name] for name in ("markup", "link", "escape", "right to left", "wide and combining")) + "\tx"


async def test_hostile_text_in_every_form_is_shown_as_what_it_is_and_recorded_whole(database: Path) -> None:
    poison(database, TEXT)
    async with opened(database, NARROW) as ui:
        await ui.press("a")
        await ui.fill(what=TEXT, due="2026-11-25", who=TEXT, note=TEXT)
        assert not any(char in ui.text() for char in FORBIDDEN)
        await ui.save()
        await ui.press("s")
        await ui.fill(source=TEXT, note=TEXT, kind="own_check")
        await ui.save()
        for key in ("d", "E", "e", "b", "h"):
            await ui.press(key)
            assert ui.app.screen.is_modal
            assert not any(char in ui.text() for char in FORBIDDEN)
            await ui.press("escape")
        (plan,) = ui.entries.opened.plans if ui.entries.opened else ()
        assert plan.action == TEXT
        assert ui.entries.opened is not None
        assert ui.entries.opened.detail.history[-1].note == TEXT


@pytest.mark.parametrize(("text", "shown"), [("a\x1b[1m", "a␛[1m"), ("\u202eb", "�b"), ("漢\x7f", "漢␡")])
async def test_a_field_draws_pictures_of_what_does_not_print(database: Path, text: str, shown: str) -> None:
    async with opened(database) as ui:
        await ui.press("s")
        await ui.fill(source=text, note=text)
        assert ui.text().count(shown) >= 2
        assert ui.form.typed["source"] == text.strip()
