"""What cannot be used says so in a sentence, and is left as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.postgres.fixtures import NewDatabase
from tests.postgres.server import Server
from tests.running import Run, process_environment
from tracker.db.revision import HEAD

WITHOUT_DRIVER = """
import sys
sys.modules["psycopg"] = None
from tracker.cli.main import main
sys.exit(main(["list"]))
"""


def test_without_the_driver_the_sentence_says_what_to_install() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DRIVER],
        env=process_environment({"TRACKER_DATABASE": "postgresql://localhost/cases"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 3
    assert "advocacy-case-tracker[postgres]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("backup", "x"), ("restore", "x"), ("encrypt",), ("decrypt",)], ids=" ".join)
def test_what_is_for_files_names_the_servers_own_tools(tiny_on_server: str, run: Run, command: tuple[str, ...]) -> None:
    outcome = run(*command)
    assert outcome.code == 2
    assert "pg_dump" in outcome.err
    assert tiny_on_server in outcome.err


def test_an_empty_database_is_to_be_initialised(
    new_database: NewDatabase, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", new_database("empty"))
    outcome = run("list")
    assert outcome.code == 3
    assert "Run: tracker init" in outcome.err


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE orders (id int)",),
        ("CREATE TABLE alembic_version (version_num text)", f"INSERT INTO alembic_version VALUES ('{HEAD}')"),
        ("CREATE TABLE entry (id int)", "CREATE TABLE claim (id int)", "CREATE TABLE node (id int)"),
    ],
    ids=["orders", "alembic", "names alike"],
)
def test_another_programs_database_is_left_alone(
    server: Server, new_database: NewDatabase, run: Run, monkeypatch: pytest.MonkeyPatch, statements: tuple[str, ...]
) -> None:
    url = new_database("empty")
    name = url.partition("@/")[2].partition("?")[0]
    server.psql(name, *statements)
    before = server.psql(name, "SELECT relname FROM pg_class ORDER BY 1").stdout
    monkeypatch.setenv("TRACKER_DATABASE", url)
    for command in (("list",), ("init",), ("import", "nothing.json")):
        outcome = run(*command)
        assert outcome.code in (2, 3)
        assert "another program" in outcome.err or command[0] == "import"
    assert server.psql(name, "SELECT relname FROM pg_class ORDER BY 1").stdout == before


def test_a_database_of_a_newer_release_is_refused(
    server: Server, new_database: NewDatabase, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database("tiny")
    server.psql(url.partition("@/")[2].partition("?")[0], "UPDATE alembic_version SET version_num = '9999'")
    monkeypatch.setenv("TRACKER_DATABASE", url)
    for command in ("list", "init"):
        outcome = run(command)
        assert outcome.code == 3
        assert "newer release" in outcome.err


def test_texts_that_are_not_utf8_are_refused_before_anything_is_made(
    server: Server, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    created = server.psql(
        "postgres",
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'",
    )
    assert created.returncode == 0, created.stderr
    monkeypatch.setenv("TRACKER_DATABASE", server.url("latin"))
    outcome = run("init")
    assert outcome.code == 3
    assert "LATIN1" in outcome.err
    assert server.psql("latin", "SELECT count(*) FROM pg_class WHERE relname = 'entry'").stdout.strip() == "0"
    server.drop("latin")


def test_a_schema_of_its_own_in_a_shared_database_is_used_where_the_url_says_so(
    server: Server, new_database: NewDatabase, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database("empty")
    name = url.partition("@/")[2].partition("?")[0]
    server.psql(name, "CREATE TABLE orders (id int)", "CREATE SCHEMA cases")
    monkeypatch.setenv("TRACKER_DATABASE", f"{url}&options=-csearch_path%3Dcases")
    assert run("init").code == 0
    assert run("status", "person/maks-bokayev", "released", "--on", "2022").code == 0
    assert run("verify").code == 0
    assert run("search", "Bokayev").code == 0
