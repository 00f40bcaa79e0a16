"""Bodies whose names hold no word for one: those listed behind such a word, and those called the same everywhere.

"The movements X, Y and Z" may as well name people; it is taken for bodies where one of the names is a single word, an
abbreviation or a number, as no full name of a person is.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tracker.ingest.pointing import pointing_of
from tracker.ingest.words import words_of
from tracker.plain import plain

_FILE = Path(__file__).parent / "called.toml"
_GROUPS = ("movement", "organisation", "party", "media", "trade_union")
_WORD = re.compile(r"[^\W_]+")
_OPENING = r"[“„«‘\"'‚”’»]?"
_PART = r"(?:[^\W\d_a-z][\w'’-]*|\d+)"
_ITEM = re.compile(rf"{_OPENING}(?P<name>{_PART}(?: {_PART}){{0,4}})[”’»\"'“]?")
_BETWEEN = re.compile(r",?\s+(?P<word>[^\W\d_]{1,4}\s+)?|,\s*")
_FARTHEST = 90
_LONGEST_ENDING = 5
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Listed:
    """`text[start:end]` is the name of a body of this type."""

    start: int
    end: int
    type: str


def find_listed(text: str, language: str) -> list[Listed]:
    """The bodies listed in a text behind a word for their kind, which is the type they are given."""
    beginnings = words_of(language).bodies
    found: list[Listed] = []
    for word in _WORD.finditer(text):
        body = beginnings.value_of(plain(word[0]))
        if body in _GROUPS and word[0].islower() and (not found or word.start() > found[-1].end):
            found += [Listed(start, end, body) for start, end in _list_behind(text, word.end(), language)]
    return found


def _list_behind(text: str, place: int, language: str) -> list[tuple[int, int]]:
    """The names of the list that is opened behind an offset, before any other name; none where people may be meant."""
    including = pointing_of(language).including
    opened = False
    for word in _WORD.finditer(text, place, place + _FARTHEST):
        between = text[place : word.start()]
        if ";" in between or (word[0][0].isupper() and not opened):
            return []
        if opened and (word[0][0].isupper() or word[0].isdecimal()):
            return _names_from(text, word.start())
        opened = opened or bool(including.value_of(plain(word[0])))
    return []


def _names_from(text: str, place: int) -> list[tuple[int, int]]:
    names: list[tuple[int, int]] = []
    is_whole = True
    while match := _ITEM.match(text, place):
        names.append(match.span("name"))
        between = _BETWEEN.match(text, match.end())
        is_whole = not text[match.end() : match.end() + 1].isspace() or bool(between and between["word"])
        if not between:
            break
        place = between.end()
    names = names if is_whole else names[:-1]
    lone = any(" " not in text[start:end] for start, end in names)
    return names if len(names) >= _FEWEST and lone else []


def find_called(text: str) -> list[Listed]:
    """The bodies in a text that are called the same in every language."""
    return [
        Listed(match.start(), match.end(), kind)
        for kind, pattern in _patterns().items()
        for match in pattern.finditer(text)
    ]


def is_no_body(abbreviation: str) -> bool:
    """Whether an abbreviation is one that stands for no body."""
    return abbreviation in _no_bodies()


def bare_name(title: str, language: str) -> str:
    """The whole name of the Union's body that is meant by a word alone, "Council"; "" where none is."""
    body = words_of(language).bodies.value_of(plain(title)) if " " not in title else ""
    return str(_table()["bare"].get(body, ""))


@cache
def _table() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


@cache
def _no_bodies() -> frozenset[str]:
    return frozenset(_table()["no_bodies"].split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    ending = rf"[^\W\d_A-Z]{{0,{_LONGEST_ENDING}}}"
    return {
        kind: re.compile(rf"\b(?:{'|'.join(re.escape(name.replace('+', ' ')) for name in names.split())}){ending}\b")
        for kind, names in _table()["same"].items()
    }
