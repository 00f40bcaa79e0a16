"""Candidates that somebody raised before: the same name in an earlier resolution or in the database, and where.

Likeness is offered, never asserted: a person decides whether it is the same one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker.db.connection import Connection
from tracker.ingest.listed_bodies import bare_name
from tracker.ingest.values import Candidate, CandidateKind
from tracker.names import SAME, Prepared, compare_prepared, prepare
from tracker.queries.named import list_named
from tracker.register.values import Organisation, Person, Register

_NAMED = (CandidateKind.PERSON, CandidateKind.ORGANISATION)
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody or something known: the printed forms by language ("" the title), and the provisions that name it."""

    title: str
    forms: dict[str, set[str]] = field(default_factory=dict)
    places: tuple[tuple[str, str], ...] = ()

    @property
    def raised(self) -> str:
        """ "2021/2544(RSP), recital F and paragraph 3; 2031/1000(RSP), paragraph 2"; "" where no text names it."""
        chain: dict[str, list[str]] = {}
        for reference, key in self.places:
            chain.setdefault(reference, []).append(key)
        return "; ".join(f"{reference}, {_listed(keys)}" for reference, keys in chain.items())


KnownNames = Mapping[str, KnownName]
"""By ref."""


def known_names(registers: Sequence[Register]) -> dict[str, KnownName]:
    """The people and organisations of registers."""
    known: dict[str, KnownName] = {}
    for register in registers:
        reference = register.resolution.reference
        for entry in register.entries:
            if not isinstance(entry, Person | Organisation):
                continue
            before = known.get(entry.ref, KnownName(entry.title, {"": {entry.title}}))
            for mention in entry.mentions:
                for language, words in mention.citation.words.items():
                    if words.quote:
                        before.forms.setdefault(language, set()).add(words.quote)
            places = dict.fromkeys((*before.places, *((reference, m.citation.provision) for m in entry.mentions)))
            known[entry.ref] = replace(before, places=tuple(places))
    return known


def known_in(connection: Connection) -> dict[str, KnownName]:
    """The people and organisations of a database, added by hand or from resolutions."""
    return {ref: KnownName(one.title, one.forms, tuple(one.places)) for ref, one in list_named(connection).items()}


def known_elsewhere(known: KnownNames, reference: str) -> dict[str, KnownName]:
    """Those who are known from more than the resolution itself, which was loaded before, with where else."""
    found = {}
    for ref, name in known.items():
        places = tuple(place for place in name.places if place[0] != reference)
        if places or not name.places:
            found[ref] = replace(name, places=places)
    return found


def mark_known(candidates: Sequence[Candidate], known: KnownNames) -> list[Candidate]:
    """The candidates for names, those that sound like a known one with its ref and where it was raised."""
    by_form: dict[str, str] = {}
    prepared: dict[str, list[tuple[str, Prepared]]] = {}
    for ref, name in known.items():
        for language, forms in name.forms.items():
            for form in forms:
                by_form.setdefault(form, ref)
                prepared.setdefault(language, []).append((ref, prepare(form, language or None)))
    return [
        _marked(candidate, known, by_form, prepared)
        if candidate.kind in _NAMED and not candidate.known_as
        else candidate
        for candidate in candidates
    ]


def _marked(
    candidate: Candidate,
    known: KnownNames,
    by_form: Mapping[str, str],
    prepared: Mapping[str, Sequence[tuple[str, Prepared]]],
) -> Candidate:
    printed = {mention.language: mention.quote for mention in reversed(candidate.mentions)}
    found = next((ref for quote in printed.values() if (ref := by_form.get(quote))), "")
    if not found and candidate.kind is CandidateKind.ORGANISATION:
        whole = (bare_name(quote, language) for language, quote in printed.items())
        found = next((ref for name in whole if name and (ref := by_form.get(name))), "")
    best = SAME
    if not found:
        for language, quote in printed.items():
            ours = prepare(quote, language)
            for ref, theirs in (*prepared.get(language, ()), *prepared.get("", ())):
                score = compare_prepared(ours, theirs, explain=False).score
                if score > best or (score == best and not found):
                    best, found = score, ref
    if not found or not found.startswith(f"{candidate.kind.value}/"):
        return candidate
    return replace(candidate, known_as=found, known_from=known[found].raised)


def _listed(keys: Sequence[str]) -> str:
    shown = list(keys[:_MOST_PLACES])
    if len(keys) > _MOST_PLACES:
        return f"{', '.join(shown)} and {len(keys) - _MOST_PLACES} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
