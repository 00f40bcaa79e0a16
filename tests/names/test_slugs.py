"""Refs from names in any script: letters that can be typed, and never an empty one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.names.slugs import is_slug, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Almat Zhumagulov", "almat-zhumagulov"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Sinéad O’Connor", "sinead-o-connor"),
        ("Ольга Петренко", "olga-petrenko"),
        ("Александр Лукашенко", "aleksandr-lukashenko"),
        ("李明", "unnamed"),
    ],
)
def test_a_name_becomes_small_latin_letters(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text(max_size=200))
def test_whatever_the_name_the_slug_can_be_a_ref(name: str) -> None:
    assert is_slug(slug_of(name))


@pytest.mark.parametrize("text", ["", "-a", "a-", "A", "a b", "a/b", "é"])
def test_what_cannot_be_typed_safely_is_no_slug(text: str) -> None:
    assert not is_slug(text)
