"""Encrypting a database and decrypting it again: a verified copy takes its place while every other program is kept out.

What was readable is overwritten before it is given back to the file system. What a file system or a disk keeps besides
(snapshots, journals, worn-out blocks) is beyond a program's reach, and `WHAT_MAY_REMAIN` says so.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from typing import Any

from tracker.backup import BackupFailed, check_copy, remove_abandoned, scratch_beside, sync
from tracker.db import cipher
from tracker.db.connection import Connection, open_database
from tracker.db.revision import APPLICATION_ID
from tracker.db.sentences import as_sentence
from tracker.errors import DatabaseInUse, DatabaseUnusable, InvalidInput, shown

WHAT_MAY_REMAIN = (
    "The readable file was overwritten and removed. Snapshots, backups elsewhere, and the spare blocks of a "
    "solid-state disk may still hold what it held; only encrypting the whole disk prevents that."
)
_PURPOSE = "convert"
_BLOCK = 1 << 20
_MAGIC = b"SQLite format 3\0"
_APPLICATION_OFFSET = 68


def encrypt_database(target: str, phrase: bytes) -> str:
    """Encrypt the database with a passphrase; its new key.

    Raises InvalidInput when it is encrypted already, DatabaseBusy while another program has it open, CipherMissing.
    """
    cipher.load_driver("Encryption")
    with open_database(target) as opened:
        if opened.key is not None:
            raise InvalidInput(f"The database {shown(target, quoted=False)} is encrypted already.")
    key = cipher.new_key(phrase)
    with cipher.open_plain(target) as source:
        _convert(source, target, key)
    return key


def decrypt_database(target: str) -> str:
    """Make a plain database of an encrypted one; the key that it had. Raises InvalidInput when it is plain."""
    with open_database(target) as source:
        key = cipher.require_key(source)
        _convert(source, target, None)
    return key


def list_readable_copies(target: str) -> tuple[str, ...]:
    """Plain databases of the tracker in the database's folder: older backups, and what a restore has set aside."""
    folder = os.path.dirname(os.path.abspath(target))
    return tuple(sorted(item.path for item in os.scandir(folder) if item.is_file() and _is_plain_database(item.path)))


def _convert(source: Connection, target: str, key: str | None) -> None:
    """Put a verified copy that `key` opens (None: plain) in the place of the database."""
    path = os.path.realpath(target)
    try:
        with source.alone():
            remove_abandoned(os.path.dirname(path), _PURPOSE, older_than=0)
            _overwrite_journal(source, path)
            with scratch_beside(path, _PURPOSE) as scratch:
                _write_copy(source, scratch, key)
                sync(scratch)
                _take_place(scratch, path)
    except BackupFailed as error:
        raise DatabaseUnusable(target, f"no copy of it could be written: {error.reason} It is as it was.") from error
    with open_database(target) as opened, opened.sentences():
        opened.raw.execute("PRAGMA journal_mode=WAL")


def _write_copy(source: Connection, scratch: str, key: str | None) -> None:
    """Export everything into an empty file, and hold the two together."""
    raw = source.raw
    (application,) = raw.execute("PRAGMA application_id").fetchone()
    (version,) = raw.execute("PRAGMA user_version").fetchone()
    try:
        raw.execute("ATTACH DATABASE ? AS copy KEY ?", (scratch, key or ""))
        try:
            raw.execute("PRAGMA copy.synchronous=FULL")
            raw.execute("SELECT sqlcipher_export('copy')").fetchone()
            raw.execute(f"PRAGMA copy.application_id={application:d}")
            raw.execute(f"PRAGMA copy.user_version={version:d}")
            _require_equal(raw, source.path)
        finally:
            raw.execute("DETACH DATABASE copy")
    except source.driver.Error as error:
        raise as_sentence(error, scratch) from error
    opened = cipher.open_with_key(scratch, key) if key else cipher.open_plain(scratch)
    with opened as copy:
        check_copy(copy, source.path)


def _require_equal(raw: Any, name: str) -> None:
    """Raise when the copy differs from its source in any row of any table, or in the schema."""
    schema = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    tables = raw.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'table'").fetchall()
    pairs = [(schema.format("main"), schema.format("copy"))]
    for table, sql in tables:
        if not (sql or "").upper().startswith("CREATE VIRTUAL"):
            quoted = '"' + table.replace('"', '""') + '"'
            columns = "*" if "WITHOUT ROWID" in (sql or "").upper() else "rowid, *"
            pairs.append(tuple(f"SELECT {columns} FROM {side}.{quoted}" for side in ("main", "copy")))  # type: ignore[arg-type]  # noqa: S608
    for ours, theirs in pairs:
        left, right = raw.execute(ours), raw.execute(theirs)
        while (row := left.fetchone()) == right.fetchone():
            if row is None:
                break
        else:
            raise DatabaseUnusable(name, "a copy of it differs from it. It was left as it was.")


def _overwrite_journal(source: Connection, path: str) -> None:
    """Move the write-ahead log into the database, overwrite it, and go on without one."""
    with source.sentences():
        busy, *_ = source.raw.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
        if busy:
            raise DatabaseInUse(source.path)
        with suppress(FileNotFoundError):
            _overwrite(os.open(path + "-wal", os.O_WRONLY))
        (mode,) = source.raw.execute("PRAGMA journal_mode=DELETE").fetchone()
    if mode != "delete":
        raise DatabaseInUse(source.path)


def _take_place(scratch: str, path: str) -> None:
    """Rename the copy over the database, and destroy the old file while its lock is still held.

    A program that waits for that lock then finds no database, and cannot record a claim in a file that is gone.
    """
    os.chmod(scratch, os.stat(path).st_mode & 0o777)
    old = os.open(path, os.O_WRONLY)
    try:
        os.replace(scratch, path)
        sync(os.path.dirname(path))
    except BaseException:
        os.close(old)
        raise
    _overwrite(old)


def _overwrite(handle: int) -> None:
    """Fill an open file with random bytes, have them written to the disk, cut it to nothing and close it."""
    try:
        left = os.fstat(handle).st_size
        while left > 0:
            left -= os.write(handle, os.urandom(min(left, _BLOCK)))
        os.fsync(handle)
        os.ftruncate(handle, 0)
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_plain_database(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError:
        return False
    if not head.startswith(_MAGIC) or len(head) < 100:
        return False
    (application,) = struct.unpack_from(">I", head, _APPLICATION_OFFSET)
    return bool(application == APPLICATION_ID)
