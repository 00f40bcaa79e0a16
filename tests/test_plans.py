"""How SQLite goes about the statements that people wait for: through an index, in its order, at any size.

The collection is small and never analysed, as users' databases are, so the plans are those of a million entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.benchmarks.collection import make_collection
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database

LISTS = (
    "list_entries",
    "list_entries_after",
    "list_entries_by_status",
    "list_entries_by_status_after",
    "stale_entries",
    "follow_ups_due",
    "held_first",
    "held_between",
    "adopted_first",
    "adopted_between",
    "latest_claims_of_node",
    "last_claim_of_node",
)
"""They stop after some rows of what may be a million: they walk an index, and sort nothing."""

STREAMED = (
    "all_follow_ups",
    "all_entries_with_status",
    "all_quotes_at_offsets",
    "claims_of_node",
    "all_derived_columns",
    "all_disputed_entries",
)
"""Exports and `verify` read them from end to end, row by row: sorting them would first hold them all."""

OF_ONE = (
    "entry_by_ref",
    "entry_by_id",
    "entries_by_slug",
    "entries_by_sort_key",
    "entry_provisions",
    "person_by_id",
    "organisation_by_id",
    "charge_by_id",
    "demand_by_id",
    "statement_by_id",
    "difference_by_id",
    "legal_basis_of_entry",
    "stated_dates_of_entry",
    "addressees_of_entry",
    "groups_of_entry",
    "members_of_group",
    "links_from_entry",
    "links_to_entry",
    "groups_naming_entry",
    "name_forms_of_entry",
    "quotes_of_entry",
    "claims_of_entry",
    "claims_for_current",
    "claim_by_hash",
    "dispute_of_entry",
    "forget_dispute",
    "follow_ups_of_entry",
    "follow_up_by_id",
    "completions_of_follow_up",
    "forms_by_folded",
    "list_entries_linked",
    "provisions_by_key",
    "provisions_of_resolution",
    "paragraphs_of_provision",
    "paragraphs_by_key",
    "marks_of_provision",
    "quotes_of_provision",
    "differences_of_provision",
    "entry_ids_of_resolution",
    "codes_of_scheme",
    "kept_counts",
    "update_current_status",
    "insert_claim",
)
"""They are about one entry, provision or vocabulary: what belongs to it is found by an index, and may be sorted."""

SMALL = {"entry_count", "node", "resolution", "version", "code"}
"""Tables that do not grow with the entries."""


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = str(tmp_path_factory.mktemp("collection") / "collection.sqlite")
    make_collection(path, 1_000)
    with open_database(path) as connection:
        yield connection


def plan_of(connection: Connection, name: str) -> list[str]:
    parameters = dict.fromkeys(re.findall(r":(\w+)", SQL[name]))
    return [row[3] for row in connection.raw.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", parameters)]


def scanned(plan: list[str]) -> set[str]:
    """The tables that grow and are read from end to end."""
    return {step.split()[1] for step in plan if step.startswith("SCAN ")} - SMALL


@pytest.mark.parametrize("name", LISTS)
def test_a_list_walks_an_index_and_sorts_nothing(collected: Connection, name: str) -> None:
    plan = plan_of(collected, name)
    assert not scanned(plan)
    assert not [step for step in plan if "TEMP B-TREE" in step]


@pytest.mark.parametrize("name", STREAMED)
def test_what_is_streamed_is_not_sorted(collected: Connection, name: str) -> None:
    assert not [step for step in plan_of(collected, name) if "TEMP B-TREE" in step]


@pytest.mark.parametrize("name", OF_ONE)
def test_what_belongs_to_one_thing_is_found_through_an_index(collected: Connection, name: str) -> None:
    assert not scanned(plan_of(collected, name))


def test_what_names_one_person_is_found_before_it_is_put_in_order(collected: Connection) -> None:
    assert plan_of(collected, "list_entries_linked")[0] == "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"


def test_what_some_entries_cite_is_found_from_these_entries(collected: Connection) -> None:
    plan = plan_of(collected, "provisions_of_entries")
    assert scanned(plan) == {"chosen"}
    assert "SEARCH citation USING INDEX ix_citation_entry_id (entry_id=?)" in plan


def test_the_disputed_are_walked_in_the_order_of_the_register(collected: Connection) -> None:
    assert plan_of(collected, "disputed_entries") == [
        "SCAN dispute",
        "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)",
    ]


def test_the_checks_find_a_scan_and_a_sort(collected: Connection) -> None:
    raw = collected.raw
    plan = [row[3] for row in raw.execute("EXPLAIN QUERY PLAN SELECT id FROM entry ORDER BY note")]
    assert scanned(plan) == {"entry"}
    assert any("TEMP B-TREE" in step for step in plan)
