"""Lists in every order: pages onwards and back from a place, the place so many rows further, and the number of a row.

A place is (value, sort key, id) of a row, so no page is found by counting rows; where the end or the middle is jumped
to, only the index of the order is walked. What one order has, all have: the statements are made from one table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Executable,
    Select,
    and_,
    delete,
    func,
    insert,
    literal_column,
    select,
    union,
)
from sqlalchemy import tuple_ as row_of

from tracker.db.models import (
    Addressee,
    Charge,
    Claim,
    CountedGroup,
    Demand,
    Difference,
    Entry,
    GroupMember,
    Link,
    Organisation,
)
from tracker.db.statements.binding import parameter
from tracker.db.statements.ledger import CLAIM_COLUMNS
from tracker.db.statements.reading import ENTRY_COLUMNS
from tracker.db.view_models import SavedView


class _Order(NamedTuple):
    """An order: what its index holds, in that order, and the tables that it takes."""

    key: tuple[Any, ...]
    source: Any
    condition: ColumnElement[bool]


_ENTRY = and_(Entry.kind == parameter("kind"), Entry.withdrawn == literal_column("0"))
_ALWAYS = literal_column("1") == literal_column("1")


def _by_entry(*columns: Any) -> _Order:
    return _Order((*columns, Entry.sort_key, Entry.id), Entry, _ENTRY)


def _by_fact(model: Any, value: Any, condition: ColumnElement[bool] = _ALWAYS) -> _Order:
    """Only entries that were not withdrawn have facts."""
    return _Order((value, model.entry_id), model, condition)


_ORDERS = {
    "title": _by_entry(),
    "status": _by_entry(Entry.status),
    "since": _by_entry(Entry.status_since),
    "checked": _by_entry(Entry.last_checked),
    "charge_measure": _by_fact(Charge, Charge.measure_type),
    "demand_measure": _by_fact(Demand, Demand.measure_kind),
    "addressee": _by_fact(Addressee, Addressee.kind, Addressee.position == literal_column("0")),
    "organisation_type": _by_fact(Organisation, Organisation.type),
    "difference_kind": _by_fact(Difference, Difference.kind),
    "severity": _by_fact(Difference, Difference.severity),
}
_WITHOUT_STATUS = ("status", "organisation_type", "difference_kind", "severity")
"""Orders that are not narrowed to one status: it is their value, or there is none."""
_PARAMETERS: dict[int, dict[bool, tuple[str, ...]]] = {
    2: {True: ("sort_key", "id"), False: ("value", "id")},
    3: {True: ("value", "sort_key", "id"), False: ("value", "sort_key", "id")},
}


def _statements() -> Iterator[tuple[str, Executable]]:
    for name, order in _ORDERS.items():
        yield from _of_order(name, order)
        if name not in _WITHOUT_STATUS:
            yield from _of_order(f"{name}_of_status", order, Entry.status == parameter("status"))


def _of_order(
    name: str, order: _Order, narrowed: ColumnElement[bool] | None = None
) -> Iterator[tuple[str, Executable]]:
    is_entry = order.source is Entry
    names = _PARAMETERS[len(order.key)][is_entry]
    key, place = row_of(*order.key), row_of(*map(parameter, names))
    value = order.key[0] if names[0] == "value" else literal_column("''")
    sort_key = Entry.sort_key if is_entry else literal_column("''")
    identity = order.key[-1]

    def chosen(*columns: Any, whole: bool) -> Select[*tuple[Any, ...]]:
        statement: Select[*tuple[Any, ...]] = select(*columns).select_from(order.source).where(order.condition)
        if not is_entry and (whole or narrowed is not None):
            statement = statement.join(Entry, Entry.id == identity)
        return statement if narrowed is None else statement.where(narrowed)

    rows = chosen(*ENTRY_COLUMNS, value, sort_key, whole=True).limit(parameter("limit"))
    places = chosen(value, sort_key, identity, whole=False).limit(literal_column("1")).offset(parameter("skip"))
    ascending, descending = order.key, tuple(column.desc() for column in order.key)
    yield f"walk_{name}", rows.where(key > place).order_by(*ascending)
    yield f"walk_{name}_back", rows.where(key < place).order_by(*descending)
    yield f"skip_{name}", places.where(key > place).order_by(*ascending)
    yield f"skip_{name}_back", places.where(key < place).order_by(*descending)
    counted = chosen(func.count(), whole=False)
    yield f"count_{name}_before", counted.where(key < place)
    yield f"count_{name}_behind", counted.where(key > place)
    if narrowed is None:
        yield f"place_in_{name}", chosen(value, sort_key, identity, whole=False).where(identity == parameter("id"))


STATEMENTS: dict[str, Executable] = {
    **dict(_statements()),
    "favourable_charges_naming": union(
        select(Entry.ref)
        .join(Charge, and_(Charge.entry_id == Entry.id, Charge.favourable))
        .join(Link, Link.entry_id == Entry.id)
        .where(Link.target_id == parameter("entry_id")),
        select(Entry.ref)
        .join(Charge, and_(Charge.entry_id == Entry.id, Charge.favourable))
        .join(CountedGroup, CountedGroup.entry_id == Entry.id)
        .join(GroupMember, GroupMember.group_id == CountedGroup.id)
        .where(GroupMember.entry_id == parameter("entry_id")),
    ),
    "claims_after": select(*CLAIM_COLUMNS)
    .join(Entry, Entry.id == Claim.entry_id)
    .where(Claim.id > parameter("seen"))
    .order_by(Claim.id.desc())
    .limit(parameter("limit")),
    "count_claims_after": select(func.count()).select_from(
        select(Claim.id).where(Claim.id > parameter("seen")).limit(parameter("limit")).subquery()
    ),
    "newest_claim": select(func.max(Claim.id)),
    "views_of_place": select(
        SavedView.called,
        SavedView.words,
        SavedView.status,
        SavedView.ordered_by,
        SavedView.is_descending,
        SavedView.columns,
    )
    .where(SavedView.place == parameter("place"))
    .order_by(SavedView.called),
    "insert_saved_view": insert(SavedView),
    "delete_saved_view": delete(SavedView).where(
        SavedView.place == parameter("place"), SavedView.called == parameter("called")
    ),
}
