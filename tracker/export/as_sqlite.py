"""`sqlite`: the database as one file for Datasette, sqlite-utils and DB Browser, with views that join and label."""

from __future__ import annotations

from pathlib import Path

from tracker.db.connection import Connection
from tracker.db.published import publish_copy


def write_file(connection: Connection, path: Path) -> None:
    """Write the file."""
    publish_copy(connection, str(path))
