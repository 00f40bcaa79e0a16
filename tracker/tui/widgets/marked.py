"""A paragraph with marked places. A mark is seen by its style and, where it was asked for, by bars beside it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from textual.content import Content

from tracker.tui.safe import paragraph

OPENING, CLOSING = "▐", "▌"


class Mark(NamedTuple):
    """Code points `start` to `end` of a text; a barred mark gets bars around it."""

    start: int
    end: int
    style: str
    is_barred: bool = False


def marked(text: str, marks: Iterable[Mark]) -> Content:
    """The text with its marks; they may overlap, and ones that lie outside the text are ignored."""
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
