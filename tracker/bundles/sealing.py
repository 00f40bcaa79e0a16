"""Bundles that only some may read: age (age-encryption.org), for public keys of recipients or with a passphrase.

Secrets come from files, from a file descriptor or from a prompt, never from the command line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tracker.bundles.packing import BundleRefused
from tracker.errors import InvalidInput, TrackerError, shown

_SEAL = b"age-encryption.org/v1\n"
_LONGEST_SECRET = 64 * 1024
_IDENTITY = "AGE-SECRET-KEY-"


class AgeMissing(TrackerError):
    """The library that encrypts is not installed; the sentence says how to get it."""

    exit_code = 3

    def __init__(self) -> None:
        super().__init__(
            "Encrypted bundles need pyrage, which is not installed. "
            'Install it: python -m pip install "advocacy-case-tracker[bundles]"'
        )


class SecretNeeded(TrackerError):
    """A bundle or an identity is encrypted, and nothing opens it."""

    exit_code = 3


def is_sealed(data: bytes) -> bool:
    """Whether a file is encrypted with age."""
    return data.startswith(_SEAL)


def read_recipients(given: Iterable[str]) -> list[str]:
    """The public keys that were named, each as such or as a file with one a line. Raises InvalidInput."""
    found = []
    for text in given:
        if os.path.exists(text):
            try:
                with open(text, encoding="utf-8") as stream:
                    lines = [line.strip() for line in stream.read(_LONGEST_SECRET).splitlines()]
            except (OSError, UnicodeDecodeError) as error:
                raise InvalidInput(f"The recipients {shown(text)} cannot be read.") from error
            found += [line for line in lines if line and not line.startswith("#")]
        else:
            found.append(text.strip())
    if any(one.startswith(_IDENTITY) for one in found):
        raise InvalidInput("That is an identity, which is secret. Recipients are named by their public keys: age1…")
    return found


def seal(data: bytes, recipients: Sequence[str], passphrase: str | None) -> bytes:
    """`data` encrypted for recipients, or with a passphrase. Raises AgeMissing, and InvalidInput for a bad key."""
    age = _library()
    if passphrase is not None:
        sealed: bytes = age.passphrase.encrypt(data, passphrase)
        return sealed
    try:
        sealed = age.encrypt(data, [_recipient(age, one) for one in recipients])
    except (age.EncryptError, ValueError) as error:
        raise InvalidInput(f"It cannot be encrypted for these recipients: {error}.") from error
    return sealed


def unseal(data: bytes, path: str, identities: Sequence[str], secret: bytes | None) -> bytes:
    """What is in an encrypted bundle. `identities` are files, `secret` what a file descriptor gave.

    Raises SecretNeeded where nothing opens it and nobody can be asked, BundleRefused when it cannot be opened.
    """
    age = _library()
    try:
        if _wants_passphrase(data):
            opened: bytes = age.passphrase.decrypt(data, _passphrase(secret, path))
        else:
            opened = age.decrypt(data, _identities(age, path, identities, secret))
    except age.DecryptError as error:
        raise BundleRefused(path, "it cannot be opened with that identity or passphrase, or it is damaged.") from error
    return opened


def read_secret(descriptor: int) -> bytes:
    """Everything that a file descriptor gives. Raises InvalidInput when it cannot be read."""
    parts, size = [], 0
    try:
        while size <= _LONGEST_SECRET and (part := os.read(descriptor, 4096)):
            parts.append(part)
            size += len(part)
    except (OSError, OverflowError) as error:
        raise InvalidInput(f"The file descriptor {descriptor} cannot be read; open it, e.g. 3<file.") from error
    return b"".join(parts)


def new_passphrase(secret: bytes | None, path: str) -> str:
    """A passphrase for a new bundle: what a file descriptor gave, or typed twice."""
    if secret is not None:
        return _checked(secret)
    first = _ask(f"New passphrase for {shown(path, quoted=False)}: ", path)
    if first != _ask("The same again: ", path):
        raise InvalidInput("The two passphrases differ. Nothing was written.")
    return first


def _passphrase(secret: bytes | None, path: str) -> str:
    return _checked(secret) if secret is not None else _ask(f"Passphrase for {shown(path, quoted=False)}: ", path)


def _identities(age: Any, path: str, files: Sequence[str], secret: bytes | None) -> list[Any]:
    texts = [_read_identity(age, file) for file in files]
    if secret is not None and not files:
        texts.append(secret)
    if not texts:
        raise SecretNeeded(
            f"{shown(path, quoted=False)} is encrypted for somebody's identity. Name the file that holds it "
            "(--identity FILE), or open a file descriptor (--secret-fd 3 3<file)."
        )
    return [identity for text in texts for identity in _parsed(age, text)]


def _read_identity(age: Any, file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            text = stream.read(_LONGEST_SECRET)
    except OSError as error:
        raise InvalidInput(f"The identity {shown(file)} cannot be read: {error.strerror}.") from error
    if not is_sealed(text):
        return text
    try:
        opened: bytes = age.passphrase.decrypt(text, _ask(f"Passphrase for {shown(file, quoted=False)}: ", file))
    except age.DecryptError as error:
        raise InvalidInput(f"The identity {shown(file)} cannot be opened with that passphrase.") from error
    return opened


def _parsed(age: Any, text: bytes) -> list[Any]:
    try:
        if b"PRIVATE KEY-----" in text:
            return [age.ssh.Identity.from_buffer(text)]
        lines = [line.strip() for line in text.decode("utf-8").splitlines()]
        found = [age.x25519.Identity.from_str(line) for line in lines if line.startswith(_IDENTITY)]
    except (age.IdentityError, ValueError) as error:
        raise InvalidInput("What was given is no identity of age.") from error
    if not found:
        raise InvalidInput(f"What was given is no identity of age; one begins with {_IDENTITY}.")
    return found


def _recipient(age: Any, text: str) -> Any:
    try:
        if text.startswith("ssh-"):
            return age.ssh.Recipient.from_str(text)
        return age.x25519.Recipient.from_str(text)
    except (age.RecipientError, ValueError) as error:
        raise InvalidInput(
            f"{shown(text)} is no public key of age (age1…) or ssh, and no file with such keys."
        ) from error


def _wants_passphrase(data: bytes) -> bool:
    return data[len(_SEAL) : len(_SEAL) + 10].startswith(b"-> scrypt ")


def _checked(secret: bytes) -> str:
    try:
        text = secret.split(b"\n", 1)[0].removesuffix(b"\r").decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput("The passphrase is not UTF-8.") from error
    if not text:
        raise InvalidInput("The passphrase is empty.")
    return text


def _ask(prompt: str, path: str) -> str:
    _require_terminal(path)
    import getpass

    try:
        return _checked(getpass.getpass(prompt).encode("utf-8", "surrogateescape"))
    except EOFError:
        raise SecretNeeded("Nothing was typed.") from None


def _require_terminal(path: str) -> None:
    if not sys.stdin.isatty():
        raise SecretNeeded(
            f"{shown(path, quoted=False)} is encrypted with a passphrase. At a terminal it is asked for; a script "
            "gives it as the first line of a file descriptor (--secret-fd 3 3<file)."
        )


def _library() -> Any:
    try:
        import pyrage
    except ImportError as error:
        raise AgeMissing from error
    return pyrage
