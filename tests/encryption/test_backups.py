"""Backups of an encrypted database are encrypted, and no readable one silently takes its place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.encryption.locking import REF, Locked, readable
from tests.running import Run

pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')


def test_a_backup_is_encrypted_with_the_same_passphrase_and_can_be_restored(
    encrypted: Path, tmp_path: Path, locked: Locked, run: Run
) -> None:
    path = tmp_path / "cases.backup"
    assert locked("backup", str(path)).code == 0
    assert readable(tmp_path) == set()
    assert run("--database", str(path), "list").code == 3
    assert locked("--database", str(path), "verify").code == 0
    assert locked("status", REF, "died", "--on", "2025").code == 0
    assert locked("restore", str(path)).code == 0
    assert json.loads(locked("show", REF, "--json").out)["status"] == "released"
    assert readable(tmp_path) == set()
    encrypted.write_bytes(os.urandom(10_000))
    assert locked("restore", str(path)).code == 0
    assert locked("verify").code == 0
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.write_bytes(damaged)
    outcome = locked("restore", str(path))
    assert outcome.code == 3
    assert "damaged" in outcome.err
    assert locked("verify").code == 0


def test_a_readable_backup_does_not_silently_take_an_encrypted_databases_place(
    database: Path, tmp_path: Path, run: Run, locked: Locked
) -> None:
    path = tmp_path / "cases.backup"
    assert run("backup", str(path)).code == 0
    outcome = locked("encrypt")
    assert str(path) in outcome.err
    before = database.read_bytes()
    outcome = locked("restore", str(path))
    assert outcome.code == 2
    assert "is encrypted and the backup is not" in outcome.err
    assert database.read_bytes() == before


def test_an_encrypted_backup_takes_a_readable_databases_place(
    encrypted: Path, tmp_path: Path, run: Run, locked: Locked
) -> None:
    path = tmp_path / "cases.backup"
    assert locked("backup", str(path)).code == 0
    assert locked("decrypt").code == 0
    assert locked("restore", str(path)).code == 0
    assert run("list").code == 3
    assert locked("verify").code == 0
    (aside,) = tmp_path.glob("tracker.sqlite.replaced-*")
    assert run("--database", str(aside), "verify").code == 0
    assert encrypted.exists()
