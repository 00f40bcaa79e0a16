"""Draw each place on the real register and write it as SVG beside this file."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from tracker.build import build_database
from tracker.config import seeds_folder

FOLDER = Path(__file__).parent

PICTURES = {
    "people": ["slash", *"aspand", "enter"],
    "charges": ["2"],
    "demands": ["3"],
    "differences": ["5"],
    "reading": ["6", "g", "F", "enter", "right", "shift+right"],
    "today": ["7"],
    "board": ["8"],
    "verify": ["9"],
    "statements": ["0"],
    "form": ["s", *"rel", "tab", *"2021-09", "tab", *"https://example.org/news", "tab", *"ngo"],
}
"""The keys that lead from the list of people to what is drawn."""

_IDENTITY = re.compile(r"terminal-\d+")
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(target: str) -> None:
    """Write every picture."""
    from tracker.tui.app import TrackerApp
    from tracker.tui.widgets.document import Document

    for name, keys in PICTURES.items():
        app = TrackerApp(target)
        async with app.run_test(size=(120, 40)) as pilot:
            for key in ("", *keys):
                if key:
                    await pilot.press(key)
                for _ in range(3):
                    await pilot.pause()
                    await app.workers.wait_for_complete()
            while "verify" in name and not app.screen.query_one(Document).line_count:
                await pilot.pause(0.1)
            picture = app.export_screenshot(title="tracker", simplify=True)
        without_fonts = _FONTS.sub("", picture)
        (FOLDER / f"{name}.svg").write_text(_IDENTITY.sub("terminal", without_fonts), encoding="utf-8")


if __name__ == "__main__":
    os.environ |= {"TEXTUAL_ANIMATIONS": "none", "TRACKER_TODAY": "2026-11-22", "TRACKER_USER": "ana"}
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TRACKER_DATABASE"] = f"{folder}/cases.sqlite"
        build_database(f"{folder}/cases.sqlite", seeds_folder())
        asyncio.run(draw(f"{folder}/cases.sqlite"))
