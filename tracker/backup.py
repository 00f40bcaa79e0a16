"""Copies of a whole database: made while it is in use, verified before they count, never over a file unasked."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import suppress
from datetime import UTC, datetime

from tracker.db.connection import Connection, as_sentence, connect, revision_of
from tracker.errors import DatabaseMissing, DatabaseUnusable, InvalidInput, TrackerError, shown
from tracker.ledger.chain import verify_chain


class BackupRefused(TrackerError):
    """A backup that cannot be trusted; nothing was changed."""

    exit_code = 3

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{shown(path)} cannot be used as a backup: {reason} Nothing was changed.")


def backup_database(target: str, path: str, *, force: bool = False) -> int:
    """Copy the database to `path` through a temporary file and a rename; the number of claims in the copy.

    Raises InvalidInput when something is there and `force` is not given, BackupRefused when the copy does not verify.
    """
    if os.path.exists(path) and not force:
        raise InvalidInput(f"{shown(path)} is there already. Name another path, or replace it with --force.")
    folder = os.path.dirname(os.path.abspath(path))
    try:
        handle, scratch = tempfile.mkstemp(dir=folder, prefix=".tracker-backup-")
        os.close(handle)
    except OSError as error:
        raise InvalidInput(f"No file can be made in {shown(folder)}: {error.strerror}.") from error
    try:
        with connect(target) as source, connect(scratch) as copy:
            try:
                source.raw.backup(copy.raw)
                copy.raw.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.Error as error:
                raise as_sentence(error, path) from error
        claims = check_backup(scratch, path)
        _sync(scratch)
        os.replace(scratch, path)
        _sync(folder)
    finally:
        for leftover in (scratch, f"{scratch}-journal", f"{scratch}-wal", f"{scratch}-shm"):
            with suppress(FileNotFoundError):
                os.unlink(leftover)
    return claims


def check_backup(path: str, name: str) -> int:
    """The number of claims in a backup. Raises BackupRefused when it is damaged, not the tracker's, or its chain is
    broken.
    """
    try:
        with connect(path) as connection:
            if revision_of(connection) is None:
                raise BackupRefused(name, "it is empty.")
            return _check(connection, name)
    except (DatabaseUnusable, DatabaseMissing) as error:
        raise BackupRefused(name, str(error)) from error


def restore_database(target: str, backup: str) -> str | None:
    """Put a verified backup in the place of the database; the path under which the old one is kept.

    The backup may be of an older release; `tracker init` upgrades it then.
    """
    check_backup(backup, backup)
    folder = os.path.dirname(os.path.abspath(target))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=folder, prefix=".tracker-restore-")
    os.close(handle)
    try:
        with connect(backup) as source, connect(scratch) as copy:
            try:
                source.raw.backup(copy.raw)
                copy.raw.execute("PRAGMA journal_mode=WAL")
            except sqlite3.Error as error:
                raise as_sentence(error, target) from error
        _sync(scratch)
        aside = _set_aside(target)
        os.replace(scratch, target)
        _sync(folder)
    finally:
        for leftover in (scratch, f"{scratch}-wal", f"{scratch}-shm"):
            with suppress(FileNotFoundError):
                os.unlink(leftover)
    return aside


def _check(connection: Connection, name: str) -> int:
    with connection.sentences():
        (fault,) = connection.raw.execute("PRAGMA integrity_check(1)").fetchone()
    if fault != "ok":
        raise BackupRefused(name, "it is damaged.")
    claims = 0
    for node, _created, _own in connection.rows("all_nodes"):
        head, broken = verify_chain(connection, node)
        if broken:
            raise BackupRefused(name, f"its ledger is broken at claim {broken.number}: {broken.reason}.")
        claims += head.length
    return claims


def _set_aside(target: str) -> str | None:
    """Rename the database and what belongs to it, once nobody is writing to it; None when there is none."""
    if not os.path.exists(target):
        return None
    with suppress(DatabaseUnusable), connect(target) as connection, connection.sentences():
        connection.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.raw.execute("BEGIN EXCLUSIVE")
        connection.raw.execute("ROLLBACK")
    aside = f"{target}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            os.rename(target + suffix, aside + suffix)
    return aside


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
