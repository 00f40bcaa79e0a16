"""The rules that cross the statuses of people and demands, in `verify` and beside the entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.running import Run
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database
from tracker.queries.crosschecks import DEAD, HELD, OPEN, RELEASED, conflicts_of, list_conflicts
from tracker.queries.entries import find_entry
from tracker.register.vocabulary import codes_of

RELEASE_ALL = "demand/2021-2544/3.1"


def codes(connection: Connection) -> list[tuple[str, str, str]]:
    return [(found.code, found.demand, found.person) for found in list_conflicts(connection)]


def record(run: Run, *arguments: str) -> None:
    outcome = run("status", *arguments, "--on", "2021-11", "--source", "https://example.org/news")
    assert outcome.code == 0, outcome.said


def test_the_register_as_the_text_states_it_has_no_conflict(connection: Connection) -> None:
    assert codes(connection) == []


def test_deaths_that_the_text_states_are_no_conflict_without_a_demand_for_release(connection: Connection) -> None:
    agadil = find_entry(connection, "person/dulat-agadil")
    assert agadil
    assert agadil.status in DEAD
    assert conflicts_of(connection, agadil) == ()


def test_somebody_released_while_the_demand_has_no_response_is_reported(database: Path, run: Run) -> None:
    record(run, "person/almat-zhumagulov", "released")
    with open_database(str(database)) as connection:
        assert codes(connection) == [("released_while_open", RELEASE_ALL, "person/almat-zhumagulov")]
    record(run, RELEASE_ALL, "partly_met")
    with open_database(str(database)) as connection:
        assert codes(connection) == []


def test_a_demand_that_is_met_while_somebody_is_held_is_reported_for_each_of_them(database: Path, run: Run) -> None:
    record(run, RELEASE_ALL, "met")
    with open_database(str(database)) as connection:
        found = codes(connection)
    assert {code for code, _, _ in found} == {"met_while_held"}
    assert ("met_while_held", RELEASE_ALL, "person/aron-atabek") in found
    assert len(found) == len(set(found)) == 21


def test_somebody_dead_while_the_demand_is_open_is_reported_until_it_is_overtaken(database: Path, run: Run) -> None:
    record(run, "person/aron-atabek", "died_in_custody")
    record(run, RELEASE_ALL, "pledged")
    with open_database(str(database)) as connection:
        assert codes(connection) == [("dead_while_open", RELEASE_ALL, "person/aron-atabek")]
    record(run, RELEASE_ALL, "overtaken")
    with open_database(str(database)) as connection:
        assert codes(connection) == []


def test_verify_warns_and_show_tells_it_beside_both_entries(database: Path, run: Run) -> None:
    assert database.exists()
    record(run, "person/almat-zhumagulov", "released")
    verified = run("verify")
    assert verified.code == 0
    (line,) = [line for line in verified.lines if "released_while_open" in line]
    assert line.startswith("ledger: warning: demand/2021-2544/3.1")
    for ref in ("person/almat-zhumagulov", RELEASE_ALL):
        (shown,) = [line for line in run("show", ref).lines if line.startswith("  check: ")]
        assert "3.1, a demand for release, has no response, but Almat Zhumagulov is released since 2021-11" in shown
    assert "check: " not in run("show", "person/aron-atabek").out
    assert "check: " not in run("show", "person/almat-zhumagulov", "--as-of", "2021-03").out


def test_a_member_of_a_group_that_benefits_counts_like_somebody_named(
    tiny_seeds: Path, tmp_path: Path, run: Run
) -> None:
    demands = tiny_seeds / "2030-9999-RSP" / "demands.toml"
    text = demands.read_text("utf-8").replace(
        'beneficiaries = ["person/ana-novak"]', '[[demand.group]]\nlabel = "poets"\nnamed = ["person/ana-novak"]', 1
    )
    demands.write_text(text, "utf-8")
    people = demands.with_name("people.toml")
    people.write_text(people.read_text("utf-8").replace('status = "held"', 'status = "released"'), "utf-8")
    target = str(tmp_path / "tracker.sqlite")
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    with open_database(target) as connection:
        assert codes(connection) == [("released_while_open", "demand/2030-9999/1.1", "person/ana-novak")]


@pytest.mark.parametrize("name", ["beneficiaries_of_demand", "demands_helping_person"])
def test_what_is_shown_beside_an_entry_is_found_through_indexes(connection: Connection, name: str) -> None:
    parameters = {"measure_kind": "release", "relation": "beneficiary", "entry_id": 1}
    plan = [row[3] for row in connection.raw.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", parameters)]
    assert not [step for step in plan if step.startswith("SCAN") or "kind=?" in step]


@pytest.mark.parametrize(("codes_used", "scheme"), [(HELD | RELEASED | DEAD, "person"), (OPEN | {"met"}, "demand")])
def test_every_code_that_the_rules_name_is_in_the_vocabulary(codes_used: frozenset[str], scheme: str) -> None:
    assert codes_used <= codes_of(scheme).keys()
