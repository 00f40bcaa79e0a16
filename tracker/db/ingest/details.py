"""What the register says of each entry besides where it stands, as rows."""

from __future__ import annotations

from collections.abc import Container, Iterable

from tracker.db.connection import Connection
from tracker.db.ingest.gathered import Gathered, Ids
from tracker.register.values import (
    Charge,
    Demand,
    Difference,
    Entry,
    Group,
    Organisation,
    Person,
    Register,
    Statement,
)


def fill_details(connection: Connection, register: Register, ids: Ids, shared: Container[str]) -> None:
    """Write the details of the entries whose home this is. A register has its organisations before its demands."""
    gathered, groups = Gathered(), dict[tuple[int, int], Group]()
    for entry in register.entries:
        if entry.ref not in shared:
            _add_details(gathered, entry, ids)
        if isinstance(entry, Charge | Demand):
            groups |= {(ids.entries[entry.ref], position): group for position, group in enumerate(entry.groups)}
    for (entry_id, position), group in groups.items():
        gathered.add(
            "insert_counted_group",
            id=None,
            entry_id=entry_id,
            position=position,
            label=group.label,
            count=group.count,
            qualifier=group.qualifier,
        )
    gathered.write(connection)
    for group_id, *place in connection.rows("groups_of_resolution", resolution_id=register.resolution.id):
        for ref in dict.fromkeys(groups[tuple(place)].named):
            gathered.add("insert_group_member", group_id=group_id, entry_id=ids.entries[ref])
    gathered.write(connection)


def _add_details(gathered: Gathered, entry: Entry, ids: Ids) -> None:
    own = {"entry_id": ids.entries[entry.ref]}
    match entry:
        case Person():
            gathered.add("insert_person", **own, role=entry.role, affiliation=entry.affiliation)
        case Organisation():
            gathered.add("insert_organisation", **own, type=entry.type, role=entry.role)
        case Charge():
            _add_charge(gathered, entry, ids)
        case Demand():
            _add_demand(gathered, entry, ids)
        case Statement():
            gathered.add("insert_statement", **own, kind=entry.kind)
        case Difference():
            gathered.add(
                "insert_difference",
                **own,
                kind=entry.kind,
                severity=entry.severity,
                odd_versions=" ".join(entry.odd),
                provision_id=ids.provisions[entry.citations[0].provision],
            )
            _add_links(gathered, entry.ref, "touches", entry.touches, ids)


def _add_charge(gathered: Gathered, charge: Charge, ids: Ids) -> None:
    own = {"entry_id": ids.entries[charge.ref]}
    gathered.add(
        "insert_charge",
        **own,
        allegation=charge.allegation,
        measure=charge.measure,
        measure_type=charge.measure_type,
        favourable=charge.favourable,
        penalty=charge.penalty,
        penalty_kind=charge.penalty_kind,
    )
    for position, article in enumerate(charge.legal_basis):
        gathered.add("insert_legal_basis", **own, position=position, article=article)
    for position, stated in enumerate(charge.dates):
        languages = " ".join(stated.languages)
        gathered.add(
            "insert_stated_date",
            **own,
            position=position,
            date=str(stated.date),
            means=stated.means,
            languages=languages,
        )
    _add_links(gathered, charge.ref, "subject", charge.subjects, ids)


def _add_demand(gathered: Gathered, demand: Demand, ids: Ids) -> None:
    own = {"entry_id": ids.entries[demand.ref]}
    gathered.add("insert_demand", **own, measure_kind=demand.measure_kind, strength=demand.strength)
    for position, addressee in enumerate(demand.addressees):
        gathered.add(
            "insert_addressee",
            **own,
            position=position,
            kind=addressee.kind,
            organisation_id=ids.entries[addressee.organisation] if addressee.organisation else None,
            implied=addressee.implied,
        )
    _add_links(gathered, demand.ref, "beneficiary", demand.beneficiaries, ids)


def _add_links(gathered: Gathered, ref: str, relation: str, targets: Iterable[str], ids: Ids) -> None:
    for position, target in enumerate(targets):
        gathered.add(
            "insert_link",
            entry_id=ids.entries[ref],
            relation=relation,
            position=position,
            target_id=ids.entries[target],
        )
