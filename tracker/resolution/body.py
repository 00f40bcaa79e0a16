"""The lines from the first visa on, cut into units: where each begins, what stands in it, what follows it.

Headings stand between a unit's end and the next label and end in no punctuation. Sub-points such as "(a)" belong to
their paragraph. What fits nowhere is handed back as stray.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.resolution.formulas import opens_visa
from tracker.resolution.furniture import is_page_number, usual_width
from tracker.resolution.labels import (
    GO_ON,
    HEADING_LABEL,
    PARAGRAPH_LABEL,
    RECITAL_LABEL,
    SUB_POINT,
    VISA_MARK,
    Boundaries,
    Opening,
    ends_a_unit,
    ends_firmly,
    follows_point,
    paragraph_openings,
    recital_openings,
)
from tracker.resolution.notes import FoundNote, Page, find_notes
from tracker.resolution.values import SourceLine, UnitKind

_LONGEST_HEADING = 600
_STEM = 3
_MOST_HEADING_LINES = 4
_SUB_POINT_LABEL = re.compile(r"^\(?([^\W_]{1,4})\)")
_FIRST_POINTS = frozenset(("a", "i", "1", "α", "а"))
_CUT_SHORT = re.compile(r"\s[^\W\d_A-Z]{1,3}\.$")
_LETTER = re.compile(r"[^\W\d_]\.\s")  # of "z. B."
_DAY_AT_END = re.compile(r"\d\.?$")
_NUMBER_BEHIND = re.compile(r"[–—-]\s?\d")
_NEARLY_ALL = 0.9
_FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Opened:
    """A unit that begins at the line `index`; `opening` is None for a visa."""

    index: int
    kind: UnitKind
    text_from: int
    opening: Opening | None = None
    is_sure: bool = True


@dataclass(slots=True)
class Segment:
    """One unit's lines by index, the headings behind it, and what fits nowhere."""

    opened: Opened
    own: list[int] = field(default_factory=list)
    headings: list[list[int]] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    trailing: list[int] = field(default_factory=list)


class Body(NamedTuple):
    """The written lines of the body and what each of them is."""

    lines: tuple[SourceLine, ...]
    segments: tuple[Segment, ...]
    notes: tuple[FoundNote, ...]
    page_numbers: tuple[int, ...]
    lone_numbers: tuple[int, ...]
    before: tuple[int, ...]


def read_body(lines: Sequence[SourceLine], after_blank: Sequence[bool]) -> Body:
    """Cut the written lines of the body, without page furniture, into units and footnotes."""
    texts = [line.text for line in lines]
    boundaries = Boundaries(texts, after_blank)
    opened = _open_units(texts, after_blank, boundaries)
    page = Page(lines, after_blank, frozenset(unit.index for unit in opened), usual_width(texts))
    notes = find_notes(page)
    in_notes = {index for note in notes for index in note.lines}
    page_numbers, lone = _lone_numbers(texts, in_notes, {unit.index for unit in opened})
    skipped = in_notes | page_numbers
    ends = [*(unit.index for unit in opened[1:]), len(lines)] if opened else []
    segments = []
    for unit, end in zip(opened, ends, strict=True):
        members = [index for index in range(unit.index, end) if index not in skipped]
        segments.append(_cut(page, unit, members, is_last=unit is opened[-1]))
    first = opened[0].index if opened else len(lines)
    before = tuple(index for index in range(first) if index not in skipped)
    return Body(tuple(lines), tuple(segments), tuple(notes), tuple(sorted(page_numbers)), tuple(lone), before)


def _open_units(texts: Sequence[str], after_blank: Sequence[bool], boundaries: Boundaries) -> list[Opened]:
    paragraphs = paragraph_openings(texts, boundaries)
    end = paragraphs[0].index if paragraphs else len(texts)
    recitals = recital_openings(texts[:end], boundaries)
    end = recitals[0].index if recitals else end
    opened = _visas(texts[:end], after_blank)
    for kind, pattern, openings in (
        (UnitKind.RECITAL, RECITAL_LABEL, recitals),
        (UnitKind.PARAGRAPH, PARAGRAPH_LABEL, paragraphs),
    ):
        for opening in openings:
            match = pattern.match(texts[opening.index])
            assert match
            opened.append(Opened(opening.index, kind, match.end(), opening))
    return opened


def _visas(texts: Sequence[str], after_blank: Sequence[bool]) -> list[Opened]:
    """The lines that open visas.

    Where the visa before does not end, only one that begins like most of them does. Some copies lose the dashes: then
    a visa is a block of its own, or begins with the first visa's word.
    """
    found = [(index, match.end()) for index, text in enumerate(texts) if (match := VISA_MARK.match(text))]
    may_open = {
        index
        for index, text in enumerate(texts)
        if index == 0 or after_blank[index] or (ends_a_unit(texts[index - 1]) and not _is_range(texts[index - 1], text))
    }
    begins_marked = bool(found) and (
        found[0][0] == 0 or _first_word(texts, *found[0])[:_STEM] == _first_word(texts, 0, 0)[:_STEM]
    )
    marked = dict(found) if begins_marked else {}
    usual = _usual_word(texts, [(i, start) for i, start in marked.items() if i in may_open])
    if not usual and texts:
        usual = _first_word(texts, 0, marked.get(0, 0))
    has_blanks = sum(after_blank[1 : len(texts)]) > 0
    is_one_a_line = sum(map(ends_a_unit, texts[:-1])) >= _NEARLY_ALL * (len(texts) - 1)
    opened = []
    for index, text in enumerate(texts):
        word = _first_word(texts, index, marked.get(index, 0))
        begins_alike = bool(usual) and word[:_STEM] == usual[:_STEM]
        if not begins_alike and (marked or not has_blanks):
            begins_alike = opens_visa(text)
        if index in marked:
            if index in may_open or begins_alike:
                opened.append(Opened(index, UnitKind.VISA, marked[index], is_sure=index in may_open))
        elif (index - 1 in marked and marked[index - 1] == len(texts[index - 1])) or index not in may_open:
            continue
        elif marked or not has_blanks:
            if begins_alike and (index == 0 or after_blank[index] or is_one_a_line or not marked):
                opened.append(Opened(index, UnitKind.VISA, 0))
        elif (
            (index == 0 or after_blank[index])
            and (begins_alike or not text.endswith(":"))
            and not SUB_POINT.match(text)
        ):
            opened.append(Opened(index, UnitKind.VISA, 0))
    return opened


def _is_range(before: str, text: str) -> bool:
    """Whether a dash at a line's start stands between two numbers: "15." and "– 16. oktober"."""
    return bool(_DAY_AT_END.search(before) and _NUMBER_BEHIND.match(text))


def _usual_word(texts: Sequence[str], found: Sequence[tuple[int, int]]) -> str:
    """The word that opens most visas; "" where there are too few to tell."""
    common = Counter(_first_word(texts, index, start) for index, start in found).most_common(1)
    return common[0][0] if common and common[0][1] > 1 else ""


def _first_word(texts: Sequence[str], index: int, text_from: int) -> str:
    rest = texts[index][text_from:] or (texts[index + 1] if index + 1 < len(texts) else "")
    word = _FIRST_WORD.search(rest)
    return word[0].casefold() if word else ""


def _lone_numbers(texts: Sequence[str], in_notes: set[int], opened: set[int]) -> tuple[set[int], list[int]]:
    """Lines that are only a number: page numbers where they count upwards, else part of the text, to be looked at."""
    pages: set[int] = set()
    lone: list[int] = []
    last = 0
    for index, text in enumerate(texts):
        if index in in_notes or index in opened or not is_page_number(text):
            continue
        number = int("".join(char for char in text.split("/")[0] if char.isdigit()))
        if last < number <= last + 5 or not last:
            pages.add(index)
            last = number
        else:
            lone.append(index)
    return pages, lone


def _cut(page: Page, opened: Opened, members: Sequence[int], *, is_last: bool) -> Segment:
    """Separate a unit's own lines from the headings behind it."""
    segment = Segment(opened)
    texts = [page.lines[index].text for index in members]
    place = 0
    for block in _blocks(page, members):
        own = page.lines[segment.own[-1]].text if segment.own else ""
        lines = texts[place : place + len(block)]
        if not segment.own or not ends_a_unit(own):
            segment.own += block
        elif segment.headings or segment.stray or segment.trailing:
            _put_behind(segment, block, lines, is_last=is_last)
        elif _goes_on(opened, lines, texts[:place], own):
            segment.own += block
        else:
            _put_behind(segment, block, lines, is_last=is_last)
        place += len(block)
    if is_last:
        _cut_trailing(page, segment)
    if not segment.headings:
        _cut_headings(page, segment)
    return segment


def _goes_on(opened: Opened, lines: Sequence[str], before: Sequence[str], own: str) -> bool:
    """Whether a block belongs to its unit though the line `own` before it ends as units do."""
    if _CUT_SHORT.search(own) and (not lines[0][:1].isupper() or _LETTER.match(lines[0])):
        return True
    return (own.endswith(":") and opened.kind is not UnitKind.VISA) or _continues_points(lines, before)


def _put_behind(segment: Segment, block: list[int], lines: Sequence[str], *, is_last: bool) -> None:
    is_lead_in = segment.opened.kind is UnitKind.VISA and len(lines) == 1 and lines[0].endswith(":")
    if is_last:
        segment.trailing += block
    elif (_is_heading(lines) or is_lead_in) and not segment.stray:
        segment.headings += _split_headings(block, lines)
    else:
        segment.stray += block


def _blocks(page: Page, members: Sequence[int]) -> list[list[int]]:
    blocks: list[list[int]] = []
    for index in members:
        if not blocks or page.after_blank[index]:
            blocks.append([])
        blocks[-1].append(index)
    return blocks


def _is_heading(lines: Sequence[str]) -> bool:
    is_like_one = not lines[0][:1].islower() and not VISA_MARK.match(lines[0]) and not ends_a_unit(lines[-1])
    return is_like_one and sum(map(len, lines)) <= _LONGEST_HEADING


def _continues_points(lines: Sequence[str], before: Sequence[str]) -> bool:
    """Whether `lines` are a sub-point of the unit: a bullet, or lettered or numbered after one that stands before.

    One that ends in nothing, as in "(b) less salt; and", is the point after one that ends in no full stop.
    """
    line = lines[0]
    if not SUB_POINT.match(line):
        return False
    label = _SUB_POINT_LABEL.match(line)
    if label and not before[-1].endswith(".") and _is_next_point(line, before):
        return True
    if label and before[-1].endswith((",", ":")) and label[1] in _FIRST_POINTS:
        return True
    if not label or not ends_a_unit(lines[-1]):
        return ends_a_unit(lines[-1]) or not label
    printed = label[1]
    if printed in _FIRST_POINTS:
        return True
    previous = {m[1] for text in before if (m := _SUB_POINT_LABEL.match(text))}
    return bool(previous)


def _cut_headings(page: Page, segment: Segment) -> None:
    """Where no blank lines stand: the lines behind the unit's last end are headings if they end in nothing.

    A heading that ends in a full stop or colon is one only if it has a heading's label. A recital may end in a comma,
    where the lines behind it end in nothing.
    """
    texts = [page.lines[index].text for index in segment.own]
    kind = segment.opened.kind
    first = len(texts)
    at_comma = kind is UnitKind.VISA or (kind is UnitKind.RECITAL and not ends_a_unit(texts[-1]))
    for place in range(len(texts) - 1, 0, -1):
        is_end = ends_a_unit(texts[place - 1]) if at_comma else _ends_a_paragraph(texts[place - 1])
        if is_end and _is_heading_block(texts[place:first]) and not _is_next_point(texts[place], texts[1:place]):
            first = place
        elif is_end and not texts[place - 1].endswith((".", ".)")):
            break
    if first < len(texts):
        segment.headings = _split_headings(segment.own[first:], texts[first:])
        del segment.own[first:]


def _ends_a_paragraph(text: str) -> bool:
    return ends_firmly(text) and not text.endswith(":")


def _is_heading_block(lines: Sequence[str]) -> bool:
    """Whether lines between a unit's end and the next label are one heading or more."""
    if _is_heading(lines) or (len(lines) == 1 and lines[0].endswith(":") and not SUB_POINT.match(lines[0])):
        return True
    has_label = bool(HEADING_LABEL.match(lines[0])) and not lines[0].rstrip().endswith(";")
    return has_label and len(lines) <= _MOST_HEADING_LINES and not ends_a_unit(lines[-1].rstrip(").:"))


def _is_next_point(line: str, before: Sequence[str]) -> bool:
    """Whether `line` is the sub-point after one that stands before it."""
    label = _SUB_POINT_LABEL.match(line)
    points = (_SUB_POINT_LABEL.match(text) for text in before)
    return label is not None and any(point and follows_point(point[1], label[1]) for point in points)


def _cut_trailing(page: Page, segment: Segment) -> None:
    """Behind the last paragraph: what comes after the line that ends it with a full stop."""
    for place, index in enumerate(segment.own[:-1]):
        text = page.lines[index].text
        following = page.lines[segment.own[place + 1]].text
        runs_on = following[:1].islower() or SUB_POINT.match(following)
        if _ends_a_sentence(text) and page.is_short(index) and not runs_on:
            segment.trailing = segment.own[place + 1 :] + segment.trailing
            del segment.own[place + 1 :]
            return


def _ends_a_sentence(text: str) -> bool:
    return ends_firmly(text) and not text.endswith(GO_ON)


def _split_headings(block: Sequence[int], lines: Sequence[str]) -> list[list[int]]:
    """One heading for each label among the lines; a heading that runs over a line is one."""
    headings: list[list[int]] = []
    for index, text in zip(block, lines, strict=True):
        if not headings or HEADING_LABEL.match(text):
            headings.append([])
        headings[-1].append(index)
    return headings
