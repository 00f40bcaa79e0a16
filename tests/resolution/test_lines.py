"""Wrapped lines become running text: words that were broken are joined, compounds keep their hyphen."""

from __future__ import annotations

import pytest

from tracker.resolution.lines import Hyphens, join_lines, join_with_starts, read_lines


@pytest.mark.parametrize(
    ("lines", "elsewhere", "expected"),
    [
        (["the govern-", "ment of it"], "", "the government of it"),
        (["a decision-", "making process"], "the decision-making body", "a decision-making process"),
        (["the infor-", "mation here"], "all information counts", "the information here"),
        (["of COVID-", "19 in"], "", "of COVID-19 in"),
        (["the UN-", "Habitat office"], "", "the UN-Habitat office"),
        (["low-", "and middle-income states"], "high- and low-income", "low- and middle-income states"),
        (["an agenda –", "and more"], "", "an agenda – and more"),
        (["Article 460-", "1 of"], "", "Article 460-1 of"),
        (["white   space\u00a0and", "\ttabs"], "", "white space and tabs"),
    ],
)
def test_a_hyphen_at_a_line_end_is_read_as_the_rest_of_the_text_shows(
    lines: list[str], elsewhere: str, expected: str
) -> None:
    assert join_lines(lines, Hyphens([*lines, elsewhere])) == expected


def test_where_other_line_ends_are_compounds_an_unknown_one_is_taken_for_a_compound() -> None:
    lines = ["a long-", "term plan and a climate-", "neutral aim"]
    assert join_lines(lines, Hyphens([*lines, "the long-term view"])) == "a long-term plan and a climate-neutral aim"
    assert join_lines(lines, Hyphens(lines)) == "a longterm plan and a climateneutral aim"


def test_two_whole_words_around_a_line_end_are_a_compound() -> None:
    lines = ["for capacity-", "building at home"]
    assert join_lines(lines, Hyphens([*lines, "capacity is building up"])) == "for capacity-building at home"


def test_the_offset_of_each_line_in_the_joined_text_is_given() -> None:
    text, starts = join_with_starts(["one two", "three-", "four"], Hyphens(()))
    assert text == "one two threefour"
    assert [text[start:][:4] for start in starts] == ["one ", "thre", "four"]


def test_a_page_begins_at_a_form_feed_or_at_a_line_that_starts_with_a_space() -> None:
    lines = read_lines("one\n two\nthree\nfour\nfive\nsix\n\fseven\n\f\neight\r\nnine")
    assert [line.text for line in lines if line.opens_page] == ["two", "seven", "eight"]
    assert [line.number for line in lines] == list(range(1, 11))


def test_where_lines_are_indented_a_space_says_nothing_about_pages() -> None:
    assert not any(line.opens_page for line in read_lines("  one\n  two\nthree\n"))


def test_soft_hyphens_and_zero_width_characters_are_not_part_of_the_text() -> None:
    lines = read_lines("\ufeffpoli\u00adtics and gov\u00ad\n\u200bernment")
    assert [line.text for line in lines] == ["politics and gov-", "ernment"]
    assert join_lines([line.text for line in lines]) == "politics and government"
