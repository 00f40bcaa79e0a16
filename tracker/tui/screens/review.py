"""The candidates of a new resolution one by one, each with its quotes in context: accept, edit, same as, reject, later.

Every decision is in the decisions file when the next candidate is shown, so the screen can be left at any time. The
register is written when somebody asks for it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tracker.errors import TrackerError
from tracker.ingest.review.accept import Applied
from tracker.ingest.review.items import FIELDS, SCHEMES
from tracker.ingest.review.session import ReviewSession
from tracker.register.vocabulary import codes_of
from tracker.tui.candidates import (
    Same,
    blocks_of,
    decision_style,
    decision_words,
    how_far,
    namesakes,
    whose_choices,
    whose_field,
    written_in_words,
)
from tracker.tui.commands import bindings
from tracker.tui.data import Bridge
from tracker.tui.safe import one_line
from tracker.tui.screens.choose import Choice, ChooseScreen
from tracker.tui.screens.place import Staying, StyleSheets
from tracker.tui.screens.review_edit import AnswerScreen, EditScreen
from tracker.tui.widgets.bars import KeyBar
from tracker.tui.widgets.document import Document

if TYPE_CHECKING:
    from tracker.config import Settings
    from tracker.db.connection import Connection
    from tracker.tui.app import TrackerApp

_NEW, _OTHERS = "new", "others"
_STAYS = "to be rid of it, take it out of the register file too."


class _Candidate(Document):
    """A document that leads nowhere."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing in it can be followed."""
        return action != "choose" and super().check_action(action, parameters)


class ReviewScreen(Staying):
    """The review of the seed folder `folder`."""

    CSS_PATH = "review.tcss"
    BINDINGS = bindings("review")
    SCOPE = "review"
    EXPLANATION = (
        "What a program found in a new text. Nothing is in the register before you accept it, and everything you "
        "decide is kept in candidates.toml at once."
    )

    document = getters.query_one("#candidate", Document)

    def __init__(self, folder: Path, bridge: Bridge) -> None:
        super().__init__()
        self.folder = folder
        self.bridge = bridge
        self.session: ReviewSession | None = None

    @property
    def tracker(self) -> TrackerApp:
        """The app."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """How far the review is, the candidate's title, and the rest of it."""
        yield Static("", id="review-head", markup=False)
        yield Static("", id="review-title", markup=False)
        yield _Candidate(id="candidate")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the folder."""
        self.document.focus()
        self.bridge.read(self, self._open, self._opened, group="review", failed=self._cannot_open)

    def _open(self, connection: Connection) -> ReviewSession:
        return ReviewSession(self.folder, dict(connection.rows("named_entries")))

    def _opened(self, session: ReviewSession) -> None:
        self.session = session
        self._show()

    def _cannot_open(self, sentence: str) -> None:
        self.tracker.show_error(sentence)
        self.dismiss(None)

    # what is shown

    def _show(self) -> None:
        session = self.session
        if session is None:
            return
        item, head = session.item, how_far(session)
        self.query_one("#review-head", Static).update(Content(f"{head}   w writes them" if session.is_done else head))
        self.query_one("#review-title", Static).update(
            Content.assemble(one_line(item.title, 150), "  ", (decision_words(item), decision_style(item)))
        )
        self.document.show(blocks_of(session, item))

    # what is done

    def action_accept(self) -> None:
        """Make it an entry; for somebody known, ask first whether it is the same."""
        if self.session is None:
            return
        if self.session.item.known_as:
            self._ask_whether_known()
        else:
            self._do(self.session.accept)

    def action_same(self) -> None:
        """Choose who it is the same as."""
        if self.session is not None:
            self._ask_same()

    def _ask_whether_known(self) -> None:
        """Only what the program thinks, and the way to others; letters do nothing, so that none answers by chance."""
        assert self.session is not None
        others = Choice(_OTHERS, Content("another one: look for it"))
        choices = [*self._choices(namesakes(self.session)[:1]), self._new(), others]
        self.app.push_screen(AnswerScreen(self._question(), choices), self._chosen)

    def _ask_same(self) -> None:
        assert self.session is not None
        same = namesakes(self.session)
        first = 1 if self.session.item.known_as else 0
        choices = [*self._choices(same[:first]), self._new(), *self._choices(same[first:])]
        self.app.push_screen(ChooseScreen(self._question(), choices), self._chosen)

    def _question(self) -> str:
        assert self.session is not None
        return f"Who is {one_line(self.session.item.title, 50)}?"

    def _new(self) -> Choice:
        assert self.session is not None
        return Choice(_NEW, Content(f"somebody else: a new entry {one_line(self.session.item.facts['ref'])}"))

    def _choices(self, same: list[Same]) -> list[Choice]:
        return [Choice(one.ref, Content(one.text), one.remark) for one in same]

    def _chosen(self, value: str | None) -> None:
        if value is None or self.session is None:
            return
        session = self.session
        if value == _OTHERS:
            self._ask_same()
        elif value == _NEW:
            self._do(session.accept)
        else:
            self._do(lambda: session.same_as(value))

    def action_reject(self) -> None:
        """It is none."""
        if self.session is not None:
            self._do(self.session.reject)

    def action_reject_rest(self) -> None:
        """None of the open ones of this kind is any."""
        if self.session is not None:
            self._do(self.session.reject_rest)

    def action_code(self) -> None:
        """Choose the code that matters most for its kind; it is not accepted by that."""
        if self.session is None:
            return
        item = self.session.item
        field = next(name for name in FIELDS[item.kind] if (item.kind, name) in SCHEMES)
        choices = [
            Choice(code.code, Content(code.code.replace("_", " ")), code.definition)
            for code in codes_of(SCHEMES[item.kind, field]).values()
        ]
        heading = f"{field.replace('_', ' ').capitalize()} of {one_line(item.title, 50)}"
        self.app.push_screen(ChooseScreen(heading, choices), partial(self._coded, field))

    def _coded(self, field: str, code: str | None) -> None:
        if code is not None and self.session is not None:
            session = self.session
            self._do(lambda: session.change({field: code}))

    def action_whose(self) -> None:
        """Choose whose charge it is, or whom a demand would help; it is not accepted by that."""
        if self.session is not None and whose_field(self.session.item):
            self._ask_whose("")

    def _ask_whose(self, at: str) -> None:
        assert self.session is not None
        choices = [
            Choice(one.ref, Content(f"{'✓' if one.is_chosen else ' '} {one.name}"), one.remark)
            for one in whose_choices(self.session)
        ]
        heading = f"{whose_field(self.session.item).capitalize()}: enter adds or takes away, esc is done"
        self.app.push_screen(ChooseScreen(heading, choices, at), self._whose)

    def _whose(self, ref: str | None) -> None:
        if ref is None or self.session is None:
            return
        session, field = self.session, whose_field(self.session.item)
        chosen = session.item.facts[field].split()
        changed = [one for one in chosen if one != ref] if ref in chosen else [*chosen, ref]
        self._do(lambda: session.change({field: " ".join(changed)}))
        self._ask_whose(ref)

    def action_later(self) -> None:
        """Ask again at the end."""
        if self.session is not None:
            self._do(self.session.later)

    def action_edit(self) -> None:
        """Change its facts, then accept it."""
        if self.session is not None:
            self.app.push_screen(EditScreen(self.session.item), self._edited)

    def _edited(self, facts: dict[str, str] | None) -> None:
        if facts is not None and self.session is not None:
            session = self.session
            if session.item.known_as:
                self._do(lambda: session.change(facts))
                self._ask_whether_known()
            else:
                self._do(lambda: session.edit(facts))

    def action_take_back(self) -> None:
        """Take the last decision back."""
        if self.session is not None:
            session = self.session
            is_taken_back = self._do(session.undo)
            if is_taken_back and session.is_written:
                self.notify(f"{one_line(session.item.ref)} is written already: {_STAYS}", markup=False, timeout=15)
            if not is_taken_back:
                self.notify("Nothing was decided since this was opened; p goes back to an earlier one.", markup=False)

    def action_move(self, step: int) -> None:
        """To the next or previous candidate, decided or not."""
        if self.session is not None:
            self.session.move(step)
            self._show()

    def action_write(self) -> None:
        """What is accepted into the register files."""
        if self.session is not None:
            session = self.session
            self.bridge.read(self, lambda _: session.write(), self._written, group="review", failed=self._not_written)

    def _written(self, applied: Applied) -> None:
        assert self.session is not None
        self.notify(written_in_words(self.session, applied), markup=False, timeout=15)

    def _not_written(self, sentence: str) -> None:
        self.tracker.show_error(sentence)

    def action_leave(self) -> None:
        """Leave; everything decided is kept."""
        self.dismiss(None)

    def _do(self, action: object) -> bool:
        """Decide, and show what comes next; whether it was done."""
        assert callable(action)
        try:
            done = action()
        except TrackerError as error:
            self.tracker.show_error(str(error))
            self._show()
            return True
        self._show()
        return done is not False


def reviewing(target: str, settings: Settings, folder: Path) -> TrackerApp:
    """The terminal UI that opens on the review of `folder`, and is left with it."""
    from tracker.tui import app as usual

    class Reviewing(usual.TrackerApp):
        """Opens on the review."""

        CSS_PATH: ClassVar[StyleSheets] = [Path(usual.__file__).parent / path for path in usual.STYLES]

        def on_mount(self) -> None:
            """The review over the first place."""
            self.push_screen(ReviewScreen(folder, self.bridge), lambda _: self.exit())

    return Reviewing(target, settings)


def run_review(target: str, settings: Settings, folder: Path) -> int:
    """Review `folder` in the terminal UI. Returns the exit code."""
    app = reviewing(target, settings, folder)
    app.run()
    return app.return_code or 0
