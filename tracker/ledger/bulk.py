"""Many claims at once, from CSV or JSON lines: every line is checked as it would be recorded, after those before it,
and all are kept in one transaction, or none.

A claim that is there already (same entry, code, date and source) is skipped and counted: a file can be run twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tracker.dates import parse_effective_date, today
from tracker.db.connection import Connection
from tracker.errors import InvalidInput, TrackerError, shown
from tracker.ledger.claims import NewClaim, append_claim, check_text, parse_source, unchanged_code
from tracker.ledger.tables import LinesRejected, open_table, table_lines
from tracker.queries.rows import Entry

COLUMNS = ("ref", "code", "on", "source", "source_type", "seen", "confidence", "note", "unchanged")
LARGEST_FILE = 64 * 1024 * 1024
_YES, _NO = ("1", "true", "yes"), ("", "0", "false", "no")

Find = Callable[[Connection, str], Entry]
Line = tuple[int, dict[str, Any] | str]
"""A line's number, and its values by column or what is wrong with it."""


class BulkResult(NamedTuple):
    """How many claims were recorded, and how many were there already."""

    recorded: int
    skipped: int


class BulkRejected(LinesRejected):
    """Some lines cannot be recorded; all of them are listed, and nothing was recorded."""

    def __init__(self, name: str, faults: list[tuple[int, str]]) -> None:
        super().__init__(name, faults, "nothing was recorded")


def record_many(connection: Connection, data: bytes, name: str, recorded_by: str, find: Find) -> BulkResult:
    """Record every claim of a file's bytes. `find` gives the entry that a ref or name means.

    Raises BulkRejected with every bad line and its number, InvalidInput when the file as a whole cannot be read.
    """
    if len(data) > LARGEST_FILE:
        raise InvalidInput(f"{shown(name)} is larger than {LARGEST_FILE // 1024 // 1024} MiB. Split it.")
    lines = _lines(data, name)
    recorded, skipped = 0, 0
    faults: list[tuple[int, str]] = []
    with connection.writing():
        for number, values in lines:
            try:
                if _record(connection, values, recorded_by, find):
                    recorded += 1
                else:
                    skipped += 1
            except TrackerError as error:
                faults.append((number, shown(" ".join(str(error).split()), quoted=False, limit=300)))
        if faults:
            raise BulkRejected(name, faults)
    return BulkResult(recorded, skipped)


def _record(connection: Connection, values: dict[str, Any] | str, recorded_by: str, find: Find) -> bool:
    """Record one line; false when its claim was there already."""
    if isinstance(values, str):
        raise InvalidInput(values)
    claim, entry = _claim(connection, values, find)
    if _is_there(connection, claim, entry):
        return False
    append_claim(connection, claim, recorded_by)
    return True


def _is_there(connection: Connection, claim: NewClaim, entry: Entry) -> bool:
    """Whether the entry has such a claim, also one that was taken back since: running a file again revives nothing."""
    row = connection.row(
        "claim_alike",
        entry_id=entry.id,
        code=claim.code,
        effective_until=claim.effective.last_day().isoformat(),
        effective=str(claim.effective.on),
        effective_qualifier=claim.effective.qualifier,
        source_title=claim.source.title,
        source_url=claim.source.url,
    )
    return row is not None


def _claim(connection: Connection, values: dict[str, Any], find: Find) -> tuple[NewClaim, Entry]:
    unknown = sorted(str(key) for key in values if key not in COLUMNS)
    if unknown:
        raise InvalidInput(f"{shown(', '.join(unknown))} is no column. The columns are: {', '.join(COLUMNS)}.")
    texts = {key: _text(values, key) for key in COLUMNS if key != "unchanged"}
    is_unchanged = _is_yes(values.get("unchanged"))
    if not texts["ref"] or not texts["on"] or not (texts["code"] or is_unchanged):
        raise InvalidInput("A line needs at least ref, code and on (the date when it was true).")
    entry = find(connection, texts["ref"])
    effective = parse_effective_date(texts["on"], latest=today())
    claim = NewClaim(
        ref=entry.ref,
        code=texts["code"] or unchanged_code(connection, entry, effective),
        effective=effective,
        kind="checked_unchanged" if is_unchanged else "development",
        source=parse_source(texts["source"], texts["source_type"], texts["seen"]),
        confidence=texts["confidence"],
        note=texts["note"],
    )
    return claim, entry


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidInput(f"{key} must be a text, not {shown(str(value))}.")
    check_text(key, value)
    return value if key == "note" else value.strip()


def _is_yes(value: object) -> bool:
    text = "" if value is None else str(value).strip().lower()
    if text not in _YES + _NO:
        raise InvalidInput(f"unchanged is yes or no (or empty), not {shown(text)}.")
    return text in _YES


def _lines(data: bytes, name: str) -> Iterator[Line]:
    """The lines of a file. Bytes that are no UTF-8 become characters that no text may hold, and fail in their line."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidInput(f"{shown(name)} is UTF-16. Save the file as UTF-8.")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    if text.lstrip()[:1] == "{":
        return _json_lines(text)
    if text.lstrip()[:1] == "[":
        raise InvalidInput(f"{shown(name)} is one JSON array. Write one object a line, without brackets and commas.")
    return _csv_lines(text, name)


def _json_lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, object_pairs_hook=_object)
        except InvalidInput as error:
            yield number, str(error)
        except (ValueError, RecursionError) as error:
            yield number, f"This is not JSON: {error}."
        else:
            yield number, value if isinstance(value, dict) else "A line must be a JSON object."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise InvalidInput("A key stands twice in this object.")
    return values


def _csv_lines(text: str, name: str) -> Iterator[Line]:
    found = open_table(text, str.strip, lambda header: "ref" in header)
    if found is None:
        raise InvalidInput(f"{shown(name)} must begin with a line of column names, of: {', '.join(COLUMNS)}.")
    _check_header(found[0])
    yield from table_lines(*found)


def _check_header(header: list[str]) -> None:
    for column in header:
        if column not in COLUMNS:
            raise InvalidInput(f"{shown(column)} is no column. The columns are: {', '.join(COLUMNS)}.")
        if header.count(column) > 1:
            raise InvalidInput(f"The column {column} stands twice in the first line.")
