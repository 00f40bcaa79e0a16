"""Follow-ups and added spellings are what the acts on them tell; `verify` says where they are not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.test_followups import day
from tests.running import TODAY
from tracker.db.connection import Connection
from tracker.ledger.checks import check_ledger
from tracker.ledger.followups import add_follow_up, close_follow_up, complete_follow_up, postpone_follow_up
from tracker.ledger.names import add_form, remove_form
from tracker.queries.followups import find_follow_up
from tracker.queries.refs import get_entry

REF = "person/daryn-khassenov"
START = day(TODAY)
STEPS = ("done", "postpone", "close")


def faults(connection: Connection) -> list[str]:
    return [f"{fault.code}: {fault.message}" for fault in check_ledger(connection).faults]


def plan(connection: Connection, *, every: str = "month") -> int:
    return add_follow_up(
        connection, get_entry(connection, REF), "Ask the Delegation", START, every=every, by="tester"
    ).id


def alter(connection: Connection, statement: str) -> None:
    with connection.writing():
        connection.raw.execute(statement)


@given(steps=st.lists(st.sampled_from(STEPS), max_size=6), every=st.sampled_from(["", "month"]))
@settings(max_examples=25)
def test_whatever_is_done_to_a_follow_up_it_is_kept_as_it_was_told(
    connection: Connection, steps: list[str], every: str
) -> None:
    number = plan(connection, every=every)
    for step in steps:
        follow_up = find_follow_up(connection, number)
        assert follow_up is not None
        if follow_up.closed_at:
            break
        if step == "done":
            complete_follow_up(connection, number, on=None, result="no answer", by="tester", due=follow_up.due)
        elif step == "postpone":
            postpone_follow_up(connection, number, day(follow_up.due) + timedelta(days=9))
        else:
            close_follow_up(connection, number)
    assert faults(connection) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE follow_up SET due = '2031-01-01'", f"is due on {TODAY}, and kept as due on 2031-01-01."),
        ("UPDATE follow_up SET closed_at = '2026-01-01T00:00:00.000000Z'", "is open, and kept as closed."),
        ("UPDATE follow_up SET action = 'Wait'", "is gone."),
    ],
)
def test_an_altered_follow_up_is_found(connection: Connection, change: str, said: str) -> None:
    plan(connection)
    alter(connection, change)
    (fault,) = faults(connection)
    assert fault.startswith(f'follow_up_differs: {REF}: the follow-up "Ask the Delegation" of ')
    assert fault.endswith(said)


def test_an_occurrence_that_is_taken_away_or_made_up_is_found(connection: Connection) -> None:
    number = plan(connection)
    complete_follow_up(connection, number, on=None, result="no answer", by="tester")
    alter(connection, "UPDATE follow_up_done SET done_on = '2026-01-02'")
    (fault,) = faults(connection)
    assert fault.endswith(f'was done on {TODAY} by "tester", which is not kept.')
    alter(connection, f"UPDATE follow_up_done SET done_on = '{TODAY}'")
    assert faults(connection) == []
    alter(
        connection,
        "INSERT INTO follow_up_done (id, follow_up_id, due, done_on, result, recorded_at, recorded_by) "
        "SELECT 9000, follow_up_id, due, '2026-01-02', result, recorded_at, recorded_by FROM follow_up_done",
    )
    (fault,) = faults(connection)
    assert fault.endswith('is kept as done on 2026-01-02 by "tester", which nobody told.')


@pytest.mark.parametrize(
    "change",
    ["DELETE FROM name_form WHERE form = 'Darin Hassenov'", "UPDATE name_form SET source = '' WHERE origin = 'added'"],
)
def test_an_added_spelling_that_is_altered_or_taken_away_is_found(connection: Connection, change: str) -> None:
    entry = get_entry(connection, REF)
    add_form(connection, entry, "Darin Hassenov", language="en", source="https://example.org", by="tester")
    assert faults(connection) == []
    for table in ("name_key", "name_skeleton", "name_token"):
        alter(connection, f"DELETE FROM {table} WHERE form_id IN (SELECT id FROM name_form WHERE origin = 'added')")
    alter(connection, change)
    (fault,) = faults(connection)
    assert fault.startswith(f'spelling_differs: {REF}: the spelling "Darin Hassenov", added by "tester" on ')
    assert fault.endswith("was altered or taken away.")


def test_a_spelling_that_was_taken_away_as_it_should_be_is_no_fault(connection: Connection) -> None:
    entry = get_entry(connection, REF)
    add_form(connection, entry, "Darin Hassenov", language="en", source="https://example.org", by="tester")
    remove_form(connection, entry, "Darin Hassenov")
    assert faults(connection) == []


def test_what_no_act_tells_of_is_no_fault(connection: Connection) -> None:
    alter(
        connection,
        "INSERT INTO follow_up (id, entry_id, action, starts, due, rrule, assignee, note, created_at, created_by) "
        f"SELECT 9000, id, 'Ask', '{TODAY}', '{TODAY}', '', '', '', '2026-01-01T00:00:00Z', 'x' FROM entry LIMIT 1",
    )
    assert faults(connection) == []
