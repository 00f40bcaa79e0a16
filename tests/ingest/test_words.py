"""The words by which candidates are found: every official language has them, with the register's codes."""

from __future__ import annotations

import pytest

from tests.resolution.test_languages import OFFICIAL
from tracker.ingest.words import Beginnings, bodies, languages_with_words, long_place_of, place_of, words_of
from tracker.register.vocabulary import codes_of
from tracker.resolution.formulas import all_formulas


def test_every_official_language_has_a_record() -> None:
    assert sorted(languages_with_words()) == OFFICIAL


@pytest.mark.parametrize("language", OFFICIAL)
def test_strengths_and_measures_are_codes_of_the_register(language: str) -> None:
    words = words_of(language)
    assert set(words.asks.values()) <= set(codes_of("strength"))
    assert {"calls_on", "instructs"} & set(words.asks.values())
    assert words.charges.values() <= set(codes_of("measure_type"))
    assert words.bodies.values() <= set(bodies())
    assert words.measures.values() <= set(codes_of("measure_kind"))
    assert words.against.values()
    assert words.accountable.values()
    assert words.prisons.values()


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_closing_words_ask_for_something(language: str) -> None:
    words = words_of(language)
    for closing in all_formulas()[language].closing:
        assert any(word in words.asks for word in closing.replace(",", " ").split()[:3]), closing


def test_bodies_have_codes_of_the_register() -> None:
    for body in bodies().values():
        assert body.type in codes_of("organisation_type")
        assert not body.addressee or body.addressee in codes_of("addressee_kind")


def test_a_beginning_fits_longer_words_and_a_whole_word_only_itself() -> None:
    beginnings = Beginnings({"long": "arrest", "whole": "ban$", "longer": "arrestwarr"})
    assert [beginnings.value_of(word) for word in ("arrested", "ban", "banana", "arrestwarrant", "are")] == [
        "long",
        "whole",
        "",
        "longer",
        "",
    ]


@pytest.mark.parametrize(
    ("word", "language", "code"),
    [
        ("Kazachstanu", "pl", "KZ"),
        ("Kazahstānā", "lv", "KZ"),
        ("Κίνας", "el", "CN"),
        ("Venäjän", "fi", "RU"),
        ("Bokayev", "en", ""),
        ("Kazakhstan", "xx", ""),
    ],
)
def test_places_are_known_in_case_forms_that_keep_their_beginning(word: str, language: str, code: str) -> None:
    assert place_of(word, language) == code


def test_a_place_of_two_words_is_known() -> None:
    assert long_place_of(("Azji", "Środkowej"), "pl") == "143"
    assert long_place_of(("Azji", "Nieznanej"), "pl") == ""
