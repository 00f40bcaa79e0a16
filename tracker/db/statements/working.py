"""What the terminal UI keeps and watches: drafts of forms, and how far the ledger and the plans have come."""

from __future__ import annotations

from sqlalchemy import Executable, Integer, cast, delete, func, insert, literal_column, select

from tracker.db.models import Claim, Draft, Entry, EntryCount, FollowUp, FollowUpDone, NameForm
from tracker.db.search_models import IdentityDecision
from tracker.db.statements.binding import parameter
from tracker.db.statements.ledger import CLAIM_COLUMNS

STATEMENTS: dict[str, Executable] = {
    "drafts_of_owner": select(Draft.form, Draft.subject, Draft.typed, Draft.kept_at)
    .where(Draft.owner == parameter("owner"))
    .order_by(Draft.kept_at.desc(), Draft.form, Draft.subject),
    "delete_draft": delete(Draft).where(
        Draft.owner == parameter("owner"), Draft.form == parameter("form"), Draft.subject == parameter("subject")
    ),
    "insert_draft": insert(Draft),
    "drafts_so_far": select(func.count(), func.max(Draft.kept_at)),
    "claims_so_far": select(func.max(Claim.id)),
    "follow_ups_so_far": select(
        func.max(FollowUp.id),
        func.count(FollowUp.closed_at),
        func.sum(cast(func.replace(FollowUp.due, literal_column("'-'"), literal_column("''")), Integer)),
    ),
    "follow_ups_done_so_far": select(func.max(FollowUpDone.id)),
    "names_so_far": select(func.max(NameForm.id)),
    "decisions_so_far": select(func.max(IdentityDecision.id)),
    "entries_so_far": select(func.sum(EntryCount.number)),
    "claims_since": select(*CLAIM_COLUMNS, Entry.title)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.id > parameter("seen"))
    .order_by(Claim.id)
    .limit(parameter("limit")),
}
