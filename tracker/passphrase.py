"""Where the passphrase of an encrypted database comes from: a file descriptor, the system's keyring, or a prompt.

Never the command line or the environment, which other programs can read. What was typed is kept in memory for the
length of one command. Nothing here knows a database; keys are named by the salt of their file.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from tracker.errors import InvalidInput, TrackerError

KEYRING_SERVICE = "tracker"
_LONGEST = 1024

_given: bytes | None = None
_may_ask = True


class PassphraseNeeded(TrackerError):
    """A database is encrypted, and nothing gave its passphrase."""

    exit_code = 3


class KeyringUnusable(TrackerError):
    """The system's keyring cannot be used."""

    exit_code = 3


def read_from(descriptor: int) -> None:
    """Take the passphrase from the first line of a file descriptor. Raises InvalidInput when there is none."""
    global _given  # noqa: PLW0603 - one process answers for one person
    line = bytearray()
    try:
        while len(line) <= _LONGEST and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
    except (OSError, OverflowError) as error:
        raise InvalidInput(f"The file descriptor {descriptor} cannot be read; open it, e.g. 3<file.") from error
    _given = _checked(bytes(line).removesuffix(b"\r"))


def forget() -> None:
    """Forget what was given, and ask again."""
    global _given, _may_ask
    _given, _may_ask = None, True


def stop_asking() -> None:
    """From here on nothing is asked: the terminal belongs to the terminal UI."""
    global _may_ask  # noqa: PLW0603
    _may_ask = False


def was_given() -> bool:
    """Whether a file descriptor gave the passphrase, so that another attempt would be the same."""
    return _given is not None


def get_passphrase(name: str) -> bytes:
    """The passphrase of the database called `name`. Raises PassphraseNeeded where nobody can be asked."""
    return _given if _given is not None else _ask(f"Passphrase for {name}: ", name)


def get_new_passphrase(name: str) -> bytes:
    """A new passphrase, typed twice. Raises InvalidInput when the two differ, and as `get_passphrase` does."""
    if _given is not None:
        return _given
    first = _ask(f"New passphrase for {name}: ", name)
    if first != _ask("The same again: ", name):
        raise InvalidInput("The two passphrases differ. Nothing was changed.")
    return first


def find_remembered(salt: str) -> str | None:
    """The key that the system's keyring holds for a salt; None without a keyring."""
    keyring = _keyring()
    if keyring is None:
        return None
    try:
        found: str | None = keyring.get_password(KEYRING_SERVICE, salt)
    except keyring.errors.KeyringError:
        return None
    return found


def remember(salt: str, key: str) -> None:
    """Keep a key in the system's keyring. Raises KeyringUnusable."""
    keyring = _keyring()
    if keyring is None:
        raise KeyringUnusable(
            "The system's keyring needs keyring, which is not installed. "
            'Install it: python -m pip install "advocacy-case-tracker[keyring]"'
        )
    try:
        keyring.set_password(KEYRING_SERVICE, salt, key)
    except keyring.errors.KeyringError as error:
        raise KeyringUnusable(f"The system's keyring cannot be used: {error}") from error


def forget_remembered(salt: str) -> None:
    """Take a key out of the system's keyring, when it is there."""
    keyring = _keyring()
    if keyring is None:
        return
    try:
        keyring.delete_password(KEYRING_SERVICE, salt)
    except keyring.errors.KeyringError:
        return


def _keyring() -> Any:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None
    return keyring


def _ask(prompt: str, name: str) -> bytes:
    if not _may_ask or not sys.stdin.isatty():
        raise PassphraseNeeded(
            f"The database {name} is encrypted. At a terminal its passphrase is asked for; a script gives it as the "
            "first line of a file descriptor: tracker --passphrase-fd 3 ... 3<file"
        )
    import getpass
    import unicodedata

    try:
        typed = getpass.getpass(prompt)
    except EOFError:
        raise PassphraseNeeded("No passphrase was typed. Nothing was changed.") from None
    return _checked(unicodedata.normalize("NFC", typed).encode("utf-8", "surrogateescape"))


def _checked(passphrase: bytes) -> bytes:
    if not passphrase:
        raise InvalidInput("The passphrase is empty. Nothing was changed.")
    if len(passphrase) > _LONGEST:
        raise InvalidInput(f"The passphrase is longer than {_LONGEST} bytes. Nothing was changed.")
    return passphrase
