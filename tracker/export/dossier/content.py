"""A dossier's content: entries to sections, cards and footnotes, in the reader's language.

What the register says is English. Where there is a version in the reader's language, its exact words are what a
statement says, and the register's summary stands below them, marked as English; where there is none, the summary comes
first.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from tracker.export.dossier.addressees import addressees
from tracker.export.dossier.evidence import anchor_of
from tracker.export.dossier.model import Card, Fact, Line, Section, Span
from tracker.export.dossier.standing import status_of
from tracker.export.dossier.teller import Teller
from tracker.export.dossier.words import lower, upper
from tracker.queries.rows import ChargeFacts, DemandFacts, Detail, DifferenceFacts
from tracker.queries.rows.details import Group


def charge_card(teller: Teller, detail: Detail) -> Card:
    """A charge or measure."""
    assert isinstance(detail.facts, ChargeFacts)
    reader, charge = teller.reader, detail.facts
    facts: list[Fact] = []
    if teller.evidence.speaks_of(detail):
        lines = list(teller.quoted(detail, "measure"))
        title, remark = _headline(teller, detail, lines)
        facts += [Fact(reader.label("supports", "measure"), tuple(lines[1:]))] if lines[1:] else []
        facts += [
            Fact(label, tuple(said))
            for code, label in (
                ("charge", reader.say("What it is about")),
                ("legal_basis", reader.label("supports", "legal_basis")),
            )
            if (said := list(teller.quoted(detail, code)))
        ]
        facts = [fact for fact in facts if fact.lines != (title,)]
    else:
        title, remark = (teller.summary(detail.entry.title, detail, "measure", "charge", "legal_basis"),), ()
        stated = (("What it is about", charge.allegation), ("Measure", charge.measure), ("Penalty", charge.penalty))
        facts += [
            Fact(reader.say(label), ((teller.summary(text, detail, "measure", "charge"),),))
            for label, text in stated
            if text
        ]
    if charge.legal_basis:
        notes = teller.evidence.notes(detail, "legal_basis")
        facts.append(Fact(reader.say("Articles"), ((Span(reader.listed(list(charge.legal_basis)), notes=notes),),)))
    facts += _groups(teller, detail)
    for dated in charge.dates:
        means = teller.english(dated.means)._replace(notes=teller.evidence.date_notes(detail, dated.date))
        facts.append(Fact(reader.date(dated.date), ((means,),)))
    kind = "" if charge.measure_type == "other" else reader.label("measure_type", charge.measure_type)
    return _card(teller, detail, kind, title, facts, remark=remark)


def demand_card(teller: Teller, detail: Detail) -> Card:
    """A demand: what is asked, how strongly, of whom, for whom."""
    assert isinstance(detail.facts, DemandFacts)
    reader, demand = teller.reader, detail.facts
    strength = reader.label("strength", demand.strength)
    if teller.evidence.speaks_of(detail):
        lines = list(teller.quoted(detail, "demand"))
        title, remark = _headline(teller, detail, lines)
        more = lines[1:] + list(teller.quoted(detail, "context"))
        strength = strength if _is_said(strength, [title, *more]) else ""
    else:
        title, remark, more = (teller.summary(detail.entry.title, detail, "demand", "context"),), (), []
    facts = [Fact(reader.say("In the text"), tuple(more))] if more else []
    facts.append(Fact(reader.say("Asked of"), tuple((span,) for span in addressees(teller, demand))))
    named = [teller.name(other) for other in teller.details(link.ref for link in detail.links)]
    if named:
        facts.append(Fact(reader.say("For"), ((Span(reader.listed([span.text for span in named])),),)))
    facts += _groups(teller, detail)
    kind = "" if demand.measure_kind == "other" else reader.label("measure_kind", demand.measure_kind)
    eyebrow = " · ".join(filter(None, (kind, strength)))
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
    """A place where versions differ, with the words of each, the reader's first."""
    assert isinstance(detail.facts, DifferenceFacts)
    reader, difference = teller.reader, detail.facts
    absent = Span(reader.say("This version does not have these words."), style="soft")
    facts = []
    for citation in detail.citations:
        for quote in sorted(citation.quotes, key=lambda quote: quote.language != reader.language):
            words = Span(quote.quote, quote.language, "quote") if quote.quote else absent
            facts.append(Fact(teller.evidence.version_name(citation.resolution, quote.language), ((words,),)))
    place = upper(teller.evidence.full_place(detail.entry.resolution or "", difference.provision))
    kind = reader.label("difference_kind", difference.kind)
    severity = reader.say("%(severity)s difference", severity=reader.label("severity", difference.severity))
    anchor = anchor_of(detail.entry.ref)
    if reader.language == "en":
        eyebrow = " · ".join((place, kind, lower(severity)))
        return Card(anchor, eyebrow, (Span(detail.entry.title),), None, tuple(facts), ())
    title = (Span(f"{place}: {lower(kind)}"),)
    return Card(anchor, severity, title, None, tuple(facts), (teller.english(detail.entry.title),))


def role_line(teller: Teller, detail: Detail) -> Line:
    """What the text says a person is: all of it, but the same words in several cases once."""
    if teller.evidence.speaks_of(detail):
        lines = list(teller.quoted(detail, "role", in_one_case=True))
    else:
        stated = (getattr(detail.facts, "role", ""), getattr(detail.facts, "affiliation", ""))
        lines = [(teller.summary(text, detail, "role"),) for text in stated if text]
    return tuple(span for number, line in enumerate(lines) for span in ((Span("; "),) if number else ()) + line)


def differences_section(teller: Teller, refs: Iterable[str]) -> Section:
    """Where the versions differ, as far as it concerns the entries shown."""
    found = teller.details(sorted(set(refs)))
    found.sort(key=lambda detail: isinstance(detail.facts, DifferenceFacts) and detail.facts.severity != "major")
    cards = tuple(difference_card(teller, detail) for detail in found)
    heading = teller.reader.say("Where the language versions differ")
    return Section("differences", heading, cards=cards)


def _card(teller: Teller, detail: Detail, eyebrow: str, title: Line, facts: list[Fact], *, remark: Line = ()) -> Card:
    anchor, status = anchor_of(detail.entry.ref), status_of(teller, detail)
    note = (Span(f" — {detail.entry.note}", *remark[0][1:3]),) if remark and detail.entry.note else ()
    if not remark and detail.entry.note:
        note = (teller.english(detail.entry.note)._replace(style="soft"),)
    return Card(anchor, eyebrow, title, status, _gathered(facts), (*remark, *note))


def _is_said(strength: str, lines: list[Line]) -> bool:
    """Whether the reader's version has the word of a strength, which is one for all versions: they differ in it."""
    said = " ".join(span.text for line in lines for span in line).lower()
    return strength.lower()[:4] in said


def _gathered(facts: list[Fact]) -> tuple[Fact, ...]:
    """Facts that follow each other under one label, under one label."""
    return tuple(
        Fact(label, tuple(line for fact in alike for line in fact.lines))
        for label, alike in groupby(facts, key=attrgetter("label"))
    )


def _headline(teller: Teller, detail: Detail, lines: list[Line]) -> tuple[Line, Line]:
    """The first words of the reader's version, and the register's summary for below; the summary alone without any."""
    first = lines[0] if lines else next(teller.quoted(detail, "charge", "demand", "context"), None)
    if first:
        return first, (teller.english(detail.entry.title),)
    return (teller.summary(detail.entry.title, detail),), ()


def _groups(teller: Teller, detail: Detail) -> list[Fact]:
    """How many, and who of them is named. What they are is in the words of the reader's version, where there is one; a
    number without names has the register's words with it.
    """
    facts = []
    linked = {link.ref for link in detail.links}
    for group in detail.groups:
        is_told = not group.qualifier and linked.issuperset(member.ref for member in group.named)
        if is_told and teller.evidence.speaks_of(detail):
            continue
        line = _group(teller, detail, group)
        if any(span.text for span in line):
            facts.append(Fact(teller.reader.say("Group"), (line,)))
    return facts


def _group(teller: Teller, detail: Detail, group: Group) -> Line:
    """A number is said as the text says it: it has no "exactly"."""
    reader = teller.reader
    qualifier = "" if group.qualifier == "exactly" else reader.label("count_qualifier", group.qualifier)
    count = " ".join(filter(None, (qualifier, "" if group.size is None else str(group.size))))
    if not teller.evidence.speaks_of(detail):
        said = " ".join(filter(None, (count, group.label)))
        return (Span(said),) if said else ()
    named = teller.details(member.ref for member in group.named)
    names = reader.listed([teller.name(one).text for one in named])
    if not names:
        return (Span(count), Span(" — "), teller.english(group.label)) if count and group.label else (Span(count),)
    if not count or (not qualifier and group.size == len(named)):
        return (Span(": ".join(filter(None, (count, names)))),)
    return (Span(reader.say("%(count)s, among them: %(names)s", count=count, names=names)),)
