"""Building: seeds to database, as one transaction. The only place where loading, verifying, migrating and filling meet.

Nothing is opened before the seeds are proved; a database that was there stays as it was when anything fails.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tracker.config import is_server
from tracker.db.connection import (
    Connection,
    connect,
    is_marked_read_only,
    open_database,
    require_no_journal_alone,
    revision_of,
)
from tracker.db.indexing import fill_search
from tracker.db.ingest import Filled, fill_register, fill_vocabularies
from tracker.db.revision import HEAD
from tracker.db.schema import make_schema
from tracker.db.sentences import as_sentence
from tracker.errors import DatabaseUnusable, DataRejected
from tracker.ledger.current import refresh_all
from tracker.ledger.node import ensure_own_node
from tracker.problems import Problem, Severity, has_errors
from tracker.register.load import find_seed_folders, load_register
from tracker.register.values import Register
from tracker.register.verify import verify_register, verify_together

KEPT_BACKUPS = 3
"""How many backups from before an upgrade stay beside a database."""


class Built(NamedTuple):
    """What a build did."""

    path: str
    was_created: bool
    backup: str | None
    filled: tuple[tuple[Register, Filled], ...]
    problems: tuple[Problem, ...]


def load_seeds(seeds: Path) -> tuple[list[Register], list[Problem]]:
    """All registers under `seeds`, proved against their texts, and every problem."""
    registers, problems = [], []
    folders = find_seed_folders(seeds)
    if not folders:
        message = "There is no folder with a resolution.toml in it."
        problems.append(Problem(Severity.ERROR, "no_resolution", str(seeds), 0, message))
    for folder in folders:
        register, found = load_register(folder)
        problems += found
        if register:
            registers.append(register)
            problems += verify_register(register)
    return registers, problems + verify_together(registers)


def build_database(target: str, seeds: Path) -> Built:
    """Create or upgrade the database at `target`, a file or one on a server, and load the seeds.

    Raises SeedsRejected, with all problems, when the seeds have errors; DatabaseUnusable when the file cannot be used.
    """
    registers, problems = load_seeds(seeds)
    if has_errors(problems):
        raise SeedsRejected(problems)
    was_created, backup = _prepare_server(target) if is_server(target) else _prepare_file(target)
    with connect(target) as connection:
        connection.is_filling = True
        if was_created:
            connection.expect_little()
        with connection.writing():
            if revision_of(connection) is None:
                make_schema(connection)
            fill_vocabularies(connection)
            filled = tuple((register, fill_register(connection, register)) for register in registers)
            ensure_own_node(connection)
            if not was_created:
                _settle(connection)
            refresh_all(connection)
            fill_search(connection)
    return Built(target, was_created, backup, filled, tuple(problems))


@contextmanager
def open_for_filling(target: str, *, with_codes: bool = True) -> Iterator[Connection]:
    """The database at `target` for an import: made without entries when it is not there. Raises as `open_database`.

    Without `with_codes` a new one has no vocabularies either.
    """
    if is_server(target):
        _prepare_server(target)
    else:
        _make_file(target)
    with connect(target) as connection:
        if revision_of(connection) is None:
            connection.raw.execute("PRAGMA journal_mode=WAL")
            with connection.writing():
                make_schema(connection)
        if with_codes and not connection.row("existing_codes"):
            with connection.writing():
                fill_vocabularies(connection)
    with open_database(target) as connection:
        connection.is_filling = True
        yield connection


class SeedsRejected(DataRejected):
    """The seeds have errors; `problems` holds all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        errors = sum(problem.severity.value == "error" for problem in problems)
        super().__init__(
            f"The seeds have {errors} error{'s' if errors != 1 else ''}. Nothing was built and nothing was changed."
        )


def _settle(connection: Connection) -> None:
    """Record what waited for an entry or a code that is here now; in a new database nothing did."""
    from tracker.ledger.receiving import settle

    settle(connection)


def _prepare_server(target: str) -> tuple[bool, str | None]:
    """Make or upgrade the schema of a database on a server, where its owner asks for it; whether there was none."""
    with connect(target) as connection:
        revision = revision_of(connection)
        if revision == HEAD and not connection.is_owned():
            return False, None
    from tracker.db.postgresql.migrating import upgrade_server

    upgrade_server(target)
    return revision is None, None


def _prepare_file(target: str) -> tuple[bool, str | None]:
    """Make a file, or upgrade one that is there; whether there was none, and the backup from before an upgrade."""
    was_created = _make_file(target)
    if is_marked_read_only(target):
        raise DatabaseUnusable(target, "it is read-only. Change the file's permissions or name another database.")
    backup = None
    with connect(target) as connection:
        revision = revision_of(connection)
    if revision is not None and revision != HEAD:
        backup = _upgrade(target, revision)
    with connect(target) as connection:
        connection.raw.execute("PRAGMA journal_mode=WAL")
    return was_created, backup


def _make_file(target: str) -> bool:
    """Make an empty file that only its owner may read; whether it was not there before."""
    if os.path.exists(target):
        return False
    require_no_journal_alone(target)
    folder = os.path.dirname(os.path.abspath(target))
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        if isinstance(error, FileExistsError) and os.path.isdir(folder):
            return False
        raise DatabaseUnusable(target, f"it cannot be created: {error.strerror}.") from error
    return True


def _upgrade(target: str, revision: str) -> str:
    """Back the file up beside itself, verified, then migrate it; the backup's path. The newest few are kept."""
    from sqlalchemy.exc import DBAPIError

    from tracker.backup import write_backup
    from tracker.db.migrate import upgrade_database

    backup = f"{target}.before-{HEAD}-from-{revision}"
    number = 1
    while os.path.lexists(backup):
        number += 1
        backup = f"{target}.before-{HEAD}-from-{revision}-{number}"
    with connect(target) as source:
        write_backup(source, backup)
    try:
        upgrade_database(target)
    except DBAPIError as error:
        raise as_sentence(error.orig or error, target) from error
    _remove_old_backups(target)
    return backup


def _remove_old_backups(target: str) -> None:
    """Keep the newest `KEPT_BACKUPS` of those that upgrades made; backups that users made are theirs."""
    folder, name = os.path.split(os.path.abspath(target))
    made = re.compile(re.escape(name) + r"\.before-\w+-from-\w+(-\d+)?")
    found = [os.path.join(folder, one) for one in os.listdir(folder) if made.fullmatch(one)]
    found.sort(key=lambda path: os.stat(path).st_mtime_ns, reverse=True)
    for path in found[KEPT_BACKUPS:]:
        os.unlink(path)
