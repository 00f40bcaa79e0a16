"""Out and in again: the export of an imported database has the bytes of the export it came from."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.export.golden import make_database
from tests.running import Run
from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import open_database
from tracker.export.files import write_export
from tracker.importing.restore import import_export
from tracker.ledger.claims import NewClaim, Source, record_claim, retraction_of
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry

PATHS = {"json": "x.json", "csv": "folder", "csv as zip": "x.zip", "bundle": "bundle.zip"}


def export(database: Path, name: str, path: Path) -> Path:
    with open_database(str(database)) as connection, connection.reading():
        write_export(connection, name.partition(" ")[0], str(path), force=True)
    return path


@pytest.mark.parametrize("name", PATHS)
def test_a_database_with_history_comes_back_whole(name: str, tmp_path: Path) -> None:
    first = make_database(tmp_path)
    second = tmp_path / "second.sqlite"
    import_export(str(second), str(export(first, name, tmp_path / PATHS[name])))
    before = export(first, "json", tmp_path / "before.json").read_bytes()
    assert export(second, "json", tmp_path / "after.json").read_bytes() == before


@pytest.mark.parametrize("name", PATHS)
def test_the_real_register_comes_back_whole(name: str, database: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.sqlite"
    import_export(str(second), str(export(database, name, tmp_path / PATHS[name])))
    for format_name in ("json", "ftm", "ics"):
        before = export(database, format_name, tmp_path / "before").read_bytes()
        assert export(second, format_name, tmp_path / "after").read_bytes() == before, format_name


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | st.sampled_from(
    ["=1+1", "'=1", "''+x", "'", "\r\n", "\r", ";", "a; b", '"', "\ufeff", " ", "\x1b[31m", "<b>", "@x", "-", "null"]
)
CLAIMS = st.builds(
    NewClaim,
    st.sampled_from(["person/ana-novak", "person/petr-novak"]),
    st.sampled_from(["held", "released", "unknown"]),
    st.builds(
        EffectiveDate,
        st.tuples(st.integers(1990, 2024), st.integers(1, 12), st.integers(1, 28), st.integers(1, 3)).map(
            lambda parts: PartialDate(*parts[: parts[3]])
        ),
        st.sampled_from(["", "about", "before", "after"]),
    ),
    source=st.builds(Source, TEXTS, TEXTS, type=st.sampled_from(["", "press"]), seen=st.just("")),
    note=TEXTS,
    kind=st.just("development"),
    confidence=st.sampled_from(["", "likely"]),
    supersedes=st.none(),
)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    claims=st.lists(CLAIMS, min_size=1, max_size=6),
    recorder=TEXTS,
    name=st.sampled_from(["json", "csv as zip"]),
    takes_back=st.booleans(),
)
def test_whatever_was_recorded_comes_back(
    claims: list[NewClaim], recorder: str, name: str, takes_back: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pristine = tmp_path_factory.getbasetemp() / "pristine"
    if not pristine.exists():
        pristine.mkdir()
        make_database(pristine)
    with tempfile.TemporaryDirectory(dir=pristine) as scratch:
        folder = Path(scratch)
        first = folder / "first.sqlite"
        shutil.copy(pristine / "golden.sqlite", first)
        with open_database(str(first)) as connection:
            for claim in claims:
                record_claim(connection, claim, recorder)
            if takes_back:
                entry = get_entry(connection, claims[0].ref)
                found = next(claim for claim in get_history(connection, entry) if claim.hash and claim.is_live)
                record_claim(connection, retraction_of(found, entry, "it was wrong"), recorder)
        second = folder / "second.sqlite"
        import_export(str(second), str(export(first, name, folder / PATHS[name])))
        before = export(first, "json", folder / "before.json").read_bytes()
        assert export(second, "json", folder / "after.json").read_bytes() == before


def _exported(tmp_path: Path) -> tuple[Path, Any]:
    path = export(make_database(tmp_path), "json", tmp_path / "x.json")
    return path, json.loads(path.read_bytes())


def _claim(document: Any) -> Any:
    return next(claim for entry in document["entries"] for claim in entry["history"] if claim["hash"])


@pytest.mark.parametrize(
    "fault", ["a note altered", "a quote altered", "a ref unknown", "a field missing", "no export"]
)
def test_what_was_altered_is_refused_and_leaves_no_database(fault: str, tmp_path: Path, run: Run) -> None:
    path, document = _exported(tmp_path)
    entry = document["entries"][0]
    match fault:
        case "a note altered":
            _claim(document)["note"] = "something else"
        case "a quote altered":
            entry["citations"][0]["quote"] = "something else"
        case "a ref unknown":
            next(found for found in document["entries"] if found["kind"] == "charge")["subjects"] = ["person/nobody"]
        case "a field missing":
            del entry["title"]
        case _:
            document = {"format": "another"}
    path.write_text(json.dumps(document), encoding="utf-8")
    target = tmp_path / "new.sqlite"
    outcome = run("--database", str(target), "import", str(path))
    assert outcome.code == 2
    assert outcome.err.startswith("tracker: ")
    assert not list(tmp_path.glob("new.sqlite*"))


def test_the_command_says_what_it_made_and_the_ledger_holds(tmp_path: Path, run: Run) -> None:
    path, _ = _exported(tmp_path)
    target = str(tmp_path / "new.sqlite")
    outcome = run("--database", target, "import", str(path))
    assert outcome.code == 0
    assert "3  claims" in outcome.out
    assert run("--database", target, "status", "person/ana-novak", "held", "--on", "2033").code in (0, 2)
    assert json.loads(run("--database", target, "head", "--json").out)
