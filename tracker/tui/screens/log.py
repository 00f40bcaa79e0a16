"""What was done in this session, the newest first, with the command lines that do the same: to learn them, to copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.tui.commands import bindings
from tracker.tui.forms.form import Done
from tracker.tui.messages import Target
from tracker.tui.safe import one_line, paragraph
from tracker.tui.widgets.bars import KeyBar
from tracker.tui.widgets.document import Block, Document

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp


class LogScreen(ModalScreen[None]):
    """Over any place."""

    CSS_PATH = "form.tcss"
    BINDINGS = bindings("log")
    SCOPE = "log"

    def __init__(self, actions: Sequence[Done]) -> None:
        super().__init__()
        self._actions = list(reversed(actions))

    def compose(self) -> ComposeResult:
        """One scroll of text."""
        with Vertical(id="dialog"):
            yield Static("Done in this session", id="heading", markup=False)
            yield Document(id="log")
        yield KeyBar()

    def on_mount(self) -> None:
        """What was done, and the command lines below it."""
        blocks = []
        for number, action in enumerate(self._actions):
            blocks.append(Block(Content(one_line(action.sentence, 300)), is_full_width=True, gap=True))
            lines = Content(f"$ {paragraph(action.command)}")
            blocks.append(Block(lines.stylize("$accent"), "", Target("command", str(number)), is_full_width=True))
        if not blocks:
            blocks.append(Block(Content("Nothing yet."), is_full_width=True))
        document = self.query_one(Document)
        document.show(blocks)
        document.focus()

    @on(Document.Chosen)
    def action_copy(self) -> None:
        """The command line under the cursor, or the newest, into the clipboard."""
        target = self.query_one(Document).target
        if self._actions:
            cast("TrackerApp", self.app).copy(self._actions[int(target.value) if target else 0].command)

    def action_leave(self) -> None:
        """Back to work."""
        self.dismiss(None)
