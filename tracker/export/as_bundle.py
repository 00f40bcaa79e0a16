"""`bundle`: a zip with every data format, and `SHA256SUMS`, so that whoever gets it can check that all is there."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

from tracker.db.connection import Connection
from tracker.export.archive import sha256_of, write_zip
from tracker.export.as_xlsx import TooManyRows
from tracker.export.contents import current_release

_CONTENTS = {"json": "cases.json", "jsonl": "cases.jsonl", "ftm": "cases.ftm.jsonl", "ics": "cases.ics"}
_FILES = {"xlsx": "cases.xlsx", "sqlite": "cases.sqlite"}
_README = """\
Exported by the advocacy tracker. Start with cases.xlsx, or with csv/datapackage.json: it says what each column holds.
cases.json holds everything; `tracker import` reads it, the csv folder, or this archive as a whole.
Check the files with: sha256sum -c SHA256SUMS
"""


def write_file(connection: Connection, path: Path) -> None:
    """Write the archive. A format whose library is not installed is left out, and a workbook that cannot hold all rows;
    README.txt says so.
    """
    folder = path.with_name(f"{path.name}-contents")
    folder.mkdir()
    missing = []
    for name, file in {**_CONTENTS, **_FILES}.items():
        try:
            _write(connection, name, folder / file)
        except ModuleNotFoundError:
            missing.append(f"{file} (its library is not installed)")
            (folder / file).unlink(missing_ok=True)
        except TooManyRows as error:
            missing.append(f"{file} ({error})")
            (folder / file).unlink(missing_ok=True)
    (folder / "csv").mkdir()
    import_module("tracker.export.as_csv").write_files(connection, folder / "csv")
    left_out = "".join(f"Left out: {one}\n" for one in missing)
    profile = f"Release profile: {current_release().profile}.\n"
    (folder / "README.txt").write_text(_README + profile + left_out, encoding="utf-8")
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    sums = "".join(f"{sha256_of(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    write_zip(folder, path)
    shutil.rmtree(folder)


def _write(connection: Connection, name: str, file: Path) -> None:
    module = import_module(f"tracker.export.as_{name}")
    if name in _FILES:
        module.write_file(connection, file)
        return
    with file.open("w", encoding="utf-8", newline="") as stream:
        module.write(connection, stream)
