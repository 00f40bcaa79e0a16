"""`ftm`: FollowTheMoney entities, one a line, for Aleph, OpenSanctions' tools and yente.

Persons and organisations, a Pages for each version with a Page a paragraph, a Mention for each printed name, a
CourtCase with its CourtCaseParty for each charge or measure, a Note for each demand, an Event or Note for each live
claim, and a Documentation for each quote. The library drops what it does not know in silence, so nothing is written
here that it would change; a test gives everything to it and compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha1
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import current_release, details, resolution_values
from tracker.export.values import claim_key
from tracker.queries.rows import ChargeFacts, Claim, DemandFacts, Detail, OrganisationFacts, PersonFacts

_LANGUAGES = dict(
    pair.split(":")
    for pair in [
        "bg:bul",
        "cs:ces",
        "da:dan",
        "de:deu",
        "el:ell",
        "en:eng",
        "es:spa",
        "et:est",
        "fi:fin",
        "fr:fra",
        "ga:gle",
        "hr:hrv",
        "hu:hun",
        "it:ita",
        "kk:kaz",
        "lt:lit",
        "lv:lav",
        "mt:mlt",
        "nl:nld",
        "pl:pol",
        "pt:por",
        "ro:ron",
        "ru:rus",
        "sk:slk",
        "sl:slv",
        "sv:swe",
    ]
)
_NOT_INFLECTED = (None, "", "nominative", "undeclined")
_LONGEST_NAME = 384
_URL = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[A-Za-z0-9._~/-]*)?")


def write(connection: Connection, stream: TextIO) -> None:
    """Write the entities."""
    as_line = json.JSONEncoder(ensure_ascii=False).encode
    stream.writelines(as_line(entity) + "\n" for entity in entities(connection))


def entities(connection: Connection) -> Iterator[dict[str, Any]]:
    """All entities: versions and their paragraphs first, then entries with what hangs on them."""
    for resolution, provisions in resolution_values(connection):
        for version in resolution["versions"]:
            language = version["language"]
            yield _entity(
                "Pages",
                _version_id(resolution["id"], language),
                title=[version["title"] or resolution["title"]],
                fileName=[version["file"]],
                language=[_LANGUAGES.get(language, "")],
                date=[resolution["adopted"]],
                author=[resolution["body"]],
                keywords=[resolution["reference"]],
                notes=[
                    f"sha256 {version['sha256']}" if version["sha256"] else "",
                    f"release profile: {current_release().profile}",
                ],
            )
        for index, provision in enumerate(provisions, start=1):
            for text in provision.versions:
                if text.text is not None:
                    yield _entity(
                        "Page",
                        _id("page", resolution["id"], provision.key, text.language),
                        document=[_version_id(resolution["id"], text.language)],
                        index=[str(index)],
                        bodyText=[text.text],
                    )
    for detail in details(connection, ("person", "organisation", "charge", "demand")):
        yield from _entry(detail)


def _entry(detail: Detail) -> Iterator[dict[str, Any]]:
    entry = detail.entry
    own = _id("entry", entry.ref)
    match detail.facts:
        case PersonFacts() as person:
            facts = {**_forms(detail), "position": [person.role], "status": [entry.status or ""]}
            yield _entity("Person", own, name=[entry.title], notes=[entry.note], summary=[person.affiliation], **facts)
        case OrganisationFacts() as organisation:
            facts = {**_forms(detail), "classification": [organisation.type], "summary": [organisation.role]}
            yield _entity("Organization", own, name=[entry.title], notes=[entry.note], **facts)
        case ChargeFacts() as charge:
            yield from _case(detail, own, charge)
        case DemandFacts() as demand:
            organisations = [_id("entry", asked.ref) for asked in demand.addressees if asked.ref]
            yield _entity(
                "Note",
                own,
                name=[entry.title],
                entity=[_id("entry", link.ref) for link in detail.links] + organisations,
                description=[f"{demand.strength}: {entry.title}"],
                keywords=[f"demand: {demand.measure_kind}", f"status: {entry.status}"],
                notes=[entry.note],
            )
    for claim in detail.history:
        if claim.is_live:
            yield _claim(detail, own, claim)
    yield from _evidence(detail, own)


def _forms(detail: Detail) -> dict[str, list[str]]:
    """Other forms of a name: as names, and those that a text inflects as weak ones, which nobody is called by."""
    others = [name for name in detail.names if name.form != detail.entry.title]
    alias = [name.form for name in others if name.case in _NOT_INFLECTED]
    return {"alias": alias, "weakAlias": [name.form for name in others if name.form not in alias]}


def _case(detail: Detail, own: str, charge: ChargeFacts) -> Iterator[dict[str, Any]]:
    entry = detail.entry
    yield _entity(
        "CourtCase",
        own,
        name=[entry.title],
        category=[charge.measure_type],
        status=[entry.status or ""],
        summary=[charge.allegation],
        description=[charge.measure, charge.penalty],
        keywords=list(charge.legal_basis),
        notes=[entry.note],
    )
    for link in detail.links:
        party = _id("entry", link.ref)
        facts = {"party": [party], "case": [own], "role": [link.relation], "status": [entry.status or ""]}
        yield _entity("CourtCaseParty", _id("party", own, party), date=[date.date for date in charge.dates], **facts)


def _claim(detail: Detail, own: str, claim: Claim) -> dict[str, Any]:
    key = _id("claim", detail.entry.ref, claim_key(claim))
    url = [claim.source_url] if _URL.fullmatch(claim.source_url) else []
    source = "" if url else claim.source_url
    facts = {
        "name": [f"{detail.entry.title}: {claim.code}"],
        "description": [claim.source_title or source],
        "notes": [claim.note],
        "sourceUrl": url,
    }
    if detail.entry.kind == "person":
        return _entity("Event", key, involved=[own], date=[claim.effective], **facts)
    return _entity("Note", key, entity=[own], keywords=[claim.effective], **facts)


def _evidence(detail: Detail, own: str) -> Iterator[dict[str, Any]]:
    for citation in detail.citations:
        for quote in citation.quotes:
            if quote.quote is None:
                continue
            document = _version_id(citation.resolution, quote.language)
            place = (
                own,
                document,
                citation.provision,
                quote.language,
                citation.supports,
                str(quote.start),
                str(quote.end),
            )
            if citation.supports == "name" and len(quote.quote) <= _LONGEST_NAME:
                yield _entity(
                    "Mention", _id("mention", *place), document=[document], resolved=[own], name=[quote.quote]
                )
                continue
            facts = {"document": [document], "entity": [own], "role": [citation.supports], "summary": [quote.quote]}
            yield _entity("Documentation", _id("quote", *place), recordId=[citation.provision], **facts)


def _version_id(resolution: str, language: str) -> str:
    return _id("version", resolution, language)


def _id(*parts: str) -> str:
    return "tracker-" + sha1("\0".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _entity(schema: str, key: str, **properties: list[str]) -> dict[str, Any]:
    """An entity without what is empty; a property holds each value once, without control characters."""
    cleaned = {name: list(dict.fromkeys(filter(None, map(_clean, values)))) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in cleaned.items() if values}}


def _clean(text: str) -> str:
    printable = text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())
