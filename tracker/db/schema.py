"""The schema of a new SQLite file, made from `schema.sql` without loading what migrates."""

from __future__ import annotations

from pathlib import Path

from tracker.db.connection import Connection

_FILE = Path(__file__).with_name("schema.sql")


def make_schema(connection: Connection) -> None:
    """Make the tables, indexes and triggers, inside the caller's transaction."""
    for statement in _FILE.read_text(encoding="utf-8").split(";\n\n"):
        if statement.strip():
            connection.raw.execute(statement)
