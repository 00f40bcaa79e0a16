"""Every entry of a kind in full, for exports: read a page at a time, a statement for each table and page.

The entries are those of `details.get_detail` but for `linked_from`, which no export of data shows and is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from tracker.db.connection import Connection, Row
from tracker.queries.details import NOTHING_STATED, charge_facts, demand_facts, plain_facts
from tracker.queries.history import as_claim, as_claimed, history_of
from tracker.queries.rows.details import Citation, Detail, Facts, Group, LinkedEntry, Member, Quote
from tracker.queries.rows.entries import Entry
from tracker.queries.rows.names import NameForm
from tracker.status import NOW, When, derive

PAGE = 200

_Rows = dict[int, list[Row]]


def details_of_kind(
    connection: Connection, kind: str, when: When = NOW, *, is_history: bool = False
) -> Iterator[Detail]:
    """The entries in list order, the withdrawn ones after the others; of equal ones the smaller ref first.

    With `is_history` they have their facts and history alone, and no names, links, groups and quotes.
    """
    for withdrawn in (0, 1):
        place = {"kind": kind, "withdrawn": withdrawn}
        after = {"after_key": "", "after_ref": ""}
        while rows := connection.rows("page_of_entries", limit=PAGE, **after, **place):
            page = _Page(connection, kind, rows, is_whole=not is_history)
            yield from page.details(when)
            after = {"after_key": rows[-1][-1], "after_ref": page.entries[-1].ref}


class _Page:
    """The entries of a page, and the rows that hang on them by the entry's id."""

    def __init__(self, connection: Connection, kind: str, rows: list[Row], *, is_whole: bool) -> None:
        self.entries = [Entry(*row[:-1]) for row in rows]
        self._connection, self._ids = connection, str([entry.id for entry in self.entries])
        self.facts = self._rows(f"{kind}_on_page")
        self.names = self._rows("name_forms_on_page") if is_whole and kind in ("person", "organisation") else {}
        self.links = self._rows("links_on_page") if is_whole else {}
        self.quotes = self._rows("quotes_on_page") if is_whole else {}
        self.claims = self._rows("claims_on_page") if kind in ("person", "charge", "demand") else {}
        has_groups = is_whole and kind in ("charge", "demand")
        self.groups = self._rows("groups_on_page") if has_groups else {}
        self.members: _Rows = {}
        for members in self._rows("members_on_page").values() if has_groups else ():
            for group_id, *member in members:
                self.members.setdefault(group_id, []).append(tuple(member))
        self.basis = self._rows("legal_basis_on_page") if kind == "charge" else {}
        self.dates = self._rows("stated_dates_on_page") if kind == "charge" else {}
        self.addressees = self._rows("addressees_on_page") if kind == "demand" else {}

    def details(self, when: When) -> Iterator[Detail]:
        for entry in self.entries:
            claims = [as_claim(row) for row in self.claims.get(entry.id, ())]
            yield Detail(
                entry=entry if when == NOW else _seen(entry, claims, when),
                facts=self._facts(entry),
                names=tuple(NameForm(*row) for row in self.names.get(entry.id, ())),
                groups=tuple(
                    Group(label, size, qualifier, tuple(Member(*row) for row in self.members.get(group_id, ())))
                    for group_id, label, size, qualifier in self.groups.get(entry.id, ())
                ),
                links=tuple(LinkedEntry(*row) for row in self.links.get(entry.id, ())),
                linked_from=(),
                citations=tuple(_citations(self.quotes.get(entry.id, []))),
                history=history_of(entry, claims, when),
            )

    def _facts(self, entry: Entry) -> Facts:
        rows = self.facts.get(entry.id)
        row = rows[0] if rows else NOTHING_STATED[entry.kind]
        if entry.kind == "charge":
            return charge_facts(row, self.basis.get(entry.id, []), self.dates.get(entry.id, []))
        if entry.kind == "demand":
            return demand_facts(row, self.addressees.get(entry.id, []))
        return plain_facts(entry.kind, row)

    def _rows(self, name: str) -> _Rows:
        found: _Rows = {}
        for entry_id, *row in self._connection.rows(name, ids=self._ids):
            found.setdefault(entry_id, []).append(tuple(row))
        return found


def _citations(rows: list[Row]) -> Iterator[Citation]:
    for _, group in groupby(rows, key=lambda row: row[0]):
        quotes = list(group)
        _, resolution, reference, provision, supports = quotes[0][:5]
        yield Citation(resolution, reference, provision, supports, tuple(Quote(*row[5:]) for row in quotes))


def _seen(entry: Entry, claims: list[Any], when: When) -> Entry:
    """An entry with its status from a point of view."""
    recorded = sorted(claims, key=lambda claim: (claim.recorded_at, claim.node, claim.number))
    stated = [claim for claim in history_of(entry, []) if claim.kind == "stated_in_text"]
    found = derive([as_claimed(claim) for claim in [*stated, *recorded]], when)
    return entry._replace(
        status=found.code if found else None,
        status_since=found.since if found else None,
        last_checked=found.last_checked if found else None,
    )
