"""The words by which candidates are found, in one record a language; data in `words.toml`, nothing of it in code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tracker.plain import plain

_FOLDER = Path(__file__).parent
_SHORTEST_PLACE_WORD = 4
_SHORTEST_IN_A_LONG_NAME = 3
_MOST_ENDING = 2


class Beginnings:
    """Beginnings of words, each with a value: "arrest" fits "arrested", "ban$" only "ban"."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._whole: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        for value, words in rows.items():
            for word in words.split():
                whole = word.endswith("$")
                (self._whole if whole else self._parts).setdefault(plain(word.rstrip("$")), value)
        self._lengths = sorted({len(part) for part in self._parts}, reverse=True)

    def values(self) -> set[str]:
        """All values."""
        return {*self._whole.values(), *self._parts.values()}

    def value_of(self, word: str) -> str:
        """The value of the longest beginning that `word`, in plain letters, has; "" where it has none."""
        if word in self._whole:
            return self._whole[word]
        return next((found for length in self._lengths if (found := self._parts.get(word[:length]))), "")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's words. `asks` gives a verb's strength, `charges` a type of measure, `bodies` a kind of body;
    `against` the groups that measures strike, `accountable` who did a wrong, `watching` what observers do, `prisons`
    the nouns for those places, `measures` gives what a demand asks for, `condemns` is how the Parliament condemns,
    `noun_endings` how nouns end where all of them have capitals.
    """

    language: str
    roles: Beginnings
    general: Beginnings
    where: frozenset[str]
    asks: dict[str, str]
    charges: Beginnings
    bodies: Beginnings
    against: Beginnings
    accountable: Beginnings
    watching: Beginnings
    prisons: Beginnings
    measures: Beginnings
    condemns: frozenset[str]
    noun_endings: tuple[str, ...]

    def measure_of(self, word: str, is_asking: bool) -> str:
        """The type of measure that a printed word speaks of; "" for none, and in what the Parliament asks for none
        where it is its own verb.
        """
        return "" if is_asking and word.casefold() in self.condemns else self.charges.value_of(plain(word))


@dataclass(frozen=True, slots=True)
class Body:
    """What a kind of body is in the register; both are codes of its vocabularies."""

    type: str
    addressee: str


@cache
def words_of(language: str) -> Words:
    """The words of a language; empty ones for a language without a record."""
    row = _tables().get(language, {})
    return Words(
        language,
        Beginnings({"role": row.get("roles", "")}),
        Beginnings({"general": row.get("general", "")}),
        frozenset(row.get("where", "").split()),
        {verb: strength for strength, verbs in row.get("asks", {}).items() for verb in verbs.split()},
        Beginnings(row.get("charges", {})),
        Beginnings(row.get("bodies", {})),
        Beginnings({"against": row.get("against", "")}),
        Beginnings({"accountable": row.get("accountable", "")}),
        Beginnings({"watching": row.get("watching", "")}),
        Beginnings({"prisons": row.get("prisons", "")}),
        Beginnings(row.get("measures", {})),
        frozenset(row.get("condemns", "").split()),
        tuple(row.get("noun_endings", "").split()),
    )


@cache
def bodies() -> dict[str, Body]:
    """The kinds of bodies by name."""
    with (_FOLDER / "bodies.toml").open("rb") as file:
        return {name: Body(row["type"], row["addressee"]) for name, row in tomllib.load(file).items()}


@cache
def languages_with_words() -> tuple[str, ...]:
    """The tags that have a record."""
    return tuple(_tables())


@cache
def _tables() -> dict[str, dict[str, Any]]:
    with (_FOLDER / "words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _places(language: str) -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    """Places as the Unicode locale data name them: by the beginning of a single word, and of each of several words."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(language)
    except (UnknownLocaleError, ValueError):
        return {}, {}
    named = [
        *locale.territories.items(),
        *((zone, row["city"]) for zone, row in locale.time_zones.items() if "city" in row),
    ]
    single: dict[str, str] = {}
    several: dict[tuple[str, ...], str] = {}
    for code, name in named:
        words = plain(name).replace("-", " ").split()
        if not all(word.isalpha() for word in words):
            continue
        if len(words) > 1:
            several.setdefault(tuple(_beginning(word, _SHORTEST_IN_A_LONG_NAME) for word in words), code)
        elif len(words[0]) >= _SHORTEST_PLACE_WORD:
            single.setdefault(_beginning(words[0]), code)
    return single, several


def _beginning(word: str, least: int = _SHORTEST_PLACE_WORD) -> str:
    return word[: max(least, len(word) - _MOST_ENDING)]


@lru_cache(maxsize=1 << 14)
def place_of(word: str, language: str) -> str:
    """The code of the place that is called `word`, in any case form; "" where none is."""
    places, folded = _places(language)[0], plain(word)
    for length in range(len(folded), _SHORTEST_PLACE_WORD - 1, -1):
        if folded[:length] in places:
            return places[folded[:length]] if len(folded) - length <= 2 * _MOST_ENDING else ""
    return ""


def long_place_of(words: tuple[str, ...], language: str) -> str:
    """The code of the place whose name of several words `words` are; "" where none is."""
    several = _places(language)[1]
    folded = tuple(map(plain, words))
    for name, code in several.items():
        if len(name) == len(folded) and all(
            word.startswith(part) and len(word) - len(part) <= 2 * _MOST_ENDING
            for word, part in zip(folded, name, strict=True)
        ):
            return code
    return ""
