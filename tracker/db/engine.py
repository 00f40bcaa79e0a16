"""A SQLAlchemy engine over the same file, for migrations and schema checks only; commands use `connection`.

The driver's own transaction handling leaves DDL outside transactions, so it is switched off and BEGIN is emitted here.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import NullPool


def create_sqlite_engine(path: str) -> Engine:
    """An engine on the SQLite file at `path`. Foreign keys are off while a schema is changed; check them after."""
    engine = create_engine(URL.create("sqlite", database=path), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _on_connect(raw: sqlite3.Connection, _record: Any) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
