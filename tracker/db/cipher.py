"""Encrypted databases: SQLCipher through the sqlcipher3 wheel, an optional extra that is loaded only for them.

The file's first 16 bytes are its salt, all else is encrypted: nothing tells it from random bytes. The key is derived
once for a process with scrypt and handed to SQLCipher as it is, so that each connection after the first opens at once.
"""

from __future__ import annotations

import os
from typing import Any

from tracker import passphrase
from tracker.db import connection
from tracker.db.connection import Connection
from tracker.db.sentences import as_sentence
from tracker.errors import DatabaseUnusable, InvalidInput, TrackerError, shown

SALT_BYTES = 16
_PAGE = 4096
SCRYPT = {"n": 2**17, "r": 8, "p": 1, "maxmem": 2**28, "dklen": 32}
_ATTEMPTS = 3
_FEWEST_BYTE_VALUES = 240
"""A page of random bytes has at least so many different ones, but for one in more than a billion."""

_keys: dict[str, str] = {}


class CipherMissing(TrackerError):
    """The library for encrypted databases is not installed; the sentence says how to get it."""

    exit_code = 3

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} needs sqlcipher3, which is not installed. "
            'Install it: python -m pip install "advocacy-case-tracker[cipher]"'
        )


class WrongPassphrase(DatabaseUnusable):
    """The passphrase does not open the file."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "the passphrase is wrong, or the file is damaged. It was left as it was.")


def load_driver(what: str) -> Any:
    """The driver. Raises CipherMissing, which says what for."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise CipherMissing(what) from None
    return dbapi2


def looks_encrypted(path: str) -> bool:
    """Whether a file that is no plain database has whole pages of random bytes, and so may be an encrypted one."""
    try:
        with open(path, "rb") as file:
            page, size = file.read(_PAGE), os.fstat(file.fileno()).st_size
    except OSError:
        return False
    return size > 0 and size % _PAGE == 0 and len(set(page)) >= _FEWEST_BYTE_VALUES


def open_encrypted(target: str) -> Connection:
    """Open an encrypted file with the key that this process has, the keyring's, or that of the passphrase.

    Raises CipherMissing, WrongPassphrase and PassphraseNeeded.
    """
    name = shown(target, quoted=False)
    load_driver(f"The database {name} is encrypted, and reading it")
    with open(target, "rb") as file:
        salt = file.read(SALT_BYTES).hex()
    if salt in _keys:
        return _remembered(salt, open_with_key(target, _keys[salt]))
    if not passphrase.was_given() and (remembered := passphrase.find_remembered(salt)):
        return _remembered(salt, open_with_key(target, remembered))
    for attempt in range(_ATTEMPTS):
        key = derive_key(passphrase.get_passphrase(name), salt)
        try:
            return _remembered(salt, open_with_key(target, key))
        except WrongPassphrase:
            if passphrase.was_given() or attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt raises")


def open_again(target: str) -> Connection:
    """Open a file that this process has opened before; one that was replaced since, as if for the first time."""
    path = os.path.abspath(target)
    try:
        return open_with_key(target, connection.ENCRYPTED[path])
    except WrongPassphrase:
        del connection.ENCRYPTED[path]
        return connection.connect(target)


def open_with_key(target: str, key: str) -> Connection:
    """Open an encrypted file, or make an empty one encrypted, with a key of `derive_key`. Raises WrongPassphrase."""
    driver = load_driver("An encrypted database")
    raw = driver.connect(connection.as_uri(target), uri=True, isolation_level=None, timeout=connection.BUSY_SECONDS)
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")
        raw.execute(f'PRAGMA key="{key}"')
        raw.execute("PRAGMA temp_store=MEMORY")
        connection.prepare(raw)
    except driver.Error as error:
        raw.close()
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise WrongPassphrase(target) from None
        raise as_sentence(error, target) from error
    return Connection(raw, target, driver, key)


def open_plain(target: str) -> Connection:
    """Open a plain file with the driver that can attach encrypted ones."""
    driver = load_driver("Encryption")
    raw = driver.connect(connection.as_uri(target), uri=True, isolation_level=None, timeout=connection.BUSY_SECONDS)
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")
        connection.prepare(raw)
    except driver.Error as error:
        raw.close()
        raise as_sentence(error, target) from error
    return Connection(raw, target, driver)


def new_key(phrase: bytes) -> str:
    """A key for a new file, with a salt of its own."""
    salt = os.urandom(SALT_BYTES).hex()
    key = derive_key(phrase, salt)
    _keys[salt] = key
    return key


def salt_of(key: str) -> str:
    """The salt of the file that a key opens."""
    return key[-1 - 2 * SALT_BYTES : -1]


def derive_key(phrase: bytes, salt: str) -> str:
    """SQLCipher's literal of the raw key and the salt: scrypt over the passphrase, half a second by design."""
    from hashlib import scrypt

    raw: bytes = scrypt(phrase, salt=bytes.fromhex(salt), **SCRYPT)
    return f"x'{raw.hex()}{salt}'"


def _remembered(salt: str, opened: Connection) -> Connection:
    assert opened.key is not None
    _keys[salt] = connection.ENCRYPTED[os.path.abspath(opened.path)] = opened.key
    return opened


def forget_keys() -> None:
    """Forget every key of this process."""
    _keys.clear()
    connection.ENCRYPTED.clear()


def require_key(opened: Connection) -> str:
    """The key of an encrypted database. Raises InvalidInput for a plain one."""
    if opened.key is None:
        raise InvalidInput(f"The database {shown(opened.path, quoted=False)} is not encrypted.")
    return opened.key
