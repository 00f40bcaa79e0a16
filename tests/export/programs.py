"""Where the programs are that exports are for: in the folder of TRACKER_READERS, beside this Python, or in PATH.

Where one is missing its test is skipped; where TRACKER_READERS is set, as `.ci/run` does, the test fails instead,
unless TRACKER_WITHOUT names it as one that could not be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = "TRACKER_READERS"
_FROM_DEBIAN = {
    "chromium": "apt-get install chromium",
    "calc": "apt-get install libreoffice-calc-nogui",
    "writer": "apt-get install libreoffice-writer-nogui",
}
_PARTS = {"calc": "libsclo.so", "writer": "libswlo.so"}
_FROM_PYPI = "python -m pip install '.[readers]' (followthemoney needs libicu-dev, pkg-config and g++ to be compiled)"


def program(name: str) -> str:
    """The path of a program; skips or fails the test where it is not installed."""
    found = next((str(folder / name) for folder in _folders() if (folder / name).exists()), None) or shutil.which(name)
    return found or _missing(name)


def office(part: str) -> str:
    """The path of LibreOffice that has a part, "calc" or "writer"; skips or fails the test where none has it."""
    found = shutil.which("soffice")
    return found if found and (Path(found).resolve().parent / _PARTS[part]).exists() else _missing(part)


def reader(library: str) -> str:
    """The Python that has a library of the extra `readers`; skips or fails the test where none has it."""
    for folder in _folders():
        python = str(folder / "python")
        command = [python, "-c", f"import importlib.util, sys; sys.exit(not importlib.util.find_spec({library!r}))"]
        if os.path.exists(python) and not subprocess.run(command, check=False).returncode:
            return python
    return _missing(library)


def _folders() -> list[Path]:
    named = os.environ.get(FOLDER)
    return [*([Path(named)] if named else []), Path(sys.executable).parent]


def _missing(name: str) -> str:
    message = f"{name} is not installed. To run this test: {_FROM_DEBIAN.get(name, _FROM_PYPI)}"
    if os.environ.get(FOLDER) and name not in os.environ.get("TRACKER_WITHOUT", "").split():
        pytest.fail(message)
    pytest.skip(message)
