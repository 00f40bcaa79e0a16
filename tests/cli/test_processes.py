"""The program as a process: streams that break, terminals without UTF-8, disks that are full. Never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import process_environment, run_process
from tracker import __version__

pytestmark = pytest.mark.usefixtures("database")


def shell(script: str, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell script in which `$TRACKER` is the program."""
    environment = process_environment({"TRACKER": f"{sys.executable} -m tracker", **changes})
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", script], env=environment, capture_output=True, check=False, timeout=60
    )


def test_the_package_runs_as_a_module_from_any_folder(tmp_path: Path) -> None:
    done = run_process("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"tracker {__version__}\n".encode())


@pytest.mark.parametrize("command", ["list", "list --json", "export json", "export csv", "show almat-zhumagulov"])
def test_a_reader_that_leaves_early_is_no_error(command: str) -> None:
    done = shell(f"$TRACKER {command} | head -c 1")
    assert (done.returncode, done.stderr) == (0, b"")
    done = shell(f"$TRACKER {command} | true")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("command", ["list", "list --json", "export json", "show almat-zhumagulov", "verify --json"])
def test_a_full_disk_under_the_output_is_said_in_a_sentence(command: str) -> None:
    done = shell(f"$TRACKER {command} > /dev/full")
    assert done.returncode == 3, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert b"No space left on device" in done.stderr


def test_a_claim_is_recorded_even_when_nobody_can_be_told() -> None:
    done = shell("$TRACKER status daryn-khassenov released > /dev/full")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"released since" in shell("$TRACKER status daryn-khassenov").stdout


@pytest.mark.parametrize("command", ["list", "export json", "status daryn-khassenov released", "list nothing"])
@pytest.mark.parametrize("closing", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_reason_for_a_traceback(command: str, closing: str) -> None:
    done = shell(f"$TRACKER {command} {closing}")
    assert b"Traceback" not in done.stderr + done.stdout
    assert done.returncode == (2 if command == "list nothing" else 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1250"},
    ],
    ids=str,
)
def test_a_terminal_without_utf8_loses_no_line(changes: dict[str, str]) -> None:
    expected = run_process("show", "almat-zhumagulov").stdout.decode("utf-8").splitlines()
    done = run_process("show", "almat-zhumagulov", environment=changes)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == len(expected)
    assert b"person/almat-zhumagulov" in done.stdout
    for command in (("list", "--json"), ("text", "recital F"), ("search", "Żumagułow"), ("show", "Żumagułow")):
        done = run_process(*command, environment=changes)
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 2)


def test_an_export_is_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    whole = run_process("export", "json").stdout
    done = run_process("export", "json", "-o", str(tmp_path / "x.json"), environment=ascii_only)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "x.json").read_bytes() == whole
    assert run_process("export", "json", environment=ascii_only).stdout == whole


def test_an_interrupt_stops_without_a_traceback() -> None:
    script = (
        "import tracker.cli.commands.list as command\n"
        "def stop(options): raise KeyboardInterrupt\n"
        "command.run = stop\n"
        "import sys\n"
        "from tracker.cli.main import main\n"
        "sys.exit(main(['list']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=process_environment(), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


def test_without_a_terminal_the_program_says_what_to_do_instead() -> None:
    done = run_process()
    assert done.returncode == 2
    assert b"tracker list --json" in done.stderr


def test_bytes_that_the_terminal_does_not_speak_are_read_and_can_be_refused() -> None:
    read = "from tracker.cli.output import prepare_streams; prepare_streams(); print(ascii(input()))"
    for encoding in ("ascii", "utf-8"):
        done = subprocess.run(
            [sys.executable, "-c", read],
            input=b"A\xff\n",
            env=process_environment({"PYTHONIOENCODING": encoding}),
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.stdout == b"'A\\udcff'\n", done.stderr
