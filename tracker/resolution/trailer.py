"""What follows the last paragraph and is left out: annexes, explanatory statements, amendments, a page's end."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.problems import Severity
from tracker.resolution.formulas import is_amendment, is_behind
from tracker.resolution.labels import PARAGRAPH_LABEL, ends_firmly
from tracker.resolution.values import SourceLine

_SHORT = 100
_FEW = 12


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
