"""What only exports and imports ask for: whole vocabularies, and rows put back as they were."""

from __future__ import annotations

from sqlalchemy import Executable, func, insert, select

from tracker.db.models import Claim, Code, CodeLabel, Entry, FollowUp, FollowUpDone, Resolution

STATEMENTS: dict[str, Executable] = {
    "all_codes": select(Code.scheme, Code.code, Code.definition, Code.mapping).order_by(Code.scheme, Code.position),
    "all_code_labels": select(CodeLabel.scheme, CodeLabel.code, CodeLabel.language, CodeLabel.label).order_by(
        CodeLabel.scheme, CodeLabel.code, CodeLabel.language
    ),
    "latest_recording": select(func.max(Claim.recorded_at)),
    "any_resolution": select(Resolution.id).limit(1),
    "any_entry": select(Entry.id).limit(1),
    "restore_follow_up": insert(FollowUp),
    "restore_follow_up_done": insert(FollowUpDone),
}
