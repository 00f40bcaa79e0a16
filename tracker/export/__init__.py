"""Exports: a registry of formats, one module a format. Each writes from one snapshot, as a stream.

`values` turns rows into the values of the JSON contract, `tabular` into rows of the tables that `tables` and
`dictionary` describe; `dossier` makes what a person reads; `files` is the only one that decides where an export goes.
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: its module, what it is, and the extra that brings its library (empty: nothing more is needed).

    A module has `write(connection, stream)`, `write_files(connection, folder)` or `write_file(connection, path)`;
    that of a dossier takes a `Request` besides.
    """

    module: str
    summary: str
    extra: str = ""
    is_dossier: bool = False


FORMATS: dict[str, Format] = {
    "json": Format("tracker.export.as_json", "one JSON object with everything: texts, entries, citations, history"),
    "jsonl": Format("tracker.export.as_jsonl", "JSON lines, one entry a line"),
    "csv": Format(
        "tracker.export.as_csv",
        "a folder or .zip of tables with datapackage.json; entries alone to a .csv file or standard output",
    ),
    "xlsx": Format("tracker.export.as_xlsx", "a workbook, one sheet a table, with a data dictionary"),
    "sqlite": Format(
        "tracker.export.as_sqlite", "one file for Datasette, sqlite-utils and DB Browser, with labelled views"
    ),
    "ics": Format("tracker.export.as_ics", "a calendar: follow-ups with alarms, anniversaries", "ics"),
    "ftm": Format("tracker.export.as_ftm", "FollowTheMoney entities, one a line"),
    "html": Format(
        "tracker.export.as_html", "a dossier to read, send or print: one self-contained page", is_dossier=True
    ),
    "md": Format("tracker.export.as_md", "a dossier as Markdown with footnotes", is_dossier=True),
    "pdf": Format("tracker.export.as_pdf", "a dossier as a tagged PDF, typeset", "pdf", is_dossier=True),
    "docx": Format("tracker.export.as_docx", "a dossier as a Word document", "docx", is_dossier=True),
    "bundle": Format("tracker.export.as_bundle", "a zip with all data formats and their checksums"),
}
"""The formats by name."""
