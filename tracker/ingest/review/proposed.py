"""A document to the items of its review: each candidate with a ref and the facts that its entry would have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from tracker.ingest.document import Document
from tracker.ingest.review.items import FIELDS, Item, Naming, Review
from tracker.ingest.values import REGISTERED, Candidate, CandidateKind, Mention
from tracker.ingest.words import words_of
from tracker.names.slugs import slug_of
from tracker.plain import plain
from tracker.register.values import Words
from tracker.resolution.quotes import find_spans
from tracker.resolution.values import Provision

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = (CandidateKind.PERSON, CandidateKind.ORGANISATION)


def folder_name(reference: str) -> str:
    """The name of a resolution's seed folder: "2031-1000-RSP"."""
    return "-".join(re.findall(r"[0-9A-Za-z]+", reference))


def propose(document: Document, known: Collection[str] = ()) -> Review:
    """The review of a document, with nothing decided. `known` are refs that mean somebody already."""
    provisions = {row.key: row for row in document.provisions}
    taken: Counter[str] = Counter(iter(known))
    numbers: Counter[CandidateKind] = Counter()
    items: list[Item] = []
    places: list[tuple[str, Candidate]] = []
    stem = folder_name(document.reference).rsplit("-", 1)[0]
    registered = [candidate for candidate in document.candidates if candidate.kind in REGISTERED]
    for candidate in sorted(registered, key=lambda one: REGISTERED.index(one.kind)):
        numbers[candidate.kind] += 1
        ref = _free_ref(candidate, stem, taken)
        if candidate.kind in _NAMED:
            places.append((candidate.known_as or ref, candidate))
        facts = _facts(candidate, ref, places, provisions)
        items.append(
            Item(
                f"{candidate.kind.value} {numbers[candidate.kind]}",
                candidate.kind,
                candidate.confidence,
                candidate.evidence,
                candidate.known_as,
                candidate.known_from,
                "",
                facts,
                tuple(_namings(candidate.mentions, provisions)),
            )
        )
    stated = [(one.kind.value, one.title, one.evidence) for one in document.candidates if one.kind not in REGISTERED]
    return Review(document.reference, tuple(items), tuple(stated))


def _free_ref(candidate: Candidate, stem: str, taken: Counter[str]) -> str:
    kind = candidate.kind.value
    if candidate.kind in _NAMED:
        ref = f"{kind}/{slug_of(candidate.title)}"
        taken[ref] += 1
        return ref if taken[ref] == 1 else f"{ref}-{taken[ref]}"
    label = candidate.mentions[0].provision.rsplit(" ", 1)[-1]
    ref = f"{kind}/{stem}/{label}"
    taken[ref] += 1
    return f"{ref}.{taken[ref]}"


def _facts(
    candidate: Candidate, ref: str, named: Sequence[tuple[str, Candidate]], texts: Mapping[str, Provision]
) -> dict[str, str]:
    """The facts in the order of the fields; those the text does not show have the code that says so."""
    found = {**_UNSAID[candidate.kind], **candidate.proposed, "ref": ref}
    found[FIELDS[candidate.kind][0]] = candidate.title
    if candidate.kind in (CandidateKind.CHARGE, CandidateKind.DEMAND):
        within = " ".join(_named_within(candidate, named, texts))
        found["subjects" if candidate.kind is CandidateKind.CHARGE else "beneficiaries"] = within
    if candidate.kind is CandidateKind.CHARGE:
        found["measure"] = candidate.title
    return {field: found.get(field, "") for field in FIELDS[candidate.kind]}


_UNSAID: dict[CandidateKind, dict[str, str]] = {
    CandidateKind.PERSON: {"status": "not_recorded"},
    CandidateKind.ORGANISATION: {"type": "other"},
    CandidateKind.CHARGE: {"status": "named_in_text", "measure_type": "other"},
    CandidateKind.DEMAND: {"measure_kind": "other", "strength": "calls_on", "addressees": "unspecified"},
    CandidateKind.STATEMENT: {"statement_kind": "fact"},
}


def _named_within(
    candidate: Candidate, named: Sequence[tuple[str, Candidate]], texts: Mapping[str, Provision]
) -> list[str]:
    """The people whose names stand in the words of a charge or demand; of a charge that names nobody, the people named
    before it in the same clause, or the only one named in the clause before: "he was sentenced".
    """
    people = [(ref, other) for ref, other in named if other.kind is CandidateKind.PERSON]
    found = [
        ref
        for ref, other in people
        if any(_holds(whole, part) for whole in candidate.mentions for part in other.mentions)
    ]
    if not found and candidate.kind is CandidateKind.CHARGE:
        found = [
            ref
            for ref, other in people
            if any(_leads_to(part, whole, texts) for whole in candidate.mentions for part in other.mentions)
        ]
    if not found and candidate.kind is CandidateKind.CHARGE and not _speaks_of_others(candidate):
        before = {
            ref
            for ref, other in people
            if any(_leads_to(part, whole, texts, 1) for whole in candidate.mentions for part in other.mentions)
        }
        found = [*before] if len(before) == 1 else []
    return list(dict.fromkeys(found))


def _speaks_of_others(candidate: Candidate) -> bool:
    """Whether its words are about a group: activists, the supporters of a movement."""
    return any(
        words_of(mention.language).against.value_of(word) or words_of(mention.language).roles.value_of(word)
        for mention in candidate.mentions
        for word in map(plain, _WORD.findall(mention.quote))
    )


def _leads_to(part: Mention, whole: Mention, texts: Mapping[str, Provision], clauses_before: int = 0) -> bool:
    """Whether `part` stands before `whole` in the same clause, or so many clauses before it."""
    if (whole.provision, whole.language) != (part.provision, part.language) or part.end > whole.start:
        return False
    between = texts[whole.provision].units[whole.language].text[part.end : whole.start]
    return sum(between.count(mark) for mark in ";·") == clauses_before


def _holds(whole: Mention, part: Mention) -> bool:
    same = (whole.provision, whole.language) == (part.provision, part.language)
    return same and whole.start <= part.start and part.end <= whole.end


def _namings(mentions: Sequence[Mention], provisions: Mapping[str, Provision]) -> list[tuple[str, Naming]]:
    """The mentions of each provision side by side: the n-th of one version with the n-th of the others."""
    by_place: dict[str, dict[str, list[Words]]] = {}
    for mention in sorted(mentions, key=lambda one: one.start):
        words = _words(mention, provisions[mention.provision])
        by_place.setdefault(mention.provision, {}).setdefault(mention.language, []).append(words)
    order = {key: number for number, key in enumerate(provisions)}
    namings: list[tuple[str, Naming]] = []
    for key in sorted(by_place, key=order.__getitem__):
        quotes = by_place[key]
        namings += [
            (key, {tag: words[place] for tag, words in quotes.items() if place < len(words)})
            for place in range(max(map(len, quotes.values())))
        ]
    return namings


def _words(mention: Mention, provision: Provision) -> Words:
    spans = find_spans(provision.units[mention.language].text, mention.quote)
    occurrence = next((n for n, span in enumerate(spans, 1) if span.start == mention.start), 1)
    return Words(mention.quote, occurrence if len(spans) > 1 else None)
