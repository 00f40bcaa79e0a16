"""The reading room: a whole resolution, its versions side by side, what was found in it marked where it stands."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from tracker.tui import looks, reads
from tracker.tui.commands import bindings
from tracker.tui.data import Bridge
from tracker.tui.lists import MODE_OF
from tracker.tui.messages import Place
from tracker.tui.reads import Reading, ReadProvision
from tracker.tui.reference import cite
from tracker.tui.safe import one_line
from tracker.tui.screens.ask import AskScreen
from tracker.tui.screens.choose import Choice, ChooseScreen
from tracker.tui.screens.place import PlaceScreen, StyleSheets
from tracker.tui.screens.provisions import choices, holds, readable, words_of
from tracker.tui.widgets.parallel_text import ParallelText

_NARROWEST = 36


class ReadingScreen(PlaceScreen):
    """One resolution at a time."""

    CSS_PATH: ClassVar[StyleSheets] = ["place.tcss", "reading.tcss"]
    BINDINGS = bindings("reading")
    SCOPE = "reading"
    AUTO_FOCUS = "ParallelText"
    EXPLANATION = (
        "The resolution, provision by provision, its versions aligned. Names are underlined, charges and demands have "
        "a ground of their own, and the margin (on a narrow terminal the lines below) says what each provision "
        "yielded; ≠ tells where the versions differ, in amber where they do. Arrows up and down read on, j and k go "
        "from provision to provision. Select words with the mouse, or with → and shift+→ (tab: in the next version): y "
        "copies them with their reference, c makes a block of them that cites them for an entry in the register."
    )

    text = getters.query_one(ParallelText)

    def __init__(self, mode: str, bridge: Bridge) -> None:
        super().__init__(mode, bridge)
        self.reading: Reading | None = None
        self.words: list[str] = []
        self.searched = ""
        self.count = 0
        """How many versions somebody asked for; 0: as many as there is good room for."""
        self.with_marks = True
        self._resolution = ""
        self._wanted = ""
        self._has_asked = False

    def compose_body(self) -> ComposeResult:
        """A line that says what this is, and the text."""
        yield Static("", id="reading-head", markup=False)
        yield ParallelText(id="reading")

    def on_mount(self) -> None:
        """Read it once something is on the screen."""
        self.text.names = looks.LANGUAGES
        self.call_after_refresh(self.action_reload)

    def action_reload(self) -> None:
        """Read the resolution again, or the one in which a place is that somebody wants to see."""
        self._has_asked = True
        self.bridge.read(
            self,
            partial(reads.read_resolution, wanted=self._resolution, place=self._wanted),
            self._show,
            group="reading",
            failed=self._not_found,
        )

    def _not_found(self, sentence: str) -> None:
        self.tracker.show_error(sentence)
        is_lost = bool(self._wanted) and self.reading is None
        self._wanted = ""
        if is_lost:
            self.action_reload()

    def _show(self, reading: Reading | None) -> None:
        self._wanted = ""
        self.reading = reading
        if reading is None:
            self.query_one("#reading-head", Static).update("No resolution is in this database yet.")
            return
        is_another = self._resolution not in ("", reading.resolution.id)
        self._resolution = reading.resolution.id
        self._render_text()
        if reading.at:
            self.move_to(reading.at)
        elif is_another:
            self.text.move_to(0)

    def _render_text(self) -> None:
        if self.reading is None:
            return
        self._choose_languages()
        rows = [readable(found, self.words, with_marks=self.with_marks) for found in self.reading.provisions]
        self.text.show(rows)

    def _choose_languages(self) -> None:
        if self.reading is None:
            return
        ordered = self.tracker.ordered(self.reading.languages)
        room = max(1, (self.size.width - 4) // _NARROWEST)
        self.text.languages = ordered[: min(self.count or (3 if self.is_wide else 1), room)]
        self._say_what_this_is()

    def _say_what_this_is(self) -> None:
        if self.reading is None:
            return
        resolution = self.reading.resolution
        head = Content.assemble(
            (one_line(resolution.reference), "bold"),
            (f"  {one_line(resolution.title, 60)}", "$foreground"),
            (f"  adopted {one_line(resolution.adopted)}", "$quiet"),
        )
        if len(self.reading.resolutions) > 1:
            number = self.reading.resolutions.index(resolution) + 1
            head += Content.styled(f"  {number} of {len(self.reading.resolutions)}", "$quiet")
        if self.searched:
            found = sum(holds(provision, self.words) for provision in self.reading.provisions)
            head += Content.styled(f"   “{one_line(self.searched, 40)}” in {found}", "$foreground")
        if self.text.selection and self.current:
            texts = {version.language: version.text or "" for version in self.current.text.versions}
            for language, (start, end) in self.text.selection.items():
                words = one_line(texts[language][start:end], 60)
                head += Content.assemble((f"   {language} ", "$accent"), (f"“{words}”", "$foreground"))
        self.query_one("#reading-head", Static).update(head)

    def on_resize(self, _: Resize) -> None:
        """As many versions as there is room for."""
        self._choose_languages()

    def where(self) -> Place:
        """The provision under the cursor."""
        return Place(self.mode, self.current.text.place if self.current else "")

    def visit(self, place: Place) -> None:
        """To a provision, in the resolution that the place says."""
        if place.open:
            self._go_to(place.open)
        self.text.focus()

    def _go_to(self, place: str) -> None:
        here = f"{self._resolution} "
        if self.reading and place.startswith(here):
            self.move_to(place.removeprefix(here))
            return
        self._wanted = place
        if self._has_asked:
            self.action_reload()

    def move_to(self, key: str) -> None:
        """Put the cursor on a provision of the resolution that is read."""
        if self.reading:
            for number, found in enumerate(self.reading.provisions):
                if found.text.key == key:
                    self.text.move_to(number)

    # actions

    def action_jump(self) -> None:
        """Ask for a key and go there; one of another resolution has its reference before it."""
        self.app.push_screen(AskScreen("Go to", "F, recital F, 13, visa 2, footnote 5, title"), self._jump)

    def _jump(self, typed: str | None) -> None:
        if typed:
            wanted, near = typed.strip(), self._resolution
            self.bridge.read(
                self,
                lambda connection: reads.resolve_provision(connection, wanted, near).place,
                self._go_to,
                group="jump",
            )

    def action_resolutions(self) -> None:
        """Choose the resolution to read."""
        if self.reading:
            listed = [
                Choice(row.id, Content.assemble((one_line(row.reference), "bold"), f"  {one_line(row.title, 100)}"))
                for row in self.reading.resolutions
            ]
            self.app.push_screen(ChooseScreen("Read which resolution?", listed, self._resolution), self._turn_to)

    def _turn_to(self, resolution: str | None) -> None:
        if resolution and resolution != self._resolution:
            self.bridge.read(self, partial(reads.read_resolution, wanted=resolution), self._show, group="reading")

    def action_search(self) -> None:
        """Ask for words and go to the first place."""
        self.app.push_screen(
            AskScreen("Search in the text", "words, with or without marks", self.searched), self._search
        )

    def _search(self, typed: str | None) -> None:
        if typed is None:
            return
        self.searched, self.words = typed.strip(), words_of(typed)
        self._render_text()
        if self.words:
            self._to_hit(1, include_here=True)

    def action_hit(self, direction: int) -> None:
        """The next place found, or the next provision when nothing is searched for."""
        if self.words:
            self._to_hit(direction)
        else:
            self.text.action_step(direction)

    def _to_hit(self, direction: int, *, include_here: bool = False) -> None:
        if self.reading is None:
            return
        total = len(self.reading.provisions)
        first = 0 if include_here else 1
        for step in range(first, total + 1):
            number = (self.text.cursor + direction * step) % total
            if holds(self.reading.provisions[number], self.words):
                self.text.move_to(number)
                return
        self.notify("Nothing fits in any version.", markup=False)

    def action_next_language(self) -> None:
        """Begin with the next version."""
        self.tracker.rotate_languages()
        self._choose_languages()

    def action_next_count(self) -> None:
        """One, two or three versions."""
        self.count = len(self.text.languages) % 3 + 1
        self._choose_languages()

    def action_marks(self) -> None:
        """Show or hide the marks."""
        self.with_marks = not self.with_marks
        self._render_text()

    def action_copy(self) -> None:
        """The selected words, or the paragraph, with the reference in the form of its language."""
        found = self.current
        if found is None or not self.text.languages:
            return
        selection = self.text.selection
        copied = []
        for version in found.text.versions:
            if version.text and version.language in (selection or self.text.languages[:1]):
                start, end = selection.get(version.language, (0, len(version.text)))
                reference = cite(found.text.reference, found.text.key, version.language, version.label)
                copied.append(f"“{version.text[start:end]}” ({reference})")
        self.tracker.copy("\n".join(copied))

    def action_cite(self) -> None:
        """The selected words as a block for the register."""
        from tracker.tui.screens.cite import cite_selection

        cite_selection(self)

    def action_clear(self) -> None:
        """Select nothing."""
        self.text.clear_selection()

    @property
    def current(self) -> ReadProvision | None:
        """The provision under the cursor."""
        return self.reading.provisions[self.text.cursor] if self.reading and self.reading.provisions else None

    @on(ParallelText.Selected)
    def _say_what_is_selected(self) -> None:
        self._say_what_this_is()

    @on(ParallelText.Chosen)
    def _list_what_is_here(self) -> None:
        if self.reading:
            found = self.reading.provisions[self.text.cursor]
            listed = choices(found)
            if listed:
                self.app.push_screen(ChooseScreen(f"Cited in {one_line(found.text.key)}", listed), self._open)
            else:
                self.notify("Nothing was found in this provision.", markup=False)

    def _open(self, ref: str | None) -> None:
        if ref:
            mode = MODE_OF.get(ref.partition("/")[0], "people")
            self.run_worker(self.tracker.go(Place(mode, ref, not self.is_wide)))
