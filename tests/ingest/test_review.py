"""Decisions about candidates: the file round trip, what is refused, and what comes into the register."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path

import pytest

from tests.ingest.samples import document, drafted, put
from tests.running import Run
from tracker.errors import InvalidInput
from tracker.ingest.draft import write_draft
from tracker.ingest.known import KnownName
from tracker.ingest.review import accept
from tracker.ingest.review.accept import ReviewRejected, apply_review
from tracker.ingest.review.file import FILE, read_review, review_text, write_review
from tracker.ingest.review.items import Review
from tracker.ingest.review.proposed import propose
from tracker.ingest.review.session import ReviewSession
from tracker.ingest.values import CandidateKind
from tracker.problems import has_errors
from tracker.register.load import load_register
from tracker.register.values import Register
from tracker.register.verify import verify_register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A drafted seed folder."""
    return drafted(tmp_path)


def review_of(folder: Path) -> Review:
    review, problems = read_review(folder / FILE)
    assert problems == []
    return review


def decide(review: Review, **decisions: str) -> Review:
    """Decide about items by their title, "_" for spaces."""
    for title, decision in decisions.items():
        place = next(n for n, item in enumerate(review.items) if item.title == title.replace("_", " "))
        review = review.with_item(place, review.items[place].decided(decision))
    return review


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_file_holds_every_candidate_and_comes_back_as_it_was(folder: Path) -> None:
    review = review_of(folder)
    kinds = [item.kind for item in review.items]
    assert kinds == sorted(kinds, key=list(CandidateKind).index)
    write_review(review, folder / FILE)
    assert review_of(folder) == review
    assert {item.decision for item in review.items} == {""}


def test_hostile_text_in_a_fact_comes_back_as_it_was(folder: Path) -> None:
    review = review_of(folder)
    hostile = 'a"b\\c\x1b[31m\u202e[[candidate]]'
    review = review.with_item(0, review.items[0].edited({"role": hostile}))
    write_review(review, folder / FILE)
    assert review_of(folder).items[0].facts["role"] == hostile


def test_accepted_candidates_become_entries_that_load_and_prove_right(folder: Path) -> None:
    review = review_of(folder)
    for place, item in enumerate(review.items):
        review = review.with_item(place, item.decided("accept"))
    applied = apply_review(folder, review, FILE)
    register, problems = load_register(folder)
    assert register
    assert not has_errors([*problems, *verify_register(register)])
    assert sum(applied.written.values()) == len(review.items) == len(register.entries)
    charge = next(
        entry for entry in register.entries if "Rasul Jafarli" in entry.title and entry.ref.startswith("charge")
    )
    assert "person/rasul-jafarli" in charge.subjects  # type: ignore[attr-defined]


def test_applying_again_adds_only_what_is_new_and_leaves_what_was_edited_by_hand(folder: Path) -> None:
    review = decide(review_of(folder), Ilgar_Sadiqov="accept")
    apply_review(folder, review, FILE)
    people = folder / "people.toml"
    edited = people.read_text(encoding="utf-8").replace("not_recorded", "imprisoned")
    people.write_text(edited, encoding="utf-8")
    applied = apply_review(folder, decide(review, Leyla_Yunusova="accept"), FILE)
    assert (applied.written, applied.already) == ({"person": 1}, ("person/ilgar-sadiqov",))
    assert people.read_text(encoding="utf-8").startswith(edited)


def test_two_candidates_that_are_the_same_become_one_entry_with_both_mentions(folder: Path) -> None:
    review = decide(review_of(folder), Ilgar_Sadiqov="accept", Leyla_Yunusova="same as person/ilgar-sadiqov")
    apply_review(folder, review, FILE)
    (person,) = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))["person"]
    assert {
        mention["en"] if isinstance(mention["en"], str) else mention["en"]["quote"] for mention in person["mention"]
    } == {
        "Ilgar Sadiqov",
        "Sadiqov",
        "Leyla Yunusova",
    }


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('decision = ""', 'decision = "yes"', "unknown_decision"),
        ('kind = "person"', 'kind = "ghost"', "unknown_kind"),
        ('status = "not_recorded"\n', 'statsu = "held"\n', "unknown_key"),
        ("[[candidate]]", "[[candidate]", "broken_toml"),
    ],
)
def test_what_cannot_be_understood_is_named_with_its_line(folder: Path, before: str, after: str, code: str) -> None:
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(before)].count("\n") + 1
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    _, problems = read_review(path)
    found = [problem for problem in problems if problem.code == code]
    assert found
    assert abs(found[0].line - line) <= (12 if code == "unknown_key" else 1)


def test_a_bad_code_a_bad_quote_and_a_ref_claimed_twice_are_all_told_at_once_and_nothing_is_written(
    folder: Path,
) -> None:
    before = written(folder)
    review = decide(review_of(folder), Ilgar_Sadiqov="accept", Leyla_Yunusova="accept", Rasul_Jafarli="accept")
    text = review_text(review)
    text = text.replace('status = "not_recorded"', 'status = "gone"', 1)
    text = text.replace('ref = "person/leyla-yunusova"', 'ref = "person/rasul-jafarli"')
    (folder / FILE).write_text(text, encoding="utf-8")
    broken, problems = read_review(folder / FILE)
    assert {problem.code for problem in problems} == {"bad_fact", "ref_twice"}
    assert all(problem.line > 0 for problem in problems)
    moved = review.items[0].mentions[0][1]["en"]
    text = review_text(review).replace(f'en = "{moved.quote}"', 'en = "Nobody Here"', 1)
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ReviewRejected) as rejected:
        apply_review(folder, read_review(folder / FILE)[0], FILE)
    assert [problem.code for problem in rejected.value.problems] == ["quote_not_found"]
    assert broken.items
    assert written(folder) == before


def test_a_known_ref_is_taken_by_same_as_alone(folder: Path) -> None:
    titles = {"person/ilgar-sadiqov": "Ilgar Sadiqov"}
    with pytest.raises(ReviewRejected) as rejected:
        apply_review(folder, decide(review_of(folder), Ilgar_Sadiqov="accept"), FILE, titles)
    assert [problem.code for problem in rejected.value.problems] == ["ref_is_known"]
    review = decide(review_of(folder), Ilgar_Sadiqov="same as person/ilgar-sadiqov")
    assert apply_review(folder, review, FILE, titles).written == {"person": 1}


def test_somebody_raised_before_is_proposed_with_where_and_gets_citations_of_both_resolutions(
    database: Path, tmp_path: Path, run: Run
) -> None:
    assert database.exists()
    text = put(tmp_path).read_text(encoding="utf-8").replace("Rasul Jafarli", "Almat Zhumagulov")
    put(tmp_path, text=text)
    folder = tmp_path / "seeds" / "2031-1000-RSP"
    outcome = run("ingest", str(tmp_path / "en.txt"), "-o", str(folder))
    (line,) = [line for line in outcome.lines if "person/almat-zhumagulov" in line]
    assert line.endswith("2021/2544(RSP), recital F and paragraph 3")
    review = decide(review_of(folder), Almat_Zhumagulov="same as person/almat-zhumagulov")
    write_review(review, folder / FILE)
    assert run("review", str(folder), "--apply").code == 0
    assert run("init", "--seeds", str(folder.parent)).code == 0
    shown = run("show", "person/almat-zhumagulov").out
    assert "2021/2544(RSP), recital F" in shown
    assert "named in 2021/2544(RSP): recital F, paragraph 3\n" in shown
    assert "named in 2031/1000(RSP): recital B, paragraph 1\n" in shown
    assert run("init").code == 0
    assert "recital B" in run("show", "person/almat-zhumagulov").out


def test_what_stood_in_a_file_of_the_register_stays_byte_for_byte(folder: Path) -> None:
    people = folder / "people.toml"
    stood = people.read_bytes().replace(b"\n", b"\r\n") if people.exists() else b"# kept\r\n# as it is\r\n"
    people.write_bytes(stood)
    apply_review(folder, decide(review_of(folder), Ilgar_Sadiqov="accept"), FILE)
    assert people.read_bytes().startswith(stood.rstrip(b"\r\n"))
    assert b"person/ilgar-sadiqov" in people.read_bytes()


def test_a_file_that_nobody_else_may_read_stays_like_that(folder: Path) -> None:
    people = folder / "people.toml"
    people.touch()
    people.chmod(0o600)
    apply_review(folder, decide(review_of(folder), Ilgar_Sadiqov="accept"), FILE)
    assert b"person/ilgar-sadiqov" in people.read_bytes()
    assert stat.S_IMODE(people.stat().st_mode) == 0o600


def test_what_somebody_writes_into_the_register_meanwhile_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, proved = folder / "people.toml", accept.load_proved

    def while_somebody_writes(where: Path) -> Register:
        if where != folder:
            people.write_text("# mine\n", encoding="utf-8")
        return proved(where)

    monkeypatch.setattr(accept, "load_proved", while_somebody_writes)
    with pytest.raises(InvalidInput, match=r"changed .* meanwhile"):
        apply_review(folder, decide(review_of(folder), Ilgar_Sadiqov="accept"), FILE)
    assert people.read_text(encoding="utf-8") == "# mine\n"


def test_the_file_round_trip_needs_no_screen(tmp_path: Path, run: Run) -> None:
    text, decisions, folder = put(tmp_path), tmp_path / "decisions.toml", tmp_path / "seeds" / "2031-1000-RSP"
    assert run("ingest", str(text), "--review", str(decisions)).code == 0
    assert not folder.exists()
    written = decisions.read_text(encoding="utf-8")
    decisions.write_text(written.replace('decision = ""', 'decision = "accept"'), encoding="utf-8")
    outcome = run("ingest", str(text), "--review", str(decisions), "-o", str(folder))
    assert (outcome.code, folder.exists()) == (3, False)
    assert outcome.err.count('say "same as organisation/eeas", or take the line known_as out') == 1
    same = re.sub(r'(known_as = "(.+)"\n(?:known_from = .+\n)?decision = )""', r'\1"same as \2"', written)
    decisions.write_text(same.replace('decision = ""', 'decision = "accept"'), encoding="utf-8")
    outcome = run("ingest", str(text), "--review", str(decisions), "-o", str(folder))
    assert outcome.code == 0
    assert "Written to the register: 4 people, " in outcome.out
    assert {"people.toml", "charges.toml", "demands.toml", FILE, "resolution.toml", "en.txt"} <= {
        path.name for path in folder.iterdir()
    }
    assert run("init", "--seeds", str(folder.parent)).code == 0
    assert run("verify", "--seeds", str(folder.parent)).code == 0


def test_a_decisions_file_with_a_fault_writes_no_folder(tmp_path: Path, run: Run) -> None:
    text, decisions, folder = put(tmp_path), tmp_path / "decisions.toml", tmp_path / "seeds" / "2031-1000-RSP"
    run("ingest", str(text), "--review", str(decisions))
    decisions.write_text(decisions.read_text(encoding="utf-8").replace('decision = ""', 'decision = "ok"', 1))
    outcome = run("ingest", str(text), "--review", str(decisions), "-o", str(folder))
    assert outcome.code == 3
    assert "decisions.toml:1" in outcome.err
    assert "Nothing was written" in outcome.err
    assert not folder.parent.exists()


def test_a_session_keeps_every_decision_and_goes_on_where_it_was_left(folder: Path) -> None:
    session = ReviewSession(folder, {})
    session.accept()
    session.reject()
    session.later()
    again = ReviewSession(folder, {})
    assert [item.decision for item in again.review.items[:3]] == ["accept", "reject", "later"]
    assert again.place == 3


def test_a_decision_is_taken_back_with_what_was_edited(folder: Path) -> None:
    session = ReviewSession(folder, {})
    before = session.review
    session.edit({"name": "I. Sadiqov", "ref": "person/i-sadiqov"})
    assert any("person/i-sadiqov" in item.facts.get("subjects", "") for item in session.review.items)
    assert session.undo()
    assert session.review == before == ReviewSession(folder, {}).review
    assert not session.undo()


def test_a_file_that_somebody_else_changed_is_read_again_and_not_overwritten(folder: Path) -> None:
    session, other = ReviewSession(folder, {}), ReviewSession(folder, {})
    other.reject()
    with pytest.raises(InvalidInput, match="changed the decisions file"):
        session.accept()
    assert session.review.items[0].decision == "reject"
    session.place = 0
    session.accept()
    assert ReviewSession(folder, {}).review.items[0].decision == "accept"


def test_somebody_else_than_the_known_one_has_the_charges_that_were_laid_to_them(tmp_path: Path) -> None:
    known = {"person/ilgar-x": KnownName("Ilgar Sadiqov", {"": {"Ilgar Sadiqov"}})}
    found = document(tmp_path, known)
    folder = tmp_path / "drafted" / "2031-1000-RSP"
    write_draft(found, folder, propose(found, known))
    session = ReviewSession(folder, {"person/ilgar-x": "Ilgar Sadiqov"})
    assert session.item.known_as == "person/ilgar-x"
    session.accept()
    subjects = {ref for item in session.review.items for ref in item.facts.get("subjects", "").split()}
    assert "person/ilgar-sadiqov" in subjects
    assert "person/ilgar-x" not in subjects
    session.write()
    assert 'ref = "person/ilgar-sadiqov"' in (folder / "people.toml").read_text(encoding="utf-8")


def test_accepting_somebody_known_in_a_session_needs_same_as(folder: Path) -> None:
    session = ReviewSession(folder, {"person/ilgar-sadiqov": "Ilgar Sadiqov"})
    with pytest.raises(InvalidInput, match="who is known"):
        session.accept()
    session.same_as("person/ilgar-sadiqov")
    assert session.review.items[0].decision == "same as person/ilgar-sadiqov"


def test_a_charge_that_names_nobody_is_proposed_for_those_named_before_it_in_its_clause(folder: Path) -> None:
    (arrest,) = [item for item in review_of(folder).items if "was arrested" in item.title]
    assert arrest.facts["subjects"] == "person/ilgar-sadiqov"


def test_what_nothing_was_accepted_of_is_named(folder: Path) -> None:
    applied = apply_review(folder, decide(review_of(folder), Ilgar_Sadiqov="accept"), FILE)
    assert [problem.message for problem in applied.problems] == ["Nothing is accepted yet of paragraph 2, paragraph 3."]
