"""A password in a URL is used to connect, and is shown nowhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.postgres.server import Server
from tests.running import Run, process_environment
from tracker.config import database_target
from tracker.errors import InvalidInput
from tracker.server_url import secrets_of, target_of

SECRET = "s3cret-Pa%/word"
TYPED = "s3cret-Pa%25%2Fword"


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://ana:{TYPED}@localhost:1/cases",
        f"postgresql+psycopg://ana:{TYPED}@localhost:1/cases?connect_timeout=1",
        f"postgresql://ana@localhost:1/cases?password={TYPED}&connect_timeout=1",
        f"postgresql://ana:{TYPED}@localhost:1,localhost:2/cases",
        f"postgresql://ana:{TYPED}@localhost:1/cases?sslmode=nonsense",
        f"postgresql://ana:{TYPED}@localhost:1/cases?sslmode=verify-full&sslrootcert=/nowhere/root.crt",
        f"postgresql://ana:{TYPED}@localhost:1/cases?nonsense={1}",
        "postgresql://ana:s3cret-Pa/word@localhost/cases",
        "postgresql://ana:s3cret@Pa:word@localhost/cases",
        f"mysql://ana:{TYPED}@localhost/cases",
        f"POSTGRES://ana:{TYPED}@localhost/cases",
    ],
)
@pytest.mark.parametrize("command", [("list",), ("init",), ("verify", "--json"), ("backup", "x"), ("roles", "list")])
def test_no_sentence_shows_the_password(
    run: Run, monkeypatch: pytest.MonkeyPatch, url: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", url)
    outcome = run(*command)
    assert outcome.code in (2, 3)
    assert outcome.err.startswith("tracker: ")
    for part in (SECRET, TYPED, "s3cret", "Pa%", "word@"):
        assert part not in outcome.said


def test_the_target_of_a_url_has_no_password_and_its_secrets_have_it() -> None:
    target = target_of(f"postgresql+psycopg://ana:{TYPED}@db.example/cases?sslmode=require", may_hold_password=True)
    assert target == "postgresql://ana@db.example/cases?sslmode=require"
    assert secrets_of(target) == {"password": SECRET}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--database", f"postgresql://ana:{TYPED}@localhost/cases", "list"),
        ("copy", f"postgresql://ana:{TYPED}@localhost/cases", "x.sqlite"),
        ("copy", "x.sqlite", f"postgresql://ana@localhost/cases?password={TYPED}"),
    ],
)
def test_a_password_on_the_command_line_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert "can be read by everybody" in outcome.err
    assert "s3cret" not in outcome.said


@pytest.mark.parametrize(
    "url",
    ["ana@host:port/cases", "ana:77?s3cret@host/cases", "ana:x@7?s3cret@host/cases", "ana:7?a=s3cret@host/cases"],
)
def test_a_wrong_url_is_refused_before_anything_is_tried(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", f"postgresql://{url}")
    with pytest.raises(InvalidInput, match="cannot be read") as caught:
        database_target(None)
    assert "s3cret" not in str(caught.value)


def test_a_password_opens_a_database_and_stands_in_no_listing_and_no_traceback(
    new_scram_server: Server, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = f"postgresql://ana:{TYPED}@/cases?host={new_scram_server.folder}"
    monkeypatch.setenv("TRACKER_DATABASE", url)
    assert run("init").code == 0
    exported = run("export", "json")
    assert exported.code == 0
    assert "s3cret" not in exported.out
    script = tmp_path / "script.py"
    script.write_text(
        "import time\nfrom tracker.config import database_target\nfrom tracker.db.connection import open_database\n"
        "connection = open_database(database_target(None))\nprint(repr(connection.raw), flush=True)\ntime.sleep(2)\n"
        "connection.rows('no_such_statement')\n"
    )
    with subprocess.Popen(
        [sys.executable, str(script)], env=process_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        shown = process.stdout.readline().decode()
        time.sleep(0.2)
        listing = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        told = shown + listing + process.communicate(timeout=30)[1].decode()
    assert "Traceback" in told
    assert "s3cret" not in told
    wrong = run_with(run, monkeypatch, url.replace("s3cret", "wr0ng"))
    assert "authentication failed" in wrong
    assert "wr0ng" not in wrong


def run_with(run: Run, monkeypatch: pytest.MonkeyPatch, url: str) -> str:
    monkeypatch.setenv("TRACKER_DATABASE", url)
    outcome = run("list")
    assert outcome.code == 3
    return outcome.said


@pytest.fixture
def new_scram_server(server: Server) -> Server:
    """The server of the run, where one role needs its password."""
    rules = server.data / "pg_hba.conf"
    text = rules.read_text()
    if "local all ana" not in text:
        rules.write_text("local all ana scram-sha-256\n" + text)
        server.psql("postgres", f"CREATE ROLE ana LOGIN PASSWORD '{SECRET}'", "SELECT pg_reload_conf()")
        server.psql("postgres", "CREATE DATABASE cases OWNER ana TEMPLATE template0 ENCODING 'UTF8'")
        deadline = time.monotonic() + 60
        while "password" not in server.psql("cases", user="ana").stderr and time.monotonic() < deadline:
            time.sleep(0.05)
    return server


def test_json_of_init_has_the_target_without_the_password(
    new_scram_server: Server, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", f"postgresql://ana:{TYPED}@/cases?host={new_scram_server.folder}")
    outcome = run("init", "--json")
    assert json.loads(outcome.out)["database"] == f"postgresql://ana@/cases?host={new_scram_server.folder}"
    assert os.environ["TRACKER_DATABASE"].count(TYPED) == 1
