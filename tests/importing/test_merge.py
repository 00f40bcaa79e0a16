"""Into a database that holds entries: what would change is shown, somebody is asked, and nothing recorded is lost."""

from __future__ import annotations

import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bundles.desks import bundle_of, claim, make_desks, recorded_at_desk, take
from tests.export.golden import make_database
from tests.export.leaks import make_leaky_database
from tests.importing.test_round_trip import CLAIMS, PATHS, export
from tests.running import Run, process_environment
from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.db.connection import open_database
from tracker.ledger.checks import check_ledger
from tracker.ledger.claims import NewClaim, record_claim


def as_json(database: Path) -> bytes:
    path = database.with_suffix(".json")
    return export(database, "json", path).read_bytes()


def changes(run: Run, database: Path, path: Path) -> Any:
    outcome = run("--database", str(database), "import", str(path), "--json")
    return outcome.code, json.loads(outcome.out)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A database as it was built, and one of the same node in which much was recorded since."""
    later = make_leaky_database(tmp_path)
    earlier = tmp_path / "earlier.sqlite"
    build_database(str(earlier), tmp_path / "seeds")
    return earlier, later


@pytest.mark.parametrize("name", PATHS)
def test_its_own_export_changes_nothing(name: str, tmp_path: Path, run: Run) -> None:
    database = make_leaky_database(tmp_path)
    with closing(sqlite3.connect(database)) as raw:  # as in titles, which have no label to print
        raw.execute("UPDATE paragraph SET label = '' WHERE label = 'A'")
        raw.commit()
    before = as_json(database)
    code, found = changes(run, database, export(database, name, tmp_path / PATHS[name]))
    assert code == 0
    assert found["changes"] == []
    assert {table["table"] for table in found["tables"]} >= {"entries", "claims", "follow_ups", "marks", "decisions"}
    assert as_json(database) == before


@pytest.mark.parametrize("name", PATHS)
def test_a_database_that_has_nothing_of_its_own_becomes_the_exported_one(
    name: str, pair: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    earlier, later = pair
    path = export(later, name, tmp_path / PATHS[name])
    outcome = run("--database", str(earlier), "import", str(path), "--yes")
    assert outcome.code == 0, outcome.err
    assert as_json(earlier) == as_json(later)
    assert run("--database", str(earlier), "verify", "--seeds", str(tmp_path / "seeds")).code == 0
    assert "Zqspelling" in run("--database", str(earlier), "search", "Zqspelling").out


def test_without_a_terminal_and_without_yes_nothing_is_changed(
    pair: tuple[Path, Path], tmp_path: Path, run: Run
) -> None:
    earlier, later = pair
    before = as_json(earlier)
    outcome = run("--database", str(earlier), "import", str(export(later, "json", tmp_path / "x.json")))
    assert outcome.code == 2
    assert "added      claims" in outcome.out
    assert "--yes" in outcome.err
    assert as_json(earlier) == before


@pytest.mark.parametrize(("answer", "is_changed"), [(b"y\n", True), (b"n\n", False), (b"\n", False)])
def test_somebody_at_a_terminal_is_asked(
    answer: bytes, is_changed: bool, pair: tuple[Path, Path], tmp_path: Path
) -> None:
    earlier, later = pair
    path = export(later, "json", tmp_path / "x.json")
    before = as_json(earlier)
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "tracker", "--database", str(earlier), "import", str(path)]
    with subprocess.Popen(
        command, stdin=slave, stdout=subprocess.PIPE, stderr=slave, env=process_environment()
    ) as process:
        os.write(master, answer)
        process.communicate(timeout=60)
    os.close(slave)
    os.close(master)
    assert process.returncode == (0 if is_changed else 2)
    assert (as_json(earlier) != before) is is_changed


def test_both_keep_what_they_recorded_and_the_register_becomes_that_of_the_export(tmp_path: Path, run: Run) -> None:
    first, second = make_leaky_database(tmp_path), tmp_path / "other" / "golden.sqlite"
    second.parent.mkdir()
    make_database(second.parent)
    path = export(second, "json", tmp_path / "x.json")
    document = json.loads(path.read_bytes())
    document["entries"][0]["note"] = "another note"
    path.write_text(json.dumps(document), encoding="utf-8")
    code, found = changes(run, first, path)
    assert code == 2
    different = [change for change in found["changes"] if change["how"] == "different"]
    assert [(one["ref"], one["fields"]) for one in different] == [("person/ana-novak", ["note"])]
    before = json.loads(as_json(first))
    assert run("--database", str(first), "import", str(path), "--yes").code == 0
    after = json.loads(as_json(first))
    hashes = {
        name: {claim["hash"] for entry in known["entries"] for claim in entry["history"]}
        for name, known in (("before", before), ("after", after), ("export", document))
    }
    assert hashes["after"] == hashes["before"] | hashes["export"]
    assert after["entries"][0]["note"] == "another note"
    assert after["follow_ups"] == before["follow_ups"]
    assert after["marks"] == before["marks"]
    again, nothing = changes(run, first, path)
    assert again == 0
    kept = [change["table"] for change in nothing["changes"] if change["how"] == "kept"]
    assert kept == ["resolutions", "entries", "entries"]
    assert len(nothing["changes"]) == len(kept)


def test_a_ledger_that_went_its_own_way_is_refused(tmp_path: Path, run: Run) -> None:
    one = make_database(tmp_path)
    other = tmp_path / "other.sqlite"
    shutil.copy(one, other)
    for database, note in ((one, "here"), (other, "there")):
        with open_database(str(database)) as connection:
            record_claim(connection, NewClaim("person/ana-novak", "held", _effective(), note=note), "x")
    before = as_json(one)
    outcome = run("--database", str(one), "import", str(export(other, "json", tmp_path / "x.json")), "--yes")
    assert outcome.code == 2
    assert "went its own way" in outcome.err
    assert as_json(one) == before


def test_a_claim_that_was_held_back_here_comes_into_its_place(tmp_path: Path, run: Run) -> None:
    ana, bo, _ = make_desks(tmp_path).values()
    digest = claim(ana, "held", "2024", note="for few")
    claim(ana, "released", "2025")
    take(bo, bundle_of(ana, profile="public"))
    assert digest not in as_json(bo).decode().partition('"absent_claims"')[0]
    path = export(ana, "json", tmp_path / "x.json")
    assert run("--database", str(bo), "import", str(path), "--yes").code == 0
    assert recorded_at_desk(bo) == recorded_at_desk(ana)
    with open_database(str(bo)) as connection:
        assert check_ledger(connection).faults == ()


def test_what_holds_things_back_is_not_imported(tmp_path: Path, run: Run) -> None:
    database = make_leaky_database(tmp_path)
    for name, file in (("json", "x.json"), ("csv", "folder"), ("csv", "x.zip"), ("bundle", "b.zip")):
        path = tmp_path / file
        assert run("--database", str(database), "export", name, "--profile", "public", "-o", str(path)).code == 0
        outcome = run("--database", str(tmp_path / "new.sqlite"), "import", str(path))
        assert outcome.code == 2, file
        assert "holds things back" in outcome.err
        assert not (tmp_path / "new.sqlite").exists()


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(
    here=st.lists(CLAIMS, max_size=3),
    there=st.lists(CLAIMS, min_size=1, max_size=4),
    name=st.sampled_from(["json", "csv as zip"]),
)
def test_whoever_imports_whom_both_know_the_same_in_the_end(
    here: list[NewClaim], there: list[NewClaim], name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pristine = tmp_path_factory.getbasetemp() / "pair"
    if not pristine.exists():
        pristine.mkdir()
        seeds = write_tiny_seeds(pristine / "seeds")
        for side in ("here", "there"):
            build_database(str(pristine / f"{side}.sqlite"), seeds)
    with tempfile.TemporaryDirectory(dir=pristine) as scratch:
        databases = []
        for side, claims in (("here", here), ("there", there)):
            database = Path(shutil.copy(pristine / f"{side}.sqlite", scratch))
            with open_database(str(database)) as connection:
                for claim in claims:
                    record_claim(connection, claim, side)
            databases.append(database)
        one, other = databases
        exports = [export(database, name, Path(scratch) / f"{database.stem}-{PATHS[name]}") for database in databases]
        _import(one, exports[1])
        _import(other, exports[0])
        assert as_json(one) == as_json(other)


def _import(database: Path, path: Path) -> None:
    from tracker.importing.restore import compare_with, import_over

    comparison = compare_with(str(database), str(path))
    if not comparison.is_nothing:
        import_over(str(database), str(path), comparison)


def _effective() -> Any:
    from tracker.dates import EffectiveDate, PartialDate

    return EffectiveDate(PartialDate(2031))
