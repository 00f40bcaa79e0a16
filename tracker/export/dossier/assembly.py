"""The frame of every dossier: its head, what it is as of, its notices, footnotes and proof."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.export.dossier.content import role_line
from tracker.export.dossier.model import Asked, Dossier, Line, Section, Span, Status
from tracker.export.dossier.proof import proof_facts
from tracker.export.dossier.standing import asked_of, asked_of_one, asks_by_kind, standing_of
from tracker.export.dossier.teller import Teller
from tracker.export.dossier.words import upper
from tracker.queries.rows import Detail

MOST_IN_HEAD = 20
"""Of more demands than these a head would be as long as the list."""


class Head(NamedTuple):
    """What stands first: who or what it is about, how that stands, and what is asked."""

    title: Span
    lead: Line = ()
    detail: Detail | None = None
    status: Status | None = None
    asked: tuple[Asked, ...] = ()
    is_by_kind: bool = False


def head_of(teller: Teller, detail: Detail, demands: Iterable[Detail]) -> Head:
    """The head of a dossier about a person or organisation. Make it first: footnotes are numbered as they are read."""
    listed = list(demands)
    lead = role_line(teller, detail)
    status = standing_of(teller, detail)
    asked: tuple[Asked, ...] = ()
    if len(listed) <= MOST_IN_HEAD:
        asked = asked_of(teller, listed) if detail.entry.kind == "person" else asked_of_one(teller, listed)
    title = teller.name(detail)
    title = title if detail.entry.kind == "person" else title._replace(text=upper(title.text))
    return Head(title, lead, detail, status, asked, asks_by_kind(teller, listed))


def assemble(teller: Teller, head: Head, sections: list[Section], *, kicker: str = "") -> Dossier:
    """A dossier of a head and these sections."""
    reader, request = teller.reader, teller.request
    is_person = head.detail is not None and head.detail.entry.kind == "person"
    as_of = reader.say("As of %(date)s", date=reader.date_of(request.today))
    return Dossier(
        language=reader.language,
        kicker=" · ".join(filter(None, (kicker or reader.say("Dossier"), _source(teller, head.detail), as_of))),
        title=head.title,
        lead=head.lead,
        status=head.status,
        asked=head.asked,
        asked_heading=reader.say("Demands by kind") if head.is_by_kind else reader.say("What is asked"),
        asked_nothing=reader.say("No demand names this person.") if is_person and not head.asked else "",
        notice=_notice(teller),
        sections=tuple(part for part in sections if part.facts or part.cards or part.timeline),
        footnotes=teller.evidence.footnotes(),
        footnotes_heading=reader.say("Sources and exact words"),
        differs_label=reader.say("Versions differ here"),
        proof_heading=reader.say("About this document"),
        proof=proof_facts(teller.connection, reader, request, parse_date(request.today)),
        quotation=reader.marks(),
        back_label=reader.say("Back to the statement"),
        contents_label=reader.say("Contents"),
    )


def _source(teller: Teller, detail: Detail | None) -> str:
    """What the dossier is made from: the entry's resolution, or the only one."""
    texts = teller.evidence.texts
    if detail and detail.entry.resolution and detail.entry.resolution not in {row.id for row in texts}:
        return teller.evidence.reference(detail.entry.resolution)
    own = [row for row in texts if detail and row.id == detail.entry.resolution]
    about = next(iter(own), texts[0] if len(texts) == 1 else None)
    return f"{about.reference}, {teller.reader.date(about.adopted)}" if about else ""


def _notice(teller: Teller) -> str:
    """Which words are whose: of the register in English, or of other versions where the reader's is missing."""
    reader, quoted = teller.reader, teller.evidence.languages_quoted
    if quoted and reader.language not in quoted:
        names = reader.listed([reader.language_within(language) for language in quoted])
        return reader.say(
            "This database has no version of the text in the language of this dossier. Statements are summaries of the "
            "register; footnotes quote the versions in these languages: %(languages)s.",
            languages=names,
        )
    is_english = reader.language == "en"
    return "" if is_english else reader.say("Passages in English are summaries and remarks of the register.")
