"""The tables that let databases of several nodes become one: acts, the claims that cannot be shown here, and keys.

A node's chain holds whether or not all of its contents are here: what a sender held back has its hash in its place.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models import Base

__all__ = ["AbsentClaim", "Act", "Base", "NodeKey", "SignedHead", "SigningKey"]


class Act(Base):
    """What somebody did beside recording claims: planned, did, postponed or closed something, spelled a name, decided.

    Appended, never updated, never deleted; each node's acts are numbered from 1 and hash-chained. `content` is a JSON
    object, null where a sender held it back; `subject` is what of it is looked up.
    """

    __tablename__ = "act"
    __table_args__ = (Index("ix_act_subject", "subject"), {"sqlite_with_rowid": False})

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str | None]
    content: Mapped[str | None]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class AbsentClaim(Base):
    """A claim of another node in its place in the chain, which no entry here shows.

    `content` is null where a sender held it back; else it is a JSON array of the claim's columns, and the claim waits
    for its entry or its code. The row goes when the claim comes.
    """

    __tablename__ = "absent_claim"
    __table_args__ = ({"sqlite_with_rowid": False},)

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    previous_hash: Mapped[str]
    hash: Mapped[str]
    content: Mapped[str | None]


class NodeKey(Base):
    """The public key by which a node signs, in hexadecimal; the first that was seen is the one that counts."""

    __tablename__ = "node_key"

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    public_key: Mapped[str]
    first_seen: Mapped[str]


class SigningKey(Base):
    """The private key of the own node, in hexadecimal. It lives in the database, and is encrypted when that is."""

    __tablename__ = "signing_key"

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    private_key: Mapped[str]


class SignedHead(Base):
    """Up to where a node signed its two chains, and its signature, so that others can pass its work on."""

    __tablename__ = "signed_head"

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    claims: Mapped[int]
    claims_hash: Mapped[str]
    acts: Mapped[int]
    acts_hash: Mapped[str]
    signature: Mapped[str]
