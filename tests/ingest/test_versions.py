"""Versions that come one by one: what was decided stays and gets the words of the new version."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.ingest.measure import FOLDER
from tests.running import Run
from tracker.ingest.document import read_document
from tracker.ingest.review.file import FILE, read_review, write_review
from tracker.ingest.review.items import Review
from tracker.ingest.review.proposed import propose
from tracker.ingest.review.versions import with_versions


def review_of(*languages: str) -> Review:
    return propose(read_document([FOLDER / f"{language}.txt" for language in languages]))


def decided() -> Review:
    """The Latvian version alone, with all its people accepted, one under another name."""
    review = review_of("lv")
    for place, item in enumerate(review.items):
        if item.kind == "person":
            review = review.with_item(place, item.decided("accept"))
    return review.with_item(0, review.items[0].edited({"name": "Somebody", "ref": "person/somebody"}))


def test_decisions_stay_and_get_the_words_of_the_version_that_came() -> None:
    before = decided()
    after = with_versions(before, review_of("lv", "pl"))
    assert [(one.facts, one.decision) for one in after.items if one.decision] == [
        (one.facts, one.decision) for one in before.items if one.decision
    ]
    people = [one for one in after.items if one.decision == "accept"]
    widened = [one for one in people if any({"lv", "pl"} <= set(naming) for _, naming in one.mentions)]
    assert len(widened) / len(people) > 0.9
    assert len({one.id for one in after.items}) == len({one.facts["ref"] for one in after.items}) == len(after.items)


def test_the_same_versions_again_change_nothing() -> None:
    before = decided()
    assert with_versions(before, review_of("lv")).items == before.items


def test_a_later_version_is_added_by_naming_all_files_and_the_decisions(tmp_path: Path, run: Run) -> None:
    first, second = tmp_path / "one" / "2021-2544-RSP", tmp_path / "two" / "2021-2544-RSP"
    run("--database", str(tmp_path / "none.sqlite"), "ingest", str(FOLDER / "lv.txt"), "-o", str(first))
    review, _ = read_review(first / FILE)
    place = next(n for n, item in enumerate(review.items) if item.known_as == "person/maks-bokayev")
    known = review.items[place].known_as
    assert known == "person/maks-bokayev"
    write_review(review.with_item(place, review.items[place].decided(f"same as {known}")), first / FILE)
    files = [str(FOLDER / f"{language}.txt") for language in ("lv", "pl")]
    outcome = run("ingest", *files, "--review", str(first / FILE), "-o", str(second))
    assert outcome.code == 0, outcome.err
    assert "New since it was written: pl" in outcome.err
    (person,) = tomllib.loads((second / "people.toml").read_text(encoding="utf-8"))["person"]
    assert person["ref"] == known
    assert all("pl" in mention and "lv" in mention for mention in person["mention"])
