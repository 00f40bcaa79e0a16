"""Clauses of a provision side by side: which clause of one version another version lacks.

A clause ends with a semicolon, or with a full stop that ends a sentence. Two versions may cut the same words
differently, so two clauses of one may answer one of the other. The evidence needs no understanding: digits, words that
languages share by their consonants, and length against what is usual between the two languages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.resolution.consonants import consonants
from tracker.resolution.languages import Language
from tracker.resolution.parity.values import Finding, FindingKind, Seen

_SHORTEST_MISSING = 25
_GAP, _MERGE = -0.3, -0.3
_EVIDENCE, _LENGTH, _NO_EVIDENCE = 1.5, 1.2, 0.2
_FARTHEST = 1.25
_ALIKE = 0.6
_MOST_PAIRS = 40_000
_SURE, _LIKELY = 0.8, 0.6
_BEADS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
_END = re.compile(r"[;·]\s*|(?<=[^\W\d_])[.?!][”’»\"')\]]*\s+(?=[^\W\d_])")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
_EVIDENT = re.compile(r"\d+(?:-\d+)?|[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Clause:
    """`text[start:end]`, without the mark that ends it."""

    start: int
    end: int
    words: str

    @property
    def length(self) -> int:
        """In code points."""
        return self.end - self.start


def split_clauses(text: str, language: Language | None) -> list[Clause]:
    """The clauses of a text in order."""
    clauses, start = [], 0
    for match in _END.finditer(text):
        is_stop = match[0][0] not in ";·"
        if is_stop and not (text[match.end()].isupper() and _ends_sentence(text[: match.start()], language)):
            continue
        clauses.append(Clause(start, match.start(), text[start : match.start()]))
        start = match.end()
    if text[start:].strip(" .,;:·"):
        clauses.append(Clause(start, len(text), text[start:]))
    return clauses


def compare_clauses(
    key: str, texts: Mapping[str, str], clauses: Mapping[str, Sequence[Clause]], usual: Mapping[str, float]
) -> list[Finding]:
    """A finding for each clause that versions lack. `usual` is how long each language is beside the others."""
    rows, extra = pair_clauses(texts, clauses, usual)
    findings: list[Finding] = []
    for language, clause in extra:
        if clause.length >= _SHORTEST_MISSING:
            findings.append(_finding(key, texts, {language: [clause]}))
    for clause, having in rows:
        if len(having) < len(texts) and clause.length >= _SHORTEST_MISSING:
            findings.append(_finding(key, texts, having))
    return findings


def pair_clauses(
    texts: Mapping[str, str], clauses: Mapping[str, Sequence[Clause]], usual: Mapping[str, float]
) -> tuple[list[tuple[Clause, dict[str, list[Clause]]]], list[tuple[str, Clause]]]:
    """Each clause of the version that has most with the clauses that answer it by language, itself included; and the
    clauses, by language, that answer none.
    """
    fullest = max(clauses, key=lambda language: (len(clauses[language]), len(texts[language]) / usual[language]))
    pivot = clauses[fullest]
    answers: dict[str, list[list[Clause]]] = {fullest: [[clause] for clause in pivot]}
    extra: list[tuple[str, Clause]] = []
    for language, others in clauses.items():
        if language != fullest:
            answers[language], alone = _answers(pivot, others, usual[language] / usual[fullest])
            extra += [(language, clause) for clause in alone]
    rows = [
        (clause, {language: found[index] for language, found in answers.items() if found[index]})
        for index, clause in enumerate(pivot)
    ]
    return rows, extra


def _ends_sentence(before: str, language: Language | None) -> bool:
    """Whether a full stop after `before` ends a sentence: not after an abbreviation or an initial."""
    match = _LAST_WORD.search(before)
    word = match[0].lower() if match else ""
    return len(word) > 1 and not (language and word in language.abbreviations)


def _answers(
    pivot: Sequence[Clause], others: Sequence[Clause], ratio: float
) -> tuple[list[list[Clause]], list[Clause]]:
    """For each clause of `pivot` the clauses that answer it, and the clauses that answer none.

    Too many clauses are supposed to answer each other: a table is no text.
    """
    if len(pivot) == len(others) and all(
        abs(_surprise([ours], [theirs], ratio)) < _ALIKE for ours, theirs in zip(pivot, others, strict=True)
    ):
        return [[clause] for clause in others], []
    if len(pivot) * len(others) > _MOST_PAIRS:
        return [[clause] for clause in pivot], []
    answers: list[list[Clause]] = [[] for _ in pivot]
    extra: list[Clause] = []
    for i, j, ours, theirs in _best_path(pivot, others, ratio):
        if not ours:
            extra += others[j : j + theirs]
        for index in range(i, i + ours):
            answers[index] = list(others[j : j + theirs])
    return answers, extra


def _best_path(pivot: Sequence[Clause], others: Sequence[Clause], ratio: float) -> list[tuple[int, int, int, int]]:
    """The best order-keeping pairing as (first of pivot, first of others, how many, how many)."""
    n, m = len(pivot), len(others)
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(n + 1):
        for j in range(m + 1):
            steps = [
                (best[i - a, j - b][0] + _score(pivot[i - a : i], others[j - b : j], ratio), a, b)
                for a, b in _BEADS
                if i >= a and j >= b
            ]
            if steps:
                best[i, j] = max(steps)
    path, i, j = [], n, m
    while i or j:
        _, a, b = best[i, j]
        i, j = i - a, j - b
        path.append((i, j, a, b))
    return path[::-1]


def _score(ours: Sequence[Clause], theirs: Sequence[Clause], ratio: float) -> float:
    if not ours or not theirs:
        return _GAP
    merged = _MERGE * (len(ours) + len(theirs) - 2)
    alike = _shared(_evidence(" ".join(c.words for c in ours)), _evidence(" ".join(c.words for c in theirs)))
    return 1 + _EVIDENCE * alike - _LENGTH * min(_FARTHEST, abs(_surprise(ours, theirs, ratio))) + merged


def _surprise(ours: Sequence[Clause], theirs: Sequence[Clause], ratio: float) -> float:
    """How many times as long as usual, as a power of two."""
    expected = ratio * sum(clause.length for clause in ours)
    return math.log2(max(1, sum(clause.length for clause in theirs)) / max(1.0, expected))


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of common evidence, 0 to 1."""
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else _NO_EVIDENCE


@lru_cache(maxsize=1 << 12)
def _evidence(text: str) -> frozenset[str]:
    return frozenset(found for word in _EVIDENT.findall(text) if (found := _skeleton(word)))


@lru_cache(maxsize=1 << 14)
def _skeleton(word: str) -> str:
    """Digits as they are; of a word its first consonants without marks, alike across spellings; empty when short."""
    if word[0].isdigit():
        return word
    found = consonants(word)
    return found[:4] if len(found) > 2 else ""


def _finding(key: str, texts: Mapping[str, str], having: Mapping[str, Sequence[Clause]]) -> Finding:
    seen = {
        language: tuple(Seen(clause.words, clause.start, clause.end) for clause in having.get(language, ()))
        for language in texts
    }
    lacking = tuple(language for language in texts if language not in having)
    odd = lacking if len(lacking) <= len(having) else tuple(having)
    words = next(iter(having.values()))[0].words
    shown = words if len(words) <= 60 else f"{words[:57].rstrip()}…"
    message = f"{_listed(tuple(having))} {'has' if len(having) == 1 else 'have'} a clause that {_listed(lacking)} lack"
    message += f"{'s' if len(lacking) == 1 else ''}: “{shown}”."
    return Finding(key, FindingKind.MISSING_TEXT, odd, seen, message, _SURE if len(having) > 1 else _LIKELY)


def _listed(languages: Sequence[str]) -> str:
    return ", ".join(languages[:-1]) + f" and {languages[-1]}" if len(languages) > 1 else languages[0]
