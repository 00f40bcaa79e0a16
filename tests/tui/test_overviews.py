"""Today, the board and the verification: what they say, and where each of their lines leads."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from tests.tui.driving import USUAL, Driver, opened
from tracker.dates import parse_effective_date
from tracker.db.connection import open_database
from tracker.ledger.claims import NewClaim, record_claim
from tracker.problems import Problem, Severity
from tracker.queries.crosschecks import list_conflicts
from tracker.tui.messages import Target
from tracker.tui.screens.place import PlaceScreen
from tracker.tui.screens.verify import VerifyScreen, target_of
from tracker.tui.visits import state_file
from tracker.tui.widgets.document import Document

PERSON = "person/abai-begimbetov"
DEMAND = "demand/2021-2544/3.1"


def record(database: Path, ref: str, code: str, on: str = "2026-03-01") -> None:
    """A claim that another program records."""
    with open_database(str(database)) as connection:
        record_claim(connection, NewClaim(ref, code, parse_effective_date(on)), "somebody else")


def document(ui: Driver) -> str:
    """All lines of the place, also those out of sight."""
    return "\n".join(line.plain for line in ui.app.screen.query_one(Document).lines)


async def follow(ui: Driver, text: str) -> None:
    """Take the link whose line holds a text."""
    place = ui.app.screen.query_one(Document)
    target = next(block.target for block in place._blocks if block.target and text in block.content.plain)
    place.post_message(Document.Chosen(target))
    await ui.settle()


def mode(ui: Driver) -> str:
    screen = ui.app.screen
    assert isinstance(screen, PlaceScreen)
    return screen.mode


async def test_the_board_counts_by_addressee_and_status_and_says_who_is_free(database: Path) -> None:
    record(database, PERSON, "released")
    record(database, DEMAND, "partly_met")
    async with opened(database) as ui:
        await ui.press("8")
        text = document(ui)
        assert "Government of Kazakhstan  detaining state" in text
        lines = text.split("\n")
        at = lines.index(next(line for line in lines if "Government of Kazakhstan" in line))
        assert "34" in lines[at + 1]
        assert "open no response" in lines[at + 1]
        assert "partly met" in lines[at + 2]
        freed = sqlite3.connect(database).execute(
            "SELECT sum(p.status NOT IN ('held', 'house_arrest')), count(*) FROM entry d "
            "JOIN link l ON l.entry_id = d.id JOIN entry p ON p.id = l.target_id WHERE d.ref = ?",
            (DEMAND,),
        )
        free, total = freed.fetchone()
        assert f"{free} of {total} free" in lines[at + 2]
        await follow(ui, "partly met")
        assert mode(ui) == "demands"
        await ui.until(lambda: ui.opened == DEMAND)
        assert ui.entries.table.total == 1
        await ui.press("backspace")
        assert mode(ui) == "board"


async def test_verify_lists_every_problem_with_a_way_to_it(database: Path) -> None:
    raw = sqlite3.connect(database)
    raw.execute("UPDATE quote SET quote = 'Abaja' WHERE quote = 'Abaj Begimbetow'")
    raw.commit()
    raw.close()
    async with opened(database) as ui:
        await ui.press("9")
        screen = ui.app.screen
        assert isinstance(screen, VerifyScreen)
        await ui.until(lambda: "quotes and" in ui.text())
        assert "claims checked: 1 error, 3 notes." in ui.text()
        assert "Errors: 1" in document(ui)
        assert "its quote of 2021-2544-RSP, recital F (pl) does not stand there." in " ".join(document(ui).split())
        await follow(ui, "does not stand there")
        assert ui.opened == PERSON
        await ui.press("backspace")
        await follow(ui, "paragraph 24")
        assert ui.reading.where().open == "2021-2544-RSP paragraph 24"


async def test_a_database_that_cannot_be_verified_is_told(database: Path) -> None:
    async with opened(database) as ui:
        os.rename(database, database.with_suffix(".away"))
        await ui.press("9")
        await ui.until(lambda: "Not everything could be checked" in ui.text())
        assert "There is no database" in ui.text()


def test_a_problem_leads_to_the_entry_or_provision_that_it_names() -> None:
    def told(message: str) -> Target | None:
        return target_of(Problem(Severity.ERROR, "x", "y", 0, message))

    assert told("demand/2021-2544/3.1: its quote of recital F does not stand there.") == Target("entry", DEMAND)
    assert told("This version lacks paragraph 13; it is gone.") == Target("provision", "paragraph 13")
    assert told("recital AB is odd") == Target("provision", "recital AB")
    assert told("2031-1000-RSP, recital A (pl) differs") == Target("provision", "2031-1000-RSP recital A")
    in_a_file = Problem(Severity.WARNING, "x", "2031-1000-RSP/pl.txt", 3, "recital B: pl lacks 12")
    assert target_of(in_a_file) == Target("provision", "2031-1000-RSP recital B")
    assert told("nothing") is None


async def test_today_says_what_is_new_since_the_last_visit_and_leads_there(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("7")
        assert "Nothing has been recorded yet" in document(ui)
    assert stat.S_IMODE(os.stat(state_file()).st_mode) == 0o600
    record(database, PERSON, "released")
    async with opened(database) as ui:
        await ui.press("7")
        assert "New since your last visit on 2026-11-22: 1" in document(ui)
        await ui.press("1", "7")
        assert "New since your last visit on 2026-11-22: 1" in document(ui)
        await follow(ui, "released  2026-03-01")
        assert ui.opened == PERSON
    async with opened(database) as ui:
        await ui.press("7")
        assert "nothing new since your last visit" in document(ui)


async def test_today_shows_what_disagrees_and_what_does_not_go_together(database: Path) -> None:
    record(database, PERSON, "released", "2026-03-01")
    record(database, PERSON, "held", "2026-03-01")
    found = sqlite3.connect(database).execute(
        "SELECT p.ref FROM demand d JOIN link l ON l.entry_id = d.entry_id JOIN entry p ON p.id = l.target_id "
        "WHERE d.measure_kind = 'release' AND p.kind = 'person' AND p.ref != ?",
        (PERSON,),
    )
    record(database, found.fetchone()[0], "released_unconditional")
    async with opened(database) as ui:
        await ui.press("7")
        text = document(ui)
        assert "Sources disagree: 1" in text
        assert "Not checked for long" in text
        with open_database(str(database)) as connection:
            expected = len(list(list_conflicts(connection)))
        assert expected
        assert f"Statuses that do not go together: {expected}" in text
        await follow(ui, "or held")
        assert ui.opened == PERSON


async def test_a_count_on_today_leads_to_the_list_of_those(database: Path) -> None:
    async with opened(database, USUAL) as ui:
        await ui.press("7")
        await follow(ui, "in exile")
        assert mode(ui) == "people"
        assert ui.entries.table.total == 2
        assert "in exile only" in ui.text()


async def test_statements_are_a_list_of_their_own(database: Path) -> None:
    async with opened(database) as ui:
        await ui.press("0")
        assert ui.entries.table.total == 84
        assert ui.opened.startswith("statement/")
        assert ui.entries.pane.current


async def test_a_person_is_told_in_full(database: Path) -> None:
    record(database, PERSON, "released", "2026-03-01")
    record(database, PERSON, "held", "2026-03-01")
    async with opened(database, (200, 60)) as ui:
        text = document(ui)
        assert "held since 2026-03-01, 266 days" in text
        for label in ("Polish", "Slovenian", "Latvian", "would help", "cited in", "history"):
            assert label in text
        claims = [line for line in text.split("\n") if "recorded 2026-11-22 by somebody else" in line]
        assert len(claims) == 2
        assert " ".join(text.split()).count("≠ disputed") == 2
