"""What stands before the first visa: the title, the line that names the institution, the journal's reference, the rest.

Nothing here knows a language: the institution's line stands right before the first visa, and the title names the same
institution and ends with the procedure's reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.plain import plain
from tracker.resolution.formulas import is_institution, opens_visa
from tracker.resolution.labels import VISA_MARK, ends_a_unit
from tracker.resolution.lines import join_lines
from tracker.resolution.values import SourceLine, UnitKind

PROCEDURE_REFERENCE = re.compile(r"\d{4}/\d{4}[A-Z]?\s?\(\s?[A-ZΑ-ΩА-Я]{3}\s?\)")
_REFERENCE_ALONE = re.compile(r"^\(?[\w\s/–-]*\d{4}/\d{4}[A-Z]?\s?\(\s?[A-ZΑ-ΩА-Я]{3}\s?\)\s?\)?$")
_JOURNAL_REFERENCE = re.compile(r"^\(?(?:C/)?\d{4}/(?:C )?\d+(?:\s?E)?(?:/\d+)?\)?$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LENITED = re.compile(r"^([bcdfgmpst])h")
_LONGEST_INSTITUTION = 90
_LONGEST_TITLE = 12
_MOST_HEADINGS = 12
_STEM = 4


class Block(NamedTuple):
    """Lines that stand together, and what they are."""

    kind: UnitKind
    lines: tuple[SourceLine, ...]


def find_body(lines: Sequence[SourceLine]) -> int:
    """The index of the line that opens the first visa; the number of lines where there is none.

    A dash in the navigation of a web page is none: a visa follows the line that names the institution, which ends in
    a comma in most languages, and ends in punctuation itself.
    """
    marks = [index for index, line in enumerate(lines) if VISA_MARK.match(line.text)]
    for index, line in enumerate(lines):
        after = _written_after(lines, index) if is_institution(line.text) else None
        if after is not None and lines[after].text == ",":
            after = _written_after(lines, after)
        if after is None:
            continue
        below = lines[after].text
        if line.text.endswith(",") or VISA_MARK.match(below) or opens_visa(below):
            return after
    for index in marks:
        before = _written_before(lines, index)
        if before is not None and len(lines[before].text) <= _LONGEST_INSTITUTION and ends_a_unit(lines[before].text):
            return index
    for index, following in zip(marks, [*marks[1:], len(lines)], strict=False):
        last = _written_before(lines, following)
        if last is not None and last >= index and following < len(lines) and ends_a_unit(lines[last].text):
            return index
    return marks[0] if marks else len(lines)


def read_preamble(lines: Sequence[SourceLine]) -> list[Block]:
    """Everything before the first visa, in blocks: by blank lines where there are any, else each line alone."""
    groups = _groups(lines)
    kinds: list[UnitKind | None] = [None] * len(groups)
    texts = [join_lines([line.text for line in group]) for group in groups]
    for index, text in enumerate(texts):
        if _JOURNAL_REFERENCE.match(text):
            kinds[index] = UnitKind.JOURNAL_REFERENCE
    institution = len(groups) - 1 if groups and len(texts[-1]) <= _LONGEST_INSTITUTION else None
    last = _title_end(texts, kinds, institution)
    if last is None:
        institution = None
    elif institution is not None and last < institution:
        kinds[institution] = UnitKind.INSTITUTION
    rest = UnitKind.HEADING if len(groups) <= _MOST_HEADINGS else UnitKind.FURNITURE
    first = last if last is None else _title_start(texts, last, texts[institution] if institution is not None else "")
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        if first is not None and last is not None and first < index <= last:
            blocks[-1] = Block(UnitKind.TITLE, (*blocks[-1].lines, *group))
        elif index == first:
            above = _above_title(group, texts[institution] if institution is not None else "")
            blocks += [Block(rest, (line,)) for line in group[:above]]
            blocks.append(Block(UnitKind.TITLE, tuple(group[above:])))
        else:
            blocks.append(Block(kinds[index] or rest, tuple(group)))
    return blocks


def _title_end(texts: Sequence[str], kinds: Sequence[UnitKind | None], institution: int | None) -> int | None:
    """The last block before the institution with a procedure reference, else the nearest that names the institution."""
    before = range((institution if institution is not None else len(texts)) - 1, -1, -1)
    free = [index for index in before if kinds[index] is None]
    stems = _stems(texts[institution]) if institution is not None else frozenset()
    named = next((index for index in free if _names(texts[index], stems) and len(texts[index]) > _LONGEST_TITLE), None)
    for index in [*free, *([institution] if institution is not None else [])]:
        if PROCEDURE_REFERENCE.search(texts[index]):
            is_before = named is not None and index < named and not _names(texts[index], stems)
            return named if is_before else index
    return named


def _title_start(texts: Sequence[str], last: int, institution: str) -> int:
    """Where the title begins whose last block is `last`: it may have run over several, up to the institution's name."""
    stems = _stems(institution)
    if _names(texts[last], stems) and not _REFERENCE_ALONE.match(texts[last]):
        return last
    for index in range(last, max(-1, last - _LONGEST_TITLE), -1):
        if stems and _names(texts[index], stems) and not ends_a_unit(texts[index]):
            return index
    is_split = last and _REFERENCE_ALONE.match(texts[last]) and not _JOURNAL_REFERENCE.match(texts[last - 1])
    return last - 1 if is_split else last


def _above_title(group: Sequence[SourceLine], institution: str) -> int:
    """How many lines of the title's block stand above it: a number and a short title before the line that names the
    institution.
    """
    stems = _stems(institution)
    named = next((place for place, line in enumerate(group) if _names(line.text, stems)), 0)
    return named if group[named].text[:1].isupper() or group[named].text[:1].isdigit() else 0


def _stems(text: str) -> frozenset[str]:
    return frozenset(_LENITED.sub(r"\1", plain(word))[:_STEM] for word in _WORD.findall(text))


def _names(text: str, stems: frozenset[str]) -> bool:
    """Whether `text` holds the words of the institution's name, in any case form."""
    return bool(stems) and len(stems & _stems(text)) >= min(2, len(stems))


def _written_before(lines: Sequence[SourceLine], index: int) -> int | None:
    return next((before for before in range(index - 1, -1, -1) if lines[before].text), None)


def _written_after(lines: Sequence[SourceLine], index: int) -> int | None:
    return next((after for after in range(index + 1, len(lines)) if lines[after].text), None)


def _groups(lines: Sequence[SourceLine]) -> list[list[SourceLine]]:
    has_blanks = any(not line.text for line in lines)
    groups: list[list[SourceLine]] = []
    previous_blank = True
    for line in lines:
        if line.text:
            if (previous_blank or not has_blanks) and (line.text != "," or not groups):
                groups.append([])
            groups[-1].append(line)
        previous_blank = not line.text
    return groups
