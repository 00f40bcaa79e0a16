"""Several files of a folder replaced as one: all of them, or, after a power cut between two, the rest on the next run.

The new files are gathered in a folder beside the old ones that gets its name only when it is complete; from then on the
replacement is decided, and the next review of that folder finishes it. Who only loads the folder meanwhile is told so
(`register.accepting`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tracker.backup import sync
from tracker.errors import InvalidInput, shown
from tracker.register.accepting import ACCEPTING

_BEFORE = ".before"
_NONE = "none"
_SECONDS_OF_A_REPLACEMENT = 3600


def replace_together(folder: Path, files: Mapping[str, bytes], before: Mapping[str, bytes | None]) -> None:
    """Put `files` into `folder`, in their order, each as readable as the one it replaces. `before` is what stood there,
    None where nothing did.

    Raises InvalidInput where something else stands there now, OSError where the folder cannot be written.
    """
    if any(read_if_there(folder / name) != data for name, data in before.items()):
        raise InvalidInput(f"Another program changed {shown(str(folder))} meanwhile. Nothing was written.")
    _clear_undecided(folder)
    gathered = Path(tempfile.mkdtemp(dir=folder, prefix=f"{ACCEPTING}-"))
    try:
        for place, (name, data) in enumerate(files.items()):
            _write_durably(gathered / f"{place} {name}", data)
            if before.get(name) is not None:
                shutil.copymode(folder / name, gathered / f"{place} {name}")
            _write_durably(gathered / f"{place} {name}{_BEFORE}", _digest(before.get(name)).encode())
        sync(str(gathered))
        gathered.rename(folder / ACCEPTING)
    except OSError:
        shutil.rmtree(gathered, ignore_errors=True)
        raise
    finish_replacing(folder)


def finish_replacing(folder: Path) -> None:
    """Finish a replacement that was broken off; without one, nothing happens.

    Raises InvalidInput where one of its files was changed since, or cannot be replaced.
    """
    if not (folder / ACCEPTING).is_dir():
        return
    try:
        _finish(folder, folder / ACCEPTING)
    except OSError as error:
        where = shown(str(folder), quoted=False)
        message = f"{where} cannot be written: {error.strerror}. The rest of the acceptance is written on the next run."
        raise InvalidInput(message) from error


def _finish(folder: Path, decided: Path) -> None:
    sync(str(folder))
    staged = sorted(path for path in decided.iterdir() if path.suffix != _BEFORE)
    for path in staged:
        name = path.name.split(" ", 1)[1]
        expected = path.with_name(path.name + _BEFORE).read_text()
        if _digest(read_if_there(folder / name)) not in (expected, _digest(path.read_bytes())):
            raise InvalidInput(
                f"An acceptance was broken off, and {name} was changed since. What was accepted is in "
                f"{shown(str(decided), quoted=False)}: add it by hand, or remove that folder."
            )
    for path in staged:
        with suppress(FileNotFoundError):  # another process finishes the same
            os.replace(path, folder / path.name.split(" ", 1)[1])
    sync(str(folder))
    with suppress(FileNotFoundError):
        shutil.rmtree(decided)


def _clear_undecided(folder: Path) -> None:
    """Remove what replacements left that were killed before they were decided."""
    for path in folder.glob(f"{ACCEPTING}-*"):
        if time.time() - path.stat().st_mtime > _SECONDS_OF_A_REPLACEMENT:
            shutil.rmtree(path, ignore_errors=True)


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    return path.read_bytes() if path.exists() else None


def _digest(data: bytes | None) -> str:
    return _NONE if data is None else hashlib.sha256(data).hexdigest()


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
