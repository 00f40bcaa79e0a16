"""What only exports and imports ask for: whole vocabularies, and rows put back as they were."""

from __future__ import annotations

from sqlalchemy import Executable, bindparam, insert, literal_column, select
from sqlalchemy.orm import aliased

from tracker.db.models import Addressee, Code, CodeLabel, Entry, FollowUp, FollowUpDone, Resolution

_Organisation = aliased(Entry)

STATEMENTS: dict[str, Executable] = {
    "all_codes": select(Code.scheme, Code.code, Code.definition, Code.mapping).order_by(Code.scheme, Code.position),
    "all_code_labels": select(CodeLabel.scheme, CodeLabel.code, CodeLabel.language, CodeLabel.label).order_by(
        CodeLabel.scheme, CodeLabel.code, CodeLabel.language
    ),
    "demands_to_organisation": select(Entry.ref)
    .join(Addressee, Addressee.entry_id == Entry.id)
    .join(_Organisation, _Organisation.id == Addressee.organisation_id)
    .where(_Organisation.ref == bindparam("ref"), Entry.withdrawn == literal_column("0"))
    .group_by(Entry.id, Entry.ref, Entry.sort_key)
    .order_by(Entry.sort_key, Entry.id),
    "any_resolution": select(Resolution.id).limit(1),
    "any_entry": select(Entry.id).limit(1),
    "restore_follow_up": insert(FollowUp),
    "restore_follow_up_done": insert(FollowUpDone),
}
