"""The candidates of a new resolution one by one, each with its quotes in context: accept, edit, same as, reject, later.

Every decision is in the decisions file when the next candidate is shown, so the screen can be left at any time. The
register is written when somebody asks for it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tracker.errors import TrackerError
from tracker.ingest.review.accept import Applied
from tracker.ingest.review.items import FIELDS, LATER, REJECT, SCHEMES, Item
from tracker.ingest.review.session import ReviewSession
from tracker.register.values import Words
from tracker.register.vocabulary import codes_of
from tracker.resolution.quotes import find_spans
from tracker.tui.commands import bindings
from tracker.tui.data import Bridge
from tracker.tui.safe import one_line, paragraph
from tracker.tui.screens.choose import Choice, ChooseScreen
from tracker.tui.screens.review_edit import EditScreen
from tracker.tui.widgets.bars import KeyBar
from tracker.tui.widgets.document import Block, Document
from tracker.tui.widgets.marked import Mark, marked

if TYPE_CHECKING:
    from tracker.config import Settings
    from tracker.db.connection import Connection
    from tracker.tui.app import TrackerApp

_AROUND = 110
_LABELS = {"measure_type": "type", "measure_kind": "asks for", "statement_kind": "kind", "beneficiaries": "benefits"}
_NEW = "new"
_MOST_SHOWN = 30


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
        item, review = session.item, session.review
        of_kind = [one for one in review.items if one.kind is item.kind]
        head = (
            f"{one_line(review.reference)}   {item.kind.value} {of_kind.index(item) + 1} of {len(of_kind)}   "
            f"{review.number_decided} of {len(review.items)} decided"
        )
        self.query_one("#review-head", Static).update(Content(f"{head}   w writes them" if session.is_done else head))
        self.query_one("#review-title", Static).update(
            Content.assemble(one_line(item.title, 150), "  ", (_decision_words(item), _decision_style(item)))
        )
        self.document.show(self._blocks(session, item))

    def _blocks(self, session: ReviewSession, item: Item) -> list[Block]:
        facts = [(name, item.facts[name]) for name in FIELDS[item.kind][1:] if item.facts[name]]
        blocks = [
            Block(Content(one_line(f"{item.confidence:.2f}: {item.evidence}")), "why"),
            *(Block(Content(one_line(value)), _LABELS.get(name, name)) for name, value in facts),
        ]
        if item.known_as:
            name = session.titles.get(item.known_as, "")
            blocks.append(
                Block(Content.styled(one_line(f"{name}  {item.known_as}".strip()), "$accent bold"), "known as")
            )
            if item.known_from:
                blocks.append(Block(Content(f"raised before in {one_line(item.known_from)}"), ""))
        for key, naming in item.mentions[:_MOST_SHOWN]:
            for place, (language, words) in enumerate(naming.items()):
                text = session.text(key, language)
                label = key if place == 0 else ""
                blocks.append(
                    Block(Content.assemble((f"{language} ", "$quiet"), _in_context(text, words)), label, gap=place == 0)
                )
        if len(item.mentions) > _MOST_SHOWN:
            blocks.append(Block(Content(f"and {len(item.mentions) - _MOST_SHOWN} more places"), ""))
        return blocks

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
        choices = []
        if item.known_as:
            before = f"{item.known_as}  raised before in {item.known_from}" if item.known_from else item.known_as
            name = session.titles.get(item.known_as, item.known_as)
            choices.append(Choice(item.known_as, Content(f"the same as {one_line(name)}"), one_line(before)))
        choices.append(Choice(_NEW, Content(f"somebody else: a new entry {one_line(item.facts['ref'])}")))
        choices += [
            Choice(other.facts["ref"], Content(one_line(other.title, 60)), other.decision or "open")
            for other in session.review.items
            if other.kind is item.kind and other is not item and other.facts["ref"] != item.known_as
        ]
        choices += [
            Choice(ref, Content(one_line(title, 60)), f"{ref}, known")
            for ref, title in session.titles.items()
            if ref.startswith(f"{item.kind.value}/") and ref != item.known_as
        ]
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
        told = ", ".join(f"{count} {kind}" for kind, count in applied.written.items()) or "nothing new"
        left = sum(item.is_open for item in self.session.review.items)
        sentence = f"Written to the register: {told}. {left} candidates are still open."
        for problem in applied.problems[:3]:
            sentence += f"\n{paragraph(problem.message)}"
        self.notify(
            f"{sentence}\n$ tracker init --seeds {paragraph(str(self.folder.parent))}", markup=False, timeout=15
        )

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


def _in_context(text: str, words: Words) -> Content:
    """The words where they stand, with some of what surrounds them."""
    if words.quote is None:
        return Content.styled(one_line(words.absent), "$quiet")
    spans = find_spans(text, words.quote)
    place = (words.occurrence or 1) - 1
    if not 0 <= place < len(spans):
        return Content.styled(f"{one_line(words.quote)} (not found there)", "$status-grave")
    start, end = spans[place].start, spans[place].end
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, after = "…" if first else "", "…" if last < len(text) else ""
    return Content.assemble(
        before, marked(text[first:last], [Mark(start - first, end - first, "$accent bold", is_barred=True)]), after
    )


def _decision_words(item: Item) -> str:
    if item.is_same:
        return one_line(item.decision, 80)
    return {"accept": "accepted", REJECT: "rejected", LATER: "later", "": ""}[item.decision]


def _decision_style(item: Item) -> str:
    return "$quiet" if item.is_open or item.decision == REJECT else "$status-good"


def run_review(target: str, settings: Settings, folder: Path) -> int:
    """Open the terminal UI on the review of `folder`; leaving it leaves the program. Returns the exit code."""
    from tracker.tui import app as usual

    class Reviewing(usual.TrackerApp):
        """Opens on the review."""

        CSS_PATH = str(Path(usual.__file__).with_name(str(usual.TrackerApp.CSS_PATH)))

        def on_mount(self) -> None:
            """The review over the first place."""
            self.push_screen(ReviewScreen(folder, self.bridge), lambda _: self.exit())

    app = Reviewing(target, settings)
    app.run()
    return app.return_code or 0
