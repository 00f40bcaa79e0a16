"""Recording claims: what happened, when it was true, who says so. One transaction each, durable when it returns."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tracker.dates import PartialDate, parse_date
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, UnknownCode, UnknownRef, shown
from tracker.ledger.chain import claim_hash
from tracker.ledger.current import refresh
from tracker.ledger.node import own_node, utc_now
from tracker.queries.rows import Entry
from tracker.status import Current

LONGEST_TEXT = 100_000


class Source(NamedTuple):
    """Who says so: a title or description, or a URL; the type is a code of `source_type`, empty when not given."""

    title: str = ""
    url: str = ""
    type: str = ""
    seen: str = ""


class NewClaim(NamedTuple):
    """What to record about an entry, by its exact ref. Texts are data and are kept as they are."""

    ref: str
    code: str
    effective: PartialDate
    kind: str = "development"
    effective_qualifier: str = ""
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


def today() -> date:
    """The user's local day; `TRACKER_TODAY` (a day) replaces it, for reproducible output."""
    fixed = os.environ.get("TRACKER_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()  # noqa: DTZ011 - a user's day is local


def parse_effective(text: str | None) -> PartialDate:
    """The effective date of a claim: the text's, or today. Raises InvalidInput, also for a date in the future."""
    now = today()
    return parse_date(text, latest=now) if text else PartialDate(now.year, now.month, now.day)


def parse_source(text: str) -> Source:
    """A source as typed: a URL when it has a scheme, else a title."""
    scheme, separator, _ = text.strip().partition("://")
    if separator and scheme.isascii() and scheme.isalnum():
        return Source(url=text.strip())
    return Source(title=text.strip())


def record_claim(connection: Connection, claim: NewClaim, recorded_by: str) -> Recorded:
    """Record one claim in a transaction of its own.

    Raises UnknownRef, UnknownCode (with the codes of the entry's kind) and InvalidInput; nothing is recorded then.
    """
    with connection.writing():
        return append_claim(connection, claim, recorded_by)


def append_claim(
    connection: Connection, claim: NewClaim, recorded_by: str, now: Callable[[], str] = utc_now
) -> Recorded:
    """Append a claim to this node's chain, inside the caller's transaction."""
    row = connection.row("entry_by_ref", ref=claim.ref)
    if row is None:
        raise UnknownRef(claim.ref)
    entry = Entry(*row)
    if entry.status is None:
        raise InvalidInput(
            f"{entry.ref} is a {entry.kind} and has no status. Statuses belong to people, charges and demands."
        )
    _check_code(connection, entry, claim)
    _check_texts(claim, recorded_by)
    node = own_node(connection)
    number, previous = (connection.row("last_claim_of_node", node_id=node) or (0, ""))[:2]
    fields: dict[str, str | int | None] = {
        "node_id": node,
        "number": number + 1,
        "ref": entry.ref,
        "code": claim.code,
        "kind": claim.kind,
        "effective": str(claim.effective),
        "effective_qualifier": claim.effective_qualifier,
        "recorded_at": now(),
        "recorded_by": recorded_by,
        "source_type": claim.source.type,
        "source_title": claim.source.title,
        "source_url": claim.source.url,
        "source_seen": claim.source.seen,
        "confidence": claim.confidence,
        "note": claim.note,
        "supersedes": claim.supersedes,
        "previous_hash": previous,
    }
    digest = claim_hash(fields.values())
    del fields["ref"]
    until = claim.effective.last_day().isoformat()
    connection.run(
        "insert_claim", id=None, entry_id=entry.id, entry_kind=entry.kind, effective_until=until, hash=digest, **fields
    )
    current = refresh(connection, entry)
    effective = str(claim.effective)
    return Recorded(
        entry.ref, entry.title, claim.code, effective, claim.kind, node, number + 1, digest, entry.status, current
    )


def _check_code(connection: Connection, entry: Entry, claim: NewClaim) -> None:
    codes = connection.rows("codes_of_scheme", scheme=entry.kind)
    if claim.code not in {code for code, _ in codes}:
        raise UnknownCode(claim.code, entry.kind, [(code, definition) for code, definition in codes])
    if claim.kind == "checked_unchanged" and claim.code != entry.status:
        raise InvalidInput(
            f"The status is {entry.status}, so {claim.code} is a change. "
            "Leave out --unchanged, or check the status again."
        )


def _check_texts(claim: NewClaim, recorded_by: str) -> None:
    for name, text in (("source", claim.source.title + claim.source.url), ("note", claim.note), ("name", recorded_by)):
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise InvalidInput(
                f"The {name} {shown(text)} is not valid text: some of its bytes are not UTF-8."
            ) from None
        if len(text) > LONGEST_TEXT:
            raise InvalidInput(f"The {name} has {len(text):,} characters; at most {LONGEST_TEXT:,} can be recorded.")
        if "\0" in text:
            raise InvalidInput(f"The {name} holds a NUL character, which no text has.")
