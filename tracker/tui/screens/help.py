"""What can be done where you are, and with which key. Made from the one list of commands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tracker.tui.commands import SCOPE_TITLES, bindings, in_scope
from tracker.tui.keymap import keys_shown
from tracker.tui.widgets.bars import KeyBar
from tracker.tui.widgets.document import Block, Document


class HelpScreen(ModalScreen[None]):
    """Over any place."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings("dialog")

    def __init__(self, scopes: Iterable[str], explanation: str) -> None:
        super().__init__()
        self._scopes = tuple(scopes)
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        """One scroll of text."""
        with Vertical(id="dialog"):
            yield Document(id="help")
        yield KeyBar()

    def on_mount(self) -> None:
        """What the place is for, its keys, the keys that work everywhere."""
        blocks = [Block(Content(self._explanation), is_full_width=True)]
        for scope in self._scopes:
            blocks.append(Block(Content.styled(SCOPE_TITLES[scope], "$accent bold"), is_full_width=True, gap=True))
            blocks += [Block(Content(command.explains), keys_shown(command)) for command in in_scope(scope)]
        document = self.query_one(Document)
        document.show(blocks)
        document.focus()

    def action_leave(self) -> None:
        """Back to work."""
        self.dismiss(None)
