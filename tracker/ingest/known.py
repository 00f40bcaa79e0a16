"""Candidates that somebody raised before: the same name in the register of an earlier resolution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.ingest.values import Candidate, CandidateKind
from tracker.names import SAME, compare
from tracker.register.values import Organisation, Person, Register

KnownForms = Mapping[str, Mapping[str, set[str]]]
"""By ref, by language: the printed forms of a person or organisation."""

_NAMED = (CandidateKind.PERSON, CandidateKind.NAME)


def known_forms(registers: Sequence[Register]) -> dict[str, dict[str, set[str]]]:
    """The forms that the registers hold, and "" for the name that is the same in every language."""
    forms: dict[str, dict[str, set[str]]] = {}
    for register in registers:
        for entry in register.entries:
            if not isinstance(entry, Person | Organisation):
                continue
            own = forms.setdefault(entry.ref, {"": {entry.title}})
            for mention in entry.mentions:
                for language, words in mention.citation.words.items():
                    if words.quote:
                        own.setdefault(language, set()).add(words.quote)
    return forms


def mark_known(candidates: Sequence[Candidate], known: KnownForms) -> list[Candidate]:
    """The candidates for names, those that sound like a known one with its ref; a person decides whether it is."""
    return [_marked(candidate, known) if candidate.kind in _NAMED else candidate for candidate in candidates]


def _marked(candidate: Candidate, known: KnownForms) -> Candidate:
    printed = {mention.language: mention.quote for mention in reversed(candidate.mentions)}
    best, found = SAME, ""
    for ref, forms in known.items():
        for language, quote in printed.items():
            for form in forms.get(language, forms[""]):
                score = 1.0 if form == quote else compare(form, quote).score
                if score > best or (score == best and not found):
                    best, found = score, ref
    return replace(candidate, known_as=found) if found else candidate
