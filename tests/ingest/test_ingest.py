"""`tracker ingest`: files to a report and a draft that builds, or a clear sentence and nothing written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.running import ROOT
from tracker.errors import InvalidInput
from tracker.ingest.document import Document, TextsRejected, read_document
from tracker.ingest.draft import write_draft
from tracker.ingest.review.file import review_text
from tracker.ingest.review.proposed import propose
from tracker.problems import has_errors
from tracker.register.load import load_register

SEEDS = ROOT / "seeds" / "2021-2544-RSP"
TEXT = """European Parliament resolution of 1 June 2031 on bread (2031/1000(RSP))

The European Parliament,

– having regard to Article 5 of the Bread Act of 11 February 2021,

A. whereas "John \\ Baker" and Jane Miller were held on 3 March 2030;

1. Calls on the Commission to free Jane Miller; urges the Council to bake;

2. Instructs its President to forward this resolution to the Council.
"""


@pytest.fixture(scope="module")
def kazakhstan() -> Document:
    return read_document([SEEDS / f"{language}.txt" for language in ("sl", "lv", "pl")])


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_three_texts_are_recognised_and_lined_up(kazakhstan: Document) -> None:
    assert (kazakhstan.reference, kazakhstan.adopted) == ("2021/2544(RSP)", "2021-02-11")
    assert {v.parsed.language: v.facts.stage for v in kazakhstan.versions} == {
        "sl": "joint_motion",
        "lv": "adopted",
        "pl": "official_journal",
    }
    assert kazakhstan.versions[-1].parsed.language == "sl"
    assert [p.code for p in kazakhstan.problems if p.code == "provision_lacking"] == ["provision_lacking"]
    assert kazakhstan.parity


def test_the_draft_holds_the_texts_byte_for_byte_and_builds(kazakhstan: Document, tmp_path: Path) -> None:
    folder = tmp_path / "seeds" / "2021-2544-RSP"
    write_draft(kazakhstan, folder, propose(kazakhstan))
    for language in ("sl", "pl", "lv"):
        assert (folder / f"{language}.txt").read_bytes() == (SEEDS / f"{language}.txt").read_bytes()
    register, problems = load_register(folder)
    assert register
    assert not has_errors(problems)
    assert register.resolution.reference == "2021/2544(RSP)"
    assert len(register.resolution.provisions) == 67
    assert sorted(path.name for path in tmp_path.glob("seeds/*")) == ["2021-2544-RSP"]


def test_candidates_wait_for_a_decision_and_quote_exactly(kazakhstan: Document) -> None:
    candidates = tomllib.loads(review_text(propose(kazakhstan)))["candidate"]
    assert {candidate["decision"] for candidate in candidates} == {""}
    texts = {(row.key, tag): unit.text for row in kazakhstan.provisions for tag, unit in row.units.items()}
    for candidate in candidates:
        for mention in candidate["mention"]:
            for tag in ("sl", "pl", "lv"):
                if tag in mention:
                    quote = mention[tag]["quote"] if isinstance(mention[tag], dict) else mention[tag]
                    assert quote in texts[mention["in"], tag]


def test_demands_dates_and_articles_are_proposed(tmp_path: Path) -> None:
    document = read_document([put(tmp_path, "en.txt", TEXT)])
    found = {(candidate.kind.value, candidate.title) for candidate in document.candidates}
    assert ("date", "2030-03-03") in found
    assert ("demand", "Calls on the Commission to free Jane Miller") in found
    assert ("demand", "urges the Council to bake") in found
    assert any(kind == "person" and title == "Jane Miller" for kind, title in found)


def test_a_folder_that_holds_something_is_left_as_it_is(kazakhstan: Document, tmp_path: Path) -> None:
    put(tmp_path, "mine.txt", "keep")
    with pytest.raises(InvalidInput, match="not an empty folder"):
        write_draft(kazakhstan, tmp_path, propose(kazakhstan))
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "keep"
    assert not list(tmp_path.rglob("resolution.toml"))


POLISH = (SEEDS / "pl.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("half.txt", POLISH[: len(POLISH) * 3 // 4], "breaks_off"),
        ("mixed.txt", TEXT + "\n\n" + POLISH, "mixed_languages"),
        ("novel.txt", "It was a bright cold day in April. " * 500, "no_language"),
        ("amendments.txt", "Amendment 1\n\nRecital 1\n\nText proposed\n\nAmendment\n\nbread;\n" * 50, "no_language"),
        ("empty.txt", "", "empty"),
        ("other.txt", TEXT.replace(" (2031/1000(RSP))", ""), "no_reference"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(tmp_path: Path, name: str, text: str, code: str) -> None:
    with pytest.raises(TextsRejected) as refused:
        read_document([put(tmp_path, name, text)])
    assert code in [problem.code for problem in refused.value.problems]
    assert "Nothing was written" in str(refused.value)


def test_another_resolution_and_a_language_given_twice_are_both_named(tmp_path: Path) -> None:
    paths = [put(tmp_path, "a.txt", TEXT), put(tmp_path, "b.txt", TEXT.replace("2031/1000", "2031/2000"))]
    with pytest.raises(TextsRejected) as refused:
        read_document(paths)
    assert {"language_twice", "other_resolution"} <= {problem.code for problem in refused.value.problems}


def test_a_language_that_the_text_contradicts_is_refused() -> None:
    with pytest.raises(TextsRejected) as refused:
        read_document([SEEDS / "pl.txt"], ["lv"])
    assert "other_language" in [problem.code for problem in refused.value.problems]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TextsRejected) as refused:
        read_document([tmp_path / "none.txt"])
    assert [problem.code for problem in refused.value.problems] == ["unreadable"]
