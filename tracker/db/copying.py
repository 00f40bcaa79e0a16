"""Every row of one database into another, empty one, as a stream, whichever kinds of database they are.

The copy is another installation: it gets a node of its own, and the source's is one of those that it knows. Where two
places went on with one node, its chain would fork.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from hashlib import sha256
from heapq import merge
from itertools import groupby
from typing import Any, NamedTuple

from tracker.config import is_server
from tracker.db.connection import Connection, Row
from tracker.db.models import Base
from tracker.db.statements import declared

_MADE_ANEW = {"entry_count", "signing_key"}
"""What is not copied: kept counts, which are counted, and the key of a node that the copy is not."""

_WORKED_OUT = {("entry", "words")}
"""Columns that are not copied: each kind of database has them, or does without."""

_CHAINED = ("claim", "absent_claim")


class Table(NamedTuple):
    """A table: the columns that are copied, and those by which its rows are in order."""

    name: str
    columns: tuple[str, ...]
    order: tuple[str, ...]


def list_tables() -> list[Table]:
    """Every table that is copied, those that others point to first."""
    assert declared()  # every module with tables is loaded now
    found = []
    for table in Base.metadata.sorted_tables:
        order = ("node_id", "number") if table.name in _CHAINED else tuple(c.name for c in table.primary_key)
        columns = tuple(c.name for c in table.columns if (table.name, c.name) not in _WORKED_OUT)
        found.append(Table(table.name, columns, order))
    return [table for table in found if table.name not in _MADE_ANEW]


def copy_rows(
    source: Connection,
    target: Connection,
    watch: Callable[[str], None] = lambda _: None,
    without: Collection[str] = (),
) -> dict[str, int]:
    """Copy all tables but some, inside the caller's snapshot and transaction; how many rows each has."""
    counts: dict[str, int] = {}

    def counted(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        counts[table.name] = 0
        for row in rows:
            counts[table.name] += 1
            watch(table.name)
            yield row

    tables = {table.name: table for table in list_tables() if table.name not in without}
    for table in tables.values():
        if table.name == "node":
            own = table.columns.index("is_own")
            nodes = ((*row[:own], 0, *row[own + 1 :]) for row in _rows(source, table) if _has_recorded(source, row[0]))
            _write(target, table, counted(table, nodes))
        elif table.name == "claim":
            _copy_chains(source, target, (table, tables["absent_claim"]), counted)
        elif table.name not in _CHAINED:
            _write(target, table, counted(table, _rows(source, table)))
    for name in ("clear_counts", "keep_counts", "rebuild_name_index", "rebuild_search_index", "keep_all_words"):
        target.run(name)
    return counts


def digest_of_rows(connection: Connection) -> dict[str, str]:
    """For each table what its rows come to; databases with the same rows have the same."""
    found = {}
    for table in list_tables():
        if table.name == "node":
            continue
        digest = sha256()
        for row in _rows(connection, table):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        found[table.name] = digest.hexdigest()
    return found


def _copy_chains(
    source: Connection,
    target: Connection,
    chained: tuple[Table, Table],
    counted: Callable[[Table, Iterable[Row]], Iterator[Row]],
) -> None:
    """Claims and those that are not shown, in the order of their chains, which both keep."""
    numbers = {table: [table.columns.index(column) for column in table.order] for table in chained}

    def placed(table: Table) -> Iterator[tuple[tuple[Any, ...], Table, Row]]:
        for row in counted(table, _rows(source, table)):
            yield tuple(row[number] for number in numbers[table]), table, row

    both = merge(*map(placed, chained), key=lambda one: one[0])
    for table, rows in groupby(both, key=lambda one: one[1]):
        _write(target, table, (row for _, _, row in rows))


def _has_recorded(source: Connection, node: str) -> bool:
    """Whether anything was recorded on a node; one that only was made is not worth remembering."""
    return any(
        source.row(name, node_id=node) is not None
        for name in ("last_claim_of_node", "last_absent_claim_of_node", "last_act_of_node")
    )


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    columns, order = (", ".join(f'"{name}"' for name in names) for names in (table.columns, table.order))
    yield from connection.stream_text(f'SELECT {columns} FROM "{table.name}" ORDER BY {order}')  # noqa: S608


def _write(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    columns = ", ".join(f'"{name}"' for name in table.columns)
    if is_server(connection.path):
        statement = f'COPY "{table.name}" ({columns}) FROM STDIN'.encode()
        with connection.sentences(), connection.raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        return
    marks = ", ".join("?" * len(table.columns))
    with connection.sentences():
        connection.raw.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)  # noqa: S608
