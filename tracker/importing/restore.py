"""Importing: everything is written, proved and committed in one transaction, or nothing is."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tracker.build import open_for_filling
from tracker.config import is_server
from tracker.db.connection import Connection, connect, open_database, revision_of
from tracker.db.indexing import fill_search
from tracker.errors import InvalidInput, shown
from tracker.importing.fill import Filler
from tracker.importing.merge import Comparison, compare, require_one_chain
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


def import_export(target: str, path: str) -> Imported:
    """Fill the database at `target`, which is not there yet or holds no entries, from an export.

    Raises InvalidInput for a file that is no export, that was altered, or for a database that holds entries.
    """
    document = read_export(path)
    was_there = is_server(target) or Path(target).exists()
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


def has_been_filled(target: str) -> bool:
    """Whether there is a database at `target` that an import would have to change: one that holds entries."""
    if not is_server(target) and not (os.path.exists(target) and os.path.getsize(target)):
        return False
    with connect(target) as connection:
        return revision_of(connection) is not None and holds_entries(connection)


def holds_entries(connection: Connection) -> bool:
    """Whether there is any entry or text."""
    return bool(connection.row("any_entry") or connection.row("any_resolution"))


def compare_with(target: str, path: str) -> Comparison:
    """What an import into a database that holds entries would change; nothing is."""
    document = read_export(path)
    with open_database(target) as connection, connection.reading():
        return _compared(connection, document, path)


def import_over(target: str, path: str, seen: Comparison) -> Imported:
    """Change a database that holds entries as `seen` says: what is not here yet is added, texts and register are those
    of the export. Raises InvalidInput when the database was changed in the meantime, or would not hold.
    """
    document = read_export(path)
    with open_for_filling(target) as connection, connection.writing():
        found = _compared(connection, document, path)
        if found != seen:
            raise InvalidInput("The database was changed in the meantime. Nothing was imported; look again.")
        _fill(connection, found.document, path, is_over=True)
    added = Counter(change.table for change in seen.changes if change.how == "added")
    changed = Counter(change.table for change in seen.changes if change.how in ("added", "different"))
    entries = changed["entries"] + changed["differences"]
    return Imported(changed["resolutions"], entries, added["claims"], added["follow_ups"])


def _compared(connection: Connection, document: Document, path: str) -> Comparison:
    try:
        claims = [claim for entry in document["entries"] for claim in entry["history"] if claim["hash"]]
        require_one_chain(connection, claims, path)
        return compare(connection, document)
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidInput(f"{shown(path)} does not hold together: {shown(str(error))}") from error


def _require_empty(connection: Connection) -> None:
    if holds_entries(connection):
        raise InvalidInput("The database holds entries already; an export goes into an empty one.")


def _fill(connection: Connection, document: Document, path: str, *, is_over: bool = False) -> None:
    ensure_own_node(connection)
    try:
        Filler(connection, is_over=is_over).fill(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        detail = shown(str(error))
        raise InvalidInput(f"{shown(path)} does not hold together, nothing was imported: {detail}") from error
    refresh_all(connection)
    fill_search(connection)
    for node, _created, _own in connection.rows("all_nodes"):
        _, broken = verify_chain(connection, node)
        if broken:
            message = f"claim {broken.number} of {broken.ref}: {broken.reason}"
            raise InvalidInput(f"{shown(path)} was altered after it was exported, nothing was imported: {message}.")
    for ref, _resolution, key, language, quote, start, end, text in connection.stream("all_quotes_at_offsets"):
        if text is None or text[start:end] != quote:
            raise InvalidInput(
                f"{shown(path)}: a quote of {ref} does not stand in {key} ({language}); nothing was imported."
            )
