"""Demands of one kind of measure beside those they would help, with the statuses of both."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Executable, bindparam, literal_column, select, union
from sqlalchemy.orm import aliased

from tracker.db.models import CountedGroup, Demand, Entry, GroupMember, Link

_Demand = aliased(Entry)
_Person = aliased(Entry)
_COLUMNS = (
    _Demand.ref,
    _Demand.status,
    _Person.ref,
    _Person.title,
    _Person.status,
    _Person.status_since,
)
_CURRENT = (
    Demand.measure_kind == bindparam("measure_kind"),
    _Demand.withdrawn == literal_column("0"),
    _Person.withdrawn == literal_column("0"),
)


def _beneficiaries(
    linked: tuple[ColumnElement[bool], ...] = (), grouped: tuple[ColumnElement[bool], ...] = ()
) -> Executable:
    """Those named as beneficiaries, and the named members of groups that are."""
    by_link: Any = (
        select(*_COLUMNS)
        .select_from(Demand)
        .join(_Demand, _Demand.id == Demand.entry_id)
        .join(Link, Link.entry_id == Demand.entry_id)
        .join(_Person, _Person.id == Link.target_id)
        .where(Link.relation == bindparam("relation"), *_CURRENT, *linked)
    )
    by_group: Any = (
        select(*_COLUMNS)
        .select_from(Demand)
        .join(_Demand, _Demand.id == Demand.entry_id)
        .join(CountedGroup, CountedGroup.entry_id == Demand.entry_id)
        .join(GroupMember, GroupMember.group_id == CountedGroup.id)
        .join(_Person, _Person.id == GroupMember.entry_id)
        .where(*_CURRENT, *grouped)
    )
    return union(by_link, by_group).order_by(literal_column("1"), literal_column("3"))


_ID: Any = bindparam("entry_id")
STATEMENTS: dict[str, Executable] = {
    "beneficiaries_of_demands": _beneficiaries(),
    "beneficiaries_of_demand": _beneficiaries((Demand.entry_id == _ID,), (Demand.entry_id == _ID,)),
    "demands_helping_person": _beneficiaries((Link.target_id == _ID,), (GroupMember.entry_id == _ID,)),
}
