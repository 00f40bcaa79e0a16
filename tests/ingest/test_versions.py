"""Versions that come one by one: what was decided stays and gets the words of the new version."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.ingest.measure import FOLDER
from tests.ingest.samples import drafted, put
from tests.running import Run
from tracker.ingest.document import read_document
from tracker.ingest.review.accept import apply_review
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


POLISH = """Rezolucja Parlamentu Europejskiego z dnia 19 stycznia 2031 r. w sprawie dziennikarzy
w Morawistanie (2031/1000(RSP))

Parlament Europejski,

– uwzględniając oświadczenie Europejskiej Służby Działań Zewnętrznych z 3 stycznia 2031 r.,

– uwzględniając Powszechną deklarację praw człowieka,

A. mając na uwadze, że 11 grudnia 2030 r. funkcjonariusze Ministerstwa Spraw Wewnętrznych aresztowali i pobili
dziennikarza Ilgara Sadiqova; mając na uwadze, że został on skazany na siedem lat więzienia na podstawie art. 206
kodeksu karnego;

B. mając na uwadze, że obrońcy praw człowieka Lejla Junusowa, Rasul Dżafarli i Anar Mammadzade przebywają w areszcie
tymczasowym; mając na uwadze, że organizacja Human Rights Watch wezwała do uwolnienia Ilgara Sadiqova;

1. zdecydowanie potępia aresztowanie Ilgara Sadiqova i wzywa do jego natychmiastowego uwolnienia; wzywa władze
morawistańskie do wycofania wszystkich zarzutów wobec Lejli Junusowej, Rasula Dżafarlego i Anara Mammadzade;

2. wzywa Komisję i państwa członkowskie do poruszenia tych spraw; zwraca się do delegatury UE o obserwowanie procesów;

3. zobowiązuje swojego przewodniczącego do przekazania niniejszej rezolucji Radzie, Komisji i rządowi Morawistanu.
"""


def accepted(folder: Path) -> Path:
    """The drafted folder with everything accepted and written."""
    path = drafted(folder)
    text = (path / FILE).read_text(encoding="utf-8").replace('decision = ""', 'decision = "accept"')
    (path / FILE).write_text(text, encoding="utf-8")
    apply_review(path, read_review(path / FILE)[0], FILE)
    return path


def test_a_version_that_comes_later_joins_the_same_people_in_the_same_folder(tmp_path: Path, run: Run) -> None:
    folder, polish = accepted(tmp_path), put(tmp_path, "pl.txt", POLISH)
    before = {item.id: (item.decision, item.facts) for item in read_review(folder / FILE)[0].items}
    database = ("--database", str(tmp_path / "of-it.sqlite"))
    assert run(*database, "init", "--seeds", str(folder.parent)).code == 0
    outcome = run(*database, "ingest", str(polish), "-o", str(folder))
    assert outcome.code == 0, outcome.err
    assert "Raised before" not in outcome.out
    after = {item.id: (item.decision, item.facts) for item in read_review(folder / FILE)[0].items}
    assert {number: after[number] for number in before} == before
    people = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))["person"]
    forms = {person["ref"]: {str(mention.get("pl")) for mention in person["mention"]} for person in people}
    assert "Lejla Junusowa" in forms["person/leyla-yunusova"]
    assert "Ilgara Sadiqova" in forms["person/ilgar-sadiqov"]
    assert len(people) == 4
    leyla = next(person for person in people if person["ref"] == "person/leyla-yunusova")
    assert [mention.get("case") for mention in leyla["mention"]] == [None, {"pl": "genitive"}]
    assert run(*database, "init", "--seeds", str(folder.parent)).code == 0
    assert run(*database, "verify", "--seeds", str(folder.parent)).code == 0
    again = run(*database, "ingest", str(polish), "-o", str(folder))
    assert (again.code, "has these versions already" in again.err) == (2, True)


def test_what_somebody_wrote_into_the_register_by_hand_is_never_lost_to_another_version(
    tmp_path: Path, run: Run
) -> None:
    folder, polish = accepted(tmp_path), put(tmp_path, "pl.txt", POLISH)
    people = folder / "people.toml"
    people.write_text(people.read_text(encoding="utf-8").replace("not_recorded", "imprisoned", 1), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    outcome = run("--database", str(tmp_path / "none.sqlite"), "ingest", str(polish), "-o", str(folder))
    assert outcome.code == 2
    assert 'people.toml holds what no decision made: status = "imprisoned"' in outcome.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_another_resolution_is_not_put_into_a_folder(tmp_path: Path, run: Run) -> None:
    folder, other = accepted(tmp_path), put(tmp_path, "pl.txt", POLISH.replace("2031/1000(RSP)", "2031/1001(RSP)"))
    outcome = run("--database", str(tmp_path / "none.sqlite"), "ingest", str(other), "-o", str(folder))
    assert (outcome.code != 0, (folder / "pl.txt").exists()) == (True, False)
