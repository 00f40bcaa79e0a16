"""Candidates for charges: what a text says around detention, sentence, accusation and other measures against somebody.

A charge is proposed part by part of a clause where the versions agree on how many parts speak of a measure, else for
the clause as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.ingest.clauses import Stretch, clauses_of, segments
from tracker.ingest.values import Candidate, CandidateKind, Mention, shortened
from tracker.ingest.words import words_of
from tracker.plain import plain
from tracker.resolution.values import Provision, UnitKind

_SEARCHED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)
_WORD = re.compile(r"[^\W\d_]+")


def find_charges(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """Candidates for charges in the order of the text."""
    found: list[Candidate] = []
    searched = [row for row in provisions if row.kind in _SEARCHED]
    for row, clauses in clauses_of(searched, languages):
        for clause in clauses:
            found += _in_clause(row, clause)
    return found


def _in_clause(row: Provision, clause: Mapping[str, Stretch]) -> list[Candidate]:
    parts = {tag: _telling(row.units[tag].text, whole, tag) for tag, whole in clause.items()}
    speaking = [tag for tag, told in parts.items() if told]
    if 2 * len(speaking) < len(clause) or not speaking:
        return []
    counts = {len(told) for told in parts.values()}
    if len(counts) == 1:
        rows = [{tag: told[place] for tag, told in parts.items()} for place in range(counts.pop())]
        return [_candidate(row, part, len(clause)) for part in rows]
    types = Counter(kind for told in parts.values() for _, kind in told)
    kind = types.most_common(1)[0][0]
    return [_candidate(row, {tag: (whole, kind) for tag, whole in clause.items()}, len(speaking))]


def _telling(text: str, whole: Stretch, language: str) -> list[tuple[Stretch, str]]:
    """The parts of a clause that speak of a measure, and of which type; neighbours of one type are one part."""
    told: list[tuple[Stretch, str]] = []
    beginnings = words_of(language).charges
    for part in segments(text, whole):
        kinds = [kind for word in _WORD.findall(part.words) if (kind := beginnings.value_of(plain(word)))]
        if kinds:
            told.append((part, kinds[0]))
    return told


def _candidate(row: Provision, part: Mapping[str, tuple[Stretch, str]], speaking: int) -> Candidate:
    mentions = tuple(Mention(row.key, tag, stretch.words, stretch.start) for tag, (stretch, _) in part.items())
    kind = Counter(kind for _, kind in part.values()).most_common(1)[0][0]
    sure = 0.4 + 0.4 * speaking / len(row.units)
    evidence = f"{speaking} of {len(row.units)} versions of {row.key} speak of {kind.replace('_', ' ')}"
    return Candidate(
        CandidateKind.CHARGE, shortened(mentions[0].quote), round(sure, 2), evidence, mentions, {"measure_type": kind}
    )
