"""Lines that belong to the page and not to the text: running heads, page numbers, document numbers, ornaments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tracker.resolution.labels import ends_a_unit
from tracker.resolution.values import SourceLine

_ORNAMENT = re.compile(r"^(?:[°º*_•∗⁎o]\s*)*[°º*_∗⁎]\s*(?:[°º*_•∗⁎o]\s*)*$|^o(?:\s+o)+$|^_{3,}$|^[–—-]{3,}$")
_JOURNAL_HEAD = re.compile(
    r"\b[CL]\s?\d{1,4}(?:\s?[A-Z])?/\d{1,4}\b|\bC/\d{4}/\d{2,5}\b|\bELI:\s?http|^\d{1,2}\.\d{1,2}\.\d{4}$"
)
_JOURNAL_PAGE = re.compile(r"^[CL]\s?\d{1,4}(?:\s?[A-Z])?/\d{1,4}\s+[A-Z]{2}\s")
_DOCUMENT_NUMBER = re.compile(
    r"\bPE\s?\d{3}[.\s]?\d{3}|^(?:RR|RE|RC|AM|TA|PR|AD|RD)\\\w+|^\\?[\w\\-]+\.docx?$|^P\d+_TA(?:-PROV)?\(\d{4}\)\d{3,4}$"
)
_PAGE_NUMBER = re.compile(r"^(?:[–—-]\s?)?\d{1,4}(?:\s?/\s?\d{1,4})?(?:\s?[–—-])?$")
_LANGUAGE_CODE = re.compile(r"^[A-Z]{2}$")
_LONGEST = 120
_LONGEST_HEAD = 100
_DIGITS = re.compile(r"\d+")


def is_ornament(text: str) -> bool:
    """Whether a line is only an ornament between parts, as the three small circles before the last paragraph."""
    return bool(_ORNAMENT.match(text))


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a number as pages have it: "3", "- 3 -", "3/12"."""
    return bool(_PAGE_NUMBER.match(text))


def find_furniture(lines: Sequence[SourceLine]) -> set[int]:
    """The indexes of `lines` that are page furniture by what they say or because they stand on every page.

    A lone number may be a page's or a footnote's: it is not decided here.
    """
    found = {index for index, line in enumerate(lines) if _is_furniture(line.text)}
    repeated = Counter(_shape(line.text) for line in lines if len(line.text) < _LONGEST)
    pages = sum(line.opens_page for line in lines)
    at_edge = found | {index for index, line in enumerate(lines) if line.opens_page and pages > 1}
    for index in sorted({near for edge in at_edge for near in (edge - 2, edge - 1, edge, edge + 1, edge + 2)}):
        if not 0 <= index < len(lines) or index in found:
            continue
        text = lines[index].text
        if len(text) < _LONGEST and repeated[_shape(text)] > 1 and _says_nothing(text):
            found.add(index)
    return found


def _is_furniture(text: str) -> bool:
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


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text)
