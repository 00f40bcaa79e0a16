"""Opening the terminal UI loads and styles what the first place needs, so that its first rows are there at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

from tests.tui.driving import opened
from tracker.tui.app import TrackerApp
from tracker.tui.screens.entries import EntriesScreen

FOR_LATER = (
    "dateutil",
    "sqlalchemy",
    "textual.widgets._text_area",
    "tracker.names",
    "tracker.queries.board",
    "tracker.queries.followups",
    "tracker.tui.forms",
    "tracker.tui.screens.form",
    "tracker.tui.screens.reading",
    "tracker.tui.screens.too_small",
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    program = "import sys, tracker.tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("name", FOR_LATER)
def test_the_app_loads_nothing_that_the_first_rows_do_not_need(loaded: set[str], name: str) -> None:
    assert "tracker.tui.screens.entries" in loaded
    assert name not in loaded


async def test_the_first_screen_has_its_theme_and_width_from_the_start_so_that_styles_are_not_read_again_for_them(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reparsed: list[Stylesheet] = []
    reparse = Stylesheet.reparse

    def counted(sheet: Stylesheet) -> None:
        reparsed.append(sheet)
        reparse(sheet)

    monkeypatch.setattr(Stylesheet, "reparse", counted)
    async with opened(database) as ui:
        assert ui.app.screen.has_class("-wide")
        assert ui.entries.table.row_at(0) is not None
    assert len(reparsed) == 1, "Textual's own, for the first screen of any app with modes"


async def test_what_is_typed_into_the_filter_and_found_lays_out_nothing_anew(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("slash", "z")
        laid_out: list[object] = []
        ui.app.screen.screen_layout_refresh_signal.subscribe(ui.app.screen, laid_out.append)
        ui.entries.open = lambda *_, **__: None  # type: ignore[method-assign] # what is beside the rows has texts of its own
        before = ui.entries.table.total
        await ui.press("h", "a")
        assert ui.entries.table.total < before
        assert not laid_out


def test_the_styles_of_the_first_place_are_read_with_those_of_the_app(tmp_path: Path) -> None:
    app = TrackerApp(str(tmp_path / "nothing.sqlite"))
    first = EntriesScreen(app.DEFAULT_MODE, app.bridge)
    assert first.css_path
    assert set(first.css_path) <= set(app.css_path)
