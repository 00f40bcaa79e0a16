"""What is recorded after the build: nodes and their claims, follow-ups, and what is being typed."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models.base import Base


class Node(Base):
    """An installation that records claims; its claims are numbered from 1 and hash-chained."""

    __tablename__ = "node"

    id: Mapped[str] = mapped_column(primary_key=True)
    created_at: Mapped[str]
    is_own: Mapped[bool]


class Claim(Base):
    """A dated, sourced status claim. Appended, never updated, never deleted.

    `salt` is random and part of the hash, so that a hash tells nothing of a claim whose content was held back; it is
    empty for claims of releases that had none.
    """

    __tablename__ = "claim"
    __table_args__ = (
        ForeignKeyConstraint(["entry_kind", "code"], ["code.scheme", "code.code"]),
        UniqueConstraint("node_id", "number"),
        Index("ix_claim_entry_id", "entry_id", "effective_until", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"))
    number: Mapped[int]
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    entry_kind: Mapped[str]
    code: Mapped[str]
    kind: Mapped[str]
    effective: Mapped[str]
    effective_qualifier: Mapped[str]
    effective_from: Mapped[str]
    effective_until: Mapped[str]
    recorded_at: Mapped[str]
    recorded_by: Mapped[str]
    source_type: Mapped[str]
    source_title: Mapped[str]
    source_url: Mapped[str]
    source_seen: Mapped[str]
    confidence: Mapped[str]
    note: Mapped[str]
    supersedes: Mapped[str | None]
    previous_hash: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)
    salt: Mapped[str] = mapped_column(server_default="")


class FollowUp(Base):
    """Something to do for an entry, once or repeating by an RRULE (RFC 5545)."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_due", "closed_at", "due"), Index("ix_follow_up_order", "due", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    action: Mapped[str]
    starts: Mapped[str]
    due: Mapped[str]
    rrule: Mapped[str]
    assignee: Mapped[str]
    note: Mapped[str]
    created_at: Mapped[str]
    created_by: Mapped[str]
    closed_at: Mapped[str | None]


class FollowUpDone(Base):
    """One occurrence of a follow-up that was done, and with what result."""

    __tablename__ = "follow_up_done"

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), index=True)
    due: Mapped[str]
    done_on: Mapped[str]
    result: Mapped[str]
    recorded_at: Mapped[str]
    recorded_by: Mapped[str]


class Draft(Base):
    """What somebody typed into a form and did not record yet. Belongs to nobody else and is in no export."""

    __tablename__ = "draft"
    __table_args__ = ({"sqlite_with_rowid": False},)

    owner: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    typed: Mapped[str]
    kept_at: Mapped[str]
