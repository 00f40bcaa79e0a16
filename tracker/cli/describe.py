"""Entries in words and as JSON values, for the commands that show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from tracker.cli.output import safe
from tracker.queries.history import name_of_claim
from tracker.queries.rows import (
    ChargeFacts,
    Claim,
    DemandFacts,
    Detail,
    DifferenceFacts,
    Entry,
    Group,
    NameForm,
    OrganisationFacts,
    PersonFacts,
    StatementFacts,
)
from tracker.status import Claimed


def describe_status(entry: Entry) -> str:
    """ "held since 2021-02-11, last checked 2021-09"."""
    text = f"{entry.status} since {entry.status_since}"
    if entry.last_checked and entry.last_checked != entry.status_since:
        text += f", last checked {entry.last_checked}"
    return text


def describe_facts(detail: Detail) -> Iterator[tuple[str, str]]:
    """(label, value) of what the text states, without empty values."""
    match detail.facts:
        case PersonFacts(role, affiliation):
            yield from _given(("role", role), ("affiliation", affiliation))
        case OrganisationFacts(kind, role):
            yield from _given(("type", kind), ("role", role))
        case ChargeFacts() as charge:
            yield from _given(
                ("measure", charge.measure),
                ("kind of measure", charge.measure_type + (" (favourable)" if charge.favourable else "")),
                ("allegation", charge.allegation),
                ("legal basis", ", ".join(charge.legal_basis)),
                (f"penalty {charge.penalty_kind}".strip(), charge.penalty),
                ("dates", "; ".join(f"{date.date} {date.means}{_only(date.languages)}" for date in charge.dates)),
            )
        case DemandFacts() as demand:
            named = (f"{a.title or a.kind}{' (implied)' if a.implied else ''}" for a in demand.addressees)
            yield from _given(
                ("asked of", ", ".join(named)), ("kind of measure", demand.measure_kind), ("strength", demand.strength)
            )
        case StatementFacts(kind):
            yield "kind", kind
        case DifferenceFacts() as difference:
            odd = f", {' and '.join(difference.odd)} alone" if difference.odd else ""
            yield "difference", f"{difference.kind}, {difference.severity}{odd}"
            reference = next((f"{citation.reference}, " for citation in detail.citations), "")
            yield "provision", f"{reference}{difference.provision}"
    for group in detail.groups:
        yield "group", describe_group(group)


def describe_group(group: Group) -> str:
    """ "exactly 17: leaders of X (named: A, B)"."""
    count = f"{(group.qualifier or '').replace('_', ' ')} {group.size}: " if group.size is not None else ""
    named = f" (named: {', '.join(member.title for member in group.named)})" if group.named else ""
    return f"{count.lstrip()}{group.label}{named}"


def describe_history(history: Iterable[Claim], own: str) -> Iterator[str]:
    """One line a claim, oldest effective date first; `own` is the node that records here."""
    for claim in history:
        source = claim.source_url or claim.source_title
        parts = [
            f"{claim.effective_qualifier} {claim.effective}".strip().ljust(10) + f"  {claim.code}",
            "" if claim.kind == "development" else f"({claim.kind.replace('_', ' ')})",
            f"[{safe(source)}]" if source else "",
            safe(claim.note),
            f"recorded {claim.recorded_at[:10]} by {safe(claim.recorded_by or '')}, claim {name_of_claim(claim, own)}"
            if claim.recorded_at
            else "",
            "" if claim.is_live else "– no longer counts",
        ]
        yield "  ".join(part for part in parts if part)


def describe_conflicts(conflicts: Iterable[tuple[Claimed, Claimed]]) -> Iterator[str]:
    """One line for each pair of claims that speak of the same time and disagree."""
    for earlier, later in conflicts:
        pair = f"{earlier.code} ({earlier.effective}) and {later.code} ({later.effective})"
        yield f"conflict: {pair} speak of the same time and differ"


def group_names(names: Iterable[NameForm]) -> Iterator[tuple[str, list[str]]]:
    """The forms by language, each once, with its cases where it is not only the nominative."""
    for language, forms in groupby(names, key=lambda form: form.language):
        cases: dict[str, dict[str, None]] = {}
        for form in forms:
            cases.setdefault(form.form, {})[form.case] = None
        yield (
            language,
            [
                form if [*of_form] == ["nominative"] else f"{form} ({', '.join(of_form)})"
                for form, of_form in cases.items()
            ],
        )


def _given(*facts: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return ((label, value) for label, value in facts if value)


def _only(languages: tuple[str, ...]) -> str:
    return f" (in {', '.join(languages)} only)" if languages else ""
