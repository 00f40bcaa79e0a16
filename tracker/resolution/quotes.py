"""Where a quote stands in a paragraph, exactly, or what stands there instead."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, in Unicode code points."""

    start: int
    end: int


def find_spans(text: str, quote: str) -> list[Span]:
    """Every place where `quote` stands in `text`, in order, overlapping ones included."""
    spans = []
    start = text.find(quote)
    while start >= 0:
        spans.append(Span(start, start + len(quote)))
        start = text.find(quote, start + 1)
    return spans


def find_span(text: str, quote: str, occurrence: int) -> Span | None:
    """The place where `quote` stands in `text` for that time, counted from 1; None where it does not."""
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0:
            return None
    return Span(start, start + len(quote)) if start >= 0 else None


def closest_words(text: str, quote: str) -> str:
    """The stretch of `text` that is most like `quote`, to show beside a quote that does not stand in it."""
    from difflib import SequenceMatcher  # only where something is wrong

    match = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    if match.size < min(8, len(quote) // 2 + 1):
        return ""
    start = max(0, match.a - match.b)
    end = min(len(text), start + len(quote))
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
