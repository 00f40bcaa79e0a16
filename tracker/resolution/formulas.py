"""The set phrases of resolutions in each language, and what they tell: the language of a text, and where it is over.

Phrases are data in `formulas.toml`. They confirm what structure found; no unit is cut by them alone.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tracker.plain import plain

_FILE = Path(__file__).with_name("formulas.toml")
_LABEL = re.compile(r"^(?:[–—―‒−\uf02d-]|[A-ZΑ-ΩА-Я]{1,3}\.|\d{1,4}\.)\s+")
_SURE = 3
_CLEARLY_MORE = 2
_MIXED_SHARE = 0.2
_INSTITUTION = 4
_WITH_INSTITUTION = 6
_LONGEST_INSTITUTION = 80


class Formulas(NamedTuple):
    """The phrases of one language, in small letters; the file's head says what each is."""

    language: str
    name: str
    institution: tuple[str, ...]
    visa: tuple[str, ...]
    recital: tuple[str, ...]
    closing: tuple[str, ...]
    article: frozenset[str]
    date_words: frozenset[str]
    glued: tuple[str, ...]
    months: tuple[str, ...]
    behind: tuple[str, ...]
    amendment: tuple[str, ...]
    source: str
    closing_source: str


class Detected(NamedTuple):
    """The language that a text's phrases show ("" where they show none), how often, and a second one mixed in."""

    language: str
    name: str
    hits: int
    is_sure: bool
    other: str = ""


@cache
def all_formulas() -> dict[str, Formulas]:
    """The phrases by language tag."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        tag: Formulas(
            language=tag,
            name=table["name"],
            institution=_folded(table["institution"]),
            visa=_folded(table["visa"]),
            recital=_folded(table["recital"]),
            closing=_folded(table["closing"]),
            article=frozenset(table["article"].split()),
            date_words=frozenset(table.get("date_words", "").split()),
            glued=tuple(table.get("glued", "").split()),
            months=tuple(table.get("months", ())),
            behind=_folded(table["behind"]),
            amendment=_folded(table["amendment"]),
            source=table["source"],
            closing_source=table["closing_source"],
        )
        for tag, table in tables.items()
    }


def _folded(phrases: list[str]) -> tuple[str, ...]:
    """The phrases as they are compared: in Greek a small letter has another form at a word's end."""
    return tuple(phrase.casefold() for phrase in phrases)


def detect_language(text: str) -> Detected:
    """The language of a resolution, by the words that open its visas and recitals and name the institution.

    Languages whose phrases begin alike ("visto", "considerando") are told apart by the institution's line.
    """
    hits: Counter[str] = Counter()
    openers = _openers()
    for line in _openings(text):
        first = line.split(" ", 1)[0].rstrip(",:")
        fitting = [
            (phrase, language, weight)
            for phrase, language, weight in openers.get(first, ())
            if line.startswith(phrase) and (weight == 1 or len(line) <= len(phrase) + 2)
        ]
        longest = max((len(phrase) for phrase, _, _ in fitting), default=0)
        for language, weight in {(language, weight) for phrase, language, weight in fitting if len(phrase) == longest}:
            hits[language] += weight
    ranked = hits.most_common(2)
    if not ranked:
        return Detected("", "", 0, is_sure=False)
    (language, most), (other, second) = ranked[0], ranked[1] if len(ranked) > 1 else ("", 0)
    is_mixed = second >= _WITH_INSTITUTION or (second >= _SURE and second > most * _MIXED_SHARE)
    mixed = other if is_mixed and not _alike(language, other) else ""
    is_sure = most >= _SURE and most >= _CLEARLY_MORE * second
    return Detected(language, all_formulas()[language].name, most, is_sure, mixed)


def is_behind(text: str, language: str) -> bool:
    """Whether a line is the heading of an annex, an explanatory statement or the like."""
    line = _plain_heading(text)
    if not line or len(line) > 80:
        return False
    known = all_formulas()
    phrases = known[language].behind if language in known else [p for f in known.values() for p in f.behind]
    return any(_is_heading_of(line, _plain_heading(phrase)) for phrase in phrases)


def is_closing(text: str, language: str) -> bool:
    """Whether a paragraph's text begins with the words that close a resolution."""
    known, line = all_formulas().get(language), text.casefold()
    return known is not None and any(line.startswith(phrase) for phrase in known.closing)


def is_amendment(text: str, language: str) -> bool:
    """Whether a line is the number of an amendment, as "Amendment 12"."""
    return len(text) < _LONGEST_INSTITUTION and bool(_amendment_number(language).fullmatch(text.casefold()))


def is_institution(text: str) -> bool:
    """Whether a line names the institution as it stands before the first visa, in any language.

    In capitals it may have lost its accents.
    """
    return len(text) < _LONGEST_INSTITUTION and plain(text).rstrip(" ,:") in _institutions()


def opens_visa(text: str) -> bool:
    """Whether a line begins with words that open visas, in any language."""
    line = text.casefold()
    return any(
        line.startswith(phrase) and not (phrase[-1].isalpha() and line[len(phrase) : len(phrase) + 1].isalpha())
        for formulas in all_formulas().values()
        for phrase in formulas.visa
    )


def opens_recital(text: str, language: str) -> bool:
    """Whether a line begins with the words that open recitals."""
    known, line = all_formulas().get(language), text.casefold()
    return known is not None and any(phrase and line.startswith(f"{phrase} ") for phrase in known.recital)


@cache
def _amendment_number(language: str) -> re.Pattern[str]:
    known = all_formulas()
    phrases = known[language].amendment if language in known else [p for f in known.values() for p in f.amendment]
    either = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?:{either})\s+\d{{1,4}}|\d{{1,4}}\.?\s+(?:{either})")


@cache
def _institutions() -> frozenset[str]:
    return frozenset(plain(phrase) for formulas in all_formulas().values() for phrase in formulas.institution)


@cache
def _openers() -> dict[str, list[tuple[str, str, int]]]:
    """By first word: the phrase, its language, and how much it counts; the institution's line counts most."""
    openers: dict[str, list[tuple[str, str, int]]] = {}
    for formulas in all_formulas().values():
        weighted = [
            *((phrase, 1) for phrase in {*formulas.visa, *formulas.recital} if phrase),
            *((phrase, _INSTITUTION) for phrase in formulas.institution),
        ]
        for phrase, weight in weighted:
            openers.setdefault(phrase.split(" ", 1)[0].rstrip(","), []).append((phrase, formulas.language, weight))
    return openers


def _openings(text: str) -> list[str]:
    lines = []
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            lines.append(" ".join(_LABEL.sub("", line[:120]).split()).casefold())
    return lines


def _alike(language: str, other: str) -> bool:
    """Whether two languages open visas or recitals with the same words, so that hits of both prove nothing."""
    left, right = all_formulas()[language], all_formulas()[other]
    return not set(left.visa + left.recital).isdisjoint(right.visa + right.recital)


def _plain_heading(text: str) -> str:
    return plain(text).strip(" :.")


def _is_heading_of(line: str, phrase: str) -> bool:
    """ "annex", "annex I", "ANNEX TO THE RESOLUTION", but no sentence that begins with the word."""
    if line == phrase:
        return True
    if line.endswith((",", ";")):
        return False
    return bool(re.fullmatch(rf"{re.escape(phrase)}(?:\s+(?:[ivx]+|\d+|[a-z]))?(?:[\s:–-].*)?", line))
