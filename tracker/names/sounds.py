"""Sounds once read: what makes two of them one, how coarse keys are cut, how they are shown to people.

Works on words written in the sound letters of the tables, in lower case (j zh, x sh, c ch, q ts, h kh).
Knows no spelling and no language.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Parts of names recur: what was worked out for one is kept for the next, up to this many.
REMEMBERED = 16_384

VOWELS = frozenset("aeiou")

_RUN = re.compile(r"(.)\1+")
_HUSHED_O = re.compile(r"(?<=[jxc])o(?=v(?![bcdfghjklmnpqrstxz]))")
_VOICED = re.compile(r"z(?=[bcdfghjklmnpqrstvx])")
_VOWEL = re.compile(r"[aeiou]+")
# Sibilants lose their difference with their accents; k, g and h stay apart.
_WITHOUT_ACCENTS = str.maketrans("jxcq", "zskk")
_CLASSES = str.maketrans("zjxqcwy", "sssccvi")
_SHOWN = {"j": "zh", "x": "sh", "c": "ch", "q": "ts", "h": "kh"}


@lru_cache(maxsize=REMEMBERED)
def settle(sounds: str) -> str:
    """One spelling for sounds that conventions write differently.

    Doubled letters, ye and e, dzh and zh; s and z before a consonant, where both are spoken alike (and Slovenian
    sometimes writes so: Ulazbek, Kuzmankizi); -ov and -ev after a hushing sound, where Russian ё is spoken o
    and printed е (Khrushchev, Chruschtschow). Idempotent.
    """
    settled = _RUN.sub(r"\1", _VOICED.sub("s", _RUN.sub(r"\1", sounds)))
    if "ie" in settled or "dj" in settled:
        settled = _RUN.sub(r"\1", settled.replace("ie", "e").replace("dj", "j"))
    return _HUSHED_O.sub("e", settled) if "ov" in settled else settled


@lru_cache(maxsize=REMEMBERED)
def without_accents(settled: str) -> str:
    """The sounds as they would be read had the accents been left out: z for ž, s for š, c and k for č."""
    return _RUN.sub(r"\1", settled.translate(_WITHOUT_ACCENTS).replace("dz", "z"))


@lru_cache(maxsize=REMEMBERED)
def skeleton(stem: str) -> str:
    """The consonants of a stem, hissing sounds in one class; a vowel at the start counts as a."""
    if not stem:
        return ""
    classes = stem.translate(_CLASSES)
    bones = ("a" if classes[0] in VOWELS else "") + _VOWEL.sub("", classes)
    return _RUN.sub(r"\1", bones)


def spell_out(settled: str) -> str:
    """Sounds for a reader of English: `jumagulov` is shown as `Zhumagulov`."""
    return "".join(_SHOWN.get(letter, letter) for letter in settled).capitalize()
