"""Where an export goes: standard output, or a path that appears whole or not at all and is never replaced unasked."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TextIO

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, TrackerError, shown
from tracker.export import FORMATS

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class ExportFailed(TrackerError):
    """The export could not be written; what was there before is still there."""

    exit_code = 3

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(
            f"The export could not be written to {shown(path)}: {error.strerror}. Nothing was left half-written."
        )


def write_export(connection: Connection, name: str, path: str, *, force: bool = False) -> None:
    """Write format `name` to `path` ("-": standard output).

    Raises InvalidInput when something is there already and `force` is not given, ExportFailed when the disk refuses.
    """
    module = import_module(FORMATS[name][0])
    if path == "-":
        module.write(connection, sys.stdout)
        return
    target = Path(path)
    if target.exists() and not force:
        raise InvalidInput(f"{shown(path)} is there already. Name another path, or replace it with --force.")
    try:
        folder = target.parent
        with tempfile.TemporaryDirectory(dir=folder, prefix=".tracker-") as scratch:
            made = _make(connection, module, Path(scratch), target)
            if target.is_dir() and made.is_dir():
                os.replace(target, Path(scratch) / "replaced")
            os.replace(made, target)
    except OSError as error:
        raise ExportFailed(path, error) from error


def _make(connection: Connection, module: ModuleType, scratch: Path, target: Path) -> Path:
    made = scratch / "export"
    if not hasattr(module, "write_files"):
        with made.open("w", encoding="utf-8", newline="") as stream:
            _write_durably(connection, module, stream)
        return made
    if target.suffix == ".csv":
        with made.open("w", encoding="utf-8", newline="") as stream:
            _write_durably(connection, module, stream)
        return made
    made.mkdir()
    module.write_files(connection, made)
    return _zip(made, scratch / "export.zip") if target.suffix == ".zip" else made


def _write_durably(connection: Connection, module: ModuleType, stream: TextIO) -> None:
    module.write(connection, stream)
    stream.flush()
    os.fsync(stream.fileno())


def _zip(folder: Path, made: Path) -> Path:
    """A zip whose bytes depend on the files alone."""
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            with file.open("rb") as source, archive.open(zipfile.ZipInfo(file.name, _ZIP_TIME), "w") as sink:
                shutil.copyfileobj(source, sink)
    return made
