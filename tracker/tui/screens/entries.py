"""A list of entries of one kind, what is open of it, and the paragraphs that it cites."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Resize

from tracker.tui import looks, reads
from tracker.tui.commands import bindings
from tracker.tui.data import Bridge
from tracker.tui.describe import describe
from tracker.tui.messages import Place, Target
from tracker.tui.reads import Opened
from tracker.tui.screens.citation_pane import CitationPane
from tracker.tui.screens.list_pane import ListPane
from tracker.tui.screens.place import PlaceScreen, StyleSheets
from tracker.tui.widgets.document import Document
from tracker.tui.widgets.entry_table import EntryTable

KIND_OF = {
    "people": "person",
    "charges": "charge",
    "demands": "demand",
    "organisations": "organisation",
    "differences": "difference",
}
MODE_OF = {kind: mode for mode, kind in KIND_OF.items()}
_WITH_STATUS = ("people", "charges", "demands")


class EntriesScreen(PlaceScreen):
    """One of the five lists."""

    CSS_PATH: ClassVar[StyleSheets] = ["place.tcss", "entries.tcss"]
    BINDINGS = bindings("list")
    SCOPE = "list"
    AUTO_FOCUS = "EntryTable"
    EXPLANATION = (
        "The list is on the left (on a narrow terminal above), what is open beside it, and below stand the paragraphs "
        "that the register cites for it, in every language version, the quote between ▐bars▌. Type / to filter: any "
        "spelling of a name finds it. Tab moves between the list, what is open and the text; enter follows a link and "
        "backspace returns."
    )

    entries = getters.query_one(ListPane)
    table = getters.query_one(EntryTable)
    document = getters.query_one(Document)
    pane = getters.query_one(CitationPane)

    def __init__(self, mode: str, bridge: Bridge) -> None:
        super().__init__(mode, bridge)
        self.kind = KIND_OF[mode]
        self.opened: Opened | None = None
        self._pending = False
        self._seen_writes = bridge.writes

    def compose_body(self) -> ComposeResult:
        """The list, what is open, the text."""
        with Container(id="panes"):
            yield ListPane(self.mode, self.kind, self.bridge, id="list-pane")
            with Vertical(id="detail-pane"):
                yield Document()
        yield CitationPane(id="text-pane")

    def on_mount(self) -> None:
        """Ask for the first rows once something is on the screen."""
        self.add_class("-without-text")
        self.call_after_refresh(self.entries.load)

    # what is open

    def on_entry_table_highlighted(self, event: EntryTable.Highlighted) -> None:
        """The cursor moved: open that entry."""
        if not self._pending:
            self.open(event.key)

    def on_entry_table_chosen(self, event: EntryTable.Chosen) -> None:
        """Enter: into what is open."""
        self.open(event.key)
        if not self.is_wide:
            self.set_zoomed(True)
        self.document.focus()

    def open(self, ref: str, *, keep_place: bool = False) -> None:
        """Read an entry and show it."""
        self.bridge.read(
            self,
            lambda connection: reads.open_entry(connection, ref),
            partial(self._show, keep_place),
            group="entry",
            failed=self._not_opened,
        )

    def _not_opened(self, sentence: str) -> None:
        self._pending = False
        self.tracker.show_error(sentence)

    def _show(self, keep_place: bool, opened: Opened) -> None:
        self.opened = opened
        self._pending = False
        self.pane.take(opened, keep_place=keep_place)
        self.document.show(describe(opened.detail, opened.today), keep_place=keep_place)
        number = self.table.find(opened.detail.entry.ref)
        if number is not None and number != self.table.cursor:
            self.table.cursor = number
        self.show_citation()
        self.refresh_bindings()

    @on(ListPane.Emptied)
    def _show_nothing(self) -> None:
        if self._pending:
            return
        self.opened = None
        self.pane.take(None)
        self.document.show([])
        self.show_citation()
        self.refresh_bindings()

    @on(Document.Highlighted)
    def _document_moved(self, event: Document.Highlighted) -> None:
        if event.target.kind == "provision":
            self.pane.turn_to(event.target.value)
            self.show_citation()

    @on(Document.Chosen)
    async def _chosen(self, event: Document.Chosen) -> None:
        await self.follow(event.target)

    async def follow(self, target: Target) -> None:
        """Go where a link leads."""
        if target.kind == "provision":
            await self.tracker.go(Place("reading", target.value))
        elif target.kind == "entry":
            mode = MODE_OF.get(target.value.partition("/")[0], self.mode)
            await self.tracker.go(Place(mode, target.value, is_zoomed=not self.is_wide))

    def where(self) -> Place:
        """What is open here."""
        return Place(self.mode, self.opened.detail.entry.ref if self.opened else "", self.has_class("-zoomed"))

    def visit(self, place: Place) -> None:
        """Open what a place says."""
        self.set_zoomed(place.is_zoomed and bool(place.open))
        if place.open:
            self._pending = True
            self.open(place.open)
            if place.is_zoomed or self.is_wide:
                self.document.focus()

    def set_zoomed(self, on: bool) -> None:
        """Give what is open the whole screen, or take it back."""
        self.set_class(on, "-zoomed")
        if not on and not self.entries.box.has_focus:
            self.table.focus()
        self.refresh_bindings()

    # the cited paragraphs

    def show_citation(self) -> None:
        """Show the cited paragraph in as many versions as there is room for."""
        self.set_class(not self.pane.current, "-without-text")
        ordered = self.tracker.ordered(self.pane.known_languages)
        self.pane.show(ordered[:3] if self.is_wide else ordered[:1])

    def on_resize(self, _: Resize) -> None:
        """As many versions as there is room for."""
        if self.opened:
            self.call_after_refresh(self.show_citation)

    def action_citation(self, direction: int) -> None:
        """The next or previous paragraph."""
        self.pane.step(direction)
        self.show_citation()
        self.document.point_at(Target("provision", self.pane.current))

    def action_next_language(self) -> None:
        """Put the next language first."""
        self.tracker.rotate_languages()
        self.show_citation()

    async def action_read(self) -> None:
        """The paragraph where it stands in the resolution."""
        if self.pane.current:
            await self.follow(Target("provision", self.pane.current))

    def action_copy(self) -> None:
        """The quote with its reference, into the clipboard."""
        self.tracker.copy(self.pane.quote())

    # the list

    def action_filter(self) -> None:
        """Into the filter."""
        self.set_zoomed(False)
        self.entries.box.focus()

    def action_zoom(self) -> None:
        """Give what is open the whole screen, or take it back."""
        self.set_zoomed(not self.has_class("-zoomed"))
        if self.has_class("-zoomed"):
            self.document.focus()

    def action_close(self) -> None:
        """One step back: out of what is open, out of the filter, out of the status."""
        box = self.entries.box
        if self.has_class("-zoomed") or self.focused not in (self.table, box):
            self.set_zoomed(False)
            self.table.focus()
        elif box.value or box.has_focus:
            box.value = ""
            self.table.focus()
        elif self.entries.status:
            self.entries.narrow(None)
        self.refresh_bindings()

    def action_reload(self) -> None:
        """Read the list and what is open again."""
        self.entries.load(cursor=self.table.cursor)
        if self.opened:
            self.open(self.opened.detail.entry.ref, keep_place=True)

    def on_screen_resume(self) -> None:
        """What was recorded elsewhere in the meantime is read again."""
        if self.bridge.writes != self._seen_writes:
            self._seen_writes = self.bridge.writes
            self.action_reload()

    def action_filter_status(self) -> None:
        """Choose a status to show only those."""
        from tracker.tui.screens.choose import Choice, ChooseScreen

        counts = self.entries.counts
        choices = [Choice("", Content("all"), str(sum(counts.values())))]
        choices += [Choice(code, looks.status(code), str(number)) for code, number in counts.items() if code]
        self.app.push_screen(ChooseScreen("Show only", choices), self._status_chosen)

    def _status_chosen(self, code: str | None) -> None:
        if code is not None:
            self.entries.narrow(code or None)

    # recording

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the keys that do nothing here."""
        _ = parameters
        match action:
            case "record_status" | "record_checked":
                return bool(self.opened and self.opened.detail.entry.status)
            case "citation" | "next_language" | "read" | "copy":
                return bool(self.opened and self.opened.detail.citations)
            case "filter_status":
                return self.mode in _WITH_STATUS
            case "close":
                at_rest = self.focused is self.table and not self.has_class("-zoomed")
                return not at_rest or self.entries.is_narrowed
            case _:
                return True

    def action_record_status(self) -> None:
        """The form for a status."""
        self._open_form(checked=False)

    def action_record_checked(self) -> None:
        """The form for "checked, unchanged"."""
        self._open_form(checked=True)

    def _open_form(self, *, checked: bool) -> None:
        from tracker.tui.screens.status_form import StatusForm

        if self.opened and self.opened.detail.entry.status:
            self.app.push_screen(StatusForm(self.bridge, self.opened.detail.entry, checked=checked), self._recorded)

    def _recorded(self, ref: str | None) -> None:
        if ref:
            self._seen_writes = self.bridge.writes
            self.open(ref, keep_place=True)
            self.entries.read_again(ref)
