"""The tables of sensitivity marks: what may leave with which release profile. `queries.release` holds the rule."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models import Base

__all__ = ["Base", "Continuation", "Mark"]


class Mark(Base):
    """That somebody decided how far something may travel. Appended, never updated, never deleted; of each node the
    latest counts, and of several nodes the strictest.

    `part` says what `target` names: an "entry" or its "entry_note" (a ref), a "claim", its "claim_note" or its
    "claim_source" (the claim's hash), or a "follow_up" (its ref and the time when it was planned). `node_id` is the
    installation on which it was marked.
    """

    __tablename__ = "mark"
    __table_args__ = (
        CheckConstraint("level IN ('public', 'partner', 'private')", name="level"),
        Index("ix_mark_target", "part", "target", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[str]
    target: Mapped[str]
    level: Mapped[str]
    reason: Mapped[str]
    recorded_at: Mapped[str]
    recorded_by: Mapped[str]
    node_id: Mapped[str] = mapped_column(server_default="")


class Continuation(Base):
    """That a node goes on with what an earlier one decided: a database was copied, or began a new node.

    `public_key` is the key of the earlier node with which it was signed, empty where that never signed. It counts when
    that is the key by which the earlier node is known here.
    """

    __tablename__ = "continuation"

    node_id: Mapped[str] = mapped_column(primary_key=True)
    earlier_id: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(primary_key=True)
