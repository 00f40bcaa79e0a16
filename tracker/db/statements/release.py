"""What decides how far something may travel: the marks, and who names whom."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, exists, func, insert, literal_column, or_, select, tuple_
from sqlalchemy.orm import aliased

from tracker.db.exchange_models import NodeKey
from tracker.db.models import Addressee, Claim, CountedGroup, Entry, GroupMember, Link, Node
from tracker.db.release_models import Continuation, Mark
from tracker.db.statements.binding import parameter

_Named = aliased(Entry)
_REF: Any = parameter("ref")

_ORDER = (Mark.recorded_at, Mark.recorded_by, Mark.level, Mark.id)
"""Who marks the same at the same time twice marks once; and not everybody may read reasons."""

_MARK = (Mark.part, Mark.target, Mark.level, Mark.reason, Mark.recorded_at, Mark.recorded_by, Mark.node_id)
_AS_MADE = (Mark.recorded_at, Mark.recorded_by, Mark.part, Mark.target, Mark.level)


def _continuations() -> Any:
    """Which node goes on with which: directly, where the signature is the known one's, or by way of others.

    Of one that never signed anybody can say so: there only this database's own node is believed.
    """
    proved = (
        select(Continuation.node_id.label("node_id"), Continuation.earlier_id.label("earlier_id"))
        .outerjoin(NodeKey, NodeKey.node_id == Continuation.earlier_id)
        .outerjoin(Node, Node.id == Continuation.node_id)
        .where(
            func.coalesce(NodeKey.public_key, literal_column("''")) == Continuation.public_key,
            or_(Continuation.public_key != literal_column("''"), Node.is_own == literal_column("1")),
        )
    )
    direct = proved.subquery("direct")
    found = proved.cte("continues", recursive=True)
    return found.union(
        select(found.c.node_id, direct.c.earlier_id).join(direct, direct.c.node_id == found.c.earlier_id)
    )


def _standing() -> Any:
    """The marks that stand: of each node the last on a place, unless a node that goes on with it marked later."""
    later, continues = aliased(Mark), _continuations()
    newer = tuple_(*(getattr(later, column.key) for column in _ORDER)) > tuple_(*_ORDER)
    is_its_own = or_(
        later.node_id == Mark.node_id,
        exists()
        .where(continues.c.node_id == later.node_id, continues.c.earlier_id == Mark.node_id)
        .correlate(Mark, later),
    )
    return select(Mark.part, Mark.target, Mark.level, Mark.node_id).where(
        ~exists(later.id).where(later.part == Mark.part, later.target == Mark.target, newer, is_its_own)
    )


def _all_continuations() -> Any:
    found = _continuations()
    return select(found.c.node_id, found.c.earlier_id).order_by(found.c.node_id, found.c.earlier_id)


STATEMENTS: dict[str, Executable] = {
    "insert_mark": insert(Mark),
    "all_marks": select(*_MARK).order_by(*_AS_MADE, Mark.reason, Mark.node_id, Mark.id),
    "marks_without_reasons": select(
        *_MARK[:3], literal_column("''").label("reason"), Mark.recorded_at, Mark.recorded_by, Mark.node_id
    ).order_by(*_AS_MADE, Mark.node_id, Mark.id),
    "reads_reasons": select(literal_column("1")),
    "marks_by_target": select(*_MARK).order_by(Mark.part, Mark.target),
    "standing_marks": _standing(),
    "recorders_of_marked_claims": select(Mark.target, Claim.node_id).join(Claim, Claim.hash == Mark.target).distinct(),
    "insert_continuation": insert(Continuation),
    "all_continuations": _all_continuations(),
    "kept_continuations": select(Continuation.node_id, Continuation.earlier_id, Continuation.public_key).order_by(
        Continuation.node_id, Continuation.earlier_id, Continuation.public_key
    ),
    "find_continuation": select(Continuation.node_id).where(
        Continuation.node_id == parameter("node_id"),
        Continuation.earlier_id == parameter("earlier_id"),
        Continuation.public_key == parameter("public_key"),
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
