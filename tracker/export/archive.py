"""Archives whose bytes depend on their contents alone, and sums of files."""

from __future__ import annotations

import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

_TIME = (1980, 1, 1, 0, 0, 0)


def write_zip(folder: Path, made: Path) -> None:
    """Write the files under `folder`, in order of their names, to a zip at `made`."""
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            facts = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _TIME)
            facts.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(facts, "w") as sink:
                shutil.copyfileobj(source, sink)


def sha256_of(file: Path) -> str:
    """The sha256 of a file, read in pieces."""
    digest = sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
