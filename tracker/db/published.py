"""A copy of the database for other programs: one file without a journal, with views that join and label.

It is a snapshot to read: the copy is no installation, so nothing can be recorded in it that would fork the ledger.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from tracker.config import is_server
from tracker.db.connection import Connection

VIEWS: dict[str, str] = {
    "people": """
        SELECT e.ref, e.title AS name, e.status, l.label AS status_label, e.status_since, e.last_checked,
               p.role, p.affiliation, e.note, e.withdrawn
        FROM entry e JOIN person p ON p.entry_id = e.id
        LEFT JOIN code_label l ON l.scheme = 'person' AND l.code = e.status AND l.language = 'en'
        ORDER BY e.sort_key, e.id""",
    "charges": """
        SELECT e.ref, e.title, e.status, l.label AS status_label, e.status_since, c.measure_type,
               c.allegation, c.measure, c.penalty, c.penalty_kind, c.favourable,
               (SELECT group_concat(article, '; ') FROM legal_basis b WHERE b.entry_id = e.id) AS legal_basis,
               (SELECT group_concat(t.title, '; ') FROM link k JOIN entry t ON t.id = k.target_id
                WHERE k.entry_id = e.id) AS subjects, e.note, e.withdrawn
        FROM entry e JOIN charge c ON c.entry_id = e.id
        LEFT JOIN code_label l ON l.scheme = 'charge' AND l.code = e.status AND l.language = 'en'
        ORDER BY e.sort_key, e.id""",
    "demands": """
        SELECT e.ref, e.title AS action, e.status, l.label AS status_label, e.status_since, d.measure_kind, d.strength,
               (SELECT group_concat(coalesce(o.title, a.kind), '; ') FROM addressee a
                LEFT JOIN entry o ON o.id = a.organisation_id WHERE a.entry_id = e.id) AS addressees,
               (SELECT group_concat(t.title, '; ') FROM link k JOIN entry t ON t.id = k.target_id
                WHERE k.entry_id = e.id) AS beneficiaries, e.note, e.withdrawn
        FROM entry e JOIN demand d ON d.entry_id = e.id
        LEFT JOIN code_label l ON l.scheme = 'demand' AND l.code = e.status AND l.language = 'en'
        ORDER BY e.sort_key, e.id""",
    "organisations": """
        SELECT e.ref, e.title AS name, o.type, l.label AS type_label, o.role, e.note, e.withdrawn
        FROM entry e JOIN organisation o ON o.entry_id = e.id
        LEFT JOIN code_label l ON l.scheme = 'organisation_type' AND l.code = o.type AND l.language = 'en'
        ORDER BY e.sort_key, e.id""",
    "quotes": """
        SELECT e.ref, e.title, p.resolution_id AS resolution, p."key" AS provision, c.supports, q.language,
               g.label AS printed_label, q.quote, q.absent, g.text AS paragraph
        FROM quote q JOIN citation c ON c.id = q.citation_id JOIN entry e ON e.id = c.entry_id
        JOIN provision p ON p.id = c.provision_id
        LEFT JOIN paragraph g ON g.provision_id = p.id AND g.language = q.language""",
    "texts": """
        SELECT p.resolution_id AS resolution, p.position, p."key" AS provision, p.kind, g.language, g.label, g.text
        FROM provision p JOIN paragraph g ON g.provision_id = p.id
        ORDER BY p.resolution_id, p.position, g.language""",
    "claims": """
        SELECT e.ref, e.title, e.kind AS entry_kind, c.code, l.label AS code_label, c.kind, c.effective,
               c.recorded_at, c.recorded_by, c.source_type, c.source_title, c.source_url, c.confidence, c.note,
               c.node_id AS node, c.number, c.hash, c.supersedes
        FROM claim c JOIN entry e ON e.id = c.entry_id
        LEFT JOIN code_label l ON l.scheme = e.kind AND l.code = c.code AND l.language = 'en'
        ORDER BY c.recorded_at, c.id""",
    "differences": """
        SELECT e.ref, p.resolution_id AS resolution, p."key" AS provision, d.kind, d.severity, e.title AS summary,
               d.odd_versions
        FROM difference d JOIN entry e ON e.id = d.entry_id JOIN provision p ON p.id = d.provision_id
        ORDER BY e.sort_key, e.id""",
    "agenda": """
        SELECT f.due, e.ref, e.title, f.action, f.assignee, f.rrule, f.note
        FROM follow_up f JOIN entry e ON e.id = f.entry_id WHERE f.closed_at IS NULL ORDER BY f.due, f.id""",
}
"""Views by name, each as a person would ask for it; labels of codes are the English ones."""


NOT_FOR_OTHERS = ("draft", "saved_view", "signing_key")
"""Tables that are empty in a published file: nothing of them is ever written there, nor into a file on the way."""

_SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")
"""How the names of the tables end that SQLite makes for a full-text index."""


def publish_copy(connection: Connection, path: str) -> None:
    """Copy the caller's snapshot to a new file at `path`, with the views. Raises OSError when the disk refuses."""
    with connection.sentences(), _disk_of_the_copy():
        copy = sqlite3.connect(path, isolation_level=None)
        try:
            copy.execute("PRAGMA journal_mode=OFF")
            if is_server(connection.path):
                _fill_from_server(connection, Connection(copy, path))
            else:
                _fill_from_file(connection, copy)
            copy.execute("BEGIN")
            copy.execute("UPDATE node SET is_own = 0")
            copy.execute("CREATE TABLE release (profile TEXT NOT NULL)")
            copy.execute("INSERT INTO release VALUES ('full')")
            for name, text in VIEWS.items():
                copy.execute(f"CREATE VIEW {name} AS {' '.join(text.split())}")
            copy.execute("COMMIT")
            copy.execute("PRAGMA application_id=0")
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()


@contextmanager
def _disk_of_the_copy() -> Iterator[None]:
    """Only the copy is written: when a disk is full, it is not that of the database."""
    try:
        yield
    except sqlite3.OperationalError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_FULL":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        if name.startswith("SQLITE_IOERR") and not name.endswith("READ"):
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise


LABELLED = ("person", "charge", "demand")
"""The kinds of entries that have a status."""


def _fill_from_server(connection: Connection, file: Connection) -> None:
    """The rows of a database on a server in a file's tables."""
    from tracker.db.copying import copy_rows
    from tracker.db.schema import make_schema

    with file.writing():
        make_schema(file)
        copy_rows(connection, file, without=NOT_FOR_OTHERS)


def _fill_from_file(connection: Connection, copy: sqlite3.Connection) -> None:
    """The tables of a file, encrypted or not, with their rows; what is derived of them is made when they are there.

    SQLite's own tables are left: there are statistics where somebody had another program make them.
    """
    ours = "sql <> '' AND substr(name, 1, 7) <> 'sqlite_'"
    made = list(connection.stream_text(f"SELECT type, name, sql FROM sqlite_master WHERE {ours} ORDER BY rowid"))  # noqa: S608
    indexes = [name for _, name, text in made if text.startswith("CREATE VIRTUAL")]
    shadows = {name + end for name in indexes for end in _SHADOWS}
    copy.execute("BEGIN")
    for kind, name, text in made:
        if kind == "table" and name not in shadows and name not in indexes:
            copy.execute(text)
            if name not in NOT_FOR_OTHERS:
                _copy_table(connection, copy, name)
    for kind, name, text in made:
        if name in indexes:
            copy.execute(text)
            copy.execute(f"INSERT INTO {_quoted(name)} ({_quoted(name)}) VALUES ('rebuild')")  # noqa: S608
        elif kind != "table":
            copy.execute(text)
    copy.execute("COMMIT")


def _copy_table(connection: Connection, copy: sqlite3.Connection, name: str) -> None:
    marks = ", ".join("?" * len(copy.execute(f"PRAGMA table_info({_quoted(name)})").fetchall()))
    rows = connection.stream_text(f"SELECT * FROM {_quoted(name)}")  # noqa: S608
    copy.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", rows)  # noqa: S608


class PublishedTable(NamedTuple):
    """A table to publish: columns as name and type, its key, and (columns, table, columns there) that it points to."""

    columns: Sequence[tuple[str, str]]
    key: Sequence[str] = ()
    references: Sequence[tuple[Sequence[str], str, Sequence[str]]] = ()


SEARCHED = {
    "entries": ("title", "note"),
    "names": ("form",),
    "claims": ("note", "source_title"),
    "paragraphs": ("text",),
}
"""What of published tables can be searched for words: each has an index beside it, `<table>_fts`."""


def publish_rows(
    path: str, tables: Mapping[str, PublishedTable], rows: Iterable[tuple[str, Sequence[Any]]], profile: str
) -> None:
    """Write tables with their rows to a new file at `path`: what is not given is not in it.

    The views name each status; `release` says with which profile it was made. Raises OSError when the disk refuses.
    """
    with _disk_of_the_copy():
        made = sqlite3.connect(path, isolation_level=None)
        try:
            made.execute("PRAGMA journal_mode=OFF")
            made.execute("BEGIN")
            _publish_rows(made, tables, rows, profile)
            made.execute("COMMIT")
        finally:
            made.close()


def _publish_rows(
    made: sqlite3.Connection,
    tables: Mapping[str, PublishedTable],
    rows: Iterable[tuple[str, Sequence[Any]]],
    profile: str,
) -> None:
    made.execute("CREATE TABLE release (profile TEXT NOT NULL)")
    made.execute("INSERT INTO release VALUES (?)", (profile,))
    inserts = {}
    for name, table in tables.items():
        made.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(_declared(table))})")
        inserts[name] = f"INSERT INTO {_quoted(name)} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608
    for name, row in rows:
        made.execute(inserts[name], row)
    for kind in LABELLED:
        made.execute(
            f"CREATE VIEW {kind}_statuses AS SELECT e.ref, e.title, e.status, l.label AS status_label, "  # noqa: S608
            f"e.status_since, e.last_checked FROM entries e LEFT JOIN labels l ON l.scheme = e.kind "
            f"AND l.code = e.status AND l.language = 'en' WHERE e.kind = '{kind}'"
        )
    for name, columns in SEARCHED.items():
        words = ", ".join(map(_quoted, columns))
        made.execute(f"CREATE VIRTUAL TABLE {name}_fts USING fts5({words}, content={_quoted(name)})")
        made.execute(f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')")  # noqa: S608


def _declared(table: PublishedTable) -> Iterator[str]:
    """The columns of a table, its key, and what it points to."""
    yield from (f"{_quoted(name)} {kind}" for name, kind in table.columns)
    if table.key:
        yield f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"
    for columns, target, keys in table.references:
        own, there = (", ".join(map(_quoted, names)) for names in (columns, keys))
        yield f"FOREIGN KEY ({own}) REFERENCES {_quoted(target)} ({there})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
