"""Rows of many tables on their way into a database: each table's are written by one statement."""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker.db.connection import Connection


class Ids(NamedTuple):
    """What rows of the register hang on: entries by ref, provisions by key."""

    entries: dict[str, int]
    provisions: dict[str, int]


class Gathered:
    """Rows by the statement that writes them, which run in the order in which they were first named."""

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, statement: str, **row: Any) -> None:
        """Have a row written by a statement."""
        self._rows.setdefault(statement, []).append(row)

    def write(self, connection: Connection) -> None:
        """Write all rows."""
        for statement, rows in self._rows.items():
            connection.run_many(statement, rows)
        self._rows.clear()
