"""What was true then, what was known then, and what changed between: three views of one ledger that must agree."""

from __future__ import annotations

import itertools
import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.running import TODAY, Run
from tracker.cli.when import make_when
from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import Connection
from tracker.ledger.claims import NewClaim, record_claim
from tracker.queries.changes import list_changes
from tracker.queries.history import get_history, list_claimed, status_on
from tracker.queries.refs import get_entry
from tracker.status import Claimed, When, derive, find_conflicts, last_day, live_claims

REF = "person/daryn-khassenov"
OTHER = "person/almat-zhumagulov"
CODES = ("held", "released", "imprisoned", "died")


def claim(code: str, first: date, last: date, number: int, *taking: str) -> Claimed:
    kind, of = taking or ("development", None)
    effective = first.isoformat() if first == last else first.isoformat()[:7]
    recorded = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)
    stamp = recorded.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return Claimed(code, kind, effective, first.isoformat(), last.isoformat(), stamp, f"hash{number}", of)


def month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


DAYS = st.dates(date(2021, 3, 1), date(2022, 12, 31))
EVENTS = st.lists(st.tuples(st.sampled_from(CODES), DAYS, st.booleans()), max_size=7)
TEXT = Claimed("held", "stated_in_text", "2021-02-11", "2021-02-11", "2021-02-11", "", "", None)


def make_claims(events: list[tuple[str, date, bool]]) -> list[Claimed]:
    """Claims with a last day of its own for each, so that no order of recording has to decide."""
    claims, taken = [TEXT], set()
    for number, (code, day, is_month) in enumerate(events):
        first, last = (day.replace(day=1), month_end(day)) if is_month else (day, day)
        if last not in taken:
            taken.add(last)
            claims.append(claim(code, first, last, number))
    return claims


def recorded_in_order(claims: tuple[Claimed, ...]) -> list[Claimed]:
    """The same claims as if they had been recorded in this order."""
    return [
        one._replace(recorded_at=f"2026-01-01T{place:02}:00:00.000000Z" if one.hash else "")
        for place, one in enumerate(claims)
    ]


@given(EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_order_of_recording_does_not_change_what_was_true(
    events: list[tuple[str, date, bool]], chance: object
) -> None:
    claims = make_claims(events)
    shuffled = claims[1:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    other = recorded_in_order((TEXT, *shuffled))
    assert derive(other) == derive(claims)
    for day in {last_day(one) for one in claims} | {"2021-02-10", "2021-06-30", "2023-01-01"}:
        assert derive(other, When(as_of=day)) == derive(claims, When(as_of=day))
    assert [one.hash for one in live_claims(other)] == [one.hash for one in live_claims(claims)]


@given(EVENTS)
def test_each_event_of_a_timeline_is_true_until_the_next(events: list[tuple[str, date, bool]]) -> None:
    claims = make_claims(events)
    for earlier, later in itertools.pairwise(sorted(claims, key=last_day)):
        for day in (last_day(earlier), str(date.fromisoformat(last_day(later)) - timedelta(days=1))):
            found = derive(claims, When(as_of=day))
            assert found is not None
            assert found.code == earlier.code


@given(EVENTS, st.integers(0, 7))
def test_what_was_known_then_does_not_change_with_what_is_recorded_later(
    events: list[tuple[str, date, bool]], number: int
) -> None:
    claims = make_claims(events)
    then = When(known_on=f"2026-01-01T{number:02}:00:00.000000Z")
    known = [one for one in claims if not one.hash or int(one.hash.removeprefix("hash")) <= number]
    assert derive(claims, then) == derive(known)
    assert find_conflicts(claims, then) == find_conflicts(known)
    assert derive(claims, then._replace(as_of="2021-12-31")) == derive(known, When(as_of="2021-12-31"))


@given(EVENTS)
def test_two_claims_conflict_when_they_may_speak_of_one_day_and_differ(events: list[tuple[str, date, bool]]) -> None:
    claims = make_claims(events)
    timeline = live_claims(claims)
    expected = [
        (earlier, later)
        for earlier, later in itertools.pairwise(timeline)
        if earlier.code != later.code and later.effective_from <= earlier.effective_until
    ]
    assert find_conflicts(claims) == expected
    assert all(pair[0] in timeline and pair[1] in timeline for pair in expected)


def test_a_month_that_was_still_running_ends_when_it_was_recorded() -> None:
    released = claim("released", date(2026, 1, 1), date(2026, 1, 31), 0)
    arrested = claim("held", date(2026, 1, 9), date(2026, 1, 9), 24 * 9)
    assert last_day(released) == "2026-01-01"
    found = derive([TEXT, released, arrested])
    assert found is not None
    assert found.code == "held"
    told_later = claim("released", date(2026, 1, 1), date(2026, 1, 31), 24 * 60)
    found = derive([TEXT, arrested, told_later])
    assert found is not None
    assert found.code == "released"


def test_a_correction_that_is_retracted_leaves_what_it_corrected() -> None:
    wrong = claim("released", date(2022, 5, 1), date(2022, 5, 1), 0)
    correction = claim("imprisoned", date(2022, 5, 1), date(2022, 5, 1), 1, "correction", "hash0")
    undone = claim("imprisoned", date(2022, 5, 1), date(2022, 5, 1), 2, "retraction", "hash1")
    codes = [live_claims([TEXT, wrong, correction, undone][:n])[-1].code for n in range(1, 5)]
    assert codes == ["held", "released", "imprisoned", "released"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from([REF, OTHER]),
        st.sampled_from(CODES),
        DAYS,
        st.sampled_from(["development", "development", "correction", "retraction"]),
        st.integers(0, 9),
    ),
    max_size=6,
)


def record_steps(connection: Connection, steps: list[tuple[str, str, date, str, int]]) -> list[str]:
    """Record them; the times of recording."""
    stamps = []
    for ref, code, day, kind, target in steps:
        entry = get_entry(connection, ref)
        live = [one for one in get_history(connection, entry) if one.hash and one.is_live]
        wrong = live[target % len(live)] if live and kind != "development" else None
        effective = EffectiveDate(PartialDate(day.year, day.month, day.day))
        new = NewClaim(ref, code, effective, kind if wrong else "development", supersedes=wrong.hash if wrong else None)
        recorded = record_claim(connection, new, "me")
        row = connection.row("claim_by_hash", hash=recorded.hash)
        assert row is not None
        stamps.append(str(row[7]))
    return stamps


@given(STEPS)
@settings(max_examples=30)
def test_known_now_and_true_now_are_the_current_status(
    connection: Connection, steps: list[tuple[str, str, date, str, int]]
) -> None:
    record_steps(connection, steps)
    today = date.fromisoformat(TODAY)
    real_today = datetime.now(UTC).date() + timedelta(days=1)
    for ref in (REF, OTHER):
        entry = get_entry(connection, ref)
        for when in (make_when(today), make_when(None, real_today), make_when(today, real_today)):
            found = status_on(connection, entry.id, when)
            assert found == (entry.status, entry.status_since, entry.last_checked)
        live = [one.hash for one in live_claims(list_claimed(connection, entry))]
        shown = [one.hash or "" for one in get_history(connection, entry) if one.is_live]
        assert sorted(live) == sorted(shown)


@given(STEPS, DAYS, DAYS)
@settings(max_examples=30)
def test_a_diff_is_the_difference_of_two_views(
    connection: Connection, steps: list[tuple[str, str, date, str, int]], one: date, two: date
) -> None:
    stamps = record_steps(connection, steps)
    views = [(When(as_of=str(min(one, two))), When(as_of=str(max(one, two)))), (When(as_of="2020-12-31"), When())]
    views += [(When(known_on=earlier), When(known_on=later)) for earlier, later in itertools.pairwise(stamps)]
    for before, after in views:
        changes = {change.ref: change for change in list_changes(connection, before, after)}
        for ref in (REF, OTHER):
            entry = get_entry(connection, ref)
            was, now = status_on(connection, entry.id, before), status_on(connection, entry.id, after)
            codes = (was.code if was else None, now.code if now else None)
            if codes[0] == codes[1]:
                assert ref not in changes
            else:
                assert (changes[ref].before, changes[ref].after) == codes
                assert changes[ref].since == (now.since if now else None)


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    os.environ.pop("TZ", None)
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "end"),
    [
        ("UTC", "2026-03-10T23:59:59.999999Z"),
        ("Asia/Almaty", "2026-03-10T18:59:59.999999Z"),
        ("America/New_York", "2026-03-11T03:59:59.999999Z"),
    ],
    indirect=["zone"],
)
def test_a_day_on_which_something_was_known_ends_at_the_users_midnight(zone: str, end: str) -> None:
    assert zone
    assert make_when(None, date(2026, 3, 10)) == When(known_on=end)
    make_when(None, date(9999, 12, 31))
    make_when(None, date(1900, 1, 1))


def statuses(run: Run, *options: str) -> dict[str, str | None]:
    outcome = run("list", "people", "--json", *options)
    assert outcome.code == 0, outcome.err
    return {entry["ref"]: entry["status"] for entry in json.loads(outcome.out)}


def test_lists_and_entries_are_seen_as_they_were(database: Path, run: Run) -> None:
    run("status", REF, "released", "--on", "2023-05-10", "--source", "a paper")
    run("status", REF, "imprisoned", "--on", "2024", "--source", "a court")
    assert statuses(run)[REF] == "imprisoned"
    for day, status in (("2021-02-10", None), ("2021-02", "held"), ("2023-05-09", "held"), ("2023-05", "released")):
        assert statuses(run, "--as-of", day)[REF] == status
        shown = json.loads(run("show", REF, "--json", "--as-of", day).out)
        assert shown["status"] == status
    assert statuses(run, "--as-of", "2024-12-30")[REF] == "released"
    assert statuses(run, "--as-of", "2024")[REF] == "imprisoned"
    assert statuses(run, "--known-on", "2026-01-01")[REF] == "held"
    assert statuses(run, "--known-on", "2100")[REF] == "imprisoned"
    assert statuses(run, "--as-of", "2023-06", "--known-on", "2026-01-01")[REF] == "held"
    released = statuses(run, "--as-of", "2023-06", "--status", "released")
    assert REF in released
    assert set(released.values()) == {"released"}
    assert REF not in statuses(run, "--as-of", "2023-04", "--status", "released")
    history = json.loads(run("show", REF, "--json", "--as-of", "2023-06").out)["history"]
    assert [one["code"] for one in history] == ["held", "released"]
    assert database.exists()


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_an_export_is_of_what_was_true_or_known_then(database: Path, run: Run, format_: str) -> None:
    before = run("export", format_).out
    run("status", REF, "released", "--on", "2023-05-10", "--source", "a paper")
    now = run("export", format_).out
    assert now != before
    assert "a paper" in now
    assert run("export", format_, "--as-of", "2023-05-09").out == before
    assert run("export", format_, "--known-on", "2026-01-01").out == before
    assert run("export", format_, "--as-of", "2023-05").out == now
    assert run("export", format_, "--as-of", TODAY).out == now
    assert database.exists()


def test_a_dossier_is_of_now(database: Path, run: Run) -> None:
    outcome = run("export", "html", "--as-of", "2023")
    assert outcome.code == 2
    assert "what is known now" in outcome.err
    assert database.exists()


def diff(run: Run, *options: str) -> dict[str, tuple[str | None, str | None, str]]:
    outcome = run("diff", *options, "--json")
    assert outcome.code == 0, outcome.err
    return {one["ref"]: (one["before"], one["after"], one["kind"]) for one in json.loads(outcome.out)}


def test_a_diff_tells_a_development_from_a_correction_and_a_retraction(database: Path, run: Run) -> None:
    third = "person/aset-abishev"
    run("status", REF, "released", "--on", "2022-05", "--source", "a paper")
    run("status", OTHER, "died", "--on", "2022-06", "--source", "a rumour")
    run("status", OTHER, "house_arrest", "--corrects", "2", "--source", "a lawyer")
    run("status", third, "released", "--on", "2022-07", "--source", "a mix-up")
    run("status", third, "--retract", "4", "--note", "another man of this name")
    run("status", "demand/2021-2544/1.1", "pledged", "--on", "2022-08", "--source", "a letter")
    found = diff(run, "2021-03", "2022")
    assert found == {
        REF: ("held", "released", "development"),
        OTHER: ("held", "house_arrest", "correction"),
        "demand/2021-2544/1.1": ("open_no_response", "pledged", "development"),
    }
    assert next(iter(found)).startswith("person/")
    assert diff(run, "2020", "2021-03")[REF] == (None, "held", "stated_in_text")
    assert diff(run, "2022", "2023") == {}
    assert database.exists()


def test_a_diff_of_knowledge_names_what_we_had_wrong(connection: Connection) -> None:
    def on(day: int) -> EffectiveDate:
        return EffectiveDate(PartialDate(2022, 6, day))

    first = record_claim(connection, NewClaim(REF, "died", on(1)), "me")
    second = record_claim(connection, NewClaim(OTHER, "released", on(2)), "me")
    middle = connection.row("claim_by_hash", hash=second.hash)
    record_claim(connection, NewClaim(REF, "released", on(1), "correction", supersedes=first.hash), "me")
    record_claim(connection, NewClaim(OTHER, "released", on(2), "retraction", supersedes=second.hash), "me")
    record_claim(connection, NewClaim("person/aset-abishev", "released", on(3)), "me")
    record_claim(connection, NewClaim("person/aset-abishev", "released", on(4), "checked_unchanged"), "me")
    assert middle is not None
    changes = {one.ref: one for one in list_changes(connection, When(known_on=middle[7]), When())}
    assert {ref: (one.before, one.after, one.kind) for ref, one in changes.items()} == {
        REF: ("died", "released", "correction"),
        OTHER: ("released", "held", "retraction"),
        "person/aset-abishev": ("held", "released", "development"),
    }


def test_a_diff_backwards_or_of_no_dates_is_refused(database: Path, run: Run) -> None:
    backwards = run("diff", "2023", "2022")
    assert backwards.code == 2
    assert "give the earlier date first" in backwards.err
    assert run("diff", "2023", "soon").code == 2
    assert run("diff", "2023-05-01", "2023-05-01").err == "No status changed.\n"
    assert database.exists()


def test_a_correction_takes_the_date_of_the_claim_it_corrects_unless_one_is_given(database: Path, run: Run) -> None:
    run("status", REF, "released", "--on", "about 2022-05", "--source", "a paper")
    run("status", REF, "imprisoned", "--corrects", "1", "--source", "a court")
    history = json.loads(run("status", REF, "--json").out)["history"]
    assert (history[-1]["effective"], history[-1]["effective_qualifier"]) == ("2022-05", "about")
    run("status", REF, "died", "--corrects", "2", "--on", "2023")
    assert json.loads(run("status", REF, "--json").out)["status_since"] == "2023"
    assert run("status", REF, "--unchanged", "--corrects", "3").code == 2
    assert database.exists()
