"""Copies of a whole database: made while it is in use, verified before they count, never over a file unasked.

An encrypted database has encrypted copies, which the same passphrase opens.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from tracker.config import BESIDE_A_DATABASE, require_file, require_other_file
from tracker.db.connection import BUSY_SECONDS, Connection, connect, revision_of
from tracker.db.revision import HEAD
from tracker.db.sentences import as_sentence
from tracker.errors import DatabaseBusy, DatabaseMissing, DatabaseUnusable, InvalidInput, TrackerError, shown
from tracker.ledger.checks import check_ledger

_BUSY, _LOCKED = 5, 6
_ABANDONED_AFTER = 3600
"""Seconds after which a scratch file belongs to nobody: no copy takes so long without being written to."""


class BackupRefused(TrackerError):
    """A backup that cannot be trusted; nothing was changed."""

    exit_code = 3

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{shown(path)} cannot be used as a backup: {reason} Nothing was changed.")


class BackupFailed(TrackerError):
    """A backup could not be written; the database is as it was, and nothing half-written is left."""

    exit_code = 3

    def __init__(self, path: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"The backup {shown(path)} could not be written: {reason} The database is as it was; "
            "nothing half-written was left."
        )


def backup_database(target: str, path: str, *, force: bool = False) -> int:
    """Copy the database to `path` through a temporary file and a rename; the number of claims in the copy.

    Raises InvalidInput when something is there and `force` is not given, BackupFailed when it cannot be written,
    BackupRefused when the copy does not verify.
    """
    require_file(target, "A backup")
    with connect(target) as source:
        if revision_of(source) is None:
            raise DatabaseUnusable(target, "it is empty, and nothing is to be backed up. Run: tracker init")
        return write_backup(source, path, force=force)


def write_backup(source: Connection, path: str, *, force: bool = False) -> int:
    """Copy an open database to `path`; see `backup_database`."""
    _require_free(source.path, path, force=force)
    with scratch_beside(path, "backup") as scratch:
        with open_copy(source, scratch) as copy:
            copy_pages(source, copy)
            _make_single_file(copy)
        claims = check_backup(scratch, path)
        sync(scratch)
        _put(scratch, path, force=force)
    return claims


def check_backup(path: str, name: str) -> int:
    """The number of claims in a backup. Raises BackupRefused when it is damaged, not the tracker's, or its ledger was
    altered.
    """
    try:
        with connect(path) as connection:
            return check_copy(connection, name)
    except DatabaseUnusable as error:
        raise BackupRefused(name, error.reason) from error
    except DatabaseMissing as error:
        raise BackupRefused(name, "there is no such file.") from error


def check_copy(connection: Connection, name: str) -> int:
    """The number of claims in an open copy; see `check_backup`."""
    revision = revision_of(connection)
    if revision is None:
        raise BackupRefused(name, "it is empty.")
    with connection.sentences():
        (fault,) = connection.raw.execute("PRAGMA integrity_check(1)").fetchone()
        loose = connection.raw.execute("PRAGMA foreign_key_check").fetchone()
    if fault != "ok" or loose:
        raise BackupRefused(name, "it is damaged.")
    ledger = check_ledger(connection)
    for found in ledger.faults:
        if found.code != "status_differs" or revision == HEAD:
            raise BackupRefused(name, f"its ledger was altered. {found.message}")
    return ledger.claims


def restore_database(target: str, backup: str) -> str | None:
    """Put a verified backup in the place of the database; the path under which the old one is kept.

    A database that can be opened is replaced from within, in one transaction, so that other programs that have it open
    see the old one or the new one. The backup may be of an older release; `tracker init` upgrades it then.
    """
    require_file(target, "Restoring")
    if os.path.exists(target) and os.path.exists(backup) and os.path.samefile(target, backup):
        raise InvalidInput(f"{shown(backup)} is the database itself.")
    if os.path.isdir(target):
        raise DatabaseUnusable(target, "it is a folder. Name a file.")
    check_backup(backup, backup)
    try:
        os.makedirs(os.path.dirname(os.path.abspath(target)), mode=0o700, exist_ok=True)
        with connect(backup) as source:
            if not os.path.exists(target) or os.path.getsize(target) == 0:
                return _restore_file(source, target)
            try:
                return _restore_within(source, target)
            except DatabaseUnusable:
                return _restore_file(source, target)
    except OSError as error:
        raise DatabaseUnusable(target, f"it cannot be replaced: {error.strerror}. Nothing was changed.") from error


def open_copy(source: Connection, path: str) -> Connection:
    """Open an empty file as a copy of `source` will be: encrypted alike, or plain."""
    if source.key is None:
        return connect(path)
    from tracker.db.cipher import open_with_key

    return open_with_key(path, source.key)


def copy_pages(source: Connection, copy: Connection) -> None:
    """Copy a whole database in one step; what is written meanwhile is in it or not. Raises a sentence."""
    deadline = time.monotonic() + BUSY_SECONDS

    def watch(status: int, _remaining: int, _total: int) -> None:
        if status in (_BUSY, _LOCKED) and time.monotonic() > deadline:
            raise DatabaseBusy(copy.path, BUSY_SECONDS)

    try:
        source.raw.backup(copy.raw, progress=watch, sleep=0.05)
    except source.driver.Error as error:
        raise as_sentence(error, copy.path) from error


def sync(path: str) -> None:
    """Have a file or folder written to the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _restore_within(source: Connection, target: str) -> str:
    """Replace the content of a database that can be opened. Raises DatabaseUnusable when it cannot be."""
    with connect(target) as current:
        if (current.key is None) != (source.key is None):
            if current.key is not None:
                raise InvalidInput(
                    f"The database {shown(target, quoted=False)} is encrypted and the backup is not. Nothing was "
                    "changed. Decrypt the database first (tracker decrypt), or restore to another path."
                )
            raise DatabaseUnusable(target, "the backup is encrypted and it is not.")
        revision_of(current)
        aside = _aside(target)
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with current.alone():
                with open_copy(current, aside) as kept:
                    copy_pages(current, kept)
                    _make_single_file(kept)
                sync(aside)
                copy_pages(source, current)
        except BaseException:
            _remove(aside)
            raise
        with current.sentences():
            current.raw.execute("PRAGMA journal_mode=WAL")
    return aside


def _restore_file(source: Connection, target: str) -> str | None:
    """Put a copy in the place of a database that is gone or cannot be opened; what is there is set aside."""
    with scratch_beside(target, "restore") as scratch:
        with open_copy(source, scratch) as copy:
            copy_pages(source, copy)
            _make_single_file(copy)
        sync(scratch)
        aside = _set_aside(target)
        os.replace(scratch, target)
        sync(os.path.dirname(os.path.abspath(target)))
    with connect(target) as restored, restored.sentences():
        restored.raw.execute("PRAGMA journal_mode=WAL")
    return aside


def _make_single_file(copy: Connection) -> None:
    with copy.sentences():
        copy.raw.execute("PRAGMA journal_mode=DELETE")


def _require_free(target: str, path: str, *, force: bool) -> None:
    if os.path.isdir(path):
        raise InvalidInput(f"{shown(path)} is a folder. Name a file in it.")
    require_other_file(target, path)
    if os.path.lexists(path) and not force:
        raise InvalidInput(f"{shown(path)} is there already. Name another path, or replace it with --force.")


def _put(scratch: str, path: str, *, force: bool) -> None:
    """Give a finished file its name; without `force` never over a file that came to be there meanwhile."""
    if force:
        os.replace(scratch, path)
    else:
        try:
            os.link(scratch, path)
        except FileExistsError:
            raise InvalidInput(f"{shown(path)} is there already. Name another path.") from None
        except OSError:  # this file system has no links
            os.rename(scratch, path)
    sync(os.path.dirname(os.path.abspath(path)))


@contextmanager
def scratch_beside(path: str, purpose: str) -> Iterator[str]:
    """An empty file beside `path` that is gone at the end; errors of the disk become BackupFailed."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        remove_abandoned(folder, purpose)
        handle, scratch = tempfile.mkstemp(dir=folder, prefix=f".tracker-{purpose}-")
        os.close(handle)
    except OSError as error:
        raise InvalidInput(f"No file can be made in {shown(folder)}: {error.strerror}.") from error
    try:
        yield scratch
    except OSError as error:
        raise BackupFailed(path, f"{error.strerror}.") from error
    except DatabaseUnusable as error:
        if error.path != scratch:
            raise
        raise BackupFailed(path, error.reason.partition(". ")[0] + ".") from error
    finally:
        _remove(scratch)


def _remove(path: str) -> None:
    """Remove a file of a database with what belongs to it."""
    for leftover in (path, *(path + suffix for suffix in BESIDE_A_DATABASE)):
        with suppress(FileNotFoundError):
            os.unlink(leftover)


def remove_abandoned(folder: str, purpose: str, older_than: float = _ABANDONED_AFTER) -> None:
    """Remove scratch files that a killed process left in a folder."""
    for item in os.scandir(folder):
        if item.name.startswith(f".tracker-{purpose}-") and item.is_file(follow_symlinks=False):
            with suppress(OSError):
                if time.time() - item.stat(follow_symlinks=False).st_mtime > older_than:
                    os.unlink(item.path)


def _set_aside(target: str) -> str | None:
    """Rename the database and what belongs to it; None when there is none of it."""
    aside = _aside(target)
    found = [suffix for suffix in ("", *BESIDE_A_DATABASE) if os.path.lexists(target + suffix)]
    for suffix in found:
        os.rename(target + suffix, aside + suffix)
    return aside if found else None


def _aside(target: str) -> str:
    return f"{target}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
