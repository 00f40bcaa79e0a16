"""What was published: resolutions, their versions, provisions and paragraphs; and the vocabularies of all codes."""

from __future__ import annotations

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models.base import Base


class Code(Base):
    """A term of a controlled vocabulary; `scheme` names the vocabulary ("person", "charge", "measure_kind" ...)."""

    __tablename__ = "code"

    scheme: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    definition: Mapped[str]
    mapping: Mapped[str]


class CodeLabel(Base):
    """What a code is called in a language."""

    __tablename__ = "code_label"
    __table_args__ = (ForeignKeyConstraint(["scheme", "code"], ["code.scheme", "code.code"]),)

    scheme: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]


class Resolution(Base):
    """A resolution; `id` is the name of its seed folder."""

    __tablename__ = "resolution"
    __table_args__ = (Index("ix_resolution_adopted", "adopted", "id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    reference: Mapped[str]
    adopted: Mapped[str]
    body: Mapped[str]
    title: Mapped[str]


class ResolutionIdentifier(Base):
    """Another identifier of a resolution: texts adopted, Official Journal, CELEX."""

    __tablename__ = "resolution_identifier"

    resolution_id: Mapped[str] = mapped_column(ForeignKey("resolution.id"), primary_key=True)
    scheme: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Version(Base):
    """A resolution in one language; `orthography` is how it spells foreign names (empty: as its language does)."""

    __tablename__ = "version"

    resolution_id: Mapped[str] = mapped_column(ForeignKey("resolution.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    title: Mapped[str]
    stage: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str]
    orthography: Mapped[str] = mapped_column(server_default="")


class Provision(Base):
    """The language-neutral unit, keyed as in the adopted text: "recital F", "paragraph 13"."""

    __tablename__ = "provision"
    __table_args__ = (UniqueConstraint("resolution_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    resolution_id: Mapped[str] = mapped_column(ForeignKey("resolution.id"))
    key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    position: Mapped[int]
    confidence: Mapped[float]


class Paragraph(Base):
    """A provision in one version: the label printed there and the normalised text."""

    __tablename__ = "paragraph"

    provision_id: Mapped[int] = mapped_column(ForeignKey("provision.id"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    text: Mapped[str]
    first_line: Mapped[int]


class FootnoteMark(Base):
    """Where a footnote is called in a paragraph's normalised text."""

    __tablename__ = "footnote_mark"
    __table_args__ = (
        ForeignKeyConstraint(["provision_id", "language"], ["paragraph.provision_id", "paragraph.language"]),
    )

    provision_id: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    offset: Mapped[int]
