"""What follows the last paragraph and is left out: annexes, explanatory statements, amendments, a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.problems import Severity
from tracker.resolution.formulas import is_amendment, is_behind, is_closing
from tracker.resolution.furniture import is_furniture, is_language_code, is_page_number, usual_width
from tracker.resolution.labels import FOOTNOTE_LABEL, GO_ON, PARAGRAPH_LABEL, SUB_POINT, ends_firmly
from tracker.resolution.values import SourceLine

_SHORT = 100
_FEW = 12
_WRAPPED = 200
_FIRST_NOTE = re.compile(r"[\[(]1[)\]]\s+\S")
_LABEL = re.compile(r"[\[(]\d{1,3}[)\]]")


def find_trailer(lines: Sequence[SourceLine], start: int, language: str) -> int:
    """The index of the line that opens an annex or the like; the number of lines where there is none.

    It stands behind a numbered paragraph that has ended, so the contents page of a report opens none. Before the first
    amendment there may be heads of columns, which end in nothing; in the midst of a sentence it is only named. The
    text of an act that is amended may follow with no heading: it stands behind the closing words.
    """
    has_paragraph = ended = False
    closed = _find_closed(lines, start, language)
    for index in range(start, len(lines)):
        text = lines[index].text
        if not text:
            continue
        is_named = has_paragraph and is_amendment(text, language) and (ended or not _runs_on(lines, index))
        if index == closed or is_named:
            return index
        if has_paragraph and ended and is_behind(text, language):
            return index
        if is_furniture(text) or is_language_code(text):
            continue
        has_paragraph = has_paragraph or bool(PARAGRAPH_LABEL.match(text))
        ended = ends_firmly(text)
    return len(lines)


def _find_closed(lines: Sequence[SourceLine], start: int, language: str) -> int | None:
    """The index of the first line behind the paragraph that has the closing words, where it says something."""
    opened = next((index for index in range(start, len(lines)) if _opens_closing(lines, index, language)), None)
    if opened is None:
        return None
    width = usual_width([line.text for line in lines[start:] if line.text])
    for index in range(opened, len(lines)):
        text = lines[index].text
        if not ends_firmly(text) or text.endswith(GO_ON):
            continue
        after = next((later for later in range(index + 1, len(lines)) if lines[later].text), None)
        is_full = after == index + 1 and width < _WRAPPED and not _has_room(text, lines[after].text, width)
        if after is None or (not is_full and not _runs_on(lines, after - 1) and not SUB_POINT.match(lines[after].text)):
            return after if after is not None and _begins_act(lines[after].text) else None
    return None


def _has_room(text: str, following: str, width: int) -> bool:
    """Whether the first word of the next line would have had room on this one: so a paragraph ends here."""
    return len(text) + 1 + len(following.split(" ", 1)[0]) <= width


def _opens_closing(lines: Sequence[SourceLine], index: int, language: str) -> bool:
    label = PARAGRAPH_LABEL.match(lines[index].text)
    if not label:
        return False
    after = index + 1
    while after < len(lines) and not lines[after].text:
        after += 1
    rest = lines[index].text[label.end() :] or (lines[after].text if after < len(lines) else "")
    return is_closing(rest, language)


def _begins_act(text: str) -> bool:
    """Whether a line behind the closing words is no paragraph, no footnote and no part of the page."""
    is_other = PARAGRAPH_LABEL.match(text) or FOOTNOTE_LABEL.match(text)
    return not (is_other or is_furniture(text) or is_page_number(text) or is_language_code(text))


def _runs_on(lines: Sequence[SourceLine], index: int) -> bool:
    """Whether the line after this one goes on with its sentence."""
    return index + 1 < len(lines) and lines[index + 1].text[:1].islower()


def notes_behind(body: Sequence[SourceLine], trailer: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines at a trailer's end that are the body's footnotes: numbered from 1 in brackets, and called there."""
    for index, line in enumerate(trailer):
        if not _FIRST_NOTE.match(line.text):
            continue
        marks = [label[0] for other in trailer[index:] if (label := _LABEL.match(other.text))]
        if [int(mark[1:-1]) for mark in marks] == list(range(1, len(marks) + 1)) and (
            all(any(mark in text.text for text in body) for mark in marks)
        ):
            return trailer[index:]
    return ()


def describe_trailer(lines: Sequence[SourceLine], language: str) -> tuple[Severity, str]:
    """How much it matters, and a sentence that says what was left out."""
    first, last = lines[0].text, lines[-1].number
    shown = f"{first[:60]!r}, up to line {last}"
    if is_amendment(first, language):
        return Severity.NOTE, f"Amendments follow the last paragraph and were left out: {shown}."
    if is_behind(first, language):
        return Severity.NOTE, f"An annex or statement follows the last paragraph and was left out: {shown}."
    if len(lines) <= _FEW and all(len(line.text) < _SHORT for line in lines):
        return Severity.NOTE, f"What follows the last paragraph was left out: {shown}."
    return Severity.WARNING, f"Text follows the last paragraph and was left out; is it part of it? {shown}."
