"""Where a long line breaks. Only places are worked out, no text is copied: a whole resolution in three languages is
laid out for a width before the eye notices, and what is seen of it is cut out when it is drawn.
"""

from __future__ import annotations

import re

from rich.cells import cell_len

_ONE_CELL = re.compile("[\x20-\x7e\xa0-\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u2030-\u205e▐▌≠]*")
"""Texts of which every character is known to take one cell."""

Line = tuple[int, int]


def takes_one_cell_each(text: str) -> bool:
    """Whether the width of a text is the number of its characters."""
    return text.isascii() or _ONE_CELL.fullmatch(text) is not None


def wrap(text: str, width: int) -> list[Line]:
    """(start, end) of each line of a text, broken at blanks, and within a word that is longer than a line."""
    width = max(1, width)
    if not takes_one_cell_each(text):
        return _wrap_wide(text, width)
    lines, start, length = [], 0, len(text)
    while length - start > width:
        end = text.rfind(" ", start, start + width + 1)
        if end <= start:
            end = start + width
        lines.append((start, end))
        start = end
        while start < length and text[start] == " ":
            start += 1
    if start < length or not lines:
        lines.append((start, length))
    return lines


def _wrap_wide(text: str, width: int) -> list[Line]:
    lines = []
    start = 0
    while start < len(text):
        end, used, blank = start, 0, -1
        while end < len(text):
            used += cell_len(text[end])
            if used > width and end > start:
                break
            if text[end] == " ":
                blank = end
            end += 1
        if end < len(text) and text[end] != " " and blank > start:
            end = blank
        lines.append((start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines or [(0, 0)]


def place_at(text: str, line: Line, cell: int) -> int:
    """The place of the character that a line shows so many cells from its beginning; its end behind the last one."""
    start, end = line
    if takes_one_cell_each(text):
        return min(end, start + max(0, cell))
    used = 0
    for place in range(start, end):
        used += cell_len(text[place])
        if used > cell:
            return place
    return end
