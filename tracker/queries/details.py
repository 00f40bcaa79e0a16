"""One entry in full: what the text states, how it is spelled, related entries, citations and history."""

from __future__ import annotations

from itertools import groupby

from tracker.db.connection import Connection, Row
from tracker.queries.history import get_history, list_claimed
from tracker.queries.rows.details import (
    Addressee,
    ChargeFacts,
    Citation,
    DemandFacts,
    Detail,
    DifferenceFacts,
    Facts,
    Group,
    LinkedEntry,
    Member,
    OrganisationFacts,
    PersonFacts,
    Quote,
    StatedDate,
    StatementFacts,
)
from tracker.queries.rows.entries import Entry
from tracker.queries.rows.names import NameForm
from tracker.status import NOW, When, derive


def get_detail(connection: Connection, entry: Entry, when: When = NOW) -> Detail:
    """Everything about an entry; with `when`, its status and history from that point of view."""
    if when != NOW:
        found = derive(list_claimed(connection, entry), when)
        entry = entry._replace(
            status=found.code if found else None,
            status_since=found.since if found else None,
            last_checked=found.last_checked if found else None,
        )
    links = [LinkedEntry(*row) for row in connection.rows("links_from_entry", entry_id=entry.id)]
    linked_from = [LinkedEntry(*row) for row in connection.rows("links_to_entry", entry_id=entry.id)]
    known = {link.ref for link in linked_from}
    linked_from += [
        LinkedEntry("named_in_group", *row)
        for row in connection.rows("groups_naming_entry", entry_id=entry.id)
        if row[0] not in known
    ]
    return Detail(
        entry=entry,
        facts=_facts(connection, entry),
        names=tuple(NameForm(*row) for row in connection.rows("name_forms_of_entry", entry_id=entry.id)),
        groups=_groups(connection, entry.id),
        links=tuple(links),
        linked_from=tuple(linked_from),
        citations=get_citations(connection, entry.id),
        history=get_history(connection, entry, when),
    )


def get_citations(connection: Connection, entry_id: int) -> tuple[Citation, ...]:
    """An entry's citations in the order of the text."""
    rows = connection.rows("quotes_of_entry", entry_id=entry_id)
    citations = []
    for _, group in groupby(rows, key=lambda row: row[0]):
        quotes = list(group)
        _, resolution, reference, provision, supports = quotes[0][:5]
        citations.append(Citation(resolution, reference, provision, supports, tuple(Quote(*row[5:]) for row in quotes)))
    return tuple(citations)


def _groups(connection: Connection, entry_id: int) -> tuple[Group, ...]:
    return tuple(
        Group(
            label,
            count,
            qualifier,
            tuple(Member(*row) for row in connection.rows("members_of_group", group_id=group_id)),
        )
        for group_id, label, count, qualifier in connection.rows("groups_of_entry", entry_id=entry_id)
    )


def _facts(connection: Connection, entry: Entry) -> Facts:
    row = connection.row(f"{entry.kind}_by_id", entry_id=entry.id)
    if row is None:  # withdrawn: the register no longer says anything
        row = NOTHING_STATED[entry.kind]
    if entry.kind == "charge":
        basis = connection.rows("legal_basis_of_entry", entry_id=entry.id)
        return charge_facts(row, basis, connection.rows("stated_dates_of_entry", entry_id=entry.id))
    if entry.kind == "demand":
        return demand_facts(row, connection.rows("addressees_of_entry", entry_id=entry.id))
    return plain_facts(entry.kind, row)


def plain_facts(kind: str, row: Row) -> Facts:
    """The facts of an entry that are in one row."""
    match kind:
        case "person":
            return PersonFacts(*row)
        case "organisation":
            return OrganisationFacts(*row)
        case "statement":
            return StatementFacts(*row)
        case _:
            differs, severity, odd, provision = row
            return DifferenceFacts(differs, severity, tuple(odd.split()), provision)


def demand_facts(row: Row, addressees: list[Row]) -> DemandFacts:
    """The facts of a demand."""
    measure_kind, strength = row
    asked = tuple(Addressee(kind, bool(implied), ref, title) for kind, implied, ref, title in addressees)
    return DemandFacts(measure_kind, strength, asked)


def charge_facts(row: Row, legal_basis: list[Row], stated_dates: list[Row]) -> ChargeFacts:
    """The facts of a charge or measure."""
    allegation, measure, measure_type, favourable, penalty, penalty_kind = row
    basis = tuple(article for (article,) in legal_basis)
    dates = tuple(StatedDate(date, means, tuple(languages.split())) for date, means, languages in stated_dates)
    return ChargeFacts(allegation, measure, measure_type, bool(favourable), penalty, penalty_kind, basis, dates)


NOTHING_STATED: dict[str, Row] = {
    "person": ("", ""),
    "organisation": ("other", ""),
    "charge": ("", "", "other", False, "", ""),
    "demand": ("other", "calls_on"),
    "statement": ("notes",),
    "difference": ("meaning", "minor", "", ""),
}
"""The row of facts of an entry about which the register no longer says anything."""
