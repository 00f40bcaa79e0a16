"""Where exports go: a file appears whole or not at all, and is never replaced unasked."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.export.golden import make_database
from tests.running import Run, process_environment

pytestmark = pytest.mark.usefixtures("tiny_database")
FILES = {"json": "out.json", "jsonl": "out.jsonl", "csv": "out.csv"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_what_standard_output_would_get(name: str, tmp_path: Path, run: Run) -> None:
    outcome = run("export", name, "-o", str(tmp_path / FILES[name]))
    assert (outcome.code, outcome.out) == (0, "")
    assert "Written: " in outcome.err
    written = (tmp_path / FILES[name]).read_bytes().decode("utf-8")
    assert written.replace("\r\n", "\n") == run("export", name).out.replace("\r\n", "\n")


@pytest.mark.parametrize("name", [*FILES, "csv into a folder"])
def test_what_is_there_is_never_replaced_unasked(name: str, tmp_path: Path, run: Run) -> None:
    target = tmp_path / FILES.get(name, "folder")
    if name in FILES:
        target.write_text("mine", encoding="utf-8")
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine", encoding="utf-8")
    before = names(tmp_path)
    outcome = run("export", name.partition(" ")[0], "-o", str(target))
    assert outcome.code == 2
    assert "is there already" in outcome.err
    assert "--force" in outcome.err
    kept = target if name in FILES else target / "mine.txt"
    assert kept.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == before


@pytest.mark.parametrize("name", FILES)
def test_force_replaces_what_is_there(name: str, tmp_path: Path, run: Run) -> None:
    target = tmp_path / FILES[name]
    target.write_text("old", encoding="utf-8")
    before = names(tmp_path)
    assert run("export", name, "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8") != "old"
    assert names(tmp_path) == before


@pytest.mark.parametrize("name", FILES)
def test_a_disk_that_is_full_leaves_nothing_behind_and_keeps_what_was_there(
    name: str, built_database: Path, tmp_path: Path
) -> None:
    shutil.copy(built_database, tmp_path / "tracker.sqlite")
    target = tmp_path / FILES[name]
    target.write_text("old", encoding="utf-8")
    before = names(tmp_path)
    limited = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))\n"
        "from tracker.cli.main import main\n"
        f"sys.exit(main(['export', {name!r}, '-o', {str(target)!r}, '--force']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited], env=process_environment(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 3, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"could not be written" in done.stderr
    assert target.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == before


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path, run: Run) -> None:
    outcome = run("export", "json", "-o", str(tmp_path / "nowhere" / "x.json"))
    assert outcome.code in (2, 3)
    assert "nowhere" in outcome.err
    assert not (tmp_path / "nowhere").exists()


def test_the_database_itself_is_never_overwritten(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "tracker.sqlite"
    before = path.read_bytes()
    assert run("export", "json", "-o", str(path)).code == 2
    assert path.read_bytes() == before


def test_an_unknown_format_lists_the_formats(run: Run) -> None:
    outcome = run("export", "wordstar")
    assert outcome.code == 2
    assert "json, jsonl, csv" in outcome.err


def test_nothing_that_was_recorded_steers_a_terminal(tmp_path: Path) -> None:
    """Its reader sees signs; a pipe gets every character."""
    (tmp_path / "hostile").mkdir()
    database = make_database(tmp_path / "hostile")
    asked = [sys.executable, "-m", "tracker", "--database", str(database), "export", "jsonl"]
    piped = subprocess.run(asked, env=process_environment(), capture_output=True, check=True, timeout=60).stdout
    assert "\u202e" in piped.decode("utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen(asked, env=process_environment({"NO_COLOR": "1"}), stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # which is how the end of a terminal is told
            while block := os.read(ours, 65_536):
                shown += block
        os.close(ours)
    assert process.returncode == 0
    said = shown.decode("utf-8")
    assert "\ufffd" in said
    assert not [sign for sign in ("\x1b", "\u202e", "\x9b") if sign in said]
