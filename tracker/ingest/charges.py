"""Candidates for charges: what a text says around detention, sentence, accusation and other measures against somebody.

A charge is proposed part by part of a clause where the versions agree on how many parts speak of a measure, else for
the clause as a whole. What a clause says of nobody is policy and no charge: "clinical trials", "prohibit by law",
"bring the perpetrators to account".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.ingest.clauses import Stretch, clauses_of, segments
from tracker.ingest.values import Candidate, CandidateKind, Mention, shortened
from tracker.ingest.words import words_of
from tracker.plain import plain
from tracker.resolution.languages import find_calendar
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.values import Provision, UnitKind

_SEARCHED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)
_WORD = re.compile(r"[^\W\d_]+")
# Of several measures in one part the one that is most of a charge: "sentenced to prison", "pre-trial detention".
_FIRST = ("sentence", "detention", "fine", "ban", "suspension", "confiscation", "prosecution", "harassment")
_BY_ITSELF = frozenset(("detention", "sentence", "fine"))
_LARGEST_COUNT = 100_000
_IN_A_LIST = re.compile(r",\s*(?:[^\W\d_]{1,4}\s+)?|\s+[^\W\d_]{1,4}\s+")

_Places = dict[tuple[str, str], list[tuple[int, int]]]


def find_charges(
    provisions: Sequence[Provision], languages: Sequence[str], named: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Candidates for charges in the order of the text; `named` are the people found in it."""
    found: list[Candidate] = []
    searched = [row for row in provisions if row.kind in _SEARCHED]
    places = _places_of(named)
    for row, clauses in clauses_of(searched, languages):
        for clause in clauses:
            found += _in_clause(row, clause, _Clause(row, clause, places))
    return found


def _places_of(named: Sequence[Candidate]) -> _Places:
    """Where people are named, by provision and version, in order."""
    places: _Places = {}
    for one in named:
        if one.kind is CandidateKind.PERSON:
            for mention in one.mentions:
                places.setdefault((mention.provision, mention.language), []).append((mention.start, mention.end))
    return {key: sorted(found) for key, found in places.items()}


class _Clause:
    """What a clause says beside the measure: whom it names, in any version."""

    def __init__(self, row: Provision, clause: Mapping[str, Stretch], places: _Places) -> None:
        self._is_asking = row.kind is UnitKind.PARAGRAPH
        self._words = {tag: [plain(word) for word in _WORD.findall(whole.words)] for tag, whole in clause.items()}
        self.named = {
            tag: [place for place in places.get((row.key, tag), ()) if whole.start <= place[0] < whole.end]
            for tag, whole in clause.items()
        }
        self._names_person = any(self.named.values())
        self._clause = clause

    def tells_of(self, kinds: Sequence[str]) -> bool:
        """Whether measures of these types are charges here."""
        if self._names_person:
            return not self._is_watched(kinds)
        if self._has("accountable") or self._is_watched(kinds):
            return False
        if self._has("roles") or self._has("against") or (set(kinds) != {"ban"} and self._counts()):
            return True
        return not self._is_asking and not _BY_ITSELF.isdisjoint(kinds) and not self._tells_of_prisons_only()

    def _tells_of_prisons_only(self) -> bool:
        telling = (
            (tag, word) for tag, words in self._words.items() for word in words if words_of(tag).charges.value_of(word)
        )
        return all(words_of(tag).prisons.value_of(word) for tag, word in telling)

    def _is_watched(self, kinds: Sequence[str]) -> bool:
        return self._is_asking and set(kinds) == {"prosecution"} and self._has("watching")

    def _has(self, name: str) -> bool:
        return any(getattr(words_of(tag), name).value_of(word) for tag, words in self._words.items() for word in words)

    def _counts(self) -> bool:
        """Whether it gives a number of people, or an article of a law."""
        for tag, whole in self._clause.items():
            for amount in read_amounts(whole.words, find_calendar(tag)):
                if amount.kind == "article" or (amount.kind == "number" and _is_count(amount.value)):
                    return True
        return False


def _is_count(value: str) -> bool:
    return value.isdecimal() and 1 < int(value) <= _LARGEST_COUNT


def _in_clause(row: Provision, clause: Mapping[str, Stretch], around: _Clause) -> list[Candidate]:
    parts = {tag: _telling(row, whole, tag, around.named[tag]) for tag, whole in clause.items()}
    speaking = [tag for tag, told in parts.items() if told]
    if 2 * len(speaking) < len(clause) or not speaking:
        return []
    if not around.tells_of([kind for told in parts.values() for _, kind in told]):
        return []
    counts = {len(told) for told in parts.values()}
    if len(counts) == 1:
        rows = [{tag: told[place] for tag, told in parts.items()} for place in range(counts.pop())]
        return [_candidate(row, part, len(clause)) for part in rows]
    types = Counter(kind for told in parts.values() for _, kind in told)
    kind = types.most_common(1)[0][0]
    return [_candidate(row, {tag: (whole, kind) for tag, whole in clause.items()}, len(speaking))]


def _telling(
    row: Provision, whole: Stretch, language: str, named: Sequence[tuple[int, int]]
) -> list[tuple[Stretch, str]]:
    """The parts of a clause that speak of a measure, and of which type, each with the whole list of its names."""
    told: list[tuple[Stretch, str]] = []
    text, is_asking, words = row.units[language].text, row.kind is UnitKind.PARAGRAPH, words_of(language)
    for part in segments(text, whole):
        kinds = [kind for word in _WORD.findall(part.words) if (kind := words.measure_of(word, is_asking))]
        if kinds:
            told.append((_with_list(text, part, named), min(kinds, key=_FIRST.index)))
    return told


def _with_list(text: str, part: Stretch, named: Sequence[tuple[int, int]]) -> Stretch:
    """A part with the names in one list with its own: "X, Y and Z were arrested", "the arrest of X, Y and Z"."""
    start, stop = part.start, part.end
    if not any(start <= place < part.end for place, _ in named):
        return part
    for first, end in reversed(named):
        if end <= start and _IN_A_LIST.fullmatch(text, end, start):
            start = first
    for first, end in named:
        if first >= stop and any(last == stop for _, last in named) and _IN_A_LIST.fullmatch(text, stop, first):
            stop = end
    return Stretch(start, stop, text[start:stop])


def _candidate(row: Provision, part: Mapping[str, tuple[Stretch, str]], speaking: int) -> Candidate:
    mentions = tuple(Mention(row.key, tag, stretch.words, stretch.start) for tag, (stretch, _) in part.items())
    kind = Counter(kind for _, kind in part.values()).most_common(1)[0][0]
    sure = 0.4 + 0.4 * speaking / len(row.units)
    versions = f"{speaking} of {len(row.units)} versions of {row.key} speak"
    evidence = f"{versions if len(row.units) > 1 else f'{row.key} speaks'} of {kind.replace('_', ' ')}"
    return Candidate(
        CandidateKind.CHARGE, shortened(mentions[0].quote), round(sure, 2), evidence, mentions, {"measure_type": kind}
    )
