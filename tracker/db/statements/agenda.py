"""The agenda: each part walks an index in the order in which it is shown, and stops at its limit."""

from __future__ import annotations

from sqlalchemy import Executable, delete, insert, literal_column, select, tuple_

from tracker.db.models import Dispute, Entry, FollowUp, Resolution
from tracker.db.statements.binding import parameter
from tracker.db.statements.reading import ENTRY_COLUMNS

_ENTRY_IN_FULL = (
    *ENTRY_COLUMNS,
    Entry.note,
    Entry.stated_status,
    Entry.stated_on,
    Entry.resolution_id,
    Entry.sensitivity,
)
"""The columns of `tracker.queries.rows.Entry`."""


_PEOPLE_OF_STATUS = (
    Entry.kind == literal_column("'person'"),
    Entry.withdrawn == literal_column("0"),
    Entry.status == parameter("status"),
)

STATEMENTS: dict[str, Executable] = {
    "follow_ups_due": select(
        FollowUp.id,
        Entry.ref,
        Entry.title,
        FollowUp.action,
        FollowUp.assignee,
        FollowUp.due,
        Entry.kind,
        Entry.status,
        Entry.status_since,
    )
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(FollowUp.closed_at.is_(None), FollowUp.due >= parameter("first"), FollowUp.due <= parameter("last"))
    .order_by(FollowUp.due, FollowUp.id)
    .limit(parameter("limit")),
    "disputed_entries": select(*_ENTRY_IN_FULL, Entry.sort_key)
    .select_from(Dispute)
    .join(Entry, Entry.id == Dispute.entry_id)
    .where(Entry.withdrawn == literal_column("0"))
    .order_by(Dispute.entry_id)
    .limit(parameter("limit")),
    "insert_dispute": insert(Dispute),
    "forget_dispute": delete(Dispute).where(Dispute.entry_id == parameter("settled")),
    "all_disputed_entries": select(*_ENTRY_IN_FULL)
    .select_from(Dispute)
    .join(Entry, Entry.id == Dispute.entry_id)
    .order_by(Dispute.entry_id),
    "dispute_of_entry": select(Dispute.entry_id).where(Dispute.entry_id == parameter("entry_id")),
    "stale_entries": select(Entry.ref, Entry.title, Entry.status, Entry.status_since, Entry.last_checked)
    .where(
        Entry.kind == parameter("kind"),
        Entry.withdrawn == literal_column("0"),
        Entry.last_checked < parameter("before"),
    )
    .order_by(Entry.last_checked, Entry.sort_key, Entry.id)
    .limit(parameter("limit")),
    "held_first": select(Entry.status_since)
    .where(*_PEOPLE_OF_STATUS, Entry.status_since > literal_column("''"))
    .order_by(Entry.status_since)
    .limit(literal_column("1")),
    "held_between": select(Entry.ref, Entry.title, Entry.status_since, Entry.sort_key, Entry.id)
    .where(
        *_PEOPLE_OF_STATUS,
        tuple_(Entry.status_since, Entry.sort_key, Entry.id)
        > tuple_(parameter("since"), parameter("sort_key"), parameter("id")),
        Entry.status_since <= parameter("last"),
    )
    .order_by(Entry.status_since, Entry.sort_key, Entry.id)
    .limit(parameter("limit")),
    "adopted_first": select(Resolution.adopted).order_by(Resolution.adopted).limit(literal_column("1")),
    "adopted_between": select(
        Resolution.reference, Resolution.title, Resolution.adopted, Resolution.id, literal_column("0")
    )
    .where(
        tuple_(Resolution.adopted, Resolution.id) > tuple_(parameter("since"), parameter("sort_key")),
        Resolution.adopted <= parameter("last"),
    )
    .order_by(Resolution.adopted, Resolution.id)
    .limit(parameter("limit")),
}
