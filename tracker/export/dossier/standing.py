"""How matters stand: an entry's status in words, who says so, and whether sources disagree."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.dates import parse_date
from tracker.export.dossier.addressees import addressees_in_short
from tracker.export.dossier.evidence import anchor_of
from tracker.export.dossier.model import Asked, Line, Span, Status
from tracker.export.dossier.teller import Teller
from tracker.export.dossier.tones import tone_of
from tracker.queries.release import WITHHELD
from tracker.queries.rows import Claim, DemandFacts, Detail
from tracker.status import Claimed, is_disputed, last_day

GROUNDS = {
    "person": ("status",),
    "organisation": ("status",),
    "charge": ("measure", "charge"),
    "demand": ("demand",),
}
"""What a citation of an entry supports that its status rests on."""


def status_of(teller: Teller, detail: Detail) -> Status | None:
    """An entry's status in words. What only the resolution states is dated as stated, not as begun, then."""
    entry, reader = detail.entry, teller.reader
    if not entry.status:
        return None
    is_of_the_text = (entry.status, entry.status_since) == (entry.stated_status, entry.stated_on)
    is_stated = entry.kind != "demand" and is_of_the_text
    since, qualifier = reader.date_of(entry.status_since or ""), _qualifier(detail, entry.status_since)
    if qualifier:
        since = reader.date(entry.status_since or "", qualifier)
    elif not is_stated:
        since = reader.say("since %(date)s", date=since)
    elif len(entry.status_since or "") == len("2021-02-11"):
        since = reader.say("as stated on %(date)s", date=since)
    else:
        since = reader.say("as stated in %(date)s", date=since)
    is_unchecked = entry.last_checked in (entry.stated_on, entry.status_since)
    checked = reader.say("no later check recorded")
    if not is_unchecked:
        day = reader.date(entry.last_checked or "", _qualifier(detail, entry.last_checked))
        checked = reader.say("last checked %(date)s", date=day)
    return Status(reader.label(entry.kind, entry.status), since, checked, tone_of(entry.status))


def _qualifier(detail: Detail, day: str | None) -> str:
    """How sure the day of a claim that counts is: "about", "before", "after", or empty."""
    found = (claim.effective_qualifier for claim in detail.history if claim.is_live and claim.effective == day)
    return next(found, "")


def standing_of(teller: Teller, detail: Detail) -> Status | None:
    """A status for the head of a dossier: with its footnote or its source, and with what contradicts it."""
    status = status_of(teller, detail)
    live = live_claims(detail)
    if status is None or not live:
        return status
    deciding = live[-1]
    dispute = ""
    if is_disputed(map(_claimed, live)):
        label = teller.reader.label(detail.entry.kind, live[-2].code)
        dispute = teller.reader.say("Sources disagree; another one says: %(status)s", status=label)
    if deciding.kind == "stated_in_text":
        notes = teller.evidence.first_note(detail, *GROUNDS[detail.entry.kind])
        return status._replace(notes=notes, dispute=dispute)
    return status._replace(source=claim_line(teller, deciding), dispute=dispute)


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


def live_claims(detail: Detail) -> list[Claim]:
    """The claims that count, in the order in which they decide."""
    return sorted((claim for claim in detail.history if claim.is_live), key=lambda claim: last_day(_claimed(claim)))


def asked_of(teller: Teller, demands: Iterable[Detail]) -> tuple[Asked, ...]:
    """What is asked, of whom and how it stands, for the head: what is the same in all three once, with how often."""
    found: dict[tuple[Span, str, Status | None], list[Detail]] = {}
    for detail in demands:
        assert isinstance(detail.facts, DemandFacts)
        kind = Span(teller.reader.label("measure_kind", detail.facts.measure_kind))
        words = next(teller.quoted(detail, "demand"), (kind,))[0]._replace(notes=())
        what = words if detail.facts.measure_kind == "other" else kind
        if not teller.evidence.speaks_of(detail):
            what = teller.summary(detail.entry.title, detail)._replace(notes=())
        of = addressees_in_short(teller, detail.facts)
        found.setdefault((what, of, status_of(teller, detail)), []).append(detail)
    return tuple(
        Asked(anchor_of(alike[0].entry.ref), what, len(alike), of, status, _notes(teller, alike))
        for (what, of, status), alike in found.items()
    )


def _notes(teller: Teller, demands: list[Detail]) -> tuple[int, ...]:
    """The footnotes of the words of these demands, each once."""
    notes = [teller.evidence.first_note(one, "demand") or teller.evidence.any_note(one) for one in demands]
    return tuple(dict.fromkeys(number for of_one in notes for number in of_one))


def asks_by_kind(teller: Teller, demands: Iterable[Detail]) -> bool:
    """Whether `asked_of` says of what kind these demands are, not what they ask: the kind is wider than the words."""
    return any(teller.evidence.speaks_of(one) for one in demands)


def asked_of_one(teller: Teller, demands: Iterable[Detail]) -> tuple[Asked, ...]:
    """The same for demands of a list; an addressee that all have is in its title."""
    asked = asked_of(teller, demands)
    is_one = len({ask.addressees for ask in asked}) == 1
    return tuple(ask._replace(addressees="") for ask in asked) if is_one else asked


def _claimed(claim: Claim) -> Claimed:
    effective = parse_date(claim.effective[:10])
    first, last = str(effective.first_day()), str(effective.last_day())
    recorded = claim.recorded_at or ""
    return Claimed(claim.code, claim.kind, claim.effective, first, last, recorded, claim.hash or "", claim.supersedes)
