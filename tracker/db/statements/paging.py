"""Entries with all that hangs on them, a page at a time: one statement for each table and page, not for each entry.

What hangs on a page is found by the ids of its entries. A stretch of the order of exports would not do: thousands of
entries may sort equal, one of each resolution, and all of them would come along.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, Integer, Select, String, bindparam, cast, select, tuple_
from sqlalchemy.orm import aliased

from tracker.db.models import (
    Addressee,
    Charge,
    Citation,
    Claim,
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
    StatedDate,
    Statement,
)
from tracker.db.statements.binding import CHOSEN
from tracker.db.statements.ledger import CLAIM_COLUMNS
from tracker.db.statements.reading import (
    ENTRY_COLUMNS,
    NAME_FORM_COLUMNS,
    NAME_FORM_ORDER,
    QUOTE_COLUMNS,
    quotes_in_order,
)


def _flag(name: str) -> Any:
    return bindparam(name, type_=Integer)


def _words(name: str) -> Any:
    return bindparam(name, type_=String)


_Other = aliased(Entry)
_ENTRY = (
    *ENTRY_COLUMNS,
    Entry.note,
    Entry.stated_status,
    Entry.stated_on,
    Entry.resolution_id,
    Entry.sensitivity,
    Entry.sort_key,
)


def _on_page(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Columns of entries of a page, to which other tables are joined."""
    chosen = select(cast(CHOSEN.c.value, Integer)).select_from(CHOSEN)
    found: Select[*tuple[Any, ...]] = select(Entry.id, *columns).where(Entry.id.in_(chosen))
    return found


def _of(model: Any, *columns: Any) -> Select[*tuple[Any, ...]]:
    return _on_page(*columns).join(model, model.entry_id == Entry.id)


STATEMENTS: dict[str, Executable] = {
    "page_of_entries": select(*_ENTRY)
    .where(
        Entry.kind == _words("kind"),
        Entry.withdrawn == _flag("withdrawn"),
        tuple_(Entry.sort_key, Entry.ref) > tuple_(_words("after_key"), _words("after_ref")),
    )
    .order_by(Entry.sort_key, Entry.ref)
    .limit(bindparam("limit", type_=Integer)),
    "person_on_page": _of(Person, Person.role, Person.affiliation),
    "organisation_on_page": _of(Organisation, Organisation.type, Organisation.role),
    "charge_on_page": _of(
        Charge,
        Charge.allegation,
        Charge.measure,
        Charge.measure_type,
        Charge.favourable,
        Charge.penalty,
        Charge.penalty_kind,
    ),
    "demand_on_page": _of(Demand, Demand.measure_kind, Demand.strength),
    "statement_on_page": _of(Statement, Statement.kind),
    "difference_on_page": _of(
        Difference, Difference.kind, Difference.severity, Difference.odd_versions, Provision.key
    ).join(Provision, Provision.id == Difference.provision_id),
    "legal_basis_on_page": _of(LegalBasis, LegalBasis.article).order_by(LegalBasis.position),
    "stated_dates_on_page": _of(StatedDate, StatedDate.date, StatedDate.means, StatedDate.languages).order_by(
        StatedDate.position
    ),
    "addressees_on_page": _of(Addressee, Addressee.kind, Addressee.implied, _Other.ref, _Other.title)
    .outerjoin(_Other, _Other.id == Addressee.organisation_id)
    .order_by(Addressee.position),
    "groups_on_page": _of(
        CountedGroup, CountedGroup.id, CountedGroup.label, CountedGroup.count, CountedGroup.qualifier
    ).order_by(CountedGroup.position),
    "members_on_page": _on_page(CountedGroup.id, _Other.ref, _Other.title, _Other.status)
    .join(CountedGroup, CountedGroup.entry_id == Entry.id)
    .join(GroupMember, GroupMember.group_id == CountedGroup.id)
    .join(_Other, _Other.id == GroupMember.entry_id)
    .order_by(_Other.sort_key, _Other.id),
    "links_on_page": _of(Link, Link.relation, _Other.ref, _Other.kind, _Other.title, _Other.status)
    .join(_Other, _Other.id == Link.target_id)
    .order_by(Link.relation, Link.position),
    "name_forms_on_page": _of(NameForm, *NAME_FORM_COLUMNS).order_by(*NAME_FORM_ORDER),
    "quotes_on_page": quotes_in_order(_of(Citation, *QUOTE_COLUMNS)),
    "claims_on_page": _of(Claim, *CLAIM_COLUMNS).order_by(
        Claim.effective_until, Claim.recorded_at, Claim.node_id, Claim.number
    ),
}
