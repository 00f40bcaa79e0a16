"""The agenda reads ranges of indexes, and says the same as somebody who goes through everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

import tracker.queries.followups
from tests.benchmarks.collection import make_collection
from tests.running import Run
from tracker.dates import parse_date, parse_effective_date
from tracker.db.connection import Connection, open_database
from tracker.ledger.checks import check_ledger
from tracker.ledger.claims import NewClaim, record_claim
from tracker.ledger.current import refresh_all
from tracker.queries.anniversaries import list_anniversaries
from tracker.queries.crosschecks import HELD
from tracker.queries.followups import read_agenda

DAYS = ("2026-11-22", "2026-12-25", "2027-02-20", "2027-02-28", "2027-03-01", "2028-02-20", "2028-02-29", "2028-12-31")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A thousand entries; of the people, many are held since the last days of a February."""
    path = str(tmp_path_factory.mktemp("collection") / "collection.sqlite")
    make_collection(path, 1_000)
    with open_database(path) as connection:
        for remainder, since in enumerate(("2024-02-28", "2024-02-29", "2025-02-28", "2023-03-01", "2020-02-29")):
            connection.raw.execute(
                "UPDATE entry SET status = 'held', status_since = ? WHERE kind = 'person' AND id % 50 = ?",
                (since, remainder + 1),
            )
        connection.raw.execute("UPDATE resolution SET adopted = '2024-02-29' WHERE rowid % 2")
        yield connection


def in_year(start: date, year: int) -> date:
    """The anniversary in a year, as a person counts."""
    is_gone = (start.month, start.day) == (2, 29) and year % 4 != 0
    return date(year, 2, 28) if is_gone else date(year, start.month, start.day)


def expected(connection: Connection, today: date, ahead: int) -> list[tuple[date, str, str]]:
    """Everybody is gone through, and every day ahead."""
    days = [today + timedelta(days=number) for number in range(ahead + 1)]
    found = [
        (day, reference, f"{years} year{'s' * (years > 1)} since its adoption")
        for reference, adopted in connection.raw.execute("SELECT reference, adopted FROM resolution")
        for day in days
        if (years := day.year - int(adopted[:4])) > 0 and in_year(date.fromisoformat(adopted), day.year) == day
    ]
    people = "SELECT ref, status, status_since FROM entry WHERE kind = 'person'"
    for ref, status, since in connection.raw.execute(people).fetchall():
        if status not in HELD or parse_date(since).precision != "day":
            continue
        start = date.fromisoformat(since)
        for day in days:
            if (years := day.year - start.year) > 0 and in_year(start, day.year) == day:
                found.append((day, ref, f"{years} year{'s' * (years > 1)} {status}"))
            number = (day - start).days
            if number == 100 or (number > 0 and number % 500 == 0):
                found.append((day, ref, f"{number:,} days {status}"))
    return sorted(found)


@pytest.mark.parametrize("today", DAYS)
@pytest.mark.parametrize("ahead", [0, 8, 100])
def test_anniversaries_are_those_of_everybody(collected: Connection, today: str, ahead: int) -> None:
    day = date.fromisoformat(today)
    found = list_anniversaries(collected, day, ahead, 10_000)
    wanted = expected(collected, day, ahead)
    assert sorted((one.day, one.ref, one.text) for one in found) == wanted
    assert wanted or not ahead
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_the_first_anniversaries_are_the_next_ones(collected: Connection) -> None:
    day = date(2027, 2, 20)
    every = list_anniversaries(collected, day, 100, 10_000)
    assert len(every) > 100
    assert [one.day for one in list_anniversaries(collected, day, 100, 20)] == [one.day for one in every[:20]]


def test_what_is_left_out_is_named(collected: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2026, 11, 22)
    whole = read_agenda(collected, day, days=60, limit=10_000)
    assert whole.cut == ()
    number = {kind: sum(item.kind == kind for item in whole.items) for kind in ("overdue", "due", "disputed", "stale")}
    assert all(count > 2 for count in number.values())
    monkeypatch.setattr(tracker.queries.followups, "AT_MOST", 2)
    cut = read_agenda(collected, day, days=60, limit=2)
    assert cut.cut == ("overdue", "due", "disputed", "anniversary", "stale person", "stale charge", "stale demand")
    for kind in ("overdue", "due", "anniversary"):
        assert [item for item in cut.items if item.kind == kind] == [item for item in whole.items if item.kind == kind][
            :2
        ]
    assert [item.kind for item in cut.items] == [
        *("overdue", "overdue", "due", "due", "disputed", "disputed"),
        *("anniversary", "anniversary", *["stale"] * 6),
    ]


def test_the_disputed_are_those_whose_claims_disagree(collected: Connection) -> None:
    items = read_agenda(collected, date(2026, 11, 22), limit=100).items
    disputed = [item for item in items if item.kind == "disputed"]
    assert [item.title for item in disputed] == sorted((item.title for item in disputed), key=str.casefold)
    assert len(disputed) == collected.raw.execute("SELECT count(*) FROM dispute").fetchone()[0] > 5


@pytest.mark.usefixtures("database")
def test_the_command_says_that_there_is_more(run: Run) -> None:
    assert run("agenda", "--limit", "1").err == (
        "There is more: stale person, stale charge, stale demand. It is shown with a larger --limit.\n"
    )
    assert run("agenda", "--limit", "100").err == ""


def test_a_dispute_that_is_not_kept_is_found_and_kept_again(connection: Connection) -> None:
    for code in ("released", "imprisoned"):
        claim = NewClaim("person/daryn-khassenov", code, parse_effective_date("2024-06"))
        record_claim(connection, claim, "tester")
    assert check_ledger(connection).faults == ()
    connection.raw.execute("DELETE FROM dispute")
    (fault,) = check_ledger(connection).faults
    assert (fault.code, "person/daryn-khassenov" in fault.message) == ("status_differs", True)
    with connection.writing():
        refresh_all(connection)
    assert check_ledger(connection).faults == ()
