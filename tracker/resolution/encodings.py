"""Texts in other encodings than they say: which one bytes are in, and which letters were lost when a copy was made.

It only tells; nothing is mended here, because a letter that was lost cannot be known again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_ENCODINGS = (
    *("cp1250", "cp1252", "cp1251", "cp1253", "cp1257", "iso8859_2", "iso8859_13", "iso8859_4", "iso8859_5"),
    *("iso8859_7", "koi8_r", "cp852", "mac_latin2"),
)
_READ_AS = ("cp1252", "latin-1", "cp1250", "iso8859_2", "cp1251", "cp1253", "cp1257")
_NAMES = {
    "cp12": "Windows-12",
    "cp852": "DOS-852",
    "iso8859_": "ISO-8859-",
    "koi8_r": "KOI8-R",
    "mac_latin2": "Mac Latin 2",
}
_ICONV = {"iso8859_": "ISO-8859-", "koi8_r": "KOI8-R", "mac_latin2": "MACCENTRALEUROPE"}
_SAMPLE = 200_000
_RUN = re.compile(r"[^\x00-\x7f\s]{2,}")
_MOST_RUNS = 400
_FEWEST = 3
_SHARE = 0.2
_EXPECTED = re.compile("[\u00a0-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2026\u20ac\u2122]+")
_REPLACED = re.compile("[^\\W\\d_]\ufffd|\ufffd[^\\W\\d_]")
_ASKED = re.compile(r"(?<![^\W\d_])[^\W\d_]+\?[^\W\d_]+(?![=/?&\w])")
_FEWEST_LOST = 5


class Damage(NamedTuple):
    """What happened to the letters of a text, and the first line that shows it."""

    code: str
    says: str
    line: int


def guess_encoding(data: bytes) -> str:
    """A hint for the sentence: the encoding in which most of the known words of a resolution can be read.

    Of two that show as many, the one in which fewer letters are strange to the language.
    """
    from tracker.resolution.formulas import detect_language

    best, hint = (0, 0), ""
    for encoding in _ENCODINGS:
        text = data[:_SAMPLE].decode(encoding, errors="replace")
        found = detect_language(text)
        known = (found.hits, -_strangers(text, found.language))
        if found.is_sure and (not hint or known > best):
            best = known
            shown = _named(encoding, _NAMES)
            hint = f"; it looks like {found.name} in {shown}: iconv -f {_named(encoding, _ICONV).upper()} -t UTF-8"
    return hint


def _strangers(text: str, language: str) -> int:
    """How many letters of `text` beyond the plain ones stand in none of the known words of the language."""
    from tracker.resolution.formulas import all_formulas

    known = all_formulas().get(language)
    if known is None:
        return 0
    words = (*known.institution, *known.visa, *known.recital, *known.closing, *known.article, *known.behind)
    own = frozenset("".join(words))
    return sum(not char.isascii() and char.isalpha() and char not in own for char in text.casefold())


def find_damage(text: str) -> Damage | None:
    """Letters that a wrong encoding tore apart, "Ã¥" for "å", or replaced by one sign; None in an intact text."""
    return _find_torn(text) or _find_lost(text)


def _find_torn(text: str) -> Damage | None:
    runs = [match for match, _ in zip(_RUN.finditer(text), range(_MOST_RUNS), strict=False)]
    for encoding in _READ_AS:
        torn = [(match, was) for match in runs if (was := _before(match[0], encoding))]
        if len(torn) >= max(_FEWEST, _SHARE * len(runs)):
            match, was = torn[0]
            says = f"The text was read in a wrong encoding before it was saved: {match[0]!r} stands for {was!r}."
            return Damage("torn_letters", says, text.count("\n", 0, match.start()) + 1)
    return None


@lru_cache(maxsize=4096)
def _before(torn: str, encoding: str) -> str:
    """What a run of letters was before its UTF-8 was read in `encoding`; "" where it was not."""
    try:
        was = torn.encode(encoding).decode("utf-8")
    except UnicodeError:
        return ""
    return was if _EXPECTED.fullmatch(was) else ""


def _find_lost(text: str) -> Damage | None:
    for sign, pattern in (("\ufffd", _REPLACED), ("?", _ASKED)):
        found = pattern.finditer(text) if sign in text else ()
        lost = [match for match, _ in zip(found, range(_FEWEST_LOST), strict=False)]
        if len(lost) >= _FEWEST_LOST:
            says = f"Letters were lost in a wrong encoding: {sign!r} stands for them, as in {lost[0][0]!r}."
            return Damage("lost_letters", says, text.count("\n", 0, lost[0].start()) + 1)
    return None


def _named(encoding: str, names: dict[str, str]) -> str:
    start = next((start for start in names if encoding.startswith(start)), "")
    return names[start] + encoding.removeprefix(start) if start else encoding
