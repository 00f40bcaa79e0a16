"""Candidates for organisations: names around a word for a body, and abbreviations in capitals.

A word for a body ("commission", "party") is of one kind in every language, so the n-th of a kind in a provision answers
the n-th in another version where each has as many. Likeness of the words around it joins the places of one body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tracker.ingest.listed_bodies import find_called, find_listed, is_no_body
from tracker.ingest.values import Candidate, CandidateKind, Mention, how_often
from tracker.ingest.words import bodies, place_of, words_of
from tracker.plain import plain
from tracker.resolution.values import Provision, UnitKind

_SEARCHED = (UnitKind.VISA, UnitKind.RECITAL, UnitKind.PARAGRAPH)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
_ABBREVIATION = re.compile(r"[^\W\d_a-z]{2,7}(?:/[^\W\d_a-z]{2,7})?")
_ROMAN = re.compile(r"[IVXLC]+")
_MOST_WORDS = 7
_SHORT = 3
_ENDINGS = 2
_LIKE = 0.5
_LISTED, _CALLED = "listed ", "called "


@dataclass(frozen=True, slots=True)
class _Named:
    """One naming in one version: its kind of body, its words, and what they have in common across case forms."""

    body: str
    mention: Mention
    stems: frozenset[str]


@dataclass(slots=True)
class _Group:
    body: str
    stems: dict[str, Counter[str]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)


def find_organisations(provisions: Sequence[Provision], languages: Sequence[str]) -> list[Candidate]:
    """Candidates for organisations, in the order in which they are first named."""
    groups: list[_Group] = []
    for row in provisions:
        if row.kind not in _SEARCHED:
            continue
        found = {tag: _named_in(row.key, tag, unit.text) for tag, unit in row.units.items()}
        for joined in _answering(found):
            _add(groups, joined)
    return [_candidate(group, languages) for group in groups]


def _named_in(key: str, language: str, text: str) -> list[_Named]:
    beginnings = words_of(language).bodies
    tokens = list(_TOKEN.finditer(text))
    found = _without_word(key, language, text)
    taken = {place for one in found for place in range(one.mention.start, one.mention.end)}
    behind = 0
    for place, token in enumerate(tokens):
        word = token[0]
        body = beginnings.value_of(plain(word))
        if not body and _is_abbreviation(word):
            body = "abbreviation"
        if not body or token.start() < behind or token.start() in taken:
            continue
        first, last = (place, place) if body == "abbreviation" else _whole_name(tokens, place, text, language)
        start, end = tokens[first].start(), tokens[last].end()
        if start < behind or (body != "abbreviation" and first == last and word.islower()):
            continue
        behind = end
        stems = frozenset(_stem(one[0]) for one in tokens[first : last + 1] if len(one[0]) > _SHORT or one[0].isupper())
        found.append(_Named(body, Mention(key, language, text[start:end], start), stems))
    return sorted(found, key=lambda one: one.mention.start)


def _without_word(key: str, language: str, text: str) -> list[_Named]:
    """The bodies in a text whose names hold no word for one."""
    listed = [(one, f"{_LISTED}{one.type}") for one in find_listed(text, language)]
    called = [(one, f"{_CALLED}{one.type}") for one in find_called(text)]
    found: list[_Named] = []
    for one, body in (*listed, *called):
        if all(one.end <= other.mention.start or one.start >= other.mention.end for other in found):
            words = text[one.start : one.end]
            mention = Mention(key, language, words, one.start)
            found.append(_Named(body, mention, frozenset(map(_stem, words.split()))))
    return found


def _is_abbreviation(word: str) -> bool:
    """Capitals only, of two letters where a text has nothing better to call somebody by, as "EU"."""
    is_short = bool(_ABBREVIATION.fullmatch(word)) and word.isupper() and not _ROMAN.fullmatch(word)
    return is_short and not is_no_body(word)


def _whole_name(tokens: Sequence[re.Match[str]], place: int, text: str, language: str) -> tuple[int, int]:
    """The tokens of the name around the word for a body: capitalised neighbours, adjectives of places, short links."""
    first = last = place
    while first and text[tokens[first - 1].end() : tokens[first].start()] == " ":
        before = tokens[first - 1][0]
        if not (before[0].isupper() or place_of(before, language)) or _opens_sentence(text, tokens[first - 1].start()):
            break
        first -= 1
    while last + 1 < len(tokens) and last - first < _MOST_WORDS:
        step = _next_capital(tokens, last, text, language)
        if not step:
            break
        last += step
    return first, last


def _next_capital(tokens: Sequence[re.Match[str]], last: int, text: str, language: str) -> int:
    """How many tokens further the name goes on: to a capitalised word that stands there or behind one short link."""
    for step in (1, 2):
        if last + step >= len(tokens):
            return 0
        between = text[tokens[last + step - 1].end() : tokens[last + step].start()]
        word = tokens[last + step][0]
        if step == 2 and words_of(language).bodies.value_of(plain(word)):
            return 0
        if between != " " or (step == 1 and len(word) > _SHORT + 1 and word.islower()):
            return 0
        if word[0].isupper() or place_of(word, language):
            return step
    return 0


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in ".:;"


def _stem(word: str) -> str:
    folded = plain(word)
    return folded if word.isupper() else folded[: max(_SHORT + 1, len(folded) - _ENDINGS)]


def _answering(found: Mapping[str, Sequence[_Named]]) -> list[list[_Named]]:
    """The namings of one provision that answer each other: of one kind of body, in order, where there are as many."""
    joined: list[list[_Named]] = []
    kinds = dict.fromkeys(named.body for named in _flat(found.values()))
    for kind in kinds:
        of_kind = {tag: [named for named in all_of if named.body == kind] for tag, all_of in found.items()}
        present = {tag: named for tag, named in of_kind.items() if named}
        if len({len(named) for named in present.values()}) == 1 and 2 * len(present) >= len(found):
            joined += [list(row) for row in zip(*present.values(), strict=True)]
        else:
            joined += [[named] for named in _flat(present.values())]
    return joined


def _flat(rows: Iterable[Sequence[_Named]]) -> list[_Named]:
    return [named for row in rows for named in row]


def _add(groups: list[_Group], joined: Sequence[_Named]) -> None:
    """Put one naming to the body that it names already, or make a new one."""
    best, score = None, _LIKE
    for group in groups:
        if group.body != joined[0].body:
            continue
        likeness = max(
            (
                _likeness(named.stems, group.stems[tag])
                for named in joined
                if (tag := named.mention.language) in group.stems
            ),
            default=0.0,
        )
        if likeness > score:
            best, score = group, likeness
    if best is None:
        best = _Group(joined[0].body)
        groups.append(best)
    for named in joined:
        best.stems.setdefault(named.mention.language, Counter()).update(named.stems)
        best.mentions.append(named.mention)


def _likeness(stems: frozenset[str], group: Counter[str]) -> float:
    theirs = set(group)
    return len(stems & theirs) / max(1, len(stems | theirs))


def _candidate(group: _Group, languages: Sequence[str]) -> Candidate:
    mentions = tuple(sorted(group.mentions, key=lambda mention: languages.index(mention.language)))
    versions = len({mention.language for mention in mentions})
    title = Counter(mention.quote for mention in mentions if mention.language == mentions[0].language).most_common(1)[
        0
    ][0]
    sure = 0.35 + 0.45 * versions / len(languages)
    if group.body == "abbreviation":
        evidence = f"an abbreviation, {how_often(len(mentions), versions, len(languages))}"
        return Candidate(CandidateKind.ORGANISATION, title, round(sure - 0.3, 2), evidence, mentions, {"type": "other"})
    if group.body.startswith(_CALLED):
        evidence = f"a body that is known by this name, {how_often(len(mentions), versions, len(languages))}"
        proposed = {"type": group.body.removeprefix(_CALLED)}
        return Candidate(CandidateKind.ORGANISATION, title, round(sure, 2), evidence, mentions, proposed)
    if group.body.startswith(_LISTED):
        body = group.body.removeprefix(_LISTED)
        evidence = f"in a list behind a word for a body ({body.replace('_', ' ')})"
        proposed = {"type": bodies()[body].type}
        return Candidate(CandidateKind.ORGANISATION, title, round(sure - 0.1, 2), evidence, mentions, proposed)
    kind = group.body.replace("_", " ")
    evidence = f"a word for a body ({kind}), {how_often(len(mentions), versions, len(languages))}"
    proposed = {"type": bodies()[group.body].type}
    return Candidate(CandidateKind.ORGANISATION, title, round(sure, 2), evidence, mentions, proposed)
