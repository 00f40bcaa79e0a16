"""Where the words stand: the stretch of a text that holds most of them, and the place of the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.plain import plain
from tracker.queries.search.asked import Asked

_BEFORE, _AFTER = 60, 100
_BETWEEN_WORDS = 3


class Excerpt(NamedTuple):
    """A stretch of a text; `text[start:end]` are words that were looked for (empty when none is in it)."""

    text: str
    start: int
    end: int


def excerpt_of(text: str, asked: Asked, *, is_whole: bool = False) -> Excerpt:
    """The part of `text` round the words; all of it when `is_whole`."""
    folded, offsets = _fold(text)
    patterns = [_pattern(word, is_open=True) for word in asked.words]
    patterns += [_pattern(phrase, is_open=False) for phrase in asked.phrases]
    spans = sorted(
        (match.start(), match.end(), number) for number, p in enumerate(patterns) for match in p.finditer(folded)
    )
    if not spans:
        return Excerpt(text if is_whole else text[: _BEFORE + _AFTER], 0, 0)
    first, last, _ = spans[0]
    if len(spans) > 1:
        first, last, _ = max(
            spans, key=lambda span: (len({n for at, _, n in spans if span[0] <= at <= span[0] + _AFTER}), -span[0])
        )
    for begins, ends, _ in spans:
        if last < begins <= last + _BETWEEN_WORDS and not any(map(str.isalnum, folded[last:begins])):
            last = ends
    start, end = offsets[first], offsets[last - 1] + 1
    if is_whole:
        return Excerpt(text, start, end)
    begin = _word_edge(text, max(0, start - _BEFORE), start)
    return Excerpt(text[begin : end + _AFTER], start - begin, end - begin)


@lru_cache(maxsize=64)
def _pattern(tokens: tuple[str, ...], *, is_open: bool) -> re.Pattern[str]:
    joined = r"[\W_]*".join(map(re.escape, tokens))
    before = "" if _is_wordless(tokens[0][0]) else r"(?<![^\W_])"
    after = "" if is_open or _is_wordless(tokens[-1][0]) else r"(?![^\W_])"
    return re.compile(f"{before}{joined}{after}")


def _is_wordless(character: str) -> bool:
    """Whether a script has no blanks between words: Chinese and kana."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def _word_edge(text: str, begin: int, before: int) -> int:
    """The start of the first whole word from `begin` on."""
    space = text.find(" ", begin, before)
    return space + 1 if begin and space >= 0 else begin


def _fold(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return text.casefold(), range(len(text))
    parts = [_plain_character(character) for character in text]
    return "".join(parts), [offset for offset, part in enumerate(parts) for _ in part]


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    return plain(character)
