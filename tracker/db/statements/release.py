"""What decides how far something may travel: the marks, and who names whom."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, bindparam, insert, literal_column, select
from sqlalchemy.orm import aliased

from tracker.db.models import Addressee, CountedGroup, Entry, GroupMember, Link
from tracker.db.release_models import Mark


def _parameter(name: str) -> Any:
    return bindparam(name)


_Named = aliased(Entry)
_REF: Any = _parameter("ref")

STATEMENTS: dict[str, Executable] = {
    "insert_mark": insert(Mark),
    "all_marks": select(Mark.part, Mark.target, Mark.level, Mark.reason, Mark.recorded_at, Mark.recorded_by).order_by(
        Mark.recorded_at, Mark.recorded_by, Mark.part, Mark.target, Mark.level, Mark.reason, Mark.id
    ),
    "sensitive_entries": select(Entry.ref, Entry.sensitivity)
    .where(Entry.sensitivity != literal_column("''"))
    .order_by(Entry.id),
    "entries_linking_to": select(Entry.ref)
    .join(Link, Link.entry_id == Entry.id)
    .join(_Named, _Named.id == Link.target_id)
    .where(_Named.ref == _REF)
    .order_by(Entry.id),
    "entries_grouping": select(Entry.ref)
    .join(CountedGroup, CountedGroup.entry_id == Entry.id)
    .join(GroupMember, GroupMember.group_id == CountedGroup.id)
    .join(_Named, _Named.id == GroupMember.entry_id)
    .where(_Named.ref == _REF)
    .order_by(Entry.id),
    "entries_addressing": select(Entry.ref)
    .join(Addressee, Addressee.entry_id == Entry.id)
    .join(_Named, _Named.id == Addressee.organisation_id)
    .where(_Named.ref == _REF)
    .order_by(Entry.id),
}
