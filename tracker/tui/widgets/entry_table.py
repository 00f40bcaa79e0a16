"""A table over any number of rows: it holds the blocks that were looked at, and draws what is visible.

Rows arrive by `fill`; a block that is not there yet is asked for by a message and drawn as dots.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tracker.tui.commands import bindings
from tracker.tui.widgets.lines import Lines, fit, strip_of

BLOCK = 50
_BLOCKS_KEPT = 40
_GAP = 2


class Column(NamedTuple):
    """A column: `width` cells at least and a `share` of what is left; where there is no room the lowest `rank` goes.

    A click on the title of one with a `name` says so.
    """

    title: str
    width: int
    share: int = 0
    rank: int = 9
    name: str = ""


class Order(NamedTuple):
    """By which column the rows are ordered, and whether downwards."""

    name: str = ""
    is_descending: bool = False


class TableRow(NamedTuple):
    """A row: what names it, and a cell for each column."""

    key: str
    cells: tuple[str | Content, ...]


class EntryTable(Lines):
    """The list of a place."""

    BINDINGS = bindings("table")
    HEADER = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--header", "table--waiting"}
    DEFAULT_CSS = """
    EntryTable {
        overflow-y: scroll;
        & > .table--header { color: $quiet; text-style: bold; }
        & > .table--waiting { color: $quiet; }
    }
    """

    cursor = reactive(0, repaint=False)
    """The number of the chosen row, from 0."""

    class Wanted(Message):
        """A block of rows is needed: rows `block * BLOCK` and the others of it."""

        def __init__(self, block: int, generation: int) -> None:
            super().__init__()
            self.block = block
            self.generation = generation

    class Highlighted(Message):
        """The cursor came to rest on a row."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Chosen(Message):
        """Enter or a double click on a row."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class HeaderChosen(Message):
        """A click on the title of a column."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.total = 0
        self.order = Order()
        self.marked: tuple[str, ...] = ()
        """The keys of the rows that stand out, in the order in which they were marked."""
        self.generation = 0
        self.empty = ""
        self._columns: tuple[Column, ...] = ()
        self._widths: list[int] = []
        self._blocks: dict[int, tuple[TableRow, ...]] = {}
        self._wanted: set[int] = set()
        self._announced = ""

    def start(
        self, columns: Sequence[Column], total: int, *, empty: str = "", cursor: int = 0, order: Order | None = None
    ) -> None:
        """Show a list of `total` rows of which none is here yet; `empty` stands where there are none."""
        self.generation += 1
        self._columns = tuple(columns)
        self._blocks.clear()
        self._wanted.clear()
        self._announced = ""
        self.total, self.empty, self.order = total, empty, order or Order()
        self.set_reactive(EntryTable.cursor, min(cursor, max(0, total - 1)))
        self.relay()
        self._reveal_cursor()

    def fill(self, block: int, rows: Sequence[TableRow], generation: int | None = None) -> None:
        """Take a block of rows; one that was asked for before the last `start` is dropped."""
        if generation not in (None, self.generation):
            return
        self._blocks[block] = tuple(rows)
        self._wanted.discard(block)
        for old in [known for known in self._blocks if abs(known - block) > _BLOCKS_KEPT]:
            del self._blocks[old]
        self.refresh()
        self._announce()

    def forget_wanted(self) -> None:
        """A request failed: ask again when its rows are next drawn."""
        self._wanted.clear()

    def replace(self, row: TableRow) -> None:
        """Show a row's new values where it is held."""
        for block, rows in self._blocks.items():
            if any(known.key == row.key for known in rows):
                self._blocks[block] = tuple(row if known.key == row.key else known for known in rows)
        self.refresh()

    def row_at(self, number: int) -> TableRow | None:
        """A row that is here."""
        rows = self._blocks.get(number // BLOCK, ())
        place = number % BLOCK
        return rows[place] if 0 <= place < len(rows) and number < self.total else None

    def find(self, key: str) -> int | None:
        """The number of a row that is here."""
        for block, rows in self._blocks.items():
            for place, row in enumerate(rows):
                if row.key == key:
                    return block * BLOCK + place
        return None

    @property
    def current(self) -> TableRow | None:
        """The row under the cursor."""
        return self.row_at(self.cursor)

    # drawing

    @property
    def line_count(self) -> int:
        """A line a row."""
        return self.total

    def relay(self) -> None:
        """Share the width out among the columns."""
        width = self._laid_out_for = max(0, self.text_width)
        if not width:
            return
        self._widths = _share_out(self._columns, width)
        self._measure()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The header, or a row."""
        style = self.visual_style
        width = self.size.width
        if y == 0:
            titles = self._line([self._title(column) for column in self._columns])
            return strip_of(titles, width, style + self.get_visual_style("table--header", partial=True))
        number = y - 1 + self.scroll_offset.y
        if number >= self.total:
            text = self.empty if y == 2 and not self.total else ""
            return strip_of(Content(f" {text}"), width, style + self.get_visual_style("table--waiting", partial=True))
        row = self.row_at(number)
        if row is None:
            self._want(number // BLOCK)
            return strip_of(Content(" ·"), width, style + self.get_visual_style("table--waiting", partial=True))
        line = self._line(row.cells, "▪" if row.key in self.marked else " ")
        if number == self.cursor:
            return strip_of(line.without_spans, width, self.cursor_style)
        return strip_of(line, width, style)

    def _line(self, cells: Sequence[str | Content], lead: str = " ") -> Content:
        gap = Content(" " * _GAP)
        parts = [fit(cell, width) for cell, width in zip(cells, self._widths, strict=False) if width]
        return Content(lead) + gap.join(parts)

    def _title(self, column: Column) -> str:
        """With an arrow where the rows are ordered by it."""
        if not column.name or column.name != self.order.name:
            return column.title
        return f"{column.title} {'↓' if self.order.is_descending else '↑'}"

    def _want(self, block: int) -> None:
        if block not in self._wanted:
            self._wanted.add(block)
            self.post_message(self.Wanted(block, self.generation))

    # moving

    def validate_cursor(self, number: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(number, self.total - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Two lines are drawn again, and the row announced."""
        for number in (old, new):
            self.refresh(Region(0, number + 1 - self.scroll_offset.y, self.size.width, 1))
        self._reveal_cursor()
        self._announce()

    def _announce(self) -> None:
        row = self.current
        if row and row.key != self._announced:
            self._announced = row.key
            self.post_message(self.Highlighted(row.key))

    def _reveal_cursor(self) -> None:
        self.reveal(self.cursor)

    def laid_out(self) -> None:
        """The cursor stays in sight."""
        self._reveal_cursor()

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self.cursor += rows

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self.cursor += direction * self.page

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = 0 if direction < 0 else self.total - 1

    def action_choose(self) -> None:
        """Open the row."""
        if self.current:
            self.post_message(self.Chosen(self.current.key))

    def on_click(self, event: Click) -> None:
        """A click chooses a row, a second one opens it; one on a title is told."""
        number = event.y - 1 + self.scroll_offset.y
        if event.y < 1:
            self._click_title(event.x)
            return
        if number >= self.total:
            return
        self.cursor = number
        if event.chain == 2:
            self.action_choose()

    def _click_title(self, x: int) -> None:
        start = 1
        for column, width in zip(self._columns, self._widths, strict=True):
            if width and start <= x < start + width + _GAP and column.name:
                self.post_message(self.HeaderChosen(column.name))
                return
            start += width + _GAP if width else 0


def _share_out(columns: Sequence[Column], width: int) -> list[int]:
    """A width for each column; 0 for those that have no room, lowest rank first."""
    kept = list(columns)
    while kept and sum(column.width for column in kept) + _GAP * (len(kept) - 1) + 2 > width and len(kept) > 1:
        kept.remove(min(kept, key=lambda column: column.rank))
    spare = width - 2 - sum(column.width for column in kept) - _GAP * (len(kept) - 1)
    shares = sum(column.share for column in kept) or 1
    return [column.width + (spare * column.share // shares) if column in kept else 0 for column in columns]
