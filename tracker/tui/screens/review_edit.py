"""The facts of one candidate to change, with the codes that each may have."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from tracker.ingest.review.file import fact_problems
from tracker.ingest.review.items import ACCEPT, FIELDS, SCHEMES, Item
from tracker.register.vocabulary import codes_of
from tracker.tui.commands import bindings
from tracker.tui.safe import one_line, paragraph
from tracker.tui.screens.choose import ChooseScreen
from tracker.tui.widgets.bars import KeyBar


class AnswerScreen(ChooseScreen):
    """A few answers to choose from with the arrows; letters do nothing until the filter has the focus."""

    AUTO_FOCUS = "OptionList"


class EditScreen(ModalScreen[dict[str, str] | None]):
    """Returns the facts, None when left."""

    CSS_PATH = "review.tcss"
    BINDINGS = bindings("dialog")

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item

    def compose(self) -> ComposeResult:
        """A line for each fact."""
        item = self._item
        with VerticalScroll(id="dialog", can_focus=False):
            heading = f"Edit {item.id}: enter accepts it so, tab: next line, esc: no change"
            yield Static(heading, id="heading", markup=False)
            for field in FIELDS[item.kind]:
                scheme = SCHEMES.get((item.kind, field))
                suggester = SuggestFromList(list(codes_of(scheme))) if scheme else None
                with Horizontal(classes="field"):
                    yield Static(field.replace("_", " "), classes="label", markup=False)
                    yield Input(item.facts[field], id=field, compact=True, suggester=suggester)
            yield Static("", id="codes", classes="codes", markup=False)
            yield Static("", id="problem", markup=False)
        yield KeyBar()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the codes of the line that is typed in."""
        scheme = SCHEMES.get((self._item.kind, event.widget.id or ""))
        codes = ", ".join(codes_of(scheme)) if scheme else ""
        self.query_one("#codes", Static).update(Content(one_line(codes)))

    @property
    def typed(self) -> dict[str, str]:
        """The facts as they stand in the lines."""
        return {field: " ".join(self.query_one(f"#{field}", Input).value.split()) for field in FIELDS[self._item.kind]}

    @on(Input.Submitted)
    def save(self) -> None:
        """Take the facts, when they can be taken."""
        problems = fact_problems(self._item.edited(self.typed).decided(ACCEPT))
        if problems:
            field, sentence = problems[0]
            told = SCHEMES.get((self._item.kind, field)) and self.typed[field]
            line = field.replace("_", " ")
            short = f"{told} cannot stand in {line}: take words from above." if told else sentence
            self.query_one("#problem", Static).update(Content(paragraph(short)))
            self.query_one(f"#{field}", Input).focus()
        else:
            self.dismiss(self.typed)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
