"""Made-up collections of 1,000 to 1,000,000 entries as databases, to measure and test on.

The rows are those of `invented`. They go past the program into tables made from its schema, indexes and triggers last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from tests.benchmarks import invented
from tests.benchmarks.invented import Values
from tracker.db.compiled import SQL
from tracker.db.connection import Connection
from tracker.db.migrate import SCHEMA_FILE
from tracker.register.vocabulary import vocabularies

SMALLEST = 1_000

_TABLES = {
    "resolution": ("id", "reference", "adopted", "body", "title"),
    "version": ("resolution_id", "language", "position", "title", "stage", "file", "sha256", "orthography"),
    "provision": ("id", "resolution_id", "key", "kind", "position", "confidence"),
    "paragraph": ("provision_id", "language", "label", "text", "first_line"),
    "entry": (
        *("id", "ref", "slug", "kind", "resolution_id", "title", "sort_key", "note", "stated_status", "stated_on"),
        *("status", "status_since", "last_checked", "withdrawn"),
    ),
    "person": ("entry_id", "role", "affiliation"),
    "organisation": ("entry_id", "type", "role"),
    "charge": ("entry_id", "allegation", "measure", "measure_type", "favourable", "penalty", "penalty_kind"),
    "demand": ("entry_id", "measure_kind", "strength"),
    "addressee": ("entry_id", "position", "kind", "organisation_id", "implied"),
    "link": ("entry_id", "relation", "position", "target_id"),
    "citation": ("id", "entry_id", "provision_id", "supports", "position"),
    "quote": ("citation_id", "language", "quote", "start", "end"),
    "name_form": (
        *("id", "entry_id", "language", "form", "grammatical_case", "folded", "origin", "source"),
        *("orthography", "fold_key"),
    ),
    "claim": (
        *("id", "node_id", "number", "entry_id", "entry_kind", "code", "kind", "effective", "effective_qualifier"),
        *("effective_from", "effective_until", "recorded_at", "recorded_by", "source_type", "source_title"),
        *("source_url", "source_seen", "confidence", "note", "supersedes", "previous_hash", "hash", "salt"),
    ),
    "dispute": ("entry_id",),
    "follow_up": (
        *("id", "entry_id", "action", "starts", "due", "rrule", "assignee", "note", "created_at", "created_by"),
        "closed_at",
    ),
    "follow_up_done": ("id", "follow_up_id", "due", "done_on", "result", "recorded_at", "recorded_by"),
}

Rows = Iterable[tuple[str, tuple[str, ...], Iterable[Values]]]
"""(table, columns, rows), parents first."""


def make_collection(path: str, size: int) -> None:
    """Write a collection of `size` entries, a multiple of a thousand, as a new database at `path`."""
    if size % SMALLEST:
        raise ValueError(f"the number of entries must be a multiple of {SMALLEST}, not {size}")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=OFF")
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA cache_size=-200000")
        raw.execute("BEGIN")
        tables, later = _schema()
        for statement in tables:
            raw.execute(statement)
        insert_rows(raw, _few_rows())
        insert_rows(raw, rows_of(size))
        for statement in (*later, SQL["keep_counts"]):
            raw.execute(statement)
        raw.execute("COMMIT")
        raw.execute("PRAGMA journal_mode=WAL")


def make_schema(raw: sqlite3.Connection) -> None:
    """Make all tables, indexes and triggers, and the rows that every database has."""
    for statement in (*_schema()[0], *_schema()[1]):
        raw.execute(statement)
    insert_rows(raw, _few_rows())


def make_searchable(path: str) -> None:
    """Make the keys of names and the word index of a collection, as the build does."""
    from tracker.db.indexing import fill_search

    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        connection = Connection(raw, path)
        with connection.writing():
            fill_search(connection)


def insert_rows(raw: sqlite3.Connection, tables: Rows) -> None:
    """Insert the rows as the plainest code does."""
    for table, columns, rows in tables:
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" * len(columns))
        raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)


def rows_of(size: int) -> Rows:
    """Everything that grows with the collection."""
    for table, columns in _TABLES.items():
        yield table, columns, getattr(invented, f"{table}_rows")(size)


def _few_rows() -> Rows:
    """What every database has: the vocabularies, and the node that records."""
    codes = [
        (scheme, code.code, position, code.definition, code.mapping)
        for scheme, known in vocabularies().items()
        for position, code in enumerate(known.values())
    ]
    yield "code", ("scheme", "code", "position", "definition", "mapping"), codes
    yield "node", ("id", "created_at", "is_own"), [(invented.NODE, invented.time_of(0), 1)]


def _schema() -> tuple[list[str], list[str]]:
    """The statements of the schema that come before the rows, and those that are faster after them."""
    statements = [text for text in SCHEMA_FILE.read_text(encoding="utf-8").split(";\n\n") if text.strip()]
    later = [text for text in statements if text.startswith(("CREATE INDEX", "CREATE TRIGGER"))]
    return [text for text in statements if text not in later], later
