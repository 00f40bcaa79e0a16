"""A SQLAlchemy engine over the same file, for migrations and schema checks only; commands use `connection`.

The driver's own transaction handling leaves DDL outside transactions, so it is switched off and BEGIN is emitted here.
"""

from __future__ import annotations

import os
import sqlite3
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import NullPool


def create_sqlite_engine(path: str) -> Engine:
    """An engine on the SQLite file at `path`. Foreign keys are off while a schema is changed; check them after."""
    driver, key = _driver_of(path)
    engine = create_engine(URL.create("sqlite", database=path), module=driver, poolclass=NullPool)

    @event.listens_for(engine, "connect", insert=True)
    def _on_connect(raw: Any, _record: Any) -> None:
        raw.isolation_level = None
        if key:
            raw.execute("PRAGMA cipher_log_level=NONE")
            raw.execute(f'PRAGMA key="{key}"')
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _driver_of(path: str) -> tuple[Any, str | None]:
    """The driver of a file, and the key when it is encrypted; one that is not there yet will be plain."""
    from tracker.db.cipher import looks_encrypted, open_encrypted

    if not os.path.exists(path) or not looks_encrypted(path):
        return sqlite3, None
    with open_encrypted(path) as opened:
        return opened.driver, opened.key
