"""What the tests of encryption share: a person, a passphrase, a note, and the commands that read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.running import Outcome
from tracker import passphrase

REF = "person/daryn-khassenov"
SECRET = "correct horse battery staple"
NOTE = "Whispered by his sister in Almaty"

Locked = Callable[..., Outcome]
"""Runs a command that is given a passphrase."""

READING = (
    ("list", "people"),
    ("show", REF),
    ("search", "Khassenov"),
    ("text", "recital F"),
    ("status", REF),
    ("agenda",),
    ("diff", "2021-03", "2025"),
    ("export", "json"),
    ("verify",),
    ("head",),
    ("followup", "list"),
)


def passphrase_is(secret: str) -> None:
    reading, writing = os.pipe()
    os.write(writing, secret.encode())
    os.close(writing)
    passphrase.read_from(reading)
    os.close(reading)


def readable(folder: Path) -> set[str]:
    """Which of the words that the database holds can be read in any file of a folder, in any common encoding."""
    words = (
        "khassenov",
        "Żumagułow",
        "Whispered",
        "sister",
        "CREATE TABLE",
        "SQLite format",
        "recital",
        "Kazahstan",
        SECRET,
    )
    found = set()
    for path in folder.rglob("*"):
        if path.is_file() and "home" not in path.relative_to(folder).parts:
            data = path.read_bytes().lower()
            for word in words:
                if any(word.lower().encode(code) in data for code in ("utf-8", "utf-16-le", "utf-16-be")):
                    found.add(word)
    return found
