"""What the texts state about an entry that only entries of its kind have."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db.models.base import Base


class Person(Base):
    """What the text states about a person beside the charges."""

    __tablename__ = "person"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    role: Mapped[str]
    affiliation: Mapped[str]


class Organisation(Base):
    """A movement, party, NGO, union, court or public body that the text names."""

    __tablename__ = "organisation"
    __table_args__ = (Index("ix_organisation_type", "type", "entry_id"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    type: Mapped[str]
    role: Mapped[str]


class Charge(Base):
    """An accusation or measure that the text states; also a favourable step, marked so."""

    __tablename__ = "charge"
    __table_args__ = (Index("ix_charge_measure_type", "measure_type", "entry_id"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    allegation: Mapped[str]
    measure: Mapped[str]
    measure_type: Mapped[str]
    favourable: Mapped[bool]
    penalty: Mapped[str]
    penalty_kind: Mapped[str]


class LegalBasis(Base):
    """A normalised article reference of a charge: "KZ:CC:405"."""

    __tablename__ = "legal_basis"

    entry_id: Mapped[int] = mapped_column(ForeignKey("charge.entry_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[str]


class StatedDate(Base):
    """A date that the text gives for an entry, as precise as the text, and what happened then."""

    __tablename__ = "stated_date"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    date: Mapped[str]
    means: Mapped[str]
    languages: Mapped[str]


class Demand(Base):
    """One action asked for."""

    __tablename__ = "demand"
    __table_args__ = (Index("ix_demand_measure_kind", "measure_kind", "entry_id"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    measure_kind: Mapped[str]
    strength: Mapped[str]


class Addressee(Base):
    """Of whom a demand is asked; `implied` where the text names nobody."""

    __tablename__ = "addressee"
    __table_args__ = (
        Index("ix_addressee_position_kind", "position", "kind", "entry_id"),
        Index("ix_addressee_kind_organisation_id", "kind", "organisation_id", "entry_id"),
    )

    entry_id: Mapped[int] = mapped_column(ForeignKey("demand.entry_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.entry_id"), index=True)
    implied: Mapped[bool]


class Statement(Base):
    """What a provision says that asks for nothing: context, so that every provision is accounted for."""

    __tablename__ = "statement"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    kind: Mapped[str]


class Difference(Base):
    """A place where the versions say different things; `odd_versions` are the languages that stand alone."""

    __tablename__ = "difference"
    __table_args__ = (
        Index("ix_difference_kind", "kind", "entry_id"),
        Index("ix_difference_severity", "severity", "entry_id"),
    )

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    kind: Mapped[str]
    severity: Mapped[str]
    odd_versions: Mapped[str]
    provision_id: Mapped[int] = mapped_column(ForeignKey("provision.id"), index=True)
