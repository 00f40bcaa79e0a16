"""The review screen: candidates one by one, single keys, everything kept, and the register written when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.samples import drafted, put
from tests.tui.driving import NARROW, Driver, opened
from tests.tui.test_plain_mode import talk
from tracker.config import read_settings
from tracker.db.connection import open_database
from tracker.ingest.document import read_document
from tracker.ingest.draft import write_draft
from tracker.ingest.known import known_in
from tracker.ingest.review.file import FILE, read_review
from tracker.ingest.review.proposed import propose
from tracker.tui.screens.choose import ChooseScreen
from tracker.tui.screens.review import ReviewScreen, reviewing
from tracker.tui.screens.review_edit import EditScreen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A drafted seed folder."""
    return drafted(tmp_path)


def screen(ui: Driver) -> ReviewScreen:
    found = ui.app.screen
    assert isinstance(found, ReviewScreen)
    return found


async def start(ui: Driver, folder: Path) -> None:
    """Open the review from the key, as a person does."""
    await ui.press("R")
    await ui.type(str(folder))
    await ui.press("enter")
    await ui.until(lambda: isinstance(ui.app.screen, ReviewScreen) and screen(ui).session is not None)
    await ui.settle()


def decisions(folder: Path) -> list[str]:
    return [item.decision for item in read_review(folder / FILE)[0].items]


async def test_a_candidate_is_shown_with_its_quotes_in_context_on_a_small_terminal(
    database: Path, folder: Path
) -> None:
    async with opened(database, NARROW) as ui:
        await start(ui, folder)
        text = ui.text()
    assert "person 1 of 4" in text
    assert "Ilgar Sadiqov" in text
    assert "▐Ilgar Sadiqov▌" in text
    assert "recital A" in text
    for label in ("Accept", "Edit", "Same as", "Reject", "Later", "Undo", "Write", "Help"):
        assert label in text.splitlines()[-1]


async def test_the_review_alone_opens_on_it_and_is_left_with_it(database: Path, folder: Path) -> None:
    app = reviewing(str(database), read_settings(), folder)
    async with app.run_test(size=NARROW) as pilot:
        ui = Driver(app, pilot)
        await ui.until(lambda: isinstance(app.screen, ReviewScreen) and app.screen.session is not None)
        await ui.settle()
        assert "Ilgar Sadiqov" in ui.text()
        await pilot.press("escape")
        await ui.until(lambda: app.return_code == 0)


def test_candidates_are_decided_and_written_in_plain_mode(database: Path, folder: Path) -> None:
    said = talk(
        database, f"R {folder}", "a", "x", "zz", "l", "z", "p", "n", "s", "atabek", "", "w", ".", "people", "R nowhere"
    )
    assert "person 1 of 4   0 of" in said
    assert "recital A: " in said
    assert "zz means nothing here." in said
    assert "Who is Rasul Jafarli?" in said
    assert "more: write a part of the name" in said
    assert "1 Aron Atabek, person/aron-atabek, known\nnumber: " in said
    assert "None was chosen." in said
    assert "Written to the register: 1 " in said
    assert said.count("53 people, 1 to 20") == 2
    assert "nowhere" in said.split("review> ")[-1]
    assert decisions(folder)[:3] == ["accept", "reject", ""]
    assert not set("▐▌") & set(said)


async def test_single_keys_decide_go_on_and_are_kept_at_once(database: Path, folder: Path) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        for key in ("a", "x", "l"):
            await ui.press(key)
        assert decisions(folder)[:4] == ["accept", "reject", "later", ""]
        assert screen(ui).session.place == 3  # type: ignore[union-attr]
        await ui.press("z")
        assert decisions(folder)[2] == ""
        assert "Rasul Jafarli" in ui.text()


async def test_keys_of_other_places_do_not_lead_away_from_a_review(database: Path, folder: Path) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        await ui.press("4")
        assert isinstance(ui.app.screen, ReviewScreen)
        await ui.press("a", "z")
        assert decisions(folder)[0] == ""


async def test_whose_a_charge_is_is_chosen_by_name(database: Path, folder: Path) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        session = screen(ui).session
        assert session
        session.place = next(n for n, item in enumerate(session.review.items) if item.kind == "charge") - 1
        await ui.press("n")
        before = session.item.facts["subjects"].split()
        await ui.press("o")
        await ui.type("yunusova")
        await ui.press("enter")
        await ui.press("escape")
        assert session.item.facts["subjects"].split() == [*before, "person/leyla-yunusova"]
        assert "Ilgar Sadiqov, Leyla Yunusova" in " ".join(ui.text().split())
        assert session.item.decision == ""


async def test_a_review_goes_on_where_it_was_left(database: Path, folder: Path) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        await ui.press("a")
        await ui.press("escape")
        assert not isinstance(ui.app.screen, ReviewScreen)
        await start(ui, folder)
        assert "Leyla Yunusova" in ui.text()
        assert "1 of" in ui.text()


async def test_an_edit_is_checked_before_it_is_taken(database: Path, folder: Path) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        await ui.press("e")
        form = ui.app.screen
        assert isinstance(form, EditScreen)
        await ui.press("tab", "tab", "tab")
        await ui.type("x")
        await ui.press("enter")
        assert isinstance(ui.app.screen, EditScreen)
        text = " ".join(ui.text().split())
        assert "cannot stand in status: take words from above" in text
        assert "died, executed" in text
        await ui.press("backspace")
        for _ in "not_recorded":
            await ui.press("backspace")
        await ui.type("imprisoned")
        await ui.press("enter")
        item = read_review(folder / FILE)[0].items[0]
        assert (item.decision, item.facts["status"]) == ("accept", "imprisoned")


async def test_somebody_known_is_asked_about_and_never_merged_in_silence(database: Path, tmp_path: Path) -> None:
    put(tmp_path, text=put(tmp_path).read_text(encoding="utf-8").replace("Ilgar Sadiqov", "Almat Zhumagulov"))
    with open_database(str(database)) as connection:
        known = known_in(connection)
    found = read_document([tmp_path / "en.txt"], known=known)
    folder = tmp_path / "drafted" / "2031-1000-RSP"
    write_draft(found, folder, propose(found, known))
    async with opened(database) as ui:
        await start(ui, folder)
        assert "raised before in 2021/2544(RSP), recital F and paragraph 3" in " ".join(ui.text().split())
        await ui.press("a", "a", "a")
        assert isinstance(ui.app.screen, ChooseScreen)
        assert decisions(folder)[0] == ""
        await ui.press("enter")
        assert decisions(folder)[0] == "same as person/almat-zhumagulov"


async def test_the_register_is_written_when_asked_and_says_how_it_goes_on(database: Path, folder: Path) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        await ui.press("a", "a")
        assert not (folder / "people.toml").exists()
        await ui.press("w")
        await ui.until((folder / "people.toml").exists)
        await ui.settle()
        text = " ".join(ui.text().split())
    assert "Written to the register: 2 people" in text
    assert "tracker init --seeds" in text


async def test_a_folder_without_candidates_is_refused_with_a_sentence(database: Path, tmp_path: Path) -> None:
    async with opened(database) as ui:
        await ui.press("R")
        await ui.type(str(tmp_path))
        await ui.press("enter")
        await ui.until(lambda: not isinstance(ui.app.screen, ReviewScreen))
        await ui.settle()
        assert any("is no seed folder" in notice.message for notice in ui.app._notifications)


async def test_hostile_text_is_shown_as_what_it_is(database: Path, folder: Path) -> None:
    path = folder / FILE
    text = path.read_text(encoding="utf-8").replace('role = ""', 'role = "[red]x[/] \\u001b[31m"', 1)
    path.write_text(text, encoding="utf-8")
    async with opened(database) as ui:
        await start(ui, folder)
        assert "[red]x[/] \\u001b[31m" in ui.text()


async def test_a_code_is_chosen_from_the_list_and_the_rest_of_a_kind_is_rejected_at_once(
    database: Path, folder: Path
) -> None:
    async with opened(database) as ui:
        await start(ui, folder)
        await ui.press("c")
        await ui.type("serving")
        await ui.press("enter")
        item = read_review(folder / FILE)[0].items[0]
        assert (item.decision, item.facts["status"]) == ("", "imprisoned")
        await ui.press("X")
        people = [one.decision for one in read_review(folder / FILE)[0].items if one.id.startswith("person")]
        assert people == ["reject"] * 4
        await ui.press("z")
        assert decisions(folder)[:4] == [""] * 4
