"""What can be checked of a ledger by itself: its chains, what follows from hashed columns, and the kept statuses.

Used by `verify` and before a backup counts or is restored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import EffectiveDate, parse_date
from tracker.db.connection import Connection, revision_of
from tracker.db.revision import HEAD
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import verify_acts
from tracker.ledger.chain import Head, count_absent, first_missing, first_unsigned, has_acts, verify_chain
from tracker.ledger.kept_as_told import (
    differing_decisions,
    differing_follow_ups,
    differing_people,
    differing_spellings,
)
from tracker.ledger.marks_elsewhere import differing_continuations, differing_marks
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.status import derive, is_disputed


class LedgerFault(NamedTuple):
    """Something wrong with the ledger, and a sentence. `code` is chain_broken, claim_altered, mark_differs,
    continuation_differs, person_differs, follow_up_differs, spelling_differs, decision_differs, status_differs or
    count_differs.
    """

    code: str
    message: str


class CheckedLedger(NamedTuple):
    """Where each chain ends, how many claims were read, and every fault."""

    heads: tuple[Head, ...]
    claims: int
    faults: tuple[LedgerFault, ...]


def check_ledger(connection: Connection) -> CheckedLedger:
    """Read and recompute the whole ledger. Raises InvalidInput for who may not see all of it."""
    hidden = connection.count_hidden()
    if hidden:
        raise InvalidInput(
            f"{hidden} of the claims are not shown to you, and a chain is checked as a whole. "
            "Ask a curator to verify it."
        )
    heads, faults = [], []
    for node, _created, is_own in connection.rows("all_nodes"):
        head, broken = verify_chain(connection, node)
        broken = broken or first_missing(connection, node, is_own=bool(is_own)) or first_unsigned(connection, node)
        heads.append(head)
        if broken:
            about = f" ({broken.ref})" if broken.ref else ""
            message = f"Claim {broken.number} of node {node}{about} breaks the chain: {broken.reason}."
            faults.append(LedgerFault("chain_broken", message))
    faults += _check_acts(connection)
    claims = sum(head.length for head in heads) - count_absent(connection)
    if not faults:
        (stored,) = connection.row("count_claims") or (0,)
        if stored != claims:
            message = f"{stored - claims} claims belong to no entry, or to no node's chain."
            faults.append(LedgerFault("chain_broken", message))
    faults += _check_derived_columns(connection)
    is_current = revision_of(connection) == HEAD  # the ledger of an older release is checked before its upgrade
    faults += _check_statuses(connection, keeps_disputes=is_current)
    if is_current:
        faults += _check_counts(connection)
    return CheckedLedger(tuple(heads), claims, tuple(faults))


def _check_acts(connection: Connection) -> Iterator[LedgerFault]:
    """Whether each node's acts are a chain, and marks as they tell; a database of a release without acts has none."""
    if not has_acts(connection) or connection.hides_acts():
        return
    is_whole = True
    for node, _created, is_own in connection.rows("all_nodes"):
        _, broken = verify_acts(connection, node, is_own=bool(is_own))
        if broken:
            is_whole = False
            message = f"Act {broken.number} of node {node} breaks the chain: {broken.reason}."
            yield LedgerFault("chain_broken", message)
    if is_whole and revision_of(connection) == HEAD:
        for mark, reason in differing_marks(connection):
            message = f"The mark of {mark.part} {shown(mark.target, limit=100)} as {mark.level} {reason}."
            yield LedgerFault("mark_differs", message)
        for node, earlier, reason in differing_continuations(connection):
            message = f"That node {node} goes on with node {earlier} {reason}."
            yield LedgerFault("continuation_differs", message)
        for differing in (differing_people, differing_follow_ups, differing_spellings, differing_decisions):
            yield from (LedgerFault(code, message) for code, message in differing(connection))


def _check_derived_columns(connection: Connection) -> Iterator[LedgerFault]:
    """Whether a claim's columns that are not in its hash are what its hashed columns make them."""
    for node, number, ref, kind, kept_kind, effective, qualifier, *days in connection.stream("all_derived_columns"):
        try:
            when = EffectiveDate(parse_date(effective), qualifier)
            expected = [when.first_day().isoformat(), when.last_day().isoformat()]
        except InvalidInput:
            expected = []
        if (kind, expected) != (kept_kind, days):
            message = f"Claim {number} of node {node} ({ref}) was altered: its days are not those of its date."
            yield LedgerFault("claim_altered", message)


def _check_statuses(connection: Connection, *, keeps_disputes: bool) -> Iterator[LedgerFault]:
    """Whether each kept status is what its claims say, and those entries are kept as disputed whose claims disagree."""
    for row in connection.stream("all_entries_with_status"):
        entry = Entry(*row)
        claims = list_claimed(connection, entry)
        if derive(claims) != (entry.status, entry.status_since, entry.last_checked):
            message = f"{entry.ref}: the kept status {entry.status} is not what its claims say. Run: tracker init"
            yield LedgerFault("status_differs", message)
        if keeps_disputes and is_disputed(claims) and not connection.row("dispute_of_entry", entry_id=entry.id):
            message = f"{entry.ref}: its sources disagree, and it is not kept as disputed. Run: tracker init"
            yield LedgerFault("status_differs", message)
    for row in connection.stream("all_disputed_entries") if keeps_disputes else ():
        entry = Entry(*row)
        if not is_disputed(list_claimed(connection, entry)):
            message = f"{entry.ref}: it is kept as disputed, and its sources do not disagree. Run: tracker init"
            yield LedgerFault("status_differs", message)


def _check_counts(connection: Connection) -> Iterator[LedgerFault]:
    """Whether the kept counts are those of the entries."""
    kept, counted = (
        {(kind, status): number for kind, status, number in connection.rows(name)}
        for name in ("kept_counts", "count_by_kind_and_status")
    )
    for kind, status in sorted(kept.keys() | counted.keys(), key=str):
        if kept.get((kind, status)) != counted.get((kind, status)):
            message = f"The kept count of entries of kind {kind} and status {status} is not theirs. Run: tracker init"
            yield LedgerFault("count_differs", message)
