"""Candidates for what a text states: dates, article references and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.ingest.values import Candidate, CandidateKind, Mention, how_often
from tracker.ingest.words import long_place_of, place_of
from tracker.resolution.languages import find_calendar
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.values import Provision, UnitKind

_SEARCHED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)
_NAME = re.compile(r"[^\W\d_]+")
_LONGEST_PLACE = 4
_KINDS = {"date": CandidateKind.DATE, "article": CandidateKind.ARTICLE}


def find_references(provisions: Sequence[Provision]) -> list[Candidate]:
    """Dates and article references, joined across the versions of a provision by their value."""
    found: list[Candidate] = []
    for row in provisions:
        if row.kind not in _SEARCHED:
            continue
        by_value: dict[tuple[CandidateKind, str], list[Mention]] = {}
        for language, unit in row.units.items():
            for amount in read_amounts(unit.text, find_calendar(language)):
                kind = _KINDS.get(amount.kind)
                if kind:
                    quote = unit.text[amount.start : amount.end]
                    mention = Mention(row.key, language, quote, amount.start)
                    by_value.setdefault((kind, amount.value), []).append(mention)
        for (kind, value), mentions in by_value.items():
            versions = len({mention.language for mention in mentions})
            several = f"{versions} of {len(row.units)} versions of " if len(row.units) > 1 else ""
            evidence = f"stands in {several}{row.key}"
            found.append(Candidate(kind, value, round(versions / len(row.units), 2), evidence, tuple(mentions)))
    return found


def find_places(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """Countries, territories and cities that the locale data name, joined over versions by their code."""
    by_code: dict[str, list[Mention]] = {}
    for row in provisions:
        if row.kind in _SEARCHED:
            for language in languages:
                if language in row.units:
                    for code, mention in _places_in(row.key, language, row.units[language].text):
                        by_code.setdefault(code, []).append(mention)
    found = []
    for code, mentions in by_code.items():
        versions = len({mention.language for mention in mentions})
        evidence = f"named {how_often(len(mentions), versions, len(languages))}; locale data call it {code}"
        sure = 0.5 + 0.4 * versions / len(languages)
        found.append(Candidate(CandidateKind.PLACE, mentions[0].quote, round(sure, 2), evidence, tuple(mentions)))
    return found


def _places_in(key: str, language: str, text: str) -> list[tuple[str, Mention]]:
    found: list[tuple[str, Mention]] = []
    words = list(_NAME.finditer(text))
    place = 0
    while place < len(words):
        code, count = _place_at(words[place : place + _LONGEST_PLACE], text, language)
        if code:
            start, end = words[place].start(), words[place + count - 1].end()
            found.append((code, Mention(key, language, text[start:end], start)))
        place += max(1, count)
    return found


def _place_at(words: Sequence[re.Match[str]], text: str, language: str) -> tuple[str, int]:
    """The code of the place whose name begins with the first of `words`, and how many words that is."""
    if not words[0][0][:1].isupper():
        return "", 0
    for count in range(len(words), 1, -1):
        run = words[:count]
        if all(text[left.end() : right.start()] == " " for left, right in pairwise(run)):
            code = long_place_of(tuple(word[0] for word in run), language)
            if code:
                return code, count
    return place_of(words[0][0], language), 1
