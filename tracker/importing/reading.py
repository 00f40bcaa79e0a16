"""An export as one document in the shape of the JSON export. Tables in a folder or .zip and bundles are understood.

The document is held in memory as a whole.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.errors import InvalidInput, shown
from tracker.export.as_csv import unguarded
from tracker.export.as_json import FORMAT, VERSION
from tracker.export.dictionary import tables
from tracker.importing.sources import (
    DESCRIPTOR,
    SUMS,
    NoExport,
    Read,
    archive_reader,
    described_sums,
    folder_reader,
    listed_sums,
    parse_json,
    require_sum,
    what_it_is,
)

Document = dict[str, Any]
Rows = dict[str, list[dict[str, Any]]]

_LARGEST_CELL = 10_000_000
_DAMAGED = (ValueError, KeyError, TypeError, RuntimeError, EOFError, csv.Error, zipfile.BadZipFile, zlib.error)
"""What reading something else, or something damaged, raises; RuntimeError where an archive is encrypted."""
_REPEATED = {"title", "status", "status_since"}
_OF_A_KIND = ("people", "organisations", "charges", "demands", "statements")
_NOT_IN_EARLIER_RELEASES = {"marks": {"node"}, **dict.fromkeys(_OF_A_KIND, _REPEATED)}
"""Columns that tables may lack: the importing database says what stands there, or another table."""
_NULL_IF_EMPTY = {
    "entries": ("status", "status_since", "last_checked", "resolution"),
    "citations": ("label", "quote", "start", "end"),
    "claims": ("supersedes", "node", "number", "hash"),
    "names": ("recorded_at", "recorded_by"),
    "absent_claims": ("content",),
    "groups": ("count", "qualifier"),
    "follow_ups": ("closed_at",),
    "addressees": ("organisation",),
    "difference_quotes": ("quote",),
}


def read_export(path: str) -> Document:
    """The document at `path`. Raises InvalidInput when there is none, NoExport when it is no export of this program,
    and DamagedExport when it is not as it was written.
    """
    source = Path(path)
    try:
        if source.is_dir():
            return _from_tables(folder_reader(source), path)
        if source.exists() and not source.is_file():  # a device may have no end
            raise InvalidInput(f"{shown(path)} is no file or folder.")
        if zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive:
                return _from_archive(archive, path)
        return _checked(parse_json(source.read_bytes()), path)
    except FileNotFoundError as error:
        raise InvalidInput(f"There is no {shown(str(error.filename))}.") from error
    except OSError as error:
        raise InvalidInput(f"{shown(path)} cannot be read: {error.strerror}.") from error
    except _DAMAGED as error:
        known = what_it_is(source) if source.is_file() else ""
        raise NoExport(path, known or "it is no export of this program, or damaged.") from error


def _from_archive(archive: zipfile.ZipFile, path: str) -> Document:
    read, names = archive_reader(archive, path), archive.namelist()
    if "cases.json" in names:
        content = read("cases.json")
        require_sum("cases.json", content, listed_sums(read(SUMS).decode("utf-8")).get("cases.json"), path)
        return _checked(parse_json(content), path)
    if DESCRIPTOR not in names:
        kind = "it is a workbook or document." if "[Content_Types].xml" in names else f"it holds no {DESCRIPTOR}."
        raise NoExport(path, kind)
    return _from_tables(read, path)


def _checked(document: Any, path: str) -> Document:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InvalidInput(f"{shown(path)} is no JSON export of this program.")
    if document.get("version") != VERSION:
        version = shown(str(document.get("version")))
        raise InvalidInput(f"{shown(path)} has version {version} of the format; this program reads {VERSION}.")
    _require_full(document.get("profile", "full"), path)
    return document


def _require_full(profile: Any, path: str) -> None:
    if profile != "full":
        raise InvalidInput(
            f"{shown(path)} was made with the profile {shown(str(profile))}, which holds things back. Only a full "
            "export can be imported; to work together, exchange bundles."
        )


def _from_tables(read: Read, path: str) -> Document:
    descriptor = parse_json(read(DESCRIPTOR))
    _require_full(descriptor.get("releaseProfile", "full") if isinstance(descriptor, dict) else "", path)
    sums = described_sums(descriptor)
    rows = {name: list(_rows(name, _table(read, name, sums, path))) for name in tables()}
    return {
        "format": FORMAT,
        "version": VERSION,
        "resolutions": list(_resolutions(rows)),
        "entries": _entries(rows),
        "differences": _differences(rows),
        "follow_ups": _follow_ups(rows),
        "decisions": rows["decisions"],
        "marks": rows["marks"],
        "absent_claims": rows["absent_claims"],
    }


def _table(read: Read, name: str, sums: dict[str, str], path: str) -> str:
    content = read(f"{name}.csv")
    require_sum(f"{name}.csv", content, sums.get(f"{name}.csv"), path)
    return content.decode("utf-8")


def _rows(name: str, text: str) -> Iterator[dict[str, Any]]:
    """The rows of a table with their types back."""
    columns = {column.name: column.kind.name for column in tables()[name].columns}
    nullable = _NULL_IF_EMPTY.get(name, ())
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    printed = set(reader.fieldnames or ())
    if not columns.keys() - _NOT_IN_EARLIER_RELEASES.get(name, set()) <= printed:
        raise ValueError(f"the table {name} lacks columns")
    kinds = {column: kind for column, kind in columns.items() if column in printed}
    for row in reader:
        yield {
            column: None if not row[column] and column in nullable else _value(kind, unguarded(row[column] or ""))
            for column, kind in kinds.items()
        }


def _value(kind: str, text: str) -> Any:
    if kind == "number":
        return int(text)
    if kind == "flag":
        return text == "true"
    if kind == "list":
        return text.split("; ") if text else []
    return text


def _by(rows: list[dict[str, Any]], key: str = "ref") -> dict[Any, list[dict[str, Any]]]:
    found: dict[Any, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row[key], []).append(row)
    return found


def _resolutions(rows: Rows) -> Iterator[dict[str, Any]]:
    identifiers, versions, texts = (_by(rows[name], "resolution") for name in ("identifiers", "versions", "paragraphs"))
    footnotes: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows["footnotes"]:
        place = (row["resolution"], row["provision"], row["language"])
        footnotes.setdefault(place, []).append({"number": row["number"], "offset": row["offset"]})
    for resolution in rows["resolutions"]:
        own = resolution["id"]
        provisions: dict[str, dict[str, Any]] = {}
        for row in texts.get(own, ()):
            provision = provisions.setdefault(
                row["provision"], {"key": row["provision"], "kind": row["kind"], "paragraphs": {}}
            )
            called = footnotes.get((own, row["provision"], row["language"]), [])
            words = {"label": row["label"], "text": row["text"], **({"footnotes": called} if called else {})}
            provision["paragraphs"][row["language"]] = words
        yield {
            **resolution,
            "identifiers": {row["scheme"]: row["value"] for row in identifiers.get(own, ())},
            "versions": versions.get(own, []),
            "provisions": list(provisions.values()),
        }


def _entries(rows: Rows) -> list[dict[str, Any]]:
    own = [{row["ref"]: row for row in rows[name]} for name in _OF_A_KIND]
    parts = {
        "names": _by(rows["names"]),
        "citations": _by(rows["citations"]),
        "history": _by(rows["claims"]),
        "counts": _by(rows["groups"]),
        "dates": _by(rows["dates"]),
    }
    asked = _by(rows["addressees"])
    entries = []
    for row in rows["entries"]:
        ref = row["ref"]
        entry: dict[str, Any] = {}
        for table in own:
            entry |= table.get(ref, {})
        entry |= row
        entry |= {name: found.get(ref, []) for name, found in parts.items()}
        entries.append({**entry, "addressees": asked.get(ref, [])})
    return entries


def _differences(rows: Rows) -> list[dict[str, Any]]:
    quotes = _by(rows["difference_quotes"])
    found = []
    for row in rows["differences"]:
        words = {quote["language"]: quote for quote in quotes.get(row["ref"], ())}
        absent = {language: quote["absent"] for language, quote in words.items() if quote["quote"] is None}
        said = {language: quote["quote"] for language, quote in words.items()}
        found.append({**row, "quotes": said, "absent": absent})
    return found


def _follow_ups(rows: Rows) -> list[dict[str, Any]]:
    done = _by(rows["follow_ups_done"], "follow_up")
    return [{**row, "done": done.get(row["id"], [])} for row in rows["follow_ups"]]
