"""The current status of an entry, derived from what the text states and from claims. Pure rules; the caller's transaction.

The rule: of the claims that are neither superseded nor retracted, and the text's own statement, the one with the latest
effective date counts; a partial date counts as the last day it can mean; of equal dates the one recorded last. The status
holds since the first of the run of claims with that code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.dates import parse_date
from tracker.db.connection import Connection


class Claimed(NamedTuple):
    """What the rule looks at: a claim, or the text's statement (with an empty hash)."""

    code: str
    kind: str
    effective: str
    effective_until: str
    order: int
    hash: str
    supersedes: str | None


class Current(NamedTuple):
    """The status now, since when (as precise as its source), and when somebody last looked."""

    code: str
    since: str
    last_checked: str


def derive(claims: Iterable[Claimed]) -> Current | None:
    """The current status after `claims`; None when there are none."""
    known = list(claims)
    taken_back = {claim.supersedes for claim in known if claim.supersedes}
    live = [claim for claim in known if claim.kind != "retraction" and (claim.hash not in taken_back or not claim.hash)]
    live.sort(key=lambda claim: (claim.effective_until, claim.order))
    if not live:
        return None
    first = last = live[-1]
    for claim in reversed(live):
        if claim.code != last.code:
            break
        first = claim
    return Current(last.code, first.effective, last.effective)


def refresh(connection: Connection, entry_id: int, stated_status: str, stated_on: str) -> Current:
    """Derive an entry's status and keep it in the entry's columns."""
    found = derive(claims_and_statement(connection, entry_id, stated_status, stated_on))
    assert found is not None, "the text's statement is never taken back"
    connection.run(
        "update_current_status",
        entry_id=entry_id,
        new_status=found.code,
        new_since=found.since,
        new_checked=found.last_checked,
    )
    return found


def refresh_all(connection: Connection) -> None:
    """Derive the status of every entry that has one."""
    for entry_id, *_, stated_status, stated_on in connection.rows("all_entries_with_status"):
        refresh(connection, entry_id, stated_status, stated_on)


def claims_and_statement(
    connection: Connection, entry_id: int, stated_status: str, stated_on: str
) -> list[Claimed]:
    """The text's statement and all claims of an entry, for `derive`."""
    until = parse_date(stated_on).last_day().isoformat()
    claims = [Claimed(stated_status, "stated_in_text", stated_on, until, 0, "", None)]
    for order, row in enumerate(connection.rows("claims_for_current", entry_id=entry_id), start=1):
        claims.append(Claimed(row[0], row[1], row[2], row[3], order, row[4], row[5]))
    return claims
