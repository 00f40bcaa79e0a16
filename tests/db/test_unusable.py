"""A database that cannot be used gets its sentence and exit code 3, and stays as it was, byte for byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.running import Run, run_process
from tests.tiny_corpus import write_tiny_seeds

READING: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("show", "person/daryn-khassenov"),
    ("search", "Khassenov"),
    ("text", "recital F"),
    ("status", "person/daryn-khassenov"),
    ("export", "json"),
    ("verify",),
)
WRITING: tuple[tuple[str, ...], ...] = (("status", "person/daryn-khassenov", "released"),)
BUILDING: tuple[tuple[str, ...], ...] = (("init",),)


def with_seeds(command: tuple[str, ...], tiny_seeds: Path) -> tuple[str, ...]:
    """The command; one that builds or checks does so from the small seeds."""
    return (*command, "--seeds", str(tiny_seeds)) if command[0] in ("init", "verify") else command


def fingerprint(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Name, content, mode and time of change of everything in a folder but the test's home."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if "home" in path.relative_to(folder).parts:
            continue
        state = path.stat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        found[str(path)] = (content, state.st_mode, state.st_mtime_ns)
    return found


def _text_file(path: Path) -> None:
    path.write_text("Dear Sir or Madam,\n" * 300, encoding="utf-8")


def _random_bytes(path: Path) -> None:
    path.write_bytes(hashlib.sha512(b"seed").digest() * 200)


def _folder(path: Path) -> None:
    path.mkdir()


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY, name TEXT)")
        raw.execute("INSERT INTO recipes (name) VALUES ('soup')")
        raw.commit()


def _other_program_with_alembic(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num TEXT)")
        raw.execute("INSERT INTO alembic_version VALUES ('0001')")
        raw.execute("PRAGMA application_id = 252006674")
        raw.commit()


def _other_program_without_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 252006674")
        raw.commit()


CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a text file": (_text_file, "it is not an SQLite database"),
    "random bytes": (_random_bytes, "it is not an SQLite database"),
    "a folder": (_folder, "it is a folder"),
    "another program's database": (_other_program, "it is another program's SQLite database"),
    "another program's, with alembic": (_other_program_with_alembic, "it is another program's SQLite database"),
    "another program's, still empty": (_other_program_without_tables, "it is another program's SQLite database"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("command", READING + WRITING + BUILDING, ids=" ".join)
def test_what_is_no_tracker_database_is_refused_and_left_alone(
    case: str, command: tuple[str, ...], tmp_path: Path, run: Run, tiny_seeds: Path
) -> None:
    make, sentence = CASES[case]
    path = tmp_path / "tracker.sqlite"
    make(path)
    before = fingerprint(tmp_path)
    outcome = run(*with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert outcome.out == ""
    assert sentence in outcome.err
    assert str(path) in outcome.err
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("command", READING + WRITING + BUILDING, ids=" ".join)
def test_a_database_from_a_newer_release_is_refused_and_left_alone(
    command: tuple[str, ...], database: Path, tmp_path: Path, run: Run, tiny_seeds: Path
) -> None:
    with closing(sqlite3.connect(database)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999\x1b[31m'")
        raw.commit()
    before = fingerprint(tmp_path)
    outcome = run(*with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert outcome.out == ""
    assert "it is from a newer release" in outcome.err
    assert "9999\\u001b[31m" in outcome.err
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("command", READING + WRITING, ids=" ".join)
def test_a_missing_database_is_said_to_be_missing_and_not_made(
    command: tuple[str, ...], tmp_path: Path, run: Run, tiny_seeds: Path
) -> None:
    outcome = run(*with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert outcome.out == ""
    assert "There is no database at" in outcome.err
    assert "tracker init" in outcome.err
    assert not (tmp_path / "tracker.sqlite").exists()


@pytest.mark.parametrize("command", READING + WRITING, ids=" ".join)
def test_an_empty_file_is_refused_with_what_to_do(
    command: tuple[str, ...], tmp_path: Path, run: Run, tiny_seeds: Path
) -> None:
    (tmp_path / "tracker.sqlite").touch()
    before = fingerprint(tmp_path)
    outcome = run(*with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert "it is empty" in outcome.err
    assert "tracker init" in outcome.err
    assert fingerprint(tmp_path) == before


def test_init_fills_an_empty_file(tmp_path: Path, tiny_seeds: Path, run: Run) -> None:
    (tmp_path / "tracker.sqlite").touch()
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert run("verify", "--seeds", str(tiny_seeds)).code == 0


def test_a_read_only_database_can_be_read_and_stays_as_it_was(database: Path, tmp_path: Path, run: Run) -> None:
    database.chmod(0o400)
    before = fingerprint(tmp_path)
    for command in READING:
        outcome = run(*command)
        assert outcome.code == 0, (command, outcome.err)
    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("command", WRITING + BUILDING, ids=" ".join)
def test_writing_to_a_read_only_database_is_refused(
    command: tuple[str, ...], database: Path, tmp_path: Path, run: Run, tiny_seeds: Path
) -> None:
    database.chmod(0o400)
    before = fingerprint(tmp_path)
    outcome = run(*with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert "read" in outcome.err
    assert "permissions" in outcome.err
    assert fingerprint(tmp_path) == before


@pytest.fixture
def ordinary_user(built_database: Path, run: Run) -> Iterator[Path]:
    """A database in a folder that everybody may enter, seen by a user who is not the superuser."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        path = Path(folder) / "tracker.sqlite"
        shutil.copy(built_database, path)
        seeds = write_tiny_seeds(Path(folder) / "seeds")
        for command in READING + WRITING + BUILDING:  # loads what only the superuser may read
            run("--database", str(path), *with_seeds(command, seeds))
        superuser = os.geteuid() == 0
        if superuser:
            os.setresuid(65534, 65534, 0)
        try:
            yield path
        finally:
            if superuser:
                os.setresuid(0, 0, 0)


def test_a_database_that_may_not_be_read_is_refused(ordinary_user: Path, run: Run) -> None:
    set_mode(ordinary_user, 0o000)
    for command in READING + WRITING + BUILDING:
        outcome = run("--database", str(ordinary_user), *with_seeds(command, ordinary_user.parent / "seeds"))
        assert outcome.code == 3, (command, outcome.said)
        assert "cannot be used" in outcome.err
        assert outcome.out == ""


def test_a_database_of_another_user_can_be_read_and_not_written(ordinary_user: Path, run: Run) -> None:
    set_mode(ordinary_user, 0o444)
    for command in READING[:-1]:
        outcome = run("--database", str(ordinary_user), *command)
        assert outcome.code == 0, (command, outcome.said)
    for command in WRITING + BUILDING:
        outcome = run("--database", str(ordinary_user), *with_seeds(command, ordinary_user.parent / "seeds"))
        assert outcome.code == 3, (command, outcome.said)
        assert "permissions" in outcome.err


def test_a_folder_that_may_not_be_written_is_refused(ordinary_user: Path, run: Run) -> None:
    folder = ordinary_user.parent
    set_mode(folder, 0o555)
    outcome = run("--database", str(folder / "sub" / "new.sqlite"), "init", "--seeds", str(folder / "seeds"))
    set_mode(folder, 0o755)
    assert outcome.code == 3, outcome.said
    assert "it cannot be created" in outcome.err


def set_mode(path: Path, mode: int) -> None:
    """Change the mode of a file as its owner."""
    real, effective, saved = os.getresuid()
    os.setresuid(-1, saved, -1)
    path.chmod(mode)
    os.setresuid(real, effective, saved)


@pytest.mark.parametrize("command", READING + WRITING + BUILDING, ids=" ".join)
def test_a_damaged_database_is_refused_without_a_traceback(
    command: tuple[str, ...], database: Path, run: Run, tiny_seeds: Path
) -> None:
    data = bytearray(database.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    database.write_bytes(data)
    outcome = run(*with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert "it is damaged" in outcome.err
    assert database.read_bytes() == bytes(data)


def test_a_database_cut_short_is_refused_without_a_traceback(database: Path, run: Run, tiny_seeds: Path) -> None:
    whole = database.read_bytes()
    for size in (100, 4096, len(whole) // 2):
        database.write_bytes(whole[:size])
        for command in READING + WRITING + BUILDING:
            outcome = run(*with_seeds(command, tiny_seeds))
            assert outcome.code == 3, (size, command, outcome.said[-500:])
            assert "cannot be used" in outcome.err, (size, command, outcome.err)


@pytest.mark.parametrize("command", READING + WRITING + BUILDING, ids=" ".join)
def test_a_path_below_a_file_is_refused(command: tuple[str, ...], tmp_path: Path, run: Run, tiny_seeds: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    outcome = run("--database", str(tmp_path / "file" / "tracker.sqlite"), *with_seeds(command, tiny_seeds))
    assert outcome.code == 3
    assert "tracker: " in outcome.err


def test_a_path_that_no_file_can_have_is_refused(run: Run, tmp_path: Path, tiny_seeds: Path) -> None:
    for command in READING + WRITING + BUILDING:
        outcome = run("--database", str(tmp_path / ("x" * 300)), *with_seeds(command, tiny_seeds))
        assert outcome.code == 3, (command, outcome.err)


def test_a_name_that_a_uri_would_misread_is_just_a_name(tmp_path: Path, tiny_seeds: Path, run: Run) -> None:
    for name in ("what?.sqlite", "100%25.sqlite", "a#b.sqlite", "ž ł.sqlite", "mode=ro&x.sqlite"):
        path = tmp_path / "odd" / name
        assert run("--database", str(path), "init", "--seeds", str(tiny_seeds)).code == 0
        assert path.is_file()
        assert run("--database", str(path), "status", "person/ana-novak", "released").code == 0
        assert [found.name for found in path.parent.iterdir()] == [name]
        path.unlink()


def test_a_sentence_about_a_hostile_path_steers_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\n\u202e.sqlite"
    for command in ("list", "init"):
        path.mkdir(exist_ok=True)
        done = run_process("--database", str(path), command)
        assert done.returncode == 3
        assert b"\x1b" not in done.stderr
        assert "\u202e".encode() not in done.stderr
        assert done.stderr.count(b"\n") == 1
