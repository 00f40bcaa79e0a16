"""The tables behind finding: what is derived from names and texts to look them up, and decisions on who is the same.

Derived rows carry no foreign keys: they are made anew as a whole, and what they lead to is compared in full anyway.
"""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models import Base

__all__ = [
    "Base",
    "Derived",
    "IdentityDecision",
    "NameKey",
    "NameSkeleton",
    "NameToken",
    "SearchDocument",
    "TokenNeighbour",
]


class Derived(Base):
    """What is worked out from other rows, and by which version of the program's rules, so that it can be redone."""

    __tablename__ = "derived"

    what: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]


class NameKey(Base):
    """A key of a name form as a whole: equal keys are the same name in other spellings."""

    __tablename__ = "name_key"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: Mapped[str] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(primary_key=True)


class NameSkeleton(Base):
    """The consonants of a key of a name form."""

    __tablename__ = "name_skeleton"
    __table_args__ = ({"sqlite_with_rowid": False},)

    skeleton: Mapped[str] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(primary_key=True)


class NameToken(Base):
    """A stem of one part of a name form."""

    __tablename__ = "name_token"
    __table_args__ = ({"sqlite_with_rowid": False},)

    token: Mapped[str] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(primary_key=True)


class TokenNeighbour(Base):
    """A token with one of its letters left out (or none): tokens one slip apart share a neighbour."""

    __tablename__ = "token_neighbour"
    __table_args__ = ({"sqlite_with_rowid": False},)

    neighbour: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(primary_key=True)


class SearchDocument(Base):
    """Something that words are looked for in, in plain letters, in exactly one of the last four columns.

    `source` and `source_id` say what it is: an entry's "title" or "facts", a "claim", or (with the language) the
    "paragraph" of a provision. `shown` is the text as people read it, where no other table has it.
    """

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("source", "source_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    source_id: Mapped[int]
    language: Mapped[str]
    entry_id: Mapped[int | None]
    shown: Mapped[str | None]
    title: Mapped[str | None]
    facts: Mapped[str | None]
    note: Mapped[str | None]
    body: Mapped[str | None]


class IdentityDecision(Base):
    """That somebody decided whether two entries are the same; the last decision on a pair counts, "open" undoes it.

    `one` and `other` are refs, the smaller first.
    """

    __tablename__ = "identity_decision"
    __table_args__ = (
        Index("ix_identity_decision_pair", "one", "other", "id"),
        Index("ix_identity_decision_other", "other", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    one: Mapped[str]
    other: Mapped[str]
    verdict: Mapped[str]
    note: Mapped[str]
    decided_at: Mapped[str]
    decided_by: Mapped[str]
