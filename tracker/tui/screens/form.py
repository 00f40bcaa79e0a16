"""Any form as a dialog: its questions, what is understood of the answers, and the command line that does the same.

What was typed is kept until it is recorded: when the form is left, and also when the program ends in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.timer import Timer
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from tracker.errors import InvalidInput
from tracker.plain import plain
from tracker.tui import looks
from tracker.tui.commands import bindings
from tracker.tui.forms.form import Done, Field, Form, Wrong
from tracker.tui.safe import one_line, paragraph
from tracker.tui.screens.form_rows import row_of, rows_of
from tracker.tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

_KEPT_AFTER = 0.4
_COUNTED_EVERY = 0.25
_LINES_WITHOUT_CODES = 12
_LINES_AROUND = 11
"""Of heading, command line, buttons, border and keys, which stay in sight while the questions scroll."""


class FormScreen(ModalScreen[Done | None]):
    """Returns what was done, None when it was left."""

    CSS_PATH = "form.tcss"
    BINDINGS = bindings("form")
    SCOPE = "form"

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self._initial = {field.name: field.value for field in form.fields}
        self._codes: dict[str, list[str]] = {}
        self._is_saving = False
        self._keeping: Timer | None = None
        self._kept: dict[str, str] | None = None
        self._begun = ""
        self._is_to_say = False
        self._said: dict[str, str] = {}

    @property
    def tracker(self) -> TrackerApp:
        """The app, which keeps the drafts."""
        return cast("TrackerApp", self.app)

    # what is shown

    def compose(self) -> ComposeResult:
        """How things stand, the questions, the command line."""
        draft = self.tracker.drafts.find(self.form)
        with Vertical(id="dialog"):
            yield Static("", id="heading", markup=False)
            with VerticalScroll(id="questions", can_focus=False):
                now = self.form.now()
                if now is not None:
                    yield Horizontal(
                        Static("now", classes="label", markup=False),
                        Static(now, classes="now", markup=False),
                        classes="field",
                    )
                for row in rows_of(self.form.fields):
                    yield from row_of(row, self._initial | draft)
            yield Static("", id="command", markup=False)
            yield Static("", id="problem", markup=False)
            with Horizontal(id="buttons"):
                yield Button(self.form.SAVE, id="save", variant="primary", compact=True)
                yield Button("Leave", id="leave", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the codes; begin with the first question, or the one that matters most."""
        self._say()
        self._begin()
        self.tracker.bridge.read(self, self.form.read, self._show_codes, group="codes")

    def _begin(self) -> None:
        first = self.form.focus or (self.form.fields[0].name if self.form.fields else "save")
        self.query_one(f"#{first}").focus()

    def _show_codes(self, _: None) -> None:
        values = self._initial | self.tracker.drafts.find(self.form)
        for field in self.form.fields:
            codes = self.form.codes(field.name)
            if field.shape != "choice":
                if codes:
                    self.query_one(f"#{field.name}", Input).suggester = SuggestFromList([code for code, _ in codes])
                continue
            names = self._codes[field.name] = [code for code, _ in codes]
            options = self.query_one(f"#{field.name}", OptionList)
            wide = max((looks.status(code).cell_length for code in names), default=0)
            for code, meaning in codes:
                name = looks.status(code)
                padded = name.pad_right(max(0, wide - name.cell_length))
                options.add_option(Option(padded + Content.styled("  " + one_line(meaning), "$quiet")))
            wanted = values.get(field.name, "")
            options.highlighted = names.index(wanted) if wanted in names else 0
            self._go_to_begun(options)
            self.call_after_refresh(options.scroll_to_highlight)
        self._say()

    def on_resize(self, event: Resize) -> None:
        """A tall terminal shows more codes; in a low one the questions scroll, so that a problem stays in sight."""
        others = sum(3 if field.shape == "text" else 1 for field in self.form.fields if not field.is_beside)
        rows = max(3, min(24, event.size.height - _LINES_WITHOUT_CODES - others))
        for choices in self.query(".codes-field").results(Horizontal):
            options = choices.query_one(OptionList)
            choices.styles.height = options.styles.height = rows
            self.call_after_refresh(options.scroll_to_highlight)
        self.query_one("#questions").styles.max_height = max(5, event.size.height - _LINES_AROUND)

    # what was typed

    @property
    def typed(self) -> dict[str, str]:
        """Every answer as it stands."""
        return {field.name: self._answer(field) for field in self.form.fields}

    def _answer(self, field: Field) -> str:
        widget = self.query_one(f"#{field.name}")
        match widget:
            case OptionList():
                names = self._codes.get(field.name, [])
                place = widget.highlighted
                return names[place] if names and place is not None else field.value
            case TextArea():
                return widget.text.strip()
            case Input():
                return widget.value.strip()
        return ""

    @on(OptionList.OptionHighlighted)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        if not self._is_to_say:  # once for all the letters that are waiting: typing must not wait for it
            self._is_to_say = True
            self.call_after_refresh(self._say_soon)
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(_KEPT_AFTER, self.keep)

    def on_key(self, event: Key) -> None:
        """Letters typed in a list of codes go to the code that they begin, by its name or by a word of it.

        They are one word as long as a code begins so, however slowly they come: over a bad connection a limit of time
        would take the end of one word for the beginning of another.
        """
        choices = self.focused
        if not isinstance(choices, OptionList) or not (event.character or "").isprintable() or not event.character:
            self._begun = ""
            return
        event.stop()
        event.prevent_default()
        letter = plain(event.character)
        is_one_word = not choices.option_count or self._fitting(choices, self._begun + letter)
        self._begun = self._begun + letter if is_one_word else letter
        self._go_to_begun(choices)

    def _go_to_begun(self, choices: OptionList) -> None:
        fitting = self._fitting(choices, self._begun)
        if self._begun and fitting:
            choices.highlighted = fitting[0]

    def _fitting(self, choices: OptionList, begun: str) -> list[int]:
        """The codes whose name, or a word of it, begins so."""
        names = [plain(f"{looks.words(code)}|{code}") for code in self._codes.get(choices.id or "", [])]
        fitting = [number for number, name in enumerate(names) if name.startswith(begun)]
        return fitting + [number for number, name in enumerate(names) if f" {begun}" in name]

    def keep(self) -> None:
        """Keep what was typed, where it differs from what the form began with."""
        self._keeping = None
        if self._is_saving or not self.is_attached:
            return
        typed = self.typed
        worth = typed if any(typed[name] != value for name, value in self._initial.items()) else {}
        if worth != (self._kept if self._kept is not None else self.tracker.drafts.find(self.form)):
            self._kept = worth
            self.tracker.drafts.keep(self.form, worth)

    # what is said

    def _say_soon(self) -> None:
        self._is_to_say = False
        if self.is_attached and not self._is_saving:
            self._say()

    def _say(self) -> None:
        typed = self.typed
        for row in rows_of(self.form.fields):
            first = row[0]
            notes = self.query(f"#{first.name}-understood").results(Static)
            said, is_wrong = self._understood(row, typed)
            for note in notes:
                is_below = note.has_class("meaning")
                said = "" if is_below and not (is_wrong or self._is_right(first, typed)) else said
                self._write(note, paragraph(said))
                note.set_class(is_wrong, "-wrong").set_class(is_below and not said, "-none")
        self._write(self.query_one("#heading", Static), self.form.heading + self._as_left())
        command = self.tracker.as_told(self.form.command(typed))
        self._write(self.query_one("#command", Static), f"$ {one_line(command, 400)}")
        self._say_problem("")

    def _write(self, place: Static, text: str) -> None:
        """Say something in a place, where it is not said there already."""
        if self._said.get(place.id or "") != text:
            self._said[place.id or ""] = text
            place.update(Content(text))

    def _as_left(self) -> str:
        return "  (as you left it)" if self._kept is None and self.tracker.drafts.find(self.form) else ""

    def _understood(self, row: list[Field], typed: dict[str, str]) -> tuple[str, bool]:
        """What to say beside a row: what is wrong in it, else what is understood of its answers."""
        said = []
        for field in row:
            try:
                said.append(self.form.understood(field.name, typed))
            except InvalidInput as error:
                return str(error), bool(typed[field.name])
        return " · ".join(filter(None, said)), False

    def _is_right(self, field: Field, typed: dict[str, str]) -> bool:
        try:
            self.form.understood(field.name, typed)
        except InvalidInput:
            return False
        return True

    def _say_problem(self, sentence: str) -> None:
        self._write(self.query_one("#problem", Static), paragraph(sentence))
        self.set_class(bool(sentence), "-problem")

    # what is done

    @on(OptionList.OptionSelected)
    def _code_chosen(self) -> None:
        self.focus_next()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Enter: on to the next question that has no answer; after the last line, save."""
        lines = [field.name for field in self.form.fields if field.shape == "line"]
        if event.input.id != lines[-1] and event.input.id != "source":
            self.focus_next()
        else:
            self.action_save()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Record it."""
        if self._is_saving:
            return
        typed = self.typed
        try:
            self.form.check(typed)
        except Wrong as wrong:
            self._say_problem(str(wrong))
            self.query_one(f"#{wrong.field}").focus()
            return
        user, form = self.tracker.user, self.form
        self._is_saving = True
        self._say_problem(form.BUSY)
        run = self.tracker.bridge.long if form.IS_LONG else self.tracker.bridge.write
        run(self, lambda connection: form.record(connection, typed, user), self._saved, failed=self._not_saved)
        if form.IS_LONG:
            self.tracker.running.add(form)
            self.set_interval(_COUNTED_EVERY, self._say_how_far)

    def _say_how_far(self) -> None:
        if self._is_saving:
            self._say_problem(f"{self.form.BUSY} {self.form.count:,} entries. esc goes on without waiting for it.")

    def _saved(self, done: Done) -> None:
        self.tracker.running.discard(self.form)
        self.tracker.drafts.keep(self.form, {})
        self.tracker.acted(done)
        if self.is_attached:
            self.dismiss(done)

    def _not_saved(self, sentence: str) -> None:
        self._is_saving = False
        self.tracker.running.discard(self.form)
        if not self.is_attached:
            self.tracker.show_error(sentence)
            return
        self._say_problem(sentence)
        self.keep()

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Leave; what was typed is there again next time."""
        if self._is_saving and not self.form.IS_LONG:
            self._say_problem("It is being recorded: another program has the database. Please wait a moment.")
            return
        self.keep()
        self.dismiss(None)

    def action_next(self) -> None:
        """To the next question, before what is typed next arrives."""
        self.focus_next()

    def action_previous(self) -> None:
        """To the question before."""
        self.focus_previous()

    def action_afresh(self) -> None:
        """Forget what was typed, and begin with the first question again."""
        for field in self.form.fields:
            widget = self.query_one(f"#{field.name}")
            if isinstance(widget, Input):
                widget.value = field.value
            elif isinstance(widget, TextArea):
                widget.text = field.value
            elif isinstance(widget, OptionList) and field.value in (names := self._codes.get(field.name, [])):
                widget.highlighted = names.index(field.value)
        self._begin()
        self.keep()
        self._say()

    def action_copy(self) -> None:
        """The command line, into the clipboard."""
        self.tracker.copy(self.tracker.as_told(self.form.command(self.typed)))
