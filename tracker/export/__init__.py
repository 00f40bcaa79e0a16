"""Exports: a registry of formats, one module a format. Each writes from one snapshot, as a stream.

`values` turns rows into the values of the JSON contract; `files` is the only one that touches the file system.
"""

from __future__ import annotations

FORMATS: dict[str, tuple[str, str]] = {
    "json": ("tracker.export.as_json", "one JSON object with everything: texts, entries, citations, history"),
    "jsonl": ("tracker.export.as_jsonl", "JSON lines, one entry a line"),
    "csv": (
        "tracker.export.as_csv",
        "tables as CSV: a folder or .zip with one file a table; entries alone to standard output",
    ),
}
"""Format: its module, which has `write(connection, stream)` or `write_files(connection, folder)`, and a summary."""
