"""What was claimed about an entry: the text's statement first, then every claim by effective date."""

from __future__ import annotations

from tracker.dates import parse_date
from tracker.db.connection import Connection
from tracker.queries.rows import Claim, Entry
from tracker.status import Claimed, Current, derive


def get_history(connection: Connection, entry: Entry) -> tuple[Claim, ...]:
    """All claims of an entry, the text's own statement first; superseded ones are there and not live."""
    claims = connection.rows("claims_of_entry", entry_id=entry.id)
    taken_back = {row[15] for row in claims if row[15]}
    history = [_stated(entry)] if entry.stated_status else []
    for row in claims:
        node, number, _ref, code, kind, effective, qualifier, recorded_at, recorded_by, *rest = row
        source_type, title, url, seen, confidence, note, supersedes, _previous, claim_hash = rest
        live = kind != "retraction" and claim_hash not in taken_back
        history.append(
            Claim(
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
                claim_hash,
                live,
            )
        )
    return tuple(history)


def status_on(
    connection: Connection, entry_id: int, *, as_of: str | None = None, known_on: str | None = None
) -> Current | None:
    """The status that an entry had on a day, or that was known on one; None before anything was stated."""
    row = connection.row("entry_by_id", id=entry_id)
    assert row is not None
    return derive(list_claimed(connection, Entry(*row)), as_of=as_of, known_on=known_on)


def list_claimed(connection: Connection, entry: Entry) -> list[Claimed]:
    """The text's statement and all claims of an entry, in the order of recording, for `derive`."""
    claims = []
    if entry.stated_status and entry.stated_on:
        until = parse_date(entry.stated_on).last_day().isoformat()
        claims.append(Claimed(entry.stated_status, "stated_in_text", entry.stated_on, until, "", "", None))
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
        is_live=True,
    )
