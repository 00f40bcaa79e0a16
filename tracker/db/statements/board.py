"""Demands by the addressee they are asked of, and how free those are whom they would help."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Executable, Select, func, literal_column, select, union
from sqlalchemy.orm import aliased

from tracker.db.models import Addressee, CountedGroup, Entry, GroupMember, Link
from tracker.db.statements.binding import parameter

_Demand = aliased(Entry)
_Person = aliased(Entry)
_Asked = aliased(Entry)
_CURRENT = _Demand.withdrawn == literal_column("0")


def _asked() -> tuple[Any, ...]:
    """One addressee: a kind, and an organisation or none."""
    return (
        Addressee.kind == parameter("addressee"),
        Addressee.organisation_id.is_not_distinct_from(parameter("organisation")),
        _CURRENT,
    )


def _helped(*conditions: Any, is_of_addressee: bool) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    """Those named as beneficiaries, and the named members of groups that are.

    What stands for the kind is no plain column, so that SQLite does not go through all people instead.
    """
    columns = (_Demand.status.label("demand_status"), _Person.id.label("person"), _Person.status.label("status"))
    source: Any = _Demand
    if is_of_addressee:
        source = Addressee.__table__.join(_Demand, _Demand.id == Addressee.entry_id)
    by_link: Select[*tuple[Any, ...]] = (
        select(*columns)
        .select_from(source)
        .join(Link, Link.entry_id == _Demand.id)
        .join(_Person, _Person.id == Link.target_id)
        .where(Link.relation == literal_column("'beneficiary'"), *conditions)
    )
    by_group: Select[*tuple[Any, ...]] = (
        select(*columns)
        .select_from(source)
        .join(CountedGroup, CountedGroup.entry_id == _Demand.id)
        .join(GroupMember, GroupMember.group_id == CountedGroup.id)
        .join(_Person, _Person.id == GroupMember.entry_id)
        .where(*conditions)
    )
    is_person = _Person.kind.concat(literal_column("''")) == literal_column("'person'")
    return by_link.where(is_person), by_group.where(is_person)


_OF_ADDRESSEE = union(*_helped(*_asked(), is_of_addressee=True)).subquery("helped")
_OF_DEMAND = union(*_helped(_Demand.id == parameter("entry_id"), is_of_addressee=False)).subquery("helped")

STATEMENTS: dict[str, Executable] = {
    "addressees_by_demands": select(Addressee.kind, Addressee.organisation_id, _Asked.ref, _Asked.title, func.count())
    .select_from(Addressee)
    .outerjoin(_Asked, _Asked.id == Addressee.organisation_id)
    .group_by(Addressee.kind, Addressee.organisation_id)
    .order_by(func.count().desc(), Addressee.kind, Addressee.organisation_id)
    .limit(parameter("limit")),
    "demands_of_addressee": select(_Demand.status, func.count(_Demand.id.distinct()))
    .select_from(Addressee)
    .join(_Demand, _Demand.id == Addressee.entry_id)
    .where(*_asked())
    .group_by(_Demand.status),
    "freedom_of_addressee": select(_OF_ADDRESSEE.c.demand_status, _OF_ADDRESSEE.c.status, func.count()).group_by(
        _OF_ADDRESSEE.c.demand_status, _OF_ADDRESSEE.c.status
    ),
    "freedom_of_demand": select(_OF_DEMAND.c.status, func.count()).group_by(_OF_DEMAND.c.status),
}
