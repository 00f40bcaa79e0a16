"""A list of entries of one kind, what is open of it, and the paragraphs that it cites."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from tracker.queries.rows import Claim, Entry
from tracker.tui import keymap, looks, reads
from tracker.tui.commands import ABOUT_WHAT_IS_OPEN, bindings, in_scope
from tracker.tui.data import Bridge
from tracker.tui.describe import describe
from tracker.tui.lists import KIND_OF, MATCHES
from tracker.tui.messages import Place
from tracker.tui.reads import Opened
from tracker.tui.screens.citation_pane import CitationPane
from tracker.tui.screens.cited import CitedPlace
from tracker.tui.screens.list_pane import ListPane
from tracker.tui.screens.place import StyleSheets
from tracker.tui.widgets.document import Document
from tracker.tui.widgets.entry_table import EntryTable

if TYPE_CHECKING:
    from tracker.tui.forms.form import Done

_RESTS_AFTER = 0.05
_LOOKS_EVERY = 0.005
_PATIENCE = 10.0
"""Seconds that a key waits for the row that it is about."""
_WITH_STATUS = ("people", "charges", "demands")


class EntriesScreen(CitedPlace):
    """One of the lists."""

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

    def __init__(self, mode: str, bridge: Bridge) -> None:
        super().__init__(mode, bridge)
        self.kind = KIND_OF[mode]
        self.opened: Opened | None = None
        self._pending = False
        self._asked = ""
        self._row_then: str | None = None
        """The row under the cursor when what is open was asked for."""
        self._seen_writes = bridge.writes
        self.add_class("-without-text", update=False)

    def compose_body(self) -> ComposeResult:
        """The list, what is open, the text."""
        with Container(id="panes"):
            yield ListPane(self.mode, self.kind, self.bridge, id="list-pane")
            with Vertical(id="detail-pane"):
                yield Document()
        yield CitationPane(id="text-pane")

    def on_mount(self) -> None:
        """Ask for the first rows at once: they may be here when the screen is drawn for the first time."""
        self.entries.load()

    # what is open

    def on_entry_table_highlighted(self, event: EntryTable.Highlighted) -> None:
        """The cursor moved: open that entry."""
        is_there = self.table.current is not None and self.table.current.key == event.key
        if is_there and event.key != self._asked and not (self._pending or self.entries.is_seeking):
            self.run_worker(self._open_at_rest(event.key), group="rest", exclusive=True)

    async def _open_at_rest(self, ref: str) -> None:
        """Open an entry once the cursor rests on it: rows that follow a key must not wait for what is beside them."""
        if self.opened is not None:
            await asyncio.sleep(_RESTS_AFTER)
        if not self._pending and self.table.current and self.table.current.key == ref:
            self.open(ref)

    def on_entry_table_chosen(self, event: EntryTable.Chosen) -> None:
        """Enter: into what is open."""
        self.open(event.key)
        if not self.is_wide:
            self.set_zoomed(True)
        self.document.focus()

    def open(self, ref: str, *, keep_place: bool = False) -> None:
        """Read an entry and show it."""
        self._asked, self._row_then = ref, self._row
        self.bridge.read(
            self,
            lambda connection: reads.open_entry(connection, ref),
            partial(self._show, keep_place),
            group="entry",
            failed=self._not_opened,
        )

    def _not_opened(self, sentence: str) -> None:
        self._pending, self._asked = False, ""
        self.tracker.show_error(sentence)

    def _show(self, keep_place: bool, opened: Opened) -> None:
        self.opened = opened
        is_sought, self._pending = self._pending, False
        self.pane.take(opened, keep_place=keep_place)
        self.document.show(describe(opened), keep_place=keep_place)
        if is_sought and not self.entries.is_seeking:
            self.entries.find_row(opened.detail.entry.ref)
        self.show_citation()
        self.refresh_bindings()

    async def settled(self, key: str) -> bool:
        """Wait until a key means what somebody who types fast means by it. False: that took too long."""
        if any(key in keymap.keys_of(command) for command in in_scope("everywhere")):
            return True
        is_about_entry = any(key in keymap.keys_of(command) for command in ABOUT_WHAT_IS_OPEN)
        until = monotonic() + _PATIENCE
        while monotonic() < until:
            if not (self.entries.is_loading or self.entries.is_seeking or (is_about_entry and self._is_opening)):
                return True
            await asyncio.sleep(_LOOKS_EVERY)
        return not is_about_entry

    @property
    def _row(self) -> str | None:
        return self.table.current.key if self.table.current else None

    @property
    def _is_opening(self) -> bool:
        """Whether what is open is not yet what was asked for, or what the cursor was moved to."""
        return self._pending or self._asked not in ("", self._ref) or self._meant != self._ref

    @property
    def _meant(self) -> str | None:
        """The ref of what is open, or of the row to which the cursor was moved since; None: that is not here yet."""
        has_moved = self.table.has_focus and self.table.total > 0 and self._row not in (self._ref, self._row_then)
        return self._row if has_moved else self._ref

    @property
    def _ref(self) -> str:
        """The ref of what is open."""
        return self.opened.detail.entry.ref if self.opened else ""

    @on(ListPane.Emptied)
    def _show_nothing(self) -> None:
        if self._pending:
            return
        self.opened, self._asked = None, ""
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

    def where(self) -> Place:
        """What is open here, and what is in the list."""
        view = self.entries.view
        return Place(self.mode, self._ref, self.has_class("-zoomed"), view.words, view.status)

    def visit(self, place: Place) -> None:
        """Open what a place says."""
        self.set_zoomed(place.is_zoomed and bool(place.open))
        if place.words is not None:
            self.entries.go_to(place.words, place.status or "", place.open)
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
            self.soft_reload()

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

    def action_sort(self) -> None:
        """Choose a column to order the list by."""
        from tracker.tui.screens.list_dialogs import choose_order

        choose_order(self.app, self.entries)

    def action_columns(self) -> None:
        """Choose which columns are shown."""
        from tracker.tui.screens.list_dialogs import choose_columns

        choose_columns(self.app, self.entries)

    def action_views(self) -> None:
        """Saved filters: show one, keep this one, forget one."""
        from tracker.tui.screens.list_dialogs import choose_view

        choose_view(self.app, self.entries)

    # acting

    def open_entry(self) -> Entry | None:
        """The entry that is open."""
        return self.opened.detail.entry if self.opened else None

    def open_history(self) -> tuple[Claim, ...]:
        """Its history."""
        return self.opened.detail.history if self.opened else ()

    def marked_refs(self) -> tuple[str, ...]:
        """The refs of the rows that are marked, in the order in which that was done."""
        return tuple(self.table.marked)

    def action_mark(self) -> None:
        """Mark or unmark the row, and go on to the next."""
        if self.table.current:
            self.entries.mark(self.table.current.key)
            self.table.cursor += 1
            self.refresh_bindings()

    def action_unmark(self) -> None:
        """Unmark all rows."""
        self.entries.unmark()
        self.refresh_bindings()

    def action_export(self) -> None:
        """The form that exports what is shown."""
        from tracker.tui.forms.export import ExportForm, Shown

        listing = self.entries.listing
        shown = Shown(self.mode, listing.status or "", self.entries.filter_text, self.marked_refs(), MATCHES)
        self.fill_in(ExportForm(shown, self.tracker.settings.language))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the keys that do nothing here."""
        _ = parameters
        match action:
            case "filter" | "sort" | "columns" | "views" | "export":
                return True
            case "citation" | "next_language" | "read" | "copy":
                return bool(self.opened and self.opened.detail.citations)
            case "filter_status":
                return self.mode in _WITH_STATUS
            case "unmark":
                return bool(self.table.marked)
            case "close":
                at_rest = self.focused is self.table and not self.has_class("-zoomed")
                return not at_rest or self.entries.is_narrowed
            case _:
                return self.can(action)

    def soft_reload(self) -> None:
        """Read the list and what is open again; cursor, filter and place in the text stay."""
        self._seen_writes = self.bridge.writes
        ref, is_open = self._meant, self._meant == self._ref
        self.entries.load(cursor=self.table.cursor)
        if ref:
            self._pending = True
            self.open(ref, keep_place=is_open)

    def after_action(self, done: Done) -> None:
        """What an action touched is shown anew."""
        self._seen_writes = self.bridge.writes
        if self.opened:
            self.open(self.opened.detail.entry.ref, keep_place=True)
        for ref in done.refs:
            self.entries.read_again(ref)
        if len(done.refs) > 1:
            self.action_unmark()
