"""Follow-ups in the terminal UI: planned, done, put off and closed, from an entry and from the agenda of Today."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import NARROW, opened
from tracker.db.connection import open_database
from tracker.ledger.followups import add_follow_up, parse_day
from tracker.queries.followups import FollowUp, list_follow_ups
from tracker.queries.refs import get_entry
from tracker.tui.screens.choose import ChooseScreen

PERSON = "person/abai-begimbetov"


def planned(path: Path) -> list[FollowUp]:
    """What is planned for the first person of the list."""
    with open_database(str(path)) as connection:
        return list(list_follow_ups(connection, get_entry(connection, PERSON).id))


def plan(path: Path, what: str, due: str, every: str = "") -> int:
    """Plan something as the command does."""
    with open_database(str(path)) as connection:
        entry = get_entry(connection, PERSON)
        return add_follow_up(connection, entry, what, parse_day(due), every=every, by="tester").id


async def test_a_quarterly_follow_up_is_planned_with_its_days_told_while_they_are_typed(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("a")
        await ui.fill(what="Ask the Delegation")
        assert "On which day?" in ui.text()
        await ui.fill(due="2027-01-31", every="every 3 moons")
        assert "Sunday 31 January 2027, in 70 days" in ui.text()
        assert "is no repetition" in ui.text()
        await ui.fill(every="every 3 months until 2028")
        assert "2027-01-31, 2027-04-30, 2027-07-31 …" in ui.text()
        await ui.save()
        assert "to do" in ui.text()
        assert "every 3 months" in ui.text()
        assert "--every 'every 3 months until 2028'" in ui.text()
    (one,) = planned(database)
    assert (one.action, one.due, one.created_by) == ("Ask the Delegation", "2027-01-31", "tester")


async def test_what_was_done_is_recorded_with_its_result_and_the_next_day_shows(database: Path) -> None:
    plan(database, "Ask", "2026-11-20", "quarter")
    async with opened(database) as ui:
        await ui.press("d")
        await ui.fill(result="they will raise it")
        await ui.save()
        assert "due 2027-02-20" in ui.text()
        assert "done 2026-11-22: they" in ui.text()
    (one,) = planned(database)
    assert (one.due, one.done[0].result) == ("2027-02-20", "they will raise it")


async def test_one_is_put_off_by_a_day_or_by_some_weeks_and_put_back(database: Path) -> None:
    plan(database, "Ask", "2026-11-30")
    async with opened(database, NARROW) as ui:
        await ui.press("w")
        await ui.fill(to="2 weeks")
        assert "Monday 14 December 2026" in ui.text()
        await ui.save()
        assert planned(database)[0].due == "2026-12-14"
        await ui.press("u")
        await ui.save()
    assert planned(database)[0].due == "2026-11-30"


async def test_of_several_the_one_is_asked_for_and_closed(database: Path) -> None:
    first, second = plan(database, "Ask", "2026-11-30"), plan(database, "Write", "2026-12-30")
    async with opened(database) as ui:
        await ui.press("D")
        assert isinstance(ui.app.screen, ChooseScreen)
        await ui.press("down", "enter")
        await ui.save()
    assert [(one.id, one.closed_at is None) for one in planned(database)] == [(first, True), (second, False)]


async def test_an_overdue_one_is_done_from_today(database: Path) -> None:
    plan(database, "Ask the Delegation", "2026-11-01")
    async with opened(database) as ui:
        await ui.press("7")
        assert "Ask the Delegation" in ui.text()
        await ui.press("d")
        await ui.fill(result="asked")
        await ui.save()
    assert planned(database)[0].closed_at


async def test_where_nothing_is_planned_a_sentence_says_so(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("d")
        await ui.until(lambda: "Nothing is planned here" in ui.text())
