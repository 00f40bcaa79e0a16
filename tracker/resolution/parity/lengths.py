"""Lengths: how long each language usually is, and where a clause or provision is much shorter or longer than that.

Robust statistics over the document itself (median and median absolute deviation), so no figure for a language is
needed. The spread grows with the square root of the length, as it does for translations.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

_FEWEST = 12
_FARTHEST = 3.5
_LEAST = 60
_LEAST_SPREAD = 0.5
_DEVIATIONS = 1.4826
_SUPPOSED = (1.0,) * 8

Lengths = Mapping[str, Mapping[str, int]]
"""The length of each clause or provision in each version, by key and language."""


def usual_lengths(lengths: Lengths) -> dict[str, float]:
    """For each language the median of its length against the mean of all versions of a provision; about 1.

    Some provisions of equal length are supposed beside the real ones, so that a short document says little.
    """
    shares: dict[str, list[float]] = {}
    for by_language in lengths.values():
        mean = sum(by_language.values()) / len(by_language)
        for language, length in by_language.items():
            shares.setdefault(language, []).append(length / mean if mean and len(by_language) > 1 else 1.0)
    return {language: median([*values, *_SUPPOSED]) for language, values in shares.items()}


def compare_lengths(lengths: Lengths, usual: Mapping[str, float]) -> Iterator[tuple[str, str, int]]:
    """What is far from what the others lead to expect: its key, the language, and how many characters too many."""
    surprises: dict[str, list[tuple[str, float, float]]] = {}
    for key, by_language in lengths.items():
        for language, length in by_language.items():
            others = [other / usual[tag] for tag, other in by_language.items() if tag != language]
            if others:
                expected = max(1.0, median(others) * usual[language])
                row = (key, length - expected, (length - expected) / math.sqrt(expected))
                surprises.setdefault(language, []).append(row)
    for language, rows in surprises.items():
        middle, spread = _middle_and_spread([surprise for _, _, surprise in rows])
        for key, difference, surprise in rows:
            if len(rows) >= _FEWEST and abs(surprise - middle) > _FARTHEST * spread and abs(difference) > _LEAST:
                yield key, language, round(difference)


def _middle_and_spread(values: Sequence[float]) -> tuple[float, float]:
    middle = median(values)
    return middle, max(_LEAST_SPREAD, _DEVIATIONS * median(abs(value - middle) for value in values))
