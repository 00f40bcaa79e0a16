"""The Frictionless descriptor of the CSV tables: types, keys, vocabularies and what each column holds.

Dates are strings with a pattern, because a date is only as precise as its source, and no date type admits "2021-02".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.export.archive import sha256_of
from tracker.export.contents import current_release
from tracker.export.dictionary import Column, Table, tables
from tracker.queries.codes import all_codes

_TYPES = {"number": "integer", "flag": "boolean"}
_PATTERNS = {
    "date": r"\d{4}(-\d{2}(-\d{2})?)?",
    "time": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z",
}


def write_descriptor(connection: Connection, folder: Path) -> None:
    """Write `datapackage.json` beside the tables that are in `folder`."""
    codes: dict[str, list[str]] = {}
    for row in all_codes(connection):
        codes.setdefault(row.scheme, []).append(row.code)
    descriptor = {
        "profile": "tabular-data-package",
        "name": "advocacy-tracker",
        "title": "People named in European Parliament resolutions: charges, demands, and what happened since",
        "description": "Exported by `tracker export csv`. A cell that a spreadsheet would take for a formula begins "
        "with an apostrophe. Several values in a cell are separated by a semicolon and a space.",
        "releaseProfile": current_release().profile,
        "resources": [_resource(table, codes, folder) for table in tables().values()],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(table: Table, codes: dict[str, list[str]], folder: Path) -> dict[str, Any]:
    file = folder / f"{table.name}.csv"
    schema: dict[str, Any] = {"fields": [_field(column, codes) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {"fields": list(fields), "reference": {"resource": target, "fields": list(keys)}}
            for fields, target, keys in table.references
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.name,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256_of(file)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column, codes: dict[str, list[str]]) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.kind.required:
        constraints["required"] = True
    if column.kind.name in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column.kind.name]
    if column.kind.schemes:
        found = (code for scheme in column.kind.schemes for code in codes.get(scheme, ()))
        constraints["enum"] = list(dict.fromkeys(found))
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind.name, "string"),
        "description": column.description,
    }
    return {**field, "constraints": constraints} if constraints else field
