"""What an import reads from: a file, a folder of tables, or an archive, each member once, whole, and as it was written.

Nothing is ever unpacked to the disk, so what members are called can do no harm.
"""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracker.errors import InvalidInput, shown
from tracker.export.dictionary import tables

DESCRIPTOR = "datapackage.json"
SUMS = "SHA256SUMS"
_FLAT = b"ref,kind,title,status,status_since,last_checked,cites"
_LARGEST, _TIMES = 200_000_000, 200
"""Bytes up to which a member of an archive may have any size; beyond, how many times its packed size it may have."""

Read = Callable[[str], bytes]


class NoExport(InvalidInput):
    """A file is no export that can be imported; where it can be told, the sentence says what it is."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{shown(path)} cannot be imported: {reason} What can be: json, the tables of csv in a folder or .zip, and "
            "the zip of export bundle."
        )


class DamagedExport(InvalidInput):
    """An export is not as it was written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{shown(path)} was not imported: {reason}")


def what_it_is(source: Path) -> str:
    """What a file is that is no export, as far as its beginning tells; empty for what nobody knows."""
    with source.open("rb") as stream:
        head = stream.read(2_000).removeprefix(b"\xef\xbb\xbf")
    first = head.partition(b"\n")[0]
    columns = {",".join(column.name for column in table.columns).encode(): name for name, table in tables().items()}
    if first.startswith(_FLAT):
        return "it is the list of entries alone. All tables are written by: tracker export csv -o cases.zip."
    if name := columns.get(first.rstrip(b"\r")):
        return f"it is the table {name} alone. Import the folder of all tables, with {DESCRIPTOR}."
    for beginning, kind in _KINDS.items():
        if head.lstrip().startswith(beginning):
            return kind
    return ""


_KINDS: Mapping[bytes, str] = {
    b'{"format":"advocacy-tracker"': "it is an export of this program, but damaged: it was cut, perhaps.",
    b'{"ref":"': "it holds JSON lines, entries without texts and follow-ups.",
    b"\x1f\x8b": "it is a bundle to exchange, if it is of this program. Take it in: tracker bundle merge PATH.",
    b"age-encryption.org": "it is encrypted. If it is a bundle to exchange: tracker bundle merge PATH.",
    b"SQLite format 3\0": "it is an SQLite file. A database is used where it is: tracker --database PATH COMMAND.",
    b'{"id": "tracker-': "it holds FollowTheMoney entities.",
    b"BEGIN:VCALENDAR": "it is a calendar.",
    b"<!DOCTYPE html>": "it is a dossier.",
    b"%PDF": "it is a dossier.",
}


def folder_reader(folder: Path) -> Read:
    """Reads the files of a folder."""
    return lambda name: (folder / name).read_bytes()


def archive_reader(archive: zipfile.ZipFile, path: str) -> Read:
    """Reads the members of an archive. Raises DamagedExport for one that is there twice, or unpacks to far too much."""
    members = archive.infolist()
    for name, times in Counter(member.filename for member in members).items():
        if times > 1:
            raise DamagedExport(path, f"it holds {shown(name)} more than once.")
    for member in members:
        if member.file_size > max(_LARGEST, _TIMES * member.compress_size):
            raise DamagedExport(path, f"{shown(member.filename)} in it would unpack to {member.file_size:,} bytes.")
    return archive.read


def require_sum(name: str, content: bytes, expected: str | None, path: str) -> None:
    """Raises DamagedExport for a file that is not as it was written."""
    if expected != sha256(content).hexdigest():
        raise DamagedExport(path, f"{shown(name)} in it was cut or altered after it was exported: its sum differs.")


def listed_sums(text: str) -> dict[str, str]:
    """The sums that `SHA256SUMS` lists, by the names of the files."""
    return {name: digest for digest, _, name in (line.partition("  ") for line in text.splitlines())}


def described_sums(descriptor: Any) -> dict[str, str]:
    """The sums that a data package's descriptor gives, by the names of the files."""
    resources = descriptor.get("resources", []) if isinstance(descriptor, dict) else []
    return {one["path"]: one.get("hash", "").removeprefix("sha256:") for one in resources if isinstance(one, dict)}


def parse_json(content: bytes) -> Any:
    """JSON. Raises ValueError for what is none, also for what is nested beyond all measure."""
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("it is nested too deeply.") from error
