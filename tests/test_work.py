"""How much work the program does, counted and not timed: the same on every machine, and at any size.

SQLite's steps are counted by its own progress handler, statements by its trace, memory by Python's allocator.
"""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import tracker.queries.followups
from tests.benchmarks.collection import make_collection
from tests.benchmarks.invented import name_of, ref_of
from tracker.dates import parse_effective_date
from tracker.db.connection import Connection, open_database
from tracker.export import as_csv, as_json, as_jsonl
from tracker.ledger.checks import check_ledger
from tracker.ledger.claims import NewClaim, record_claim
from tracker.queries.details import get_detail
from tracker.queries.entries import count_by_status, list_entries
from tracker.queries.followups import read_agenda
from tracker.queries.refs import get_entry
from tracker.queries.summaries import latest_claims
from tracker.verification import verify_database

SMALL, LARGE = 1_000, 8_000
PERSON = 42
TODAY = date(2026, 11, 22)
AT_MOST = 1.1
WRITES = 6
READS_OF_A_DETAIL = 10
SLACK = 300_000
"""Bytes that the garbage of one entry or page may add; all 3,000 entries that are more would take ten times that."""

Work = Callable[[Connection], object]


@pytest.fixture(scope="module")
def collections(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """Paths of a small and a large collection."""
    folder = tmp_path_factory.mktemp("collections")
    paths = {size: str(folder / f"{size}.sqlite") for size in (SMALL, 4 * SMALL, LARGE)}
    for size, path in paths.items():
        make_collection(path, size)
    return paths


@pytest.fixture
def both(collections: dict[int, str]) -> Iterator[tuple[Connection, Connection]]:
    """The small and the large collection."""
    with open_database(collections[SMALL]) as small, open_database(collections[LARGE]) as large:
        yield small, large


def steps_of(connection: Connection, work: Work) -> int:
    """How many steps SQLite's machine takes for some work."""
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.raw.set_progress_handler(step, 1)
    try:
        work(connection)
    finally:
        connection.raw.set_progress_handler(None, 0)
    return steps


def statements_of(connection: Connection, work: Work) -> list[str]:
    """The statements that some work runs; what triggers do is theirs."""
    found: list[str] = []
    connection.raw.set_trace_callback(found.append)
    try:
        work(connection)
    finally:
        connection.raw.set_trace_callback(None)
    return [statement for statement in found if not statement.startswith("--")]


def claim(connection: Connection) -> None:
    record_claim(
        connection, NewClaim(ref_of(PERSON), "released", parse_effective_date("2026-01-01"), note="x"), "tester"
    )


WORK: dict[str, Work] = {
    "the first page": lambda found: list_entries(found, "person", limit=50),
    "a page in the middle": lambda found: list_entries(found, "person", after=("m", 0), limit=50),
    "a page of one status": lambda found: list_entries(found, "charge", status="on_trial", limit=3),
    "what names a person": lambda found: list_entries(found, "demand", linked=PERSON, limit=50),
    "an entry in full": lambda found: get_detail(found, get_entry(found, ref_of(PERSON))),
    "an entry by its last part": lambda found: get_entry(found, ref_of(PERSON).split("/")[1]),
    "an entry by its name": lambda found: get_entry(found, name_of(PERSON)["pl"][0]),
    "the counts": count_by_status,
    "the latest claims": lambda found: latest_claims(found, 30),
    "recording a claim": claim,
}


@pytest.mark.parametrize("name", WORK)
def test_work_does_not_grow_with_the_collection(both: tuple[Connection, Connection], name: str) -> None:
    small, large = (steps_of(connection, WORK[name]) for connection in both)
    assert 0 < large <= AT_MOST * small


def test_the_agenda_goes_through_no_more_of_a_larger_collection(
    collections: dict[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once there is enough in each of its parts; it lists few of each, so that already the smaller one has enough."""
    monkeypatch.setattr(tracker.queries.followups, "AT_MOST", 3)
    steps = []
    for size in (4 * SMALL, LARGE):
        with open_database(collections[size]) as connection:
            steps.append(steps_of(connection, lambda found: read_agenda(found, TODAY, days=365, limit=3)))
    assert steps[1] <= AT_MOST * steps[0]


def test_work_that_grows_is_noticed(both: tuple[Connection, Connection]) -> None:
    small, large = (steps_of(connection, lambda found: found.rows("count_by_kind_and_status")) for connection in both)
    assert large > 5 * small


def test_recording_a_claim_is_one_transaction_of_few_statements(both: tuple[Connection, Connection]) -> None:
    small, large = (statements_of(connection, claim) for connection in both)
    assert len(small) == len(large)
    assert [statement.split()[0] for statement in large if statement.startswith(("BEGIN", "COMMIT"))] == [
        "BEGIN",
        "COMMIT",
    ]
    assert large[0] == "BEGIN IMMEDIATE"
    writes = [statement for statement in large if statement.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert 2 <= len(writes) <= WRITES


def test_opening_an_entry_takes_few_statements(both: tuple[Connection, Connection]) -> None:
    small, large = (statements_of(connection, WORK["an entry in full"]) for connection in both)
    assert len(small) == len(large) <= READS_OF_A_DETAIL


def test_a_page_is_one_statement(both: tuple[Connection, Connection]) -> None:
    assert len(statements_of(both[1], WORK["a page in the middle"])) == 1


class Nowhere(io.StringIO):
    """A stream that keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


def peak_of(path: str, work: Work) -> int:
    """The most bytes that Python holds at once for some work, on a connection with a small page cache."""
    with closing(open_database(path)) as connection:
        connection.raw.execute("PRAGMA cache_size=-500")
        tracemalloc.start()
        try:
            work(connection)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


STREAMS: dict[str, Work] = {
    "json": lambda found: as_json.write(found, Nowhere()),
    "jsonl": lambda found: as_jsonl.write(found, Nowhere()),
    "csv": lambda found: as_csv.write(found, Nowhere()),
    "the ledger": check_ledger,
}


@pytest.mark.parametrize("name", STREAMS)
def test_what_is_streamed_holds_no_more_of_a_larger_collection(collections: dict[int, str], name: str) -> None:
    small, large = (peak_of(collections[size], STREAMS[name]) for size in (SMALL, 4 * SMALL))
    assert large <= AT_MOST * small + SLACK


def test_verify_holds_no_more_of_a_larger_collection(collections: dict[int, str], tiny_seeds: Path) -> None:
    """The problems that it finds are its result: each is 1,000 bytes at most."""

    problems: list[int] = []

    def verify(connection: Connection) -> None:
        problems.append(len(verify_database(connection, tiny_seeds).problems))

    _, small, large = (peak_of(collections[size], verify) for size in (SMALL, SMALL, 4 * SMALL))
    assert large <= AT_MOST * small + SLACK + 1_000 * (problems[2] - problems[1])
