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
from textual.screen import Screen
from textual.widgets import Static

from tracker.errors import TrackerError
from tracker.ingest.review.accept import Applied
from tracker.ingest.review.items import FIELDS, SCHEMES
from tracker.ingest.review.session import ReviewSession
from tracker.register.vocabulary import codes_of
from tracker.tui.candidates import blocks_of, decision_style, decision_words, how_far, namesakes, written_in_words
from tracker.tui.commands import bindings
from tracker.tui.data import Bridge
from tracker.tui.safe import one_line
from tracker.tui.screens.choose import Choice, ChooseScreen
from tracker.tui.screens.place import StyleSheets
from tracker.tui.screens.review_edit import EditScreen
from tracker.tui.widgets.bars import KeyBar
from tracker.tui.widgets.document import Document

if TYPE_CHECKING:
    from tracker.config import Settings
    from tracker.db.connection import Connection
    from tracker.tui.app import TrackerApp

_NEW = "new"


class _Candidate(Document):
    """A document that leads nowhere."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing in it can be followed."""
        return action != "choose" and super().check_action(action, parameters)


class ReviewScreen(Screen[None]):
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
            self._ask_same()
        else:
            self._do(self.session.accept)

    def action_same(self) -> None:
        """Choose who it is the same as."""
        if self.session is not None:
            self._ask_same()

    def _ask_same(self) -> None:
        assert self.session is not None
        session, item = self.session, self.session.item
        same = namesakes(session)
        known, others = (same[:1], same[1:]) if item.known_as else ([], same)
        new = Choice(_NEW, Content(f"somebody else: a new entry {one_line(item.facts['ref'])}"))
        first, rest = ([Choice(one.ref, Content(one.text), one.remark) for one in part] for part in (known, others))
        choices = [*first, new, *rest]
        self.app.push_screen(ChooseScreen(f"Who is {one_line(item.title, 50)}?", choices), self._chosen)

    def _chosen(self, value: str | None) -> None:
        if value is None or self.session is None:
            return
        session = self.session
        if value == _NEW:
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
            self._do(lambda: session.edit(facts))

    def action_take_back(self) -> None:
        """Take the last decision back."""
        if self.session is not None:
            session = self.session
            if not self._do(session.undo):
                self.notify("Nothing was decided since this was opened.", markup=False)

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
