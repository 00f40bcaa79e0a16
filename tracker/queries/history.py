"""What was claimed about an entry: the text's statement first, then every claim by effective date."""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.queries.rows import Claim, Entry


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
                code, kind, effective, qualifier, recorded_at, recorded_by, source_type, title, url, seen, confidence,
                note, supersedes, node, number, claim_hash, live,
            )
        )
    return tuple(history)


def _stated(entry: Entry) -> Claim:
    assert entry.stated_status and entry.stated_on
    return Claim(
        entry.stated_status, "stated_in_text", entry.stated_on, "", None, None, "resolution", entry.resolution or "", "", "",
        "confirmed", "", None, None, None, None, is_live=True,
    )
