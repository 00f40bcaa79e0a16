"""An encrypted database works as a plain one does, and nothing of it can be read without the passphrase."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

import tracker.encryption
from tests.running import Outcome, Run, process_environment, run_process
from tracker import passphrase
from tracker.db import cipher
from tracker.db.connection import open_database

REF = "person/daryn-khassenov"
SECRET = "correct horse battery staple"
NOTE = "Whispered by his sister in Almaty"

pytest.importorskip("sqlcipher3", reason='encryption needs the extra: pip install "advocacy-case-tracker[cipher]"')

Locked = Callable[..., Outcome]


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


@pytest.fixture
def encrypted(database: Path, run: Run, locked: Locked) -> Path:
    """The real database with one claim, encrypted."""
    assert run("status", REF, "released", "--on", "2024", "--source", "a paper", "--note", NOTE).code == 0
    outcome = locked("encrypt")
    assert outcome.code == 0, outcome.err
    return database


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


def test_nothing_can_be_read_in_the_folder_of_an_encrypted_database(
    database: Path, tmp_path: Path, run: Run, locked: Locked
) -> None:
    assert run("status", REF, "released", "--on", "2024", "--note", NOTE).code == 0
    assert {"khassenov", "Whispered", "CREATE TABLE", "SQLite format"} <= readable(tmp_path)
    outcome = locked("encrypt")
    assert outcome.code == 0, outcome.err
    assert "solid-state disk" in outcome.err
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tracker.sqlite"]
    assert readable(tmp_path) == set()
    assert stat.S_IMODE(database.stat().st_mode) == 0o600


def test_nothing_can_be_read_in_the_journal_of_an_encrypted_database(encrypted: Path, tmp_path: Path) -> None:
    passphrase_is(SECRET)
    with open_database(str(encrypted)) as connection:
        with connection.writing():
            connection.run("insert_node", id=f"{NOTE} khassenov", created_at="Whispered", is_own=False)
        assert Path(f"{encrypted}-wal").stat().st_size > 4096
        assert readable(tmp_path) == set()
        assert ("Whispered",) in connection.raw.execute("SELECT created_at FROM node").fetchall()


def passphrase_is(secret: str) -> None:
    reading, writing = os.pipe()
    os.write(writing, secret.encode())
    os.close(writing)
    passphrase.read_from(reading)
    os.close(reading)


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


def test_decrypting_brings_the_plain_database_back(encrypted: Path, tmp_path: Path, run: Run, locked: Locked) -> None:
    before = locked("export", "json").out
    outcome = locked("decrypt")
    assert outcome.code == 0, outcome.err
    assert run("export", "json").out == before
    assert run("verify").code == 0
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tracker.sqlite"]
    with closing(sqlite3.connect(encrypted)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        triggers = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        assert "claim_is_never_updated" in triggers
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            raw.execute("UPDATE claim SET note = ''")
    assert run("status", REF, "held", "--on", "2025").code == 0
    assert locked("decrypt").code == 2


def test_encrypting_twice_is_refused(encrypted: Path, locked: Locked) -> None:
    before = encrypted.read_bytes()
    outcome = locked("encrypt")
    assert outcome.code == 2
    assert "encrypted already" in outcome.err
    assert encrypted.read_bytes() == before


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


@pytest.mark.parametrize("place", ["first byte", "middle", "cut in half", "cut by a byte"])
def test_a_damaged_encrypted_database_gets_a_sentence(encrypted: Path, locked: Locked, place: str) -> None:
    data = bytearray(encrypted.read_bytes())
    if place.startswith("cut"):
        data = data[: len(data) // 8192 * 4096] if place == "cut in half" else data[:-1]
    else:
        data[0 if place == "first byte" else len(data) // 2] ^= 0x10
    encrypted.write_bytes(data)
    outcome = locked("verify")
    assert outcome.code == 3, outcome
    assert outcome.err.startswith("tracker: ")
    assert outcome.err.count("\n") == 1


def test_a_conversion_that_fails_leaves_the_database_as_it_was(
    database: Path, tmp_path: Path, run: Run, locked: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = run("export", "json").out
    monkeypatch.setattr(tracker.encryption, "sync", refuse)
    outcome = locked("encrypt")
    assert outcome.code == 3
    assert "no space left" in outcome.err.lower()
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["tracker.sqlite"]
    assert run("export", "json").out == before
    monkeypatch.undo()
    assert database.exists()


def test_a_database_that_another_program_has_open_is_not_converted(
    database: Path, locked: Locked, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.db.connection, "BUSY_SECONDS", 0.05)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)],
        env=process_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"open\n"
    outcome = locked("encrypt")
    holder.communicate(b"\n")
    assert outcome.code == 3
    assert "Another program has" in outcome.err
    assert run("verify").code == 0
    assert locked("encrypt").code == 0


HOLDER = """
import sys
from tracker.db.connection import open_database
with open_database(sys.argv[1]) as connection, connection.reading():
    connection.row("count_claims")
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_writer_that_waits_while_the_database_is_converted_loses_no_claim(
    database: Path, run: Run, locked: Locked
) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(database), f"w{n}"],
            env=process_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for n in range(3)
    ]
    assert all(writer.stdout and writer.stdout.readline() for writer in writers)
    outcome = next(tried for _ in range(5) if (tried := locked("encrypt")).code != 3)
    acknowledged = {line for writer in writers for line in writer.communicate()[0].decode().split()}
    assert outcome.code == 0, outcome.err
    kept = {claim["note"] for claim in json.loads(locked("status", REF, "--json").out)["history"]}
    assert acknowledged <= kept
    assert run("list").code == 3
    assert locked("verify").code == 0


WRITER = """
import sys, time
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
for n in range(400):
    new = NewClaim("person/daryn-khassenov", "held", parse_effective("2024"), note=f"{sys.argv[2]}.{n}")
    with open_database(sys.argv[1]) as connection:
        record_claim(connection, new, "writer")
    print(f"{sys.argv[2]}.{n}", flush=True)
    time.sleep(0.03)
"""


@pytest.mark.usefixtures("full_cost")
def test_a_journal_left_by_a_kill_is_read_again(encrypted: Path, locked: Locked, run: Run) -> None:
    reading, writing = os.pipe()
    os.write(writing, SECRET.encode() + b"\n")
    os.close(writing)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(encrypted), str(reading)],
        env=process_environment(),
        pass_fds=(reading,),
        check=False,
    )
    os.close(reading)
    assert done.returncode == 9
    assert Path(f"{encrypted}-wal").stat().st_size
    assert run("list").code == 3
    assert "kept" in locked("status", REF).out
    assert locked("verify").code == 0


KILLED = """
import os, sys
from tracker import passphrase
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
passphrase.read_from(int(sys.argv[2]))
connection = open_database(sys.argv[1])
record_claim(connection, NewClaim("person/daryn-khassenov", "held", parse_effective("2025"), note="kept"), "me")
os._exit(9)
"""


def test_what_a_killed_conversion_left_is_removed_by_the_next(database: Path, tmp_path: Path, locked: Locked) -> None:
    left = tmp_path / ".tracker-convert-left"
    left.write_text("khassenov", encoding="utf-8")
    assert locked("encrypt").code == 0
    assert not left.exists()
    assert database.exists()


def test_the_same_file_opens_in_the_sqlcipher_that_others_use(encrypted: Path) -> None:
    from sqlcipher3 import dbapi2

    salt = encrypted.read_bytes()[:16].hex()
    with closing(dbapi2.connect(str(encrypted))) as raw:
        raw.execute(f'PRAGMA key="{cipher.derive_key(SECRET.encode(), salt)}"')
        assert raw.execute("SELECT note FROM claim").fetchall() == [(NOTE,)]


def test_two_databases_with_one_passphrase_have_two_salts(
    encrypted: Path, tmp_path: Path, built_database: Path, locked: Locked
) -> None:
    other = tmp_path / "other.sqlite"
    shutil.copy(built_database, other)
    assert locked("--database", str(other), "encrypt").code == 0
    assert other.read_bytes()[:16] != encrypted.read_bytes()[:16]


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
