"""An entry in full as blocks of text: who or what, how it stands, spellings, links, history, citations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from textual.content import Content

from tracker.queries.rows import (
    ChargeFacts,
    Citation,
    Claim,
    DemandFacts,
    Detail,
    DifferenceFacts,
    LinkedEntry,
    NameForm,
    OrganisationFacts,
    PersonFacts,
)
from tracker.tui import looks
from tracker.tui.messages import Target
from tracker.tui.reads import Opened
from tracker.tui.safe import one_line, paragraph, title
from tracker.tui.widgets.document import Block

_RELATIONS = {
    "subject": "concerns",
    "beneficiary": "for",
    "touches": "touches",
    "named_in_group": "named in",
}
_RELATIONS_TO = {
    ("subject", "charge"): "charge",
    ("beneficiary", "demand"): "would help",
    ("touches", "difference"): "difference",
}


def describe(opened: Opened) -> list[Block]:
    """All blocks of an entry, as of the day on which it was read."""
    detail, today = opened.detail, opened.today
    return [
        *_head(detail, today),
        *_plans(opened),
        *_facts(opened),
        *_note(detail),
        *_names(detail),
        *_history(opened),
        *_groups(detail),
        *_links(opened),
        *_citations(opened),
    ]


def provisions_of(citations: tuple[Citation, ...]) -> list[tuple[str, list[Citation]]]:
    """Citations grouped by the place of their provision, in the order of the texts."""
    return [(place, list(group)) for place, group in groupby(citations, key=lambda citation: citation.place)]


def cited_as(citation: Citation, *, names_resolution: bool) -> str:
    """What a citation's provision is called, with its resolution where there are several."""
    return one_line(f"{citation.reference}, {citation.provision}" if names_resolution else citation.provision)


def _head(detail: Detail, today: date) -> Iterator[Block]:
    entry = detail.entry
    yield Block(Content.styled(title(entry.title), "bold"), is_full_width=True)
    if entry.withdrawn:
        yield Block(Content.styled("No longer in the register; kept with its history.", "italic"), is_full_width=True)
    if entry.status:
        since = Content.styled(f" since {_since(entry.status, entry.status_since or '', today)}", "$quiet")
        is_favourable = isinstance(detail.facts, ChargeFacts) and detail.facts.favourable
        yield Block(looks.status(entry.status, is_favourable=is_favourable) + since, is_full_width=True)


def _since(status: str, since: str, today: date) -> str:
    """Since when, and for how many days where somebody is not free."""
    from tracker.queries.followups import days_held

    held = days_held(status, since or None, today)
    return f"{one_line(since)}, {held}" if held else one_line(since)


def _plans(opened: Opened) -> Iterator[Block]:
    """What is to be done, and what came of it when it was done."""
    from tracker.tui.forms.followups import plan_line

    first = True
    for plan in opened.plans:
        if not plan.closed_at:
            target = Target("entry", plan.ref, plan.id)
            yield Block(plan_line(plan), "to do" if first else "", target, gap=first)
            first = False
        for done in plan.done:
            came = f": {one_line(done.result, 300)}" if done.result else ""
            line = (
                f"done {one_line(done.done_on)}{came}"
                if not plan.closed_at
                else (f"done {one_line(done.done_on)}  {one_line(plan.action, 100)}{came}")
            )
            yield Block(Content.styled(line, "$quiet"), "was done" if first else "", gap=first)
            first = False


def _facts(opened: Opened) -> Iterator[Block]:
    facts = opened.detail.facts
    pairs: list[tuple[str, str]] = []
    match facts:
        case PersonFacts():
            pairs = [("role", facts.role), ("affiliation", facts.affiliation)]
        case OrganisationFacts():
            pairs = [("type", looks.words(facts.type)), ("role", facts.role)]
        case ChargeFacts():
            pairs = [
                ("allegation", facts.allegation),
                ("measure", facts.measure),
                ("kind", looks.words(facts.measure_type) + (", favourable" if facts.favourable else "")),
                ("penalty", facts.penalty),
                ("legal basis", ", ".join(facts.legal_basis)),
                *((looks.words(date.means), _dated(date.date, date.languages)) for date in facts.dates),
            ]
        case DemandFacts():
            pairs = [("asks for", looks.words(facts.measure_kind)), ("strength", looks.words(facts.strength))]
        case DifferenceFacts():
            odd = ", ".join(looks.language_name(code) for code in facts.odd)
            pairs = [("kind", looks.words(facts.kind)), ("severity", looks.words(facts.severity)), ("odd one out", odd)]
        case _:
            pairs = [("kind", looks.words(facts.kind))]
    first = True
    for label, text in pairs:
        if text:
            yield Block(Content(paragraph(text)), label, gap=first)
            first = False
    if isinstance(facts, DemandFacts):
        yield from _addressees(facts)
    if isinstance(facts, DifferenceFacts) and facts.provision:
        for place, (citation, *_) in provisions_of(opened.detail.citations):
            where = cited_as(citation, names_resolution=opened.names_resolutions)
            yield Block(Content(where), "where", Target("provision", place))


def _addressees(facts: DemandFacts) -> Iterator[Block]:
    for number, addressee in enumerate(facts.addressees):
        name = one_line(addressee.title) if addressee.title else looks.words(addressee.kind)
        content = Content.assemble(name, (" (implied)" if addressee.implied else "", "$quiet"))
        target = Target("entry", addressee.ref) if addressee.ref else None
        yield Block(content, "" if number else "asked of", target)


def _note(detail: Detail) -> Iterator[Block]:
    if detail.entry.note:
        yield Block(Content.styled(paragraph(detail.entry.note), "italic"), "note", gap=True)


def _groups(detail: Detail) -> Iterator[Block]:
    for group in detail.groups:
        count = f"{looks.words(group.qualifier or '')} {group.size if group.size is not None else ''}".strip()
        yield Block(Content.assemble(f"{count} ".lstrip(), one_line(group.label)), "group", gap=True)
        for member in group.named:
            yield Block(_entry_line(member.title, member.status), "", Target("entry", member.ref))


def _links(opened: Opened) -> Iterator[Block]:
    detail = opened.detail
    for links, label_of in ((detail.links, _label_from), (detail.linked_from, _label_to)):
        previous = ""
        for link in links:
            label = label_of(link)
            is_first = label != previous
            previous = label
            yield Block(
                _entry_line(link.title, link.status, is_favourable=link.ref in opened.favourable),
                label if is_first else "",
                Target("entry", link.ref),
                gap=is_first,
            )


def _label_from(link: LinkedEntry) -> str:
    return _RELATIONS.get(link.relation, looks.words(link.relation))


def _label_to(link: LinkedEntry) -> str:
    if link.relation == "named_in_group":
        return link.kind
    return _RELATIONS_TO.get((link.relation, link.kind), link.kind)


def _entry_line(name: str, status: str | None, *, is_favourable: bool = False) -> Content:
    line = Content(one_line(name, 160))
    if not status:
        return line
    tone = "good" if is_favourable else looks.tone(status)
    shape = looks.shape(status, is_favourable=is_favourable)
    return Content.assemble(shape, " ", line, (f"  {looks.words(status)}", f"$status-{tone}"))


def _history(opened: Opened) -> Iterator[Block]:
    """A line a claim; those that speak of the same time and disagree say so."""
    for number, claim in enumerate(reversed(opened.detail.history)):
        target = Target("claim", claim.hash) if claim.hash else None
        line = claim_line(claim)
        if (claim.hash or "") in opened.disputed:
            line = Content.assemble(line, ("  ≠ disputed", "$status-partial"))
        yield Block(line, "" if number else "history", target, gap=not number)


def claim_line(claim: Claim) -> Content:
    """A claim with its date, kind, source and who recorded it; its note below."""
    when = f"{one_line(claim.effective_qualifier)} {one_line(claim.effective)}".strip()
    status = looks.status(claim.code)
    if not claim.is_live:
        status = Content.styled(status.plain, "$quiet strike")
    parts: list[str | Content | tuple[str, str]] = [f"{when:<10}  ", status]
    kind = looks.claim_kind(claim.kind)
    remarks = [kind, "" if claim.is_live or claim.kind == "retraction" else "superseded"]
    if any(remarks):
        parts.append(("  " + ", ".join(remark for remark in remarks if remark), "$quiet"))
    source = " ".join(text for text in (claim.source_title, claim.source_url) if text)
    if source and claim.kind != "stated_in_text":
        parts.append("  " + one_line(source, 300))
    if claim.recorded_at:
        by = f"  recorded {one_line(claim.recorded_at[:10])} by {one_line(claim.recorded_by or '', 60)}"
        parts.append((by, "$quiet"))
    if claim.note:
        parts.append(("\n" + paragraph(claim.note), "italic"))
    return Content.assemble(*parts)


def _names(detail: Detail) -> Iterator[Block]:
    first = True
    for language, group in groupby(detail.names, key=lambda name: name.language):
        for number, content in enumerate(_spellings(list(group))):
            label = looks.language_name(language) if not number else ""
            yield Block(content, label, gap=first)
            first = False


def _spellings(names: list[NameForm]) -> Iterator[Content]:
    """One line a spelling, with all the cases in which it stands."""
    cases: dict[str, list[str]] = {}
    for name in names:
        remark = looks.words(name.case) if name.origin == "printed" else f"added, {one_line(name.source)}".rstrip(", ")
        cases.setdefault(name.form, []).append(remark)
    for form, remarks in cases.items():
        known = ", ".join(dict.fromkeys(remark for remark in remarks if remark))
        yield Content.assemble(title(form), (f"  {known}", "$quiet"))


def _citations(opened: Opened) -> Iterator[Block]:
    for number, (place, citations) in enumerate(provisions_of(opened.detail.citations)):
        supports = ", ".join(dict.fromkeys(looks.words(citation.supports) for citation in citations))
        where = cited_as(citations[0], names_resolution=opened.names_resolutions)
        content = Content.assemble(where, (f"  {supports}", "$quiet"))
        yield Block(content, "" if number else "cited in", Target("provision", place), gap=not number)


def _dated(date: str, languages: tuple[str, ...]) -> str:
    return f"{date} ({', '.join(languages)} only)" if languages else date
