"""Candidates for what a text states: dates, article references, and demands by the verb that opens them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.values import Candidate, CandidateKind, Mention
from tracker.resolution.formulas import all_formulas
from tracker.resolution.languages import find_language
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.values import Provision, UnitKind

_SEARCHED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)
_CLAUSE = re.compile(r"[^;]+")
_ADDRESSEE_END = re.compile(r"[,;:]|(?<=\w{3})\s(?=\d)")
_LONGEST_OPENING = 90
_KINDS = {"date": CandidateKind.DATE, "article": CandidateKind.ARTICLE}


def find_references(provisions: Sequence[Provision]) -> list[Candidate]:
    """Dates and article references, joined across the versions of a provision by their value."""
    found: list[Candidate] = []
    for row in provisions:
        if row.kind not in _SEARCHED:
            continue
        by_value: dict[tuple[CandidateKind, str], list[Mention]] = {}
        for language, unit in row.units.items():
            for amount in read_amounts(unit.text, find_language(language)):
                kind = _KINDS.get(amount.kind)
                if kind:
                    quote = unit.text[amount.start : amount.end]
                    mention = Mention(row.key, language, quote, amount.start)
                    by_value.setdefault((kind, amount.value), []).append(mention)
        for (kind, value), mentions in by_value.items():
            versions = len({mention.language for mention in mentions})
            evidence = f"stands in {versions} of {len(row.units)} versions of {row.key}"
            found.append(Candidate(kind, value, round(versions / len(row.units), 2), evidence, tuple(mentions)))
    return found


def find_demands(provisions: Sequence[Provision]) -> list[Candidate]:
    """Clauses of numbered paragraphs that open with a verb of asking, with the words up to their first pause.

    Clauses of several versions are one demand where each version has as many of them.
    """
    found: list[Candidate] = []
    for row in provisions:
        if row.kind is not UnitKind.PARAGRAPH:
            continue
        clauses = {language: _asking(unit.text, language) for language, unit in row.units.items()}
        counts = {len(places) for places in clauses.values()}
        for place in range(max(counts, default=0)):
            mentions = tuple(
                Mention(row.key, language, places[place][1], places[place][0])
                for language, places in clauses.items()
                if place < len(places)
            )
            agreed = len(counts) == 1
            evidence = "a verb of asking opens the clause" + ("" if agreed else "; the versions have not as many")
            title = f"{row.key}: {mentions[0].quote}"
            found.append(Candidate(CandidateKind.DEMAND, title, 0.8 if agreed else 0.5, evidence, mentions))
    return found


def _asking(text: str, language: str) -> list[tuple[int, str]]:
    """Offset and words of each clause that asks: the verb, and what follows up to a pause."""
    formulas = all_formulas().get(language)
    if formulas is None:
        return []
    found = []
    for clause in _CLAUSE.finditer(text):
        words = clause[0].strip()
        start = clause.start() + len(clause[0]) - len(clause[0].lstrip())
        verbs = [word.casefold() for word in re.findall(r"[^\W\d_]+", words)[:3]]
        if verbs and (verbs[0] in formulas.asks or (len(verbs) > 1 and verbs[1] in formulas.asks)):
            end = _ADDRESSEE_END.search(words)
            quote = words[: end.start() if end else None][:_LONGEST_OPENING]
            quote = quote if len(quote) < _LONGEST_OPENING else quote.rsplit(" ", 1)[0]
            found.append((start, quote))
    return found
