"""Text without marks and capitals, for sorting and for finding words as they are typed on any keyboard."""

from __future__ import annotations

import unicodedata

_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "’": "'", "–": "-", "−": "-"}
)


class _WithoutMarks(dict[int, int | None]):
    """For `str.translate`: what marks a letter goes, everything else stays. It learns a character when it meets it."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_WITHOUT_MARKS = _WithoutMarks()


def plain(text: str) -> str:
    """`text` in lower case without diacritics; the same number of words, not always of characters."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKD", folded.translate(_NOT_DECOMPOSED)).translate(_WITHOUT_MARKS)


def plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """`plain(text)` and, for each of its characters, the offset of the character of `text` it came from."""
    folded, offsets = [], []
    for offset, char in enumerate(text):
        for part in plain(char):
            folded.append(part)
            offsets.append(offset)
    return "".join(folded), offsets
