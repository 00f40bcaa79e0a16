"""What is left of a word across spellings and languages: its consonants, alike enough to be evidence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OTHERS = re.compile(r"[^bcdfgklmnprstvz]")
_ALIKE = str.maketrans({"w": "v", "c": "k", "z": "s"})


class _Consonants(dict[int, str | None]):
    """For `str.translate`: the consonants in a character, without marks. It learns a character when it meets it."""

    def __missing__(self, code: int) -> str | None:
        plain = unicodedata.normalize("NFKD", chr(code).replace("ł", "l"))
        left = self[code] = _OTHERS.sub("", plain.translate(_ALIKE)) or None
        return left


_CONSONANTS = _Consonants()


@lru_cache(maxsize=16_384)
def consonants(word: str) -> str:
    """The consonants of `word` without marks; "w" counts as "v", "c" as "k", "z" as "s"."""
    return word.casefold().translate(_CONSONANTS)
