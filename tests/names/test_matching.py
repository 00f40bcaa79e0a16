"""What a comparison says beyond its score: the kind, the reasons, and the caution with parts of names."""

from __future__ import annotations

import pytest

from tracker.names import REVIEW, SAME, Kind, compare, compare_prepared, prepare


def test_the_same_letters_are_an_exact_form() -> None:
    match = compare("ALMAT  Zhumagulov", "Almat Zhumagulov")
    assert (match.score, match.kind) == (1.0, Kind.EXACT_FORM)


@pytest.mark.parametrize("query", ["Agadil", "Dułata", "Agadilowi", "Агадила"])
def test_a_lone_part_is_partial_and_never_same(query: str) -> None:
    match = max((compare(query, name) for name in ("Dulat Agadil", "Zhanbolat Agadil")), key=lambda m: m.score)
    assert match.is_partial
    assert REVIEW <= match.score < SAME


def test_a_surname_of_two_people_fits_both_alike() -> None:
    assert compare("Agadil", "Dulat Agadil").score == compare("Agadil", "Zhanbolat Agadil").score


@pytest.mark.parametrize("query", ["D. Khassenov", "Khassenov D.", "D Hasenov", "Д. Хасенов"])
def test_an_initial_fits_all_who_share_it_and_nobody_else(query: str) -> None:
    daryn, daniyar = compare(query, "Daryn Khassenov"), compare(query, "Daniyar Khassenov")
    assert daryn.score == daniyar.score
    assert REVIEW <= daryn.score < SAME
    assert daryn.kind is Kind.PARTIAL
    assert compare(query, "Aset Khassenov").score < REVIEW


@pytest.mark.parametrize(
    ("query", "form"),
    [("Zh. Agadil", "Zhanbolat Agadil"), ("Ж. Агадил", "Zhanbolat Agadil"), ("Y. Yeskhozin", "Yerbol Yeskhozin")],
)
def test_an_initial_may_take_several_letters(query: str, form: str) -> None:
    assert compare(query, form).score >= REVIEW


@pytest.mark.parametrize(
    ("query", "form", "reason"),
    [
        ("Ałmat Żumagułow", "Almat Zhumagulov", "Żumagułow reads as Zhumagulov in Polish spelling"),
        ("Almata Żumagulowa", "Almat Zhumagulov", "ending -a taken as Polish genitive"),
        ("Muchtarowi Abliazowowi", "Mukhtar Ablyazov", "ending -owi taken as Polish dative"),
        ("Almats Žumagulovs", "Almat Zhumagulov", "ending -s taken as Latvian masculine nominative"),
        ("Abaibkowi Sułtanowowi", "Abaibek Sultanov", "Abaibkowi read as Abaibek"),
        ("Zhumagulov Almat", "Almat Zhumagulov", "order of names swapped"),
        ("Almat Zhumagulob", "Almat Zhumagulov", "one letter differs: Zhumagulob, Zhumagulov"),
        ("Almat Bekovich Zhumagulov", "Almat Zhumagulov", "patronymic Bekovich left out"),
        ("Almat Zumagulov", "Almat Zhumagulov", "agree when accents are left out"),
        ("Aset Abisheva", "Aset Abishev", "the rest of the name is not declined"),
        ("D. Khassenov", "Daryn Khassenov", "initial D may stand for Daryn"),
        ("Agadil", "Dulat Agadil", "Dulat stands in one of the two only"),
        ("", "Dulat Agadil", "nothing to compare"),
    ],
)
def test_reasons_name_what_was_read_or_assumed(query: str, form: str, reason: str) -> None:
    reasons = compare(query, form, form_orthography="en").reasons
    assert any(reason in given for given in reasons), reasons


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("Aset Abisheva", "Aset Abishev"),
        ("Жанат Жамалиева", "Zhanat Zhamaliyev"),
        ("Dan Zhanay", "Dana Zhanay"),
        ("Igor Chuprin", "Igor Chuprina"),
        ("Maksim Bokayev", "Maks Bokayev"),
        ("Daniyar Khasanov", "Daniyar Khassenov"),
        ("Raigul Shadyrbayeva", "Raigul Sadyrbayeva"),
        ("Almat Zhumagulov Smith", "Almat Zhumagulov"),
    ],
)
def test_a_doubtful_likeness_is_a_question(query: str, form: str) -> None:
    assert REVIEW <= compare(query, form, form_orthography="en").score < SAME


def test_a_language_that_declines_the_last_word_alone_is_believed_when_known() -> None:
    match = compare("Almat Žumagulovi", "Almat Zhumagulov", query_orthography="et", form_orthography="en")
    assert match.score >= SAME
    assert "Estonian genitive" in match.reasons[0]


def test_an_ending_on_every_part_is_a_case_form() -> None:
    assert compare("Aseta Abiszewa", "Aset Abishev").score >= SAME


def test_a_known_orthography_decides_between_readings() -> None:
    assert compare("Aschat", "Askhat", query_orthography="pl", form_orthography="en").kind is Kind.SAME_KEY
    assert compare("Ashat", "Askhat", query_orthography="sl", form_orthography="en").kind is Kind.SAME_KEY
    assert compare("Ashat", "Askhat", query_orthography="en", form_orthography="en").kind is not Kind.SAME_KEY


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ałmat Żumagułow", "Алмата Жумагулова"), ("Agadil", "Dulat Agadil"), ("D. Hasenov", "Дарын Хасенов")],
)
def test_a_comparison_is_symmetric(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.score, there.kind) == (back.score, back.kind)


def test_without_explanation_only_the_reasons_are_missing() -> None:
    query, form = prepare("Abljazovu"), prepare("Mukhtar Ablyazov")
    full, bare = compare_prepared(query, form), compare_prepared(query, form, explain=False)
    assert (full.score, full.kind) == (bare.score, bare.kind)
    assert full.reasons
    assert not bare.reasons
