"""The ledger: claims are inserted, never updated; the entry's current status is kept beside them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, bindparam, func, insert, literal_column, select, update

from tracker.db.models import Claim, Entry, Node

CLAIM_COLUMNS = (
    Claim.node_id,
    Claim.number,
    Entry.ref,
    Claim.code,
    Claim.kind,
    Claim.effective,
    Claim.effective_qualifier,
    Claim.recorded_at,
    Claim.recorded_by,
    Claim.source_type,
    Claim.source_title,
    Claim.source_url,
    Claim.source_seen,
    Claim.confidence,
    Claim.note,
    Claim.supersedes,
    Claim.previous_hash,
    Claim.hash,
)


def _parameter(name: str) -> Any:
    return bindparam(name)


STATEMENTS: dict[str, Executable] = {
    "own_node": select(Node.id).where(Node.is_own == literal_column("1")),
    "all_nodes": select(Node.id, Node.created_at, Node.is_own).order_by(Node.id),
    "insert_node": insert(Node),
    "last_claim_of_node": select(Claim.number, Claim.hash, Claim.recorded_at)
    .where(Claim.node_id == _parameter("node_id"))
    .order_by(Claim.number.desc())
    .limit(literal_column("1")),
    "insert_claim": insert(Claim),
    "claims_of_entry": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.entry_id == _parameter("entry_id"))
    .order_by(Claim.effective_until, Claim.id),
    "claims_for_current": select(
        Claim.code,
        Claim.kind,
        Claim.effective,
        Claim.effective_from,
        Claim.effective_until,
        Claim.recorded_at,
        Claim.hash,
        Claim.supersedes,
    )
    .where(Claim.entry_id == _parameter("entry_id"))
    .order_by(Claim.id),
    "claim_by_hash": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.hash == _parameter("hash")),
    "claims_of_node": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.node_id == _parameter("node_id"))
    .order_by(Claim.number),
    "count_claims": select(func.count()).select_from(Claim),
    "update_current_status": update(Entry)
    .where(Entry.id == _parameter("entry_id"))
    .values(
        status=_parameter("new_status"), status_since=_parameter("new_since"), last_checked=_parameter("new_checked")
    ),
}
