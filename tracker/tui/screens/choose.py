"""A small dialog to choose one of several things. Type to narrow the choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tracker.plain import plain
from tracker.tui.commands import bindings
from tracker.tui.widgets.bars import KeyBar


class Choice(NamedTuple):
    """Something to choose: what is returned, what is shown, and a remark beside it."""

    value: str
    content: Content
    remark: str = ""


class ChooseScreen(ModalScreen[str | None]):
    """Returns the value of the choice, None when left; the choice whose value is `at` is highlighted first."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings("dialog")
    AUTO_FOCUS = "Input"

    def __init__(self, heading: str, choices: list[Choice], at: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._choices = choices
        self._at = at

    def compose(self) -> ComposeResult:
        """A heading, a filter, the choices."""
        with Vertical(id="dialog"):
            yield Static(self._heading, id="heading", markup=False)
            yield Input(placeholder="type to narrow", compact=True, id="narrow")
            yield OptionList(markup=False, compact=True, id="choices")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show all."""
        self._show("")

    @on(Input.Changed)
    def _narrowed(self, event: Input.Changed) -> None:
        self._show(plain(event.value))

    def _show(self, wanted: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        words = wanted.split()
        texts = [plain(f"{choice.content.plain} {choice.remark}") for choice in self._choices]
        fitting = [
            choice for choice, text in zip(self._choices, texts, strict=True) if all(word in text for word in words)
        ]
        self._shown = fitting
        options.add_options(
            [Option(choice.content + Content.styled(f"  {choice.remark}", "$quiet")) for choice in fitting]
        )
        if fitting:
            at = [number for number, choice in enumerate(fitting) if self._at and choice.value == self._at]
            options.highlighted = at[0] if at else 0

    def on_key(self, event: Key) -> None:
        """The arrows move in the list while the filter is typed."""
        options = self.query_one(OptionList)
        moves: dict[str, Callable[[], None]] = {
            "down": options.action_cursor_down,
            "up": options.action_cursor_up,
            "pagedown": options.action_page_down,
            "pageup": options.action_page_up,
        }
        if event.key in moves and self.focused is not options:
            event.stop()
            moves[event.key]()

    @on(Input.Submitted)
    def _entered(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._shown[highlighted].value)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index].value)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
