"""Marked-up text to source lines: each block a line of its own with a blank one before it, as plain text has them."""

from __future__ import annotations

import re

from tracker.resolution.lines import visible
from tracker.resolution.values import SourceLine

_WHITE = re.compile(r"\s+")


class BlockLines:
    """Collects the text of blocks; `lines` are numbered by where each block begins in the file."""

    def __init__(self) -> None:
        self.lines: list[SourceLine] = []
        self._texts: list[str] = []
        self._number = 0
        self._blank_before = True

    def add(self, text: str, number: int) -> None:
        """Text of the current block, which stands in the file's line `number`."""
        if not self._texts and text.strip():
            self._number = number + text[: len(text) - len(text.lstrip())].count("\n")
        if self._texts or text.strip():
            self._texts.append(text)

    @property
    def pending(self) -> str:
        """The text of the current block so far."""
        return _WHITE.sub(" ", "".join(self._texts)).strip()

    def end_block(self) -> None:
        """The current block is over; the next one is separated by a blank line."""
        self._end_line()
        self._blank_before = True

    def break_line(self) -> None:
        """The line is over and the block goes on; one that said nothing is a blank line."""
        self._blank_before = self._blank_before or not self.pending
        self._end_line()

    def _end_line(self) -> None:
        text = visible(self.pending)
        self._texts = []
        if not text:
            return
        if self._blank_before:
            self.lines.append(SourceLine(self._number, "", opens_page=False))
        self.lines.append(SourceLine(self._number, text, opens_page=False))
        self._blank_before = False
