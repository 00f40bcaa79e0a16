"""Dossiers by what they are about: a person, organisation, charge, demand, addressee or resolution, or a filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.export.contents import released
from tracker.export.dossier.content import (
    BASE_FORMS,
    Teller,
    charge_card,
    demand_card,
    differences_section,
    history_facts,
    person_card,
    quoted,
    role_line,
    status_of,
    timeline_of,
)
from tracker.export.dossier.evidence import Evidence
from tracker.export.dossier.model import Card, Dossier, Fact, Line, Section, Span
from tracker.export.dossier.proof import proof_facts
from tracker.export.dossier.request import Filter, Request, check_language
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
    lead = role_line(teller, detail)
    facts = _summary(teller, detail)
    timeline = timeline_of(teller, detail, charges)
    return _assemble(
        teller,
        teller.name(detail),
        lead,
        detail,
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
    return _assemble(
        teller,
        teller.name(detail),
        role_line(teller, detail),
        detail,
        [
            Section("summary", reader.say("At a glance"), facts=_summary(teller, detail)),
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
    card = _CARDS[detail.entry.kind](teller, detail)
    title = card.title[0]._replace(notes=())
    sections = [
        Section("summary", reader.say("At a glance"), cards=(card,)),
        Section("timeline", reader.say("Timeline"), timeline=timeline_of(teller, detail, [detail])),
        _cards_section(teller, "people", reader.say("Whom it concerns"), people),
        _differences(teller, [detail]),
    ]
    return _assemble(teller, title, (), detail, sections, kicker=card.eyebrow)


def _resolution(teller: Teller, resolution: ResolutionRow) -> Dossier:
    reader = teller.reader
    parts = []
    for what, heading in _PARTS:
        found = [other for other in _found(teller, Filter(what)) if _is_of(other, resolution)]
        parts.append(_cards_section(teller, what, reader.say(heading), found, counted=True))
    own = [row.title for row in list_versions(teller.connection, resolution.id) if row.language == reader.language]
    differences = [other for other in _found(teller, Filter("differences")) if _is_of(other, resolution)]
    parts.append(_differences(teller, differences))
    return _assemble(teller, Span(own[0] if own else resolution.title), (), None, parts)


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
    sections = [
        _cards_section(teller, chosen.what, heading, found, counted=True),
        _history(teller, found),
        _differences(teller, found),
    ]
    return _assemble(teller, Span(title), (), None, sections)


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


def _summary(teller: Teller, detail: Detail) -> tuple[Fact, ...]:
    """Role, status and its grounds, and every printed form."""
    reader = teller.reader
    facts = []
    if teller.evidence.has_own_version:
        roles = tuple(quoted(teller, detail, "role"))
        grounds = tuple(quoted(teller, detail, "status"))
        facts += [Fact(reader.label("supports", "role"), roles)] if len(roles) > 1 else []
        facts += [Fact(reader.say("What the text says of the situation"), grounds)] if grounds else []
    else:
        stated = (getattr(detail.facts, "role", ""), getattr(detail.facts, "affiliation", ""))
        lines = tuple((Span(text, notes=teller.evidence.notes(detail, "role")),) for text in stated if text)
        facts += [Fact(reader.label("supports", "role"), lines)] if len(lines) > 1 else []
        notes = teller.evidence.notes(detail, "status")
        if notes and detail.entry.stated_status:
            label = reader.label(detail.entry.kind, detail.entry.stated_status)
            facts.append(Fact(reader.say("What the text says of the situation"), ((Span(label, notes=notes),),)))
    facts += _forms(teller, detail)
    places = dict.fromkeys((citation.resolution, citation.provision) for citation in detail.citations)
    named = [teller.evidence.full_place(resolution, provision) for resolution, provision in places]
    if named:
        notes = teller.evidence.notes(detail, "name")
        facts.append(Fact(reader.say("Named in"), ((Span(reader.listed(named), notes=notes),),)))
    if detail.entry.note:
        facts.append(Fact(reader.say("Remark of the register"), ((teller.english(detail.entry.note),),)))
    return tuple(facts)


def _forms(teller: Teller, detail: Detail) -> list[Fact]:
    """How each version prints the name: each form once, with its cases where one of them is inflected."""
    reader = teller.reader
    lines: list[Line] = []
    for language in teller.evidence.languages:
        forms: list[Span] = []
        cases: dict[str, dict[str, None]] = {}
        for name in detail.names:
            if name.language == language and name.origin == "printed":
                cases.setdefault(name.form, {})[name.case] = None
        for form, of_form in cases.items():
            labels = [reader.label("grammatical_case", case) for case in of_form]
            listed = ", ".join(label[:1].lower() + label[1:] for label in labels)
            forms += [Span(form, language), Span(", " if set(of_form) <= set(BASE_FORMS) else f" ({listed}), ")]
        if forms:
            forms[-1] = forms[-1]._replace(text=forms[-1].text.removesuffix(", "))
            lines.append((Span(f"{reader.language_name(language)}: ", style="soft"), *forms))
    return [Fact(reader.say("Name as printed"), tuple(lines))] if lines else []


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
        status = status_of(teller, detail.entry)
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
    facts = history_facts(teller, [detail for detail in changed if detail.history])
    return Section("history", teller.reader.say("Recorded since"), facts=facts)


def _differences(teller: Teller, details: Iterable[Detail]) -> Section:
    """Differences that touch these entries, and those in the words that footnotes quote."""
    shown = list(details)
    own = [detail.entry.ref for detail in shown if detail.entry.kind == "difference"]
    touching = [link.ref for detail in shown for link in detail.linked_from if link.kind == "difference"]
    return differences_section(teller, [*own, *touching, *teller.evidence.differences])


def _assemble(
    teller: Teller, title: Span, lead: Line, detail: Detail | None, sections: list[Section], *, kicker: str = ""
) -> Dossier:
    reader, request = teller.reader, teller.request
    resolutions = list_resolutions(teller.connection)
    own = next((row for row in resolutions if detail and row.id == detail.entry.resolution), None)
    about = own or (resolutions[0] if len(resolutions) == 1 else None)
    source = [f"{about.reference}, {reader.date(about.adopted)}"] if about else []
    notice = ""
    if not teller.evidence.has_own_version and resolutions:
        names = reader.listed([reader.language_name(language) for language in teller.evidence.languages])
        notice = reader.say(
            "This database has no version of the text in the language of this dossier. Statements are summaries of the "
            "register; footnotes quote these versions: %(languages)s.",
            languages=names,
        )
    elif teller.evidence.has_own_version and reader.language != "en":
        notice = reader.say("Passages in English are summaries and remarks of the register.")
    kept = tuple(part for part in sections if part.facts or part.cards or part.timeline)
    as_of = reader.say("As of %(date)s", date=reader.date_of(request.today))
    return Dossier(
        language=reader.language,
        kicker=" · ".join(filter(None, (kicker or reader.say("Dossier"), *source, as_of))),
        title=title,
        lead=lead,
        status=status_of(teller, detail.entry) if detail else None,
        notice=notice,
        sections=kept,
        footnotes=teller.evidence.footnotes(),
        footnotes_heading=reader.say("Sources and exact words"),
        differs_label=reader.say("Versions differ here"),
        proof_heading=reader.say("About this document"),
        proof=proof_facts(teller.connection, reader, request, parse_date(request.today)),
        quotation=reader.marks(),
        back_label=reader.say("Back to the statement"),
        contents_label=reader.say("Contents"),
        page_label=reader.say("Page"),
    )
