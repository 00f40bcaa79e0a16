"""An export of some entries only: those that are named, or those of a list that fit, in any format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.running import Run

pytestmark = pytest.mark.usefixtures("database")
EXILED = ["person/bota-jardemalie", "person/mukhtar-ablyazov"]


def refs(text: str) -> list[str]:
    """The refs of the entries of a JSON export."""
    return [entry["ref"] for entry in json.loads(text)["entries"]]


def test_a_list_with_a_status_leaves_alone_in_json_and_csv(run: Run) -> None:
    options = ("--what", "people", "--status", "in_exile")
    assert refs(run("export", "json", *options).out) == EXILED
    rows = csv.DictReader(io.StringIO(run("export", "csv", *options).out, newline=""))
    assert [row["ref"] for row in rows] == EXILED


def test_named_entries_leave_with_their_follow_ups_and_no_others(run: Run) -> None:
    for name in ("Abliazow", "person/aron-atabek"):
        assert run("followup", "add", name, "Ask", "--due", "2027-01-31").code == 0
    found = json.loads(run("export", "json", "--only", "Abliazow", "--only", "Maks Bokayev").out)
    assert [entry["ref"] for entry in found["entries"]] == ["person/maks-bokayev", "person/mukhtar-ablyazov"]
    assert [one["ref"] for one in found["follow_ups"]] == ["person/mukhtar-ablyazov"]
    assert found["differences"] == []
    assert len(found["resolutions"]) == 1


def test_names_and_conditions_together_leave_what_is_both(run: Run) -> None:
    options = ("--only", "Abliazow", "--only", "Atabek", "--what", "people", "--status", "in_exile")
    assert refs(run("export", "json", *options).out) == ["person/mukhtar-ablyazov"]


def test_demands_to_an_addressee_leave_as_data(run: Run) -> None:
    found = refs(run("export", "json", "--addressee", "eu_delegation").out)
    assert len(found) == 9
    assert all(ref.startswith("demand/") for ref in found)


def test_a_dossier_is_about_those_that_are_named(run: Run) -> None:
    written = run("export", "md", "--only", "Maks Bokayev", "--only", "Aron Atabek").out
    assert "2 entries" in written
    assert "Aron Atabek" in written


def test_without_conditions_everything_leaves(run: Run) -> None:
    assert len(refs(run("export", "json").out)) > 300


def test_a_name_that_fits_nobody_is_refused(run: Run) -> None:
    outcome = run("export", "json", "--only", "Nobody Atall")
    assert outcome.code == 2
    assert "Nobody Atall" in outcome.err
