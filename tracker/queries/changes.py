"""What changed between two days: in the world (by effective date), or in what we knew (by time of recording)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import When, derive, live_claims


class Change(NamedTuple):
    """An entry whose status differs between two points of view.

    `kind` is development, correction or retraction: whether something happened, or we had it wrong. Statuses are null
    where nothing had been stated.
    """

    ref: str
    kind_of_entry: str
    title: str
    before: str | None
    after: str | None
    since: str | None
    kind: str


def list_changes(connection: Connection, before: When, after: When) -> Iterator[Change]:
    """Every entry with claims, or stated between the two, whose status differs."""
    for row in connection.rows("entries_with_claims_or_stated_after", stated_after=before.as_of or "9999"):
        entry = Entry(*row)
        claims = list_claimed(connection, entry)
        was, now = derive(claims, before), derive(claims, after)
        if (was and was.code) == (now and now.code):
            continue
        deciding = live_claims(claims, after)
        yield Change(
            entry.ref,
            entry.kind,
            entry.title,
            was.code if was else None,
            now.code if now else None,
            now.since if now else None,
            _why(deciding[-1].kind if deciding else "", {claim.kind for claim in claims} & {"retraction"}, was, now),
        )


def _why(deciding: str, retractions: set[str], was: object, now: object) -> str:
    if deciding == "correction":
        return "correction"
    if deciding == "stated_in_text" and was and now:
        return "retraction" if retractions else "correction"
    return "development"
