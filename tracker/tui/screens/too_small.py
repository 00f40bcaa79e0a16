"""A terminal in which nothing can be read says how much room is needed, and goes when there is enough."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.tui.screens.place import LEAST


class TooSmallScreen(ModalScreen[None]):
    """Over everything, which stays as it was."""

    DEFAULT_CSS = """
    TooSmallScreen { background: $background; color: $foreground; }
    """

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(f"Too small: {LEAST.width} x {LEAST.height} are needed. q leaves.", markup=False)
