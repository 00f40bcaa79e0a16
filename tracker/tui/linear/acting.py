"""What can be done in the plain mode: the forms of the full screen, about the entry said last or what is marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.config import database_target, recording_user
from tracker.errors import InvalidInput
from tracker.tui.forms.form import Done, Form
from tracker.tui.linear import pages
from tracker.tui.linear.asking import ask_form
from tracker.tui.linear.pages import Page
from tracker.tui.linear.terminal import Terminal
from tracker.tui.messages import Target
from tracker.tui.reference import with_database
from tracker.tui.safe import paragraph

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.followups import FollowUp
    from tracker.queries.rows import Claim, Entry
    from tracker.tui.forms.export import Shown


class Acting:
    """The half of the conversation that writes; the other half sets `page`, what was said last."""

    def __init__(self, target: str, terminal: Terminal, language: str) -> None:
        self.target = target
        self.terminal = terminal
        self.language = language
        self.page = Page("", ())
        self._user = recording_user()
        self._marked: tuple[str, ...] = ()
        self._done: list[Done] = []
        self.actions: dict[str, Callable[[str], None]] = {
            "list.mark": self._mark,
            "list.unmark": self._unmark,
            "list.export": self._export,
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
        }

    def say(self, text: str) -> None:
        """Say some lines."""
        for line in paragraph(text).split("\n"):
            self.terminal.say(line)

    def open(self) -> Connection:
        """The database, to be closed again."""
        from tracker.db.connection import open_database

        return open_database(self.target)

    def shown(self) -> Shown:
        """What would be exported."""
        raise NotImplementedError

    def target_of(self, number: str) -> Target:
        """What has a number in what was said last. Raises InvalidInput."""
        targets = [line.target for line in self.page.lines if line.target]
        if not targets:
            raise InvalidInput(f"There is no {number}: nothing in what was said last has a number.")
        if not number.isdecimal() or not 1 <= int(number) <= len(targets):
            raise InvalidInput(f"There is no {number} in what was said last; its numbers go from 1 to {len(targets)}.")
        return targets[int(number) - 1]

    # several at once

    def _mark(self, text: str) -> None:
        """Mark the rows with these numbers, or the entry that is open; those that are marked are unmarked."""
        numbers = text.replace(",", " ").split()
        if numbers:
            targets = [self.target_of(number) for number in numbers]
            refs = [target.value for target in targets if target.kind == "entry"]
        else:
            refs = [self._entry.ref]
        for ref in refs:
            is_marked = ref in self._marked
            self._marked = tuple(one for one in self._marked if one != ref) if is_marked else (*self._marked, ref)
        self.say(f"{len(self._marked)} marked.")

    def _unmark(self, _: str) -> None:
        self._marked = ()
        self.say("None is marked.")

    def _export(self, _: str) -> None:
        from tracker.tui.forms.export import ExportForm

        self._fill_in(ExportForm(self.shown()._replace(marked=self._marked), self.language))

    # one entry

    @property
    def _entry(self) -> Entry:
        if self.page.opened is None:
            raise InvalidInput("Open an entry first: choose it by its number.")
        return self.page.opened.detail.entry

    def _fill_in(self, form: Form) -> None:
        done = ask_form(self.terminal, form, self._user, self.open, self._told)
        if done is not None:
            self._acted(done)

    def _acted(self, done: Done) -> None:
        if len(done.refs) > 1:
            self._marked = ()
        self._done.append(done._replace(command=self._told(done.command)))
        self.say(f"{done.sentence}\n$ {self._told(done.command)}")
        if self.page.opened is not None:
            ref = self.page.opened.detail.entry.ref
            with self.open() as connection:
                self.page = pages.entry_page(connection, ref)

    def _told(self, command: str) -> str:
        return command if self.target == database_target(None) else with_database(command, self.target)

    def _with_status(self) -> Entry:
        if not self._entry.status:
            raise InvalidInput(f"A {self._entry.kind} has no status.")
        return self._entry

    def _record_status(self, _: str) -> None:
        from tracker.tui.forms.status import StatusForm

        self._fill_in(StatusForm(self._with_status()))

    def _record_checked(self, _: str) -> None:
        from tracker.tui.forms.many import ManyCheckedForm
        from tracker.tui.forms.status import CheckedForm

        if not self._marked:
            self._fill_in(CheckedForm(self._with_status()))
        elif entries := self._marked_with_status():
            self._fill_in(ManyCheckedForm(entries))
        else:
            raise InvalidInput("None of those that are marked has a status.")

    def _marked_with_status(self) -> list[Entry]:
        from tracker.queries.refs import get_entry

        with self.open() as connection:
            return [entry for ref in self._marked if (entry := get_entry(connection, ref)).status]

    def _record_own_check(self, _: str) -> None:
        from tracker.tui.forms.many import own_check

        form, typed = own_check(self._with_status())
        with self.open() as connection:
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
        history = self.page.opened.detail.history if self.page.opened else ()
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
        plans = [plan for plan in self.page.opened.plans if not plan.closed_at] if self.page.opened else []
        if not plans:
            raise InvalidInput("Nothing is planned here.")
        return plans[self._ask_number([plan_line(plan).plain for plan in plans], "which one")]

    def _ask_number(self, choices: list[str], question: str) -> int:
        """The place of the one that is meant; not asked where there is one only."""
        if len(choices) == 1:
            return 0
        for number, text in enumerate(choices, 1):
            self.say(f"{number} {text}")
        answer = self.terminal.ask(f"{question}: ").strip()
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
            self.say(f"{done.sentence}\n$ {done.command}")
        if not self._done:
            self.say("Nothing yet.")
