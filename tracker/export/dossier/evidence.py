"""Footnotes: each statement's place in the text and its exact words, numbered as they are first needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.export.dossier.model import Footnote, Words
from tracker.export.dossier.request import Request
from tracker.export.dossier.words import Reader, lower
from tracker.queries.details import get_citations
from tracker.queries.provisions import list_differences, list_resolutions, list_versions, provisions_of
from tracker.queries.release import Release
from tracker.queries.rows import Citation, Detail, ProvisionText, Quote, ResolutionRow

_AROUND = 110
_PLACES = {
    "title": "title",
    "visa": "citation %(label)s",
    "recital": "recital %(label)s",
    "paragraph": "paragraph %(label)s",
    "footnote": "footnote %(label)s",
}


class _Difference(NamedTuple):
    ref: str
    kind: str
    severity: str
    spans: frozenset[tuple[str, int, int]]


class Evidence:
    """Collects citations and gives each a number; the same words have one."""

    def __init__(self, connection: Connection, reader: Reader, request: Request, release: Release) -> None:
        self._connection, self._reader, self._request, self._release = connection, reader, request, release
        self._resolutions = {row.id: row for row in list_resolutions(connection)}
        self._stages = {
            (resolution, version.language): version.stage
            for resolution in self._resolutions
            for version in list_versions(connection, resolution)
        }
        self._lists = {resolution for (resolution, _), stage in self._stages.items() if stage == "case_list"}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._citations: list[Citation] = []
        self._provisions: dict[str, dict[str, ProvisionText]] = {}
        self._known: dict[tuple[str, str], list[_Difference]] = {}
        self.differences: dict[str, int] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts, the reader's first. Lists of cases that people added are none."""
        found = dict.fromkeys(language for of, language in self._stages if of not in self._lists)
        return tuple(sorted(found, key=lambda language: language != self._reader.language))

    @property
    def languages_quoted(self) -> tuple[str, ...]:
        """The languages of the texts that footnotes cite."""
        cited = {citation.resolution for citation in self._citations} - self._lists
        return tuple(dict.fromkeys(language for of, language in self._stages if of in cited))

    @property
    def texts(self) -> tuple[ResolutionRow, ...]:
        """The resolutions that there are texts of."""
        return tuple(row for row in self._resolutions.values() if row.id not in self._lists)

    def speaks_of(self, detail: Detail) -> bool:
        """Whether a text that an entry cites has a version in the reader's language."""
        cited = {citation.resolution for citation in detail.citations} - self._lists
        return any((resolution, self._reader.language) in self._stages for resolution in cited)

    def quoted_languages(self, resolution: str) -> tuple[str, ...]:
        """The versions quoted of a resolution: the reader's and those beside it; all where the reader has none."""
        own = [language for of, language in self._stages if of == resolution]
        if self._reader.language not in own or resolution in self._lists:
            return tuple(own)
        return tuple(dict.fromkeys(one for one in (self._reader.language, *self._request.beside) if one in own))

    def notes(self, detail: Detail, *supports: str) -> tuple[int, ...]:
        """The numbers of the citations that support something, for a statement."""
        found = [self._number(citation) for citation in detail.citations if citation.supports in supports]
        return tuple(sorted(set(found)))

    def first_note(self, detail: Detail, *supports: str) -> tuple[int, ...]:
        """The number of the first citation that supports something, where one is enough."""
        found = next((citation for citation in detail.citations if citation.supports in supports), None)
        return (self._number(found),) if found else ()

    def date_notes(self, detail: Detail, day: str) -> tuple[int, ...]:
        """The number of the citation whose words have the year, and the day if there is one, of a date that a text
        states; without one the numbers of all that may say it.
        """
        stated = parse_date(day)
        wanted = {stated.year, stated.day} if stated.day else {stated.year}
        having = [one for one in detail.citations if any(wanted <= _numbers(quote.quote) for quote in one.quotes)]
        if having:
            return (self._number(having[0]),)
        return tuple(dict.fromkeys(self.first_note(detail, "measure", "charge") + self.notes(detail, "context")))

    def any_note(self, detail: Detail) -> tuple[int, ...]:
        """The number of the first citation of an entry, whatever it supports."""
        return tuple(map(self._number, detail.citations[:1]))

    def note(self, citation: Citation) -> tuple[int, ...]:
        """The number of one citation."""
        return (self._number(citation),)

    def own_quote(self, citation: Citation) -> Quote | None:
        """The words of the reader's version."""
        found = [quote for quote in citation.quotes if quote.language == self._reader.language]
        return found[0] if found and found[0].quote is not None else None

    def place(self, resolution: str, provision: str) -> str:
        """A provision as the reader's version labels it, and as the adopted text does where they differ."""
        text = self._provision(resolution, provision)
        if text is None:
            return provision
        key_label = provision.partition(" ")[2]
        if resolution in self._lists:
            return key_label
        own = [
            version.label for version in text.versions if version.language == self._reader.language and version.label
        ]
        label = own[0] if own and text.kind in ("recital", "paragraph") else key_label
        place = self._reader.say(_PLACES[text.kind], label=label)
        if label == key_label:
            return place
        adopted = self._reader.say(_PLACES[text.kind], label=key_label)
        return self._reader.say("%(place)s (in the adopted text: %(adopted)s)", place=place, adopted=adopted)

    def full_place(self, resolution: str, provision: str) -> str:
        """A provision, behind its resolution's reference where there are several resolutions."""
        place = self.place(resolution, provision)
        return place if [row.id for row in self.texts] == [resolution] else f"{self.reference(resolution)}, {place}"

    def reference(self, resolution: str) -> str:
        """A resolution's procedure reference; a list of cases is called one."""
        is_list = resolution in self._lists
        return self._reader.label("stage", "case_list") if is_list else self._resolutions[resolution].reference

    def footnotes(self) -> tuple[Footnote, ...]:
        """All footnotes in the order of their numbers."""
        return tuple(self._footnote(number, citation) for number, citation in enumerate(self._citations, start=1))

    def version_name(self, resolution: str, language: str) -> str:
        """A version: its language and stage."""
        stage = self._stages.get((resolution, language), "")
        return f"{self._reader.language_name(language)} · {self._reader.label('stage', stage)}"

    def _number(self, citation: Citation) -> int:
        spans = tuple((quote.language, quote.start, quote.end) for quote in citation.quotes)
        key = (citation.resolution, citation.provision, spans)
        if key not in self._numbers:
            self._citations.append(citation)
            self._numbers[key] = len(self._citations)
            for difference in self._differing(citation):
                self.differences.setdefault(difference.ref, len(self.differences) + 1)
        return self._numbers[key]

    def _footnote(self, number: int, citation: Citation) -> Footnote:
        text = self._provision(citation.resolution, citation.provision)
        place = f"{self.reference(citation.resolution)}, {self.place(citation.resolution, citation.provision)}"
        differs = tuple((anchor_of(found.ref), self._kind(found)) for found in self._differing(citation))
        return Footnote(number, place, tuple(self._words(citation, text)), differs)

    def _kind(self, difference: _Difference) -> str:
        """What kind it is, as it stands after "versions differ here:"."""
        severity = self._reader.label("severity", difference.severity)
        said = self._reader.say("%(severity)s difference", severity=lower(severity))
        return f"{lower(self._reader.label('difference_kind', difference.kind))} ({said})"

    def _differing(self, citation: Citation) -> list[_Difference]:
        """The differences of the provision whose words are among those of a citation, or the other way round."""
        key = (citation.resolution, citation.provision)
        if key not in self._known:
            text = self._provision(*key)
            self._known[key] = [
                _Difference(ref, kind, severity, _spans(get_citations(self._connection, entry_id)))
                for entry_id, ref, _title, kind, severity in (
                    list_differences(self._connection, text.id) if text else ()
                )
                if self._release.entry_leaves(ref)
            ]
        own = _spans((citation,))
        return [difference for difference in self._known[key] if _overlap(own, difference.spans)]

    def _words(self, citation: Citation, text: ProvisionText | None) -> Iterable[Words]:
        paragraphs = {version.language: version.text for version in text.versions} if text else {}
        by_language = {quote.language: quote for quote in citation.quotes}
        for language in self.quoted_languages(citation.resolution):
            name = self.version_name(citation.resolution, language)
            quote = by_language.get(language)
            if quote is None or quote.quote is None:
                reason = quote.absent if quote and quote.absent else ""
                yield Words(language, name, "", "", "", self._absence(reason))
                continue
            before, after = "", ""
            if language == self._reader.language:
                before, after = _around(paragraphs.get(language) or "", quote.start or 0, quote.end or 0)
            yield Words(language, name, before, quote.quote, after, "")

    def _absence(self, reason: str) -> str:
        said = self._reader.say("This version does not have these words.")
        return f"{said} {reason}" if self._reader.language == "en" and reason else said

    def _provision(self, resolution: str, key: str) -> ProvisionText | None:
        if resolution not in self._provisions:
            self._provisions[resolution] = {text.key: text for text in provisions_of(self._connection, resolution)}
        return self._provisions[resolution].get(key)


def _numbers(text: str | None) -> set[int]:
    """The numbers in a text that are short enough for a date."""
    return {int(number) for number in re.findall(r"\d+", text or "") if len(number) <= len("2021")}


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the words, cut between words."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "…" + before[before.find(" ") + 1 if " " in before else 0 :]
    if end + _AROUND < len(text):
        cut = after.rfind(" ")
        after = after[: cut if cut > 0 else len(after)] + "…"
    return before, after


def anchor_of(ref: str) -> str:
    """A ref as the name of a place in the document."""
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in ref)


def _spans(citations: Iterable[Citation]) -> frozenset[tuple[str, int, int]]:
    """(language, start, end) of all words of these citations."""
    return frozenset(
        (quote.language, quote.start, quote.end)
        for citation in citations
        for quote in citation.quotes
        if quote.start is not None and quote.end is not None
    )


def _overlap(these: frozenset[tuple[str, int, int]], those: frozenset[tuple[str, int, int]]) -> bool:
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in these for b in those)
