"""Follow-ups: planned, done, postponed, closed; and what nobody has checked for long."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, and_, bindparam, exists, insert, literal_column, or_, select, update

from tracker.db.models import Claim, Entry, FollowUp, FollowUpDone, Resolution
from tracker.db.statements.reading import ENTRY_COLUMNS


def _parameter(name: str) -> Any:
    return bindparam(name)


ENTRY_IN_FULL = (*ENTRY_COLUMNS, Entry.note, Entry.stated_status, Entry.stated_on, Entry.resolution_id)
"""The columns of `tracker.queries.rows.Entry`."""

FOLLOW_UP_COLUMNS = (
    FollowUp.id,
    Entry.ref,
    FollowUp.action,
    FollowUp.starts,
    FollowUp.due,
    FollowUp.rrule,
    FollowUp.assignee,
    FollowUp.note,
    FollowUp.created_at,
    FollowUp.created_by,
    FollowUp.closed_at,
)

STATEMENTS: dict[str, Executable] = {
    "insert_follow_up": insert(FollowUp),
    "insert_follow_up_done": insert(FollowUpDone),
    "update_follow_up_due": update(FollowUp)
    .where(FollowUp.id == _parameter("follow_up_id"))
    .values(due=_parameter("new_due")),
    "close_follow_up": update(FollowUp)
    .where(FollowUp.id == _parameter("follow_up_id"))
    .values(closed_at=_parameter("new_closed_at")),
    "follow_up_by_id": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(FollowUp.id == _parameter("follow_up_id")),
    "all_follow_ups": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .order_by(FollowUp.due, FollowUp.id),
    "follow_ups_of_entry": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(FollowUp.entry_id == _parameter("entry_id"))
    .order_by(FollowUp.due, FollowUp.id),
    "follow_ups_due": select(*FOLLOW_UP_COLUMNS, Entry.title)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(FollowUp.closed_at.is_(None), FollowUp.due <= _parameter("until"))
    .order_by(FollowUp.due, FollowUp.id),
    "completions_of_follow_up": select(
        FollowUpDone.due,
        FollowUpDone.done_on,
        FollowUpDone.result,
        FollowUpDone.recorded_at,
        FollowUpDone.recorded_by,
    )
    .where(FollowUpDone.follow_up_id == _parameter("follow_up_id"))
    .order_by(FollowUpDone.id),
    "entries_perhaps_disputed": select(*ENTRY_IN_FULL)
    .where(
        Entry.withdrawn == literal_column("0"),
        or_(
            and_(
                Entry.stated_status != Entry.status,
                Entry.stated_on + literal_column("'~'") >= Entry.status_since,
            ),
            exists().where(
                Claim.entry_id == Entry.id, Claim.code != Entry.status, Claim.effective_until >= Entry.status_since
            ),
        ),
    )
    .order_by(Entry.kind.desc(), Entry.sort_key, Entry.id),
    "stale_entries": select(Entry.ref, Entry.title, Entry.status, Entry.last_checked)
    .where(
        Entry.kind == _parameter("kind"),
        Entry.withdrawn == literal_column("0"),
        Entry.last_checked < _parameter("before"),
    )
    .order_by(Entry.last_checked, Entry.sort_key, Entry.id)
    .limit(_parameter("limit")),
    "held_since": select(Entry.ref, Entry.title, Entry.status, Entry.status_since)
    .where(
        Entry.kind == literal_column("'person'"),
        Entry.withdrawn == literal_column("0"),
        Entry.status == _parameter("status"),
    )
    .order_by(Entry.status_since, Entry.sort_key, Entry.id),
    "adoption_dates": select(Resolution.reference, Resolution.title, Resolution.adopted).order_by(Resolution.adopted),
}
