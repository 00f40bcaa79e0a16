"""What can be done from a place: follow-ups wherever they are listed, and everything about an entry that is open.

A place says what is open and what was chosen; the forms do the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.tui.commands import bindings
from tracker.tui.messages import Target
from tracker.tui.screens.place import PlaceScreen
from tracker.tui.widgets.document import Document

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.followups import FollowUp
    from tracker.queries.rows import Claim, Entry
    from tracker.tui.forms.form import Done, Form

_NAMED_KINDS = ("person", "organisation")


class PlanningPlace(PlaceScreen):
    """A place where follow-ups are listed and planned."""

    BINDINGS = bindings("plan")

    def target(self) -> Target | None:
        """What is under the cursor in the text of the place."""
        document = next(iter(self.query(Document).results(Document)), None)
        return document.target if document and document.has_focus else None

    def open_entry_ref(self) -> str:
        """The ref of the entry that is open, or under the cursor."""
        target = self.target()
        return target.value if target and target.kind == "entry" else ""

    def action_plan(self) -> None:
        """The form for a follow-up."""
        from tracker.tui.forms.followups import PlanForm

        self.with_entry(self.open_entry_ref(), lambda entry: self.fill_in(PlanForm(entry)))

    def action_plan_done(self) -> None:
        """It was done."""
        from tracker.tui.forms.followups import DoneForm

        self._with_follow_up("Which one was done?", lambda one: self.fill_in(DoneForm(one)))

    def action_plan_postpone(self) -> None:
        """It is put off."""
        from tracker.tui.forms.followups import PostponeForm

        self._with_follow_up("Which one is to be put off?", lambda one: self.fill_in(PostponeForm(one)))

    def action_plan_close(self) -> None:
        """Nothing more is to be done."""
        from tracker.tui.forms.followups import CloseForm

        self._with_follow_up("Which one is to be closed?", lambda one: self.fill_in(CloseForm(one)))

    def fill_in(self, form: Form) -> None:
        """Open a form; what it did is shown."""
        from tracker.tui.screens.form import FormScreen

        self.app.push_screen(FormScreen(form), self.tracker.form_closed)

    def with_entry(self, ref: str, then: Callable[[Entry], object]) -> None:
        """Read an entry as it is now, and go on."""
        from tracker.queries.refs import get_entry

        if not ref:
            self.tracker.show_error("Choose an entry first: the cursor must stand on one.")
            return
        self.bridge.read(self, lambda connection: get_entry(connection, ref), then, group="act")

    def _with_follow_up(self, question: str, then: Callable[[FollowUp], object]) -> None:
        """The follow-up under the cursor, else the only one of the entry, else the one that is chosen."""
        target, ref = self.target(), self.open_entry_ref()
        chosen = target.follow_up if target else None
        if not (chosen or ref):
            self.tracker.show_error("Choose a follow-up first: the cursor must stand on one, or on an entry.")
            return

        def find(connection: Connection) -> list[FollowUp]:
            from tracker.queries.followups import find_follow_up, list_follow_ups
            from tracker.queries.refs import get_entry

            found = find_follow_up(connection, chosen) if chosen else None
            if found and not found.closed_at:
                return [found]
            planned = list_follow_ups(connection, get_entry(connection, ref).id) if ref else ()
            return [one for one in planned if not one.closed_at]

        def go_on(found: list[FollowUp]) -> None:
            if len(found) == 1:
                then(found[0])
            elif found:
                self._choose(question, found, then)
            else:
                self.tracker.show_error("Nothing is planned here.")

        self.bridge.read(self, find, go_on, group="act")

    def _choose(self, question: str, found: list[FollowUp], then: Callable[[FollowUp], object]) -> None:
        from tracker.tui.forms.followups import plan_line
        from tracker.tui.screens.choose import Choice, ChooseScreen

        by_id = {str(one.id): one for one in found}
        choices = [Choice(identity, plan_line(one)) for identity, one in by_id.items()]

        def chosen(identity: str | None) -> None:
            if identity is not None:
                then(by_id[identity])

        self.app.push_screen(ChooseScreen(question, choices), chosen)


class EntryPlace(PlanningPlace):
    """A place where an entry is open."""

    def open_entry(self) -> Entry | None:
        """The entry that is open."""
        raise NotImplementedError

    def open_history(self) -> tuple[Claim, ...]:
        """Its history."""
        raise NotImplementedError

    def marked_refs(self) -> tuple[str, ...]:
        """The refs of the rows that are marked."""
        return ()

    def open_entry_ref(self) -> str:
        """The ref of what is open."""
        entry = self.open_entry()
        return entry.ref if entry else ""

    @property
    def correctable(self) -> list[Claim]:
        """The claims of the ledger that still count, the newest first."""
        return [claim for claim in reversed(self.open_history()) if claim.hash and claim.is_live]

    def can(self, action: str) -> bool:
        """Whether an action has something to act on."""
        entry = self.open_entry()
        if action in ("record_status", "record_own_check"):
            return bool(entry and entry.status)
        if action == "record_checked":
            return bool((entry and entry.status) or self.marked_refs())
        if action in ("correct", "retract"):
            return bool(self.correctable)
        if action == "add_spelling":
            return bool(entry and entry.kind in _NAMED_KINDS)
        return bool(entry)

    def action_record_status(self) -> None:
        """The form for a status."""
        from tracker.tui.forms.status import StatusForm

        if (entry := self.open_entry()) and entry.status:
            self.fill_in(StatusForm(entry))

    def action_record_checked(self) -> None:
        """The form for "checked, unchanged": of what is marked, else of what is open."""
        from tracker.tui.forms.status import CheckedForm

        if marked := self.marked_refs():
            self._check_many(marked)
        elif (entry := self.open_entry()) and entry.status:
            self.fill_in(CheckedForm(entry))

    def _check_many(self, refs: tuple[str, ...]) -> None:
        from tracker.tui.forms.many import ManyCheckedForm

        def find(connection: Connection) -> list[Entry]:
            from tracker.queries.refs import get_entry

            return [entry for ref in refs if (entry := get_entry(connection, ref)).status]

        def go_on(entries: list[Entry]) -> None:
            if entries:
                self.fill_in(ManyCheckedForm(entries))

        self.bridge.read(self, find, go_on, group="act")

    def action_record_own_check(self) -> None:
        """Recorded at once: I looked myself, and nothing has changed."""
        from tracker.tui.forms.many import own_check

        if (entry := self.open_entry()) and entry.status:
            form, typed = own_check(entry)
            user = self.tracker.user
            self.bridge.write(self, lambda connection: form.record(connection, typed, user), self._done)

    def _done(self, done: Done) -> None:
        self.tracker.acted(done)
        self.tracker.form_closed(done)

    def action_correct(self) -> None:
        """The form for a claim that was wrong."""
        from tracker.tui.forms.status import CorrectForm

        self._with_claim("Which claim was wrong?", CorrectForm)

    def action_retract(self) -> None:
        """The form that takes a claim back."""
        from tracker.tui.forms.status import RetractForm

        self._with_claim("Which claim is to be taken back?", RetractForm)

    def _with_claim(self, question: str, make: Callable[[Entry, Claim], Form]) -> None:
        """The claim under the cursor, else the only one, else the one that is chosen."""
        entry, target = self.open_entry(), self.target()
        if entry is None:
            return
        claims = {claim.hash or "": claim for claim in self.correctable}
        if target and target.kind == "claim" and target.value in claims:
            self.fill_in(make(entry, claims[target.value]))
        elif len(claims) == 1:
            self.fill_in(make(entry, *claims.values()))
        elif claims:
            from tracker.tui.describe import claim_line
            from tracker.tui.screens.choose import Choice, ChooseScreen

            def chosen(digest: str | None) -> None:
                if digest is not None:
                    self.fill_in(make(entry, claims[digest]))

            choices = [Choice(digest, claim_line(claim)) for digest, claim in claims.items()]
            self.app.push_screen(ChooseScreen(question, choices), chosen)
        else:
            self.tracker.show_error("Nothing was recorded here that could be corrected; what the text states stays.")

    def action_add_spelling(self) -> None:
        """The form for a spelling."""
        from tracker.tui.forms.names import SpellingForm

        if (entry := self.open_entry()) and entry.kind in _NAMED_KINDS:
            self.fill_in(SpellingForm(entry))

    def offer_for_claim(self, digest: str) -> None:
        """What can be done with a claim of the history."""
        from tracker.tui.screens.choose import Choice, ChooseScreen

        claim = next((one for one in self.correctable if one.hash == digest), None)
        if claim is None:
            self.tracker.show_error("That claim no longer counts; it stays in the history.")
            return

        def chosen(value: str | None) -> None:
            if value == "correct":
                self.action_correct()
            elif value == "retract":
                self.action_retract()

        choices = [
            Choice("correct", Content("Correct it"), "it said something wrong"),
            Choice("retract", Content("Take it back"), "it should not have been recorded"),
        ]
        self.app.push_screen(ChooseScreen(f"Claim {claim.number}", choices), chosen)

    def offer_for_follow_up(self) -> None:
        """What can be done with the follow-up under the cursor."""
        from tracker.tui.screens.choose import Choice, ChooseScreen

        actions = {"done": self.action_plan_done, "later": self.action_plan_postpone, "close": self.action_plan_close}

        def chosen(value: str | None) -> None:
            if value is not None:
                actions[value]()

        choices = [
            Choice("done", Content("It was done"), "with what result"),
            Choice("later", Content("Put it off"), "to another day"),
            Choice("close", Content("Close it"), "nothing more is to be done"),
        ]
        self.app.push_screen(ChooseScreen("Follow-up", choices), chosen)
