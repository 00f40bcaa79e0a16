"""The ledger: claims are inserted, never updated; the entry's current status is kept beside them."""

from __future__ import annotations

from sqlalchemy import Executable, delete, func, insert, literal_column, select, update

from tracker.db.models import Claim, Entry, EntryCount, Node
from tracker.db.statements.binding import parameter

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
    Claim.salt,
)


STATEMENTS: dict[str, Executable] = {
    "own_node": select(Node.id).where(Node.is_own == literal_column("1")),
    "all_nodes": select(Node.id, Node.created_at, Node.is_own).order_by(Node.id),
    "insert_node": insert(Node),
    "last_claim_of_node": select(Claim.number, Claim.hash, Claim.recorded_at)
    .where(Claim.node_id == parameter("node_id"))
    .order_by(Claim.number.desc())
    .limit(literal_column("1")),
    "first_claim_recorded_after": select(Claim.number, Claim.previous_hash, Claim.recorded_at)
    .where(Claim.node_id == parameter("node_id"), Claim.recorded_at > parameter("latest"))
    .order_by(Claim.number)
    .limit(literal_column("1")),
    "insert_claim": insert(Claim),
    "claims_of_entry": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.entry_id == parameter("entry_id"))
    .order_by(Claim.effective_until, Claim.recorded_at, Claim.node_id, Claim.number),
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
    .where(Claim.entry_id == parameter("entry_id"))
    .order_by(Claim.recorded_at, Claim.node_id, Claim.number),
    "claim_by_hash": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.hash == parameter("hash")),
    "claim_alike": select(Claim.number)
    .where(
        Claim.entry_id == parameter("entry_id"),
        Claim.code == parameter("code"),
        Claim.effective_until == parameter("effective_until"),
        Claim.effective == parameter("effective"),
        Claim.effective_qualifier == parameter("effective_qualifier"),
        Claim.source_title == parameter("source_title"),
        Claim.source_url == parameter("source_url"),
        Claim.kind != literal_column("'retraction'"),
    )
    .limit(literal_column("1")),
    "latest_claims_of_node": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.node_id == parameter("node_id"))
    .order_by(Claim.number.desc())
    .limit(parameter("limit")),
    "claims_of_node": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.node_id == parameter("node_id"))
    .order_by(Claim.number),
    "claims_of_node_after": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.node_id == parameter("node_id"), Claim.number > parameter("after"))
    .order_by(Claim.number),
    "unsalted_claims_of_node": select(*CLAIM_COLUMNS[:-1], literal_column("''"))
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.node_id == parameter("node_id"))
    .order_by(Claim.number),
    "all_derived_columns": select(
        Claim.node_id,
        Claim.number,
        Entry.ref,
        Entry.kind,
        Claim.entry_kind,
        Claim.effective,
        Claim.effective_qualifier,
        Claim.effective_from,
        Claim.effective_until,
    )
    .join(Entry, Entry.id == Claim.entry_id)
    .order_by(Claim.node_id, Claim.number),
    "clear_counts": delete(EntryCount),
    "keep_counts": insert(EntryCount).from_select(
        ["kind", "status", "number"],
        select(Entry.kind, func.coalesce(Entry.status, literal_column("''")), func.count())
        .where(Entry.withdrawn == literal_column("0"))
        .group_by(Entry.kind, Entry.status),
    ),
    "count_claims": select(func.count()).select_from(Claim),
    "update_current_status": update(Entry)
    .where(Entry.id == parameter("entry_id"))
    .values(status=parameter("new_status"), status_since=parameter("new_since"), last_checked=parameter("new_checked")),
}
