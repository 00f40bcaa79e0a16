"""Footnote marks in running text: finding them, proving that they form one sequence, and taking them out.

Two shapes are printed: in brackets, "Kazahstānā(1)", and glued to the word or year before, "Kazahstanu1",
"20132". A digit is a mark only where it fits the sequence; "UL C 23", "94." and "460-1" keep every digit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.resolution.values import FootnoteMark


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A unit's text with the marks taken out, and where they stood."""

    text: str
    marks: tuple[FootnoteMark, ...]


@dataclass(frozen=True, slots=True)
class _Spot:
    unit: int
    start: int
    end: int


def take_out_marks(texts: list[str], numbers: list[int]) -> tuple[list[MarkedText], list[int]]:
    """Remove the footnote marks from `texts`, the running units in order.

    `numbers` are the footnotes whose texts stand in the file, ascending; marks in brackets are found even
    where their footnote's text is absent. Returns the texts and the numbers whose mark was not found.
    """
    spots = _bracketed(texts)
    if not spots:
        spots = _glued(texts, numbers)
    missing = [number for number in numbers if number not in spots]
    by_unit: dict[int, list[tuple[_Spot, int]]] = {}
    for number, spot in spots.items():
        by_unit.setdefault(spot.unit, []).append((spot, number))
    return [
        _without(text, sorted(by_unit.get(i, []), key=lambda s: s[0].start)) for i, text in enumerate(texts)
    ], missing


def _bracketed(texts: list[str]) -> dict[int, _Spot]:
    """Marks "(1)", "(2)" ... in sequence from 1; a bracket after a digit, as in "144(5)", is none."""
    spots: dict[int, _Spot] = {}
    for unit, text in enumerate(texts):
        for match in re.finditer(r"(?<![\d\s])\s?\((\d{1,3})\)", text):
            if int(match[1]) == len(spots) + 1:
                spots[len(spots) + 1] = _Spot(unit, match.start(), match.end())
    return spots


def _glued(texts: list[str], numbers: list[int]) -> dict[int, _Spot]:
    """Marks glued to a letter or to a four-digit year, in the order of `numbers`."""
    spots: dict[int, _Spot] = {}
    unit, offset = 0, 0
    for number in numbers:
        pattern = re.compile(rf"(?<=[^\W\d_]){number}(?!\d)|(?<=\b(?:19|20)\d\d){number}(?!\d)")
        found = next(
            (
                _Spot(i, match.start(), match.end())
                for i in range(unit, len(texts))
                for match in [pattern.search(texts[i], offset if i == unit else 0)]
                if match
            ),
            None,
        )
        if found:
            spots[number] = found
            unit, offset = found.unit, found.end
    return spots


def _without(text: str, spots: list[tuple[_Spot, int]]) -> MarkedText:
    kept, marks, position = "", [], 0
    for spot, number in spots:
        kept += text[position : spot.start]
        marks.append(FootnoteMark(number, len(kept)))
        position = spot.end
    return MarkedText(kept + text[position:], tuple(marks))
