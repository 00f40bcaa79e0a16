"""Rows to the values of the JSON export: plain dictionaries in a fixed order of keys."""

from __future__ import annotations

from typing import Any

from tracker.queries.rows import (
    ChargeFacts,
    Claim,
    DemandFacts,
    Detail,
    DifferenceFacts,
    Group,
    NameForm,
    OrganisationFacts,
    PersonFacts,
    ProvisionText,
    StatementFacts,
)


def entry_value(detail: Detail) -> dict[str, Any]:
    """An entry: what every kind has, then the fields of its kind."""
    entry = detail.entry
    return {
        "ref": entry.ref,
        "kind": entry.kind,
        "title": entry.title,
        "status": entry.status,
        "status_since": entry.status_since,
        "last_checked": entry.last_checked,
        "withdrawn": bool(entry.withdrawn),
        "note": entry.note,
        "resolution": entry.resolution,
        "sensitivity": entry.sensitivity,
        **_kind_fields(detail),
        "names": [
            {
                "language": n.language,
                "form": n.form,
                "case": n.case,
                "origin": n.origin,
                "source": n.source,
                **_added(n),
            }
            for n in detail.names
        ],
        "citations": _citations(detail),
        "history": [claim_value(claim) for claim in detail.history],
    }


def claim_value(claim: Claim) -> dict[str, Any]:
    """A claim in full."""
    return claim._asdict()


def claim_key(claim: Claim) -> str:
    """What tells the claims of an entry apart; those that leave with a profile have no hash."""
    return claim.hash or (f"{claim.code} {claim.effective} {claim.recorded_at}" if claim.recorded_at else claim.code)


def provision_value(provision: ProvisionText) -> dict[str, Any]:
    """A provision with its paragraphs by language; a version that lacks it has none.

    `footnotes` says where in the text they are called, where they are.
    """
    return {
        "key": provision.key,
        "kind": provision.kind,
        "paragraphs": {
            version.language: {
                "label": version.label,
                "text": version.text,
                **({"footnotes": [{"number": n, "offset": at} for n, at in version.marks]} if version.marks else {}),
            }
            for version in provision.versions
            if version.text is not None
        },
    }


def difference_value(detail: Detail) -> dict[str, Any]:
    """A difference between versions; where a version has no words, null, and `absent` says what is missing."""
    assert isinstance(detail.facts, DifferenceFacts)
    quotes = [quote for citation in detail.citations for quote in citation.quotes]
    return {
        "ref": detail.entry.ref,
        "resolution": detail.entry.resolution,
        "provision": detail.facts.provision,
        "kind": detail.facts.kind,
        "severity": detail.facts.severity,
        "summary": detail.entry.title,
        "odd": list(detail.facts.odd),
        "quotes": {quote.language: quote.quote for quote in quotes},
        "absent": {quote.language: quote.absent for quote in quotes if quote.absent is not None},
        "touches": [link.ref for link in detail.links],
    }


def _kind_fields(detail: Detail) -> dict[str, Any]:
    linked = [link.ref for link in detail.links]
    match detail.facts:
        case PersonFacts() | OrganisationFacts() | StatementFacts() as facts:
            fields = facts._asdict()
            return {"statement_kind" if key == "kind" else key: value for key, value in fields.items()}
        case ChargeFacts() as charge:
            return {
                "subjects": linked,
                "allegation": charge.allegation,
                "legal_basis": list(charge.legal_basis),
                "measure": charge.measure,
                "measure_type": charge.measure_type,
                "favourable": charge.favourable,
                "penalty": charge.penalty,
                "penalty_kind": charge.penalty_kind,
                "dates": [{**date._asdict(), "languages": list(date.languages)} for date in charge.dates],
                "counts": [_group(group) for group in detail.groups],
            }
        case DemandFacts() as demand:
            return {
                "action": detail.entry.title,
                "addressees": [
                    {"kind": a.kind, "organisation": a.ref, "name": a.title, "implied": a.implied}
                    for a in demand.addressees
                ],
                "beneficiaries": linked,
                "strength": demand.strength,
                "measure_kind": demand.measure_kind,
                "counts": [_group(group) for group in detail.groups],
            }
        case DifferenceFacts() as difference:
            return {**difference._asdict(), "odd": list(difference.odd), "touches": linked}


def _added(name: NameForm) -> dict[str, Any]:
    """How a spelling that a user added is spelled, and who added it."""
    if name.origin == "printed":
        return {}
    return {"orthography": name.orthography, "recorded_at": name.recorded_at, "recorded_by": name.recorded_by}


def _group(group: Group) -> dict[str, Any]:
    return {
        "label": group.label,
        "count": group.size,
        "qualifier": group.qualifier,
        "named": [member.ref for member in group.named],
    }


def _citations(detail: Detail) -> list[dict[str, Any]]:
    """One value for each language that has the words."""
    return [
        {
            "resolution": citation.resolution,
            "provision": citation.provision,
            "language": quote.language,
            "label": quote.label,
            "quote": quote.quote,
            "start": quote.start,
            "end": quote.end,
            "supports": citation.supports,
            **({"absent": quote.absent} if quote.absent is not None else {}),
        }
        for citation in detail.citations
        for quote in citation.quotes
    ]
