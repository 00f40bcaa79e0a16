"""Case endings taken off: the nominatives a word may stand for, and the stem under which it is indexed.

Applies the tables of `endings` to words in sounds. A stem is one for all cases and both genders, so it
is for finding; the nominatives say which ending was taken for what, so they are for judging.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.names.endings import ENDINGS, LAST_WORD_ONLY, PATRONYMIC_ENDINGS, STEM_NOUN, STEM_SURNAME
from tracker.names.orthographies import ORTHOGRAPHIES
from tracker.names.reading import read_ending
from tracker.names.sounds import REMEMBERED, VOWELS, settle

_SHORTEST_NOMINATIVE = 3
_SHORTEST_STEM = 2


class Ending(NamedTuple):
    """An ending as its language prints it, the language and case, and its sounds in the case and the nominative.

    `is_on_every_word`: in its language the other parts of a man's name take an ending too.
    """

    printed: str
    label: str
    sounds: str
    nominative: str
    is_on_every_word: bool


@lru_cache(maxsize=REMEMBERED)
def nominatives(sounds: str, orthographies: tuple[str, ...], *, is_last: bool = True) -> Mapping[str, Ending]:
    """The other words that the word may be a case form of, settled, in the languages of the orthographies.

    `is_last`: the word is the last of its name, where some languages put the only ending.
    """
    found: dict[str, Ending] = {}
    seen: set[str] = set()
    for orthography in orthographies:
        for language in ORTHOGRAPHIES[orthography]["endings"]:
            if language in seen or (language in LAST_WORD_ONLY and not is_last):
                continue
            seen.add(language)
            table, longest = _endings(language)
            for length in range(1, min(longest, len(sounds) - 1) + 1):
                for ending in table.get(sounds[-length:], ()):
                    nominative = settle(sounds[:-length] + ending.nominative)
                    if len(nominative) >= _SHORTEST_NOMINATIVE:
                        found.setdefault(nominative, ending)
                        restored = _with_fleeting_vowel(nominative, ending)
                        if restored:
                            found.setdefault(restored, ending)
    found.pop(settle(sounds), None)
    return found


@lru_cache(maxsize=REMEMBERED)
def stem(sounds: str) -> str:
    """What stays of a word, settled, when any ending of a noun or surname is off."""
    suffixes, longest = _stem_suffixes()
    for length in range(min(longest, len(sounds) - 1), 2, -1):
        kept = suffixes.get(sounds[-length:])
        if kept is not None:
            return settle(sounds[:-length] + kept)
    for ending in STEM_NOUN:
        if sounds.endswith(ending) and len(sounds) - len(ending) > _SHORTEST_STEM:
            return settle(sounds[: -len(ending)])
    if len(sounds) > _SHORTEST_STEM and sounds[-1] in VOWELS and not _is_glide(sounds):
        return settle(sounds[:-1])
    return settle(sounds)


def is_patronymic(settled: str) -> bool:
    """Whether the word has the shape of a patronymic."""
    return settled.endswith(PATRONYMIC_ENDINGS)


def declines_with_a(settled: str) -> bool:
    """Whether a man's name of this shape has a genitive in -a: it ends in a consonant or a glide."""
    return settled[-1] not in VOWELS or _is_glide(settled)


def _is_glide(sounds: str) -> bool:
    return sounds[-1] in "iu" and sounds[-2:-1] in VOWELS - {"i"}


def _with_fleeting_vowel(nominative: str, ending: Ending) -> str:
    """Polish Abaibkowi is a form of Abaibek: the vowel before a last k comes back without the ending."""
    is_bare = not ending.nominative and nominative[-1] == "k" and nominative[-2] not in VOWELS
    return f"{nominative[:-1]}ek" if is_bare else ""


@cache
def _endings(language: str) -> tuple[dict[str, list[Ending]], int]:
    table: dict[str, list[Ending]] = {}
    name = ORTHOGRAPHIES[language]["name"]
    for _, case, pairs in ENDINGS[language]:
        for printed, counterpart in pairs:
            ending = Ending(
                printed,
                f"{name} {case}",
                read_ending(printed, language),
                read_ending(counterpart, language),
                language not in LAST_WORD_ONLY and not case.endswith("nominative"),
            )
            if ending.sounds and ending.sounds != ending.nominative:
                table.setdefault(ending.sounds, []).append(ending)
    return table, max(map(len, table))


@cache
def _stem_suffixes() -> tuple[dict[str, str], int]:
    suffixes = {base + ending: base for base, endings in STEM_SURNAME.items() for ending in endings}
    return suffixes, max(map(len, suffixes))
