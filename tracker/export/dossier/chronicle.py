"""What happened, in order: the timeline of a person or demand, and the list of what was recorded since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.dates import parse_date
from tracker.export.dossier.model import Fact, Line, Moment, Period, Span, Timeline
from tracker.export.dossier.standing import GROUNDS, claim_line, live_claims
from tracker.export.dossier.teller import Teller
from tracker.export.dossier.tones import tone_of
from tracker.export.dossier.words import Reader
from tracker.queries.rows import ChargeFacts, Detail


def history_facts(teller: Teller, details: Iterable[tuple[Detail, Line]]) -> tuple[Fact, ...]:
    """Live claims by date, each with what it is about: when, what of what, who says so."""
    found = []
    for detail, about in details:
        for claim in live_claims(detail):
            label = teller.reader.label(detail.entry.kind, claim.code)
            line = (Span(label, style="strong"), Span(" — "), *claim_line(teller, claim))
            shown = teller.reader.date(claim.effective, claim.effective_qualifier)
            found.append((claim.effective, Fact(shown, (line, about))))
    return tuple(fact for _, fact in sorted(found, key=lambda one: one[0]))


def timeline_of(teller: Teller, detail: Detail, related: Iterable[Detail]) -> Timeline:
    """What happened to a person or a demand: dates of the texts, the status, and what was recorded since."""
    reader = teller.reader
    until = date.fromisoformat(teller.request.today)
    moments = []
    for other in related:
        if isinstance(other.facts, ChargeFacts):
            kind = other.facts.measure_type
            begin: Line = (Span(reader.label("measure_type", kind)), Span(" — ")) if kind != "other" else ()
            for stated in other.facts.dates:
                means = teller.english(stated.means)._replace(notes=teller.evidence.date_notes(other, stated.date))
                moments.append(_moment(reader, stated.date, "", (*begin, means)))
    periods: list[Period] = []
    live = live_claims(detail)
    for claim in live:
        label = reader.label(detail.entry.kind, claim.code)
        notes = teller.evidence.notes(detail, *GROUNDS[detail.entry.kind]) if claim.kind == "stated_in_text" else ()
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


def _moment(reader: Reader, text: str, qualifier: str, line: Line) -> Moment:
    found = parse_date(text[:10])
    return Moment(found.first_day(), found.last_day(), reader.date(text, qualifier), line)
