"""Dates are as precise as their source, and what is ambiguous is refused with the forms that are taken."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import EffectiveDate, PartialDate, parse_date, parse_effective_date
from tracker.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("2021-09-14", PartialDate(2021, 9, 14), "day"),
        ("2021-09", PartialDate(2021, 9), "month"),
        ("2021", PartialDate(2021), "year"),
        (" 2021-09 ", PartialDate(2021, 9), "month"),
        ("2024-02-29", PartialDate(2024, 2, 29), "day"),
        ("9999-12-31", PartialDate(9999, 12, 31), "day"),
        ("1900", PartialDate(1900), "year"),
    ],
)
def test_the_three_forms_are_taken(text: str, expected: PartialDate, precision: str) -> None:
    found = parse_date(text)
    assert found == expected
    assert found.precision == precision
    assert str(found) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2021",
        "3.4.2021",
        "04-03-2021",
        "2021/03/04",
        "20210304",
        "2021-3-4",
        "21-03-04",
        "2021-03-04T10:00",
        "March 2021",
        "yesterday",
        "2021-",
        "-2021",
        "",
        " ",
        "२०२१",
        "２０２１",
        "2021-09-14\n2022",
        "202１",
        "[red]2021[/]",
    ],
)
def test_any_other_form_is_refused_with_the_forms_that_are_taken(text: str) -> None:
    with pytest.raises(InvalidInput, match="a day as 2021-09-14, a month as 2021-09 or a year as 2021"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2021-00", "2021-13", "2021-99-01"])
def test_a_month_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="01 to 12"):
        parse_date(text)


@pytest.mark.parametrize("text", ["2021-02-29", "2021-04-31", "2021-01-00", "2021-01-32", "1900-02-29"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="no day of the calendar"):
        parse_date(text)


@pytest.mark.parametrize("text", ["0000", "0001-01-01", "1066", "1899-12-31"])
def test_an_absurd_year_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="before 1900"):
        parse_date(text)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 3))
def test_a_date_means_every_day_from_its_first_to_its_last(day: date, precision: int) -> None:
    found = PartialDate(*(day.year, day.month, day.day)[:precision])
    assert parse_date(str(found)) == found
    first, last = found.first_day(), found.last_day()
    assert first <= day <= last
    for outside in (first - timedelta(days=1), last + timedelta(days=1)):
        assert (outside.year, outside.month, outside.day)[:precision] != tuple(found)[:precision]


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 3), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_date_is_in_the_future_when_its_first_day_is(day: date, precision: int, today: date) -> None:
    found = PartialDate(*(day.year, day.month, day.day)[:precision])
    if found.first_day() > today:
        with pytest.raises(InvalidInput, match="in the future"):
            parse_date(str(found), latest=today)
    else:
        assert parse_date(str(found), latest=today) == found


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = parse_date(text)
    except InvalidInput:
        return
    assert str(found) == text.strip()


def test_a_date_may_say_about_before_or_after() -> None:
    for qualifier in ("about", "before", "after"):
        found = parse_effective_date(f"{qualifier} 2021-09")
        assert found == EffectiveDate(PartialDate(2021, 9), qualifier)
        assert str(found) == f"{qualifier} 2021-09"
    with pytest.raises(InvalidInput):
        parse_effective_date("around 2021")
    with pytest.raises(InvalidInput):
        parse_effective_date("before")
