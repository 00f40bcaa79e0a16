"""The register against the texts: every quote found at one place, every ref resolving, nothing claimed twice.

`resolve_words` is the one way from the words in a register file to offsets in a paragraph; building the database uses
it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.problems import Problem, Severity
from tracker.register.values import (
    Charge,
    Citation,
    Demand,
    Difference,
    Entry,
    Group,
    Organisation,
    Person,
    Place,
    Register,
    Resolution,
    Words,
)
from tracker.register.vocabulary import codes_of
from tracker.resolution.quotes import Span, closest_words, find_span, find_spans

NO_PROVISION = "this version lacks the {kind}"


class ResolvedQuote(NamedTuple):
    """The words of one version at their place, or why there are none."""

    quote: str | None
    span: Span | None
    absent: str | None


def verify_register(register: Register) -> list[Problem]:
    """Everything that is wrong with the register, each with its file and line."""
    problems = list(_check_refs(register))
    for entry in register.entries:
        problems += _check_entry(entry, register)
    return problems


def verify_together(registers: Sequence[Register]) -> list[Problem]:
    """Refs that several resolutions use: many may name a person or organisation, anything else belongs to one."""
    homes: dict[str, Place] = {}
    problems = []
    for register in registers:
        for entry in register.entries:
            first = homes.setdefault(entry.ref, entry.place)
            is_elsewhere = first is not entry.place and first.file.split("/")[0] != entry.place.file.split("/")[0]
            if is_elsewhere and not isinstance(entry, Person | Organisation):
                message = f"The ref {entry.ref!r} is taken already, at {first.file}:{first.line}."
                problems.append(_error(entry.place, "duplicate_ref", message))
    return problems


def citations_of(entry: Entry) -> Iterator[Citation]:
    """All citations of an entry, its mentions first."""
    if isinstance(entry, Person | Organisation):
        for mention in entry.mentions:
            yield mention.citation
    yield from entry.citations


def resolve_words(citation: Citation, resolution: Resolution) -> dict[str, ResolvedQuote]:
    """The citation's words in every version at their offsets. Words that do not stand there are left out;
    `verify_register` reports them.
    """
    resolved = {}
    for version in resolution.versions:
        unit = resolution.unit(citation.provision, version.language)
        words = citation.words.get(version.language)
        if unit is None:
            kind = citation.provision.split(" ")[0]
            resolved[version.language] = ResolvedQuote(None, None, NO_PROVISION.format(kind=kind))
        elif words is None:
            continue
        elif words.quote is None:
            resolved[version.language] = ResolvedQuote(None, None, words.absent)
        else:
            span = find_span(unit.text, words.quote, 1 if words.occurrence is None else words.occurrence)
            if span is not None:
                resolved[version.language] = ResolvedQuote(words.quote, span, None)
    return resolved


def _check_refs(register: Register) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for entry in register.entries:
        if entry.ref in seen:
            first = seen[entry.ref]
            yield _error(
                entry.place, "duplicate_ref", f"The ref {entry.ref!r} is taken already, at {first.file}:{first.line}."
            )
        elif entry.ref:
            seen[entry.ref] = entry.place
        kind = type(entry).__name__.lower()
        if entry.ref and not entry.ref.startswith(f"{kind}/"):
            yield _error(entry.place, "wrong_ref", f"The ref {entry.ref!r} of a {kind} must begin with {kind + '/'!r}.")
    for entry in register.entries:
        for ref in _refs_in(entry):
            if ref not in seen:
                yield _error(entry.place, "unknown_ref", f"{entry.ref} names {ref!r}, which no register file holds.")


def _refs_in(entry: Entry) -> Iterator[str]:
    groups: tuple[Group, ...] = ()
    match entry:
        case Charge():
            yield from entry.subjects
            groups = entry.groups
        case Demand():
            yield from entry.beneficiaries
            yield from (addressee.organisation for addressee in entry.addressees if addressee.organisation)
            groups = entry.groups
        case Difference():
            yield from entry.touches
    for group in groups:
        yield from group.named


def _check_entry(entry: Entry, register: Register) -> Iterator[Problem]:
    citations = list(citations_of(entry))
    if not citations:
        yield _error(entry.place, "no_citation", f"{entry.ref} cites nothing.")
    for citation in citations:
        yield from _check_citation(citation, register.resolution)
    if isinstance(entry, Person | Organisation):
        taken: set[tuple[str, str, int]] = set()
        for mention in entry.mentions:
            yield from _check_cases(mention.cases, mention.citation.place)
            for language, quote in resolve_words(mention.citation, register.resolution).items():
                spot = (language, mention.citation.provision, quote.span.start if quote.span else -1)
                if quote.span and spot in taken:
                    message = f"The {language} words {quote.quote!r} are recorded twice; give their occurrence."
                    yield _error(mention.citation.place, "mention_twice", message)
                taken.add(spot)


def _check_cases(cases: dict[str, str], place: Place) -> Iterator[Problem]:
    for language, case in cases.items():
        if case not in codes_of("grammatical_case"):
            known = ", ".join(codes_of("grammatical_case"))
            yield _error(
                place, "unknown_code", f"{case!r} ({language}) is no grammatical case. The codes are: {known}."
            )


def _check_citation(citation: Citation, resolution: Resolution) -> Iterator[Problem]:
    if not resolution.has(citation.provision):
        yield _error(citation.place, "unknown_provision", f"The resolution has no provision {citation.provision!r}.")
        return
    for version in resolution.versions:
        words = citation.words.get(version.language)
        unit = resolution.unit(citation.provision, version.language)
        if unit is None:
            if words is not None and words.quote is not None:
                message = f"The {version.language} version lacks {citation.provision} and cannot be quoted."
                yield _error(citation.place, "quote_not_found", message)
        elif words is None:
            message = f"The {version.language} words are missing; quote them, or say that they are absent and why."
            yield _error(citation.place, "quote_missing", message)
        else:
            yield from _check_words(words, unit.text, version.language, citation)


def _check_words(words: Words, text: str, language: str, citation: Citation) -> Iterator[Problem]:
    where = f"{citation.provision} ({language})"
    if words.quote is None:
        for word in words.lacks:
            if word.casefold() in text.casefold():
                yield _error(citation.place, "not_absent", f"{where} is said to lack {word!r}, but has it.")
        return
    spans = find_spans(text, words.quote) if words.quote else []
    if not spans:
        closest = closest_words(text, words.quote)
        hint = f" It has: {closest!r}." if closest else ""
        yield _error(citation.place, "quote_not_found", f"{words.quote!r} does not stand in {where}.{hint}")
    elif words.occurrence is None and len(spans) > 1:
        message = f"{words.quote!r} stands {len(spans)} times in {where}; quote more words, or give its occurrence."
        yield _error(citation.place, "quote_ambiguous", message)
    elif words.occurrence is not None and not 1 <= words.occurrence <= len(spans):
        message = f"{words.quote!r} stands {len(spans)} times in {where}, not {words.occurrence}."
        yield _error(citation.place, "quote_not_found", message)


def _error(place: Place, code: str, message: str) -> Problem:
    return Problem(Severity.ERROR, code, place.file, place.line, message)
