"""Importing: everything is written, proved and committed in one transaction, or nothing is."""

from __future__ import annotations

import os
from graphlib import CycleError
from pathlib import Path
from typing import NamedTuple

from tracker.build import open_for_filling
from tracker.db.connection import Connection, open_database
from tracker.db.indexing import fill_search
from tracker.errors import InvalidInput, shown
from tracker.export.contents import details
from tracker.export.values import difference_value, entry_value
from tracker.importing.fill import Filler
from tracker.importing.reading import Document, read_export
from tracker.ledger.chain import verify_chain
from tracker.ledger.current import refresh_all
from tracker.ledger.node import ensure_own_node

_KINDS = ("entries", "differences")


class Imported(NamedTuple):
    """What was imported: how many resolutions, entries, claims and follow-ups."""

    resolutions: int
    entries: int
    claims: int
    follow_ups: int


class Change(NamedTuple):
    """What an import would change: `how` is new, changed or missing."""

    how: str
    ref: str
    title: str


def import_export(target: str, path: str) -> Imported:
    """Fill the database at `target`, which is not there yet or holds no entries, from an export.

    Raises InvalidInput for a file that is no export, that was altered, or for a database that holds entries.
    """
    document = read_export(path)
    was_there = Path(target).exists()
    try:
        with open_for_filling(target) as connection, connection.writing():
            _require_empty(connection)
            _fill(connection, document, path)
    except BaseException:
        if not was_there:
            for suffix in ("", "-wal", "-shm"):
                if os.path.exists(target + suffix):
                    os.unlink(target + suffix)
        raise
    claims = sum(1 for entry in document["entries"] for claim in entry["history"] if claim["hash"])
    entries = sum(len(document[kind]) for kind in _KINDS)
    return Imported(len(document["resolutions"]), entries, claims, len(document["follow_ups"]))


def list_changes(target: str, path: str) -> list[Change]:
    """What differs between the entries of a database and those of an export."""
    document = read_export(path)
    found = {value["ref"]: value for kind in _KINDS for value in document[kind]}
    changes = []
    with open_database(target) as connection, connection.reading():
        own = [entry_value(detail) for detail in details(connection)]
        own += [difference_value(detail) for detail in details(connection, ("difference",))]
    for value in own:
        title = value.get("title") or value["summary"]
        other = found.pop(value["ref"], None)
        if other is None:
            changes.append(Change("missing", value["ref"], title))
        elif any(other.get(key) != item for key, item in value.items() if key in other):
            changes.append(Change("changed", value["ref"], title))
    changes += [Change("new", ref, value.get("title") or value["summary"]) for ref, value in found.items()]
    return changes


def _require_empty(connection: Connection) -> None:
    if connection.row("any_entry") or connection.row("any_resolution"):
        raise InvalidInput("The database holds entries already; an export goes into an empty one.")


def _fill(connection: Connection, document: Document, path: str) -> None:
    try:
        Filler(connection).fill(document)
    except (KeyError, TypeError, ValueError, AttributeError, CycleError) as error:
        detail = shown(str(error))
        raise InvalidInput(f"{shown(path)} does not hold together, nothing was imported: {detail}") from error
    ensure_own_node(connection)
    refresh_all(connection)
    fill_search(connection)
    for node, _created, _own in connection.rows("all_nodes"):
        _, broken = verify_chain(connection, node)
        if broken:
            message = f"claim {broken.number} of {broken.ref}: {broken.reason}"
            raise InvalidInput(f"{shown(path)} was altered after it was exported, nothing was imported: {message}.")
    for ref, key, language, quote, start, end, text in connection.stream("all_quotes_at_offsets"):
        if text is None or text[start:end] != quote:
            raise InvalidInput(
                f"{shown(path)}: a quote of {ref} does not stand in {key} ({language}); nothing was imported."
            )
