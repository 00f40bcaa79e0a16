"""Two resolutions with the same keys and other words: each place leads to the text of its own, and says which."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.tiny_corpus import RESOLUTION, SECOND, SECOND_REFERENCE, write_second_seeds, write_tiny_seeds
from tests.tui.driving import LARGE, Driver, opened
from tests.tui.test_plain_mode import talk
from tracker.build import build_database
from tracker.tui import reads
from tracker.tui.messages import Place
from tracker.tui.screens.choose import ChooseScreen

ANA = "person/ana-novak"
REFERENCES = {RESOLUTION: "2030/9999(RSP)", SECOND: SECOND_REFERENCE}
WORDS = {RESOLUTION: "17 January 2030", SECOND: "18 February 2031"}


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """The invented resolution and its successor in one database."""
    path = tmp_path / "tracker.sqlite"
    build_database(str(path), write_second_seeds(write_tiny_seeds(tmp_path / "two")))
    return path


def says(ui: Driver, resolution: str) -> bool:
    """Whether the title and the text on the screen are those of a resolution."""
    reading = ui.reading
    assert reading.current is not None
    texts = " ".join(version.text or "" for version in reading.current.text.versions)
    (other,) = {RESOLUTION, SECOND} - {resolution}
    title = ui.lines()[reading.query_one("#reading-head").region.y]
    is_titled = REFERENCES[resolution] in title and REFERENCES[other] not in title
    return is_titled and reading.where().open.startswith(f"{resolution} ") and WORDS[other] not in texts


async def test_a_citation_shows_and_opens_the_text_of_its_own_resolution(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        await ui.app.go(Place("people", ANA))
        await ui.settle()
        seen = []
        for number in range(4):
            place = ui.entries.pane.current
            resolution = place.split()[0]
            key = place.removeprefix(f"{resolution} ")
            assert f"{REFERENCES[resolution]}, {key}" in ui.text()
            await ui.press("y")
            assert REFERENCES[resolution] in ui.app.clipboard
            await ui.press("o")
            assert ui.reading.where().open == place
            assert says(ui, resolution)
            seen.append(place)
            await ui.press("backspace", *"n" * (number + 1))
        assert len(set(seen)) == 4
        assert {place.split()[0] for place in seen} == {RESOLUTION, SECOND}


async def test_a_quote_is_marked_in_the_text_that_it_is_from(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        await ui.app.go(Place("charges", "charge/2030-9999/A.1"))
        await ui.settle()
        assert "▐at least 57 activists▌" in ui.text()
        assert WORDS[RESOLUTION] in " ".join(ui.text().split())
        await ui.app.go(Place("charges", "charge/2031-0001/A.1"))
        await ui.settle()
        assert "▐at least 57 activists▌" in ui.text()
        assert "18 February" in " ".join(ui.text().split())


async def test_another_resolution_is_chosen_and_the_title_says_which(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        await ui.press("6")
        assert says(ui, SECOND)
        assert "2 of 2" in ui.text()
        await ui.press("o")
        assert isinstance(ui.app.screen, ChooseScreen)
        await ui.type("Human rights")
        await ui.press("enter")
        assert says(ui, RESOLUTION)
        assert "Human rights in Utopia" in ui.text()
        await ui.press("r")
        assert says(ui, RESOLUTION)


async def test_a_jump_stays_in_the_resolution_that_is_read_unless_another_is_named(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        await ui.press("6", "g")
        await ui.type("B")
        await ui.press("enter")
        assert ui.reading.where().open == f"{SECOND} recital B"
        ui.reading._jump("2030/9999(RSP) recital A")
        await ui.settle()
        assert ui.reading.where().open == f"{RESOLUTION} recital A"
        assert says(ui, RESOLUTION)
        ui.reading._jump("B")
        await ui.settle()
        assert ui.reading.where().open == f"{RESOLUTION} recital B"


async def test_a_key_without_its_resolution_opens_nothing_and_says_why(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        await ui.app.go(Place("reading", "recital A"))
        await ui.settle()
        assert "name one of them" in ui.text()
        assert ui.reading.reading is not None
        assert ui.reading.where().open == f"{SECOND} title"


async def test_what_the_palette_finds_opens_in_its_own_text(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        for resolution, words in WORDS.items():
            found = ui.app.bridge.now(partial(reads.find_anything, text=f'"{words}"'))
            (place,) = [where for kind, where, _ in found if kind == "provision"]
            await ui.app.go(Place("reading", place))
            await ui.settle()
            assert says(ui, resolution)
            assert ui.reading.where().open == f"{resolution} recital A"
            await ui.press("1")


async def test_words_are_cited_only_for_what_the_register_of_their_resolution_may_hold(both: Path) -> None:
    async with opened(both, LARGE) as ui:
        await ui.press("6", "g")
        await ui.type("A")
        await ui.press("enter", "right", "c")
        await ui.type("another")
        await ui.press("enter")
        await ui.type("detention")
        await ui.press("enter")
        assert isinstance(ui.app.screen, ChooseScreen)
        ui.app.screen.dismiss("charge/2030-9999/A.1")
        await ui.settle()
        assert "belongs to another resolution" in ui.text()
        assert not isinstance(ui.app.screen, ChooseScreen)


def test_the_plain_mode_says_which_text_it_reads(both: Path) -> None:
    said = talk(both, "/Ana", "1")
    places = [line.split(" ", 1) for line in said.split("\n") if line[:1].isdigit() and ", recital A" in line]
    assert [line.removeprefix("cited in: ").split(",")[0] for _, line in places] == list(REFERENCES.values())
    for (number, _), (resolution, words) in zip(places, WORDS.items(), strict=True):
        text = talk(both, "/Ana", "1", number).split(f"{REFERENCES[resolution]}, recital A\n")[-1]
        assert words in text
    refused = talk(both, "text A")
    assert all(f"{reference} recital A" in refused for reference in REFERENCES.values())
    assert not any(words in refused for words in WORDS.values())
    assert WORDS[RESOLUTION] in talk(both, f"text {REFERENCES[RESOLUTION]} A")
