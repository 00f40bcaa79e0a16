"""The plain mode's conversation: a page is said, a line is read, and so on until the reader leaves.

The letters are those of the full screen, from the same declaration; numbers choose from what was said last.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.config import Settings, database_target, recording_user
from tracker.errors import InvalidInput, TrackerError
from tracker.tui import keymap, looks, reads
from tracker.tui.commands import PLACES, get_command
from tracker.tui.forms.form import Done, Form
from tracker.tui.linear import pages
from tracker.tui.linear.asking import ask_form
from tracker.tui.linear.pages import Line, Page
from tracker.tui.linear.terminal import Terminal
from tracker.tui.reference import with_database
from tracker.tui.safe import one_line, paragraph

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.followups import FollowUp
    from tracker.queries.rows import Claim, Entry

KIND_OF = {
    "people": "person",
    "charges": "charge",
    "demands": "demand",
    "organisations": "organisation",
    "differences": "difference",
}
_SPOKEN = ("people", "charges", "demands", "organisations", "differences", "reading", "today")
_MORE = "+"


class PlainSession:
    """One conversation about the database at `target`."""

    def __init__(self, target: str, settings: Settings, terminal: Terminal) -> None:
        self._target = target
        self._terminal = terminal
        self._user = recording_user()
        self._mode, self._status, self._skip = "people", "", 0
        self._been: list[Callable[[Connection], Page]] = []
        self._page = Page("", ())
        self._done: list[Done] = []
        self._language = settings.language
        keymap.use(settings.keys, place=settings.path)
        self._actions: dict[str, Callable[[str], None]] = {
            "list.filter": self._filter,
            "list.status": self._by_status,
            "back": self._back,
            "entry.status": self._record_status,
            "entry.checked": self._record_checked,
            "entry.own_check": self._record_own_check,
            "entry.correct": self._correct,
            "entry.retract": self._retract,
            "entry.spelling": self._add_spelling,
            "plan.add": self._plan,
            "plan.done": self._plan_done,
            "plan.postpone": self._plan_postpone,
            "plan.close": self._plan_close,
            "undo": self._undo,
            "log": self._log,
            "help": self._help,
        }

    def run(self) -> None:
        """Talk until the reader leaves."""
        self._say(f"tracker, plain mode. {keymap.keys_shown(get_command('help'))} and enter says what can be done.")
        with self._open() as connection:
            labels = reads.labels(connection, self._language) if self._language not in ("", "en") else {}
            looks.use(labels, has_shapes=False)
        self._attempt(lambda: self._go(self._list))
        while True:
            try:
                line = self._terminal.ask("> ").strip()
            except EOFError:
                return
            if line in self._keys("quit"):
                return
            self._attempt(lambda line=line: self._obey(line))  # type: ignore[misc]

    def _attempt(self, action: Callable[[], None]) -> None:
        """The one place where what went wrong is told."""
        try:
            action()
        except TrackerError as error:
            self._say(str(error))
        except EOFError:
            self._say("Left; what you answered is kept.")

    # what is said

    def _say(self, text: str) -> None:
        for line in paragraph(text).split("\n"):
            self._terminal.say(line)

    def _show(self, page: Page) -> None:
        self._page = page
        self._say(page.heading)
        number = 0
        for line in page.lines:
            number += line.target is not None
            self._say(f"{number} {line.text}" if line.target else f"  {line.text}")

    def _go(self, read: Callable[[Connection], Page], *, keep: bool = True) -> None:
        with self._open() as connection, connection.reading():
            page = read(connection)
        if keep:
            self._been = [*self._been[-50:], read]
        self._show(page)

    def _open(self) -> Connection:
        from tracker.db.connection import open_database

        return open_database(self._target)

    def _keys(self, identity: str) -> tuple[str, ...]:
        return tuple(keymap.key_name(key) for key in keymap.keys_of(get_command(identity)))

    # what is read

    def _obey(self, line: str) -> None:
        if not line or line == _MORE:
            self._skip += pages.ROWS
            self._go(self._list, keep=False)
        elif line.isdecimal():
            self._choose(int(line))
        elif line.startswith("/"):
            self._filter(line[1:])
        elif self._is_place(line):
            self._to_place(line)
        else:
            word, _, rest = line.partition(" ")
            for identity, action in self._actions.items():
                if word in self._keys(identity) or word == get_command(identity).label.lower():
                    action(rest.strip())
                    return
            self._say(f"{one_line(line, 60)} means nothing here. ? says what can be done.")

    def _is_place(self, line: str) -> bool:
        word = line.partition(" ")[0].lower()
        return len(word) > 2 and any(name.lower().startswith(word) for pair in PLACES for name in pair)

    def _to_place(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        found = next(
            (mode for mode, title in PLACES if mode.startswith(word.lower()) or title.lower().startswith(word.lower()))
        )
        if found == "reading":
            key = rest.strip() or self._terminal.ask("provision (F, 13, visa 2): ")
            self._go(lambda connection: pages.text_page(connection, key, (self._language,)))
        elif found == "today":
            self._go(pages.today_page)
        elif found in KIND_OF:
            self._mode, self._status, self._skip = found, "", 0
            self._go(self._list)
        else:
            self._say(f"{found} is not told in plain mode; the command line has it: tracker --help")

    def _list(self, connection: Connection) -> Page:
        return pages.list_page(connection, self._mode, KIND_OF[self._mode], self._status or None, self._skip)

    def _choose(self, number: int) -> None:
        targets = [line.target for line in self._page.lines if line.target]
        if not 1 <= number <= len(targets):
            raise InvalidInput(f"There is no {number} in what was said last.")
        target = targets[number - 1]
        if target.kind == "provision":
            self._go(lambda connection: pages.text_page(connection, target.value, (self._language,)))
        elif target.kind == "entry":
            self._go(lambda connection: pages.entry_page(connection, target.value))
        else:
            correct, retract = (self._keys(name)[0] for name in ("entry.correct", "entry.retract"))
            self._say(f"A claim. {correct} corrects one, {retract} takes one back.")

    def _filter(self, text: str) -> None:
        words = text or self._terminal.ask("filter: ")
        self._go(lambda connection: pages.found_page(connection, self._mode, KIND_OF[self._mode], words))

    def _by_status(self, text: str) -> None:
        with self._open() as connection:
            counts = pages.count(connection, KIND_OF[self._mode])
        codes = [code for code in counts if code]
        for code in codes:
            self._say(f"  {looks.words(code)}: {counts[code]}")
        wanted = text or self._terminal.ask("status (empty for all): ").strip()
        fitting = [code for code in codes if wanted in (code, looks.words(code))]
        if wanted and not fitting:
            raise InvalidInput(f"Nobody and nothing here is {one_line(wanted, 60)}.")
        self._status, self._skip = fitting[0] if wanted else "", 0
        self._go(self._list)

    def _back(self, _: str) -> None:
        if len(self._been) > 1:
            self._been.pop()
        self._go(self._been[-1], keep=False)

    # what is done

    @property
    def _entry(self) -> Entry:
        if self._page.opened is None:
            raise InvalidInput("Open an entry first: choose it by its number.")
        return self._page.opened.detail.entry

    def _fill_in(self, form: Form) -> None:
        done = ask_form(self._terminal, form, self._user, self._open, self._told)
        if done is not None:
            self._acted(done)

    def _acted(self, done: Done) -> None:
        self._done.append(done._replace(command=self._told(done.command)))
        self._say(f"{done.sentence}\n$ {self._told(done.command)}")
        if self._page.opened is not None:
            ref = self._page.opened.detail.entry.ref
            with self._open() as connection:
                self._page = pages.entry_page(connection, ref)

    def _told(self, command: str) -> str:
        return command if self._target == database_target(None) else with_database(command, self._target)

    def _with_status(self) -> Entry:
        if not self._entry.status:
            raise InvalidInput(f"A {self._entry.kind} has no status.")
        return self._entry

    def _record_status(self, _: str) -> None:
        from tracker.tui.forms.status import StatusForm

        self._fill_in(StatusForm(self._with_status()))

    def _record_checked(self, _: str) -> None:
        from tracker.tui.forms.status import CheckedForm

        self._fill_in(CheckedForm(self._with_status()))

    def _record_own_check(self, _: str) -> None:
        from tracker.tui.forms.many import own_check

        form, typed = own_check(self._with_status())
        with self._open() as connection:
            done = form.record(connection, typed, self._user)
        self._acted(done)

    def _correct(self, _: str) -> None:
        from tracker.tui.forms.status import CorrectForm

        self._fill_in(CorrectForm(self._entry, self._ask_claim()))

    def _retract(self, _: str) -> None:
        from tracker.tui.forms.status import RetractForm

        self._fill_in(RetractForm(self._entry, self._ask_claim()))

    def _ask_claim(self) -> Claim:
        from tracker.tui.describe import claim_line

        assert self._entry
        history = self._page.opened.detail.history if self._page.opened else ()
        claims = [claim for claim in reversed(history) if claim.hash and claim.is_live]
        if not claims:
            raise InvalidInput("Nothing was recorded here that could be corrected; what the text states stays.")
        return claims[self._ask_number([claim_line(claim).plain for claim in claims], "which claim")]

    def _add_spelling(self, _: str) -> None:
        from tracker.tui.forms.names import SpellingForm

        self._fill_in(SpellingForm(self._entry))

    def _plan(self, _: str) -> None:
        from tracker.tui.forms.followups import PlanForm

        self._fill_in(PlanForm(self._entry))

    def _plan_done(self, _: str) -> None:
        from tracker.tui.forms.followups import DoneForm

        self._fill_in(DoneForm(self._ask_plan()))

    def _plan_postpone(self, _: str) -> None:
        from tracker.tui.forms.followups import PostponeForm

        self._fill_in(PostponeForm(self._ask_plan()))

    def _plan_close(self, _: str) -> None:
        from tracker.tui.forms.followups import CloseForm

        self._fill_in(CloseForm(self._ask_plan()))

    def _ask_plan(self) -> FollowUp:
        from tracker.tui.forms.followups import plan_line

        assert self._entry
        plans = [plan for plan in self._page.opened.plans if not plan.closed_at] if self._page.opened else []
        if not plans:
            raise InvalidInput("Nothing is planned here.")
        return plans[self._ask_number([plan_line(plan).plain for plan in plans], "which one")]

    def _ask_number(self, choices: list[str], question: str) -> int:
        """The place of the one that is meant; not asked where there is one only."""
        if len(choices) == 1:
            return 0
        for number, text in enumerate(choices, 1):
            self._say(f"{number} {text}")
        answer = self._terminal.ask(f"{question}: ").strip()
        if not answer.isdecimal() or not 1 <= int(answer) <= len(choices):
            raise InvalidInput("None was chosen.")
        return int(answer) - 1

    def _undo(self, _: str) -> None:
        from tracker.tui.forms.many import UndoForm

        last = self._done[-1] if self._done else None
        if last is None or last.undo is None:
            raise InvalidInput("There is nothing that can be undone.")
        self._fill_in(UndoForm(last, last.undo))

    def _log(self, _: str) -> None:
        for done in self._done:
            self._say(f"{done.sentence}\n$ {done.command}")
        if not self._done:
            self._say("Nothing yet.")

    def _help(self, _: str) -> None:
        self._show(
            Page(
                "What can be done; write it and press enter.",
                (
                    Line(f"{', '.join(_SPOKEN)}: go to a place by the beginning of its word; text F reads recital F"),
                    Line("a number: open what was said with that number"),
                    Line("nothing, or +: the next rows of the list"),
                    *(
                        Line(f"{keymap.keys_shown(get_command(name))}: {get_command(name).explains}")
                        for name in (*self._actions, "quit")
                    ),
                    Line("in a form: an empty line keeps what stands in brackets, a full stop leaves"),
                ),
            )
        )


def run_plain(target: str, settings: Settings, terminal: Terminal) -> None:
    """Talk about the database at `target`, which exists and is current."""
    PlainSession(target, settings, terminal).run()
