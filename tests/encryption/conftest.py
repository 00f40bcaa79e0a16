"""Each test of encryption gets a person who has typed nothing yet, and databases that are encrypted cheaply."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.encryption.locking import NOTE, REF, SECRET, Locked
from tests.running import Outcome, Run
from tracker import passphrase
from tracker.db import cipher


@pytest.fixture
def full_cost() -> None:
    """For tests that start processes, in which a key costs what it costs users."""


@pytest.fixture(autouse=True)
def forgotten(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test is a person who has typed nothing yet, without a keyring; keys are cheap to derive."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    if "full_cost" not in request.fixturenames:
        monkeypatch.setitem(cipher.SCRYPT, "n", 2**10)
    passphrase.forget()
    cipher.forget_keys()
    yield
    passphrase.forget()
    cipher.forget_keys()


@pytest.fixture
def locked(run: Run) -> Locked:
    """Run a command that is given a passphrase through a file descriptor, and forget it afterwards."""

    def run_locked(*arguments: str, secret: str = SECRET) -> Outcome:
        reading, writing = os.pipe()
        os.write(writing, secret.encode() + b"\n")
        os.close(writing)
        try:
            return run("--passphrase-fd", str(reading), *arguments)
        finally:
            os.close(reading)
            passphrase.forget()
            cipher.forget_keys()

    return run_locked


@pytest.fixture(scope="session")
def made() -> dict[bool, bytes]:
    """The encrypted database of `encrypted`, made once with a key that costs what it costs users, and once without."""
    return {}


@pytest.fixture
def encrypted(
    request: pytest.FixtureRequest, database: Path, run: Run, locked: Locked, made: dict[bool, bytes]
) -> Path:
    """The real database with one claim, encrypted."""
    is_dear = "full_cost" in request.fixturenames
    if is_dear in made:
        database.write_bytes(made[is_dear])
        return database
    assert run("status", REF, "released", "--on", "2024", "--source", "a paper", "--note", NOTE).code == 0
    outcome = locked("encrypt")
    assert outcome.code == 0, outcome.err
    made[is_dear] = database.read_bytes()
    return database
