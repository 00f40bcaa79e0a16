"""Where an export goes: standard output, or a path that appears whole or not at all and is never replaced unasked."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

from tracker.config import require_other_file
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, TrackerError, shown
from tracker.export import FORMATS
from tracker.export.archive import write_zip


class ExportFailed(TrackerError):
    """The export could not be written; what was there before is still there."""

    exit_code = 3

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(
            f"The export could not be written to {shown(path)}: {error.strerror}. Nothing was left half-written."
        )


class LibraryMissing(TrackerError):
    """A format's library is not installed; the sentence says how to get it."""

    def __init__(self, name: str, error: ModuleNotFoundError) -> None:
        extra = FORMATS[name].extra or name
        super().__init__(
            f"The format {name} needs {error.name}, which is not installed. "
            f'Install it: python -m pip install "advocacy-case-tracker[{extra}]"'
        )


def write_export(connection: Connection, name: str, path: str, *, force: bool = False, request: Any = None) -> None:
    """Write format `name` to `path` ("-": standard output); a dossier is about what `request` says.

    Raises InvalidInput when something is there already and `force` is not given, LibraryMissing, and ExportFailed when
    the disk refuses.
    """
    arguments = (request,) if FORMATS[name].is_dossier else ()
    target = Path(path)
    require_other_file(connection.path, path)
    if path != "-" and target.exists() and not force:
        raise InvalidInput(f"{shown(path)} is there already. Name another path, or replace it with --force.")
    try:
        module = import_module(FORMATS[name].module)
        if path == "-":
            _write_to_stdout(connection, module, name, arguments)
        else:
            _write_to_path(connection, module, target, arguments)
    except ModuleNotFoundError as error:
        raise LibraryMissing(name, error) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportFailed(path, error) from error


def _write_to_stdout(connection: Connection, module: ModuleType, name: str, arguments: tuple[Any, ...]) -> None:
    if hasattr(module, "write"):
        module.write(connection, _Harmless() if sys.stdout.isatty() else sys.stdout, *arguments)
        return
    if sys.stdout.isatty():
        raise InvalidInput(f"{name} is not for a terminal. Name a file: tracker export {name} -o cases.{name}")
    with tempfile.TemporaryDirectory(prefix="tracker-") as scratch:
        made = Path(scratch) / "export"
        module.write_file(connection, made, *arguments)
        with made.open("rb") as stream:
            shutil.copyfileobj(stream, sys.stdout.buffer)


class _Harmless:
    """The terminal as a stream: what would steer it, or turn the direction of writing, is shown as a sign instead. Into
    a file or pipe everything goes as it is.
    """

    _SIGNS: ClassVar = {
        **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\r\n"},
        **dict.fromkeys((*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    }

    def write(self, text: str) -> int:
        return sys.stdout.write(text.translate(self._SIGNS))

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)


def _write_to_path(connection: Connection, module: ModuleType, target: Path, arguments: tuple[Any, ...]) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".tracker-") as scratch:
        made = _make(connection, module, Path(scratch), target, arguments)
        if target.is_dir() and made.is_dir():
            _require_an_export(target, made)
            os.replace(target, Path(scratch) / "replaced")
        os.replace(made, target)


def _require_an_export(target: Path, made: Path) -> None:
    """A folder is replaced with all that is in it: only one that holds nothing but an export."""
    others = sorted({one.name for one in target.iterdir()} - {one.name for one in made.iterdir()})
    if others:
        raise InvalidInput(
            f"{shown(str(target))} holds other files than an export, {shown(others[0])} for example. Nothing was "
            "written; name a folder of its own."
        )


def _make(connection: Connection, module: ModuleType, scratch: Path, target: Path, arguments: tuple[Any, ...]) -> Path:
    made = scratch / "export"
    if hasattr(module, "write_file"):
        module.write_file(connection, made, *arguments)
        _flush(made)
        return made
    if not hasattr(module, "write_files") or target.suffix == ".csv":
        with made.open("w", encoding="utf-8", newline="") as stream:
            module.write(connection, stream, *arguments)
            stream.flush()
            os.fsync(stream.fileno())
        return made
    made.mkdir()
    module.write_files(connection, made)
    if target.suffix != ".zip":
        return made
    archive = scratch / "export.zip"
    write_zip(made, archive)
    _flush(archive)
    return archive


def _flush(file: Path) -> None:
    with file.open("rb") as stream:
        os.fsync(stream.fileno())
