"""A field of several lines; apart from `fields`, because what it takes is loaded with the first form only."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import TextArea

from tracker.tui.safe import pictured


class Lines(TextArea):
    """Several lines, of which none that is drawn could steer the terminal."""

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        return Text(pictured(self.document.get_line(line_index)), end="", no_wrap=True)
