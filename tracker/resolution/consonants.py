"""What is left of a word across spellings and languages: its consonants, alike enough to be evidence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_OTHERS = re.compile(r"[^bcdfgklmnprstvz]")
_ALIKE = str.maketrans({"w": "v", "c": "k", "z": "s"})


@lru_cache(maxsize=16_384)
def consonants(word: str) -> str:
    """The consonants of `word` without marks; "w" counts as "v", "c" as "k", "z" as "s"."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ł", "l"))
    return _OTHERS.sub("", plain.translate(_ALIKE))
