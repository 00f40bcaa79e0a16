"""What changed between two points of view: in the world (by effective date), or in what we knew (by recording time)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import Claimed, When, first_of_run, hashes_taken_back, is_known, live_claims


class Change(NamedTuple):
    """An entry whose status differs between two points of view.

    `kind` says why: development (something happened), stated_in_text (a text was adopted), correction or retraction (we
    had it wrong). Statuses are null where nothing had been stated.
    """

    ref: str
    kind_of_entry: str
    title: str
    before: str | None
    after: str | None
    since: str | None
    kind: str


def list_changes(connection: Connection, before: When, after: When) -> Iterator[Change]:
    """Every entry whose status differs, people first as in lists."""
    for row in connection.rows("entries_with_claims_or_stated_after", stated_after=_stated_after(before)):
        entry = Entry(*row)
        claims = list_claimed(connection, entry)
        was, now = live_claims(claims, before), live_claims(claims, after)
        if (was[-1].code if was else None) == (now[-1].code if now else None):
            continue
        yield Change(
            entry.ref,
            entry.kind,
            entry.title,
            was[-1].code if was else None,
            now[-1].code if now else None,
            first_of_run(now).effective if now else None,
            _why([claim for claim in claims if is_known(claim.recorded_at, after)], was, now),
        )


def _stated_after(before: When) -> str:
    """What orders before every date, also a partial one, of the year of a point of view; the end of time for now."""
    return f"{int(before.as_of[:4]) - 1:04}-99" if before.as_of else "9999"


def _why(known: list[Claimed], was: list[Claimed], now: list[Claimed]) -> str:
    """What made the difference: what decided before was taken back, or what decides now says why itself."""
    if was and was[-1].hash in hashes_taken_back(known):
        takers = {claim.kind for claim in known if claim.supersedes == was[-1].hash}
        return "retraction" if "retraction" in takers else "correction"
    cause = first_of_run(now).kind if now else "retraction"
    return "development" if cause == "checked_unchanged" else cause
