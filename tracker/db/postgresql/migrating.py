"""Making and upgrading the schema on a server: the same migrations as on SQLite, then what `objects.sql` holds.

All of it is one transaction, which other writers wait for: a step that fails leaves everything as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection as SqlConnection
from sqlalchemy import create_engine
from sqlalchemy.dialects.postgresql.base import PGDDLCompiler
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tracker.config import migrations_folder
from tracker.db.postgresql import types
from tracker.db.postgresql.connection import WRITERS, connect_server, open_raw
from tracker.db.postgresql.roles import renew_roles
from tracker.db.postgresql.sentences import as_sentence
from tracker.errors import DatabaseUnusable

OBJECTS = Path(__file__).with_name("objects.sql")

__all__ = ["types", "upgrade_server"]

_DEFINER = re.compile(r"SECURITY DEFINER")


def upgrade_server(target: str, revision: str = "head") -> None:
    """Bring the schema of the database at `target` to a revision, in one transaction. Raises a sentence."""
    with _connected(target) as connection:
        schema = _require_usable(connection, target)
        command.upgrade(_config(connection), revision)
        for statement in OBJECTS.read_text(encoding="utf-8").split("-- step\n"):
            # What runs with the owner's rights must not find other people's tables and functions first.
            pinned = _DEFINER.sub(f"SECURITY DEFINER SET search_path = {schema}, pg_temp", statement)
            connection.exec_driver_sql(pinned.replace("{schema}", schema).replace("%", "%%"))
        _put_nulls_first(connection)
    with connect_server(target) as opened:
        renew_roles(opened)


def _require_usable(connection: SqlConnection, target: str) -> str:
    """The schema that is used, quoted."""
    encoding, schema = connection.exec_driver_sql(
        "SELECT current_setting('server_encoding'), quote_ident(current_schema())"
    ).one()
    if encoding != "UTF8":
        raise DatabaseUnusable(target, f"its texts are {encoding}. Make a database with ENCODING 'UTF8'.")
    if schema is None:
        raise DatabaseUnusable(target, "it has no schema in which your role may make tables.")
    return str(schema)


def _put_nulls_first(connection: SqlConnection) -> None:
    """Make indexes anew whose order is not that of the lists: on SQLite a missing value comes first."""
    rows = connection.exec_driver_sql(
        "SELECT pg_get_indexdef(i.indexrelid), c.relname, "
        "array_agg(a.attname::text ORDER BY k.place), "
        "array_agg(NOT a.attnotnull AND k.option & 3 = 0 ORDER BY k.place) "
        "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam "
        "CROSS JOIN LATERAL unnest(i.indkey::int2[], i.indoption::int2[]) WITH ORDINALITY AS k (number, option, place) "
        "JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number "
        "WHERE c.relnamespace = current_schema()::regnamespace AND m.amname = 'btree' "
        "AND NOT i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL GROUP BY i.indexrelid, c.relname"
    ).all()
    quote = connection.dialect.identifier_preparer.quote
    for definition, name, columns, are_last in rows:
        if any(are_last):
            parts = [
                f"{quote(column)}{' NULLS FIRST' if is_last else ''}"
                for column, is_last in zip(columns, are_last, strict=True)
            ]
            connection.exec_driver_sql(f"DROP INDEX {quote(name)}")
            connection.exec_driver_sql(f"{definition.rpartition('(')[0]}({', '.join(parts)})")


class _Columns(PGDDLCompiler):
    """Rows are numbered by the statements that insert them, as on SQLite, and by no sequence."""

    def get_column_specification(self, column: Any, **options: Any) -> str:
        text: str = super().get_column_specification(column, **options)  # type: ignore[no-untyped-call]
        return text.replace(" SERIAL ", " BIGINT ")


@contextmanager
def _connected(target: str) -> Iterator[SqlConnection]:
    def connect() -> psycopg.Connection[tuple[object, ...]]:
        raw = open_raw(target)
        raw.autocommit = False
        return raw

    engine = create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool)
    engine.dialect.ddl_compiler = _Columns
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
            yield connection
    except DBAPIError as error:
        raise as_sentence(error.orig, target) from error


def _config(connection: SqlConnection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
