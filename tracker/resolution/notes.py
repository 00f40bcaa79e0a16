"""The texts of footnotes among the lines of a version: which lines begin one, and where each of them ends.

Footnotes stand at a page's end, in the midst of whatever runs over it, or all at the end. A line that begins with a
number begins a footnote only if the number is the next one (or 1, where numbering begins again on each page), if its
mark stands in the text since the last footnotes, and if it ends as footnotes do. So "1 March 2022" at a line's start
stays a date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.resolution.footnotes import Spot, find_spots, fit_sequence
from tracker.resolution.labels import FOOTNOTE_LABEL, GO_ON, ends_a_unit
from tracker.resolution.values import SourceLine

_LONGEST_NOTE = 60
_LONGEST_ABBREVIATION = 3
_PAGE_AT_END = re.compile(r"\d\.\s[^\W\d_]{1,4}\.$")
_ADDRESS_AT_END = re.compile(r"(?:https?://|www\.)\S+$")


class FoundNote(NamedTuple):
    """One footnote: its printed number, its lines by index, where its text begins in the first, its page's lines."""

    printed: int
    number: int
    lines: tuple[int, ...]
    text_from: int
    first_line: int
    last_line: int
    bracketed: bool


class Page(NamedTuple):
    """The lines of the body as the search for footnotes needs them."""

    lines: Sequence[SourceLine]
    after_blank: Sequence[bool]
    openings: frozenset[int]
    width: int

    def is_short(self, index: int) -> bool:
        """Whether the next line's first word would have had room on this line: so a paragraph ends here."""
        if index + 1 >= len(self.lines):
            return True
        word = self.lines[index + 1].text.split(" ", 1)[0]
        return len(self.lines[index].text) + 1 + len(word) <= self.width

    def breaks_after(self, index: int) -> bool:
        """Whether nothing can run on from this line to the next one."""
        following = index + 1
        return (
            following >= len(self.lines)
            or following in self.openings
            or self.after_blank[following]
            or self.lines[following].opens_page
        )


def find_notes(page: Page) -> list[FoundNote]:
    """Every footnote, in order. `number` counts through the text where the printed numbers begin again."""
    spots = [spot for index, line in enumerate(page.lines) for spot in _line_spots(page, index, line)]
    places = [spot.text for spot in spots]
    groups: list[list[tuple[int, int, bool, int]]] = []
    region, last, index = 0, 0, 0
    while index < len(page.lines):
        group = _group_at(page, index, last)
        if not group or not _is_proved(page, group, spots[bisect_left(places, region) : bisect_left(places, index)]):
            index += 1
            continue
        groups.append(group)
        last, region = group[-1][1], index
        index = _end_of(page, group) + 1
    return _numbered(page, groups)


def _line_spots(page: Page, index: int, line: SourceLine) -> list[Spot]:
    text = line.text
    label = FOOTNOTE_LABEL.match(text)
    if label and label.group().strip() == text and not page.after_blank[index]:
        return [Spot(index, 0, len(text), text.strip("()[]"), 0.0)]
    return find_spots(text, index)


def _label(text: str) -> tuple[int, bool, int] | None:
    """The number that a line begins with, whether it is in brackets, and where the rest begins."""
    match = FOOTNOTE_LABEL.match(text)
    if not match:
        return None
    digits = match[1] or match[2] or match[3] or match[4]
    return int(digits), match[4] is None, match.end()


def _group_at(page: Page, index: int, last: int) -> list[tuple[int, int, bool, int]] | None:
    """The footnotes that stand together from the line `index`: line, number, in brackets, where the text begins."""
    label = _label(page.lines[index].text)
    if label is None or index in page.openings:
        return None
    number, bracketed, rest = label
    if not (number in (1, last + 1) or (bracketed and number > last)):
        return None
    group = [(index, number, bracketed, rest)]
    for following in range(index + 1, len(page.lines)):
        if following - group[-1][0] > _LONGEST_NOTE:
            break
        if following in page.openings or (page.lines[following].opens_page and not _is_next(page, group, following)):
            break
        if _is_next(page, group, following):
            label = _label(page.lines[following].text)
            assert label
            group.append((following, label[0], label[1], label[2]))
        elif page.after_blank[following]:
            break
    return group


def _is_next(page: Page, group: Sequence[tuple[int, int, bool, int]], index: int) -> bool:
    """Whether the line `index` begins the footnote after the last of `group`."""
    label = _label(page.lines[index].text)
    if label is None or label[0] != group[-1][1] + 1 or label[1] != group[-1][2]:
        return False
    if len(page.lines[index].text) == label[2] and page.breaks_after(index):
        return False
    before = page.lines[index - 1].text
    return page.after_blank[index] or ends_a_unit(before) or "://" in before or page.is_short(index - 1)


def _is_proved(page: Page, group: Sequence[tuple[int, int, bool, int]], spots: Sequence[Spot]) -> bool:
    """Whether these lines are footnotes: their marks stand before them, and they end as footnotes do."""
    index, _, _, rest = group[0]
    end = _end_of(page, group)
    text = page.lines[end].text
    runs_out = page.breaks_after(end) and not text.endswith(GO_ON)
    if not (text.rstrip("”’»\"')]").endswith(".") or runs_out or _ends_in_address(page, end)):
        return False
    is_alone = len(page.lines[index].text) == rest and (index == end)
    if is_alone:
        return False
    if fit_sequence(spots, [printed for _, printed, _, _ in group]):
        return True
    at_page_end = page.after_blank[index] or page.lines[index].opens_page
    return at_page_end and _has_some(spots, group)


def _has_some(spots: Sequence[Spot], group: Sequence[tuple[int, int, bool, int]]) -> bool:
    """Whether at least half of the marks are there: one may have been lost in the copy."""
    found = sum(fit_sequence(spots, [printed]) is not None for _, printed, _, _ in group)
    return 2 * found >= len(group)


def _end_of(page: Page, group: Sequence[tuple[int, int, bool, int]]) -> int:
    """The last line of the last footnote of `group`."""
    start = group[-1][0]
    for index in range(start, min(len(page.lines), start + _LONGEST_NOTE)):
        text = page.lines[index].text
        if index == start and len(text) == group[-1][3] and not page.breaks_after(index):
            continue
        if page.breaks_after(index) or _begins_another(page, index + 1) or _ends_in_address(page, index):
            return index
        if text.rstrip("”’»\"')]").endswith(".") and not _ends_in_abbreviation(text):
            runs_on = page.lines[index + 1].text[:1]
            if page.is_short(index) or runs_on.islower():
                return index
    return start


def _begins_another(page: Page, index: int) -> bool:
    """Whether the line `index` begins footnote 1, so that what stands before it ended."""
    label = _label(page.lines[index].text)
    return label is not None and label[0] == 1 and ends_a_unit(page.lines[index - 1].text)


def _ends_in_address(page: Page, index: int) -> bool:
    """Whether the line ends with a web address with which the next one, more than one word, does not go on."""
    if not _ADDRESS_AT_END.search(page.lines[index].text) or index + 1 >= len(page.lines):
        return False
    following = page.lines[index + 1].text
    return " " in following or following.isdecimal()


def _ends_in_abbreviation(text: str) -> bool:
    """Whether its last word is cut short; behind a page's number, "83. lpp.", that is the end all the same."""
    if _PAGE_AT_END.search(text):
        return False
    word = text.rsplit(" ", 1)[-1].rstrip(".")
    return word.isalpha() and len(word) <= _LONGEST_ABBREVIATION and not word.isupper()


def _numbered(page: Page, groups: Sequence[Sequence[tuple[int, int, bool, int]]]) -> list[FoundNote]:
    begins_again = any(later[0][1] <= earlier[-1][1] for earlier, later in pairwise(groups))
    notes: list[FoundNote] = []
    region = 0
    for group in groups:
        end = _end_of(page, group)
        starts = [index for index, *_ in group] + [end + 1]
        for place, (index, printed, bracketed, rest) in enumerate(group):
            number = len(notes) + 1 if begins_again else printed
            lines = tuple(range(index, starts[place + 1]))
            notes.append(FoundNote(printed, number, lines, rest, region, group[0][0], bracketed))
        region = group[0][0]
    return notes
