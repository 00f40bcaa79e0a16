"""A dossier's content: entries to sections, cards and footnotes, in the reader's language.

What the register says is English. Where there is a version in the reader's language, its exact words are what a
statement says, and the register's summary stands below them, marked as English; where there is none, the summary comes
first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.export.dossier.evidence import Evidence, anchor_of
from tracker.export.dossier.model import Card, Fact, Line, Moment, Period, Section, Span, Status, Timeline
from tracker.export.dossier.request import Request
from tracker.export.dossier.tones import tone_of
from tracker.export.dossier.words import Reader
from tracker.queries.details import get_detail
from tracker.queries.entries import find_entry
from tracker.queries.release import WITHHELD, Release
from tracker.queries.rows import ChargeFacts, Claim, DemandFacts, Detail, DifferenceFacts, Entry, PersonFacts

BASE_FORMS = ("nominative", "undeclined")


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
        """A name as the reader's version prints it in its base form, else the canonical one."""
        for name in detail.names:
            if name.language == self.reader.language and name.case in BASE_FORMS and name.origin == "printed":
                return Span(name.form)
        return Span(detail.entry.title)

    def english(self, text: str) -> Span:
        """Words of the register, marked as English for other readers."""
        return Span(text, "" if self.reader.language == "en" else "en", "" if self.reader.language == "en" else "soft")


def status_of(teller: Teller, entry: Entry) -> Status | None:
    """An entry's status in words. What only the resolution states is dated as stated, not as begun, then."""
    if not entry.status:
        return None
    reader = teller.reader
    is_stated = entry.kind != "demand" and (entry.status, entry.status_since) == (entry.stated_status, entry.stated_on)
    since = reader.date_of(entry.status_since or "")
    is_unchecked = entry.last_checked == entry.stated_on
    return Status(
        reader.label(entry.kind, entry.status),
        reader.say("as stated on %(date)s" if is_stated else "since %(date)s", date=since),
        reader.say("no later check recorded")
        if is_unchecked
        else reader.say("last checked %(date)s", date=reader.date(entry.last_checked or "")),
        tone_of(entry.status),
    )


def quoted(teller: Teller, detail: Detail, *supports: str) -> Iterator[Line]:
    """The words of the reader's version that support something, each with its footnote."""
    seen = set()
    for citation in detail.citations:
        if citation.supports not in supports:
            continue
        quote = teller.evidence.own_quote(citation)
        if quote and quote.quote and (citation.place, quote.start, quote.end) not in seen:
            seen.add((citation.place, quote.start, quote.end))
            yield (Span(quote.quote, style="quote", notes=teller.evidence.note(citation)),)


def charge_card(teller: Teller, detail: Detail) -> Card:
    """A charge or measure."""
    assert isinstance(detail.facts, ChargeFacts)
    reader, charge = teller.reader, detail.facts
    facts: list[Fact] = []
    if teller.evidence.has_own_version:
        lines = list(quoted(teller, detail, "measure"))
        title, remark = _headline(teller, detail, lines)
        facts += [Fact(reader.label("supports", "measure"), tuple(lines[1:]))] if lines[1:] else []
        facts += [
            Fact(reader.label("supports", code), tuple(said))
            for code in ("charge", "legal_basis")
            if (said := list(quoted(teller, detail, code)))
        ]
        facts = [fact for fact in facts if fact.lines != (title,)]
    else:
        notes = teller.evidence.notes(detail, "measure", "charge", "legal_basis")
        title, remark = (Span(detail.entry.title, notes=notes),), ()
        stated = (("Allegation", charge.allegation), ("Measure", charge.measure), ("Penalty", charge.penalty))
        facts += [Fact(reader.say(label), ((Span(text),),)) for label, text in stated if text]
    if charge.legal_basis:
        facts.append(Fact(reader.say("Articles"), ((Span(reader.listed(list(charge.legal_basis))),),)))
    facts += _groups(teller, detail)
    facts += [Fact(reader.date(stated.date), ((teller.english(stated.means),),)) for stated in charge.dates]
    return _card(teller, detail, reader.label("measure_type", charge.measure_type), title, facts, remark=remark)


def demand_card(teller: Teller, detail: Detail) -> Card:
    """A demand: what is asked, how strongly, of whom, for whom."""
    assert isinstance(detail.facts, DemandFacts)
    reader, demand = teller.reader, detail.facts
    if teller.evidence.has_own_version:
        lines = list(quoted(teller, detail, "demand"))
        title, remark = _headline(teller, detail, lines)
        more = lines[1:] + list(quoted(teller, detail, "context"))
    else:
        notes = teller.evidence.notes(detail, "demand", "context")
        title, remark, more = (Span(detail.entry.title, notes=notes),), (), []
    facts = [Fact(reader.say("In the text"), tuple(more))] if more else []
    facts.append(Fact(reader.say("Asked of"), tuple((span,) for span in _addressees(teller, demand))))
    named = [teller.name(other) for other in teller.details(link.ref for link in detail.links)]
    if named:
        facts.append(Fact(reader.say("For"), ((Span(reader.listed([span.text for span in named])),),)))
    facts += _groups(teller, detail)
    kind = "" if demand.measure_kind == "other" else reader.label("measure_kind", demand.measure_kind)
    eyebrow = " · ".join(filter(None, (kind, reader.label("strength", demand.strength))))
    return _card(teller, detail, eyebrow, title, facts, remark=remark)


def person_card(teller: Teller, detail: Detail) -> Card:
    """A person or organisation in a list."""
    facts = []
    role = role_line(teller, detail)
    if role:
        facts.append(Fact(teller.reader.label("supports", "role"), (role,)))
    name = teller.name(detail)._replace(notes=teller.evidence.first_note(detail, "name"), style="strong")
    return _card(teller, detail, "", (name,), facts)


def difference_card(teller: Teller, detail: Detail) -> Card:
    """A place where versions differ, with the words of each."""
    assert isinstance(detail.facts, DifferenceFacts)
    reader, difference = teller.reader, detail.facts
    facts = []
    for citation in detail.citations:
        for quote in citation.quotes:
            name = teller.evidence.version_name(citation.resolution, quote.language)
            absent = Span(reader.say("This version does not have these words."), style="soft")
            words = Span(quote.quote, quote.language, "quote") if quote.quote else absent
            facts.append(Fact(name, ((words,),)))
    place = teller.evidence.full_place(detail.entry.resolution or "", difference.provision)
    kind = (
        f"{reader.label('difference_kind', difference.kind)} · {_lower(reader.label('severity', difference.severity))}"
    )
    title = (Span(place[:1].upper() + place[1:], style="strong"),)
    return Card(anchor_of(detail.entry.ref), kind, title, None, tuple(facts), (teller.english(detail.entry.title),))


def role_line(teller: Teller, detail: Detail) -> Line:
    """What the text says a person is."""
    if teller.evidence.has_own_version:
        lines = list(quoted(teller, detail, "role"))
        return max(lines, key=lambda line: len(line[0].text), default=())
    role = detail.facts.role if isinstance(detail.facts, PersonFacts) else ""
    return (Span(role, notes=teller.evidence.notes(detail, "role")),) if role else ()


def claim_line(teller: Teller, claim: Claim) -> Line:
    """Who says so, as far as it leaves."""
    reader = teller.reader
    if claim.kind == "stated_in_text":
        reference = teller.evidence.reference(claim.source_title) if claim.source_title else ""
        return (Span(f"{reader.label('claim_kind', claim.kind)}: {reference}"),)
    spans = [Span(reader.label("claim_kind", claim.kind))]
    if claim.source_title == WITHHELD and not teller.release.is_full:
        spans.append(Span(reader.say("source withheld"), style="soft"))
    elif source := " ".join(filter(None, (claim.source_title, claim.source_url))):
        spans.append(Span(source))
    if claim.confidence:
        spans.append(Span(reader.label("confidence", claim.confidence)))
    spans += [Span(text) for text in (claim.note, claim.recorded_by or "") if text]
    return tuple(span if index == 0 else span._replace(text=f" · {span.text}") for index, span in enumerate(spans))


def history_facts(teller: Teller, details: Iterable[Detail]) -> tuple[Fact, ...]:
    """Live claims by date: when, what, who says so."""
    facts = []
    for detail in details:
        for claim in detail.history:
            if claim.is_live:
                label = teller.reader.label(detail.entry.kind, claim.code)
                line = (Span(label, style="strong"), Span(" — "), *claim_line(teller, claim))
                facts.append(Fact(teller.reader.date(claim.effective, claim.effective_qualifier), (line,)))
    return tuple(facts)


def timeline_of(teller: Teller, detail: Detail, related: Iterable[Detail]) -> Timeline:
    """What happened to a person or a demand: dates of the texts, the status, and what was recorded since."""
    reader = teller.reader
    until = date.fromisoformat(teller.request.today)
    moments = []
    for other in related:
        if isinstance(other.facts, ChargeFacts):
            kind = reader.label("measure_type", other.facts.measure_type)
            notes = teller.evidence.first_note(other, "measure", "charge") if other.facts.dates else ()
            moments += [
                _moment(reader, stated.date, "", (Span(kind, notes=notes), Span(" — "), teller.english(stated.means)))
                for stated in other.facts.dates
            ]
    periods: list[Period] = []
    live = [claim for claim in detail.history if claim.is_live]
    for claim in live:
        label = reader.label(detail.entry.kind, claim.code)
        notes = teller.evidence.notes(detail, "status") if claim.kind == "stated_in_text" else ()
        line = (Span(label, style="strong", notes=notes), Span(" — "), *claim_line(teller, claim))
        moments.append(_moment(reader, claim.effective, claim.effective_qualifier, line))
    for claim, after in zip(live, [*live[1:], None], strict=True):
        first = parse_date(claim.effective[:10]).first_day()
        checked = parse_date(claim.effective[:10]).last_day()
        last = parse_date(after.effective[:10]).first_day() if after else until
        label, tone = reader.label(detail.entry.kind, claim.code), tone_of(claim.code)
        if periods and periods[-1].label == label:
            periods[-1] = periods[-1]._replace(checked=checked, last=max(first, last))
        else:
            periods.append(Period(first, checked, max(first, last), label, tone))
    moments.sort(key=lambda moment: (moment.first, moment.last))
    description = reader.count("%(number)s event", "%(number)s events", len(moments))
    is_open = bool(periods) and periods[-1].checked < until
    legend = reader.say("Pale: nobody has recorded a check.") if is_open else ""
    return Timeline(tuple(moments), tuple(periods), until, description, legend)


def differences_section(teller: Teller, refs: Iterable[str]) -> Section:
    """Where the versions differ, as far as it concerns the entries shown."""
    found = teller.details(sorted(set(refs)))
    found.sort(key=lambda detail: isinstance(detail.facts, DifferenceFacts) and detail.facts.severity != "major")
    cards = tuple(difference_card(teller, detail) for detail in found)
    heading = teller.reader.say("Where the language versions differ")
    return Section("differences", heading, cards=cards)


def _card(teller: Teller, detail: Detail, eyebrow: str, title: Line, facts: list[Fact], *, remark: Line = ()) -> Card:
    anchor, status = anchor_of(detail.entry.ref), status_of(teller, detail.entry)
    note = (Span(f" — {detail.entry.note}", *remark[0][1:3]),) if remark and detail.entry.note else ()
    if not remark and detail.entry.note:
        note = (Span(detail.entry.note, style="soft"),)
    return Card(anchor, eyebrow, title, status, _gathered(facts), (*remark, *note))


def _gathered(facts: list[Fact]) -> tuple[Fact, ...]:
    """Facts that follow each other under one label, under one label."""
    return tuple(
        Fact(label, tuple(line for fact in alike for line in fact.lines))
        for label, alike in groupby(facts, key=attrgetter("label"))
    )


def _headline(teller: Teller, detail: Detail, lines: list[Line]) -> tuple[Line, Line]:
    """The first words of the reader's version, and the register's summary for below; the summary alone without any."""
    summary = (teller.english(detail.entry.title),)
    if lines:
        return lines[0], summary
    first = next(quoted(teller, detail, "charge", "demand", "context"), None)
    return (first, summary) if first else (summary, ())


def _groups(teller: Teller, detail: Detail) -> list[Fact]:
    """How many, and who of them is named; what they are is in the words of the reader's version, where there is one."""
    reader = teller.reader
    facts = []
    for group in detail.groups:
        qualifier = reader.label("count_qualifier", group.qualifier)
        count = f"{qualifier} {group.size}" if group.size is not None else qualifier
        if not teller.evidence.has_own_version:
            said = ": ".join(filter(None, (count, group.label)))
        else:
            named = teller.details(member.ref for member in group.named)
            names = reader.listed([teller.name(one).text for one in named])
            said = (
                reader.say("%(count)s, among them: %(names)s", count=count, names=names)
                if count and names
                else count or names
            )
        if said:
            facts.append(Fact(reader.say("Group"), ((Span(said),),)))
    return facts


def _addressees(teller: Teller, demand: DemandFacts) -> Iterator[Span]:
    reader = teller.reader
    for asked in demand.addressees:
        kind = reader.label("addressee_kind", asked.kind)
        name = _organisation(teller, asked.ref) if asked.ref else ""
        text = f"{name} ({_lower(kind)})" if name and kind.lower() not in name.lower() else name or kind
        yield Span(reader.say("%(addressee)s, implied", addressee=text) if asked.implied else text)


def _organisation(teller: Teller, ref: str) -> str:
    """An organisation as the reader's version names it; empty where it has no base form there, and a kind says more."""
    detail = teller.detail(ref)
    name = teller.name(detail).text
    is_printed = any(form.form == name and form.language == teller.reader.language for form in detail.names)
    return name if is_printed or not teller.evidence.has_own_version else ""


def _moment(reader: Reader, text: str, qualifier: str, line: Line) -> Moment:
    found = parse_date(text[:10])
    return Moment(found.first_day(), found.last_day(), reader.date(text, qualifier), line)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
