"""`csv`: one file a table, UTF-8, RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe
before it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import details, follow_up_values, resolution_values
from tracker.export.values import difference_value, entry_value, provision_value
from tracker.queries.entries import cited_provisions, list_entries

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

TABLES: dict[str, tuple[str, ...]] = {
    "entries": ("ref", "kind", "title", "status", "status_since", "last_checked", "withdrawn", "note", "resolution"),
    "names": ("ref", "language", "form", "case", "origin", "source"),
    "citations": ("ref", "resolution", "provision", "language", "label", "supports", "quote", "start", "end", "absent"),
    "claims": (
        "ref",
        "code",
        "kind",
        "effective",
        "effective_qualifier",
        "recorded_at",
        "recorded_by",
        "source_type",
        "source_title",
        "source_url",
        "source_seen",
        "confidence",
        "note",
        "supersedes",
        "node",
        "number",
        "hash",
        "is_live",
    ),
    "charges": (
        "ref",
        "allegation",
        "measure",
        "measure_type",
        "favourable",
        "penalty",
        "penalty_kind",
        "legal_basis",
        "subjects",
    ),
    "demands": ("ref", "action", "measure_kind", "strength", "addressees", "beneficiaries"),
    "groups": ("ref", "label", "count", "qualifier", "named"),
    "differences": ("ref", "resolution", "provision", "kind", "severity", "summary", "odd", "touches"),
    "paragraphs": ("resolution", "provision", "kind", "language", "label", "text"),
    "follow_ups": (
        "id",
        "ref",
        "action",
        "starts",
        "due",
        "rrule",
        "assignee",
        "note",
        "created_at",
        "created_by",
        "closed_at",
    ),
}
"""The tables and their columns; several values in a cell are separated by "; "."""


def write(connection: Connection, stream: TextIO) -> None:
    """Write the entries with the provisions they cite, flat, to one stream."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((*_FLAT, "cites"))
    for kind in ("person", "charge", "demand", "organisation", "difference", "statement"):
        after = None
        while True:
            page = list_entries(connection, kind, after=after, limit=500)
            for entry in page.entries:
                cites = "; ".join(cited_provisions(connection, entry.id))
                writer.writerow([_cell(getattr(entry, name)) for name in _FLAT] + [_cell(cites)])
            after = page.after
            if after is None:
                break


_FLAT = ("ref", "kind", "title", "status", "status_since", "last_checked")


def write_files(connection: Connection, folder: Path) -> None:
    """Write one file a table into an existing, empty folder."""
    with ExitStack() as stack:
        writers = {}
        for name, columns in TABLES.items():
            stream = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream, lineterminator="\r\n")
            writers[name].writerow(columns)

        def put(name: str, values: dict[str, Any]) -> None:
            writers[name].writerow([_cell(values.get(column)) for column in TABLES[name]])

        for name, value in _rows(connection):
            put(name, value)


def _rows(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row) of everything, in a fixed order."""
    for detail in details(connection):
        value = entry_value(detail)
        own = {"ref": value["ref"]}
        yield "entries", value
        for name, key in (("names", "names"), ("citations", "citations"), ("claims", "history"), ("groups", "counts")):
            for row in value.get(key, ()):
                yield name, {**row, **own}
        if value["kind"] in _OWN_TABLE:
            yield _OWN_TABLE[value["kind"]], value
    for detail in details(connection, ("difference",)):
        yield "differences", difference_value(detail)
    for resolution, provisions in resolution_values(connection):
        for provision in provisions:
            row = provision_value(provision)
            for language, paragraph in row["paragraphs"].items():
                facts = {
                    "resolution": resolution["id"],
                    "provision": row["key"],
                    "kind": row["kind"],
                    "language": language,
                }
                yield "paragraphs", {**facts, **paragraph}
    for follow_up in follow_up_values(connection):
        yield "follow_ups", follow_up


_OWN_TABLE = {"charge": "charges", "demand": "demands"}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "; ".join(_item(item) for item in value) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _item(value: Any) -> str:
    return str(value["organisation"] or value["kind"]) if isinstance(value, dict) else str(value)
