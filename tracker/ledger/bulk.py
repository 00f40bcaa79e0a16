"""Many claims at once, from CSV or JSON lines: everything is checked first, then all are recorded in one transaction,
or none.

A claim that is there already (same entry, code, kind, date and source) is skipped and counted, so that a file can be
run twice.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tracker.dates import parse_effective_date
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, TrackerError, shown
from tracker.ledger.claims import NewClaim, append_claim, check_claim, parse_source, today
from tracker.queries.history import get_history
from tracker.queries.rows import Entry

COLUMNS = ("ref", "code", "on", "source", "source_type", "seen", "confidence", "note", "unchanged")
LARGEST_FILE = 64 * 1024 * 1024


class BulkResult(NamedTuple):
    """How many claims were recorded, and how many were there already."""

    recorded: int
    skipped: int


class BulkRejected(TrackerError):
    """Some lines cannot be recorded; all of them are listed, and nothing was recorded."""

    def __init__(self, name: str, faults: list[tuple[int, str]]) -> None:
        self.faults = tuple(faults)
        listed = "".join(f"\n  line {line}: {message}" for line, message in faults)
        super().__init__(f"{shown(name)} has {len(faults)} faulty lines; nothing was recorded.{listed}")


def record_many(
    connection: Connection, data: bytes, name: str, recorded_by: str, find: Callable[[Connection, str], Entry]
) -> BulkResult:
    """Record every claim of a file's bytes. `find` gives the entry that a ref or name means.

    Raises BulkRejected with every bad line and its number, InvalidInput when the file as a whole cannot be read.
    """
    if len(data) > LARGEST_FILE:
        raise InvalidInput(f"{shown(name)} is larger than {LARGEST_FILE // 1024 // 1024} MiB. Split it.")
    with connection.writing():
        claims, faults = [], []
        for line, row in _rows(data, name):
            try:
                claim = _claim(connection, row, find)
                check_claim(connection, claim, recorded_by)
                claims.append(claim)
            except TrackerError as error:
                faults.append((line, shown(" ".join(str(error).split()), quoted=False, limit=300)))
        if faults:
            raise BulkRejected(name, faults)
        recorded = skipped = 0
        for claim in claims:
            if _is_there(connection, claim):
                skipped += 1
            else:
                append_claim(connection, claim, recorded_by)
                recorded += 1
    return BulkResult(recorded, skipped)


def _is_there(connection: Connection, claim: NewClaim) -> bool:
    row = connection.row("entry_by_ref", ref=claim.ref)
    assert row is not None
    wanted = (claim.code, claim.kind, str(claim.effective.on), claim.effective.qualifier, claim.source[:2])
    return any(
        wanted
        == (known.code, known.kind, known.effective, known.effective_qualifier, (known.source_title, known.source_url))
        for known in get_history(connection, Entry(*row))
        if known.hash
    )


def _claim(connection: Connection, row: dict[str, Any], find: Callable[[Connection, str], Entry]) -> NewClaim:
    unknown = sorted(str(key) for key in row if key not in COLUMNS)
    if unknown:
        raise InvalidInput(f"{shown(', '.join(unknown))} is no column. The columns are: {', '.join(COLUMNS)}.")
    texts = {key: _text(row, key) for key in COLUMNS if key != "unchanged"}
    if not texts["ref"] or not texts["on"]:
        raise InvalidInput("A line needs at least ref, code and on (the date when it was true).")
    unchanged = str(row.get("unchanged") or "").strip().lower() in ("1", "true", "yes")
    entry = find(connection, texts["ref"])
    return NewClaim(
        ref=entry.ref,
        code=texts["code"] or (entry.status or "" if unchanged else ""),
        effective=parse_effective_date(texts["on"], latest=today()),
        kind="checked_unchanged" if unchanged else "development",
        source=parse_source(texts["source"], texts["source_type"], texts["seen"]),
        confidence=texts["confidence"],
        note=texts["note"],
    )


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidInput(f"{key} must be a text, not {shown(str(value))}.")
    return value if key == "note" else value.strip()


def _rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line number, values) of each line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InvalidInput(f"{shown(name)}, line {line}, is not UTF-8. Save the file as UTF-8.") from None
    is_json = text.lstrip()[:1] == "{"
    yield from _json_rows(text) if is_json else _csv_rows(text, name)


def _json_rows(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, {f"not JSON ({error})": ""}
            continue
        yield number, value if isinstance(value, dict) else {"not an object": ""}


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        if "ref" not in header or len(set(header)) != len(header):
            columns = ", ".join(COLUMNS)
            raise InvalidInput(f"{shown(name)} must begin with a line of column names, of: {columns}.")
        line = reader.line_num
        for values in reader:
            first, line = line + 1, reader.line_num
            if len(values) > len(header):
                yield first, {f"{len(values)} values for {len(header)} columns": ""}
            elif any(values):
                yield first, dict(zip(header, values, strict=False))
    except csv.Error as error:
        raise InvalidInput(f"{shown(name)}, line {reader.line_num}, is not valid CSV: {error}.") from None
