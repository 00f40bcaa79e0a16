"""Follow-ups fall on the days that a person would expect, and what was done stays recorded."""

from __future__ import annotations

import calendar
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import TODAY, Run, run_process
from tracker.db.connection import Connection
from tracker.errors import InvalidInput
from tracker.ledger.followups import (
    add_follow_up,
    close_follow_up,
    complete_follow_up,
    parse_day,
    postpone_follow_up,
)
from tracker.ledger.repetition import make_rrule, next_due
from tracker.queries.followups import days_held, find_follow_up, list_agenda, list_follow_ups
from tracker.queries.refs import get_entry

REF = "person/daryn-khassenov"


def day(text: str) -> date:
    return date.fromisoformat(text)


def occurrences(every: str, start: str, number: int) -> list[str]:
    """The first days of a repetition, each found from the one before."""
    rrule, found = make_rrule(every, day(start)), [day(start)]
    while len(found) < number:
        following = next_due(rrule, day(start), found[-1])
        if following is None:
            break
        found.append(following)
    return [one.isoformat() for one in found]


@pytest.mark.parametrize(
    ("every", "start", "expected"),
    [
        ("month", "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]),
        ("monthly", "2028-01-30", ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
        ("month", "2028-01-29", ["2028-01-29", "2028-02-29", "2028-03-29"]),
        ("every 2 months", "2026-12-31", ["2026-12-31", "2027-02-28", "2027-04-30", "2027-06-30", "2027-08-31"]),
        ("quarter", "2026-11-30", ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]),
        ("quarterly", "2027-01-15", ["2027-01-15", "2027-04-15", "2027-07-15"]),
        ("3 months", "2027-01-15", ["2027-01-15", "2027-04-15", "2027-07-15"]),
        ("year", "2028-02-29", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("yearly", "2027-02-28", ["2027-02-28", "2028-02-28", "2029-02-28"]),
        ("2 weeks", "2026-12-28", ["2026-12-28", "2027-01-11", "2027-01-25"]),
        ("day", "2027-02-27", ["2027-02-27", "2027-02-28", "2027-03-01"]),
        ("Every 3 Months until 2027-07-31", "2027-01-31", ["2027-01-31", "2027-04-30", "2027-07-31"]),
        ("month until 2027-03-30", "2027-01-31", ["2027-01-31", "2027-02-28"]),
        ("week until 2027-01-01", "2027-01-01", ["2027-01-01"]),
    ],
)
def test_a_repetition_falls_where_a_person_expects_it(every: str, start: str, expected: list[str]) -> None:
    assert occurrences(every, start, 5)[: len(expected)] == expected
    if "until" in every:
        assert len(occurrences(every, start, 5)) == len(expected)


@pytest.mark.parametrize(
    "every",
    ["", "sometimes", "0 days", "00 weeks", "-1 months", "1000 days", "3", "month until", "²  months", "3 moons"],
)
def test_what_is_no_repetition_is_refused(every: str) -> None:
    with pytest.raises(InvalidInput, match="is no repetition"):
        make_rrule(every, day("2027-01-01"))


@pytest.mark.parametrize("until", ["2026-12-31", "2026", "soon", "2027-02-30"])
def test_an_end_that_is_no_day_or_before_the_beginning_is_refused(until: str) -> None:
    with pytest.raises(InvalidInput):
        make_rrule(f"month until {until}", day("2027-01-01"))


@pytest.mark.parametrize("text", ["2027", "2027-01", "27-01-01", "2027-02-29", "tomorrow"])
def test_something_is_due_on_a_day(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_day(text)


def clamp(year: int, month: int, number: int) -> date:
    """A day of a month, or its last day when it has fewer."""
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))


def model(unit: str, interval: int, start: date, number: int) -> date:
    """The occurrence with a number, counted from the start, as a person counts."""
    if unit in ("day", "week"):
        return start + timedelta(days=number * interval * (7 if unit == "week" else 1))
    months = number * interval * {"month": 1, "quarter": 3, "year": 12}[unit]
    place = start.year * 12 + start.month - 1 + months
    return clamp(place // 12, place % 12 + 1, start.day)


@given(
    unit=st.sampled_from(["day", "week", "month", "quarter", "year"]),
    interval=st.integers(1, 18),
    start=st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    length=st.integers(0, 12),
)
@settings(max_examples=300)
def test_every_repetition_is_the_models(unit: str, interval: int, start: date, length: int) -> None:
    rrule = make_rrule(f"{interval} {unit}s", start)
    found = start
    for number in range(1, length + 1):
        following = next_due(rrule, start, found)
        assert following == model(unit, interval, start, number)
        found = following


@given(
    unit=st.sampled_from(["week", "month", "quarter", "year"]),
    interval=st.integers(1, 5),
    start=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    delays=st.lists(st.integers(0, 200), min_size=1, max_size=6),
)
@settings(max_examples=40)
def test_postponing_moves_one_occurrence_and_leaves_the_others_on_their_days(
    connection: Connection, unit: str, interval: int, start: date, delays: list[int]
) -> None:
    entry = get_entry(connection, REF)
    added = add_follow_up(connection, entry, "Ask", start, every=f"{interval} {unit}s", by="me")
    due = start
    for delay in delays:
        moved = due + timedelta(days=delay)
        assert postpone_follow_up(connection, added.id, moved).due == moved.isoformat()
        done = complete_follow_up(connection, added.id, on="2026-01-01", result="", by="me", due=moved.isoformat())
        number = next(n for n in range(10_000) if model(unit, interval, start, n) > moved)
        due = model(unit, interval, start, number)
        assert done.due == due.isoformat()
    kept = find_follow_up(connection, added.id)
    assert kept is not None
    assert len(kept.done) == len(delays)
    assert (kept.starts, kept.due) == (start.isoformat(), due.isoformat())


def test_one_that_repeats_is_not_moved_to_an_earlier_day(connection: Connection) -> None:
    entry = get_entry(connection, REF)
    added = add_follow_up(connection, entry, "Ask", day("2027-03-31"), every="month", by="me")
    with pytest.raises(InvalidInput, match="only be moved to a later day"):
        postpone_follow_up(connection, added.id, day("2027-03-10"))
    assert complete_follow_up(connection, added.id, on="2026-11-20", result="", by="me").due == "2027-04-30"
    once = add_follow_up(connection, entry, "Ask", day("2027-03-31"), by="me")
    assert postpone_follow_up(connection, once.id, day("2027-03-10")).due == "2027-03-10"


def test_one_that_was_done_late_skips_what_is_past(connection: Connection) -> None:
    added = add_follow_up(connection, get_entry(connection, REF), "Ask", day("2026-01-31"), every="month", by="me")
    assert complete_follow_up(connection, added.id, on="2026-06-10", result="sent", by="me").due == "2026-06-30"


def test_what_two_people_do_at_once_is_done_once(connection: Connection, database: Path, run: Run) -> None:
    entry = get_entry(connection, REF)
    added = add_follow_up(connection, entry, "Ask", day("2026-11-20"), every="3 months", by="me")
    complete_follow_up(connection, added.id, on=None, result="", by="bo", due="2026-11-20")
    for due in ("2026-11-20", None):
        with pytest.raises(InvalidInput, match=f"due on 2027-02-20; bo did it on {TODAY}"):
            complete_follow_up(connection, added.id, on=None, result="", by="me", due=due)
    command = ("followup", "done", str(added.id))
    assert "--due 2027-02-20" in run(*command).err
    assert run(*command, "--due", "2027-02-20").out == f"follow-up {added.id}: due 2027-05-20\n"
    assert run(*command, "--due", "soon").code == 2
    once = add_follow_up(connection, entry, "Ask", day("2026-11-20"), by="me")
    complete_follow_up(connection, once.id, on=None, result="", by="bo", due="2026-11-20")
    with pytest.raises(InvalidInput, match=f"closed on .*; bo did it on {TODAY}"):
        complete_follow_up(connection, once.id, on=None, result="", by="me", due="2026-11-20")
    assert database.exists()


def test_what_was_done_is_kept_with_its_result_and_who_did_it(connection: Connection) -> None:
    entry = get_entry(connection, REF)
    added = add_follow_up(connection, entry, "  Ask  ", day("2026-11-01"), assignee="Ms A", note="gently", by="me")
    assert complete_follow_up(connection, added.id, on=None, result="no answer", by="you").due is None
    (kept,) = list_follow_ups(connection, entry.id)
    assert (kept.action, kept.assignee, kept.note, kept.created_by) == ("Ask", "Ms A", "gently", "me")
    assert kept.closed_at
    (done,) = kept.done
    assert (done.due, done.done_on, done.result, done.recorded_by) == ("2026-11-01", TODAY, "no answer", "you")


def test_the_last_occurrence_closes_it(connection: Connection) -> None:
    added = add_follow_up(
        connection, get_entry(connection, REF), "Ask", day("2026-01-31"), every="month until 2026-03-31", by="me"
    )
    days = ("2026-01-01", "2026-01-02", "2026-01-03")
    due = [complete_follow_up(connection, added.id, on=on, result="", by="me").due for on in days]
    assert due == ["2026-02-28", "2026-03-31", None]
    with pytest.raises(InvalidInput, match="was closed on"):
        complete_follow_up(connection, added.id, on=None, result="", by="me")
    with pytest.raises(InvalidInput, match="was closed on"):
        postpone_follow_up(connection, added.id, day("2027-01-01"))
    with pytest.raises(InvalidInput, match="was closed on"):
        close_follow_up(connection, added.id)


@pytest.mark.parametrize("number", [0, 1, -1, 2**63 - 1, 2**63, 10**30])
def test_a_follow_up_that_is_not_there_is_said_so(connection: Connection, number: int) -> None:
    with pytest.raises(InvalidInput, match="There is no follow-up"):
        close_follow_up(connection, number)


@pytest.mark.parametrize(
    ("action", "words"), [(" ", "says what to do"), ("a\0", "NUL"), ("a\udc80", "UTF-8"), ("x" * 100_001, "100,001")]
)
def test_a_text_that_cannot_be_kept_is_refused(connection: Connection, action: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        add_follow_up(connection, get_entry(connection, REF), action, day("2027-01-01"), by="me")
    assert connection.rows("all_follow_ups") == []


def agenda(run: Run, *options: str) -> list[dict[str, object]]:
    outcome = run("agenda", "--json", *options)
    assert outcome.code == 0, outcome.err
    found: list[dict[str, object]] = json.loads(outcome.out)
    return found


def test_the_agenda_goes_from_overdue_to_stale(database: Path, run: Run) -> None:
    for when, what in (("2026-11-21", "late"), ("2026-11-22", "now"), ("2026-12-06", "soon"), ("2026-12-07", "later")):
        assert run("followup", "add", REF, what, "--due", when).code == 0
    items = agenda(run)
    assert [(item["kind"], item["text"], item["days"]) for item in items[:3]] == [
        ("overdue", "late", 1),
        ("due", "now", 0),
        ("due", "soon", -14),
    ]
    kinds = [str(item["kind"]) for item in items]
    assert kinds == sorted(kinds, key=["overdue", "due", "disputed", "anniversary", "stale"].index)
    assert database.exists()


def test_what_is_due_is_due_on_the_users_local_day(database: Path, run: Run) -> None:
    run("followup", "add", REF, "now", "--due", "2026-11-22")
    assert database.exists()
    kinds = {}
    for zone, instant in (("Pacific/Kiritimati", "UTC-14"), ("Pacific/Pago_Pago", "UTC+11")):
        done = run_process("agenda", "--json", "--days", "36500", environment={"TZ": instant, "TRACKER_TODAY": ""})
        assert done.returncode == 0, done.stderr
        (item,) = [item for item in json.loads(done.stdout) if item["follow_up"]]
        kinds[zone] = item["days"]
    assert kinds["Pacific/Kiritimati"] - kinds["Pacific/Pago_Pago"] in (1, 2)


def test_the_agenda_says_for_how_long_a_person_has_been_held(database: Path, run: Run) -> None:
    run("status", REF, "imprisoned", "--on", "2024-05-13")
    run("followup", "add", REF, "Ask", "--due", "2026-11-25")
    run("followup", "add", "demand/2021-2544/1.1", "Ask", "--due", "2026-11-26")
    first, second = agenda(run)[:2]
    assert first["held_days"] == (date.fromisoformat(TODAY) - date(2024, 5, 13)).days
    assert second["held_days"] is None
    assert "(held 923 days)" in run("agenda").out
    run("status", REF, "released", "--on", "2026-11-01")
    assert agenda(run)[0]["held_days"] is None
    assert database.exists()


def test_round_numbers_of_days_and_years_held_are_anniversaries(database: Path, run: Run) -> None:
    run("status", REF, "imprisoned", "--on", "2024-02-29")
    found = {item["day"]: item["text"] for item in agenda(run, "--days", "400") if item["ref"] == REF}
    assert found["2026-11-25"] == "1,000 days imprisoned"
    assert found["2027-02-28"] == "3 years imprisoned"
    assert "2028-02-29" not in found
    run("status", REF, "detained_police", "--on", "2026-11")
    assert REF not in {item["ref"] for item in agenda(run, "--days", "400") if item["kind"] == "anniversary"}
    assert database.exists()


def test_days_held_are_counted_from_the_last_day_that_the_arrest_can_mean() -> None:
    today = date(2026, 11, 22)
    assert str(days_held("held", "2026-11-21", today)) == "1 day"
    assert str(days_held("held", "2021", today)) == "at least 1,787 days"
    assert str(days_held("imprisoned", "2026-11", today)) == "at least 0 days"
    assert days_held("released", "2026-11-21", today) is None


def test_sources_that_disagree_about_the_present_are_on_the_agenda_until_somebody_checks(
    database: Path, run: Run
) -> None:
    def disputed() -> list[object]:
        return [item["text"] for item in agenda(run) if item["kind"] == "disputed"]

    assert disputed() == []
    run("status", REF, "released", "--on", "2024-05-13", "--source", "a paper")
    assert disputed() == []
    run("status", REF, "imprisoned", "--on", "2024-05", "--source", "a lawyer")
    assert disputed() == ["released (2024-05-13) or imprisoned (2024-05)"]
    assert "conflict: released" in run("show", REF).out
    assert "conflict: released" in run("status", REF).out
    assert "conflict" not in run("show", REF, "--as-of", "2024-05-20").out
    run("status", REF, "--unchanged", "--on", "2025", "--source", "own visit")
    assert disputed() == []
    assert "conflict: released" in run("show", REF).out
    assert database.exists()


def test_a_claim_that_contradicts_the_text_is_disputed(database: Path, run: Run) -> None:
    run("status", REF, "released", "--on", "2021-02", "--source", "a paper")
    assert [item["ref"] for item in agenda(run) if item["kind"] == "disputed"] == [REF]
    assert database.exists()


def test_settings_say_when_an_entry_of_a_kind_is_stale(
    database: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file = tmp_path / "config.toml"
    monkeypatch.setenv("TRACKER_CONFIG", str(settings_file))

    def stale() -> set[str]:
        found = agenda(run, "--limit", "200")
        return {str(item["ref"]).split("/")[0] for item in found if item["kind"] == "stale"}

    assert stale() == {"person", "charge", "demand"}
    settings_file.write_text("[stale_after_days]\nperson = 3000\ncharge = 2109\n", encoding="utf-8")
    assert stale() == {"charge", "demand"}
    assert {item["kind"] for item in agenda(run, "--stale", "3000")} <= {"anniversary"}
    for text in (
        "[stale_after_days]\nperson = true",
        "[stale_after_days]\npeople = 3",
        "stale_after_days = 3",
        "[x",
        "\xff",
    ):
        settings_file.write_bytes(text.encode("latin-1"))
        outcome = run("agenda")
        assert outcome.code == 2, text
        assert str(settings_file) in outcome.err
    assert database.exists()


@pytest.mark.parametrize(
    "options", [("--days", "-1"), ("--days", "99999999999"), ("--stale", "36501"), ("--limit", "0")]
)
def test_a_number_of_days_that_no_calendar_has_is_refused(database: Path, run: Run, options: tuple[str, ...]) -> None:
    assert run("agenda", *options).code == 2
    assert database.exists()


def test_the_commands_plan_list_do_postpone_and_close(database: Path, run: Run) -> None:
    assert run("followup", "list").err == "Nothing is planned.\n"
    added = run("followup", "add", REF, "Ask [red]them[/]", "--due", "2027-01-31", "--every", "month", "--who", "Ms A")
    assert added.out == "follow-up 1: due 2027-01-31\n"
    assert run("followup", "postpone", "1", "2027-02-10").out == "follow-up 1: due 2027-02-10\n"
    assert run("followup", "done", "1", "--result", "answered").out == "follow-up 1: due 2027-02-28\n"
    listed = run("followup", "list", "Daryn Khassenov").lines
    rule = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert listed[0].split("  ")[1:] == [" 1", "due 2027-02-28", REF, "Ask [red]them[/]", "(Ms A)", rule]
    assert listed[1].strip() == f"done {TODAY} by tester  answered"
    assert json.loads(run("followup", "close", "1", "--json").out) == {"id": 1, "due": None}
    assert run("followup", "close", "1").code == 2
    assert database.exists()


@given(st.dates(date(2021, 6, 1), date(2031, 6, 1)), st.integers(0, 400))
@settings(max_examples=20)
def test_the_agenda_of_any_day_is_within_its_days(connection: Connection, today: date, ahead: int) -> None:
    for item in list_agenda(connection, today, days=ahead):
        if item.kind in ("due", "anniversary"):
            assert -ahead <= item.days <= 0
            assert item.day == (today - timedelta(days=item.days)).isoformat()
        else:
            assert item.days > 0
