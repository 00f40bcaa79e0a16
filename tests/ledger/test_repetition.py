"""Only rules that this program writes are counted with, wherever they come from; their days are the standard's."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import Run
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.ledger.followups import complete_follow_up
from tracker.ledger.plans import Plan, replay
from tracker.ledger.repetition import make_rrule, next_due, occurrences, read_rrule

START = date(2027, 1, 31)
SENSELESS = (
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=-1",
    "FREQ=SECONDLY",
    "FREQ=SECONDLY;INTERVAL=2",
    "FREQ=HOURLY",
    "FREQ=DAILY;COUNT=99999",
    "FREQ=DAILY;INTERVAL=1",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=1000",
    "FREQ=YEARLY;INTERVAL=9999",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    "FREQ=WEEKLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    "FREQ=DAILY;UNTIL=20261231",
    "FREQ=DAILY;UNTIL=20271301",
    "FREQ=DAILY;UNTIL=20270301;INTERVAL=2",
    "FREQ=DAILY;BYDAY=MO",
    "RRULE:FREQ=DAILY",
    "freq=daily",
    "FREQ=DAILY\n",
    "FREQ=DAILY;INTERVAL=٣",
    "DTSTART:20270101\nRRULE:FREQ=DAILY",
    "every day",
)

RULES = st.tuples(
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
    st.integers(1, 999),
    st.dates(date(1950, 1, 1), date(9999, 12, 31)),
    st.one_of(st.none(), st.integers(0, 4000)),
)


def rule_of(unit: str, number: int, start: date, length: int | None) -> str:
    """The rule that somebody gets who types it."""
    until = "" if length is None else f" until {later(start, length)}"
    return make_rrule(f"{number} {unit}s{until}", start)


def later(day: date, number: int) -> date:
    """So many days later, and not after the last day that there is."""
    return date.fromordinal(min(day.toordinal() + number, date.max.toordinal()))


@given(rule=RULES, after=st.integers(-50, 4000))
@settings(max_examples=300)
def test_the_days_of_a_rule_are_those_that_calendar_programs_find(
    rule: tuple[str, int, date, int | None], after: int
) -> None:
    start = rule[2]
    rrule = rule_of(*rule)
    day = later(start, after)
    expected = rrulestr(rrule, dtstart=datetime.combine(start, time()))
    found = expected.after(datetime.combine(day, time()))
    assert next_due(rrule, start, day) == (found.date() if found else None)
    assert list(islice(occurrences(rrule, start), 4)) == [one.date() for one in islice(expected, 4)]


@pytest.mark.parametrize("rrule", SENSELESS)
def test_a_rule_that_nobody_gets_by_typing_is_no_repetition(rrule: str) -> None:
    with pytest.raises(InvalidInput, match="is no repetition that this program writes"):
        read_rrule(rrule, START)


def test_far_years_take_no_counting() -> None:
    assert next_due("FREQ=DAILY", date(1950, 1, 1), date(9999, 12, 30)) == date(9999, 12, 31)
    assert next_due("FREQ=DAILY", date(1950, 1, 1), date(9999, 12, 31)) is None
    assert next_due("FREQ=YEARLY;INTERVAL=999", date(9001, 1, 1), date(9001, 1, 1)) is None


@pytest.mark.parametrize("rrule", SENSELESS[:3])
def test_a_plan_with_such_a_rule_that_is_in_the_chains_already_does_not_repeat(rrule: str) -> None:
    from tracker.ledger.acts import Act

    plan = Plan("person/x", "ask", "2027-01-31", rrule, "", "", "2027", "ana")
    facts = {"due": "2027-01-31", "done_on": "2027-02-01", "result": ""}
    state = replay(plan, [Act("a", 1, "done", plan.subject, "2027-02-01", "ana", facts)])
    assert (state.due, state.closed_at) == ("2027-01-31", "2027-02-01")


def test_a_file_that_brings_such_a_rule_is_refused(tiny_database: Path, tmp_path: Path, run: Run) -> None:
    assert run("followup", "add", "person/ana-novak", "ask", "--due", "2027-01-31", "--every", "month").code == 0
    document = json.loads(run("export", "json").out)
    document["follow_ups"][0]["rrule"] = SENSELESS[0]
    path = tmp_path / "all.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    before = tiny_database.read_bytes()
    for target in (tmp_path / "new.sqlite", tiny_database):
        if target == tiny_database:
            document["follow_ups"][0]["created_at"] = "2026-01-01T00:00:00.000000Z"
            path.write_text(json.dumps(document), encoding="utf-8")
        outcome = run("--database", str(target), "import", str(path), "--yes")
        assert outcome.code == 2
        assert "is no repetition that this program writes" in outcome.err
    assert not (tmp_path / "new.sqlite").exists()
    assert tiny_database.read_bytes() == before


def test_a_database_that_holds_such_a_rule_says_so_and_the_plan_can_be_closed(tiny_database: Path, run: Run) -> None:
    assert run("followup", "add", "person/ana-novak", "ask", "--due", "2027-01-31", "--every", "month").code == 0
    with open_database(str(tiny_database)) as connection:
        connection.raw.execute("UPDATE follow_up SET rrule = ?", (SENSELESS[0],))
        with pytest.raises(InvalidInput, match="is no repetition that this program writes"):
            complete_follow_up(connection, 1, on=None, result="", by="ana")
    assert run("agenda").code == 0
    assert run("followup", "list").code == 0
    assert run("bundle", "create", "-o", str(tiny_database.with_name("x.bundle"))).code == 0
    assert run("followup", "close", "1").code == 0


@pytest.mark.parametrize("due", ["1901-01-01", "1949-12-31"])
def test_nobody_plans_for_long_ago(tiny_database: Path, run: Run, due: str) -> None:
    assert tiny_database.exists()
    outcome = run("followup", "add", "person/ana-novak", "ask", "--due", due)
    assert outcome.code == 2
    assert "too early" in outcome.err
