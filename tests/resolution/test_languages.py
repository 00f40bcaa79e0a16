"""The set phrases of all 24 languages: a resolution made of them is recognised and cut right in each."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date

from tests.resolution.reading import codes
from tracker.resolution.formulas import Formulas, all_formulas, detect_language, is_behind
from tracker.resolution.languages import find_calendar
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.parse import parse_version
from tracker.resolution.values import UnitKind

OFFICIAL = [
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr"),
    *("hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv"),
]
CLOSING_UNSEEN = {"el", "ga", "hr", "hu", "ro"}
LETTERS = {"bg": "АБВ", "el": "ΑΒΓ"}


def resolution(formulas: Formulas, gap: str = "\n\n") -> str:
    """A resolution in set phrases: three visas, three recitals, two paragraphs."""
    institution = formulas.institution[0]
    letters = LETTERS.get(formulas.language, "ABC")
    comma = "" if institution.endswith("joka") or "resolution" in institution else ","
    return gap.join(
        [
            f"{institution.title()} (2031/1000(RSP))",
            institution[0].upper() + institution[1:] + comma,
            *(f"– {formulas.visa[0]} 2031 {word}," for word in ("ena", "duo", "tria")),
            *(f"{letter}. {formulas.recital[0]} 2031 quattuor;" for letter in letters),
            "1. quinque;",
            f"2. {formulas.closing[0]} sex.",
        ]
    )


def test_every_official_language_has_its_phrases() -> None:
    assert sorted(all_formulas()) == OFFICIAL
    for formulas in all_formulas().values():
        assert all(
            (formulas.institution, formulas.visa, formulas.recital, formulas.closing, formulas.article, formulas.behind)
        )
        for phrase in (*formulas.institution, *formulas.visa, *formulas.recital, *formulas.closing):
            assert phrase == phrase.lower()


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["without blank lines", "with blank lines"])
@pytest.mark.parametrize("language", OFFICIAL)
def test_a_resolution_in_set_phrases_is_cut_right(language: str, gap: str) -> None:
    version, problems = parse_version(resolution(all_formulas()[language], gap).encode(), language, "text.txt")
    assert codes(problems) == []
    assert [len(version.of_kind(kind)) for kind in (UnitKind.VISA, UnitKind.RECITAL, UnitKind.PARAGRAPH)] == [3, 3, 2]
    assert version.of_kind(UnitKind.PARAGRAPH)[1].text == f"{all_formulas()[language].closing[0]} sex."
    assert len(version.of_kind(UnitKind.INSTITUTION)) == 1


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_language_of_a_resolution_is_recognised(language: str) -> None:
    found = detect_language(resolution(all_formulas()[language]))
    assert (found.language, found.is_sure, found.other) == (language, True, "")


def test_two_languages_mixed_are_both_named() -> None:
    english, polish = (resolution(all_formulas()[language]) for language in ("en", "pl"))
    found = detect_language(f"{english}\n\n{polish}")
    assert {found.language, found.other} == {"en", "pl"}
    assert not found.is_sure


def test_a_text_that_is_no_resolution_has_no_language() -> None:
    found = detect_language("It was a bright cold day in April, and the clocks were striking thirteen.\n" * 50)
    assert found.language == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ANNEX", True),
        ("ANNEX I", True),
        ("ANNEX TO THE RESOLUTION: RECOMMENDATIONS", True),
        ("EXPLANATORY STATEMENT", True),
        ("Annexes the Commission's list,", False),
        ("The annex lists bread;", False),
    ],
)
def test_the_headings_of_what_follows_a_resolution_are_known(line: str, expected: bool) -> None:
    assert is_behind(line, "en") is expected


def test_an_annex_with_numbers_of_its_own_is_left_out() -> None:
    annex = "\n\n".join(["ANNEX", "RECOMMENDATIONS", *(f"{i}. Bread {i};" for i in range(1, 9))])
    version, problems = parse_version(f"{resolution(all_formulas()['en'])}\n\n{annex}\n".encode(), "en", "text.txt")
    assert len(version.of_kind(UnitKind.PARAGRAPH)) == 2
    assert codes(problems) == [("left_out", 21)]


DATES = {
    "bg": "от 17 януари 2031 г. относно",
    "cs": "ze dne 17. ledna 2031 o",
    "da": "af 17. januar 2031 om",
    "de": "vom 17. Januar 2031 zu",
    "el": "της 17ης Ιανουαρίου 2031 σχετικά",
    "en": "of 17 January 2031 on",
    "es": "de 17 de enero de 2031 sobre",
    "et": "17. jaanuari 2031. aasta resolutsioon",
    "fi": "17. tammikuuta 2031 annettu",
    "fr": "du 17 janvier 2031 sur",
    "ga": "an 17 Eanáir 2031 maidir",
    "hr": "od 17. siječnja 2031. o",
    "hu": "2031. január 17-i állásfoglalása",
    "it": "del 17 gennaio 2031 sulla",
    "lt": "2031 m. sausio 17 d. rezoliucija",
    "lv": "2031. gada 17. janvāra rezolūcija",
    "mt": "tas-17 ta' Jannar 2031 dwar",
    "nl": "van 17 januari 2031 over",
    "pl": "z dnia 17 stycznia 2031 r. w sprawie",
    "pt": "de 17 de janeiro de 2031 sobre",
    "ro": "din 17 ianuarie 2031 referitoare",
    "sk": "zo 17. januára 2031 o",
    "sl": "z dne 17. januarja 2031 o",
    "sv": "av den 17 januari 2031 om",
}


@pytest.mark.parametrize("language", OFFICIAL)
def test_the_date_of_a_title_is_read_in_every_language_as_its_grammar_has_it(language: str) -> None:
    found = [amount.value for amount in read_amounts(DATES[language], find_calendar(language)) if amount.kind == "date"]
    assert found == ["2031-01-17"]


@pytest.mark.parametrize("language", OFFICIAL)
@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_of_every_month_is_read_as_each_language_writes_it(language: str, month: int) -> None:
    written = format_date(date(2031, month, 21), "d MMMM y" if language == "en" else "long", locale=language)
    found = [amount.value for amount in read_amounts(f"x {written} y", find_calendar(language))]
    assert found == [f"2031-{month:02}-21"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "le 1er mars 2031"),
        ("it", "il 1º marzo 2031"),
        ("it", "il 1° marzo 2031"),
        ("mt", "fl-1 ta' Marzu 2031"),
        ("et", "jõustus 1. märtsil 2031"),
        ("el", "την 1η Μαρτίου 2031"),
        ("hu", "2031. március 1-jén"),
    ],
)
def test_the_first_of_a_month_is_read_with_its_ending(language: str, words: str) -> None:
    assert [amount.value for amount in read_amounts(words, find_calendar(language))] == ["2031-03-01"]


@pytest.mark.parametrize("language", OFFICIAL)
def test_every_month_of_every_language_is_known_in_the_form_of_a_date(language: str) -> None:
    calendar = find_calendar(language)
    assert calendar
    assert sorted(set(calendar.months.values())) == list(range(1, 13))


def test_an_article_is_read_in_a_language_without_a_full_record() -> None:
    found = read_amounts("gemäß Artikel 206 des Strafgesetzbuchs", find_calendar("de"))
    assert [(amount.value, amount.kind) for amount in found] == [("206", "article")]


def test_every_formula_says_where_it_was_seen_or_that_it_was_not() -> None:
    assert {tag for tag, formulas in all_formulas().items() if not formulas.source} == set()
    assert {tag for tag, formulas in all_formulas().items() if not formulas.closing_source} == CLOSING_UNSEEN
