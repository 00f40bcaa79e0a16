"""Reads. Parameters that may be absent are null: `:x IS NULL OR ...`; the status filter has its own variants, for its
index.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    union,
)
from sqlalchemy.orm import aliased

from tracker.db.models import (
    Addressee,
    Charge,
    Citation,
    Claim,
    Code,
    CodeLabel,
    CountedGroup,
    Demand,
    Difference,
    Entry,
    EntryCount,
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
    StatedDate,
    Statement,
    Version,
)
from tracker.db.statements.binding import parameter

ENTRY_COLUMNS = (
    Entry.id,
    Entry.ref,
    Entry.kind,
    Entry.title,
    Entry.status,
    Entry.status_since,
    Entry.last_checked,
    Entry.withdrawn,
)


def _cites(provision: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(Citation.entry_id == Entry.id, Citation.provision_id == provision)


def _linked(target: ColumnElement[int]) -> ColumnElement[bool]:
    return Entry.id.in_(
        union(
            select(Link.entry_id).where(Link.target_id == target),
            select(CountedGroup.entry_id)
            .join(GroupMember, GroupMember.group_id == CountedGroup.id)
            .where(GroupMember.entry_id == target),
        )
    )


def _unless_given(name: str, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return or_(parameter(name).is_(None), condition)


def _list_entries(*, status: bool = False, after: bool = False, linked: bool = False) -> Select[*tuple[Any, ...]]:
    """One page of a kind in the order of sort keys, filtered.

    Few entries name one person: with `linked` they are found first and put in order, else the order is walked until
    the page is full. What stands for the kind there is no plain column, so that SQLite does not walk the order either.
    """
    kind = Entry.kind.concat(literal_column("''")) if linked else Entry.kind
    statement: Select[*tuple[Any, ...]] = (
        select(*ENTRY_COLUMNS, Entry.sort_key)
        .where(
            kind == parameter("kind"),
            Entry.withdrawn == literal_column("0"),
            _unless_given("cites", _cites(parameter("cites"))),
            _unless_given(
                "measure",
                or_(
                    exists().where(Demand.entry_id == Entry.id, Demand.measure_kind == parameter("measure")),
                    exists().where(Charge.entry_id == Entry.id, Charge.measure_type == parameter("measure")),
                ),
            ),
            _unless_given(
                "addressee", exists().where(Addressee.entry_id == Entry.id, Addressee.kind == parameter("addressee"))
            ),
        )
        .order_by(Entry.sort_key, Entry.id)
        .limit(parameter("limit"))
    )
    if linked:
        return statement.where(
            _linked(parameter("linked")),
            _unless_given("status", Entry.status == parameter("status")),
            _unless_given(
                "after_key", tuple_(Entry.sort_key, Entry.id) > tuple_(parameter("after_key"), parameter("after_id"))
            ),
        )
    if status:
        statement = statement.where(Entry.status == parameter("status"))
    if after:
        statement = statement.where(
            tuple_(Entry.sort_key, Entry.id) > tuple_(parameter("after_key"), parameter("after_id"))
        )
    return statement


_Target = aliased(Entry)
_Source = aliased(Entry)


def _entries_by(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Entries in full: the columns of `tracker.queries.rows.Entry`."""
    columns = (*ENTRY_COLUMNS, Entry.note, Entry.stated_status, Entry.stated_on, Entry.resolution_id, Entry.sensitivity)
    statement: Select[*tuple[Any, ...]] = select(*columns)
    return statement.where(condition)


NAME_FORM_COLUMNS = (
    NameForm.language,
    NameForm.form,
    NameForm.grammatical_case,
    NameForm.origin,
    NameForm.source,
    NameForm.orthography,
    NameForm.recorded_at,
    NameForm.recorded_by,
)
"""The columns of `tracker.queries.rows.NameForm`."""

NAME_FORM_ORDER = (
    NameForm.language,
    NameForm.origin,
    NameForm.recorded_at,
    case((NameForm.recorded_at.is_(None), NameForm.id), else_=literal_column("0")),
    NameForm.form,
)
"""Printed forms as the register has them, then those that were added, wherever they came from."""

QUOTE_COLUMNS = (
    Citation.id,
    Resolution.id,
    Resolution.reference,
    Provision.key,
    Citation.supports,
    Quote.language,
    Paragraph.label,
    Quote.quote,
    Quote.start,
    Quote.end,
    Quote.absent,
)
"""A citation, where it stands, and its words in one version."""


def quotes_in_order(found: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The `QUOTE_COLUMNS` of the citations that are found, in the order of the text."""
    return (
        found.join(Provision, Provision.id == Citation.provision_id)
        .join(Resolution, Resolution.id == Provision.resolution_id)
        .join(Quote, Quote.citation_id == Citation.id)
        .join(Version, and_(Version.resolution_id == Resolution.id, Version.language == Quote.language))
        .outerjoin(Paragraph, and_(Paragraph.provision_id == Provision.id, Paragraph.language == Quote.language))
        .order_by(Provision.resolution_id, Provision.position, Citation.position, Version.position)
    )


STATEMENTS: dict[str, Executable] = {
    "list_entries": _list_entries(status=False, after=False),
    "list_entries_after": _list_entries(status=False, after=True),
    "list_entries_by_status": _list_entries(status=True, after=False),
    "list_entries_by_status_after": _list_entries(status=True, after=True),
    "list_entries_linked": _list_entries(linked=True),
    "kept_counts": select(EntryCount.kind, func.nullif(EntryCount.status, literal_column("''")), EntryCount.number)
    .where(EntryCount.number != literal_column("0"))
    .order_by(EntryCount.kind, EntryCount.status),
    "count_by_kind_and_status": select(Entry.kind, Entry.status, func.count())
    .where(Entry.withdrawn == literal_column("0"))
    .group_by(Entry.kind, Entry.status)
    .order_by(Entry.kind, Entry.status),
    "entry_by_ref": _entries_by(Entry.ref == parameter("ref")),
    "entry_by_id": _entries_by(Entry.id == parameter("id")),
    "entries_by_slug": select(Entry.ref, Entry.title).where(Entry.slug == parameter("slug")).order_by(Entry.ref),
    "person_by_id": select(Person.role, Person.affiliation).where(Person.entry_id == parameter("entry_id")),
    "organisation_by_id": select(Organisation.type, Organisation.role).where(
        Organisation.entry_id == parameter("entry_id")
    ),
    "charge_by_id": select(
        Charge.allegation, Charge.measure, Charge.measure_type, Charge.favourable, Charge.penalty, Charge.penalty_kind
    ).where(Charge.entry_id == parameter("entry_id")),
    "demand_by_id": select(Demand.measure_kind, Demand.strength).where(Demand.entry_id == parameter("entry_id")),
    "statement_by_id": select(Statement.kind).where(Statement.entry_id == parameter("entry_id")),
    "difference_by_id": select(Difference.kind, Difference.severity, Difference.odd_versions, Provision.key)
    .join(Provision, Provision.id == Difference.provision_id)
    .where(Difference.entry_id == parameter("entry_id")),
    "legal_basis_of_entry": select(LegalBasis.article)
    .where(LegalBasis.entry_id == parameter("entry_id"))
    .order_by(LegalBasis.position),
    "stated_dates_of_entry": select(StatedDate.date, StatedDate.means, StatedDate.languages)
    .where(StatedDate.entry_id == parameter("entry_id"))
    .order_by(StatedDate.position),
    "addressees_of_entry": select(Addressee.kind, Addressee.implied, Entry.ref, Entry.title)
    .outerjoin(Entry, Entry.id == Addressee.organisation_id)
    .where(Addressee.entry_id == parameter("entry_id"))
    .order_by(Addressee.position),
    "groups_of_entry": select(CountedGroup.id, CountedGroup.label, CountedGroup.count, CountedGroup.qualifier)
    .where(CountedGroup.entry_id == parameter("entry_id"))
    .order_by(CountedGroup.position),
    "members_of_group": select(Entry.ref, Entry.title, Entry.status)
    .join(GroupMember, GroupMember.entry_id == Entry.id)
    .where(GroupMember.group_id == parameter("group_id"))
    .order_by(Entry.sort_key, Entry.ref),
    "links_from_entry": select(Link.relation, _Target.ref, _Target.kind, _Target.title, _Target.status)
    .join(_Target, _Target.id == Link.target_id)
    .where(Link.entry_id == parameter("entry_id"))
    .order_by(Link.relation, Link.position),
    "links_to_entry": select(Link.relation, _Source.ref, _Source.kind, _Source.title, _Source.status)
    .join(_Source, _Source.id == Link.entry_id)
    .where(Link.target_id == parameter("entry_id"), _Source.withdrawn == literal_column("0"))
    .order_by(Link.relation, _Source.sort_key, _Source.id),
    "groups_naming_entry": select(_Source.ref, _Source.kind, _Source.title, _Source.status)
    .join(CountedGroup, CountedGroup.entry_id == _Source.id)
    .join(GroupMember, GroupMember.group_id == CountedGroup.id)
    .where(GroupMember.entry_id == parameter("entry_id"), _Source.withdrawn == literal_column("0"))
    .order_by(_Source.sort_key, _Source.id),
    "name_forms_of_entry": select(*NAME_FORM_COLUMNS)
    .where(NameForm.entry_id == parameter("entry_id"))
    .order_by(*NAME_FORM_ORDER),
    "quotes_of_entry": quotes_in_order(select(*QUOTE_COLUMNS).where(Citation.entry_id == parameter("entry_id"))),
    "all_entries_with_status": select(
        *ENTRY_COLUMNS, Entry.note, Entry.stated_status, Entry.stated_on, Entry.resolution_id
    )  # what every release has: the ledger of an older one is checked before its upgrade
    .where(Entry.stated_status.is_not(None))
    .order_by(Entry.id),
    "entries_with_claims_or_stated_after": _entries_by(
        or_(exists().where(Claim.entry_id == Entry.id), Entry.stated_on > parameter("stated_after"))
    ).order_by(Entry.kind, Entry.sort_key, Entry.id),
    "all_quotes_at_offsets": select(
        Entry.ref,
        Provision.resolution_id,
        Provision.key,
        Quote.language,
        Quote.quote,
        Quote.start,
        Quote.end,
        Paragraph.text,
    )
    .join(Citation, Citation.id == Quote.citation_id)
    .join(Entry, Entry.id == Citation.entry_id)
    .join(Provision, Provision.id == Citation.provision_id)
    .outerjoin(Paragraph, and_(Paragraph.provision_id == Provision.id, Paragraph.language == Quote.language))
    .where(Quote.quote.is_not(None))
    .order_by(Quote.citation_id, Quote.language),
    "codes_of_scheme": select(Code.code, Code.definition)
    .where(Code.scheme == parameter("scheme"))
    .order_by(Code.position),
    "labels_of_language": select(CodeLabel.scheme, CodeLabel.code, CodeLabel.label).where(
        CodeLabel.language == parameter("language")
    ),
}
