"""What goes wrong outside, or is asked for wrongly: a sentence, nothing half-written, and no traceback."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.running import Run, process_environment
from tracker.db.connection import open_database
from tracker.export import FORMATS, as_xlsx
from tracker.export.contents import watched
from tracker.export.files import write_export

LARGE = [name for name in FORMATS if name not in ("docx", "ics")]
"""Formats in which the real register takes more than 64 KiB."""
WALKED = [name for name, known in FORMATS.items() if not known.is_dossier and name != "sqlite"]
"""Formats that are written entry by entry."""
DOSSIERS = [name for name, known in FORMATS.items() if known.is_dossier]
NOTHING = {
    "format": "advocacy-tracker",
    "version": 1,
    "profile": "full",
    **{name: [] for name in ("resolutions", "entries", "differences", "follow_ups", "decisions", "marks")},
}


@pytest.mark.parametrize("name", [*LARGE, "sqlite --profile public", "csv --profile public"])
def test_a_file_that_may_not_grow_is_said_and_nothing_is_left(name: str, database: Path, tmp_path: Path) -> None:
    """No file of the process may be larger than 64 KiB: every export fails somewhere in the middle."""
    format_name, *options = name.split()
    folder = tmp_path / "out"
    folder.mkdir()
    subject = ["2021-2544-RSP"] if format_name in DOSSIERS else []
    arguments = ["--database", str(database), "export", format_name, *subject, *options, "-o", str(folder / "made")]
    command = shlex.join([sys.executable, "-m", "tracker", *arguments])
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 128; exec {command}"],
        env=process_environment({"TMPDIR": str(folder)}),
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert done.returncode == 3, done.stderr
    assert f"The export could not be written to {json.dumps(str(folder / 'made'))}" in done.stderr
    assert not [word for word in ("Traceback", "Exception ignored") if word in done.stderr], done.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", WALKED)
def test_an_export_that_is_stopped_in_the_middle_leaves_nothing(name: str, database: Path, tmp_path: Path) -> None:
    left = iter(range(100))

    def stop() -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt

    folder = tmp_path / "out"
    folder.mkdir()
    with (
        open_database(str(database)) as connection,
        connection.reading(),
        watched(stop),
        pytest.raises(KeyboardInterrupt),
    ):
        write_export(connection, name, str(folder / "made"))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_database_without_an_entry_leaves_in_every_format(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "nothing.json").write_text(json.dumps(NOTHING), encoding="utf-8")
    empty = str(tmp_path / "empty.sqlite")
    assert run("--database", empty, "import", str(tmp_path / "nothing.json")).code == 0
    made = tmp_path / "made"
    outcome = run("--database", empty, "export", name, "-o", str(made))
    assert outcome.code == 0, outcome.err
    assert made.exists()
    if name == "json":
        again = str(tmp_path / "again.sqlite")
        assert run("--database", again, "import", str(made)).code == 0


def test_a_folder_without_permission_is_said(database: Path, run: Run) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, closed = Path(scratch), Path(scratch) / "closed"
        folder.chmod(0o755)
        shutil.copy(database, folder / "tracker.sqlite")
        (folder / "tracker.sqlite").chmod(0o644)
        closed.mkdir(mode=0o555)
        arguments = ("--database", str(folder / "tracker.sqlite"), "export", "json", "-o")
        assert run(*arguments, str(folder / "made.json")).code == 0  # loads what only the superuser may read
        with ordinary_user():
            outcome = run(*arguments, str(closed / "made.json"))
        assert outcome.code == 3
        assert f"could not be written to {json.dumps(str(closed / 'made.json'))}: Permission denied" in outcome.err
        assert list(closed.iterdir()) == []


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Where the superuser runs the tests: what follows is done by somebody who may not write everywhere."""
    is_superuser = os.geteuid() == 0
    if is_superuser:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if is_superuser:
            os.setresuid(0, 0, 0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--status", "nonsense"), '"nonsense" is no status. The codes are: '),
        (("--what", "statements", "--status", "held"), "Statements have no status."),
        (("--measure", "nonsense"), '"nonsense" is no kind of measure. The codes are: '),
        (("--addressee", "nonsense"), '"nonsense" is no kind of addressee. The codes are: '),
    ],
)
@pytest.mark.parametrize("name", ["csv", "html"])
def test_a_code_that_no_vocabulary_has_is_refused(
    options: tuple[str, ...], said: str, name: str, database: Path, run: Run
) -> None:
    del database
    outcome = run("export", name, *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_a_filter_that_nobody_fits_says_so_beside_the_data(database: Path, run: Run) -> None:
    del database
    outcome = run("export", "csv", "--what", "people", "--status", "executed")
    assert (outcome.code, len(outcome.lines)) == (0, 1)
    assert "No entry fits; the export holds none." in outcome.err


def test_a_reader_that_leaves_early_is_no_error(database: Path) -> None:
    assert shutil.which("head")
    for name in ("json", "csv", "ftm"):
        command = shlex.join([sys.executable, "-m", "tracker", "--database", str(database), "export", name])
        done = subprocess.run(
            ["sh", "-c", f"{command} | head -c 10"],
            env=process_environment(),
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )
        assert (len(done.stdout), done.stderr) == (10, ""), name


def test_a_table_that_no_sheet_can_hold_is_refused_at_once_and_left_out_of_a_bundle(
    database: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    del database
    monkeypatch.setattr(as_xlsx, "_ROWS", 100)
    target = tmp_path / "made.xlsx"
    outcome = run("export", "xlsx", "-o", str(target))
    assert outcome.code == 2
    assert "The table names has more rows than a sheet can hold (100 with its head)" in outcome.err
    assert not target.exists()
    assert run("export", "bundle", "-o", str(tmp_path / "made.zip")).code == 0
    with zipfile.ZipFile(tmp_path / "made.zip") as archive:
        assert "cases.xlsx" not in archive.namelist()
        assert "Left out: cases.xlsx (The table names has more rows" in archive.read("README.txt").decode("utf-8")
