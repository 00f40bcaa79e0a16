"""A connection to a PostgreSQL database: the compiled statements over psycopg, with the transactions of SQLite.

Writers wait for each other, for `BUSY_SECONDS`, and so one chain of claims has one end; readers see one snapshot.
Without a transaction each statement is its own. Loading this module loads psycopg, which only servers need.
"""

from __future__ import annotations

import atexit
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any

from tracker.db.connection import Connection, Parameters, Row
from tracker.db.postgresql.compiled import SQL
from tracker.db.postgresql.pooling import FOR_ONE_TRANSACTION, begin_session
from tracker.db.postgresql.sentences import DriverMissing, as_sentence, sentence_of_connecting
from tracker.errors import DatabaseUnusable, InvalidInput, shown
from tracker.server_url import secrets_of

try:
    import psycopg
    from psycopg.adapt import Loader
    from psycopg.conninfo import conninfo_to_dict
    from psycopg.pq import TransactionStatus
    from psycopg.types.numeric import IntDumper
except ImportError:
    raise DriverMissing from None

WRITERS = 1094931538
"""The advisory lock that a writer holds until it has committed."""

_LONGEST_WORD = 400
_PAGE = 2_000
_DEFAULTS = {
    "application_name": "tracker",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "client_encoding": "UTF8",
}
"""What a URL may say otherwise: a server that is gone is noticed within half a minute."""


class ServerConnection(Connection):
    """An open database on a server. `path` is its URL without the password."""

    raw: psycopg.Connection[Row]
    _role: str | None = None
    _revision: str | None = None

    def __init__(self, raw: psycopg.Connection[Row], path: str) -> None:
        super().__init__(raw, path, psycopg)
        self.is_pooled = raw.prepare_threshold is None
        self.continues_chains = not self.is_pooled

    def close(self) -> None:
        """Close it, or keep it for who opens the same database next; an open transaction is rolled back."""
        if _kept is None or self.raw.broken or self.raw.info.transaction_status != TransactionStatus.IDLE:
            self.raw.close()
        else:
            _kept.setdefault(self.path, []).append(self.raw)

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """All rows of a statement."""
        with self.sentences():
            return self.raw.execute(_text(name), parameters).fetchall()

    def stream(self, name: str, **parameters: Any) -> Iterator[Row]:
        """The rows of a statement in pages, so that neither side holds them all."""
        yield from self._stream(_text(name), parameters)

    def begin_rows(self, name: str, **parameters: Any) -> Iterator[Row]:
        """All rows of a statement: asking again takes longer than they do."""
        return iter(self.rows(name, **parameters))

    def stream_text(self, text: str) -> Iterator[Row]:
        """The rows of a statement that was put together of the names of tables and columns."""
        yield from self._stream(text.encode(), {})

    def _stream(self, text: bytes, parameters: dict[str, Any]) -> Iterator[Row]:
        outside = self.raw.info.transaction_status == TransactionStatus.IDLE
        if outside and self.is_pooled:  # another server process would not know the cursor
            with self.sentences():
                yield from self.raw.execute(text, parameters)
            return
        with self.sentences(), self.raw.cursor(f"stream_{id(parameters)}", withhold=outside) as cursor:
            cursor.itersize = _PAGE
            cursor.execute(text, parameters)
            yield from cursor

    def row(self, name: str, **parameters: Any) -> Row | None:
        """The first row of a statement, or None."""
        with self.sentences():
            return self.raw.execute(_text(name), parameters).fetchone()

    def run(self, name: str, **parameters: Any) -> int:
        """Run a statement that writes; returns the id of an inserted row."""
        if not SQL[name]:
            return 0
        with self.sentences():
            cursor = self.raw.execute(_text(name), parameters)
            row = cursor.fetchone() if cursor.description else None
        return row[0] if row and isinstance(row[0], int) else 0

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes once for each set of parameters."""
        if not SQL[name]:
            return
        remaining = iter(parameters)
        with self.sentences(), self.raw.cursor() as cursor:
            while page := list(islice(remaining, _PAGE)):
                cursor.executemany(_text(name), page)

    def matching(self, column: str, words: Sequence[Sequence[str]], phrases: Sequence[Sequence[str]]) -> dict[str, Any]:
        """The parameters of a statement that finds words: queries, and what to count in a text to weigh it."""
        asked = [(tuple(part), True) for part in words] + [(tuple(part), False) for part in phrases]
        queries = [_query(tokens, is_begun=is_begun) for tokens, is_begun in asked]
        found: dict[str, Any] = {"match": " & ".join(queries), "queries": queries}
        if column != "form":
            found["patterns"] = [f" {'  '.join(tokens)}{'' if is_begun else ' '}" for tokens, is_begun in asked]
        return found

    def expect_much(self) -> None:
        """The server knows what to keep at hand."""

    def expect_sorting(self) -> None:
        """The server knows where to sort."""

    def expect_little(self) -> None:
        """The server knows where to work."""

    def chain_claim(self, said: Parameters, ref: str, seen: int | None, document: Parameters | None) -> Row | None:
        """Record a claim in one statement and one transaction, so that other writers wait for no more than that.

        `said` are its columns, `document` what is found by; `seen` how many claims its entry had when it was checked,
        where that matters: None comes back, and nothing was recorded, when it has others by now. Else the claim's
        number, time, the hash before and its hash, then the entry's status before and its status, since, last checked.
        """
        values = [json.dumps(one, ensure_ascii=False) if one else None for one in (said, document)]
        try:
            return self.raw.execute(_CHAIN, (values[0], ref, seen, values[1])).fetchone()
        except psycopg.Error as error:
            raise as_sentence(error, self.path, was_committing=True) from error

    def settle(self) -> None:
        """Have the server look at what there is, to plan by it."""
        with self.sentences():
            self.raw.execute("ANALYZE")

    def count_hidden(self) -> int:
        """How many claims there are that the role that logged in may not see."""
        row = self._row("SELECT CASE WHEN is_owner() THEN 0 ELSE count_all_claims() - (SELECT count(*) FROM claim) END")
        return row[0] if row else 0

    def hides_acts(self) -> bool:
        """Whether there are acts that the role that logged in may not see."""
        row = self._row("SELECT NOT is_owner() AND count_all_acts() > (SELECT count(*) FROM act)")
        return bool(row and row[0])

    def is_owned(self) -> bool:
        """Whether the role that logged in owns the tables, or belongs to the role that does."""
        row = self._row("SELECT is_owner()")
        return bool(row and row[0])

    def signature(self, user: str) -> str:
        """The role that logged in, where it does not own the tables: the server knows who that is."""
        if self._role is None:
            row = self._row("SELECT CASE WHEN is_owner() THEN '' ELSE session_user::text END")
            self._role = row[0] if row else ""
        return self._role or user

    def stored_revision(self) -> str | None:
        """The schema's revision as it stands there, None without any table. Raises for another program's database."""
        if self._revision is not None:
            return self._revision
        row = self._row(_FOUND)
        assert row is not None
        marks, tables = row
        if not tables:
            return None
        revision = self._row("SELECT version_num FROM alembic_version") if marks == len(_MARKS) else None
        if revision is None:
            reason = "there are tables of another program. Name an empty database, or one that the tracker made."
            raise DatabaseUnusable(self.path, reason)
        return str(revision[0])

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self.raw.info.transaction_status != TransactionStatus.IDLE

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: committed and durable at the end, or rolled back as a whole."""
        filling = "SET LOCAL tracker.filling = 'on'; " if self.is_filling else ""
        settings = FOR_ONE_TRANSACTION if self.is_pooled else ""
        with self._transaction(f"BEGIN; {settings}{filling}SELECT pg_advisory_xact_lock({WRITERS})"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One snapshot for several reads."""
        with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody replaces a server's database as a whole."""
        raise InvalidInput(f"{shown(self.path, quoted=False)} is on a server and cannot be replaced as a whole.")
        yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        try:
            with self.sentences():
                self.raw.execute(begin)
            yield
        except BaseException:
            self._roll_back()
            raise
        try:
            self.raw.execute("COMMIT")
        except psycopg.Error as error:
            self._roll_back()
            raise as_sentence(error, self.path, was_committing=True) from error

    def _roll_back(self) -> None:
        """What cannot be rolled back, because the connection is gone, the server rolls back."""
        with suppress(psycopg.Error):
            if self.raw.info.transaction_status not in (TransactionStatus.IDLE, TransactionStatus.UNKNOWN):
                self.raw.execute("ROLLBACK")

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the driver's errors that a user can cause into sentences."""
        try:
            yield
        except UnicodeEncodeError as error:
            raise InvalidInput(f"{shown(error.object)} is not valid text: some of its bytes are not UTF-8.") from error
        except psycopg.DataError as error:
            if "NUL" in str(error):
                raise InvalidInput("A text holds a NUL character, which no text has.") from error
            raise
        except psycopg.ProgrammingError as error:
            if not isinstance(error, psycopg.errors.InsufficientPrivilege):
                raise
            raise as_sentence(error, self.path) from error
        except psycopg.Error as error:
            raise as_sentence(error, self.path) from error

    def _row(self, text: str) -> Row | None:
        with self.sentences():
            return self.raw.execute(text.encode()).fetchone()


_CHAIN = b"SELECT * FROM chain_claim(%s::jsonb, %s::text, %s::bigint, %s::jsonb)"
_MARKS = ("alembic_version", "entry", "claim", "node")
_FOUND = (
    f"SELECT count(*) FILTER (WHERE relname IN {_MARKS}), count(*) FROM pg_class "  # noqa: S608
    "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'f') "
    "AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')"
)
"""How many of the tracker's tables there are, and how many of all; those of extensions do not count."""


_kept: dict[str, list[psycopg.Connection[Row]]] | None = None


def keep_open() -> None:
    """From now on keep connections that are closed for the next time: making one anew takes a while from far away."""
    global _kept  # noqa: PLW0603 - a program either lasts or it does not
    if _kept is None:
        _kept = {}
        atexit.register(close_kept)


def close_kept() -> None:
    """Close the connections that were kept, and keep no more."""
    global _kept
    kept, _kept = _kept or {}, None
    for raw in chain.from_iterable(kept.values()):
        raw.close()


def connect_server(target: str) -> ServerConnection:
    """Connect to the database that a target names. Raises DatabaseUnusable with the reason when that is impossible."""
    while _kept and _kept.get(target):
        raw = _kept[target].pop()
        try:
            row = raw.execute(b"SELECT version_num FROM alembic_version").fetchone()
        except psycopg.Error:  # the server was restarted, or the way to it was gone for a while
            raw.close()
            continue
        opened = ServerConnection(raw, target)
        opened._revision = str(row[0]) if row else None  # noqa: SLF001 - it is made here
        return opened
    return ServerConnection(open_raw(target), target)


def open_raw(target: str) -> psycopg.Connection[Row]:
    """A connection of the driver, made ready; see `connect_server`."""
    raw = None
    try:
        given = conninfo_to_dict(target)
        usual = {key: value for key, value in _DEFAULTS.items() if key not in given}
        raw = psycopg.connect(target, autocommit=True, **usual, **secrets_of(target))  # type: ignore[arg-type]
        begin_session(raw, given, target)
    except (psycopg.Error, UnicodeError) as error:
        if raw is not None:
            raw.close()
        raise sentence_of_connecting(error, target) from None
    except DatabaseUnusable:
        if raw is not None:
            raw.close()
        raise
    raw.adapters.register_dumper(bool, IntDumper)
    raw.adapters.register_loader("numeric", _NumberLoader)
    return raw


class _NumberLoader(Loader):
    """Sums of whole numbers, which the server gives as decimal ones."""

    def load(self, data: Any) -> int | float:
        text = bytes(data).decode("ascii")
        return float(text) if "." in text else int(text)


def _query(tokens: Sequence[str], *, is_begun: bool) -> str:
    words = [f"'{token[:_LONGEST_WORD]}'" for token in tokens]
    return f"({' <-> '.join(words)}{':*' if is_begun else ''})"


_texts: dict[str, bytes] = {}


def _text(name: str) -> bytes:
    found = _texts.get(name)
    if found is None:
        found = _texts[name] = SQL[name].encode()
    return found
