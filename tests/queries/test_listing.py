"""Lists in every order: the same rows forwards, backwards and by number, through indexes at any size."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.benchmarks.collection import make_collection
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database
from tracker.queries.board import Freedom, freedom_of_demand, list_addressees, standing_of
from tracker.queries.listing import ORDERS, Listing, Place, number_of, place_after, read_back, read_on
from tracker.queries.rows import EntryRow

STATUSES = {"person": "held", "charge": "on_trial", "demand": "met"}
WALKS = [name for name in SQL if re.match("(walk|skip)_", name)]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = str(tmp_path_factory.mktemp("collection") / "collection.sqlite")
    make_collection(path, 1_000)
    with open_database(path) as connection:
        yield connection


def walked(connection: Connection, listing: Listing) -> tuple[list[EntryRow], list[Place]]:
    """All rows and places, page by page."""
    rows: list[EntryRow] = []
    places: list[Place] = []
    while (stretch := read_on(connection, listing, places[-1] if places else None, 7)).rows:
        rows += stretch.rows
        places += stretch.places
    return rows, places


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize(("kind", "by"), [(kind, by) for kind, known in ORDERS.items() for by in known])
def test_a_list_is_the_same_forwards_backwards_and_by_number(
    collected: Connection, kind: str, by: str, is_descending: bool
) -> None:
    for status in {None, STATUSES.get(kind)}:
        listing = Listing(kind, status, by, is_descending)
        rows, places = walked(collected, listing)
        total = sum(
            number
            for known, code, number in collected.rows("count_by_kind_and_status")
            if known == kind and status in (None, code)
        )
        assert len(rows) == len(set(rows)) == total
        assert places == sorted(places, reverse=is_descending)
        back: list[EntryRow] = []
        before: Place | None = None
        while (stretch := read_back(collected, listing, before, 9)).rows:
            back[:0] = stretch.rows
            before = stretch.places[0]
        assert back == rows
        if total > 5:
            assert place_after(collected, listing, None, 3) == places[2]
            assert place_after(collected, listing, None, -2) == places[-2]
            assert place_after(collected, listing, places[1], 3) == places[4]
            assert place_after(collected, listing, places[4], -3) == places[1]
            assert [number_of(collected, listing, row.id) for row in rows[:5]] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("name", WALKS)
def test_every_order_walks_its_index_and_sorts_nothing(collected: Connection, name: str) -> None:
    parameters = dict.fromkeys(re.findall(r":(\w+)", SQL[name]))
    plan = [row[3] for row in collected.raw.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", parameters)]
    assert plan
    assert not [step for step in plan if step.startswith("SCAN ") or "TEMP B-TREE" in step]


def test_the_board_counts_each_demand_and_each_person_once(collected: Connection) -> None:
    asked = list_addressees(collected, 1_000)
    assert [one.demands for one in asked] == sorted((one.demands for one in asked), reverse=True)
    standings = [standing for one in asked for standing in standing_of(collected, one)]
    (demands,) = collected.raw.execute("SELECT count(*) FROM entry WHERE kind = 'demand'").fetchone()
    assert sum(standing.demands for standing in standings) == demands
    held = collected.raw.execute(
        "SELECT d.id FROM entry d JOIN link l ON l.entry_id = d.id JOIN entry p ON p.id = l.target_id "
        "WHERE d.kind = 'demand' AND p.status = 'imprisoned' LIMIT 1"
    ).fetchone()
    assert freedom_of_demand(collected, held[0]) == Freedom(held=1)
