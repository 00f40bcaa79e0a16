"""The list of a place with its filter: any of its orders, read block by block as it is scrolled to.

A filter shows what `tracker search` finds, the best first. Nothing is held but the blocks that were looked at.
"""

from __future__ import annotations

from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.message import Message
from textual.widgets import Input, Static

from tracker.queries.listing import ORDERS, Listing, Place
from tracker.queries.views import View
from tracker.tui import lists, looks
from tracker.tui.data import Bridge, Failed
from tracker.tui.lists import Begun, Block, Listed
from tracker.tui.safe import one_line
from tracker.tui.screens.columns import EMPTY, PLACEHOLDERS, columns_of, order_shown, orders_of, row_of
from tracker.tui.screens.matches import Asked, Matches
from tracker.tui.widgets.entry_table import BLOCK, EntryTable, TableRow
from tracker.tui.widgets.fields import Line


class ListPane(Vertical):
    """The entries of one kind; `view` is what of them is shown, and how."""

    table = getters.query_one(EntryTable)
    box = getters.query_one("#filter", Line)

    class Emptied(Message):
        """Nothing is in the list."""

    def __init__(self, mode: str, kind: str, bridge: Bridge, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.mode = mode
        self.kind = kind
        self.bridge = bridge
        self.counts: dict[str | None, int] = {}
        self.views: dict[str, View] = {}
        self._view = View()
        self._has_begun = False
        self.is_loading = True
        """Whether what is shown is not yet what was asked for."""
        self._matches: Matches | None = None
        self._places: dict[int, Place] = {}
        self._sought = ""
        self._how_many = ""

    def compose(self) -> ComposeResult:
        """The filter above the table."""
        with Horizontal(id="search"):
            yield Static("/", id="sign", markup=False)
            yield Line(placeholder=PLACEHOLDERS[self.mode], id="filter", compact=True)
            yield Static("", id="count", markup=False)
        yield EntryTable()

    def on_mount(self) -> None:
        """What is typed is looked for at once, before even its letter is drawn."""
        self.watch(self.box, "value", self._filter_changed, init=False)

    # what is shown

    @property
    def filter_text(self) -> str:
        """What the list is filtered by."""
        return self.box.value.strip()

    @property
    def status(self) -> str | None:
        """The one status that is shown; None: all."""
        return self._view.status or None

    @property
    def view(self) -> View:
        """What is shown, and how."""
        return self._view._replace(words=self.filter_text)

    @property
    def listing(self) -> Listing:
        """The list in its order, without the filter."""
        ordered_by = self._view.ordered_by if self._view.ordered_by in ORDERS[self.kind] else "title"
        return Listing(self.kind, self.status, ordered_by, self._view.is_descending)

    @property
    def is_narrowed(self) -> bool:
        """Whether not all entries are in the list."""
        return bool(self.box.value or self.status)

    def narrow(self, status: str | None) -> None:
        """Show only the entries with a status, or all."""
        self.show(self.view._replace(status=status or ""))

    @property
    def is_seeking(self) -> bool:
        """Whether the cursor is on its way to a row that is not here yet."""
        return bool(self._sought)

    def go_to(self, words: str, status: str, ref: str = "") -> None:
        """Show the list narrowed so, the cursor on an entry where one is named."""
        view = self.view
        if (view.words, view.status) != (words, status):
            self._sought = ref
            self.show(view._replace(words=words, status=status))

    def order_by(self, name: str, *, is_descending: bool | None = None) -> None:
        """Order the list by a column; again: the other way round; once more: as usual."""
        view = self._view
        if is_descending is not None:
            ordered = name, is_descending
        elif view.ordered_by != name:
            ordered = name, False
        else:
            ordered = ("", False) if view.is_descending else (name, True)
        self.show(self.view._replace(ordered_by=ordered[0], is_descending=ordered[1]), keep=True)

    def show(self, view: View, *, keep: bool = False) -> None:
        """Show another view; with `keep` its order and columns are there the next time too."""
        self._view = view
        if keep:
            from tracker.ledger.views import save_view

            left = View("", "", view.ordered_by, view.is_descending, view.columns)
            mode = self.mode
            self.views[""] = left
            self.bridge.keep(lambda connection: save_view(connection, mode, "", left))
        if self.box.value.strip() != view.words:
            self.box.value = view.words  # which loads
        else:
            self.load()

    def load(self, *, cursor: int = 0) -> None:
        """Read the list: what the filter finds, or the rows in sight."""
        self.is_loading = True
        kind, words, listing = self.kind, self.filter_text, self.listing
        if words and self._has_begun:
            asked = Asked(words, listing if self._view.ordered_by else None, listing)
            self.bridge.read(
                self,
                asked.begin,
                partial(self._show_matches, cursor),
                group="list",
                failed=self._show_why_not,
                at_once=True,
            )
            return
        mode, view, first = self.mode, self._view, cursor // BLOCK * BLOCK
        as_left = not self._has_begun
        self.bridge.read(
            self,
            lambda connection: lists.begin(connection, mode, kind, view, as_left=as_left, first=first, limit=BLOCK),
            partial(self._show_all, cursor),
            group="list",
            failed=self._not_loaded,
            at_once=True,
        )

    def read_again(self, ref: str) -> None:
        """An entry was changed: show its row anew."""
        kind = self.kind
        if not self.filter_text and (self.status or self.listing.ordered_by in ("status", "since", "checked")):
            self.load(cursor=self.table.cursor)
            return
        self.bridge.read(self, lambda connection: lists.read_row(connection, ref), self._replace, group="row")
        self.bridge.read(self, lambda connection: lists.count(connection, kind), self._recount, group="count")

    def find_row(self, ref: str) -> None:
        """Put the cursor on an entry's row, wherever in the list it is."""
        number = self.table.find(ref)
        if number is not None:
            self._to_row(number)
        elif self._has_begun:
            of_all = partial(lists.number_of, listing=self.listing, ref=ref)
            query = self._matches.number_of(ref) if self._matches else of_all
            self.bridge.read(self, query, self._to_row, group="number", failed=lambda _: self._to_row(None))

    def _go_to_sought(self) -> None:
        if self._sought:
            self.find_row(self._sought)

    def _to_row(self, number: int | None) -> None:
        self._sought = ""
        if number is not None:
            self.table.cursor = number

    def _show_all(self, cursor: int, begun: Begun) -> None:
        self.counts, self.views = begun.counts, begun.views
        if not self._has_begun:
            self._has_begun = True
            asked = self._view.status  # it may have been chosen while the list began
            self._view = begun.view._replace(status=asked)
            if self.filter_text or asked != begun.view.status:
                self.load()
                return
        self.is_loading = False
        self._matches, self._places = None, dict(begun.block.places)
        empty = f"Nobody and nothing here is {looks.words(self.status)}." if self.status else EMPTY[self.mode]
        self._start(begun.total, empty, cursor)
        self._fill(begun.first // BLOCK, self.table.generation, begun.block)
        self._say_how_many(looks.counted(begun.total, self.mode))
        self._go_to_sought()
        if not begun.total:
            self.post_message(self.Emptied())

    def _show_matches(self, cursor: int, matches: Matches) -> None:
        self.is_loading = False
        self._matches, found = matches, matches.found
        self._start(found.listed, "Nothing fits. Any spelling will do, or a part of it; esc clears the filter.", cursor)
        self.table.fill(0, self._rows(found.first))
        of = f" of {looks.counted(sum(self.counts.values()), self.mode)}" if self.counts else ""
        self._say_how_many(matches.how_many(of))
        self._go_to_sought()
        if not found.listed:
            self.post_message(self.Emptied())

    def _start(self, total: int, empty: str, cursor: int = 0) -> None:
        columns = columns_of(self.mode, self._view.columns, filtered=self._matches is not None)
        order = order_shown(self._view, self.mode, self.kind, filtered=self._matches is not None)
        self.table.start(columns, total, empty=empty, cursor=cursor, order=order)

    def _show_why_not(self, sentence: str) -> None:
        """What was typed cannot be understood (yet): say so where the matches would stand."""
        self.is_loading = False
        self._matches = Matches(Asked(self.filter_text, None, self.listing), lists.NOTHING)
        self._start(0, one_line(sentence))
        self._say_how_many("")
        self.post_message(self.Emptied())

    def _say_how_many(self, text: str) -> None:
        self._how_many = text
        status = f"{looks.words(self.status)} only: " if self.status else ""
        marked = f"{len(self.table.marked)} marked · " if self.table.marked else ""
        said = Content(marked + status + text)
        count = self.query_one("#count", Static)
        count.update(said, layout=said.cell_length > count.content_size.width)

    def mark(self, ref: str) -> None:
        """Mark a row, or unmark it."""
        marked = self.table.marked
        self._show_marked(tuple(one for one in marked if one != ref) if ref in marked else (*marked, ref))

    def unmark(self) -> None:
        """Unmark all rows."""
        self._show_marked(())

    def _show_marked(self, marked: tuple[str, ...]) -> None:
        self.table.marked = marked
        self.table.refresh()
        self._say_how_many(self._how_many)

    def _rows(self, rows: tuple[Listed, ...]) -> list[TableRow]:
        spelling = self._matches.spelling if self._matches else _no_spelling
        return [row_of(self.mode, listed, self._view.columns, spelling(listed.entry.ref)) for listed in rows]

    def _replace(self, listed: Listed) -> None:
        for row in self._rows((listed,)):
            self.table.replace(row)

    def _recount(self, counts: dict[str | None, int]) -> None:
        self.counts = counts

    @on(EntryTable.Wanted)
    def _read_block(self, event: EntryTable.Wanted) -> None:
        event.stop()
        first, then = event.block * BLOCK, partial(self._fill, event.block, event.generation)
        group = f"block {event.block}"
        if self._matches:
            more = partial(self._fill_matches, event.block, event.generation)
            query = self._matches.rows_from(first)
            self.bridge.read(self, query, more, group=group, failed=self._not_filled, at_once=True)
            return
        known = min(self._places.items(), key=lambda place: abs(place[0] - first + 1), default=None)
        of_all = partial(
            lists.read_block, listing=self.listing, first=first, limit=BLOCK, total=self.table.total, known=known
        )
        self.bridge.read(self, of_all, then, group=group, failed=self._not_filled, at_once=True)

    def _fill_matches(self, number: int, generation: int, read: tuple[Matches, Block]) -> None:
        if generation != self.table.generation:
            return
        self._matches, block = read
        if self._matches.found.listed == self.table.total:
            self._fill(number, generation, block)
        else:  # somebody has recorded something meanwhile
            self.load(cursor=self.table.cursor)

    def _fill(self, number: int, generation: int, block: Block) -> None:
        if generation != self.table.generation:
            return
        self._places |= block.places
        self.table.fill(number, self._rows(block.rows), generation)

    def _not_loaded(self, sentence: str) -> None:
        self.is_loading = False
        self.post_message(Failed(sentence))

    def _not_filled(self, sentence: str) -> None:
        self.table.forget_wanted()
        self.post_message(Failed(sentence))

    # what is typed and clicked

    @on(DescendantFocus, "#filter")
    def _filter_begun(self) -> None:
        """Comparing names takes a while to load: that is done while the first letter is looked for."""
        self.bridge.aside(self, lists.prepare, lambda _: None, failed=lambda _: None)

    def _filter_changed(self) -> None:
        self.load()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.table.focus()

    @on(EntryTable.HeaderChosen)
    def _header_chosen(self, event: EntryTable.HeaderChosen) -> None:
        event.stop()
        if event.name in orders_of(self.mode, self.kind):
            self.order_by(event.name)

    def on_key(self, event: Key) -> None:
        """From the filter down into the list."""
        if self.box.has_focus and event.key in ("down", "pagedown"):
            event.stop()
            self.table.focus()


def _no_spelling(_ref: str) -> None:
    """All rows are in the list, however they are spelled."""
