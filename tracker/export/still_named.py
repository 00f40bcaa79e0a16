"""Where names of what is held back stand all the same: in published paragraphs, and in what leaves of other entries.

Such words are not taken out: a paragraph is quoted whole, and what others wrote is theirs. They are found and told, so
that whoever lets something leave decides knowingly. A name is found as it is recorded, in any of its forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.export.contents import ENTRY_KINDS, resolution_values
from tracker.queries.followups import all_follow_ups
from tracker.queries.paged import details_of_kind
from tracker.queries.provisions import shared_keys
from tracker.queries.release import Release
from tracker.queries.rows import ChargeFacts, Detail, OrganisationFacts, PersonFacts

_NAMED_KINDS = ("person", "organisation")
_WORD = re.compile(r"\w+")
_SHORTEST = 3


class StillNamed(NamedTuple):
    """A place where something that is held back is named: its ref, the provision or the ref of the entry, in what there
    (the languages of a provision, or a part of the entry), and the form that was found.
    """

    ref: str
    place: str
    part: str
    form: str


def still_named(connection: Connection, release: Release) -> Iterator[StillNamed]:
    """The places that leave with a profile, first in the texts, then entry by entry; each once for a name."""
    names = _Names(connection, release)
    if names.is_empty:
        return
    yield from _in_texts(connection, release, names)
    for kind in (*ENTRY_KINDS, "difference"):
        for detail in details_of_kind(connection, kind):
            left = release.detail(detail)
            if left:
                yield from _once(left.entry.ref, _parts(left), names)
    for follow_up in all_follow_ups(connection):
        if release.follow_up(follow_up):
            yield from _once(follow_up.ref, (("follow-up", f"{follow_up.action} {follow_up.note}"),), names)


class _Names:
    """The names of people and organisations that are held back, by their first word."""

    def __init__(self, connection: Connection, release: Release) -> None:
        self._by_word: dict[str, set[tuple[str, str]]] = {}
        for kind in _NAMED_KINDS:
            for detail in details_of_kind(connection, kind):
                if not release.entry_leaves(detail.entry.ref):
                    for form in {detail.entry.title, *(name.form for name in detail.names)}:
                        self._add(detail.entry.ref, form)

    @property
    def is_empty(self) -> bool:
        return not self._by_word

    def in_text(self, text: str) -> Iterator[tuple[str, str]]:
        """(ref, form) of the names in a text, whole words of it."""
        folded = text.lower()
        for word in _WORD.finditer(folded):
            for form, ref in self._by_word.get(word[0], ()):
                end = word.start() + len(form)
                if folded.startswith(form, word.start()) and not _WORD.match(folded, end):
                    yield ref, form

    def _add(self, ref: str, form: str) -> None:
        folded = form.lower()
        first = _WORD.search(folded)
        if first and len(folded) >= _SHORTEST:
            self._by_word.setdefault(first[0], set()).add((folded[first.start() :], ref))


def _in_texts(connection: Connection, release: Release, names: _Names) -> Iterator[StillNamed]:
    shared = shared_keys(connection)
    for resolution, provisions in resolution_values(connection, release):
        for provision in provisions:
            found: dict[str, tuple[str, list[str]]] = {}
            for version in provision.versions:
                for ref, form in names.in_text(version.text or ""):
                    languages = found.setdefault(ref, (form, []))[1]
                    if version.language not in languages:
                        languages.append(version.language)
            key = provision.key
            place = f"{resolution['reference']} {key}" if key in shared else key
            for ref, (form, languages) in found.items():
                yield StillNamed(ref, place, ", ".join(languages), form)


def _once(place: str, parts: Iterable[tuple[str, str]], names: _Names) -> Iterator[StillNamed]:
    seen = set()
    for part, text in parts:
        for ref, form in names.in_text(text):
            if (ref, part) not in seen:
                seen.add((ref, part))
                yield StillNamed(ref, place, part, form)


def _parts(detail: Detail) -> Iterator[tuple[str, str]]:
    """What of an entry, as it leaves, somebody wrote freely."""
    yield "title", detail.entry.title
    yield "note", detail.entry.note
    match detail.facts:
        case PersonFacts() as person:
            yield "role", f"{person.role} {person.affiliation}"
        case OrganisationFacts() as organisation:
            yield "role", organisation.role
        case ChargeFacts() as charge:
            yield "allegation", charge.allegation
            yield "measure", f"{charge.measure} {charge.penalty}"
            yield from (("date", date.means) for date in charge.dates)
    yield from (("group", group.label) for group in detail.groups)
    for claim in detail.history:
        yield "claim", claim.note
        yield "claim", f"{claim.source_title} {claim.source_url}"
