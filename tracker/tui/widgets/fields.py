"""Fields to type into that never draw a character which could steer the terminal: it is drawn as a picture of itself.

What is typed, pasted or filled in from the database is kept as it is; only what is drawn differs.
"""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input, TextArea

from tracker.tui.safe import pictured


class Line(Input):
    """One line."""

    @property
    def _value(self) -> Text:
        """What is drawn; as long as the value, so that the cursor stands where it should."""
        return Text(pictured(self.value), no_wrap=True, overflow="ignore", end="")


class Lines(TextArea):
    """Several lines."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        return Text(pictured(self.document.get_line(line_index)), end="", no_wrap=True)
