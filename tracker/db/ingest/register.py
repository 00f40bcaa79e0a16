"""One resolution with its register: which of its entries are there already, and everything that is written of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.db.ingest.details import fill_details
from tracker.db.ingest.evidence import fill_evidence
from tracker.db.ingest.gathered import Gathered, Ids
from tracker.db.ingest.texts import fill_resolution, fill_texts
from tracker.plain import plain
from tracker.register.values import Entry, Organisation, Person, Register

CLEARING = (
    "clear_quotes",
    "clear_citations",
    "clear_printed_forms",
    "clear_group_members",
    "clear_groups",
    "clear_links",
    "clear_addressees",
    "clear_legal_basis",
    "clear_stated_dates",
    "clear_differences",
    "clear_statements",
    "clear_demands",
    "clear_charges",
    "clear_organisations",
    "clear_people",
    "clear_footnote_marks",
    "clear_paragraphs",
    "clear_provisions",
    "clear_versions",
    "clear_identifiers",
)


class Filled(NamedTuple):
    """What a fill did: entries by kind, refs that were withdrawn."""

    entries: dict[str, int]
    withdrawn: tuple[str, ...]


def fill_register(connection: Connection, register: Register) -> Filled:
    """Write one resolution and its register."""
    own = {"resolution_id": register.resolution.id}
    fill_resolution(connection, register.resolution)
    shared = _find_shared(connection, register)
    existing = {
        ref: (entry_id, withdrawn) for ref, entry_id, withdrawn in connection.rows("entry_ids_of_resolution", **own)
    }
    for name in CLEARING:
        connection.run(name, **own)
    provisions = fill_texts(connection, register.resolution)
    counts: dict[str, int] = {}
    gathered = Gathered()
    for position, entry in enumerate(register.entries):
        kind = type(entry).__name__.lower()
        counts[kind] = counts.get(kind, 0) + 1
        if entry.ref in shared:
            continue
        facts = _facts_of(entry, position, str(register.resolution.adopted))
        if entry.ref in existing:
            changed = {f"new_{key}": value for key, value in facts.items()}
            gathered.add("update_entry", entry_id=existing[entry.ref][0], **changed)
        else:
            gathered.add("insert_entry", **own, **facts, **_new(entry.ref, kind, facts))
    gathered.write(connection)
    entries = {ref: entry_id for ref, entry_id, _ in connection.rows("entry_ids_of_resolution", **own)}
    ids = Ids(entries | shared, provisions)
    named = {entry.ref for entry in register.entries}
    gone = sorted(ref for ref, (_, withdrawn) in existing.items() if ref not in named and not withdrawn)
    for ref in gone:
        connection.run("withdraw_entry", entry_id=existing[ref][0])
    fill_details(connection, register, ids, shared)
    fill_evidence(connection, register, ids, shared)
    return Filled(counts, tuple(gone))


def _find_shared(connection: Connection, register: Register) -> dict[str, int]:
    """The people and organisations of other resolutions that this one names too, by ref: their facts stay as they are.

    An entry without a resolution, or one that its own has left, comes to this one.
    """
    shared = {}
    for entry in register.entries:
        home = connection.row("home_of_ref", ref=entry.ref) if isinstance(entry, Person | Organisation) else None
        if home is None or home[2] == register.resolution.id:
            continue
        entry_id, _, resolution, withdrawn = home
        if resolution is None or withdrawn:
            connection.run("give_home", entry_id=entry_id, new_resolution_id=register.resolution.id)
        else:
            shared[entry.ref] = entry_id
    return shared


def _facts_of(entry: Entry, position: int, adopted: str) -> dict[str, Any]:
    """What the register may say otherwise the next time."""
    named = isinstance(entry, Person | Organisation)
    return {
        "title": entry.title,
        "sort_key": plain(entry.title) if named else f"{position:06}",
        "note": entry.note,
        "sensitivity": entry.sensitivity,
        "stated_status": entry.status,
        "stated_on": adopted if entry.status else None,
    }


def _new(ref: str, kind: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of an entry once, when it is new: nothing was claimed yet besides what the text states."""
    status, on = facts["stated_status"], facts["stated_on"]
    own = {"id": None, "ref": ref, "slug": ref.rsplit("/", 1)[-1], "kind": kind, "withdrawn": 0}
    return {**own, "status": status, "status_since": on, "last_checked": on}
