"""The labels that open units, and which of the lines that look like one really do.

Sequence is the evidence: of all lines that begin with "12." the one that opens paragraph 12 stands between 11 and 13,
where a unit has ended. Recitals are lettered in the Latin, Cyrillic or Greek alphabet, or with Greek numerals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from string import ascii_lowercase, ascii_uppercase

VISA_MARK = re.compile(r"^(?:[–—―‒−\uf02d\uf0be\uf0b7•●▪◦-](?:\s+(?=\S)|$)|[–—―‒−-](?=[^\W\d_](?:[^\W\d_]|\s)))")
PARAGRAPH_LABEL = re.compile(r"^(\d{1,4})\.(?:\s+(?=\S)|(?=[^\W\d_](?:[^\W\d_]|\s))|$)")
RECITAL_LABEL = re.compile(r"^([A-ZΑ-ΩА-ЯϚ]{1,3}|[ΙΚΛΜΝΞΟΠ]?Στ)\.(?:\s+(?=\S)|(?=[^\W\d_](?:[^\W\d_]|\s))|$)")
FOOTNOTE_LABEL = re.compile(
    r"^(?:\((\d{1,3})\)\s*(?=\S)|\[(\d{1,3})\]\s*(?=\S)|\((\d{1,3})\)$|(\d{1,3})(?:\s+(?=\S)|$))"
)
SUB_POINT = re.compile(
    r"^(?:\(?[a-zα-ωа-я]{1,5}\)|\(?[ivxIVX]{1,6}\)|\(?\d{1,2}\)|[•●▪◦·]|[–—―‒−\uf02d-])(?:\s+(?=\S)|$)",
)
HEADING_LABEL = re.compile(r"^(?:\d{1,2}\.|[IVX]{1,6}\.|[A-Z]\.|\(?(?:[a-zA-Zα-ωа-я]|[ivxIVX]{1,6})\))(?:\s|$)")
_LIKE_A_DATE = re.compile(r"^\d{1,2}\.\s?[^\W\d_]+\.?\s(?:19|20)\d\d\b")
_LABEL_ONLY = re.compile(r"^(?:\d{1,4}\.|[A-ZΑ-ΩА-Я]{1,3}\.|\(?\w{1,5}\)|[–—―‒−\uf02d\uf0be-])$")
GO_ON = (",", ";", ":", "·", "∙", "˙")  # the raised dot is the semicolon of Greek
_ENDS_A_UNIT = re.compile(r"[,;:.·∙˙][”’»\"')\]]*(?:\s?[(\[]\d{1,3}[)\]]|\d{1,3})?$")
_ENDS_FIRMLY = re.compile(r"[;:.·∙˙][”’»\"')\]]*(?:\s?[(\[]\d{1,3}[)\]]|\d{1,3})?$")

_FARTHEST_SKIP = 3
_FARTHEST_HEADING = 14
_AT_FIRM_END = 1.0
_AFTER_HEADING = 0.8
_AT_COMMA = 0.5
_NOWHERE = 0.1
_LIKE_A_HEADING = 0.7
_SKIP_PENALTY = 0.9

_LOOK_ALIKE = str.maketrans("АВЕЗКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABE3KMHOPCTYXABEZHIKMNOPTYX")
_CYRILLIC = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЮЯ"
_CYRILLIC_TOO = (  # other counts: with the hard sign, with both signs, without the short i
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЮЯ",
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ",
    "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЮЯ",
)
_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
_GREEK_UNITS = ("", "Α", "Β", "Γ", "Δ", "Ε", "ΣΤ", "Ζ", "Η", "Θ")
_GREEK_TENS = ("", "Ι", "Κ", "Λ", "Μ", "Ν", "Ξ", "Ο", "Π")

_GREEK_LABELS = [tens + unit for tens in _GREEK_TENS for unit in _GREEK_UNITS if tens + unit]


def _doubled(alphabet: str) -> list[str]:
    return [*alphabet, *("".join(pair) for pair in product(alphabet, repeat=2))]


_SEQUENCES: tuple[tuple[str, ...], ...] = tuple(
    tuple(label.translate(_LOOK_ALIKE) for label in labels)
    for labels in (
        _doubled(ascii_uppercase),
        *map(_doubled, (_CYRILLIC, *_CYRILLIC_TOO)),
        _doubled(_GREEK),
        _GREEK_LABELS,
    )
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_POINTS = tuple(
    frozenset(pairwise(labels))
    for labels in (
        [*ascii_lowercase, "aa", "ab", "ac"],
        ["a", "b", "c", "č", "d"],
        [*_CYRILLIC.casefold()],
        [label.casefold() for label in _GREEK_LABELS],
        _ROMAN,
        [str(number) for number in range(1, 100)],
    )
)
_POSITIONS = tuple({label: place for place, label in reversed(list(enumerate(labels, 1)))} for labels in _SEQUENCES)


def is_label_alone(text: str) -> bool:
    """Whether a line is a label and nothing else: "A.", "12.", "(b)", "–"."""
    return bool(_LABEL_ONLY.match(text))


def ends_a_unit(text: str) -> bool:
    """Whether `text` ends as units end: with a comma, semicolon, colon or full stop, perhaps before a closing mark."""
    return bool(_ENDS_A_UNIT.search(text.rstrip())) and not _LABEL_ONLY.match(text)


def ends_firmly(text: str) -> bool:
    """Whether `text` ends with a semicolon, colon or full stop: a comma may just as well end a line."""
    return bool(_ENDS_FIRMLY.search(text.rstrip())) and not _LABEL_ONLY.match(text)


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a unit: its index, the label printed, its position in the sequence, and the doubts."""

    index: int
    label: str
    position: int
    expected: int
    at_boundary: bool


@dataclass(slots=True)
class _Candidate:
    index: int
    label: str
    position: int
    total: float = 0.0
    previous: _Candidate | None = None
    at_boundary: bool = True


class Boundaries:
    """Where units may begin: after a blank line, after a line that ends a unit, or after the headings behind one."""

    def __init__(self, texts: Sequence[str], after_blank: Sequence[bool]) -> None:
        self._texts = texts
        self._after_blank = after_blank
        self._last_firm_end: list[int] = []
        self._last_end: list[int] = []
        firm = last = -1
        for index, text in enumerate(texts):
            self._last_firm_end.append(firm)
            self._last_end.append(last)
            if ends_a_unit(text):
                last = index
                firm = index if ends_firmly(text) else firm

    def quality(self, index: int, since: int) -> float:
        """How well a unit may begin at the line `index`, when the unit before it begins at the line `since`."""
        if index == 0 or self._after_blank[index]:
            return _AT_FIRM_END
        before = self._texts[index - 1]
        if ends_firmly(before):
            return _AT_FIRM_END
        if ends_a_unit(before):
            return _AT_COMMA
        for ends in (self._last_firm_end, self._last_end):
            end = ends[index]
            below = self._texts[end + 1]
            runs_on = below[:1].islower() and not HEADING_LABEL.match(below)
            if since <= end and index - end <= _FARTHEST_HEADING and not runs_on:
                return _AFTER_HEADING if ends is self._last_firm_end or since == 0 else _NOWHERE
        return _NOWHERE

    def is_like_a_heading(self, index: int) -> bool:
        """Whether this line is a numbered heading: it ends in nothing, and a sub-heading or another number is next.

        A date with its year, "1. März 2031", is no better as the beginning of a unit.
        """
        text = self._texts[index]
        if _LIKE_A_DATE.match(text):
            return True
        if _LABEL_ONLY.match(text) or ends_a_unit(text) or index + 1 >= len(self._texts):
            return False
        following = self._texts[index + 1]
        label, own = PARAGRAPH_LABEL.match(following), PARAGRAPH_LABEL.match(text)
        if label and own:
            return int(label[1]) != int(own[1]) + 1
        return bool(label or HEADING_LABEL.match(following))


def paragraph_openings(texts: Sequence[str], boundaries: Boundaries) -> list[Opening]:
    """The lines that open the numbered paragraphs: the best sequence 1, 2, 3 ... among the lines that begin so."""
    found = [(index, match[1], int(match[1])) for index, match in _matches(PARAGRAPH_LABEL, texts)]
    return _openings(_best_chain(found, boundaries))


def recital_openings(texts: Sequence[str], boundaries: Boundaries) -> list[Opening]:
    """The lines that open the recitals: the best sequence in any of the alphabets."""
    matches = _matches(RECITAL_LABEL, texts)
    chains = [
        _best_chain(
            [
                (index, match[1], position)
                for index, match in matches
                if (position := positions.get(match[1].upper().replace("Ϛ", "ΣΤ").translate(_LOOK_ALIKE)))
            ],
            boundaries,
        )
        for positions in _POSITIONS
    ]
    return _openings(max(chains, key=lambda chain: chain.total if chain else 0.0))


def follows_point(earlier: str, later: str) -> bool:
    """Whether the sub-point `later` comes right after `earlier`: "b" after "a", "iv" after "iii", "στ" after "ε"."""
    pair = (earlier.casefold(), later.casefold())
    return any(pair in neighbours for neighbours in _POINTS)


def recital_label(position: int, like: str = "A") -> str:
    """The recital label at `position` (from 1) in the alphabet of the label `like`: A to Z, then AA, AB and so on."""
    alphabet = next((letters for letters in (_CYRILLIC, _GREEK) if like[:1] in letters), ascii_uppercase)
    return _doubled(alphabet)[position - 1]


def _matches(pattern: re.Pattern[str], texts: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    return [(index, match) for index, text in enumerate(texts) if (match := pattern.match(text))]


def _best_chain(found: list[tuple[int, str, int]], boundaries: Boundaries) -> _Candidate | None:
    """The last candidate of the best sequence: each a little later than the one before, skips cost dearly.

    None where what speaks against the best one, as a year that begins a line, outweighs what speaks for it.
    """
    best: dict[int, _Candidate] = {}
    for index, label, position in found:
        candidate = _Candidate(index, label, position)
        worse = _LIKE_A_HEADING if boundaries.is_like_a_heading(index) else 0.0
        quality = boundaries.quality(index, 0)
        candidate.total = quality - worse - _SKIP_PENALTY * min(position - 1, _FARTHEST_SKIP)
        candidate.at_boundary = quality > _NOWHERE
        for skipped in range(_FARTHEST_SKIP + 1):
            previous = best.get(position - 1 - skipped)
            if previous is None:
                continue
            quality = boundaries.quality(index, previous.index)
            total = previous.total + quality - worse - _SKIP_PENALTY * skipped
            if total > candidate.total:
                candidate.total, candidate.previous = total, previous
                candidate.at_boundary = quality > _NOWHERE
        if position not in best or candidate.total > best[position].total:
            best[position] = candidate
    last = max(best.values(), key=lambda candidate: candidate.total, default=None)
    return last if last and last.total > 0 else None


def _openings(last: _Candidate | None) -> list[Opening]:
    openings = []
    while last is not None:
        expected = last.previous.position + 1 if last.previous else 1
        openings.append(Opening(last.index, last.label, last.position, expected, last.at_boundary))
        last = last.previous
    return openings[::-1]
