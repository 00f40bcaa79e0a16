"""The passphrase comes from a descriptor, the keyring or a terminal, and a wrong one gets a sentence."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.encryption.locking import READING, REF, SECRET, Locked, passphrase_is
from tests.running import Run, process_environment, run_process
from tracker import passphrase
from tracker.db.connection import open_database

pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')


@pytest.mark.parametrize("command", [*READING, ("status", REF, "held"), ("init",), ("backup", "x"), ("decrypt",)])
def test_without_a_passphrase_a_sentence_says_how_to_give_it(
    encrypted: Path, run: Run, command: tuple[str, ...]
) -> None:
    before = encrypted.read_bytes()
    outcome = run(*command)
    assert outcome.code == 3
    assert outcome.out == ""
    assert "is encrypted" in outcome.err
    assert "--passphrase-fd 3" in outcome.err
    assert encrypted.read_bytes() == before


@pytest.mark.parametrize("secret", ["wrong", SECRET + " ", SECRET.upper(), "x" * 1000])
def test_a_wrong_passphrase_is_said_to_be_wrong(encrypted: Path, locked: Locked, secret: str) -> None:
    before = encrypted.read_bytes()
    for command in (("list",), ("status", REF, "held"), ("init",), ("decrypt",)):
        outcome = locked(*command, secret=secret)
        assert outcome.code == 3
        assert "the passphrase is wrong" in outcome.err
    assert encrypted.read_bytes() == before


def test_nothing_but_the_sentence_is_written_of_a_wrong_passphrase(encrypted: Path) -> None:
    done = run_process("--passphrase-fd", "0", "list", input=b"wrong\n")
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert b"the passphrase is wrong" in done.stderr
    assert encrypted.exists()


@pytest.mark.parametrize("secret", ["", "x" * 1025])
def test_a_passphrase_that_is_empty_or_too_long_is_refused(database: Path, locked: Locked, secret: str) -> None:
    before = database.read_bytes()
    assert locked("encrypt", secret=secret).code == 2
    assert database.read_bytes() == before


def test_a_descriptor_that_is_not_open_is_refused(database: Path, run: Run) -> None:
    for descriptor in ("987", "-1", "99999999999999999999"):
        outcome = run("--passphrase-fd", descriptor, "list")
        assert outcome.code == 2
        assert "file descriptor" in outcome.err
    assert database.exists()


@pytest.mark.usefixtures("full_cost")
def test_a_key_in_the_keyring_opens_the_database_until_it_is_decrypted(encrypted: Path, tmp_path: Path) -> None:
    pytest.importorskip("keyring", reason='the keyring needs the extra: pip install "advocacy-case-tracker[keyring]"')
    (tmp_path / "home" / "filekeyring.py").write_text(KEYRING, encoding="utf-8")
    kept = tmp_path / "home" / "keys.json"
    environment = process_environment({"PYTHON_KEYRING_BACKEND": "filekeyring.Keyring", "KEYRING_FILE": str(kept)})
    environment["PYTHONPATH"] += os.pathsep + str(tmp_path / "home")

    def command(*arguments: str, secret: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        given = ["--passphrase-fd", "0"] if secret else []
        return subprocess.run(
            [sys.executable, "-m", "tracker", *given, *arguments],
            env=environment, input=secret, capture_output=True, check=False, timeout=60,
        )  # fmt: skip

    assert command("list").returncode == 3
    done = command("encrypt", "--remember", secret=SECRET.encode())
    assert done.returncode == 0, done.stderr
    assert SECRET not in kept.read_text(encoding="utf-8")
    assert command("list").returncode == 0
    assert command("status", REF, "held", "--on", "2025").returncode == 0
    assert command("list", secret=b"wrong").returncode == 3
    assert command("decrypt").returncode == 0
    assert json.loads(kept.read_text(encoding="utf-8")) == {}
    assert encrypted.exists()


KEYRING = """
import json, os
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 1
    path = os.environ["KEYRING_FILE"]
    def _all(self):
        return json.load(open(self.path)) if os.path.exists(self.path) else {}
    def get_password(self, service, username):
        return self._all().get(f"{service}/{username}")
    def set_password(self, service, username, password):
        json.dump({**self._all(), f"{service}/{username}": password}, open(self.path, "w"))
    def delete_password(self, service, username):
        json.dump({k: v for k, v in self._all().items() if k != f"{service}/{username}"}, open(self.path, "w"))
"""


@pytest.mark.usefixtures("full_cost")
def test_at_a_terminal_the_passphrase_is_asked_for_and_never_shown(database: Path, locked: Locked) -> None:
    code, seen = at_a_terminal("encrypt", answers=[SECRET, "something else"])
    assert code == 2
    assert "The two passphrases differ" in seen
    code, seen = at_a_terminal("encrypt", answers=[SECRET, SECRET])
    assert code == 0, seen
    assert SECRET not in seen
    code, seen = at_a_terminal("status", REF, answers=["wrong", SECRET])
    assert code == 0, seen
    assert "held since" in seen
    code, seen = at_a_terminal("list", answers=["wrong", "wrong", "wrong"])
    assert code == 3
    assert "the passphrase is wrong" in seen
    assert locked("verify").code == 0
    assert database.exists()


@pytest.mark.usefixtures("full_cost")
def test_letters_are_the_same_however_a_keyboard_composes_them(database: Path, locked: Locked) -> None:
    assert at_a_terminal("encrypt", answers=["žaba", "z\u030caba"])[0] == 0
    assert locked("list", secret="žaba").code == 0
    assert database.exists()


def at_a_terminal(*arguments: str, answers: list[str]) -> tuple[int, str]:
    """Run a command at a terminal of its own and type the answers; its exit code and all that was seen."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "tracker", *arguments], process_environment())
    seen = b""
    while True:
        try:
            data = os.read(terminal, 1024)
        except OSError:
            break
        if not data:
            break
        seen += data
        if answers and re.search(rb"(Passphrase|New passphrase) for [^:]+: $|The same again: $", seen):
            os.write(terminal, answers.pop(0).encode() + b"\n")
            seen += b"\n"
    _, status = os.waitpid(child, 0)
    with suppress(OSError):
        os.close(terminal)
    return os.waitstatus_to_exitcode(status), seen.decode()


def test_the_terminal_ui_asks_before_it_starts_and_not_again(encrypted: Path) -> None:
    passphrase.stop_asking()
    with pytest.raises(passphrase.PassphraseNeeded):
        open_database(str(encrypted))
    passphrase_is(SECRET)
    with open_database(str(encrypted)) as connection:
        assert connection.row("count_claims") == (1,)
    passphrase.forget()
    passphrase.stop_asking()
    with open_database(str(encrypted)) as connection:
        assert connection.row("count_claims") == (1,)
