"""A document to the items of its review: each candidate with a ref and the facts that its entry would have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from tracker.ingest.document import Document
from tracker.ingest.review.items import FIELDS, Item, Naming, Review
from tracker.ingest.subjects import People, Whose, find_beneficiaries, find_subjects
from tracker.ingest.values import REGISTERED, Candidate, CandidateKind, Mention
from tracker.names.slugs import slug_of
from tracker.register.values import Words
from tracker.resolution.quotes import find_spans
from tracker.resolution.values import Provision

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
    people = People(places, provisions)
    stem = folder_name(document.reference).rsplit("-", 1)[0]
    registered = [candidate for candidate in document.candidates if candidate.kind in REGISTERED]
    for candidate in sorted(registered, key=lambda one: REGISTERED.index(one.kind)):
        numbers[candidate.kind] += 1
        ref = _free_ref(candidate, stem, taken)
        if candidate.kind in _NAMED:
            places.append((candidate.known_as or ref, candidate))
        facts, left = _facts(candidate, ref, people)
        items.append(
            Item(
                f"{candidate.kind.value} {numbers[candidate.kind]}",
                candidate.kind,
                candidate.confidence,
                candidate.evidence + left,
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


def _facts(candidate: Candidate, ref: str, people: People) -> tuple[dict[str, str], str]:
    """The facts in the order of the fields, and what was left open; those the text does not show have the code that
    says so.
    """
    found = {**_UNSAID[candidate.kind], **candidate.proposed, "ref": ref}
    found[FIELDS[candidate.kind][0]] = candidate.title
    if candidate.kind is CandidateKind.CHARGE:
        whose = find_subjects(candidate, people)
        found |= {"measure": candidate.title, "subjects": " ".join(whose.refs)}
        return _in_order(candidate, found), _left_open("whose it is", whose, people)
    if candidate.kind is CandidateKind.DEMAND:
        whose = find_beneficiaries(candidate, people)
        found["beneficiaries"] = " ".join(whose.refs)
        return _in_order(candidate, found), _left_open("for whom it is", whose, people)
    return _in_order(candidate, found), ""


def _in_order(candidate: Candidate, found: Mapping[str, str]) -> dict[str, str]:
    return {field: found.get(field, "") for field in FIELDS[candidate.kind]}


def _left_open(what: str, whose: Whose, people: People) -> str:
    names = {ref: one.title for ref, one in people.named}
    near = ", ".join(names[ref] for ref in whose.near)
    return f"; {what} was left open, named beside it: {near}" if near else ""


_UNSAID: dict[CandidateKind, dict[str, str]] = {
    CandidateKind.PERSON: {"status": "not_recorded"},
    CandidateKind.ORGANISATION: {"type": "other"},
    CandidateKind.CHARGE: {"status": "named_in_text", "measure_type": "other"},
    CandidateKind.DEMAND: {"measure_kind": "other", "strength": "calls_on", "addressees": "unspecified"},
    CandidateKind.STATEMENT: {"statement_kind": "fact"},
}


def _namings(mentions: Sequence[Mention], provisions: Mapping[str, Provision]) -> list[tuple[str, Naming]]:
    """The mentions of each provision side by side: the n-th of one version with the n-th of the others."""
    by_place: dict[str, dict[str, list[Words]]] = {}
    for mention in sorted(mentions, key=lambda one: one.start):
        words = _words(mention, provisions[mention.provision])
        by_place.setdefault(mention.provision, {}).setdefault(mention.language, []).append(words)
    order = {key: number for number, key in enumerate(provisions)}
    namings: list[tuple[str, Naming]] = []
    for key in sorted(by_place, key=order.__getitem__):
        found = by_place[key]
        quotes = {tag: found[tag] for tag in provisions[key].units if tag in found}
        namings += [
            (key, {tag: words[place] for tag, words in quotes.items() if place < len(words)})
            for place in range(max(map(len, quotes.values())))
        ]
    return namings


def _words(mention: Mention, provision: Provision) -> Words:
    spans = find_spans(provision.units[mention.language].text, mention.quote)
    occurrence = next((n for n, span in enumerate(spans, 1) if span.start == mention.start), 1)
    return Words(mention.quote, occurrence if len(spans) > 1 else None)
