"""Candidates for demands: what follows a verb of asking that opens a clause of a numbered paragraph, and of whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.ingest.clauses import Stretch, clauses_of
from tracker.ingest.values import Candidate, CandidateKind, Mention, shortened
from tracker.ingest.words import bodies, words_of
from tracker.plain import plain
from tracker.resolution.formulas import all_formulas
from tracker.resolution.values import Provision, UnitKind

_WORD = re.compile(r"[^\W\d_]+")
_INNER = re.compile(r"(?:[,:–—]\s+(?:[^\W\d_]{1,4}\s+)?|\s[^\W\d_]{1,3}\s+)(?=[^\W\d_])")
_WORDS_BEFORE_VERB = 2
_LEAST_BETWEEN = 20
_WORDS_OF_ADDRESSEE = 9
UNSPECIFIED = "unspecified"
FORWARD, PROSECUTE = "forward_text", "prosecute_perpetrators"


@dataclass(frozen=True, slots=True)
class _Asking:
    """The words of one demand in one version, how strongly it asks, and of which kinds of addressee."""

    stretch: Stretch
    strength: str
    addressees: tuple[str, ...]
    measures: tuple[str, ...]


def find_demands(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """Candidates for demands in the order of the text.

    Within a clause the demands of several versions are the same ones where each version has as many.
    """
    found: list[Candidate] = []
    paragraphs = [row for row in provisions if row.kind is UnitKind.PARAGRAPH]
    for row, clauses in clauses_of(paragraphs, languages):
        for clause in clauses:
            asking = {tag: _asking(row.units[tag].text, whole, tag) for tag, whole in clause.items()}
            found += _joined(row, clause, asking)
    return found


def _joined(row: Provision, clause: Mapping[str, Stretch], asking: Mapping[str, list[_Asking]]) -> list[Candidate]:
    counts = {len(demands) for demands in asking.values()}
    if counts == {0}:
        return []
    if len(counts) == 1:
        rows = [{tag: demands[place] for tag, demands in asking.items()} for place in range(counts.pop())]
        return [_candidate(row, one, agreed=True) for one in rows]
    first = {tag: demands[0] for tag, demands in asking.items() if demands}
    if 2 * len(first) < len(clause):
        return []
    usual = next(iter(first.values()))
    whole = {
        tag: _Asking(
            stretch,
            first.get(tag, usual).strength,
            first.get(tag, usual).addressees,
            _measures(stretch.words, tag),
        )
        for tag, stretch in clause.items()
    }
    return [_candidate(row, whole, agreed=False)]


def _asking(text: str, whole: Stretch, language: str) -> list[_Asking]:
    """The demands of a clause: where it opens with a verb of asking, and where another one follows a comma."""
    asks = words_of(language).asks
    starts = []
    if strength := _strength(text[whole.start : whole.end], language):
        starts.append((whole.start, strength))
    for match in _INNER.finditer(text, whole.start, whole.end):
        verb = _WORD.match(text, match.end())
        if verb and verb[0] in asks and match.end() > (starts[-1][0] + _LEAST_BETWEEN if starts else 0):
            starts.append((match.end(), asks[verb[0]]))
    ends = [*(place for place, _ in starts[1:]), whole.end][: len(starts)]
    return [
        _Asking(
            _trimmed(text, start, end),
            strength,
            _addressees(text[start:end], language),
            _measures(text[start:end], language),
        )
        for (start, strength), end in zip(starts, ends, strict=True)
    ]


def _strength(words: str, language: str) -> str:
    """How strongly the verb asks that stands among the first words; "" where none does."""
    asks = words_of(language).asks
    first = [match[0].casefold() for match in _WORD.finditer(words[:80])][:_WORDS_BEFORE_VERB]
    return next((asks[word] for word in first if word in asks), "")


def _addressees(words: str, language: str) -> tuple[str, ...]:
    """The kinds of addressee among the words behind the verb, in order."""
    beginnings = words_of(language).bodies
    near = [plain(match[0]) for match in _WORD.finditer(words)][1 : 1 + _WORDS_OF_ADDRESSEE]
    kinds = (bodies()[body].addressee for word in near if (body := beginnings.value_of(word)))
    return tuple(dict.fromkeys(kind for kind in kinds if kind))


def _measures(words: str, language: str) -> tuple[str, ...]:
    """What the words ask for, in order; the closing words ask to forward the text, who is to answer for a wrong to be
    prosecuted.
    """
    known = all_formulas().get(language)
    if known and any(phrase in words.casefold() for phrase in known.closing):
        return (FORWARD,)
    own = words_of(language)
    plainly = [plain(match[0]) for match in _WORD.finditer(words)]
    if any(own.accountable.value_of(word) for word in plainly):
        return (PROSECUTE,)
    return tuple(dict.fromkeys(kind for word in plainly if (kind := own.measures.value_of(word))))


def _asked_for(found: Mapping[str, _Asking]) -> str:
    """The measure that most versions ask for, the earliest of them; "other" where half of them show none."""
    seen = Counter(kind for one in found.values() for kind in one.measures)
    kind = next((kind for kind, times in seen.most_common(1) if 2 * times >= len(found)), "")
    return kind or "other"


def _trimmed(text: str, start: int, end: int) -> Stretch:
    words = text[start:end].rstrip(" ,;:–—.")
    return Stretch(start, start + len(words), words)


def _candidate(row: Provision, found: Mapping[str, _Asking], *, agreed: bool) -> Candidate:
    mentions = tuple(Mention(row.key, tag, one.stretch.words, one.stretch.start) for tag, one in found.items())
    strengths = Counter(one.strength for one in found.values())
    strength = strengths.most_common(1)[0][0]
    seen = Counter(kind for one in found.values() for kind in one.addressees)
    kinds = [kind for kind, times in seen.items() if 2 * times >= len(found)] or [UNSPECIFIED]
    verbs = " / ".join(dict.fromkeys(one.stretch.words.split(" ", 1)[0] for one in found.values()))
    where = f" in {len(found)} of {len(row.units)} versions" if len(row.units) > 1 else ""
    evidence = f"a verb of asking opens it{where}: {verbs}"
    sure = 0.8 if agreed else 0.5
    if strength == "stresses":
        evidence, sure = f"{evidence}; it may only state something", 0.4
    if not agreed:
        evidence += "; the versions have not as many"
    title = shortened(mentions[0].quote)
    proposed = {"strength": strength, "addressees": " ".join(kinds), "measure_kind": _asked_for(found)}
    return Candidate(CandidateKind.DEMAND, title, sure, evidence, mentions, proposed)
