"""Follow-ups: planned, done, postponed, closed."""

from __future__ import annotations

from sqlalchemy import Executable, insert, select, update

from tracker.db.models import Entry, FollowUp, FollowUpDone
from tracker.db.statements.binding import parameter

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
    .where(FollowUp.id == parameter("follow_up_id"))
    .values(due=parameter("new_due")),
    "close_follow_up": update(FollowUp)
    .where(FollowUp.id == parameter("follow_up_id"))
    .values(closed_at=parameter("new_closed_at")),
    "follow_up_by_id": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(FollowUp.id == parameter("follow_up_id")),
    "all_follow_ups": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .order_by(FollowUp.due, FollowUp.id),
    "follow_ups_of_entry": select(*FOLLOW_UP_COLUMNS)
    .join(Entry, Entry.id == FollowUp.entry_id)
    .where(FollowUp.entry_id == parameter("entry_id"))
    .order_by(FollowUp.due, FollowUp.id),
    "completions_of_follow_up": select(
        FollowUpDone.due,
        FollowUpDone.done_on,
        FollowUpDone.result,
        FollowUpDone.recorded_at,
        FollowUpDone.recorded_by,
    )
    .where(FollowUpDone.follow_up_id == parameter("follow_up_id"))
    .order_by(FollowUpDone.recorded_at, FollowUpDone.due, FollowUpDone.done_on, FollowUpDone.result, FollowUpDone.id),
}
