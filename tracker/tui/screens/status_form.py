"""The form that records a status, or that somebody checked and nothing has changed. Leaving it keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from tracker.dates import EffectiveDate
from tracker.errors import InvalidInput
from tracker.ledger.claims import NewClaim, Recorded, parse_effective, parse_source, record_claim
from tracker.queries.rows import Entry
from tracker.tui import looks, reads
from tracker.tui.commands import bindings
from tracker.tui.data import Bridge
from tracker.tui.messages import Draft
from tracker.tui.reference import status_command
from tracker.tui.safe import one_line, paragraph
from tracker.tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class StatusForm(ModalScreen[str | None]):
    """Returns the ref when something was recorded."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings("form")
    AUTO_FOCUS = "#codes, #source"

    codes = getters.query_one("#codes", OptionList)
    date = getters.query_one("#on", Input)
    source = getters.query_one("#source", Input)
    note = getters.query_one("#note", TextArea)

    def __init__(self, bridge: Bridge, entry: Entry, *, checked: bool) -> None:
        super().__init__()
        self.bridge = bridge
        self.entry = entry
        self.checked = checked
        self._known: tuple[tuple[str, str], ...] = ()
        self._is_saving = False

    @property
    def tracker(self) -> TrackerApp:
        """The app, which keeps the drafts."""
        return cast("TrackerApp", self.app)

    def compose(self) -> ComposeResult:
        """The codes with what they mean, date, source, note, and the command line that does the same."""
        draft = self.tracker.drafts.get(self._draft_key, Draft())
        entry = self.entry
        with Vertical(id="dialog"):
            verb = "Checked, unchanged" if self.checked else "Record a status"
            yield Static(f"{verb} · {one_line(entry.title, 60)}", id="heading", markup=False)
            now = looks.status(entry.status) + Content.styled(f" since {one_line(entry.status_since or '')}", "$quiet")
            yield _field("now", Static(now, markup=False))
            if not self.checked:
                yield _field("becomes", OptionList(id="codes", compact=True, markup=False), id="codes-field")
                yield Static("", id="meaning", markup=False)
            yield _field(
                "as of",
                Input(draft.on, placeholder="today", id="on", compact=True),
                Static("", id="understood", markup=False),
            )
            yield _field(
                "source", Input(draft.source, placeholder="who says so: title or URL", id="source", compact=True)
            )
            yield _field("note", TextArea(draft.note, id="note", compact=True, tab_behavior="focus"), id="note-field")
            yield Static("", id="command", markup=False)
            yield Static("", id="problem", markup=False)
            with Horizontal(id="buttons"):
                yield Button("Save", id="save", variant="primary", compact=True)
                yield Button("Leave", id="leave", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the codes."""
        self._say_what_is_understood()
        if not self.checked:
            kind = self.entry.kind
            self.bridge.read(
                self, lambda connection: reads.list_codes(connection, kind), self._show_codes, group="codes"
            )

    def on_resize(self, event: Resize) -> None:
        """A tall terminal shows more codes."""
        if not self.checked:
            rows = max(4, min(24, event.size.height - 20))
            self.codes.styles.height = rows
            self.query_one("#codes-field").styles.height = rows

    def _show_codes(self, codes: tuple[tuple[str, str], ...]) -> None:
        self._known = codes
        wide = max((len(code) for code, _ in codes), default=0) + 2
        for code, meaning in codes:
            name = looks.status(code)
            padded = name.pad_right(max(1, wide + 2 - name.cell_length))
            self.codes.add_option(Option(padded + Content.styled(one_line(meaning), "$quiet")))
        draft = self.tracker.drafts.get(self._draft_key, Draft())
        names = [code for code, _ in codes]
        wanted = draft.code or self.entry.status or ""
        self.codes.highlighted = names.index(wanted) if wanted in names else 0
        self.codes.scroll_to_highlight()

    @property
    def code(self) -> str:
        """The status that is chosen."""
        if self.checked:
            return self.entry.status or ""
        place = self.codes.highlighted
        return self._known[place][0] if self._known and place is not None else ""

    @property
    def typed(self) -> Draft:
        """Everything as it stands in the form."""
        return Draft(self.code, self.date.value.strip(), self.source.value.strip(), self.note.text.strip())

    @property
    def _draft_key(self) -> tuple[str, bool]:
        return self.entry.ref, self.checked

    @on(OptionList.OptionHighlighted)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._say_what_is_understood()

    @on(OptionList.OptionSelected)
    def _code_chosen(self) -> None:
        self.date.focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.input is self.date:
            self.source.focus()
        else:
            self.action_save()

    def _say_what_is_understood(self) -> None:
        typed = self.typed
        understood = self.query_one("#understood", Static)
        try:
            date = parse_effective(typed.on or None)
        except InvalidInput as error:
            understood.update(paragraph(str(error)))
            understood.add_class("-wrong")
        else:
            understood.update(f"understood: {_in_words(date)}")
            understood.remove_class("-wrong")
        if not self.checked:
            self.query_one("#meaning", Static).update(one_line(dict(self._known).get(typed.code, "")))
        self.query_one("#command", Static).update(Content(f"$ {one_line(self._command(typed), 260)}"))
        self._say_problem("")

    def _command(self, typed: Draft) -> str:
        return status_command(
            self.entry.ref, typed.code, on=typed.on, source=typed.source, note=typed.note, unchanged=self.checked
        )

    def _say_problem(self, sentence: str) -> None:
        problem = self.query_one("#problem", Static)
        problem.update(Content(paragraph(sentence)))
        self.set_class(bool(sentence), "-problem")

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Record it."""
        typed = self.typed
        if self._is_saving or not typed.code:
            return
        try:
            effective = parse_effective(typed.on or None)
        except InvalidInput as error:
            self._say_problem(str(error))
            self.date.focus()
            return
        claim = NewClaim(
            self.entry.ref,
            typed.code,
            effective,
            kind="checked_unchanged" if self.checked else "development",
            source=parse_source(typed.source),
            note=typed.note,
        )
        user = self.tracker.user
        self._is_saving = True
        self._say_problem("Recording…")
        self.bridge.write(
            self, lambda connection: record_claim(connection, claim, user), self._saved, failed=self._not_saved
        )

    def _saved(self, recorded: Recorded) -> None:
        self.tracker.drafts.pop(self._draft_key, None)
        what = "still" if self.checked else "now"
        current = recorded.current
        self.tracker.show_done(
            f"Recorded: {one_line(recorded.title, 60)} is {what} {looks.words(current.code)} since {current.since}",
            self._command(self.typed._replace(on=recorded.effective)),
        )
        self.dismiss(recorded.ref)

    def _not_saved(self, sentence: str) -> None:
        self._is_saving = False
        self._say_problem(sentence)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave; what was typed is there again next time."""
        if self._is_saving:
            self._say_problem("It is being recorded: another program has the database. Please wait a moment.")
            return
        typed = self.typed
        if any((typed.on, typed.source, typed.note)):
            self.tracker.drafts[self._draft_key] = typed
        self.dismiss(None)


def _field(label: str, *widgets: Static | Input | TextArea | OptionList, id: str | None = None) -> Horizontal:  # noqa: A002
    return Horizontal(Static(label, classes="label", markup=False), *widgets, classes="field", id=id)


def _in_words(effective: EffectiveDate) -> str:
    date, before = effective.on, f"{effective.qualifier} " if effective.qualifier else ""
    if date.day and date.month:
        return f"{before}the day {date.day} {_MONTHS[date.month - 1]} {date.year}"
    if date.month:
        return f"{before}{_MONTHS[date.month - 1]} {date.year}, the day not known"
    return f"{before}the year {date.year}, month and day not known"
