"""`sqlite`: one file for Datasette, sqlite-utils and DB Browser, with views that join and label.

What is full is a copy of the database. With any other profile, or from another point of view, the file is made of the
tables of the data dictionary: what was held back was never in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.db.published import PublishedTable, publish_copy, publish_rows
from tracker.export.contents import current_release, is_everything_now
from tracker.export.dictionary import tables
from tracker.export.tabular import TABLES, table_rows

_TYPES = {"number": "INTEGER", "flag": "INTEGER"}


def write_file(connection: Connection, path: Path) -> None:
    """Write the file."""
    if is_everything_now():
        publish_copy(connection, str(path))
        return
    made = {
        name: PublishedTable(
            [(column.name, _TYPES.get(column.kind.name, "TEXT")) for column in table.columns],
            table.key,
            table.references,
        )
        for name, table in tables().items()
    }
    publish_rows(str(path), made, _rows(connection), current_release().profile)


def _rows(connection: Connection) -> Iterator[tuple[str, list[Any]]]:
    for name, row in table_rows(connection):
        yield name, [_cell(row.get(column)) for column in TABLES[name]]


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list | tuple) else value
