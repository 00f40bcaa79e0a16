"""Where the texts say so: citations with their quotes, and names as they are printed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models.base import Base


class Citation(Base):
    """That a provision supports something an entry says; the words stand in the quotes."""

    __tablename__ = "citation"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    provision_id: Mapped[int] = mapped_column(ForeignKey("provision.id"), index=True)
    supports: Mapped[str]
    position: Mapped[int]


class Quote(Base):
    """The exact words in one version, as `text[start:end]` of the paragraph, or why there are none."""

    __tablename__ = "quote"
    __table_args__ = (
        CheckConstraint('(quote IS NULL) = (start IS NULL) AND (quote IS NULL) = ("end" IS NULL)', name="has_offsets"),
        CheckConstraint("quote IS NOT NULL OR absent IS NOT NULL", name="says_why_absent"),
    )

    citation_id: Mapped[int] = mapped_column(ForeignKey("citation.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    quote: Mapped[str | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    absent: Mapped[str | None]


class NameForm(Base):
    """A person's or organisation's name in a language, exactly as printed, or as a user added it.

    `folded` and `fold_key` are derived: the form's words in plain letters, and its likeliest key (empty when other
    forms stand for it in comparisons). `orthography` is the convention it is spelled in, empty where that is unknown.
    """

    __tablename__ = "name_form"
    __table_args__ = (Index("ix_name_form_entry_id", "entry_id", "language"), Index("ix_name_form_folded", "folded"))

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    language: Mapped[str]
    form: Mapped[str]
    grammatical_case: Mapped[str]
    folded: Mapped[str]
    origin: Mapped[str]
    source: Mapped[str]
    recorded_at: Mapped[str | None]
    recorded_by: Mapped[str | None]
    orthography: Mapped[str] = mapped_column(server_default="")
    fold_key: Mapped[str] = mapped_column(server_default="")
