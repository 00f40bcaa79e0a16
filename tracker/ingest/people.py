"""Candidates for people: names that stand in the same provision of several versions, spelled as each language does.

A person's name is transcribed and an institution's is translated, so a run of capitalised words that sounds alike
in two languages is a name. With one version only, lists are the evidence, and everything is less sure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from tracker.ingest.names_in_text import CommonWords, Run, Surroundings, name_runs
from tracker.ingest.surnames import add_surnames
from tracker.ingest.values import Candidate, CandidateKind, Mention, how_often
from tracker.ingest.words import long_place_of, words_of
from tracker.names import SAME, Prepared, compare_prepared, prepare
from tracker.resolution.values import Provision, UnitKind

_LIKE = 0.9
_WORDS_OF_A_NAME = (2, 3)
_LEAST_ALONE = 0.5
_BETWEEN_NAMES = re.compile(r",?\s+(?:[^\W\d_]{1,4}\s+)?")
_SEARCHED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)


@dataclass(slots=True)
class _Group:
    """The spellings of one name, and where they stand."""

    forms: dict[str, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    bodies: int = 0
    roles: int = 0
    where: int = 0
    listed: int = 0
    opening: int = 0

    def add(self, place: _Place) -> None:
        self.mentions.append(place.mention)
        self.forms.setdefault(place.mention.language, place.mention.quote)
        self.bodies += place.run.quoted or place.before == "body"
        self.roles += place.before == "role"
        self.where += place.before == "where"
        self.listed += place.is_listed
        self.opening += place.run.opens_sentence and len(place.run.words) > _WORDS_OF_A_NAME[0]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name may stand, and what speaks for a body's or a person's there."""

    run: Run
    mention: Mention
    before: str
    is_listed: bool


def find_people(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """Candidates for people, in the order in which they are first named."""
    texts = {
        language: {row.key: row.units[language].text for row in provisions if language in row.units}
        for language in languages
    }
    common = {language: CommonWords(found, language) for language, found in texts.items()}
    groups: list[_Group] = []
    for row in provisions:
        if row.kind not in _SEARCHED:
            continue
        places = {
            language: _places(row.key, language, unit.text, common[language]) for language, unit in row.units.items()
        }
        for joined in _join(places):
            _add(groups, joined)
    if len(languages) == 1:
        named = [group for group in groups if not _is_of_nouns(group, languages[0])]
        found = [_candidate_alone(group, common[languages[0]]) for group in named]
    else:
        found = [_candidate(group, languages) for group in groups]
    return add_surnames(found, texts)


def _is_of_nouns(group: _Group, language: str) -> bool:
    """Whether it is more likely two nouns that stand side by side, in a language that gives all nouns capitals."""
    endings = words_of(language).noun_endings
    (title,) = group.forms.values()
    return bool(endings) and not group.roles and len(group.mentions) == 1 and title.split()[0].endswith(endings)


def _places(key: str, language: str, text: str, common: CommonWords) -> list[_Place]:
    found = []
    surroundings = Surroundings(language)
    runs = name_runs(text, common)
    listed = _listed(text, runs)
    for run in runs:
        for first in range(len(run.words)):
            for count in _WORDS_OF_A_NAME:
                if first + count <= len(run.words):
                    part = run.part(first, first + count)
                    if long_place_of(part.words, language):
                        continue
                    before = surroundings.before(text, run.start)
                    mention = Mention(key, language, part.quote(text), part.start)
                    found.append(_Place(part, mention, before, run.start in listed))
    return found


def _listed(text: str, runs: Sequence[Run]) -> set[int]:
    """The offsets of the runs that stand in a list: a comma, or a short word, is all that parts them from the next."""
    listed = set()
    for left, right in pairwise(runs):
        if _BETWEEN_NAMES.fullmatch(text[left.end : right.start]):
            listed |= {left.start, right.start}
    return listed


def _join(places: Mapping[str, Sequence[_Place]]) -> list[list[_Place]]:
    """The places of one provision that are one name: the best pairs first, no word twice."""
    joined: list[list[_Place]] = []
    if len(places) == 1:
        (only,) = places.values()
        return [[place] for place in _whole(only)]
    taken: set[tuple[str, int]] = set()
    languages = list(places)
    pairs = []
    for index, ours in enumerate(languages):
        for theirs in languages[index + 1 :]:
            for left in places[ours]:
                for right in places[theirs]:
                    score = _likeness(left, right)
                    if score >= _LIKE:
                        pairs.append((score, len(left.run.words) + len(right.run.words), left, right))
    pairs.sort(key=lambda pair: (-pair[1] if pair[0] >= SAME else 0, -pair[0]))
    by_place: dict[tuple[str, int], list[_Place]] = {}
    for _, _, left, right in pairs:
        for member, other in ((left, right), (right, left)):
            group = by_place.get((member.mention.language, member.run.start))
            if group is not None and member in group and not _clashes(other, group, taken):
                group.append(other)
                _take(other, taken)
                by_place[other.mention.language, other.run.start] = group
                break
        else:
            if _is_free(left, taken) and _is_free(right, taken):
                group = [left, right]
                joined.append(group)
                for place in group:
                    _take(place, taken)
                    by_place[place.mention.language, place.run.start] = group
    return joined


def _likeness(left: _Place, right: _Place) -> float:
    if len(left.run.words) != len(right.run.words):
        return 0.0
    ours = _prepared(left.mention.quote, left.mention.language)
    theirs = _prepared(right.mention.quote, right.mention.language)
    return compare_prepared(ours, theirs, explain=False).score


@lru_cache(maxsize=4096)
def _prepared(form: str, language: str) -> Prepared:
    return prepare(form, language)


def _whole(places: Sequence[_Place]) -> list[_Place]:
    """Of overlapping parts the longest."""
    taken: set[tuple[str, int]] = set()
    kept = []
    for place in sorted(places, key=lambda place: -len(place.run.words)):
        if _is_free(place, taken):
            _take(place, taken)
            kept.append(place)
    return sorted(kept, key=lambda place: place.run.start)


def _is_free(place: _Place, taken: set[tuple[str, int]]) -> bool:
    return all((place.mention.language, start) not in taken for start in place.run.starts)


def _take(place: _Place, taken: set[tuple[str, int]]) -> None:
    taken.update((place.mention.language, start) for start in place.run.starts)


def _clashes(place: _Place, group: Sequence[_Place], taken: set[tuple[str, int]]) -> bool:
    """Whether `place` cannot join: its words are used, or its version is in the group already."""
    return not _is_free(place, taken) or any(member.mention.language == place.mention.language for member in group)


def _add(groups: list[_Group], joined: Sequence[_Place]) -> None:
    """Put the places of one naming to the person that they name already, or make a new one."""
    best, score = None, SAME - 0.005
    for group in groups:
        likeness = max(
            (
                compare_prepared(
                    _prepared(form, language), _prepared(place.mention.quote, language), explain=False
                ).score
                for place in joined
                for language, form in group.forms.items()
                if language == place.mention.language
            ),
            default=0.0,
        )
        if likeness > score:
            best, score = group, likeness
    if best is None:
        best = _Group()
        groups.append(best)
    for place in joined:
        best.add(place)


def _candidate(group: _Group, languages: Sequence[str]) -> Candidate:
    mentions = tuple(sorted(group.mentions, key=lambda m: languages.index(m.language)))
    versions = len(group.forms)
    is_body = group.bodies > group.roles and 2 * group.bodies >= len(mentions)
    sure = 0.55 + 0.4 * versions / len(languages) - (0.3 if is_body else 0.0)
    spelled = "spelled alike" if len(set(group.forms.values())) == 1 else "spelled by each language's rules"
    evidence = f"named {how_often(len(mentions), versions, len(languages))}, {spelled}"
    title = next(group.forms[language] for language in languages if language in group.forms)
    return _made(is_body, title, sure, evidence, mentions)


def _candidate_alone(group: _Group, common: CommonWords) -> Candidate:
    """One version shows less: a list, a word for what somebody is, and that no word of the name is a common one."""
    (title,) = group.forms.values()
    mentions = tuple(group.mentions)
    signs = {
        "a word before it says what the person is": 0.3 if group.roles else 0.0,
        "stands in a list of names": 0.2 if group.listed else 0.0,
        f"named {how_often(len(mentions), 1, 1)}": 0.1 if len(mentions) > 1 else 0.0,
    }
    doubts = {
        "it is called after a body or in quotation marks": 0.3 if group.bodies > group.roles else 0.0,
        "it stands where a place does": 0.3 if group.where and not group.roles else 0.0,
        "a word of it also stands with a small letter": 0.3 if any(map(common.is_small, title.split())) else 0.0,
    }
    sure = max(0.05, min(0.95, 0.5 + sum(signs.values()) - sum(doubts.values())))
    told = [sign for sign, weight in (*signs.items(), *doubts.items()) if weight]
    if group.opening == len(mentions):
        told.append("its first word has the capital of a sentence")
    return _made(sure < _LEAST_ALONE, title, sure, "; ".join(told) or "capitals alone", mentions)


def _made(is_body: bool, title: str, sure: float, evidence: str, mentions: tuple[Mention, ...]) -> Candidate:
    if is_body:
        return Candidate(CandidateKind.ORGANISATION, title, round(sure, 2), evidence, mentions, {"type": "other"})
    return Candidate(CandidateKind.PERSON, title, round(sure, 2), evidence, mentions)
