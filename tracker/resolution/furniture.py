"""Lines that belong to the page and not to the text: running heads, page numbers, document numbers, ornaments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tracker.resolution.labels import GO_ON, ends_a_unit, is_label_alone
from tracker.resolution.values import SourceLine

_ORNAMENT = re.compile(r"^(?:[°º*_•∗⁎o]\s*)*[°º*_∗⁎]\s*(?:[°º*_•∗⁎o]\s*)*$|^o(?:\s+o)+$|^_{3,}$|^[–—-]{3,}$")
_JOURNAL_HEAD = re.compile(
    r"\b[CL]E?\s?\d{1,4}(?:\s?[A-Z])?/\d{1,4}\b|\bC/\d{4}/\d{2,5}\b|\bELI:\s?http|^\D{2,14}\s[CL],\s[\d.]{8,11}$|^\d{1,2}\.\d{1,2}\.\d{4}$"
)
_JOURNAL_PAGE = re.compile(r"^[CL]E?\s?\d{1,4}(?:\s?[A-Z])?/\d{1,4}\s+[A-Z]{2}\s")
_DOCUMENT_NUMBER = re.compile(
    r"\bPE\s?\d{3}[.\s]?\d{3}|^(?:RR|RE|RC|AM|TA|PR|AD|RD)\\\w+|^\\?[\w\\-]+\.docx?$|^P\d+_TA(?:-PROV)?\(\d{4}\)\d{3,4}$"
)
_PAGE_NUMBER = re.compile(r"^(?:[–—-]\s?)?\d{1,4}(?:\s?/\s?\d{1,4})?(?:\s?[–—-])?$")
_PAGE_OF_PAGES = re.compile(r"^(\d{1,3})\s?/\s?(\d{1,3})$")
_LANGUAGE_CODE = re.compile(r"^[A-Z]{2}$")
_YEAR_AT_START = re.compile(r"(?:19|20)\d\d[.\s]")
_YEAR_NEAR_END = re.compile(r"\s(?:19|20)\d\d\.?(?:\s\w{1,2}\.)?$")
_LONGEST = 120
_LONGEST_DAY = 45
_SHARE_OF_FULL_LINES = 0.9
_FULL = 0.85
_LONGEST_HEAD = 100
_DIGITS = re.compile(r"\d+")


def is_language_code(text: str) -> bool:
    """Whether a line is only a language, as at a page's foot: "EN"."""
    return bool(_LANGUAGE_CODE.match(text))


def is_ornament(text: str) -> bool:
    """Whether a line is only an ornament between parts, as the three small circles before the last paragraph."""
    return bool(_ORNAMENT.match(text))


def usual_width(texts: Sequence[str]) -> int:
    """The length of a full line where lines are wrapped: most lines are shorter, none much longer."""
    lengths = sorted(map(len, texts))
    return lengths[int(_SHARE_OF_FULL_LINES * (len(lengths) - 1))] if lengths else 0


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a number as pages have it: "3", "- 3 -", "3/12"."""
    return bool(_PAGE_NUMBER.match(text))


def find_furniture(lines: Sequence[SourceLine], before: Sequence[SourceLine] = ()) -> set[int]:
    """The indexes of `lines` that are page furniture by what they say or because they stand on every page, also on the
    one with the lines `before`.

    A lone number may be a page's or a footnote's: it is not decided here.
    """
    found = {index for index, line in enumerate(lines) if is_furniture(line.text)}
    found |= _pages_of_pages(lines)
    repeated = Counter(_shape(line.text) for line in (*before, *lines) if len(line.text) < _LONGEST)
    exactly = Counter(line.text for line in (*before, *lines))
    width = usual_width([line.text for line in lines])
    pages = sum(line.opens_page for line in lines)
    at_edge = found | {index for index, line in enumerate(lines) if line.opens_page and pages > 1}
    for index in sorted({near for edge in at_edge for near in (edge - 2, edge - 1, edge, edge + 1, edge + 2)}):
        if not 0 <= index < len(lines) or index in found:
            continue
        text = lines[index].text
        is_short = len(text) < min(_LONGEST, _FULL * width)
        is_words = bool(index) and is_label_alone(lines[index - 1].text) and not is_language_code(text)
        is_repeated = is_short and not is_words and repeated[_shape(text)] > 1 and _says_nothing(text)
        if is_repeated or (exactly[text] > 1 and _is_a_day(text)):
            found.add(index)
    return found


def _pages_of_pages(lines: Sequence[SourceLine]) -> set[int]:
    """Lines that count the pages of so many pages: "2/9", "3/9"."""
    matches = [(index, match) for index, line in enumerate(lines) if (match := _PAGE_OF_PAGES.match(line.text))]
    totals = Counter(match[2] for _, match in matches)
    return {index for index, match in matches if totals[match[2]] > 1 and int(match[1]) <= int(match[2])}


def is_furniture(text: str) -> bool:
    """Whether a line says by itself that it belongs to the page: an ornament, a document's number, a journal's head."""
    if len(text) > _LONGEST_HEAD:
        return False
    if is_ornament(text) or _DOCUMENT_NUMBER.search(text) or _JOURNAL_PAGE.match(text):
        return True
    return bool(_JOURNAL_HEAD.search(text)) and not ends_a_unit(text) and not text.startswith("(")


def _says_nothing(text: str) -> bool:
    """Whether a repeated line is a running head: it ends no unit, opens none, and is no lone number."""
    if _LANGUAGE_CODE.match(text):
        return True
    return not ends_a_unit(text) and text[:1].isupper() and not is_page_number(text)


def _is_a_day(text: str) -> bool:
    """Whether a line may be the day of the sitting, which some languages end with a full stop: "11. veljače 2031."."""
    if len(text) > _LONGEST_DAY or text.endswith(GO_ON):
        return False
    return bool(_YEAR_AT_START.match(text) or (text[:1].isupper() and _YEAR_NEAR_END.search(text)))


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)
