"""What the register says, as rows that mean the same in every database: refs and keys in place of ids.

The first column of each is what a row is about. Entries that were withdrawn are left out.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, exists, literal_column, select
from sqlalchemy.orm import aliased

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
    GroupMember,
    LegalBasis,
    Link,
    NameForm,
    Organisation,
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

_OF: Any = parameter("resolution_id")
_OTHER = aliased(Entry)
_IS_HERE = (Entry.resolution_id == _OF, Entry.withdrawn == literal_column("0"))


def _facts(table: Any, *columns: Any) -> Any:
    """The facts of a table about the entries of a resolution."""
    return select(Entry.ref, *columns).join(table, table.entry_id == Entry.id).where(*_IS_HERE)


STATEMENTS: dict[str, Executable] = {
    "registered_codes": select(Code.scheme, Code.code, Code.definition, Code.mapping),
    "registered_labels": select(CodeLabel.scheme, CodeLabel.code, CodeLabel.language, CodeLabel.label),
    "registered_ids": select(Resolution.id).where(
        ~exists(Version.language).where(
            Version.resolution_id == Resolution.id, Version.stage == literal_column("'case_list'")
        )
    ),
    "registered_resolution": select(
        Resolution.id, Resolution.reference, Resolution.adopted, Resolution.body, Resolution.title
    ).where(Resolution.id == _OF),
    "registered_identifiers": select(
        ResolutionIdentifier.resolution_id, ResolutionIdentifier.scheme, ResolutionIdentifier.value
    ).where(ResolutionIdentifier.resolution_id == _OF),
    "registered_versions": select(
        Version.resolution_id, Version.language, Version.title, Version.stage, Version.sha256
    ).where(Version.resolution_id == _OF),
    "registered_entries": select(
        Entry.ref, Entry.kind, Entry.title, Entry.note, Entry.sensitivity, Entry.stated_status, Entry.stated_on
    ).where(*_IS_HERE),
    "registered_people": _facts(Person, Person.role, Person.affiliation),
    "registered_organisations": _facts(Organisation, Organisation.type, Organisation.role),
    "registered_charges": _facts(
        Charge,
        Charge.allegation,
        Charge.measure,
        Charge.measure_type,
        Charge.favourable,
        Charge.penalty,
        Charge.penalty_kind,
    ),
    "registered_articles": _facts(LegalBasis, LegalBasis.position, LegalBasis.article),
    "registered_dates": _facts(StatedDate, StatedDate.position, StatedDate.date, StatedDate.means),
    "registered_demands": _facts(Demand, Demand.measure_kind, Demand.strength),
    "registered_addressees": _facts(Addressee, Addressee.position, Addressee.kind, Addressee.implied, _OTHER.ref).join(
        _OTHER, _OTHER.id == Addressee.organisation_id, isouter=True
    ),
    "registered_statements": _facts(Statement, Statement.kind),
    "registered_differences": _facts(
        Difference, Difference.kind, Difference.severity, Difference.odd_versions, Provision.key
    ).join(Provision, Provision.id == Difference.provision_id),
    "registered_links": _facts(Link, Link.relation, Link.position, _OTHER.ref).join(
        _OTHER, _OTHER.id == Link.target_id
    ),
    "registered_groups": _facts(
        CountedGroup, CountedGroup.position, CountedGroup.label, CountedGroup.count, CountedGroup.qualifier
    ),
    "registered_members": _facts(CountedGroup, CountedGroup.position, _OTHER.ref)
    .join(GroupMember, GroupMember.group_id == CountedGroup.id)
    .join(_OTHER, _OTHER.id == GroupMember.entry_id),
    "registered_forms": select(Entry.ref, NameForm.language, NameForm.form, NameForm.grammatical_case)
    .join(NameForm, NameForm.entry_id == Entry.id)
    .where(
        NameForm.origin == literal_column("'printed'"),
        Entry.id.in_(
            select(Citation.entry_id)
            .join(Provision, Provision.id == Citation.provision_id)
            .where(Provision.resolution_id == _OF)
        ),
    ),
    "registered_quotes": select(
        Entry.ref,
        Provision.key,
        Citation.supports,
        Quote.language,
        Quote.quote,
        Quote.start,
        Quote.end,
        Quote.absent,
    )
    .join(Citation, Citation.entry_id == Entry.id)
    .join(Provision, Provision.id == Citation.provision_id)
    .join(Quote, Quote.citation_id == Citation.id)
    .where(Provision.resolution_id == _OF, Entry.withdrawn == literal_column("0")),
}
