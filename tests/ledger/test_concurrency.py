"""Several processes on one database wait for each other and lose nothing."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import tracker.db.connection
from tests.running import Run, process_environment
from tracker.db.connection import open_database
from tracker.queries.entries import list_entries

WRITER = """
import sys
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
name, path = sys.argv[1:]
with open_database(path) as connection:
    for number in range(15):
        code = ("held", "released")[number % 2]
        record_claim(connection, NewClaim("person/ana-novak", code, parse_effective("2024"), note=name), name)
"""


def test_claims_of_several_processes_form_one_chain_and_none_is_lost(
    tiny_database: Path, tiny_seeds: Path, run: Run
) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, f"writer{n}", str(tiny_database)], env=process_environment())
        for n in range(4)
    ]
    seen = 0
    while any(writer.poll() is None for writer in writers):
        with open_database(str(tiny_database)) as reader, reader.reading():
            row = reader.row("count_claims")
            assert row is not None
            assert row[0] >= seen
            seen = row[0]
    assert [writer.wait(30) for writer in writers] == [0, 0, 0, 0]
    with closing(sqlite3.connect(tiny_database)) as raw:
        assert [n for (n,) in raw.execute("SELECT number FROM claim ORDER BY id")] == list(range(1, 61))
        counts = raw.execute("SELECT recorded_by, count(*) FROM claim GROUP BY 1 ORDER BY 1").fetchall()
    assert counts == [(f"writer{n}", 15) for n in range(4)]
    outcome = run("verify", "--json", "--seeds", str(tiny_seeds))
    assert outcome.code == 0
    assert json.loads(outcome.out)["claims"] == 60


def test_a_reader_sees_one_snapshot_while_another_writes(database: Path, run: Run) -> None:
    with open_database(str(database)) as reader, reader.reading():
        before = list_entries(reader, "person", limit=100)
        assert run("status", "person/daryn-khassenov", "released").code == 0
        assert list_entries(reader, "person", limit=100) == before
    with open_database(str(database)) as reader:
        assert list_entries(reader, "person", limit=100) != before


def test_a_database_that_stays_locked_is_said_to_be_busy_and_nothing_is_recorded(
    tiny_database: Path, tiny_seeds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.db.connection, "BUSY_SECONDS", 0.05)
    with open_database(str(tiny_database)) as other, other.writing():
        for command in (("status", "person/ana-novak", "released"), ("init", "--seeds", str(tiny_seeds))):
            outcome = run(*command)
            assert outcome.code == 3, outcome.said
            assert "Another program has been writing" in outcome.err
        assert run("list").code == 0
    assert json.loads(run("verify", "--json", "--seeds", str(tiny_seeds)).out)["claims"] == 0


def test_a_killed_writer_leaves_the_last_committed_state(tiny_database: Path, tiny_seeds: Path, run: Run) -> None:
    killed = """
import os, sys
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, append_claim, parse_effective, record_claim
with open_database(sys.argv[1]) as connection:
    claim = NewClaim("person/ana-novak", "released", parse_effective("2024"))
    record_claim(connection, claim, "first")
    with connection.writing():
        append_claim(connection, claim, "second")
        os._exit(9)
"""
    done = subprocess.run([sys.executable, "-c", killed, str(tiny_database)], env=process_environment(), check=False)
    assert done.returncode == 9
    outcome = run("verify", "--json", "--seeds", str(tiny_seeds))
    assert outcome.code == 0
    assert json.loads(outcome.out)["claims"] == 1
    assert run("status", "person/ana-novak", "held").code == 0
    assert json.loads(run("verify", "--json", "--seeds", str(tiny_seeds)).out)["claims"] == 2
