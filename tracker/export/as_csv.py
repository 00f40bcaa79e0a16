"""`csv`: one file a table, UTF-8, RFC 4180, with a Frictionless `datapackage.json` that says what each column holds.
A cell that a spreadsheet would take for a formula gets an apostrophe before it; so does one that begins with
apostrophes before such a character, so that exactly one can be taken off again.
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.datapackage import write_descriptor
from tracker.export.tabular import TABLES, table_rows
from tracker.queries.entries import flat_entries

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(connection: Connection, stream: TextIO) -> None:
    """Write the entries with the provisions they cite, flat, to one stream."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((*_FLAT, "cites"))
    for kind in ("person", "charge", "demand", "organisation", "difference", "statement"):
        writer.writerows(map(_cell, row) for row in flat_entries(connection, kind))


_FLAT = ("ref", "kind", "title", "status", "status_since", "last_checked")


def write_files(connection: Connection, folder: Path) -> None:
    """Write one file a table, and the descriptor, into an existing, empty folder."""
    with ExitStack() as stack:
        writers = {}
        for name, columns in TABLES.items():
            stream = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream, lineterminator="\r\n")
            writers[name].writerow(columns)
        for name, row in table_rows(connection):
            writers[name].writerow([_cell(row.get(column)) for column in TABLES[name]])
    write_descriptor(connection, folder)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "; ".join(value) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
