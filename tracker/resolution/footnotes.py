"""Footnote marks in running text: where they may stand, proving that they form one sequence, and taking them out.

Two shapes are printed: in brackets, "Kazahstānā(1)", and glued to the word, year or number before, "Kazahstanu1",
"20132", "295/911"; some copies put a space before and behind. A digit is a mark only where it fits the sequence;
"UL C 23", "94." and "460-1" keep every digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.resolution.values import FootnoteMark

_BRACKETED = re.compile(r"(?<![\d\s(\[])\s?[(\[](\d{1,3})[)\]]")
_MARK_IN_BRACKETS = re.compile(r"(?:(?<![\d\s(\[])\s?|(?<=[^\d/](?:19|20)\d\d))[(\[](\d{1,3})[)\]]")
_AFTER_A_NUMBER = re.compile(r"(?<=\d)\s?[(\[](\d{1,3})[)\]]")
# A search for a digit, which then looks behind it, is quicker than one that looks behind each letter.
_GLUED = re.compile(r"(\d(?<=[^\s\d(\[{/.,–—-]\d)\d{0,2})(?![^\W_])(?![.,/–-]\d)")
_AFTER_DIGITS = re.compile(r"(\d(?<!\d\d)\d{1,6})(?![^\W_])(?![.,/–-]\d)")
_SPACED = re.compile(r" (?<=[^\W\d_] )(\d{1,2})(?=\s*$|\s+[^\W\d_A-Z])")
_PARTED = re.compile(r" (?<=[^\s(\[] )(\d{1,2}) (?=([,;.:·∙˙]))")
_AMONG_PARTED = re.compile(r" (?<=[.)] )(\d{1,2})(?=\s+[^\W\d_A-Z])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_STOPS = frozenset(",;.:·∙˙")
_POINTS = frozenset(".,")

# How doubtful a place is: a digit glued to a word is a mark; one at the end of a number, or after a space, seldom is.
_AFTER_WORD = 0.0
_AFTER_YEAR = 0.2
_AFTER_CAPITAL = 0.5
_AFTER_NUMBER_BEFORE_STOP = 1.2
_BEFORE_PARTED_STOP = 1.0
_AFTER_SPACE = 1.9
_AFTER_NUMBER = 2.0
_AFTER_DIGIT = 1.0
_OUT_OF_A_YEAR = 1.5
_MOST_TRIED = 2_000_000


class MarkedText(NamedTuple):
    """A unit's text with the marks taken out, and where they stood."""

    text: str
    marks: tuple[FootnoteMark, ...]


class Note(NamedTuple):
    """A footnote's printed number, the number it is given, and the lines between which its mark must stand."""

    printed: int
    number: int
    first_line: int
    last_line: int
    bracketed: bool


class RunningText(NamedTuple):
    """A unit's joined text, and for each of its lines the line's index and the offset at which it begins."""

    text: str
    lines: tuple[tuple[int, int], ...]

    def line_at(self, offset: int) -> int:
        """The index of the line that holds `offset`."""
        return max((line for line, start in self.lines if start <= offset), default=0)


class Spot(NamedTuple):
    """A place that may be a mark: which of the given texts, from where to where, its digits, how doubtful it is."""

    text: int
    start: int
    end: int
    digits: str
    cost: float
    partly: bool = False
    decimal: bool = False

    def cost_of(self, number: int) -> float | None:
        """How doubtful it is as the mark of `number`; None if it cannot be that."""
        printed = str(number)
        if self.digits == printed and not self.partly:
            return self.cost
        if not self.partly or not self.digits.endswith(printed) or len(self.digits) == len(printed):
            return None
        before = self.digits[: -len(printed)]
        if _YEAR.match(before):
            return _AFTER_YEAR
        doubt = _AFTER_DIGIT if len(before) == 1 and not self.decimal else 0.0
        return self.cost + doubt + (_OUT_OF_A_YEAR if _YEAR.match(self.digits) else 0.0)

    def start_of(self, number: int) -> int:
        """Where the mark of `number` begins."""
        return self.end - len(str(number)) if self.partly else self.start


def find_spots(text: str, index: int = 0) -> list[Spot]:
    """Every place in `text` that may be a mark, in order."""
    if not any(char in text for char in "0123456789"):
        return []
    is_bracketed = _has_brackets(text)
    brackets = _BRACKETED.finditer(text) if is_bracketed else ()
    spots = [Spot(index, m.start(), m.end(), m[1], _AFTER_WORD) for m in brackets]
    for match in _AFTER_A_NUMBER.finditer(text) if is_bracketed else ():
        cost = _AFTER_YEAR if _YEAR.search(text[: match.start()]) else _AFTER_NUMBER
        spots.append(Spot(index, match.start(), match.end(), match[1], cost))
    for match in _GLUED.finditer(text):
        before = text[match.start() - 1]
        cost = _AFTER_CAPITAL if before.isupper() else _AFTER_WORD
        spots.append(Spot(index, match.start(), match.end(), match[1], cost))
    for match in _AFTER_DIGITS.finditer(text):
        is_stopped = text[match.end() : match.end() + 2].strip()[:1] in _STOPS
        cost = _AFTER_NUMBER_BEFORE_STOP if is_stopped else _AFTER_NUMBER
        is_decimal = text[match.start() - 1 : match.start()] in _POINTS
        spots.append(Spot(index, match.start(), match.end(), match[1], cost, partly=True, decimal=is_decimal))
    spots += [Spot(index, m.start(), m.end(), m[1], _AFTER_SPACE) for m in _SPACED.finditer(text)]
    spots += _parted_spots(text, index)
    return sorted(spots, key=lambda spot: (spot.end, spot.partly))


def _parted_spots(text: str, index: int) -> list[Spot]:
    """Numbers with a space on both sides though a stop follows, "w Azerbejdżanie 1 , z dnia", and others among them.

    A semicolon and a colon stand after a space in French too.
    """
    parted = list(_PARTED.finditer(text))
    cost = {stop: _AFTER_YEAR if stop in _POINTS else _BEFORE_PARTED_STOP for stop in _STOPS}
    spots = [Spot(index, m.start(), m.end(), m[1], cost[m[2]]) for m in parted]
    among = _AMONG_PARTED.finditer(text) if parted else ()
    return spots + [Spot(index, m.start(), m.end(), m[1], _AFTER_SPACE) for m in among]


def _has_brackets(text: str) -> bool:
    return ")" in text or "]" in text


def fit_sequence(spots: Sequence[Spot], numbers: Sequence[int]) -> list[Spot] | None:
    """The least doubtful spots for `numbers`, in order; None where the spots do not hold them all."""
    best: list[tuple[float, tuple[Spot, ...]] | None] = [(0.0, ()), *(None for _ in numbers)]
    for spot in spots:
        for place in range(len(numbers), 0, -1):
            before = best[place - 1]
            cost = spot.cost_of(numbers[place - 1])
            if before is None or cost is None or (before[1] and _overlap(before[1][-1], spot)):
                continue
            current = best[place]
            if current is None or before[0] + cost < current[0]:
                best[place] = (before[0] + cost, (*before[1], spot))
    found = best[-1]
    return list(found[1]) if found else None


def _overlap(left: Spot, right: Spot) -> bool:
    return left.text == right.text and right.start < left.end


def take_out_marks(texts: Sequence[RunningText], notes: Sequence[Note]) -> tuple[list[MarkedText], list[Note]]:
    """Remove the footnote marks from `texts`, the running units in order; also the notes whose mark was not found.

    Marks in brackets that count from 1 are found even where the footnotes' texts are absent.
    """
    spots = [spot for index, running in enumerate(texts) for spot in find_spots(running.text, index)]
    chosen: dict[int, list[tuple[int, int, int]]] = {}
    missing: list[Note] = []
    in_brackets = any(note.bracketed for note in notes)
    if in_brackets:
        spots = [spot for spot in spots if texts[spot.text].text[spot.end - 1] in ")]"]
    bracketed = [] if any(note.printed != note.number for note in notes) else _bracketed(texts, spots, notes)
    if bracketed and (in_brackets or not notes):
        for number, spot in enumerate(bracketed, 1):
            chosen.setdefault(spot.text, []).append((spot.start, spot.end, number))
        missing = [note for note in notes if note.number > len(bracketed)]
    else:
        for group in _groups(notes):
            inside = [spot for spot in spots if group[0].first_line <= _line(texts, spot) < group[0].last_line]
            fitting = fit_sequence(inside, [note.printed for note in group])
            found, lost = (fitting, []) if fitting else _fit_some(inside, group)
            missing += lost
            for note, spot in zip([note for note in group if note not in lost], found, strict=True):
                place = (spot.start_of(note.printed), spot.end, note.number)
                chosen.setdefault(spot.text, []).append(place)
    return [_without(running.text, sorted(chosen.get(i, []))) for i, running in enumerate(texts)], missing


def _line(texts: Sequence[RunningText], spot: Spot) -> int:
    return texts[spot.text].line_at(spot.start)


def _groups(notes: Iterable[Note]) -> list[list[Note]]:
    """The notes of one page together: their marks stand between the same lines."""
    groups: list[list[Note]] = []
    for note in notes:
        if groups and groups[-1][0].last_line == note.last_line:
            groups[-1].append(note)
        else:
            groups.append([note])
    return groups


def _fit_some(spots: Sequence[Spot], group: Sequence[Note]) -> tuple[list[Spot], list[Note]]:
    """Place the notes one after the other where not all of them can be placed."""
    found: list[Spot] = []
    lost: list[Note] = []
    rest = list(spots)
    for note in group:
        fitting = fit_sequence(rest, [note.printed])
        if fitting:
            found.append(fitting[0])
            rest = rest[rest.index(fitting[0]) + 1 :]
        else:
            lost.append(note)
    return found, lost


def _bracketed(texts: Sequence[RunningText], known: Sequence[Spot], notes: Sequence[Note]) -> list[Spot]:
    """Marks "(1)", "(2)" ... in sequence from 1; a bracket after a digit, as in "144(5)", is none, but for a year's.

    One after another number, as in "2019/796(3)", is the mark where its footnote would have none else. Where all of
    them stand after a space and no footnote is in brackets, "(1)" may number the parts of a sentence; it is a mark then
    only if one of them is followed by punctuation.
    """
    spots: list[Spot] = []
    proved = any(note.bracketed for note in notes)
    for index, running in enumerate(texts):
        for match in _MARK_IN_BRACKETS.finditer(running.text) if _has_brackets(running.text) else ():
            if int(match[1]) == len(spots) + 1:
                spots.append(Spot(index, match.start(), match.end(), match[1], _AFTER_WORD))
                following = running.text[match.end() : match.end() + 1]
                proved = proved or not match[0][0].isspace() or not following or following in _STOPS
    highest = max((note.number for note in notes), default=0)
    if proved and len(spots) < highest and highest * len(known) < _MOST_TRIED:
        return fit_sequence(known, range(1, highest + 1)) or spots
    return spots if proved else []


def _without(text: str, places: Sequence[tuple[int, int, int]]) -> MarkedText:
    kept, marks, position = "", [], 0
    for start, end, number in places:
        kept += text[position:start]
        marks.append(FootnoteMark(number, len(kept)))
        position = end
    return MarkedText(kept + text[position:], tuple(marks))
