"""Labelled blocks of text, some of which lead somewhere. The cursor moves from one such to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Blur, Click, Focus
from textual.message import Message

from tracker.tui.commands import bindings
from tracker.tui.messages import Target
from tracker.tui.widgets.lines import Lines

_LABEL = 12
_DENSE_BELOW = 12


class Block(NamedTuple):
    """A labelled piece of text; `target` makes it something to choose, `gap` sets it off from what is above."""

    content: Content
    label: str = ""
    target: Target | None = None
    gap: bool = False
    is_full_width: bool = False


class Document(Lines):
    """Shows blocks."""

    BINDINGS = bindings("document")

    class Highlighted(Message):
        """The cursor came to a block that leads somewhere."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    class Chosen(Message):
        """Enter or a click on a block that leads somewhere."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._spans: list[tuple[int, int]] = []
        self._stops: list[int] = []
        self._stop: int | None = None

    def show(self, blocks: Sequence[Block], *, keep_place: bool = False) -> None:
        """Show other blocks, from the top unless the place is to be kept."""
        self._blocks = tuple(blocks)
        self._stops = [number for number, block in enumerate(self._blocks) if block.target]
        if not keep_place or (self._stop or 0) >= len(self._stops):
            self._stop = None
        self.relay()
        if not keep_place:
            self.jump(0)
        if self.has_focus:
            self._enter()

    def _enter(self) -> None:
        """Put the cursor on the first block that leads somewhere, where it is in sight."""
        if self._stop is None and self._stops and self._spans:
            first = self._spans[self._stops[0]][0]
            if self.scroll_offset.y <= first < self.scroll_offset.y + self.page:
                self._stop = 0

    def point_at(self, target: Target) -> None:
        """Put the cursor on the first block with this target, without announcing it."""
        for place, number in enumerate(self._stops):
            if self._blocks[number].target == target:
                self._stop = place
                self.refresh()
                if self.has_focus and self._spans:
                    self.reveal(*self._spans[number])
                return

    @property
    def target(self) -> Target | None:
        """What is under the cursor."""
        return None if self._stop is None else self._blocks[self._stops[self._stop]].target

    def lay_out(self, width: int) -> list[Content]:
        """Labels in a column of their own, the text beside them."""
        lines: list[Content] = []
        self._spans = []
        label_width = min(_LABEL, width // 3)
        for block in self._blocks:
            if block.gap and lines and self.page > _DENSE_BELOW:
                lines.append(Content(""))
            indent = 0 if block.is_full_width else label_width
            wrapped = block.content.wrap(max(4, width - indent - 1))
            label = Content.styled(block.label[: label_width - 1], "$quiet")
            self._spans.append((len(lines), len(wrapped)))
            for number, line in enumerate(wrapped):
                head = label if number == 0 and indent else Content("")
                lines.append(head.pad_right(max(0, indent - head.cell_length)) + line if indent else line)
        return lines

    def is_under_cursor(self, line: int) -> bool:
        """Whether a line is of the chosen block."""
        if self._stop is None or not self.has_focus:
            return False
        first, count = self._spans[self._stops[self._stop]]
        return first <= line < first + count

    def action_step(self, direction: int) -> None:
        """To the next block that leads somewhere; a line further where none is near."""
        following = self._following(direction)
        if following is None:
            self.jump(self.scroll_offset.y + direction)
            return
        first, count = self._spans[self._stops[following]]
        top, height = self.scroll_offset.y, self.page
        if not top - height // 2 <= first < top + height + height // 2:
            self.jump(self.scroll_offset.y + direction)
            return
        self._stop = following
        self.reveal(first, count)
        if following == 0:
            self.jump(0 if first < height else first)
        self.refresh()
        self._announce()

    def _following(self, direction: int) -> int | None:
        if self._stop is not None:
            found = self._stop + direction
            return found if 0 <= found < len(self._stops) else None
        top = self.scroll_offset.y
        for place, number in enumerate(self._stops):
            if self._spans[number][0] >= top:
                return place
        return None

    def action_choose(self) -> None:
        """Go where the block leads."""
        if self.target:
            self.post_message(self.Chosen(self.target))

    def action_page(self, direction: int) -> None:
        """A screenful further; the cursor is left behind."""
        self._stop = None
        self.jump(self.scroll_offset.y + direction * max(1, self.page - 1))
        self.refresh()

    def action_edge(self, direction: int) -> None:
        """To the beginning or the end."""
        self._stop = None
        self.jump(0 if direction < 0 else len(self.lines))
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click chooses what it hits."""
        line = event.y + self.scroll_offset.y
        for place, number in enumerate(self._stops):
            first, count = self._spans[number]
            if first <= line < first + count:
                self._stop = place
                self.refresh()
                self._announce()
                self.action_choose()
                return

    def on_focus(self, _: Focus) -> None:
        """The cursor shows where it is."""
        self._enter()
        self.refresh()

    def on_blur(self, _: Blur) -> None:
        """The cursor goes with the focus."""
        self.refresh()

    def _announce(self) -> None:
        if self.target:
            self.post_message(self.Highlighted(self.target))
