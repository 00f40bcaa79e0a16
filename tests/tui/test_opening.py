"""Opening the terminal UI loads and styles what the first place needs, so that its first rows are there at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_the_styles_of_the_first_place_are_read_with_those_of_the_app(tmp_path: Path) -> None:
    app = TrackerApp(str(tmp_path / "nothing.sqlite"))
    first = EntriesScreen(app.DEFAULT_MODE, app.bridge)
    assert first.css_path
    assert set(first.css_path) <= set(app.css_path)
