"""Recording claims: what happened, when it was true, who says so. One transaction each, durable when it returns.

Nothing is ever altered: a wrong claim is superseded by a correction, a slip is taken back by a retraction with its
reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.dates import EffectiveDate, PartialDate, parse_date, parse_effective_date, today
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, UnknownCode, UnknownRef, shown
from tracker.ledger.chain import claim_hash, end_of_chain, hashed_fields, new_salt
from tracker.ledger.current import refresh
from tracker.ledger.node import own_node, utc_now
from tracker.queries.history import get_history, list_claimed, name_of_claim
from tracker.queries.rows import Claim, Entry
from tracker.status import Current, When, derive, hashes_taken_back

LONGEST_TEXT = 100_000
_SHORTEST_HASH = 6
_After = tuple[str, Current]
"""The status of an entry before a claim, and what it is after it."""

_ATTEMPTS = 3
"""How often a claim is checked while others write, before they have to wait for it."""


class Source(NamedTuple):
    """Who says so: a title or a URL; `type` is a code of `source_type`, `seen` the day on which it was read."""

    title: str = ""
    url: str = ""
    type: str = ""
    seen: str = ""


class NewClaim(NamedTuple):
    """What to record about an entry, by its exact ref. Texts are data and are kept as they are."""

    ref: str
    code: str
    effective: EffectiveDate
    kind: str = "development"
    source: Source = Source()
    confidence: str = ""
    note: str = ""
    supersedes: str | None = None


class Recorded(NamedTuple):
    """A claim that is in the ledger: its place in the node's chain, and the entry's status before and after."""

    ref: str
    title: str
    code: str
    effective: str
    kind: str
    node: str
    number: int
    hash: str
    before: str
    current: Current


def parse_effective(text: str | None) -> EffectiveDate:
    """The effective date of a claim: the text's, or today. Raises InvalidInput, also for a date in the future."""
    now = today()
    return parse_effective_date(text, latest=now) if text else EffectiveDate(PartialDate(now.year, now.month, now.day))


def parse_source(text: str, kind: str = "", seen: str = "") -> Source:
    """A source as typed: a URL when it has a scheme, else a title; `seen` is a date that is not in the future."""
    text = text.strip()
    scheme, separator, _ = text.partition("://")
    is_url = bool(separator) and scheme.isascii() and scheme.isalnum()
    seen = str(parse_date(seen, latest=today())) if seen else ""
    return Source("" if is_url else text, text if is_url else "", kind, seen)


def find_claim(connection: Connection, entry: Entry, text: str, *, is_live: bool = True) -> Claim:
    """The claim of an entry by its number in this node's chain or the beginning of its hash; one that still counts,
    unless `is_live` is false. Raises InvalidInput.
    """
    claims = [claim for claim in get_history(connection, entry) if claim.hash]
    found = [
        claim
        for claim in claims
        if (str(claim.number) == text and claim.node == own_node(connection))
        or (len(text) >= _SHORTEST_HASH and (claim.hash or "").startswith(text.lower()))
    ]
    if len(found) != 1:
        own = own_node(connection)
        known = ", ".join(name_of_claim(claim, own) for claim in claims) or "none"
        raise InvalidInput(
            f"{entry.ref} has no single claim {shown(text)}. Its claims are: {known}. See: tracker status {entry.ref}"
        )
    if is_live and not found[0].is_live:
        raise InvalidInput(f"Claim {shown(text)} of {entry.ref} was superseded or retracted already.")
    return found[0]


def effective_of(claim: Claim) -> EffectiveDate:
    """The effective date of a claim that is in the ledger."""
    return EffectiveDate(parse_date(claim.effective), claim.effective_qualifier)


def unchanged_code(connection: Connection, entry: Entry, effective: EffectiveDate) -> str:
    """The status that somebody found unchanged on a day; empty when nothing had been stated by then."""
    day = effective.last_day()
    if day >= today():
        return entry.status or ""
    found = derive(list_claimed(connection, entry), When(as_of=day.isoformat()))
    return found.code if found else ""


def retraction_of(claim: Claim, entry: Entry, reason: str) -> NewClaim:
    """The claim that takes `claim` back. Raises InvalidInput without a reason."""
    if not reason.strip():
        raise InvalidInput("A retraction needs its reason; give it with --note.")
    return NewClaim(entry.ref, claim.code, effective_of(claim), "retraction", note=reason, supersedes=claim.hash)


def record_claim(connection: Connection, claim: NewClaim, recorded_by: str) -> Recorded:
    """Record one claim in a transaction of its own.

    Raises UnknownRef, UnknownCode (with the codes of the entry's kind) and InvalidInput; nothing is recorded then.
    """
    if connection.continues_chains:
        for _ in range(_ATTEMPTS):
            recorded = _record_at_once(connection, claim, recorded_by)
            if recorded is not None:
                return recorded
    with connection.writing():
        return append_claim(connection, claim, recorded_by)


def _record_at_once(connection: Connection, claim: NewClaim, recorded_by: str) -> Recorded | None:
    """Check a claim while others write, then have the database chain it; None when what was checked changed since.

    What is checked against the claims of the entry holds only while it has no others.
    """
    from tracker.db.indexing import document_of_note

    recorded_by = connection.signature(recorded_by)
    seen = None
    if claim.supersedes is not None or claim.kind == "checked_unchanged":
        row = connection.row("entry_by_ref", ref=claim.ref)
        seen = len(connection.rows("claims_for_current", entry_id=row[0])) if row else None
    entry, _ = _checked(connection, claim, recorded_by)
    fields = _fields(claim, own_node(connection), entry.ref, utc_now(), recorded_by)
    salt = new_salt()
    said = {**fields, **_kept_beside(claim, entry), "salt": salt}
    document = document_of_note(0, entry.id, claim.note, claim.source.title)
    row = connection.chain_claim(said, entry.ref, seen, document)
    if row is None:
        return None
    number, recorded_at, previous, digest, before, *current = row
    fields |= {"number": number, "recorded_at": recorded_at, "previous_hash": previous}
    assert digest == claim_hash(hashed_fields([*fields.values(), "", salt])), "the server hashes as this program does"
    return _recorded(entry, fields, str(claim.effective), digest, (before, Current(*current)))


def append_claim(connection: Connection, claim: NewClaim, recorded_by: str) -> Recorded:
    """Append a claim to this node's chain, inside the caller's transaction. Raises as `record_claim` does."""
    recorded_by = connection.signature(recorded_by)
    entry, before = _checked(connection, claim, recorded_by)
    node = own_node(connection)
    number, previous = end_of_chain(connection, node)
    latest = (connection.row("last_claim_of_node", node_id=node) or (0, "", ""))[2]
    fields = _fields(claim, node, entry.ref, max(utc_now(), latest), recorded_by)
    fields |= {"number": number + 1, "previous_hash": previous}
    salt = new_salt()
    digest = claim_hash(hashed_fields([*fields.values(), "", salt]))
    kept = {name: value for name, value in fields.items() if name != "ref"} | _kept_beside(claim, entry)
    claim_id = connection.run("insert_claim", id=None, hash=digest, salt=salt, **kept)
    if claim.note or claim.source.title:
        from tracker.db.indexing import index_note

        index_note(connection, claim_id, entry.id, claim.note, claim.source.title)
    return _recorded(entry, fields, str(claim.effective), digest, (before, refresh(connection, entry)))


def _fields(claim: NewClaim, node: str, ref: str, recorded_at: str, recorded_by: str) -> dict[str, str | int | None]:
    """What a claim's hash is over but for its salt, in that order; its place in the chain is not known yet."""
    return {
        "node_id": node,
        "number": 0,
        "ref": ref,
        "code": claim.code,
        "kind": claim.kind,
        "effective": str(claim.effective.on),
        "effective_qualifier": claim.effective.qualifier,
        "recorded_at": recorded_at,
        "recorded_by": recorded_by,
        "source_type": claim.source.type,
        "source_title": claim.source.title,
        "source_url": claim.source.url,
        "source_seen": claim.source.seen,
        "confidence": claim.confidence,
        "note": claim.note,
        "supersedes": claim.supersedes,
        "previous_hash": "",
    }


def _kept_beside(claim: NewClaim, entry: Entry) -> dict[str, str | int]:
    """The columns of a claim that follow from others."""
    return {
        "entry_id": entry.id,
        "entry_kind": entry.kind,
        "effective_from": claim.effective.first_day().isoformat(),
        "effective_until": claim.effective.last_day().isoformat(),
    }


def _recorded(entry: Entry, fields: Mapping[str, Any], effective: str, digest: str, after: _After) -> Recorded:
    code, kind, node, number = (fields[name] for name in ("code", "kind", "node_id", "number"))
    return Recorded(entry.ref, entry.title, code, effective, kind, node, number, digest, *after)


def _checked(connection: Connection, claim: NewClaim, recorded_by: str) -> tuple[Entry, str]:
    """The entry and its status before; raises when the claim cannot be recorded."""
    row = connection.row("entry_by_ref", ref=claim.ref)
    if row is None:
        raise UnknownRef(claim.ref)
    entry = Entry(*row)
    if entry.status is None:
        raise InvalidInput(
            f"{entry.ref} is a {entry.kind} and has no status. Statuses belong to people, charges and demands."
        )
    if claim.kind == "checked_unchanged":
        _check_unchanged(connection, entry, claim)
    codes = connection.rows("codes_of_scheme", scheme=entry.kind)
    if claim.code not in {code for code, _ in codes}:
        raise UnknownCode(claim.code, entry.kind, [(code, definition) for code, definition in codes])
    if claim.kind != "checked_unchanged" and claim.code == "closed_not_met" and not claim.note.strip():
        raise InvalidInput("closed_not_met needs its reason; give it with --note.")
    _check_superseded(connection, entry, claim)
    for scheme, code in (("source_type", claim.source.type), ("confidence", claim.confidence)):
        known = {found for found, _ in connection.rows("codes_of_scheme", scheme=scheme)} if code else {code}
        if code not in known:
            raise InvalidInput(
                f"{shown(code)} is no {scheme.replace('_', ' ')}. Known are: {', '.join(sorted(known))}."
            )
    _check_texts(claim, recorded_by)
    return entry, entry.status


def _check_unchanged(connection: Connection, entry: Entry, claim: NewClaim) -> None:
    known = unchanged_code(connection, entry, claim.effective)
    if not known:
        raise InvalidInput(f"Nothing had been stated about {entry.ref} by {claim.effective}, so nothing was unchanged.")
    if claim.code != known:
        raise InvalidInput(
            f"The status is {known}, so {claim.code} is a change. Leave out --unchanged, or check the status again."
        )


def _check_superseded(connection: Connection, entry: Entry, claim: NewClaim) -> None:
    """What is taken back must be a claim of the same entry that still counts; a retraction takes one back."""
    if claim.supersedes is None:
        if claim.kind == "retraction":
            raise InvalidInput("A retraction names the claim that it takes back.")
        return
    row = connection.row("claim_by_hash", hash=claim.supersedes)
    if row is None or row[2] != claim.ref:
        raise InvalidInput(f"{claim.ref} has no claim with the hash {shown(claim.supersedes)}.")
    if claim.supersedes in hashes_taken_back(list_claimed(connection, entry)):
        raise InvalidInput(
            f"Claim {row[1]} of {claim.ref} was superseded or retracted already. See: tracker status {claim.ref}"
        )


def _check_texts(claim: NewClaim, recorded_by: str) -> None:
    for name, text in (("source", claim.source.title + claim.source.url), ("note", claim.note), ("name", recorded_by)):
        check_text(name, text)


def check_text(name: str, text: str) -> None:
    """Raise InvalidInput for a text that cannot be kept as it is: not Unicode, too long, or with NUL characters."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidInput(f"The {name} {shown(text)} is not valid text: some of its bytes are not UTF-8.") from None
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(f"The {name} has {len(text):,} characters; at most {LONGEST_TEXT:,} can be recorded.")
    if "\0" in text:
        raise InvalidInput(f"The {name} holds a NUL character, which no text has.")
