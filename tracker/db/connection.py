"""A database connection: statements by name, transactions, and sentences for what can go wrong.

On SQLite the compiled statements run over the standard driver. Writers begin immediately and wait for each other
for `BUSY_SECONDS`; readers see one snapshot and never block a writer. Nothing here creates a schema.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

from tracker.db.compiled import SQL
from tracker.db.revision import APPLICATION_ID, HEAD, KNOWN
from tracker.errors import DatabaseBusy, DatabaseMissing, DatabaseUnusable, TrackerError

BUSY_SECONDS = 10.0

Row = tuple[Any, ...]
Parameters = Mapping[str, Any]


class Connection:
    """An open database. Use `open_database`; close it, or use it in a `with`."""

    def __init__(self, raw: sqlite3.Connection, path: str) -> None:
        self.raw = raw
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; an open transaction is rolled back."""
        self.raw.close()

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """All rows of a statement."""
        with self.sentences():
            return self.raw.execute(SQL[name], parameters).fetchall()

    def stream(self, name: str, **parameters: Any) -> Iterator[Row]:
        """The rows of a statement one by one, for results that may be large."""
        with self.sentences():
            yield from self.raw.execute(SQL[name], parameters)

    def row(self, name: str, **parameters: Any) -> Row | None:
        """The first row of a statement, or None."""
        with self.sentences():
            found: Row | None = self.raw.execute(SQL[name], parameters).fetchone()
            return found

    def run(self, name: str, **parameters: Any) -> int:
        """Run a statement that writes; returns the id of an inserted row."""
        with self.sentences():
            return self.raw.execute(SQL[name], parameters).lastrowid or 0

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes once for each set of parameters."""
        with self.sentences():
            self.raw.executemany(SQL[name], parameters)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: committed and durable at the end, or rolled back as a whole."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One snapshot for several reads."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self.sentences():
            self.raw.execute(begin)
        try:
            yield
        except BaseException:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            raise
        try:
            with self.sentences():
                self.raw.execute("COMMIT")
        except TrackerError:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
            raise

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the driver's errors that a user can cause into sentences."""
        try:
            yield
        except (sqlite3.OperationalError, sqlite3.IntegrityError) as error:
            raise as_sentence(error, self.path) from error
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError | sqlite3.DataError):
                raise
            raise as_sentence(error, self.path) from error


def open_database(target: str) -> Connection:
    """Open an existing, current database.

    Raises DatabaseMissing where there is none, and DatabaseUnusable for a folder, a file that is no database or
    another program's, one from an older release (`tracker init` upgrades it) or a newer one. The file is left as it
    was.
    """
    connection = connect(target)
    try:
        _require_current(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _require_current(connection: Connection) -> None:
    revision = revision_of(connection)
    if revision is None:
        raise DatabaseUnusable(connection.path, "it is empty, or its first build was interrupted. Run: tracker init")
    if revision != HEAD:
        reason = "it is from an older release. Run: tracker init, which backs it up and upgrades it."
        raise DatabaseUnusable(connection.path, reason)


def connect(target: str) -> Connection:
    """Open an existing SQLite file, whatever its schema; see `open_database` for what raises."""
    path = os.path.abspath(target)
    if os.path.isdir(path):
        raise DatabaseUnusable(
            target, "it is a folder. Name a file, for example " + os.path.join(target, "tracker.sqlite")
        )
    if not os.path.exists(path):
        raise DatabaseMissing(target)
    uri = f"file:{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}"
    try:
        raw = sqlite3.connect(f"{uri}?{_mode(path)}", uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise as_sentence(error, target) from error
    return Connection(raw, target)


def revision_of(connection: Connection) -> str | None:
    """The schema's revision, None for a database without any table.

    Raises DatabaseUnusable for another program's database and for a revision of a newer release.
    """
    with connection.sentences():
        (application,) = connection.raw.execute("PRAGMA application_id").fetchone()
        tables = connection.raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables and application in (0, APPLICATION_ID):
            return None
        if application != APPLICATION_ID:
            raise DatabaseUnusable(connection.path, "it is another program's SQLite database, not the tracker's.")
        (revision,) = connection.raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if revision not in KNOWN:
        reason = f"it is from a newer release (schema {revision}; this one knows {HEAD}). Install the newer tracker."
        raise DatabaseUnusable(connection.path, reason)
    return str(revision)


def is_marked_read_only(path: str) -> bool:
    """Whether the file is not to be written: by its mode, or by the rights of this user."""
    return not os.stat(path).st_mode & 0o200 or not os.access(path, os.W_OK)


def _mode(path: str) -> str:
    if not is_marked_read_only(path):
        return "mode=rw"
    return "mode=ro" if os.path.exists(path + "-wal") else "mode=ro&immutable=1"


def as_sentence(error: sqlite3.Error, path: str) -> TrackerError:
    """The error that says what happened to the database at `path`, and what to do."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusy(path, BUSY_SECONDS)
    reasons = {
        "SQLITE_NOTADB": "it is not an SQLite database. The file was left as it was.",
        "SQLITE_CORRUPT": "it is damaged. Restore it from a backup; nothing was changed.",
        "SQLITE_FULL": "the disk is full. Nothing was recorded; free some space and try again.",
        "SQLITE_READONLY": "it may only be read. Nothing was recorded; change its permissions or name another one.",
        "SQLITE_CANTOPEN": "it cannot be opened. Check that the file and its folder may be read and written.",
        "SQLITE_IOERR": "the disk reported an error, or is full. Nothing was recorded.",
        "SQLITE_PERM": "permission was denied.",
    }
    reason = next((text for prefix, text in reasons.items() if name.startswith(prefix)), None)
    return DatabaseUnusable(path, reason or f"{error}. Nothing was changed.")
