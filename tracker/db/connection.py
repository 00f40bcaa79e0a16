"""A database connection: statements by name, transactions, and sentences for what can go wrong.

On SQLite the compiled statements run over the standard driver. Writers begin immediately and wait for each other
for `BUSY_SECONDS`; readers see one snapshot and never block a writer. Nothing here creates a schema. A file that is
encrypted is opened by `cipher`, and a database on a server by `postgresql`, which are loaded only then.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any, Self

from tracker.config import is_server
from tracker.db.compiled import SQL
from tracker.db.revision import APPLICATION_ID, HEAD, KNOWN
from tracker.errors import (
    DatabaseBusy,
    DatabaseInUse,
    DatabaseMissing,
    DatabaseUnusable,
    InvalidInput,
    TrackerError,
    shown,
)

BUSY_SECONDS = 10.0
_KEPT_AT_HAND, _KEPT_WHILE_SORTING = 12_000, 2_000  # KiB; twice as many make no export faster

ENCRYPTED: dict[str, str] = {}
"""The keys of the encrypted files that this process has opened, by path. Such a file must not be opened by the standard
driver again: two SQLite libraries in one process do not see each other's locks.
"""

Row = tuple[Any, ...]
Parameters = Mapping[str, Any]


class Connection:
    """An open database. Use `open_database`; close it, or use it in a `with`. A stream that was not read to its end may
    be dropped after that: a chain has nothing to close, unlike the driver's cursor in it.

    `driver` is the module that opened it and has its errors; `key` opens it when it is encrypted. `is_filling` is set
    by who writes the whole database: what is kept beside the rows need not be kept for each of them.
    """

    is_filling = False
    continues_chains = False

    def __init__(self, raw: Any, path: str, driver: Any = sqlite3, key: str | None = None) -> None:
        self.raw = raw
        self.path = path
        self.driver = driver
        self.key = key

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
            found: list[Row] = self.raw.execute(SQL[name], parameters).fetchall()
            return found

    def stream(self, name: str, **parameters: Any) -> Iterator[Row]:
        """The rows of a statement one by one, for results that may be large."""
        with self.sentences():
            yield from chain(self.raw.execute(SQL[name], parameters))

    def begin_rows(self, name: str, **parameters: Any) -> Iterator[Row]:
        """The rows of a statement of which the first may do: no further ones are looked for than are taken."""
        return self.stream(name, **parameters)

    def stream_text(self, text: str) -> Iterator[Row]:
        """The rows of a statement that was put together of the names of tables and columns."""
        with self.sentences():
            yield from chain(self.raw.execute(text))

    def row(self, name: str, **parameters: Any) -> Row | None:
        """The first row of a statement, or None."""
        with self.sentences():
            found: Row | None = self.raw.execute(SQL[name], parameters).fetchone()
            return found

    def stop_when(self, is_over: Callable[[], bool]) -> None:
        """Ask now and then, also while a statement runs, whether the work is over; it is broken off then.

        Only where the driver can: on a server the work goes on to its end.
        """
        if hasattr(self.raw, "set_progress_handler"):
            self.raw.set_progress_handler(is_over, 20_000)

    def run(self, name: str, **parameters: Any) -> int:
        """Run a statement that writes; returns the id of an inserted row."""
        with self.sentences():
            return self.raw.execute(SQL[name], parameters).lastrowid or 0

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes once for each set of parameters."""
        with self.sentences():
            self.raw.executemany(SQL[name], parameters)

    def matching(self, column: str, words: Sequence[Sequence[str]], phrases: Sequence[Sequence[str]]) -> dict[str, Any]:
        """The parameters of a statement that finds words: in a column of the index, or in names ("form").

        Words are tokens of which the last is the beginning of one, phrases are whole.
        """
        parts = [f'"{" ".join(word)}" *' for word in words] + [f'"{" ".join(phrase)}"' for phrase in phrases]
        match = " AND ".join(parts)
        return {"match": match if column == "form" else f"{{{column}}} : ({match})"}

    def expect_much(self) -> None:
        """Everything is going to be read, in an order that is not that of the file: keep more of it at hand."""
        self.raw.execute(f"PRAGMA cache_size=-{_KEPT_AT_HAND}")

    def expect_sorting(self) -> None:
        """Much is going to be sorted, which takes memory of its own: keep less at hand."""
        self.raw.execute(f"PRAGMA cache_size=-{_KEPT_WHILE_SORTING}")

    def expect_little(self) -> None:
        """What is written fits into memory, and what may have to be undone of it needs no file beside."""
        self.raw.execute("PRAGMA temp_store=MEMORY")

    def chain_claim(self, said: Parameters, ref: str, seen: int | None, document: Parameters | None) -> Row | None:
        """Record a claim in one statement and one transaction, where the database can; see the server's."""
        raise NotImplementedError

    def settle(self) -> None:
        """What a database wants after much was written into it at once."""

    def count_hidden(self) -> int:
        """How many claims there are that who opened it may not see."""
        return 0

    def hides_acts(self) -> bool:
        """Whether there are acts that who opened it may not see: their chains are for others to check."""
        return False

    def is_owned(self) -> bool:
        """Whether who opened it may change its schema, and write what others recorded."""
        return True

    def signature(self, user: str) -> str:
        """In whose name something is recorded: who the user says to be, unless the database knows better."""
        return user

    def stored_revision(self) -> str | None:
        """The schema's revision as it stands there, None without any table. Raises for another program's database."""
        with self.sentences():
            (application,) = self.raw.execute("PRAGMA application_id").fetchone()
            tables = self.raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not tables and application in (0, APPLICATION_ID):
                return None
            if application != APPLICATION_ID:
                raise DatabaseUnusable(self.path, "it is another program's SQLite database, not the tracker's.")
            (revision,) = self.raw.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(revision)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self.raw.in_transaction)

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
    def alone(self) -> Iterator[None]:
        """Keep every other program out, while the file as a whole is replaced. Raises DatabaseInUse after the wait."""
        with self.sentences():
            self.raw.execute("PRAGMA locking_mode=EXCLUSIVE")
        try:
            try:
                with self.writing():
                    pass
            except DatabaseBusy as error:
                raise DatabaseInUse(self.path) from error
            yield
        finally:
            with suppress(self.driver.Error):
                self.raw.execute("PRAGMA locking_mode=NORMAL")
                self.raw.execute("SELECT count(*) FROM sqlite_master").fetchone()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self.sentences():
            self.raw.execute(begin)
        try:
            yield
        except BaseException:
            self._roll_back()
            raise
        try:
            with self.sentences():
                self.raw.execute("COMMIT")
        except TrackerError:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        """What cannot be rolled back, because the disk refuses, is rolled back by whoever opens the file next."""
        with suppress(self.driver.Error):
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the driver's errors that a user can cause into sentences."""
        try:
            yield
        except (self.driver.OperationalError, self.driver.IntegrityError, UnicodeDecodeError) as error:
            raise _sentence(error, self.path) from error
        except UnicodeEncodeError as error:
            raise InvalidInput(f"{shown(error.object)} is not valid text: some of its bytes are not UTF-8.") from error
        except self.driver.DatabaseError as error:
            if isinstance(error, (self.driver.ProgrammingError, self.driver.DataError)):
                raise
            raise _sentence(error, self.path) from error


def open_database(target: str) -> Connection:
    """Open an existing, current database.

    Raises DatabaseMissing where there is none, and DatabaseUnusable for a folder, a file that is no database or
    another program's, one from an older release (`tracker init` upgrades it) or a newer one. The file is left as it
    was.
    """
    connection = connect(target)
    try:
        if revision_of(connection) is None:  # it may have been replaced by another one between opening and reading it
            connection.close()
            connection = connect(target)
        require_current(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def require_current(connection: Connection) -> None:
    """Raise DatabaseUnusable when the schema is not that of this release."""
    revision = revision_of(connection)
    if revision is None:
        raise DatabaseUnusable(connection.path, "it is empty, or its first build was interrupted. Run: tracker init")
    if revision != HEAD:
        reason = "it is from an older release. Run: tracker init, which upgrades it."
        raise DatabaseUnusable(connection.path, reason)


def connect(target: str) -> Connection:
    """Open an existing file or a database on a server, whatever its schema; see `open_database` for what raises."""
    if is_server(target):
        from tracker.db.postgresql.connection import connect_server

        return connect_server(target)
    path = os.path.abspath(target)
    if os.path.isdir(path):
        example = shown(os.path.join(target, "tracker.sqlite"))
        raise DatabaseUnusable(target, f"it is a folder. Name a file, for example {example}")
    if not os.path.exists(path):
        require_no_journal_alone(target)
        raise DatabaseMissing(target)
    if path in ENCRYPTED:
        from tracker.db.cipher import open_again

        return open_again(target)
    raw = None
    try:
        raw = sqlite3.connect(as_uri(path), uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        prepare(raw)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if raw is not None:
            raw.close()
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            from tracker.db.cipher import looks_encrypted, open_encrypted

            if looks_encrypted(path):
                return open_encrypted(target)
        raise _sentence(error, target) from error
    return Connection(raw, target)


def as_uri(path: str) -> str:
    """An existing file's URI for the driver: to be written where its mode allows that, never to be made."""
    path = os.path.abspath(path)
    return f"file:{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}?{_mode(path)}"


def prepare(raw: sqlite3.Connection) -> None:
    """Make a new connection durable and strict. Raises the driver's error when the file cannot be read."""
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()


def require_no_journal_alone(target: str) -> None:
    """Raise DatabaseUnusable when a database's journal is there without it: a new one would swallow its claims."""
    for suffix in ("-wal", "-journal"):
        journal = os.path.abspath(target) + suffix
        if os.path.exists(journal) and os.path.getsize(journal):
            raise DatabaseUnusable(
                target,
                f"it is gone, and its journal {shown(os.path.basename(journal))} is still there. Put the file back "
                "beside it, or restore a backup: tracker restore PATH",
            )


def revision_of(connection: Connection) -> str | None:
    """The schema's revision, None for a database without any table.

    Raises DatabaseUnusable for another program's database and for a revision of a newer release.
    """
    revision = connection.stored_revision()
    if revision is not None and revision not in KNOWN:
        reason = f"it is from a newer release (schema {shown(revision)}; this one knows {HEAD}). Install that."
        raise DatabaseUnusable(connection.path, reason)
    return revision


def is_marked_read_only(path: str) -> bool:
    """Whether the file is not to be written: by its mode, or by the rights of this user."""
    return not os.stat(path).st_mode & 0o200 or not os.access(path, os.W_OK)


def _mode(path: str) -> str:
    if not is_marked_read_only(path):
        return "mode=rw"
    return "mode=ro" if os.path.exists(path + "-wal") else "mode=ro&immutable=1"


def _sentence(error: Exception, path: str) -> TrackerError:
    from tracker.db.sentences import as_sentence

    return as_sentence(error, path)
