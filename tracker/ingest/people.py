"""Candidates for people: names that stand in the same provision of several versions, spelled as each language does.

A person's name is transcribed and an institution's is translated, so a run of capitalised words that sounds alike
in two languages is a name. With one version only, lists are the evidence, and everything is less sure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.ingest.names_in_text import CommonWords, Run, name_runs
from tracker.ingest.values import Candidate, CandidateKind, Mention
from tracker.names import SAME, compare_prepared, prepare
from tracker.resolution.values import Provision, UnitKind

_LIKE = 0.9
_WORDS_OF_A_NAME = (2, 3)
_SEARCHED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)


@dataclass(slots=True)
class _Group:
    """The spellings of one name, and where they stand."""

    forms: dict[str, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    quoted: int = 0

    def add(self, mention: Mention, *, quoted: bool) -> None:
        self.mentions.append(mention)
        self.forms.setdefault(mention.language, mention.quote)
        self.quoted += quoted


@dataclass(frozen=True, slots=True)
class _Place:
    run: Run
    mention: Mention


def find_people(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """Candidates for people, in the order in which they are first named."""
    texts = {
        language: {row.key: row.units[language].text for row in provisions if language in row.units}
        for language in languages
    }
    common = {language: CommonWords(found) for language, found in texts.items()}
    groups: list[_Group] = []
    for row in provisions:
        if row.kind not in _SEARCHED:
            continue
        places = {
            language: _places(row.key, language, unit.text, common[language]) for language, unit in row.units.items()
        }
        for joined in _join(places):
            _add(groups, joined)
    return [_candidate(group, languages) for group in groups]


def _places(key: str, language: str, text: str, common: CommonWords) -> list[_Place]:
    found = []
    for run in name_runs(text, common):
        for first in range(len(run.words)):
            for count in _WORDS_OF_A_NAME:
                if first + count <= len(run.words):
                    part = run.part(first, first + count)
                    found.append(_Place(part, Mention(key, language, part.quote(text), part.start)))
    return found


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
    ours = prepare(left.mention.quote, left.mention.language)
    theirs = prepare(right.mention.quote, right.mention.language)
    return compare_prepared(ours, theirs, explain=False).score


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
                compare_prepared(prepare(form, language), prepare(place.mention.quote, language), explain=False).score
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
        best.add(place.mention, quoted=place.run.quoted)


def _candidate(group: _Group, languages: Sequence[str]) -> Candidate:
    mentions = tuple(sorted(group.mentions, key=lambda m: languages.index(m.language)))
    versions = len(group.forms)
    is_quoted = 2 * group.quoted >= len(mentions)
    kind = CandidateKind.NAME if is_quoted else CandidateKind.PERSON
    sure = (0.5 if len(languages) == 1 else 0.55 + 0.4 * versions / len(languages)) - (0.3 if is_quoted else 0.0)
    spelled = "spelled alike" if len(set(group.forms.values())) == 1 else "spelled by each language's rules"
    evidence = f"named {len(mentions)} times in {versions} of {len(languages)} versions, {spelled}"
    title = next(group.forms[language] for language in languages if language in group.forms)
    return Candidate(kind, title, round(sure, 2), evidence, mentions)
