"""A paragraph with marked places. A mark is seen by its style and, where it was asked for, by bars beside it.

What is shown may be longer than the text: bars are added, and characters that do not print are written out. `Shown`
knows which character of the one is which of the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from textual.content import Content, Span

from tracker.tui.safe import one_line, paragraph

OPENING, CLOSING = "▐", "▌"


class Mark(NamedTuple):
    """Code points `start` to `end` of a text; a barred mark gets bars around it."""

    start: int
    end: int
    style: str
    is_barred: bool = False


class _Run(NamedTuple):
    """Characters `source` and on of the text, shown from `place` on; one by one, or one of them in many."""

    place: int
    source: int
    length: int
    is_linear: bool


class Shown:
    """A text with its marks on one line, as it is shown; marks that lie outside of it are ignored."""

    def __init__(self, text: str, marks: Iterable[Mark] = ()) -> None:
        self.source = text
        self._marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
        self._bars: list[int] = []
        barred = [mark for mark in self._marks if mark.is_barred]
        if text.isprintable() and not barred:
            self.plain = text
            self._runs = [_Run(0, 0, len(text), True)]
            return
        self._runs = []
        opening, closing = {mark.start for mark in barred}, {mark.end for mark in barred}
        parts: list[str] = []
        place = 0
        for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
            pieces = [OPENING] if start in opening else []
            self._bars += [place] * len(pieces)
            place += len(pieces)
            for piece, source in _pieces(text, start, end):
                self._runs.append(
                    _Run(place, source, len(piece), len(piece) == 1 or piece == text[source : source + len(piece)])
                )
                pieces.append(piece)
                place += len(piece)
            if end in closing:
                self._bars.append(place)
                pieces.append(CLOSING)
                place += 1
            parts += pieces
        self.plain = "".join(parts)

    @property
    def content(self) -> Content:
        """What is shown, in its styles."""
        spans = [Span(*self.place_of(mark.start, mark.end), mark.style) for mark in self._marks]
        spans += [Span(bar, bar + 1, "$accent") for bar in self._bars]
        return Content(self.plain, spans, strip_control_codes=False)

    @property
    def first_bar(self) -> int | None:
        """The place of the first barred mark."""
        return self._bars[0] if self._bars else None

    @property
    def last_bar(self) -> int | None:
        """The place behind the last barred mark."""
        return self._bars[-1] if self._bars else None

    def place_of(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `start` to `end` of the text are shown."""
        last = self._run_of_source(end - 1)
        behind = last.place + (end - last.source if last.is_linear else last.length)
        first = self._run_of_source(start)
        return first.place + (start - first.source if first.is_linear else 0), behind

    def source_of(self, place: int) -> int:
        """Which character of the text is shown at a place, or nearest before it."""
        number = max(0, bisect_right(self._runs, place, key=lambda run: run.place) - 1)
        run = self._runs[number] if self._runs else _Run(0, 0, 0, True)
        return run.source + (min(max(0, place - run.place), run.length) if run.is_linear else 0)

    def _run_of_source(self, source: int) -> _Run:
        return self._runs[max(0, bisect_right(self._runs, source, key=lambda run: run.source) - 1)]


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[str, int]]:
    """(what is shown, from which character on): whole, or character by character where some do not print."""
    piece = text[start:end]
    if piece.isprintable():
        return [(piece, start)] if piece else []
    return [(one_line(char), start + number) for number, char in enumerate(piece)]


def marked(text: str, marks: Iterable[Mark]) -> Content:
    """The text in full with its marks, line breaks kept; they may overlap, and ones outside the text are ignored."""
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    parts: list[str | tuple[str, str]] = []
    for start, end in pairwise(edges):
        covering = [mark for mark in kept if mark.start <= start and end <= mark.end]
        style = " ".join(dict.fromkeys(mark.style for mark in covering))
        opening = next((mark.style for mark in kept if mark.is_barred and mark.start == start), None)
        closing = next((mark.style for mark in kept if mark.is_barred and mark.end == end), None)
        if opening is not None:
            parts.append((OPENING, "$accent"))
        piece = paragraph(text[start:end])
        parts.append((piece, style) if style else piece)
        if closing is not None:
            parts.append((CLOSING, "$accent"))
    return Content.assemble(*parts)
