"""`tracker copy`: a whole database into an empty one, proved before it counts.

All rows go in one transaction. Then both sides are read again: their rows must come to the same sums, the chains must
hold, and the JSON exports must be the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple

from tracker.build import open_for_filling
from tracker.config import is_server
from tracker.db.connection import Connection, open_database
from tracker.db.copying import copy_rows, digest_of_rows
from tracker.errors import InvalidInput, TrackerError, shown
from tracker.export import as_json
from tracker.ledger.chain import verify_chain
from tracker.ledger.node import ensure_own_node


class Copied(NamedTuple):
    """What was copied: entries, claims and rows of all tables, and the sha256 of the JSON export of both."""

    entries: int
    claims: int
    rows: int
    export: str


class CopyDiffers(TrackerError):
    """The copy is not what the source is; it was taken away again."""

    exit_code = 3

    def __init__(self, target: str, what: str) -> None:
        super().__init__(f"The copy in {shown(target, quoted=False)} is not the same: {what}. Nothing was kept there.")


def copy_database(source: str, target: str, watch: Callable[[str], None] = lambda _: None) -> Copied:
    """Copy the database at `source` to `target`, which is not there yet or has no entries.

    Raises InvalidInput for a target that has some, and CopyDiffers when the copy does not verify.
    """
    if _is_same(source, target):
        raise InvalidInput("The source and the target are the same database.")
    was_there = is_server(target) or os.path.exists(target)
    try:
        with open_database(source) as origin, open_for_filling(target, with_codes=False) as copy:
            _require_empty(copy)
            with origin.reading(), copy.writing():
                counts = copy_rows(origin, copy, watch)
                export = _compare(origin, copy)
                ensure_own_node(copy)
            copy.settle()
    except BaseException:
        if not was_there:
            for suffix in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(target + suffix)
        raise
    return Copied(counts["entry"], counts["claim"], sum(counts.values()), export)


def _is_same(source: str, target: str) -> bool:
    if is_server(source) or is_server(target):
        return source == target
    return os.path.realpath(source) == os.path.realpath(target)


def _require_empty(copy: Connection) -> None:
    if copy.row("any_entry") or copy.row("any_resolution") or copy.row("all_nodes"):
        raise InvalidInput(f"{shown(copy.path, quoted=False)} holds entries already; a copy goes into an empty one.")


def _compare(source: Connection, copy: Connection) -> str:
    """The sha256 of the export of both. Raises CopyDiffers."""
    before, after = digest_of_rows(source), digest_of_rows(copy)
    for table, digest in before.items():
        if after[table] != digest:
            raise CopyDiffers(copy.path, f"the rows of {table} differ")
    for node, _created, _own in copy.rows("all_nodes"):
        _, broken = verify_chain(copy, node)
        if broken:
            raise CopyDiffers(copy.path, f"claim {broken.number} breaks its chain, and does so in the source")
    export = digest_of_export(source)
    if digest_of_export(copy) != export:
        raise CopyDiffers(copy.path, "its JSON export differs")
    return export


def digest_of_export(connection: Connection) -> str:
    """The sha256 of the JSON export, which is not kept anywhere."""
    sink = _Digest()
    as_json.write(connection, sink)  # type: ignore[arg-type]
    return sink.digest.hexdigest()


class _Digest:
    """A stream that keeps only the sum of what is written to it."""

    def __init__(self) -> None:
        self.digest = sha256()

    def write(self, text: str) -> int:
        """Add a text to the sum."""
        self.digest.update(text.encode("utf-8"))
        return len(text)
