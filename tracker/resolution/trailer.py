"""What follows the last paragraph and is left out: annexes, explanatory statements, amendments, a page's end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.problems import Severity
from tracker.resolution.formulas import is_amendment, is_behind
from tracker.resolution.furniture import is_furniture, is_language_code
from tracker.resolution.labels import PARAGRAPH_LABEL, ends_firmly
from tracker.resolution.values import SourceLine

_SHORT = 100
_FEW = 12
_FIRST_NOTE = re.compile(r"[\[(]1[)\]]\s+\S")
_LABEL = re.compile(r"[\[(]\d{1,3}[)\]]")


def find_trailer(lines: Sequence[SourceLine], start: int, language: str) -> int:
    """The index of the line that opens an annex or the like; the number of lines where there is none.

    It stands behind a numbered paragraph that has ended, so the contents page of a report opens none. Before the first
    amendment there may be heads of columns, which end in nothing; in the midst of a sentence it is only named.
    """
    has_paragraph = ended = False
    for index in range(start, len(lines)):
        text = lines[index].text
        if not text:
            continue
        if has_paragraph and is_amendment(text, language) and (ended or not _runs_on(lines, index)):
            return index
        if has_paragraph and ended and is_behind(text, language):
            return index
        if is_furniture(text) or is_language_code(text):
            continue
        has_paragraph = has_paragraph or bool(PARAGRAPH_LABEL.match(text))
        ended = ends_firmly(text)
    return len(lines)


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
