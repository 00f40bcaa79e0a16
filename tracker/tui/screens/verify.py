"""Everything that `tracker verify` finds, with a way to each entry and provision that a problem names."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tracker.problems import Problem, Severity
from tracker.tui.data import Bridge
from tracker.tui.messages import Target
from tracker.tui.safe import one_line
from tracker.tui.screens.place import PlaceScreen, StyleSheets
from tracker.tui.widgets.document import Block, Document

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.verification import Verified

_SHOWN_AT_MOST = 1000
_TONES = {Severity.ERROR: "grave", Severity.WARNING: "partial", Severity.NOTE: "neutral"}
_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
_REF = re.compile(r"\b(?:person|charge|demand|organisation|statement|difference)/[\w./-]*\w")
_PROVISION = re.compile(r"(?:([\w.-]*\d[\w.-]*), )?\b(recital [A-Z]{1,2}|(?:paragraph|visa|footnote) \d+|title)\b")


class VerifyScreen(PlaceScreen):
    """Checks when it is first opened, and again when it is reloaded."""

    CSS_PATH: ClassVar[StyleSheets] = ["place.tcss", "today.tcss"]
    SCOPE = "verify"
    AUTO_FOCUS = "Document"
    EXPLANATION = (
        "All that `tracker verify` checks: the register against its texts, every quote, the ledger's chain and the "
        "statuses that follow from it, and whether those of people and demands go together. It goes on while you are "
        "elsewhere. Enter on a problem opens the entry or the provision that it names; r checks again."
    )

    document = getters.query_one(Document)

    def __init__(self, mode: str, bridge: Bridge) -> None:
        super().__init__(mode, bridge)
        self._doing = ""
        self._started = 0.0
        self._is_over = Event()
        self._timer: Timer | None = None

    def compose_body(self) -> ComposeResult:
        """A line that says how far it is, and one scroll."""
        yield Static("", id="head", markup=False)
        yield Document()

    def on_mount(self) -> None:
        """Begin once something is on the screen."""
        self._timer = self.set_interval(0.2, self._tell, pause=True)
        self.call_after_refresh(self.action_reload)

    def on_unmount(self) -> None:
        """What is under way is broken off."""
        self._is_over.set()

    def soft_reload(self) -> None:
        """A check takes long: nothing is checked again but when it is asked for."""

    def action_reload(self) -> None:
        """Check everything, unless that is under way."""
        if self._doing or self._timer is None:
            return
        self._doing, self._started = "that the database can be read", time.monotonic()
        self._timer.resume()
        self.bridge.long(self, partial(_verify, self), self._show, failed=self._not_verified)

    def now_checks(self, what: str) -> None:
        """Called from the thread that checks."""
        self._doing = what

    @property
    def is_over(self) -> bool:
        """Whether nobody waits any more. Called from the thread that checks."""
        return self._is_over.is_set()

    def _tell(self) -> None:
        seconds = time.monotonic() - self._started
        waited = f" ({seconds:.0f} s)" if seconds >= 1 else ""
        self.query_one("#head", Static).update(f"Checking {self._doing} …{waited}")

    def _done(self, said: str) -> None:
        self._doing = ""
        if self._timer:
            self._timer.pause()
        self.query_one("#head", Static).update(said)

    def _not_verified(self, sentence: str) -> None:
        self._done("Not everything could be checked.")
        self.tracker.show_error(sentence)

    def _show(self, checked: Verified) -> None:
        what = f"{checked.quotes:,} quotes and {checked.claims:,} claims checked"
        self._done(f"{what}: {found_in_words(checked.problems)}.")
        self.document.show(list(_blocks(checked.problems)), keep_place=True)

    @on(Document.Chosen)
    async def _follow(self, event: Document.Chosen) -> None:
        await self.follow(event.target)


def _verify(screen: VerifyScreen, connection: Connection) -> Verified:
    from tracker.bundles.signatures import verify_with_signatures
    from tracker.config import seeds_folder

    connection.stop_when(lambda: screen.is_over)
    return verify_with_signatures(connection, seeds_folder(), tell=screen.now_checks)


def found_in_words(problems: tuple[Problem, ...]) -> str:
    """How many there are of each severity: what is only worth knowing is not called a problem."""
    numbers = {severity: sum(one.severity is severity for one in problems) for severity in _HEADINGS}
    counted = [
        f"{number:,} {severity.value}{'' if number == 1 else 's'}" for severity, number in numbers.items() if number
    ]
    if set(filter(numbers.get, numbers)) <= {Severity.NOTE}:
        return ", ".join(["all is well", *counted])
    return ", ".join(counted)


def _blocks(problems: tuple[Problem, ...]) -> Iterator[Block]:
    for severity, heading in _HEADINGS.items():
        found = [problem for problem in problems if problem.severity is severity]
        if not found:
            continue
        tone = f"$status-{_TONES[severity]}"
        yield Block(Content.styled(f"{heading}: {len(found):,}", f"{tone} bold"), is_full_width=True, gap=True)
        for problem in found[:_SHOWN_AT_MOST]:
            yield Block(_told(problem), one_line(problem.severity.value), target_of(problem))
        if len(found) > _SHOWN_AT_MOST:
            more = f"and {len(found) - _SHOWN_AT_MOST:,} more: tracker verify"
            yield Block(Content.styled(more, "$quiet"))


def _told(problem: Problem) -> Content:
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return Content.assemble(
        one_line(problem.message), (f"  {problem.code.replace('_', ' ')}, {one_line(place, 80)}", "$quiet")
    )


def target_of(problem: Problem) -> Target | None:
    """The entry, or else the provision, that a problem names first."""
    if found := _REF.search(problem.message):
        return Target("entry", found[0])
    if found := _PROVISION.search(problem.message):
        return Target("provision", f"{Path(problem.file).parent.name or found[1] or ''} {found[2]}".lstrip())
    return None
