"""The tables, declared once. The ledger's rows are never updated or deleted: triggers in `ddl` refuse.

Dates that a source gives are text, as precise as the source ("2021", "2021-09", "2021-09-14"); times of
recording are UTC text. Ids are local to a database; refs, node ids and hashes are not.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """One metadata with named constraints."""

    metadata = MetaData(naming_convention=NAMING)


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


class Entry(Base):
    """What the register holds: a person, a charge, a demand, an organisation, a statement or a difference.

    `status`, `status_since` and `last_checked` are kept in the transaction that records a claim;
    `stated_status` and `stated_on` are what the resolution itself states; `sensitivity` is how far the register lets it
    travel (empty: wherever nobody marked otherwise).
    """

    __tablename__ = "entry"
    __table_args__ = (
        ForeignKeyConstraint(["kind", "status"], ["code.scheme", "code.code"], name="fk_entry_status_code"),
        ForeignKeyConstraint(["kind", "stated_status"], ["code.scheme", "code.code"], name="fk_entry_stated_code"),
        Index("ix_entry_kind_sort_key", "kind", "withdrawn", "sort_key", "id"),
        Index("ix_entry_kind_status_sort_key", "kind", "withdrawn", "status", "sort_key", "id"),
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
