"""A dialog for one line of text: a provision's key, words to search for."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tracker.tui.commands import bindings
from tracker.tui.widgets.bars import KeyBar


class AskScreen(ModalScreen[str | None]):
    """Returns the text, None when left."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings("dialog")
    AUTO_FOCUS = "Input"

    def __init__(self, heading: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """A heading and a field."""
        with Vertical(id="dialog"):
            yield Static(self._heading, id="heading", markup=False)
            yield Input(self._value, placeholder=self._hint, compact=True)
        yield KeyBar()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Ask no more."""
        self.dismiss(None)
