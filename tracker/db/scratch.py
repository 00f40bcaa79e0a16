"""A database in memory, to work something out in and compare with: it is gone with its connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.db.connection import Connection
from tracker.db.schema import make_schema


@contextmanager
def scratch_database() -> Iterator[Connection]:
    """An empty database with the schema of this release."""
    with Connection(sqlite3.connect(":memory:", isolation_level=None), ":memory:") as connection:
        connection.is_filling = True
        with connection.writing():
            make_schema(connection)
        yield connection
