"""Filling the database from the seeds: entries are matched by their ref, what hangs on them is written anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Executable,
    and_,
    column,
    delete,
    exists,
    insert,
    literal_column,
    or_,
    select,
    table,
    text,
    update,
)

from tracker.db import models
from tracker.db.models import (
    Addressee,
    Charge,
    Citation,
    Code,
    CodeLabel,
    CountedGroup,
    Demand,
    Difference,
    Entry,
    FootnoteMark,
    GroupMember,
    LegalBasis,
    Link,
    NameForm,
    Organisation,
    Paragraph,
    Person,
    Provision,
    Quote,
    Resolution,
    ResolutionIdentifier,
    StatedDate,
    Statement,
    Version,
)
from tracker.db.statements.binding import parameter

_INSERTED = (
    Resolution,
    ResolutionIdentifier,
    Version,
    Provision,
    Paragraph,
    FootnoteMark,
    Person,
    Charge,
    LegalBasis,
    StatedDate,
    Demand,
    Addressee,
    Statement,
    Difference,
    Link,
    CountedGroup,
    GroupMember,
    Citation,
    Quote,
    NameForm,
    Code,
    CodeLabel,
)


def _entries_of_resolution() -> Any:
    return select(Entry.id).where(Entry.resolution_id == parameter("resolution_id"))


def _clear(model: type[models.Base], column: Any) -> Executable:
    return delete(model).where(column.in_(_entries_of_resolution()))


def _provisions() -> Any:
    return select(Provision.id).where(Provision.resolution_id == parameter("resolution_id"))


_CHILDREN: dict[str, Executable] = {
    "clear_quotes": delete(Quote).where(
        Quote.citation_id.in_(select(Citation.id).where(Citation.provision_id.in_(_provisions())))
    ),
    "clear_citations": delete(Citation).where(Citation.provision_id.in_(_provisions())),
    "clear_printed_forms": delete(NameForm).where(
        NameForm.origin == literal_column("'printed'"),
        or_(
            and_(NameForm.entry_id.in_(_entries_of_resolution()), NameForm.source == literal_column("''")),
            NameForm.source == parameter("resolution_id"),
        ),
    ),
    "clear_group_members": delete(GroupMember).where(
        GroupMember.group_id.in_(select(CountedGroup.id).where(CountedGroup.entry_id.in_(_entries_of_resolution())))
    ),
    "clear_groups": _clear(CountedGroup, CountedGroup.entry_id),
    "clear_links": _clear(Link, Link.entry_id),
    "clear_addressees": _clear(Addressee, Addressee.entry_id),
    "clear_legal_basis": _clear(LegalBasis, LegalBasis.entry_id),
    "clear_stated_dates": _clear(StatedDate, StatedDate.entry_id),
    "clear_differences": _clear(Difference, Difference.entry_id),
    "clear_statements": _clear(Statement, Statement.entry_id),
    "clear_demands": _clear(Demand, Demand.entry_id),
    "clear_charges": _clear(Charge, Charge.entry_id),
    "clear_organisations": delete(Organisation).where(
        Organisation.entry_id.in_(_entries_of_resolution()),
        ~exists(Addressee.entry_id).where(Addressee.organisation_id == Organisation.entry_id),
    ),
    "clear_people": _clear(Person, Person.entry_id),
    "clear_footnote_marks": delete(FootnoteMark).where(FootnoteMark.provision_id.in_(_provisions())),
    "clear_paragraphs": delete(Paragraph).where(Paragraph.provision_id.in_(_provisions())),
    "clear_provisions": delete(Provision).where(Provision.resolution_id == parameter("resolution_id")),
    "clear_versions": delete(Version).where(Version.resolution_id == parameter("resolution_id")),
    "clear_identifiers": delete(ResolutionIdentifier).where(
        ResolutionIdentifier.resolution_id == parameter("resolution_id")
    ),
}

_NEW_ENTRY = table("entry", *(column(one.name, one.type) for one in Entry.__table__.columns if one.name != "words"))
"""An entry without its words, which are worked out when its names are there."""

STATEMENTS: dict[str, Executable] = {
    **{f"insert_{model.__tablename__}": insert(model) for model in _INSERTED},
    "insert_entry": insert(_NEW_ENTRY),
    # One that demands of other resolutions are addressed to was not cleared, and is written over.
    "insert_organisation": text(
        "INSERT INTO organisation (entry_id, type, role) VALUES (:entry_id, :type, :role) "
        "ON CONFLICT (entry_id) DO UPDATE SET type = excluded.type, role = excluded.role"
    ),
    **_CHILDREN,
    "resolution_exists": select(Resolution.id).where(Resolution.id == parameter("id")),
    "update_resolution": update(Resolution)
    .where(Resolution.id == parameter("resolution_id"))
    .values(
        reference=parameter("new_reference"),
        adopted=parameter("new_adopted"),
        body=parameter("new_body"),
        title=parameter("new_title"),
    ),
    "entry_ids_of_resolution": select(Entry.ref, Entry.id, Entry.withdrawn)
    .where(Entry.resolution_id == parameter("resolution_id"))
    .order_by(Entry.id),
    "groups_of_resolution": select(CountedGroup.id, CountedGroup.entry_id, CountedGroup.position)
    .where(CountedGroup.entry_id.in_(_entries_of_resolution()))
    .order_by(CountedGroup.id),
    "citations_of_resolution": select(Citation.id, Citation.entry_id, Citation.position)
    .join(Provision, Provision.id == Citation.provision_id)
    .where(Provision.resolution_id == parameter("resolution_id"))
    .order_by(Citation.id),
    "update_entry": update(Entry)
    .where(Entry.id == parameter("entry_id"))
    .values(
        title=parameter("new_title"),
        sort_key=parameter("new_sort_key"),
        note=parameter("new_note"),
        stated_status=parameter("new_stated_status"),
        stated_on=parameter("new_stated_on"),
        sensitivity=parameter("new_sensitivity"),
        withdrawn=literal_column("0"),
    ),
    "withdraw_entry": update(Entry).where(Entry.id == parameter("entry_id")).values(withdrawn=literal_column("1")),
    "clear_code_labels": delete(CodeLabel),
    "existing_codes": select(Code.scheme, Code.code).order_by(Code.scheme, Code.code),
    "update_code": update(Code)
    .where(Code.scheme == parameter("old_scheme"), Code.code == parameter("old_code"))
    .values(
        position=parameter("new_position"), definition=parameter("new_definition"), mapping=parameter("new_mapping")
    ),
}
