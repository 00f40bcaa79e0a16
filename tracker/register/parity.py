"""Parity held against the register: the names it knows, the differences it records, and what is left unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.problems import Problem
from tracker.register.values import Citation, Difference, Organisation, Person, Register
from tracker.register.verify import resolve_words
from tracker.resolution.parity import Finding, Recorded, explaining, find_parity, unexplained

_IMPLIED_OFTEN = "state"


def find_register_parity(register: Register) -> list[tuple[Finding, tuple[str, ...]]]:
    """Every finding about a resolution, each with the refs of what explains it (empty: nobody recorded it)."""
    recorded = list(_recorded(register))
    return [(finding, explaining(finding, recorded)) for finding in _find(register)]


def check_parity(register: Register) -> list[Problem]:
    """What parity finds and nothing in the register explains."""
    resolution = register.resolution
    files = {version.language: f"{resolution.id}/{version.file}" for version in resolution.versions}
    return unexplained(_find(register), list(_recorded(register)), files)


def _find(register: Register) -> list[Finding]:
    resolution = register.resolution
    languages = [version.language for version in resolution.versions]
    return find_parity(resolution.provisions, languages, _known_names(register))


def _known_names(register: Register) -> dict[str, dict[str, list[str]]]:
    """The printed forms of people and organisations by title and language; states are left out, being implied often."""
    names: dict[str, dict[str, list[str]]] = {}
    for entry in register.entries:
        if isinstance(entry, Person) or (isinstance(entry, Organisation) and entry.type != _IMPLIED_OFTEN):
            forms = names.setdefault(entry.title, {})
            for mention in entry.mentions:
                for language, words in mention.citation.words.items():
                    if words.quote and words.quote not in forms.setdefault(language, []):
                        forms[language].append(words.quote)
    return names


def _recorded(register: Register) -> Iterator[Recorded]:
    """The differences, and the namings that a version is recorded to lack."""
    for entry in register.entries:
        if isinstance(entry, Difference):
            for citation in entry.citations:
                yield _as_recorded(entry.ref, entry.kind, citation, register)
        elif isinstance(entry, Person | Organisation):
            for mention in entry.mentions:
                if any(words.quote is None for words in mention.citation.words.values()):
                    yield _as_recorded(entry.ref, "name", mention.citation, register)


def _as_recorded(ref: str, kind: str, citation: Citation, register: Register) -> Recorded:
    words = resolve_words(citation, register.resolution)
    return Recorded(
        ref,
        citation.provision,
        kind,
        {language: (found.span.start, found.span.end) for language, found in words.items() if found.span},
        frozenset(language for language, found in words.items() if found.absent is not None),
    )
