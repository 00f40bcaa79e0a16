"""The plain mode's conversation: a page is said, a line is read, and so on until the reader leaves.

The letters are those of the full screen, from the same declaration; numbers choose from what was said last.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.config import Settings
from tracker.errors import InvalidInput, TrackerError
from tracker.tui import keymap, looks, reads
from tracker.tui.commands import PLACES, get_command
from tracker.tui.linear import pages
from tracker.tui.linear.acting import Acting
from tracker.tui.linear.pages import Line, Page
from tracker.tui.linear.terminal import Terminal
from tracker.tui.lists import KIND_OF
from tracker.tui.messages import Target
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.tui.forms.export import Shown

_MORE = "+"


class _Wanted(NamedTuple):
    """A part of a list: of which place, narrowed to a status and by words, from which row on."""

    mode: str = "people"
    status: str = ""
    words: str = ""
    skip: int = 0


class PlainSession(Acting):
    """One conversation about the database at `target`."""

    def __init__(self, target: str, settings: Settings, terminal: Terminal) -> None:
        super().__init__(target, terminal, settings.language)
        self._list = _Wanted()
        self._been: list[Callable[[Connection], Page]] = []
        keymap.use(settings.keys, place=settings.path)
        self.actions = {
            "list.filter": self._filter,
            "list.status": self._by_status,
            "back": self._back,
            **self.actions,
            "review": self._review,
            "help": self._help,
        }

    def run(self) -> None:
        """Talk until the reader leaves."""
        self.say(f"tracker, plain mode. {keymap.keys_shown(get_command('help'))} and enter says what can be done.")
        with self.open() as connection:
            labels = reads.labels(connection, self.language) if self.language not in ("", "en") else {}
            looks.use(labels, has_shapes=False)
        self._attempt(lambda: self._go_to_list(self._list))
        while True:
            try:
                line = self.terminal.ask("> ").strip()
            except EOFError:
                return
            if line in self._keys("quit"):
                return
            self._attempt(partial(self._obey, line))

    def _attempt(self, action: Callable[[], None]) -> None:
        """The one place where what went wrong is told."""
        try:
            action()
        except TrackerError as error:
            self.say(str(error))
        except EOFError:
            self.say("Left; what you answered is kept.")

    # what is said

    def _show(self, page: Page) -> None:
        self.page = page
        self.say(page.heading)
        number = 0
        for line in page.lines:
            number += line.target is not None
            self.say(f"{number} {line.text}" if line.target else f"  {line.text}")

    def _go(self, read: Callable[[Connection], Page], *, keep: bool = True) -> None:
        with self.open() as connection, connection.reading():
            page = read(connection)
        if keep:
            self._been = [*self._been[-50:], read]
        self._show(page)

    def _go_to_list(self, wanted: _Wanted, *, keep: bool = True) -> None:
        self._go(partial(self._read_list, wanted), keep=keep)

    def _read_list(self, wanted: _Wanted, connection: Connection) -> Page:
        page = pages.list_page(connection, *wanted)
        self._list = wanted
        return page

    def _keys(self, identity: str) -> tuple[str, ...]:
        return tuple(keymap.key_name(key) for key in keymap.keys_of(get_command(identity)))

    def shown(self) -> Shown:
        """What would be exported: the list, narrowed as it was said."""
        from tracker.tui.forms.export import Shown

        return Shown(self._list.mode, self._list.status, self._list.words)

    # what is read

    def _obey(self, line: str) -> None:
        if not line or line == _MORE:
            self._go_to_list(self._list._replace(skip=self._list.skip + pages.ROWS), keep=False)
        elif line.isdecimal():
            self._follow(self.target_of(line))
        elif line.startswith("/"):
            self._filter(line[1:])
        elif self._is_place(line):
            self._to_place(line)
        else:
            word, _, rest = line.partition(" ")
            for identity, action in self.actions.items():
                if word in self._keys(identity) or word == get_command(identity).label.lower():
                    action(rest.strip())
                    return
            self.say(f"{one_line(line, 60)} means nothing here. ? says what can be done.")

    def _is_place(self, line: str) -> bool:
        word = line.partition(" ")[0].lower()
        return len(word) > 2 and any(name.lower().startswith(word) for pair in PLACES for name in pair)

    def _to_place(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        found = next(
            (mode for mode, title in PLACES if mode.startswith(word.lower()) or title.lower().startswith(word.lower()))
        )
        if found == "reading":
            key = rest.strip() or self.terminal.ask("provision (F, 13, visa 2): ")
            self._go(partial(pages.text_page, key=key, languages=(self.language,)))
        elif found in KIND_OF:
            self._go_to_list(_Wanted(found))
        else:
            if found == "verify":
                self.say("Checking; this takes a while.")
            self._go({"today": pages.today_page, "board": pages.board_page, "verify": pages.verify_page}[found])

    def _follow(self, target: Target) -> None:
        if target.kind == "provision":
            self._go(partial(pages.text_page, key=target.value, languages=(self.language,)))
        elif target.kind == "entry":
            self._go(partial(pages.entry_page, ref=target.value))
        elif target.kind == "list":
            mode, status, words = (*target.value.split(" ", 2), "", "")[:3]
            self._go_to_list(_Wanted(mode, status, words))
        else:
            correct, retract = (self._keys(name)[0] for name in ("entry.correct", "entry.retract"))
            self.say(f"A claim. {correct} corrects one, {retract} takes one back.")

    def _filter(self, text: str) -> None:
        words = text.strip() or self.terminal.ask("filter (empty for all): ").strip()
        self._go_to_list(self._list._replace(words=words, skip=0))

    def _by_status(self, text: str) -> None:
        with self.open() as connection:
            counts = pages.count(connection, KIND_OF[self._list.mode])
        codes = [code for code in counts if code]
        for code in codes:
            self.say(f"  {looks.words(code)}: {counts[code]}")
        wanted = text or self.terminal.ask("status (empty for all): ").strip()
        fitting = [code for code in codes if wanted in (code, looks.words(code))]
        if wanted and not fitting:
            raise InvalidInput(f"Nobody and nothing here is {one_line(wanted, 60)}.")
        self._go_to_list(self._list._replace(status=fitting[0] if wanted else "", skip=0))

    def _back(self, _: str) -> None:
        if len(self._been) > 1:
            self._been.pop()
        self._go(self._been[-1], keep=False)

    def _review(self, text: str) -> None:
        """Review the candidates in a seed folder."""
        folder = text or self.terminal.ask("its seed folder, made by tracker ingest: ").strip()
        self.review(Path(folder).expanduser())

    def review(self, folder: Path) -> None:
        """Talk about the candidates in a seed folder until that is left. Raises InvalidInput."""
        from tracker.tui.linear.review import PlainReview

        with self.open() as connection:
            review = PlainReview(folder, connection, self.terminal)
        review.run()

    def _help(self, _: str) -> None:
        places = ", ".join(mode if mode != "reading" else "text" for mode, _ in PLACES)
        mark = self._keys("list.mark")[0]
        self._show(
            Page(
                "What can be done; write it and press enter.",
                (
                    Line(f"{places}: go to a place by the beginning of its word; text F reads recital F"),
                    Line("a number: open what was said with that number"),
                    Line("nothing, or +: the next rows of the list"),
                    *(
                        Line(f"{keymap.keys_shown(get_command(name))}: {get_command(name).explains}")
                        for name in (*self.actions, "quit")
                    ),
                    Line(f"{mark} 2 5: mark what was said with these numbers; {mark} alone: the entry that is open"),
                    Line("in a form: an empty line keeps what stands in brackets, a full stop leaves"),
                ),
            )
        )


def run_plain(target: str, settings: Settings, terminal: Terminal) -> None:
    """Talk about the database at `target`, which exists and is current."""
    PlainSession(target, settings, terminal).run()


def review_plain(target: str, settings: Settings, terminal: Terminal, folder: Path) -> None:
    """Talk about the candidates in a seed folder, and nothing else. Raises InvalidInput."""
    PlainSession(target, settings, terminal).review(folder)
