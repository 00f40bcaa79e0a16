"""The tiny corpus in the formats for other programs, as text that people can read: `python -m tests.export.golden_more`
writes it anew. What is binary is shown by another library than the one that wrote it.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import openpyxl
from docx import Document
from pypdf import PdfReader

from tests.export.golden import make_database
from tests.running import TODAY
from tracker.db.connection import open_database
from tracker.export.dossier.request import Filter, Request
from tracker.export.files import write_export

FOLDER = Path(__file__).parent / "golden_more"
VOCABULARIES = ("codes.csv", "labels.csv", "datapackage.json")
"""Files that hold the vocabularies; they have tests of their own and would change with every new code."""
DOSSIERS = (
    ("html", "person/ana-novak", "en"),
    ("html", "person/ana-novak", "pl"),
    ("md", "person/ana-novak", "pl"),
    ("md", "2030-9999-RSP", "sl"),
    ("pdf", "demand/2030-9999/1.1", "pl"),
    ("docx", "organisation/government-of-utopia", "lv"),
)


def render(scratch: Path) -> dict[str, str]:
    """The texts by the name of their golden file."""
    database = make_database(scratch)
    made = scratch / "made"
    made.mkdir()
    with patch.dict(os.environ, TRACKER_TODAY=TODAY), open_database(str(database)) as connection, connection.reading():
        for name in ("ics", "ftm", "xlsx", "bundle"):
            write_export(connection, name, str(made / f"cases.{name}"))
        write_export(connection, "csv", str(made / "tables"))
        for name, subject, language in DOSSIERS:
            request = Request(subject, Filter(), language, ("pl",), today=TODAY)
            write_export(connection, name, str(made / _dossier_file(name, subject, language)), request=request)
    return dict(_texts(made))


def _dossier_file(name: str, subject: str, language: str) -> str:
    return f"{subject.rsplit('/', 1)[-1]}.{language}.{name}"


def _texts(made: Path) -> Iterator[tuple[str, str]]:
    yield "cases.ics", _read(made / "cases.ics")
    yield "cases.ftm.jsonl", _read(made / "cases.ftm")
    yield "cases.xlsx.txt", "\n".join(_sheets(made / "cases.xlsx")) + "\n"
    for table in sorted((made / "tables").iterdir()):
        if table.name not in VOCABULARIES:
            yield f"tables-{table.name}", _read(table)
    for name, subject, language in DOSSIERS:
        file = _dossier_file(name, subject, language)
        if name == "pdf":
            yield f"{file}.txt", "\n".join(page.extract_text() for page in PdfReader(made / file).pages) + "\n"
        elif name == "docx":
            yield f"{file}.txt", "\n".join(_paragraphs(made / file)) + "\n"
        else:
            yield file, _read(made / file)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _sheets(path: Path) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    for sheet in book:
        if sheet.title in ("codes", "labels", "dictionary"):
            continue
        yield f"[{sheet.title}] frozen at {sheet.freeze_panes}, filter {sheet.auto_filter.ref}"
        for row in sheet.iter_rows():
            yield "\t".join(f"{cell.data_type}:{cell.value!r}" for cell in row if cell.value is not None)


def _paragraphs(path: Path) -> Iterator[str]:
    document = Document(str(path))
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield " | ".join(cell.text for cell in row.cells)
        else:
            yield part.text


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for file_name, text in render(Path(folder)).items():
            (FOLDER / file_name).write_bytes(text.encode("utf-8"))
