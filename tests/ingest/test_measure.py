"""How right the candidates are, held against the register: figures that must not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.measure import (
    LANGUAGES,
    measure,
    measure_asked,
    measure_cases,
    measure_mentions,
    measure_subjects,
)
from tests.ingest.samples import ENGLISH, PEOPLE, document, put
from tracker.ingest.document import read_document
from tracker.ingest.values import CandidateKind


@pytest.mark.parametrize(
    ("kind", "precision", "recall"),
    [
        (CandidateKind.PERSON, 0.97, 1.0),
        (CandidateKind.ORGANISATION, 0.93, 0.92),
        (CandidateKind.CHARGE, 0.83, 0.86),
        (CandidateKind.DEMAND, 0.95, 0.95),
    ],
)
def test_candidates_of_the_three_texts_are_as_right_as_they_were(
    kind: CandidateKind, precision: float, recall: float
) -> None:
    found = measure(kind)
    assert found.precision >= precision
    assert found.recall >= recall


def test_nearly_all_that_demands_are_said_to_ask_for_they_do() -> None:
    found = measure_asked()
    assert found.candidates >= 20
    assert found.precision >= 0.9


@pytest.mark.parametrize(
    ("languages", "right", "wrong", "missing"),
    [(LANGUAGES, 63, 1, 7), (("lv",), 76, 1, 11), (("pl",), 59, 3, 17), (("sl",), 45, 2, 19)],
)
def test_charges_are_laid_to_nearly_nobody_who_does_not_suffer_them(
    languages: tuple[str, ...], right: int, wrong: int, missing: int
) -> None:
    found = measure_subjects(languages)
    assert (found.right >= right, found.wrong <= wrong, found.missing <= missing) == (True, True, True), found


def test_cases_of_names_are_told_rightly_or_not_at_all() -> None:
    found = measure_cases()
    assert found.wrong == ()
    assert found.told >= 40
    assert found.left_open <= 16


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_version_alone_shows_most_charges(language: str) -> None:
    found = measure(CandidateKind.CHARGE, (language,))
    assert found.precision >= 0.8
    assert found.recall >= 0.78


def test_every_mention_of_every_person_is_found() -> None:
    found = measure_mentions()
    assert (found.recall, found.precision > 0.97) == (1.0, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_version_alone_shows_nearly_everybody(language: str) -> None:
    found = measure(CandidateKind.PERSON, (language,))
    assert found.recall > 0.95
    assert found.precision > 0.88


def test_one_english_text_shows_its_people_and_nobody_else(tmp_path: Path) -> None:
    candidates = document(tmp_path).candidates
    assert {one.title for one in candidates if one.kind is CandidateKind.PERSON} == PEOPLE
    sadiqov = next(one for one in candidates if one.title == "Ilgar Sadiqov")
    assert "Sadiqov" in {mention.quote for mention in sadiqov.mentions}


def test_a_given_name_that_many_bear_hides_nobody(tmp_path: Path) -> None:
    surnames = ("Alsharif", "Bensalem", "Choukri", "Daoudi", "Elmasri", "Fakhoury")
    names = [f"Mohammed {surname}" for surname in surnames]
    text = ENGLISH.replace("Leyla Yunusova, Rasul Jafarli and Anar Mammadzade remain", f"{', '.join(names)} remain")
    found = read_document([put(tmp_path, text=text)]).candidates
    assert set(names) <= {one.title for one in found if one.kind is CandidateKind.PERSON}
