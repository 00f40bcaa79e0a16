"""What follows the last paragraph and is left out: annexes, explanatory statements, amendments, a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.problems import Severity
from tracker.resolution.formulas import is_amendment, is_behind
from tracker.resolution.labels import PARAGRAPH_LABEL, ends_firmly
from tracker.resolution.values import SourceLine

_SHORT = 100
_FEW = 12
_FIRST_NOTE = re.compile(r"[\[(]1[)\]]\s+\S")
_LABEL = re.compile(r"[\[(]\d{1,3}[)\]]")


def find_trailer(lines: Sequence[SourceLine], start: int, language: str) -> int:
    """The index of the line that opens an annex or the like; the number of lines where there is none.

    It stands behind a numbered paragraph that has ended, so the contents page of a report opens none.
    """
    has_paragraph = ended = False
    for index in range(start, len(lines)):
        text = lines[index].text
        if not text:
            continue
        if has_paragraph and ended and (is_behind(text, language) or is_amendment(text, language)):
            return index
        has_paragraph = has_paragraph or bool(PARAGRAPH_LABEL.match(text))
        ended = ends_firmly(text)
    return len(lines)


def notes_behind(body: Sequence[SourceLine], trailer: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines at a trailer's end that are the body's footnotes: numbered from 1 in brackets, and called there."""
    for index, line in enumerate(trailer):
        match = _FIRST_NOTE.match(line.text)
        if match and (index == 0 or not trailer[index - 1].text or ends_firmly(trailer[index - 1].text)):
            called = [_LABEL.match(other.text) for other in trailer[index:]]
            marks = [label[0].strip() for label in called if label]
            if all(any(mark in text.text for text in body) for mark in marks):
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
