"""A terminal in which nothing can be read says how much room is needed, and goes when there is enough."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST = Size(40, 10)


def is_too_small(size: Size) -> bool:
    """Whether there is less room than anything needs."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmallScreen(ModalScreen[None]):
    """Over everything, which stays as it was."""

    DEFAULT_CSS = """
    TooSmallScreen { background: $background; color: $foreground; }
    """

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(f"Too small: {LEAST.width} x {LEAST.height} are needed. q leaves.", markup=False)
