"""What every part of a dossier needs, in one value: where entries come from, how they are named, what may leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.export.dossier.evidence import Evidence
from tracker.export.dossier.model import Line, Span
from tracker.export.dossier.names import full_name_in, name_in
from tracker.export.dossier.request import Request
from tracker.export.dossier.words import Reader
from tracker.queries.details import get_detail
from tracker.queries.entries import find_entry
from tracker.queries.release import Release
from tracker.queries.rows import Detail, OrganisationFacts

_STEM = 6
_AUTHORITIES = ("state_organ", "eu_body")
"""Types of organisations that texts mostly name in short."""


class Teller(NamedTuple):
    """What every part of a dossier needs: the database, the reader, the request, what may leave, and the footnotes
    collected so far.
    """

    connection: Connection
    reader: Reader
    request: Request
    release: Release
    evidence: Evidence

    def detail(self, ref: str) -> Detail:
        """Everything that leaves about an entry that exists. Raises InvalidInput for one that is held back."""
        entry = find_entry(self.connection, ref)
        assert entry is not None
        found = self.release.detail(get_detail(self.connection, entry))
        if found is None:
            raise InvalidInput(
                f"{shown(ref)} is held back: it is {self.release.entry_level(ref)}, and the profile is "
                f"{self.release.profile}. Choose another one with --profile, or mark the entry anew with tracker mark."
            )
        return found

    def details(self, refs: Iterable[str]) -> list[Detail]:
        """Everything that leaves about those entries that leave."""
        return [self.detail(ref) for ref in refs if self.release.entry_leaves(ref)]

    def name(self, detail: Detail) -> Span:
        """A name as the reader's version has it in its base form, else the canonical one; of an authority in full."""
        language, names, canonical = self.reader.language, detail.names, detail.entry.title
        is_authority = isinstance(detail.facts, OrganisationFacts) and detail.facts.type in _AUTHORITIES
        full = full_name_in(language, names) if is_authority else None
        found = full or name_in(language, names, canonical)
        is_english = not found and language != "en" and detail.entry.kind == "organisation"
        return Span(found or canonical, "en" if is_english else "")

    def english(self, text: str) -> Span:
        """Words of the register, marked as English for other readers."""
        return Span(text, "" if self.reader.language == "en" else "en", "" if self.reader.language == "en" else "soft")

    def summary(self, text: str, detail: Detail, *supports: str) -> Span:
        """Words of the register in the place of a quote, with the footnotes of what supports them, or the first."""
        notes = self.evidence.notes(detail, *supports) or self.evidence.any_note(detail)
        return Span(text, "" if self.reader.language == "en" else "en", notes=notes)

    def quoted(self, detail: Detail, *supports: str, in_one_case: bool = False) -> Iterator[Line]:
        """The words of the reader's version that support something, each with its footnote; with `in_one_case` the same
        words in several cases once.
        """
        seen = set()
        for citation in detail.citations:
            quote = self.evidence.own_quote(citation) if citation.supports in supports else None
            if not quote or not quote.quote:
                continue
            key = _stems(quote.quote) if in_one_case else (citation.place, quote.start, quote.end)
            if key not in seen:
                seen.add(key)
                yield (Span(quote.quote, style="quote", notes=self.evidence.note(citation)),)


def _stems(text: str) -> tuple[str, ...]:
    """The beginnings of words, which all cases share."""
    return tuple(word[:_STEM] for word in text.lower().split())
