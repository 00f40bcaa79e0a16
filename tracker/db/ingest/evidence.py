"""Where each entry stands in the texts: its citations, their words in every version, and the forms of names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from tracker.db.connection import Connection
from tracker.db.ingest.gathered import Gathered, Ids
from tracker.register.values import Entry, Organisation, Person, Register
from tracker.register.verify import ResolvedQuote, citations_of, resolve_words

_Words = dict[str, ResolvedQuote]
"""The words of a citation by language."""


def fill_evidence(connection: Connection, register: Register, ids: Ids, shared: Container[str]) -> None:
    """Write citations, quotes and printed forms of names; `shared` are the refs that have their home elsewhere.

    `fill_search` gives the forms their keys.
    """
    resolution = register.resolution
    own = {"resolution_id": resolution.id}
    gathered = Gathered()
    for entry in register.entries:
        for position, citation in enumerate(citations_of(entry)):
            gathered.add(
                "insert_citation",
                id=None,
                entry_id=ids.entries[entry.ref],
                provision_id=ids.provisions[citation.provision],
                supports=citation.supports,
                position=position,
            )
    gathered.write(connection)
    citation_ids = {
        (entry_id, position): citation_id
        for citation_id, entry_id, position in connection.rows("citations_of_resolution", **own)
    }
    known = set(connection.rows("printed_forms_of_resolution", **own))
    spelled = {version.language: version.orthography or version.language for version in resolution.versions}
    for entry in register.entries:
        entry_id = ids.entries[entry.ref]
        cited = [resolve_words(citation, resolution) for citation in citations_of(entry)]
        for position, words in enumerate(cited):
            _add_quotes(gathered, citation_ids[entry_id, position], words)
        for language, form, case in _printed_forms(entry, cited):
            if (entry_id, language, form, case) not in known:
                gathered.add(
                    "insert_name_form",
                    id=None,
                    entry_id=entry_id,
                    language=language,
                    form=form,
                    grammatical_case=case,
                    folded="",
                    origin="printed",
                    source=resolution.id if entry.ref in shared else "",
                    recorded_at=None,
                    recorded_by=None,
                    orthography=spelled[language],
                    fold_key="",
                )
    gathered.write(connection)


def _add_quotes(gathered: Gathered, citation_id: int, words: _Words) -> None:
    for language, resolved in words.items():
        gathered.add(
            "insert_quote",
            citation_id=citation_id,
            language=language,
            quote=resolved.quote,
            start=resolved.span.start if resolved.span else None,
            end=resolved.span.end if resolved.span else None,
            absent=resolved.absent,
        )


def _printed_forms(entry: Entry, cited: Sequence[_Words]) -> Iterator[tuple[str, str, str]]:
    """Each distinct (language, form, case) of a name, once; `cited` begins with the words of its mentions."""
    if not isinstance(entry, Person | Organisation):
        return
    seen = set()
    for mention, words in zip(entry.mentions, cited, strict=False):
        for language, resolved in words.items():
            if resolved.quote is None:
                continue
            form = (language, resolved.quote, mention.cases.get(language, "nominative"))
            if form not in seen:
                seen.add(form)
                yield form
