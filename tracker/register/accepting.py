"""Several files of a seed folder that are being replaced as one: how whoever loads the folder meanwhile knows it."""

from __future__ import annotations

from pathlib import Path

from tracker.errors import shown
from tracker.problems import Problem, Severity

ACCEPTING = ".accepting"
"""The folder inside a seed folder that holds files which replace those beside it, from when that is decided till it is
done. While it is there, some files are the old ones and some the new.
"""


def find_half_accepted(folder: Path) -> list[Problem]:
    """That the files of a seed folder are not all of one acceptance. To be asked before they are read and after."""
    if not (folder / ACCEPTING).is_dir():
        return []
    where = shown(str(folder))
    message = f"What was accepted into {where} is half written. Finish it: tracker review {where} --apply"
    return [Problem(Severity.ERROR, "half_accepted", folder.name, 0, message)]
