"""What another process writes shows by itself, and disturbs nothing that somebody is doing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.running import run_process
from tests.tui.driving import Driver, opened
from tracker.db.connection import open_database
from tracker.db.revision import HEAD
from tracker.errors import DatabaseUnusable
from tracker.ledger.claims import NewClaim, append_claim, parse_effective, record_claim
from tracker.tui.app import TrackerApp
from tracker.tui.screens.form import FormScreen
from tracker.tui.watch import Watch

FIRST = "person/abai-begimbetov"
SECOND, THIRD = "person/abaibek-sultanov", "person/aizhan-izmakova"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look often, so that nobody waits."""
    monkeypatch.setattr(TrackerApp, "LOOK_EVERY", 0.05)


def record(path: Path, ref: str, code: str) -> None:
    """Record a claim on a connection that the UI knows nothing of."""
    with open_database(str(path)) as connection:
        record_claim(connection, NewClaim(ref, code, parse_effective(None)), "somebody")


async def looked(ui: Driver) -> None:
    """The UI has looked at the database once."""
    await ui.until(lambda: ui.app._watch._so_far is not None)


async def test_a_claim_of_another_process_shows_with_a_short_word(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        done = run_process("status", THIRD, "in_exile", "--source", "her lawyer")
        assert done.returncode == 0
        await ui.until(lambda: "Recorded elsewhere: Aizhan Izmakova: in exile" in ui.text())
        await ui.until(lambda: "in exile" in ui.lines()[5])


async def test_cursor_filter_and_place_in_the_text_stay(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        await ui.press("slash")
        ui.entries.entries.box.value = "an"
        await ui.settle()
        await ui.press("enter", "down", "down", "tab", "pagedown")
        before = (ui.opened, ui.entries.table.cursor, ui.entries.document.scroll_offset, ui.entries.entries.filter_text)
        assert before[2].y > 0
        focused = ui.app.focused
        record(database, ui.opened, "released")
        await ui.until(lambda: "Recorded elsewhere" in ui.text())
        await ui.settle()
        after = (ui.opened, ui.entries.table.cursor, ui.entries.document.scroll_offset, ui.entries.entries.filter_text)
        assert after == before
        assert ui.app.focused is focused
        assert ui.entries.opened is not None
        assert ui.entries.opened.detail.entry.status == "released"


async def test_the_cursor_stays_on_its_row_when_one_above_leaves_the_list(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        ui.entries.entries.narrow("targeted")
        await ui.settle()
        await ui.press("down", "down")
        at = ui.opened
        record(database, SECOND, "released")
        await ui.until(lambda: ui.entries.table.current is not None and ui.entries.table.cursor == 1)
        assert ui.opened == at
        assert ui.entries.table.current is not None
        assert ui.entries.table.current.key == at


async def test_a_form_is_not_disturbed_and_the_list_below_is_new_when_it_is_left(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        await ui.press("s")
        await ui.fill(source="a half-typed sour")
        record(database, SECOND, "released")
        await ui.until(lambda: "Recorded elsewhere" in ui.text())
        assert isinstance(ui.app.screen, FormScreen)
        assert ui.form.typed["source"] == "a half-typed sour"
        await ui.press("escape")
        await ui.until(lambda: "released" in ui.lines()[4])


async def test_what_is_recorded_here_is_not_told_as_news(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        seen = ui.app._watch._so_far
        await ui.press("C")
        await ui.until(lambda: "is still held" in ui.text())
        await ui.until(lambda: ui.app._watch._so_far != seen)
        await ui.settle()
        assert "elsewhere" not in ui.text()


async def test_a_database_that_is_gone_is_told_once_and_what_came_meanwhile_when_it_is_back(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        away = database.with_suffix(".away")
        os.rename(database, away)
        await ui.until(lambda: "There is no database" in ui.text())
        await ui.settle()
        assert len(ui.app._notifications) == 1
        record(away, SECOND, "released")
        os.rename(away, database)
        await ui.until(lambda: "Recorded elsewhere: Abaibek Sultanov" in ui.text())


async def test_another_database_in_the_same_place_is_shown_without_being_asked(database: Path) -> None:
    other = database.with_suffix(".other")
    shutil.copy(database, other)
    async with opened(database) as ui:
        await looked(ui)
        record(other, FIRST, "released")
        with open_database(str(other)) as connection:
            connection.raw.execute("PRAGMA journal_mode=DELETE")
        os.replace(other, database)
        await ui.until(lambda: "another one has taken its place" in " ".join(ui.text().split()))
        await ui.until(lambda: "released" in ui.lines()[3])


async def test_a_database_that_cannot_be_read_is_told_once_however_often_it_is_looked_at(database: Path) -> None:
    watch = Watch(str(database))
    assert watch.look() is None
    with sqlite3.connect(database) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(DatabaseUnusable, match="newer release"):
        watch.look()
    assert watch.look() is None
    with sqlite3.connect(database) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (HEAD,))
    raw.close()
    record(database, SECOND, "released")
    news = watch.look()
    assert news is not None
    assert [claim.ref for claim in news.claims] == [SECOND]


async def test_of_many_claims_the_first_are_named_and_the_others_counted(database: Path) -> None:
    async with opened(database) as ui:
        await looked(ui)
        with open_database(str(database)) as connection, connection.writing():
            for ref, _ in connection.rows("all_people")[:30]:
                append_claim(connection, NewClaim(ref, "unknown", parse_effective(None)), "somebody")
        await ui.until(lambda: "and 27 more" in " ".join(ui.text().split()))


def test_looking_opens_the_database_only_when_something_was_written(database: Path) -> None:
    watch = Watch(str(database))
    assert watch.look() is None
    with sqlite3.connect(database) as held:
        held.execute("PRAGMA locking_mode = EXCLUSIVE")
        held.execute("BEGIN EXCLUSIVE")
        assert watch.look() is None
    held.close()
    record(database, SECOND, "released")
    news = watch.look()
    assert news is not None
    assert [claim.ref for claim in news.claims] == [SECOND]
    assert watch.look() is None or not watch.look()
