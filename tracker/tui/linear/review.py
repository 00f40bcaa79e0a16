"""The review of a new resolution in the plain mode: a candidate is said, its letter or a number decides.

The letters are those of the review's screen, from the same declaration.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InvalidInput, TrackerError
from tracker.ingest.review.items import FIELDS
from tracker.ingest.review.session import ReviewSession
from tracker.tui import keymap
from tracker.tui.candidates import (
    blocks_of,
    decision_words,
    how_far,
    namesakes,
    whose_choices,
    whose_field,
    written_in_words,
)
from tracker.tui.commands import get_command
from tracker.tui.linear.asking import LEAVE
from tracker.tui.linear.terminal import Terminal
from tracker.tui.safe import one_line, paragraph

if TYPE_CHECKING:
    from tracker.db.connection import Connection

_SAID_AT_ONCE = 8
_BARS = str.maketrans("", "", "▐▌")
"""What stands around a quote on the screen."""


class PlainReview:
    """The conversation about the candidates in a seed folder. Raises InvalidInput where it cannot be used."""

    def __init__(self, folder: Path, connection: Connection, terminal: Terminal) -> None:
        self._session = ReviewSession(folder, dict(connection.rows("named_entries")))
        self._terminal = terminal
        self._actions: dict[str, Callable[[], None]] = {
            "review.accept": self._accept,
            "review.edit": self._edit,
            "review.whose": self._whose,
            "review.same": self._same,
            "review.reject": self._session.reject,
            "review.rest": self._session.reject_rest,
            "review.later": self._session.later,
            "review.back": self._take_back,
            "review.next": lambda: self._session.move(1),
            "review.previous": lambda: self._session.move(-1),
            "review.write": self._write,
        }

    def run(self) -> None:
        """Talk until it is left; everything decided is kept."""
        letters = ", ".join(
            f"{keymap.keys_shown(get_command(name))} {get_command(name).label.lower()}" for name in self._actions
        )
        self._say(f"{letters}; a full stop leaves. What is decided is kept at once.")
        while True:
            self._tell()
            try:
                answer = self._terminal.ask("review> ").strip()
                if answer == LEAVE:
                    return
                self._decide(answer)
            except EOFError:
                return
            except TrackerError as error:
                self._say(str(error))

    def _say(self, text: str) -> None:
        for line in paragraph(text).split("\n"):
            self._terminal.say(line)

    def _tell(self) -> None:
        """The candidate that it is about, with what was decided of it."""
        session, item = self._session, self._session.item
        self._say(how_far(session))
        decided = decision_words(item)
        self._say(f"{one_line(item.title, 150)}{f', {decided}' if decided else ''}")
        for block in blocks_of(session, item):
            label = f"{block.label}: " if block.label else ""
            self._say(f"  {label}{block.content.plain.strip().translate(_BARS)}")

    def _decide(self, answer: str) -> None:
        for name, action in self._actions.items():
            command = get_command(name)
            if answer in map(keymap.key_name, keymap.keys_of(command)) or answer.lower() == command.label.lower():
                action()
                return
        raise InvalidInput(f"{one_line(answer, 60)} means nothing here.")

    def _accept(self) -> None:
        if self._session.item.known_as:
            self._same()
        else:
            self._session.accept()

    def _same(self) -> None:
        """Who it is the same as: one of those that are known, or somebody new. A part of a name narrows the choice."""
        everybody = found = namesakes(self._session)
        self._say(f"Who is {one_line(self._session.item.title, 50)}?")
        while True:
            self._say("0 somebody else: a new entry")
            for number, one in enumerate(found[:_SAID_AT_ONCE], 1):
                self._say(f"{number} {one.text}, {one.remark}")
            if len(found) > _SAID_AT_ONCE:
                self._say(f"and {len(found) - _SAID_AT_ONCE} more: write a part of the name")
            answer = self._terminal.ask("number: ").strip()
            if answer.isdecimal() or not answer:
                break
            found = [one for one in everybody if answer.casefold() in one.text.casefold()]
        if not answer or int(answer) > len(found):
            raise InvalidInput("None was chosen.")
        if answer == "0":
            self._session.accept()
        else:
            self._session.same_as(found[int(answer) - 1].ref)

    def _whose(self) -> None:
        """Whose charge it is, or whom a demand would help: numbers add or take away."""
        field = whose_field(self._session.item)
        if not field:
            raise InvalidInput("That is asked of charges and demands only.")
        found = whose_choices(self._session)
        for number, one in enumerate(found, 1):
            self._say(f"{number} {one.name}, {one.remark}{', chosen' if one.is_chosen else ''}")
        numbers = self._terminal.ask("numbers to add or take away: ").split()
        if not all(one.isdecimal() and 0 < int(one) <= len(found) for one in numbers):
            raise InvalidInput("None was chosen.")
        chosen = [one.ref for one in found if one.is_chosen]
        for place in map(int, numbers):
            ref = found[place - 1].ref
            chosen = [one for one in chosen if one != ref] if ref in chosen else [*chosen, ref]
        self._session.change({field: " ".join(chosen)})

    def _edit(self) -> None:
        """Its facts one after the other; then it is accepted."""
        item = self._session.item
        facts = {}
        for name in FIELDS[item.kind]:
            kept = item.facts[name]
            answer = self._terminal.ask(f"{name.replace('_', ' ')}{f' [{one_line(kept, 200)}]' if kept else ''}: ")
            if answer.strip() == LEAVE:
                raise InvalidInput("Left; nothing was changed.")
            facts[name] = answer.strip() or kept
        if item.known_as:
            self._session.change(facts)
            self._same()
        else:
            self._session.edit(facts)

    def _take_back(self) -> None:
        if not self._session.undo():
            raise InvalidInput("Nothing was decided since this was opened.")

    def _write(self) -> None:
        self._say(written_in_words(self._session, self._session.write()))
