"""The list of a place with its filter. Pages come as they are scrolled to; a filter shows the best matches."""

from __future__ import annotations

from functools import partial

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from tracker.tui import looks, reads
from tracker.tui.data import Bridge, Failed
from tracker.tui.reads import After, Block, Listed
from tracker.tui.safe import one_line
from tracker.tui.screens.columns import EMPTY, PLACEHOLDERS, columns_of, row_of
from tracker.tui.widgets.entry_table import BLOCK, EntryTable

_MATCHES = 200


class ListPane(Vertical):
    """The entries of one kind; `status` narrows them to one status."""

    table = getters.query_one(EntryTable)
    box = getters.query_one("#filter", Input)

    class Emptied(Message):
        """Nothing is in the list."""

    def __init__(self, mode: str, kind: str, bridge: Bridge, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.mode = mode
        self.kind = kind
        self.bridge = bridge
        self.status: str | None = None
        self.counts: dict[str | None, int] = {}
        self._starts: dict[int, After] = {0: None}

    def compose(self) -> ComposeResult:
        """The filter above the table."""
        with Horizontal(id="search"):
            yield Static("/", id="sign", markup=False)
            yield Input(placeholder=PLACEHOLDERS[self.mode], id="filter", compact=True)
            yield Static("", id="count", markup=False)
        yield EntryTable()

    @property
    def filter_text(self) -> str:
        """What the list is filtered by."""
        return self.box.value.strip()

    @property
    def is_narrowed(self) -> bool:
        """Whether not all entries are in the list."""
        return bool(self.box.value or self.status)

    def load(self, *, cursor: int = 0) -> None:
        """Read the list: what the filter finds, or how many there are and the rows in sight."""
        kind, status, text = self.kind, self.status, self.filter_text
        if text:
            self.bridge.read(
                self,
                lambda connection: reads.find(connection, kind, status, text, _MATCHES),
                self._show_matches,
                group="list",
                failed=self._show_why_not,
            )
            return
        self._starts = {0: None}
        self.bridge.read(
            self, lambda connection: reads.count(connection, kind), partial(self._show_all, cursor), group="list"
        )

    def narrow(self, status: str | None) -> None:
        """Show only the entries with a status, or all."""
        self.status = status
        self.load()

    def read_again(self, ref: str) -> None:
        """An entry was changed: show its row anew."""
        if self.status:
            self.load(cursor=self.table.cursor)
            return
        kind = self.kind
        self.bridge.read(self, lambda connection: reads.read_row(connection, ref), self._replace, group="row")
        self.bridge.read(self, lambda connection: reads.count(connection, kind), self._recount, group="count")

    def _show_all(self, cursor: int, counts: dict[str | None, int]) -> None:
        self.counts = counts
        total = counts.get(self.status, 0) if self.status else sum(counts.values())
        empty = f"Nobody and nothing here is {looks.words(self.status)}." if self.status else EMPTY[self.mode]
        self.table.start(columns_of(self.mode, filtered=False), total, empty=empty, cursor=cursor)
        self._say_how_many(looks.counted(total, self.mode))
        if not total:
            self.post_message(self.Emptied())

    def _show_matches(self, found: tuple[Listed, ...]) -> None:
        empty = "Nothing fits. Any spelling will do, or a part of it; esc clears the filter."
        self.table.start(columns_of(self.mode, filtered=True), len(found), empty=empty)
        rows = [row_of(self.mode, listed, filtered=True) for listed in found]
        for first in range(0, len(rows), BLOCK):
            self.table.fill(first // BLOCK, rows[first : first + BLOCK])
        more = "+" if len(found) == _MATCHES else ""
        self._say_how_many(f"{len(found)}{more} of {looks.counted(sum(self.counts.values()), self.mode)}")
        if not found:
            self.post_message(self.Emptied())

    def _show_why_not(self, sentence: str) -> None:
        """What was typed cannot be understood (yet): say so where the matches would stand."""
        self.table.start(columns_of(self.mode, filtered=True), 0, empty=one_line(sentence))
        self._say_how_many("")
        self.post_message(self.Emptied())

    def _say_how_many(self, text: str) -> None:
        status = f"{looks.words(self.status)} only: " if self.status else ""
        self.query_one("#count", Static).update(status + text)

    def _replace(self, listed: Listed) -> None:
        self.table.replace(row_of(self.mode, listed, filtered=bool(self.filter_text)))

    def _recount(self, counts: dict[str | None, int]) -> None:
        self.counts = counts

    @on(EntryTable.Wanted)
    def _read_block(self, event: EntryTable.Wanted) -> None:
        event.stop()
        known = max(block for block in self._starts if block <= event.block)
        skip = (event.block - known) * BLOCK
        stretch = reads.Stretch(self.kind, self.status, self._starts[known], skip, BLOCK)
        self.bridge.read(
            self,
            lambda connection: reads.read_block(connection, stretch),
            partial(self._fill, event.block, event.generation),
            group=f"block {event.block}",
            failed=self._not_filled,
        )

    def _fill(self, number: int, generation: int, block: Block) -> None:
        if generation != self.table.generation:
            return
        if block.after:
            self._starts[number + 1] = block.after
        self.table.fill(number, [row_of(self.mode, listed, filtered=False) for listed in block.rows], generation)

    def _not_filled(self, sentence: str) -> None:
        self.table.forget_wanted()
        self.post_message(Failed(sentence))

    @on(Input.Changed, "#filter")
    def _filter_changed(self) -> None:
        self.load()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.table.focus()

    def on_key(self, event: Key) -> None:
        """From the filter down into the list."""
        if self.box.has_focus and event.key in ("down", "pagedown"):
            event.stop()
            self.table.focus()
