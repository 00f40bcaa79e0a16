"""Versions side by side: which unit of one version is which unit of another.

Units of a kind keep their order, so two versions are aligned like two sequences, with gaps. The evidence
needs no understanding of a language: digits, names and words that languages share (by their consonants), and
length. The result
says how sure it is: how much worse the whole alignment would be without a pair.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from tracker.problems import Problem, Severity
from tracker.resolution.consonants import consonants
from tracker.resolution.values import PROVISION_KINDS, ParsedVersion, Provision, Unit, UnitKind

_GAP = -0.2
_SURE = 0.3
_NUMBER = re.compile(r"\d+(?:[ .]\d{3})*(?:-\d+)?")
_WORD = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r" (?<=[\w,;„“”(–] )([^\W\d_a-z]\w{2,})")


class Pin(NamedTuple):
    """A curator's decision: this label of this version is this provision."""

    language: str
    kind: UnitKind
    label: str
    provision: str


def align(
    versions: Sequence[ParsedVersion], pins: Sequence[Pin] = (), file: str = "resolution.toml"
) -> tuple[tuple[Provision, ...], list[Problem]]:
    """Align `versions` into provisions; the first version gives the keys, so it should be the adopted text.

    `Provision.confidence` is between 0 and 1, the lowest over its versions. Problems: a note for each unit
    that a version lacks, a warning for each pair that is not sure, an error for a pin that fits nothing.
    """
    reference, *others = versions
    rows: dict[UnitKind, list[_Row]] = {}
    for kind in PROVISION_KINDS:
        rows[kind] = [_Row(_key(kind, unit.label), {reference.language: unit}) for unit in reference.of_kind(kind)]
        for other in others:
            _add_version(kind, rows[kind], other, pins)
    provisions = tuple(
        Provision(row.key, kind, row.units, round(row.confidence, 2)) for kind in PROVISION_KINDS for row in rows[kind]
    )
    problems = [
        Problem(
            Severity.ERROR,
            "pin_without_unit",
            file,
            0,
            f"The pin of {pin.language} {pin.label!r} to {pin.provision!r} fits no unit.",
        )
        for pin in pins
        if not any(row.key == pin.provision and pin.language in row.units for row in rows.get(pin.kind, []))
    ]
    return provisions, problems + _report(provisions, versions)


@dataclass(slots=True)
class _Row:
    """A provision in the making."""

    key: str
    units: dict[str, Unit]
    confidence: float = 1.0


def _add_version(kind: UnitKind, rows: list[_Row], other: ParsedVersion, pins: Sequence[Pin]) -> None:
    """Put the units of `other` into `rows`; a unit that no row has becomes a row after the one before it."""
    units = other.of_kind(kind)
    before = list(rows)
    previous = -1
    for unit, (index, sure) in zip(units, _place(kind, rows, other, pins), strict=True):
        if index is None:
            row = _Row(_free_key(kind, unit, rows, previous), {other.language: unit}, sure)
            rows.insert(previous + 1, row)
        else:
            row = before[index]
            row.units[other.language] = unit
            row.confidence = min(row.confidence, sure)
        previous = rows.index(row)


def _key(kind: UnitKind, label: str) -> str:
    return f"{kind.value} {label}".strip()


def _free_key(kind: UnitKind, unit: Unit, rows: Sequence[_Row], previous: int) -> str:
    """A key for a unit that no row has: its own label if that is free, else the one before it with a letter."""
    taken = {row.key for row in rows}
    own = _key(kind, unit.label)
    stem = rows[previous].key if previous >= 0 else _key(kind, "0")
    return (
        own if own not in taken else next(key for letter in ascii_lowercase if (key := f"{stem}{letter}") not in taken)
    )


def _place(
    kind: UnitKind, rows: Sequence[_Row], other: ParsedVersion, pins: Sequence[Pin]
) -> list[tuple[int | None, float]]:
    """For each unit of `other`: the index of its row, or None where there is none, and how sure that is."""
    units = other.of_kind(kind)
    if kind in (UnitKind.TITLE, UnitKind.FOOTNOTE):
        indexes = {row.key: index for index, row in enumerate(rows)}
        return [(indexes.get(_key(kind, unit.label)), 1.0) for unit in units]
    pinned = {pin.label: pin.provision for pin in pins if pin.language == other.language and pin.kind is kind}
    likeness = _likeness(rows, units)
    for j, unit in enumerate(units):
        if unit.label in pinned:
            for i, row in enumerate(rows):
                likeness[i][j] = 100.0 if row.key == pinned[unit.label] else -100.0
    return _best_path(likeness, len(rows), len(units))


def _best_path(likeness: list[list[float]], n: int, m: int) -> list[tuple[int | None, float]]:
    """The best order-keeping pairing with gaps, and for each column how much worse the best one without its pair is."""
    forward = _scores(likeness, n, m)
    backward = _scores([row[::-1] for row in likeness[::-1]], n, m)
    through = [[forward[i][j] + likeness[i][j] + backward[n - i - 1][m - j - 1] for j in range(m)] for i in range(n)]
    gapped = [max(forward[i][j] + _GAP + backward[n - i][m - j - 1] for i in range(n + 1)) for j in range(m)]
    best: list[tuple[int | None, float]] = []
    for j in range(m):
        column = [*(through[i][j] for i in range(n)), gapped[j]]
        top = max(range(n + 1), key=column.__getitem__)
        second = max((score for i, score in enumerate(column) if i != top), default=column[top] - 1.0)
        best.append((top if top < n else None, min(1.0, column[top] - second)))
    return best


def _scores(likeness: list[list[float]], n: int, m: int) -> list[list[float]]:
    table = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if i or j:
                table[i][j] = max(
                    table[i - 1][j - 1] + likeness[i - 1][j - 1] if i and j else -math.inf,
                    table[i - 1][j] + _GAP if i else -math.inf,
                    table[i][j - 1] + _GAP if j else -math.inf,
                )
    return table


def _likeness(rows: Sequence[_Row], units: Sequence[Unit]) -> list[list[float]]:
    """For each row and unit, the mean over the row's versions: between about -0.5 and 1.5."""
    evidence = {
        id(unit): _evidence(unit.text) for unit in (*units, *(unit for row in rows for unit in row.units.values()))
    }
    weights = _weights(evidence.values())
    weighted = {
        key: {token: weights[token] * count for token, count in counter.items()} for key, counter in evidence.items()
    }
    totals = {key: sum(found.values()) for key, found in weighted.items()}
    typical = {
        language: _typical_length([row.units[language] for row in rows if language in row.units])
        for language in {language for row in rows for language in row.units}
    }
    lengths = {id(unit): _length(unit, typical[name]) for row in rows for name, unit in row.units.items()}
    own = _typical_length(units)
    lengths |= {id(unit): _length(unit, own) for unit in units}

    ids = [id(unit) for unit in units]
    bearing: dict[str, list[tuple[int, float]]] = {}
    for place, one in enumerate(ids):
        for token, weight in weighted[one].items():
            bearing.setdefault(token, []).append((place, weight))

    def compare(one: int) -> list[float]:
        shared = _shared(weighted[one], bearing, len(ids))
        return [
            (2 * found / total if (total := totals[one] + totals[two]) else 0.3)
            + max(-0.5, 0.5 - 1.5 * abs(lengths[one] - lengths[two]))
            for two, found in zip(ids, shared, strict=True)
        ]

    of_rows = [[compare(id(unit)) for unit in row.units.values()] for row in rows]
    return [[sum(column) / len(found) for column in zip(*found, strict=True)] for found in of_rows]


def _shared(ours: Mapping[str, float], bearing: Mapping[str, list[tuple[int, float]]], number: int) -> list[float]:
    """How much of the evidence a text shares with each of some others, weighted by its rarity.

    `bearing` says which of them have a token, so that only what they share is gone through.
    """
    shared = [0.0] * number
    for token, weight in ours.items():
        for place, other in bearing.get(token, ()):
            shared[place] += min(weight, other)
    return shared


@lru_cache(maxsize=2048)
def _evidence(text: str) -> Counter[str]:
    numbers = (match.replace(" ", "").replace(".", "") for match in _NUMBER.findall(text))
    names = (consonants(match)[:4] for match in _NAME.findall(text) if match[0].isupper())
    words = (consonants(match)[:5] for match in _WORD.findall(text))
    return Counter([*numbers, *(name for name in names if len(name) > 1), *(word for word in words if len(word) > 3)])


def _weights(texts: Iterable[Counter[str]]) -> dict[str, float]:
    counters = list(texts)
    seen = Counter(token for counter in counters for token in counter)
    return {token: math.log(1 + len(counters) / count) for token, count in seen.items()}


def _typical_length(units: Sequence[Unit]) -> int:
    """The median length of the units' texts."""
    lengths = sorted(len(unit.text) for unit in units)
    return max(1, lengths[len(lengths) // 2]) if lengths else 1


def _length(unit: Unit, typical: int) -> float:
    """How much longer a unit is than is typical, so that a difference of two says how many times."""
    return math.log(max(1, len(unit.text)) / typical)


def _report(provisions: Sequence[Provision], versions: Sequence[ParsedVersion]) -> list[Problem]:
    problems = []
    for provision in provisions:
        for version in versions:
            if version.language not in provision.units and provision.kind is not UnitKind.FOOTNOTE:
                message = f"This version lacks {provision.key}; alignment with the others found the gap."
                problems.append(Problem(Severity.NOTE, "provision_lacking", version.file, 0, message))
        if provision.confidence < _SURE:
            unit = next(iter(provision.units.values()))
            message = (
                f"It is not sure that {provision.key} is aligned rightly (confidence {provision.confidence:.2f}). "
                "Compare the versions and pin it in resolution.toml."
            )
            problems.append(Problem(Severity.WARNING, "alignment_unsure", versions[0].file, unit.line, message))
    return problems
