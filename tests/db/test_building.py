"""Building is safe, private, repeatable, and keeps what users recorded."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.running import Run, process_environment, run_process
from tests.tiny_corpus import RESOLUTION
from tracker.build import build_database
from tracker.config import seeds_folder
from tracker.db.connection import Connection, connect, open_database
from tracker.db.revision import APPLICATION_ID, HEAD


def test_the_database_and_its_folders_are_for_their_owner_only(tmp_path: Path, tiny_seeds: Path, run: Run) -> None:
    path = tmp_path / "one" / "two" / "tracker.sqlite"
    assert run("--database", str(path), "init", "--seeds", str(tiny_seeds)).code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_files_beside_an_open_database_are_for_their_owner_only(database: Path) -> None:
    with open_database(str(database)) as connection, connection.writing():
        connection.run("insert_node", id="x", created_at="2026", is_own=False)
        beside = list(database.parent.glob("tracker.sqlite-*"))
        assert beside
        for path in beside:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_data_folder_of_the_platform_is_used_when_nothing_else_is_said(
    home: Path, tiny_seeds: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRACKER_DATABASE")
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    (made,) = home.rglob("*.sqlite")
    assert made.name == "tracker.sqlite"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert run("list").code == 0


def test_the_option_wins_over_the_environment(database: Path, tmp_path: Path, run: Run) -> None:
    outcome = run("--database", str(tmp_path / "none.sqlite"), "list")
    assert outcome.code == 3
    assert "none.sqlite" in outcome.err
    assert database.exists()


def test_a_connection_keeps_foreign_keys_and_full_durability(connection: Connection) -> None:
    assert connection.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert connection.raw.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.raw.execute("INSERT INTO link VALUES (1, 'subject', 0, 999999)")


def test_a_built_database_is_sound(built_database: Path) -> None:
    with connect(str(built_database)) as connection:
        assert connection.raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_building_twice_from_the_same_seeds_gives_the_same_export(
    tmp_path: Path, built_database: Path, run: Run
) -> None:
    first = run("--database", str(built_database), "export", "json").out
    for _ in ("created", "brought up to date"):
        assert run("--database", str(tmp_path / "a.sqlite"), "init").code == 0
        assert run("--database", str(tmp_path / "a.sqlite"), "export", "json").out == first


def test_init_says_what_it_loaded(tmp_path: Path, run: Run) -> None:
    first = run("init")
    assert first.code == 0
    assert first.lines[0] == f"Created: {tmp_path / 'tracker.sqlite'}"
    assert any(line.split() == ["53", "people"] for line in first.lines)
    again = run("init", "--json")
    value = json.loads(again.out)
    assert value["created"] is False
    assert value["backup"] is None
    assert value["loaded"]["2021-2544-RSP"]["person"] == 53
    assert value["withdrawn"] == []


def test_building_again_keeps_every_claim_and_status(tiny_database: Path, tiny_seeds: Path, run: Run) -> None:
    assert run("status", "person/ana-novak", "released", "--on", "2024-05", "--source", "a paper").code == 0
    before = run("show", "person/ana-novak", "--json").out
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert run("show", "person/ana-novak", "--json").out == before
    assert run("verify", "--seeds", str(tiny_seeds)).code == 0
    assert tiny_database.exists()


def test_an_entry_that_left_the_register_is_withdrawn_and_keeps_its_history(
    tiny_database: Path, tiny_seeds: Path, run: Run
) -> None:
    assert run("status", "demand/2030-9999/2.1", "pledged", "--on", "2026", "--note", "kept").code == 0
    demands = tiny_seeds / RESOLUTION / "demands.toml"
    whole = demands.read_text(encoding="utf-8")
    demands.write_text(whole.replace("2030-9999/2.1", "2030-9999/2.2"), encoding="utf-8")
    outcome = run("init", "--seeds", str(tiny_seeds))
    assert outcome.code == 0, outcome.err
    assert "withdrawn: demand/2030-9999/2.1" in outcome.out
    listed = run("list", "demands").out
    assert "demand/2030-9999/2.2" in listed
    assert "demand/2030-9999/2.1" not in listed
    shown = run("show", "demand/2030-9999/2.1")
    assert shown.code == 0
    assert "withdrawn" in shown.out
    assert "kept" in shown.out
    exported = {entry["ref"]: entry for entry in json.loads(run("export", "json").out)["entries"]}
    assert exported["demand/2030-9999/2.1"]["withdrawn"] is True
    assert run("verify", "--seeds", str(tiny_seeds)).code == 0

    demands.write_text(whole, encoding="utf-8")
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    back = json.loads(run("show", "demand/2030-9999/2.1", "--json").out)
    assert back["withdrawn"] is False
    assert [claim["note"] for claim in back["history"]][-1] == "kept"
    assert tiny_database.exists()


def test_a_corrected_register_replaces_what_was_there(tiny_database: Path, tiny_seeds: Path, run: Run) -> None:
    people = tiny_seeds / RESOLUTION / "people.toml"
    people.write_text(
        people.read_text(encoding="utf-8").replace('role = "@poet"', 'role = "novelist"'), encoding="utf-8"
    )
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert json.loads(run("show", "person/ana-novak", "--json").out)["role"] == "novelist"
    assert tiny_database.exists()


def test_processes_that_initialise_at_once_make_one_sound_database(tmp_path: Path, tiny_seeds: Path, run: Run) -> None:
    path = tmp_path / "new" / "tracker.sqlite"
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tracker", "--database", str(path), "init", "--seeds", str(tiny_seeds)],
            env=process_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    for process in processes:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said.decode()
    assert run("--database", str(path), "verify", "--seeds", str(tiny_seeds)).code == 0
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM node").fetchone() == (1,)
        assert raw.execute("SELECT count(*) FROM entry WHERE kind = 'person'").fetchone() == (2,)


def test_a_build_that_was_killed_is_taken_up_again(tmp_path: Path, tiny_seeds: Path, run: Run) -> None:
    path = tmp_path / "tracker.sqlite"
    killed = (
        "import os, sys\n"
        "import tracker.build\n"
        "tracker.build.refresh_all = lambda connection: os._exit(9)\n"
        "from pathlib import Path\n"
        "tracker.build.build_database(sys.argv[1], Path(sys.argv[2]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", killed, str(path), str(tiny_seeds)], env=process_environment(), check=False
    )
    assert done.returncode == 9
    assert run("list").code == 3
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert run("verify", "--seeds", str(tiny_seeds)).code == 0


def test_a_build_that_is_refused_by_the_disk_says_so_and_leaves_the_database(database: Path) -> None:
    before = database.read_bytes()
    limited = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "from tracker.cli.main import main\n"
        "sys.exit(main(['init']))\n"
    )
    done = subprocess.run([sys.executable, "-c", limited], env=process_environment(), capture_output=True, check=False)
    assert done.returncode == 3, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert database.read_bytes() == before
    done = run_process("verify")
    assert done.returncode == 0, done.stderr.decode()


def test_seeds_that_are_not_there_are_refused(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    for seeds in ("empty", "nowhere"):
        outcome = run("init", "--seeds", str(tmp_path / seeds))
        assert outcome.code in (2, 3), outcome
        assert "tracker: " in outcome.err
        assert not (tmp_path / "tracker.sqlite").exists()


def test_the_shipped_seeds_build_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    built = build_database("relative.sqlite", seeds_folder())
    assert built.was_created
    assert (tmp_path / "relative.sqlite").is_file()
