"""Text without marks and capitals, for sorting and for finding words as they are typed on any keyboard."""

from __future__ import annotations

import unicodedata

_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "’": "'", "–": "-", "−": "-"}
)


class _Plain(dict[int, str]):
    """For `str.translate`: what is left of a character without its marks. It learns a character when it meets it."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code).translate(_NOT_DECOMPOSED))
        left = self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return left


_PLAIN = _Plain()


def plain(text: str) -> str:
    """`text` in lower case without diacritics; the same number of words, not always of characters."""
    folded = text.casefold()
    return folded if folded.isascii() else folded.translate(_PLAIN)


def plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """`plain(text)` and, for each of its characters, the offset of the character of `text` it came from."""
    folded, offsets = [], []
    for offset, char in enumerate(text):
        for part in plain(char):
            folded.append(part)
            offsets.append(offset)
    return "".join(folded), offsets
