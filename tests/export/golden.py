"""The tiny corpus in each core format, as files that people can read: `python -m tests.export.golden` writes them anew.

The database holds what recorded text can do to a format; node and times of recording are fixed, all else is as built.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import open_database
from tracker.export.files import write_export
from tracker.ledger.claims import NewClaim, Source, record_claim

FOLDER = Path(__file__).parent / "golden"
PATHS = {"json": "cases.json", "jsonl": "cases.jsonl", "csv": "cases.csv"}
"""Format and the file it is written to."""

_CLAIMS = (
    NewClaim(
        "person/ana-novak",
        "released",
        EffectiveDate(PartialDate(2031, 5), "about"),
        source=Source("", "https://example.org/?a=1&b=<2>", "press", "2031-06-01"),
        confidence="likely",
        note='Line one\nline two; "quoted", [red]x[/] \x1b[31m \u202eabc',
    ),
    NewClaim(
        "person/ana-novak",
        "released",
        EffectiveDate(PartialDate(2032)),
        kind="checked_unchanged",
        source=Source("=cmd|' /C calc'!A0", "", "own_check"),
        note="+1 −2",
    ),
    NewClaim("demand/2030-9999/1.1", "met_other_cause", EffectiveDate(PartialDate(2031, 5, 14)), note="@home"),
)


def make_database(folder: Path) -> Path:
    """The database that the golden files show."""
    path = folder / "golden.sqlite"
    build_database(str(path), write_tiny_seeds(folder / "seeds"))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE node SET id = ?, created_at = ?", ("0" * 32, "2032-01-01T00:00:00.000000Z"))
        raw.commit()
    times = iter(f"2032-01-0{day}T09:30:00.000000Z" for day in range(1, 9))
    with (
        patch("tracker.ledger.claims.utc_now", lambda: next(times)),
        patch("tracker.ledger.claims.new_salt", lambda: "5a17" * 8),
        open_database(str(path)) as connection,
    ):
        for claim in _CLAIMS:
            record_claim(connection, claim, "Ms Officer")
    return path


def write_golden(database: Path, folder: Path) -> None:
    """Write every format into a folder."""
    with open_database(str(database)) as connection, connection.reading():
        for name, path in PATHS.items():
            write_export(connection, name, str(folder / path), force=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as scratch:
        write_golden(make_database(Path(scratch)), FOLDER)
