"""Each format opened by the program or library that it is for; values in equal values out.

Those of the extra `readers`, Chromium and LibreOffice are large: where they are not installed their tests are skipped,
and say how to get them. `.ci/run` installs them in an environment of their own and runs these tests again.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar
from openpyxl.utils.escape import unescape
from pypdf import PdfReader

from tests.export.golden import make_database
from tests.export.programs import office, program, reader
from tests.running import Run


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The tiny database with claims that hold every difficult text, where the commands look for it."""
    (tmp_path / "made").mkdir()
    shutil.copy(make_database(tmp_path / "made"), tmp_path / "tracker.sqlite")
    return tmp_path


def test_a_workbook_gives_back_the_cells_of_the_tables(hostile: Path, run: Run) -> None:
    assert run("export", "xlsx", "-o", str(hostile / "x.xlsx")).code == 0
    assert run("export", "csv", "-o", str(hostile / "t")).code == 0
    book = openpyxl.load_workbook(hostile / "x.xlsx")
    checked = 0
    for path in (hostile / "t").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        sheet = book[path.stem]
        assert sheet.freeze_panes == "B2"
        assert sheet.max_row == len(rows)
        for row, cells in zip(rows[1:], sheet.iter_rows(min_row=2), strict=True):
            for text, cell in zip(row, cells, strict=True):
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None
                assert _as_text(cell.value) == text.removeprefix("'"), (path.stem, cell.coordinate)
                checked += 1
    assert checked > 1000


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time().isoformat() == "00:00:00" else f"{value.isoformat()}.000000Z"
    return unescape(str(value))


def test_days_flags_and_numbers_are_typed_cells(hostile: Path, run: Run) -> None:
    assert run("export", "xlsx", "-o", str(hostile / "x.xlsx")).code == 0
    book = openpyxl.load_workbook(hostile / "x.xlsx")
    types = {cell.value: [c.data_type for c in column[1:]] for column in book["entries"].columns for cell in column[:1]}
    assert set(types["withdrawn"]) == {"b"}
    assert "d" in types["status_since"]
    assert "s" in types["status_since"], "a month stays text"
    described = {(row[0].value, row[1].value): row[4].value for row in book["dictionary"].iter_rows(min_row=2)}
    for sheet in book:
        if sheet.title != "dictionary":
            assert all(described[sheet.title, cell.value] for cell in sheet[1])


def test_a_calendar_holds_days_alarms_and_stable_ids(hostile: Path, run: Run) -> None:
    path = hostile / "tracker.sqlite"
    with closing(sqlite3.connect(path)) as raw:
        (entry,) = raw.execute("SELECT id FROM entry WHERE ref = 'person/ana-novak'").fetchone()
        raw.execute(
            "INSERT INTO follow_up (id, entry_id, action, starts, due, rrule, assignee, note, created_at, created_by)"
            " VALUES (1, ?, 'Write; to, the embassy', '2032-01-31', '2032-01-31', 'FREQ=MONTHLY', 'Eva', 'a\nb',"
            " '2032-01-01T10:00:00.000000Z', 'Eva')",
            (entry,),
        )
        raw.commit()
    text = run("export", "ics").out
    events = Calendar.from_ical(text).walk("VEVENT")
    assert text == run("export", "ics").out
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all(type(event.decoded("dtstart")) is date for event in events)
    (task,) = [event for event in events if "embassy" in str(event["summary"])]
    assert task["summary"] == "Write; to, the embassy: Ana Novák"
    assert task["rrule"].to_ical() == b"FREQ=MONTHLY"
    (alarm,) = task.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-15)
    days = {event.decoded("dtstart").isoformat() for event in events}
    assert {"2030-03-01", "2030-01-17", "2031-05-14"} <= days
    assert not any(day.startswith(("2032-01-01", "2031-05-01")) for day in days), "no day is invented"


def test_a_copy_opens_as_a_database_of_its_own(hostile: Path, run: Run) -> None:
    target = hostile / "copy.sqlite"
    assert run("export", "sqlite", "-o", str(target)).code == 0
    with closing(sqlite3.connect(target)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        views = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert {"people", "charges", "demands", "quotes", "texts", "claims", "agenda"} <= set(views)
        for name in views:
            raw.execute(f"SELECT * FROM {name}").fetchall()
        people = raw.execute("SELECT name, status, status_label FROM people ORDER BY name").fetchall()
        assert people[0][:2] == ("Ana Novák", "released")
        assert people[0][2]
    assert run("--database", str(target), "status", "person/ana-novak", "held").code == 3, (
        "nothing is recorded in a copy"
    )


def test_a_bundle_holds_every_format_and_its_sums_hold(hostile: Path, run: Run) -> None:
    for name in ("a", "b"):
        assert run("export", "bundle", "-o", str(hostile / f"{name}.zip")).code == 0
    assert (hostile / "a.zip").read_bytes() == (hostile / "b.zip").read_bytes()
    with zipfile.ZipFile(hostile / "a.zip") as archive:
        sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(sums) | {"SHA256SUMS"} == set(archive.namelist())
        for name, digest in sums.items():
            assert sha256(archive.read(name)).hexdigest() == digest
        assert archive.read("cases.json").decode() == run("export", "json").out
    assert {"cases.json", "cases.xlsx", "cases.sqlite", "cases.ics", "cases.ftm.jsonl", "csv/datapackage.json"} <= set(
        sums
    )


def test_a_pdf_is_tagged_in_its_language_and_says_what_the_page_says(hostile: Path, run: Run) -> None:
    target = hostile / "d.pdf"
    assert run("export", "pdf", "person/ana-novak", "--lang", "pl", "-o", str(target)).code == 0
    reader = PdfReader(target)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "pl"
    assert root["/MarkInfo"]["/Marked"]
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert "Ana Nováková" in text
    assert "zatrzymano 17 stycznia 2030 r." in text


def test_frictionless_finds_the_tables_valid(hostile: Path, run: Run) -> None:
    validate = program("frictionless")
    assert run("export", "csv", "-o", str(hostile / "t")).code == 0
    done = subprocess.run(
        [validate, "validate", "--json", "datapackage.json"], cwd=hostile / "t", capture_output=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["valid"], [task["errors"] for task in report["tasks"] if task["errors"]]
    assert len(report["tasks"]) == len(list((hostile / "t").glob("*.csv")))


def test_datasette_and_sqlite_utils_open_the_copy(hostile: Path, run: Run) -> None:
    datasette, utils = program("datasette"), program("sqlite-utils")
    target = hostile / "copy.sqlite"
    assert run("export", "sqlite", "-o", str(target)).code == 0
    page = subprocess.run(
        [datasette, str(target), "--get", "/copy/people.json?_shape=array"], capture_output=True, check=True
    )
    assert "Ana Novák" in {row["name"] for row in json.loads(page.stdout)}
    rows = subprocess.run([utils, "rows", str(target), "demands"], capture_output=True, check=True)
    assert {row["ref"] for row in json.loads(rows.stdout)} == {"demand/2030-9999/1.1", "demand/2030-9999/2.1"}


_KEEPS_EVERY_VALUE = """
import json, sys
from followthemoney import model
seen = set()
for line in sys.stdin:
    given = json.loads(line)
    assert given["id"] not in seen, given
    seen.add(given["id"])
    proxy = model.get_proxy(given, cleaned=False)
    proxy.schema.validate(given)
    kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
    assert kept == {name: sorted(values) for name, values in given["properties"].items()}, given
print(len(seen))
"""


@pytest.mark.usefixtures("hostile")
def test_followthemoney_keeps_every_value(run: Run) -> None:
    python = reader("followthemoney")
    given = run("export", "ftm").out
    done = subprocess.run(
        [python, "-c", _KEEPS_EVERY_VALUE], input=given.encode("utf-8"), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert int(done.stdout) == len(given.splitlines()) > 20


def test_libreoffice_shows_the_cells_as_they_are(hostile: Path, run: Run) -> None:
    calc = office("calc")
    assert run("export", "xlsx", "-o", str(hostile / "x.xlsx")).code == 0
    found = _converted(
        calc, hostile / "x.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    )
    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(found["x-entries.csv"]))}
    assert rows["organisation/free-press"]["title"] == "=Free+Press="
    assert rows["person/ana-novak"]["status"] == "released"
    claims = list(csv.DictReader(io.StringIO(found["x-claims.csv"])))
    assert "=cmd|' /C calc'!A0" in {row["source_title"] for row in claims}


def test_libreoffice_reads_the_document_as_it_was_written(hostile: Path, run: Run) -> None:
    writer = office("writer")
    target = hostile / "d.docx"
    assert run("export", "docx", "person/ana-novak", "--lang", "pl", "-o", str(target)).code == 0
    (text,) = _converted(writer, target, "txt:Text (encoded):UTF8").values()
    assert "Ana Nováková" in text
    assert "zatrzymano 17 stycznia 2030 r." in text


def _converted(program_path: str, path: Path, how: str) -> dict[str, str]:
    """The files that LibreOffice makes of one, by their names."""
    folder = path.with_suffix(".converted")
    profile = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    command = [program_path, profile, "--headless", "--convert-to", how, "--outdir", str(folder), str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr.decode()
    return {made.name: made.read_text("utf-8-sig") for made in folder.iterdir()}


@pytest.mark.parametrize("language", ["sl", "pl"])
def test_chromium_shows_and_prints_a_dossier_without_asking_for_anything(
    language: str, hostile: Path, run: Run
) -> None:
    page, printed = hostile / "d.html", hostile / "d.pdf"
    assert run("export", "html", "person/ana-novak", "--lang", language, "-o", str(page)).code == 0
    said = _browse(hostile, "--dump-dom", page)
    assert "Ana Nov" in said.stdout.decode()
    assert b"Content Security Policy" not in said.stderr
    assert b"Refused to" not in said.stderr
    _browse(hostile, f"--print-to-pdf={printed}", page)
    text = " ".join("".join(sheet.extract_text() for sheet in PdfReader(printed).pages).split())
    assert "Ana Nov" in text
    assert "sha256" in text
    for width in (390, 1280):
        picture = hostile / f"{width}.png"
        _browse(hostile, f"--screenshot={picture}", f"--window-size={width},900", page)
        assert picture.stat().st_size > 10_000


def _browse(folder: Path, *options: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    profile = f"--user-data-dir={folder / 'browser'}"
    return subprocess.run([*command, profile, *map(str, options)], capture_output=True, check=True, timeout=120)
