"""What was claimed about an entry: the text's statement first, then every claim by effective date."""

from __future__ import annotations

from tracker.dates import EffectiveDate, parse_date
from tracker.db.connection import Connection, Row
from tracker.queries.rows import Claim, Entry
from tracker.status import NOW, Claimed, Current, When, derive, hashes_taken_back, is_known, last_day

_SHOWN_OF_A_HASH = 12


def get_history(connection: Connection, entry: Entry, when: When = NOW) -> tuple[Claim, ...]:
    """All claims of an entry by effective date, the text's own statement first; superseded ones are there and not live.

    `when` leaves out what was effective or recorded later.
    """
    claims = [as_claim(row) for row in connection.rows("claims_of_entry", entry_id=entry.id)]
    return history_of(entry, claims, when)


def history_of(entry: Entry, claims: list[Claim], when: When = NOW) -> tuple[Claim, ...]:
    """The history that the text's statement and all claims of an entry, in the order of `get_history`, make."""
    claims = [claim for claim in claims if is_known(claim.recorded_at, when)]
    taken_back = hashes_taken_back(claims)
    claims = [claim._replace(is_live=claim.kind != "retraction" and claim.hash not in taken_back) for claim in claims]
    history = [_stated(entry), *claims] if entry.stated_status else claims
    if when.as_of is not None:
        history = [claim for claim in history if last_day(as_claimed(claim)) <= when.as_of]
    return tuple(history)


def as_claim(row: Row) -> Claim:
    """A claim of the ledger from its columns, as one that counts."""
    node, number, _ref, code, kind, effective, qualifier, recorded_at, recorded_by, *rest = row
    source_type, title, url, seen, confidence, note, supersedes, _previous, digest, salt = rest
    return Claim(
        code,
        kind,
        effective,
        qualifier,
        recorded_at,
        recorded_by,
        source_type,
        title,
        url,
        seen,
        confidence,
        note,
        supersedes,
        node,
        number,
        digest,
        salt,
        is_live=True,
    )


def as_claimed(claim: Claim) -> Claimed:
    """A claim as `derive` takes it."""
    days = EffectiveDate(parse_date(claim.effective), claim.effective_qualifier)
    first, last = days.first_day().isoformat(), days.last_day().isoformat()
    return Claimed(
        claim.code,
        claim.kind,
        claim.effective,
        first,
        last,
        claim.recorded_at or "",
        claim.hash or "",
        claim.supersedes,
    )


def name_of_claim(claim: Claim, own: str) -> str:
    """What a claim is called: its number where `own`, the node that records here, made it, else its hash's beginning.

    Numbers of different nodes are the same ones.
    """
    return str(claim.number) if claim.node == own else str(claim.hash)[:_SHOWN_OF_A_HASH]


def status_on(connection: Connection, entry_id: int, when: When) -> Current | None:
    """The status that an entry had on a day, or that was known on one; None before anything was stated."""
    row = connection.row("entry_by_id", id=entry_id)
    assert row is not None
    return derive(list_claimed(connection, Entry(*row)), when)


def list_claimed(connection: Connection, entry: Entry) -> list[Claimed]:
    """The text's statement and all claims of an entry, in the order of recording, for `derive`."""
    claims = []
    if entry.stated_status and entry.stated_on:
        on = parse_date(entry.stated_on)
        first, last = on.first_day().isoformat(), on.last_day().isoformat()
        claims.append(Claimed(entry.stated_status, "stated_in_text", entry.stated_on, first, last, "", "", None))
    return claims + [Claimed(*row) for row in connection.rows("claims_for_current", entry_id=entry.id)]


def _stated(entry: Entry) -> Claim:
    assert entry.stated_status
    assert entry.stated_on
    return Claim(
        entry.stated_status,
        "stated_in_text",
        entry.stated_on,
        "",
        None,
        None,
        "resolution",
        entry.resolution or "",
        "",
        "",
        "confirmed",
        "",
        None,
        None,
        None,
        None,
        "",
        is_live=True,
    )
