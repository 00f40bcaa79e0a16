"""A field to type into that never draws a character which could steer the terminal: it is drawn as a picture of itself.

What is typed, pasted or filled in from the database is kept as it is; only what is drawn differs.
"""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from tracker.tui.safe import pictured


class Line(Input):
    """One line. Its width is given, so that what is typed never lays out the screen anew."""

    virtual_size = Reactive(Size(0, 0))

    def watch_virtual_size(self, size: Size) -> None:
        """What was typed can be scrolled to its end."""
        self._scroll_update(size)

    @property
    def _value(self) -> Text:
        """What is drawn; as long as the value, so that the cursor stands where it should."""
        return Text(pictured(self.value), no_wrap=True, overflow="ignore", end="")
