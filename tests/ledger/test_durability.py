"""What was acknowledged survives a kill, a full disk and eight writers at once."""

from __future__ import annotations

import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.ledger.killing import make_victim, run_rounds
from tests.running import Run, process_environment
from tracker.db.connection import BUSY_SECONDS, open_database

REF = "person/daryn-khassenov"
KINDS = (
    "recording",
    "status",
    "bulk",
    "recording",
    "init",
    "backup",
    "recording",
    "restore",
    "first_init",
    "migration",
)


def test_kills_at_random_moments_lose_no_acknowledged_claim_and_leave_nothing_half(
    built_database: Path, tmp_path: Path
) -> None:
    victim = make_victim(tmp_path / "victim", built_database, seed=4)
    rounds = 0
    while (sum(victim.killed.values()) < 12 or not victim.acknowledged) and rounds < 200:
        run_rounds(victim, KINDS, len(KINDS))
        rounds += len(KINDS)
    assert sum(victim.killed.values()) >= 12, "too few processes were still running when they were to be killed"
    assert victim.acknowledged


def test_eight_processes_writing_at_once_lose_no_claim_and_none_is_refused(database: Path, run: Run) -> None:
    script = """
import sys, time
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, parse_effective, record_claim
worst = 0.0
for n in range(25):
    start = time.monotonic()
    with open_database(sys.argv[1]) as connection:
        new = NewClaim("person/daryn-khassenov", "held", parse_effective("2024"), note=f"{sys.argv[2]}.{n}")
        record_claim(connection, new, sys.argv[2])
    worst = max(worst, time.monotonic() - start)
print(worst)
"""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(database), f"w{n}"],
            env=process_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(8)
    ]
    while any(writer.poll() is None for writer in writers):
        with open_database(str(database)) as reader, reader.reading():
            assert reader.row("count_claims") is not None
        time.sleep(0.02)
    for writer in writers:
        out, err = writer.communicate()
        assert writer.returncode == 0, err.decode()
        assert float(out) < BUSY_SECONDS
    with closing(sqlite3.connect(database)) as raw:
        notes = [note for (note,) in raw.execute("SELECT note FROM claim")]
        assert [n for (n,) in raw.execute("SELECT number FROM claim ORDER BY id")] == list(range(1, 201))
    assert set(notes) == {f"w{writer}.{n}" for writer in range(8) for n in range(25)}
    assert run("verify").code == 0


def files_in(folder: Path) -> list[str]:
    """The files of a folder, without the log that SQLite keeps beside a database until a disk has room again."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm")))


def limited(arguments: list[str], largest_file: int) -> subprocess.CompletedProcess[bytes]:
    """Run a command whose files may not grow beyond a size, as on a disk that is full."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        env=process_environment(),
        capture_output=True,
        check=False,
        timeout=60,
        preexec_fn=limit,
    )


@pytest.mark.parametrize("largest", [0, 1, 4096, 20_000, 40_000])
@pytest.mark.parametrize("command", ["status", "bulk", "followup", "backup"])
def test_a_full_disk_is_said_so_and_leaves_the_database_as_it_was(
    database: Path, tmp_path: Path, run: Run, command: str, largest: int
) -> None:
    assert run("status", REF, "released", "--on", "2023", "--note", "before").code == 0
    file = tmp_path / "claims.csv"
    file.write_text("ref,code,on,note\n" + f"{REF},held,2024,{'x' * 5000}\n" * 50, encoding="utf-8")
    arguments = {
        "status": ["status", REF, "held", "--on", "2024", "--note", "x" * 60_000],
        "bulk": ["status", "--from", str(file)],
        "followup": ["followup", "add", REF, "y" * 60_000, "--due", "2027-01-01"],
        "backup": ["backup", str(tmp_path / "cases.backup")],
    }[command]
    before = files_in(tmp_path)
    done = limited(arguments, largest)
    said = done.stderr.decode()
    assert done.returncode == 3, (done.returncode, said)
    assert said.startswith("tracker: ")
    assert said.count("\n") == 1
    assert "full" in said or "disk" in said or "too large" in said
    assert files_in(tmp_path) == before
    with closing(sqlite3.connect(database)) as raw:
        assert raw.execute("SELECT note FROM claim").fetchall() == [("before",)]
        assert raw.execute("SELECT count(*) FROM follow_up").fetchone() == (0,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert run("verify").code == 0
    assert run(*arguments).code == 0


def test_a_restore_on_a_full_disk_leaves_the_database_as_it_was(database: Path, tmp_path: Path, run: Run) -> None:
    backup = tmp_path / "cases.backup"
    assert run("backup", str(backup)).code == 0
    assert run("status", REF, "released", "--on", "2023", "--note", "kept").code == 0
    before = files_in(tmp_path)
    for largest in (0, 20_000, 1_000_000):
        done = limited(["restore", str(backup)], largest)
        assert done.returncode == 3, (largest, done.stderr)
        assert b"Traceback" not in done.stderr
        assert files_in(tmp_path) == before
        with closing(sqlite3.connect(database)) as raw:
            assert raw.execute("SELECT note FROM claim").fetchall() == [("kept",)]
    assert run("verify").code == 0


def test_a_small_file_system_that_fills_up_is_said_so(built_database: Path, tmp_path: Path, run: Run) -> None:
    place = tmp_path / "small"
    place.mkdir()
    size = built_database.stat().st_size + 300_000
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only the superuser may mount a file system")
    try:
        target = place / "tracker.sqlite"
        target.write_bytes(built_database.read_bytes())
        acknowledged = 0
        for number in range(200):
            outcome = run("--database", str(target), "status", REF, "held", "--on", "2024", "--note", "x" * 20_000)
            if outcome.code:
                break
            acknowledged = number + 1
        assert outcome.code == 3
        assert "disk" in outcome.err
        assert run("--database", str(target), "backup", str(place / "cases.backup")).code == 3
        assert files_in(place) == ["tracker.sqlite"]
        with closing(sqlite3.connect(target)) as raw:
            assert raw.execute("SELECT count(*) FROM claim").fetchone() == (acknowledged,)
        assert run("--database", str(target), "verify").code == 0
    finally:
        subprocess.run(["umount", str(place)], check=True)
