"""An encrypted database works as a plain one does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.encryption.locking import NOTE, READING, REF, Locked, readable
from tests.running import Run, process_environment

pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')


def test_every_command_says_the_same_of_the_encrypted_database(database: Path, run: Run, locked: Locked) -> None:
    assert run("status", REF, "released", "--on", "2024", "--note", NOTE).code == 0
    plain = {command: run(*command) for command in READING}
    assert locked("encrypt").code == 0
    for command in READING:
        assert locked(*command) == plain[command], command
    assert database.exists()


def test_claims_files_and_builds_are_recorded_in_it(encrypted: Path, tmp_path: Path, locked: Locked, run: Run) -> None:
    file = tmp_path / "claims.csv"
    file.write_text(f"ref,code,on\n{REF},imprisoned,2025\n", encoding="utf-8")
    assert locked("status", "--from", str(file)).code == 0
    assert locked("followup", "add", REF, "Ask", "--due", "2027-01-31").code == 0
    assert locked("init").code == 0
    assert locked("verify").code == 0
    assert json.loads(locked("show", REF, "--json").out)["status"] == "imprisoned"
    file.unlink()
    assert readable(tmp_path) == set()
    assert run("list").code == 3
    assert encrypted.exists()


def test_without_the_extra_the_error_says_how_to_get_it(
    encrypted: Path, run: Run, locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    for outcome in (run("list"), locked("encrypt"), locked("decrypt")):
        assert outcome.code == 3
        assert 'pip install "advocacy-case-tracker[cipher]"' in outcome.err
    assert encrypted.exists()


def test_a_plain_database_is_opened_without_anything_of_this(database: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], env=process_environment(), capture_output=True, check=False)
    assert done.returncode == 0
    assert database.exists()


LOADED = """
import sys
from tracker.cli.main import main
main(["status", "person/daryn-khassenov"])
sys.exit(any(name in sys.modules for name in ("sqlcipher3", "tracker.db.cipher", "tracker.passphrase", "keyring")))
"""


@pytest.mark.parametrize("name", ["sqlite", "json", "csv", "jsonl", "xlsx"])
def test_everything_can_be_taken_out_of_it(encrypted: Path, name: str, tmp_path: Path, locked: Locked) -> None:
    outcome = locked("export", name, "-o", str(tmp_path / f"all.{'zip' if name == 'csv' else name}"))
    assert outcome.code == 0, outcome.err
    assert encrypted.exists()
