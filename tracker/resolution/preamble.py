"""What stands before the first visa: the title, the line that names the institution, the journal's reference, the rest.

Nothing here knows a language: the institution's line stands right before the first visa, and the title names the same
institution and ends with the procedure's reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.plain import plain
from tracker.resolution.formulas import all_formulas, is_institution, opens_visa
from tracker.resolution.labels import PARAGRAPH_LABEL, VISA_MARK, ends_a_unit
from tracker.resolution.lines import join_lines
from tracker.resolution.values import SourceLine, UnitKind

PROCEDURE_REFERENCE = re.compile(r"\d{4}/\d{4}[A-Z]?\s?\(\s?[A-ZΑ-ΩА-Я]{3}\s?\)")
_NUMBERS_ALONE = re.compile(
    r"^(?:(?:P\d{1,2}_TA(?:-PROV)?\(\d{4}\)\d{3,4}|(?:RC[-‑–]?)?[AB]\d{1,2}[-‑–]\d{4}/\d{2,4}|RC\d)[\s,;}]*)+$"
)
_REFERENCE_ALONE = re.compile(r"^\(?[\w\s/–-]*\d{4}/\d{4}[A-Z]?\s?\(\s?[A-ZΑ-ΩА-Я]{3}\s?\)\s?\)?$")
_JOURNAL_REFERENCE = re.compile(r"^\(?(?:C/)?\d{4}/(?:C )?\d+(?:\s?E)?(?:/\d+)?\)?$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LENITED = re.compile(r"^([bcdfgmpst])h")
_LONGEST_INSTITUTION = 90
_LONGEST_TITLE = 12
_MOST_HEADINGS = 12
_FEWEST_VISAS = 2
_FEW_HEADINGS = 3
_FULL_LINE = 50
_WRAPPED = 130
_STEM = 4


class Block(NamedTuple):
    """Lines that stand together, and what they are; a title that only its place shows is not sure."""

    kind: UnitKind
    lines: tuple[SourceLine, ...]
    is_sure: bool = True


def find_body(lines: Sequence[SourceLine]) -> int:
    """The index of the line that opens the first visa; the number of lines where there is none.

    A dash in the navigation of a web page is none: a visa follows the line that names the institution, which ends in
    a comma in most languages, and ends in punctuation itself. Some copies lose that line: then the words that open
    visas show the first one.
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
    opened = [index for index in marks if opens_visa(VISA_MARK.sub("", lines[index].text))]
    if not opened:
        opened = [index for index, line in enumerate(lines) if opens_visa(line.text) and ends_a_unit(line.text)]
    if len(opened) >= _FEWEST_VISAS:
        return opened[0]
    for index in marks:
        before = _written_before(lines, index)
        if before is not None and len(lines[before].text) <= _LONGEST_INSTITUTION and ends_a_unit(lines[before].text):
            return index
    for index, following in zip(marks, [*marks[1:], len(lines)], strict=False):
        last = _written_before(lines, following)
        if last is not None and last >= index and following < len(lines) and ends_a_unit(lines[last].text):
            return index
    return marks[0] if marks else len(lines)


def other_institution(lines: Sequence[SourceLine], language: str) -> str:
    """The line before the first visa, where it names an institution that is not the Parliament alone; else ""."""
    start = find_body(lines)
    before = _written_before(lines, start) if start < len(lines) else None
    text = lines[before].text if before is not None else ""
    if not text.endswith(",") or len(text) > _LONGEST_INSTITUTION or is_institution(text) or VISA_MARK.match(text):
        return ""
    own = _stems(_institution_of(language))
    return "" if _names(text, own) and len(_stems(text)) <= len(own) + 1 else text


def find_another(lines: Sequence[SourceLine], start: int) -> int | None:
    """The index of the line that names the institution again, before the visas of a second resolution; None if none."""
    has_paragraph = False
    for index in range(start, len(lines)):
        text = lines[index].text
        has_paragraph = has_paragraph or bool(PARAGRAPH_LABEL.match(text))
        after = _written_after(lines, index) if has_paragraph and is_institution(text) else None
        if after is not None and (VISA_MARK.match(lines[after].text) or opens_visa(lines[after].text)):
            return index
    return None


def read_preamble(lines: Sequence[SourceLine], language: str = "", width: int = 0) -> list[Block]:
    """Everything before the first visa, in blocks: by blank lines where there are any, else each line alone.

    The title names the institution; the words of `language` for it serve where its own line is missing. `width` is
    how long the text's lines are, which shows whether they are wrapped.
    """
    groups = _groups(lines)
    kinds: list[UnitKind | None] = [None] * len(groups)
    texts = [join_lines([line.text for line in group]) for group in groups]
    for index, text in enumerate(texts):
        if _JOURNAL_REFERENCE.match(text):
            kinds[index] = UnitKind.JOURNAL_REFERENCE
    institution = len(groups) - 1 if groups and _may_be_institution(texts[-1]) else None
    names = _stems(texts[institution] if institution is not None else _institution_of(language))
    last = _title_end(texts, kinds, institution, names)
    is_sure = last is not None
    if last is None and institution and institution <= _FEW_HEADINGS and is_institution(texts[institution]):
        last = 0
    if last is None:
        institution = None
    elif institution is not None and last < institution:
        kinds[institution] = UnitKind.INSTITUTION
    rest = UnitKind.HEADING if len(groups) <= _MOST_HEADINGS else UnitKind.FURNITURE
    first = last if last is None else _title_start(texts, last, names)
    if first is not None and width < _WRAPPED and _are_wrapped(lines):
        first = _wrapped_before(texts, first, names)
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        if first is not None and last is not None and first < index <= last:
            blocks[-1] = Block(UnitKind.TITLE, (*blocks[-1].lines, *group), is_sure)
        elif index == first:
            above = _above_title(group, names)
            blocks += [Block(rest, (line,)) for line in group[:above]]
            blocks.append(Block(UnitKind.TITLE, tuple(group[above:]), is_sure))
        else:
            blocks.append(Block(kinds[index] or rest, tuple(group)))
    return blocks


def _may_be_institution(text: str) -> bool:
    """Whether the last block before the visas is the line that names the institution, as known or as it looks."""
    if is_institution(text):
        return True
    is_other = VISA_MARK.match(text) or PROCEDURE_REFERENCE.search(text) or text.startswith("(")
    return len(text) <= _LONGEST_INSTITUTION and not is_other


def _institution_of(language: str) -> str:
    known = all_formulas().get(language)
    return known.institution[-1] if known else ""


def _title_end(
    texts: Sequence[str], kinds: Sequence[UnitKind | None], institution: int | None, stems: frozenset[str]
) -> int | None:
    """The last block before the institution with a procedure reference, else the nearest that names the institution."""
    before = range((institution if institution is not None else len(texts)) - 1, -1, -1)
    free = [index for index in before if kinds[index] is None]
    named = next((index for index in free if _names(texts[index], stems) and len(texts[index]) > _LONGEST_TITLE), None)
    for index in [*free, *([institution] if institution is not None else [])]:
        if PROCEDURE_REFERENCE.search(texts[index]):
            is_before = named is not None and index < named and not _names(texts[index], stems)
            return _runs_to(texts, named, institution) if is_before and named is not None else index
    return named if named is None else _runs_to(texts, named, institution)


def _runs_to(texts: Sequence[str], named: int, institution: int | None) -> int:
    """The last block of a title that goes on: the kind of act, its day, its subject, one a line; or wrapped lines."""
    end = institution if institution is not None else len(texts)
    while named + 1 < end and (texts[named].startswith("(") or not ends_a_unit(texts[named])):
        following = texts[named + 1]
        is_amid = following.startswith("(") and named + 2 < end and texts[named + 2][:1].islower()
        is_another = following[:1].isupper() and len(texts[named]) < _FULL_LINE
        if not is_amid and (is_another or _is_apart(following)):
            break
        named += 1
    return named


def _is_apart(text: str) -> bool:
    """Whether a line is none of a title's: numbers of documents, a journal's reference, something in brackets."""
    return bool(_NUMBERS_ALONE.match(text) or _JOURNAL_REFERENCE.match(text)) or text.startswith("(")


def _title_start(texts: Sequence[str], last: int, stems: frozenset[str]) -> int:
    """Where the title begins whose last block is `last`: it may have run over several, up to the institution's name.

    One that goes on in small letters began in the block before, which names the institution too.
    """
    if _names(texts[last], stems) and not _REFERENCE_ALONE.match(texts[last]):
        return _begun_before(texts, last, stems)
    for index in range(last, max(-1, last - _LONGEST_TITLE), -1):
        if stems and _names(texts[index], stems) and not ends_a_unit(texts[index]):
            return _begun_before(texts, index, stems)
    is_split = last and _REFERENCE_ALONE.match(texts[last]) and not _JOURNAL_REFERENCE.match(texts[last - 1])
    return last - 1 if is_split else last


def _are_wrapped(lines: Sequence[SourceLine]) -> bool:
    """Whether the lines may be wrapped ones that no blank line puts together."""
    return not _blanks_part(lines) and all(len(line.text) < _WRAPPED for line in lines)


def _wrapped_before(texts: Sequence[str], first: int, stems: frozenset[str]) -> int:
    """Where a title of wrapped lines begins: further up while it goes on in small letters, or the line before is full
    and names the institution as well.
    """
    start = first
    while start > max(0, first - _LONGEST_TITLE):
        before = texts[start - 1]
        is_full = len(before) >= _FULL_LINE and _names(before, stems) and not before.endswith(("*", ".", ":", ")"))
        if _is_apart(before) or not (texts[start][:1].islower() or is_full):
            break
        start -= 1
    return start if _names(texts[start], stems) else first


def _begun_before(texts: Sequence[str], first: int, stems: frozenset[str]) -> int:
    is_begun = first and texts[first][:1].islower() and _names(texts[first - 1], stems)
    return first - 1 if is_begun and not ends_a_unit(texts[first - 1]) else first


def _above_title(group: Sequence[SourceLine], stems: frozenset[str]) -> int:
    """How many lines of the title's block stand above it: a number and a short title before the line that names the
    institution.
    """
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
    """The lines in blocks; a line of nothing but documents' numbers or a journal's reference is a block of its own.

    Where no blank line parts the institution's line from what stands above it, blank lines say nothing.
    """
    groups: list[list[SourceLine]] = []
    is_parted = _blanks_part(lines)
    previous_blank = True
    for line in lines:
        if not line.text:
            previous_blank = True
            continue
        is_apart = bool(_NUMBERS_ALONE.match(line.text) or _JOURNAL_REFERENCE.match(line.text))
        if (previous_blank or is_apart or not is_parted) and (line.text != "," or not groups):
            groups.append([])
        groups[-1].append(line)
        previous_blank = is_apart
    return groups


def _blanks_part(lines: Sequence[SourceLine]) -> bool:
    """Whether blank lines part the blocks before the first visa."""
    if all(line.text for line in lines):
        return False
    last = _written_before(lines, len(lines))
    while last and lines[last].text == ",":
        last -= 1
    return last is None or not is_institution(lines[last].text) or last == 0 or not lines[last - 1].text
