"""What the register holds, whatever its kind, what names what, and what is kept of entries to be asked for quickly."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models.base import Base


class Entry(Base):
    """What the register holds: a person, a charge, a demand, an organisation, a statement or a difference.

    `status`, `status_since` and `last_checked` are kept in the transaction that records a claim;
    `stated_status` and `stated_on` are what the resolution itself states; `sensitivity` is how far the register lets it
    travel (empty: wherever nobody marked otherwise). `words` is derived, on SQLite only: the words of its names and
    title in plain letters, each between blanks, so that an index that lists are walked by can narrow them too.
    """

    __tablename__ = "entry"
    __table_args__ = (
        ForeignKeyConstraint(["kind", "status"], ["code.scheme", "code.code"], name="fk_entry_status_code"),
        ForeignKeyConstraint(["kind", "stated_status"], ["code.scheme", "code.code"], name="fk_entry_stated_code"),
        Index("ix_entry_kind_sort_key", "kind", "withdrawn", "sort_key", "id"),
        Index("ix_entry_kind_status_words", "kind", "withdrawn", "status", "sort_key", "id", "words"),
        Index("ix_entry_id_kind", "id", "kind", "withdrawn", "status"),
        Index("ix_entry_kind_last_checked", "kind", "withdrawn", "last_checked", "sort_key", "id"),
        Index("ix_entry_kind_status_since", "kind", "withdrawn", "status_since", "sort_key", "id"),
        Index("ix_entry_kind_status_status_since", "kind", "withdrawn", "status", "status_since", "sort_key", "id"),
        Index("ix_entry_kind_status_last_checked", "kind", "withdrawn", "status", "last_checked", "sort_key", "id"),
        Index("ix_entry_resolution_id", "resolution_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    title: Mapped[str]
    sort_key: Mapped[str]
    note: Mapped[str]
    stated_status: Mapped[str | None]
    stated_on: Mapped[str | None]
    status: Mapped[str | None]
    status_since: Mapped[str | None]
    last_checked: Mapped[str | None]
    withdrawn: Mapped[bool]
    sensitivity: Mapped[str] = mapped_column(server_default="")
    words: Mapped[str] = mapped_column(server_default="")


class EntryCount(Base):
    """How many entries there are that were not withdrawn: counting them costs a tenth of a second at a million.

    Triggers in `ddl` keep it. A kind without statuses has the empty one.
    """

    __tablename__ = "entry_count"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


class Dispute(Base):
    """An entry whose present status is contradicted by a claim, or the text, that speaks of the same time.

    Kept like the current status, with it: finding these entries means going through all claims.
    """

    __tablename__ = "dispute"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)


class Link(Base):
    """One entry names another: a charge its subjects, a demand its beneficiaries, a difference what it touches."""

    __tablename__ = "link"
    __table_args__ = (Index("ix_link_target", "target_id", "relation"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    relation: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))


class CountedGroup(Base):
    """People or organisations that the text counts or describes; members are those it also names."""

    __tablename__ = "counted_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    position: Mapped[int]
    label: Mapped[str]
    count: Mapped[int | None]
    qualifier: Mapped[str | None]


class GroupMember(Base):
    """A named member of a counted group."""

    __tablename__ = "group_member"

    group_id: Mapped[int] = mapped_column(ForeignKey("counted_group.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True, index=True)
