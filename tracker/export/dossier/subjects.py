"""Dossiers by what they are about: a person, organisation, charge, demand, addressee or resolution, or a filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.export.contents import released
from tracker.export.dossier.assembly import MOST_IN_HEAD, Head, assemble, head_of
from tracker.export.dossier.chronicle import history_facts, timeline_of
from tracker.export.dossier.content import (
    charge_card,
    demand_card,
    differences_section,
    person_card,
)
from tracker.export.dossier.evidence import Evidence
from tracker.export.dossier.glance import glance
from tracker.export.dossier.model import Card, Dossier, Line, Section, Span
from tracker.export.dossier.request import Filter, Request, check_language
from tracker.export.dossier.standing import asked_of_one, asks_by_kind, standing_of, status_of
from tracker.export.dossier.teller import Teller
from tracker.export.dossier.words import make_reader
from tracker.queries.codes import demands_addressed_to
from tracker.queries.entries import KINDS, list_entries
from tracker.queries.provisions import get_provision, list_resolutions, list_versions
from tracker.queries.refs import get_entry
from tracker.queries.release import Release, make_release
from tracker.queries.rows import Detail, ResolutionRow

_CARDS = {
    "person": person_card,
    "organisation": person_card,
    "charge": charge_card,
    "demand": demand_card,
}
_PARTS = (("charges", "Charges and measures"), ("demands", "Demands"), ("people", "People"))


def make_dossier(connection: Connection, request: Request) -> Dossier:
    """The dossier that `request` asks for. Raises UnknownRef, AmbiguousRef and InvalidInput."""
    release = make_release(connection, request.profile)
    with released(release):
        return _make(connection, request, release)


def _make(connection: Connection, request: Request, release: Release) -> Dossier:
    reader = make_reader(connection, check_language(request.language))
    evidence = Evidence(connection, reader, request, release)
    unknown = set(request.beside) - set(evidence.languages)
    if unknown:
        known = ", ".join(evidence.languages)
        raise InvalidInput(f"There is no version in {shown(min(unknown))}. There are: {known}.")
    teller = Teller(connection, reader, request, release, evidence)
    if request.subject is None:
        return _filtered(teller, request.filter)
    resolutions = {name: row for row in list_resolutions(connection) for name in (row.id, row.reference)}
    if request.subject in resolutions:
        return _resolution(teller, resolutions[request.subject])
    if ("addressee_kind", request.subject) in reader.labels:
        return _filtered(teller, Filter("demands", addressee=request.subject))
    detail = teller.detail(get_entry(connection, request.subject).ref)
    return {"person": _person, "organisation": _organisation}.get(detail.entry.kind, _single)(teller, detail)


def _person(teller: Teller, detail: Detail) -> Dossier:
    reader = teller.reader
    related = teller.details(link.ref for link in detail.linked_from)
    charges = [other for other in related if other.entry.kind == "charge"]
    demands = [other for other in related if other.entry.kind == "demand"]
    head = head_of(teller, detail, demands)
    facts = glance(teller, detail)
    timeline = timeline_of(teller, detail, charges)
    return assemble(
        teller,
        head,
        [
            Section("summary", reader.say("At a glance"), facts=facts),
            Section("timeline", reader.say("Timeline"), timeline=timeline),
            _cards_section(teller, "charges", reader.say("Charges and measures"), charges),
            _cards_section(teller, "demands", reader.say("Demands"), demands, counted=True),
            _differences(teller, [detail, *charges, *demands]),
        ],
    )


def _organisation(teller: Teller, detail: Detail) -> Dossier:
    reader = teller.reader
    demands = teller.details(demands_addressed_to(teller.connection, detail.entry.ref))
    related = teller.details(link.ref for link in detail.linked_from)
    charges = [other for other in related if other.entry.kind == "charge"]
    addressed, in_favour = (
        reader.say("Demands addressed to the organisation"),
        reader.say("Demands in favour of the organisation"),
    )
    for_it = [other for other in related if other.entry.kind == "demand"]
    head = head_of(teller, detail, demands)
    return assemble(
        teller,
        head,
        [
            Section("summary", reader.say("At a glance"), facts=glance(teller, detail)),
            _cards_section(teller, "demands", addressed, demands, counted=True),
            _cards_section(teller, "charges", reader.say("Charges and measures"), charges),
            _cards_section(teller, "benefits", in_favour, for_it, counted=True),
            _differences(teller, [detail, *demands, *charges, *for_it]),
        ],
    )


def _single(teller: Teller, detail: Detail) -> Dossier:
    """One charge or demand, with whom it concerns."""
    reader = teller.reader
    if detail.entry.kind not in _CARDS:
        raise InvalidInput(
            f"{shown(detail.entry.ref)} is a {detail.entry.kind}. Dossiers are about people, organisations, charges, "
            "demands and resolutions."
        )
    people = teller.details(link.ref for link in detail.links)
    status = standing_of(teller, detail)
    card = _CARDS[detail.entry.kind](teller, detail)
    head = Head(card.title[0]._replace(notes=()), (), detail, status)
    sections = [
        Section("summary", reader.say("At a glance"), cards=(card,)),
        Section("timeline", reader.say("Timeline"), timeline=timeline_of(teller, detail, [detail])),
        _cards_section(teller, "people", reader.say("Whom it concerns"), people),
        _differences(teller, [detail]),
    ]
    return assemble(teller, head, sections, kicker=card.eyebrow)


def _resolution(teller: Teller, resolution: ResolutionRow) -> Dossier:
    reader = teller.reader
    parts = []
    for what, heading in _PARTS:
        found = [other for other in _found(teller, Filter(what)) if _is_of(other, resolution)]
        parts.append(_cards_section(teller, what, reader.say(heading), found, counted=True))
    own = [row.title for row in list_versions(teller.connection, resolution.id) if row.language == reader.language]
    differences = [other for other in _found(teller, Filter("differences")) if _is_of(other, resolution)]
    parts.append(_differences(teller, differences))
    return assemble(teller, Head(Span(own[0] if own else resolution.title)), parts)


def _is_of(detail: Detail, resolution: ResolutionRow) -> bool:
    """Whether an entry belongs to a resolution or is cited in it, as people are whom several resolutions name."""
    cited = {citation.resolution for citation in detail.citations}
    return resolution.id in cited or detail.entry.resolution == resolution.id


def _filtered(teller: Teller, chosen: Filter) -> Dossier:
    reader = teller.reader
    if chosen.what not in ("people", "charges", "demands", "organisations"):
        raise InvalidInput("A dossier lists people, organisations, charges or demands.")
    found = list(_found(teller, chosen))
    headings = {
        "people": reader.say("People"),
        "organisations": reader.say("Organisations"),
        "charges": reader.say("Charges and measures"),
        "demands": reader.say("Demands"),
    }
    heading = headings[chosen.what]
    kind = KINDS[chosen.what]
    scheme = "measure_kind" if kind == "demand" else "measure_type"
    conditions = [
        reader.label("addressee_kind", chosen.addressee),
        reader.label(kind, chosen.status),
        reader.label(scheme, chosen.measure),
        teller.name(teller.detail(get_entry(teller.connection, chosen.person).ref)).text if chosen.person else "",
        _cited_place(teller, chosen.cites) if chosen.cites else "",
    ]
    title = ": ".join(filter(None, (heading, reader.listed([text for text in conditions if text]))))
    asked = asked_of_one(teller, found) if kind == "demand" and len(found) <= MOST_IN_HEAD else ()
    sections = [
        _cards_section(teller, chosen.what, heading, found, counted=True),
        _history(teller, found),
        _differences(teller, found),
    ]
    head = Head(Span(title), _about(teller), asked=asked, is_by_kind=asks_by_kind(teller, found))
    return assemble(teller, head, sections)


def _about(teller: Teller) -> Line:
    """What a list is taken from, where there is one text: its title, as the reader's version has it."""
    if len(teller.evidence.texts) != 1:
        return ()
    (text,) = teller.evidence.texts
    own = [row.title for row in list_versions(teller.connection, text.id) if row.language == teller.reader.language]
    return (Span(own[0]),) if own else (Span(text.title, "" if teller.reader.language == "en" else "en"),)


def _cited_place(teller: Teller, typed: str) -> str:
    """A provision with its resolution, as the reader's version labels it."""
    found = get_provision(teller.connection, typed)
    return f"{found.reference}, {teller.evidence.place(found.resolution, found.key)}"


def _found(teller: Teller, chosen: Filter) -> Iterator[Detail]:
    """What fits and leaves. Only with everything may the database choose by status: what is held back may decide it."""
    linked = teller.detail(get_entry(teller.connection, chosen.person).ref).entry.id if chosen.person else None
    cites = get_provision(teller.connection, chosen.cites).id if chosen.cites else None
    is_full, after = teller.release.is_full, None
    while True:
        page = list_entries(
            teller.connection,
            KINDS[chosen.what],
            status=chosen.status if is_full else None,
            cites=cites,
            linked=linked,
            measure=chosen.measure,
            addressee=chosen.addressee,
            after=after,
            limit=500,
        )
        refs = (entry.ref for entry in page.entries if chosen.only is None or entry.ref in chosen.only)
        for detail in teller.details(refs):
            if chosen.status in (None, detail.entry.status):
                yield detail
        after = page.after
        if after is None:
            return


def _cards_section(
    teller: Teller, anchor: str, heading: str, details: Iterable[Detail], *, counted: bool = False
) -> Section:
    shown_details = list(details)
    cards: tuple[Card, ...] = tuple(_CARDS[detail.entry.kind](teller, detail) for detail in shown_details)
    return Section(anchor, heading, _tally(teller, shown_details) if counted else "", cards=cards)


def _tally(teller: Teller, details: list[Detail]) -> str:
    """How many there are, by status."""
    counts: dict[str, int] = {}
    for detail in details:
        status = status_of(teller, detail)
        if status:
            counts[status.label] = counts.get(status.label, 0) + 1
    total = teller.reader.count("%(number)s entry", "%(number)s entries", len(details))
    parts = [f"{label}: {number}" for label, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return " · ".join([total, *parts])


def _history(teller: Teller, details: list[Detail]) -> Section:
    """What was recorded since, for lists; what the texts state stands on the cards."""
    changed = [
        detail._replace(history=tuple(claim for claim in detail.history if claim.kind != "stated_in_text"))
        for detail in details
    ]
    facts = history_facts(
        teller, [(detail, _CARDS[detail.entry.kind](teller, detail).title) for detail in changed if detail.history]
    )
    return Section("history", teller.reader.say("Recorded since"), facts=facts)


def _differences(teller: Teller, details: Iterable[Detail]) -> Section:
    """Differences that touch these entries, and those in the words that footnotes quote."""
    shown = list(details)
    own = [detail.entry.ref for detail in shown if detail.entry.kind == "difference"]
    touching = [link.ref for detail in shown for link in detail.linked_from if link.kind == "difference"]
    return differences_section(teller, [*own, *touching, *teller.evidence.differences])
