"""Keys: what they look like, that they hold still, and that no text can hurt."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.names import FOLDED, ORTHOGRAPHIES, compare, deletions, name_keys, prepare
from tracker.names.endings import ENDINGS
from tracker.names.orthographies import CYRILLIC, LATIN
from tracker.names.sounds import settle, skeleton

_KEY = re.compile(r"[a-z]+( [a-z]+)*")
_LETTERS = "aeiouybcdfghjklmnprstvwxzàéłżšžčşğıöüñőāēīūģķļņąęėųõаеёиоуыэюяжзйхцчшщьъәғқңөұүһії'.- "

texts = st.one_of(st.text(max_size=60), st.text(alphabet=_LETTERS, max_size=40))


@given(texts)
@example("İ")
@example("ß ſ ŉ ǰ")
@example("\ud800")
@example("\x00\x1b[31m")
@example("'''")
@example("....")
@example("ﷺ ﬁ")
@example("ஃ ქართული Αθήνα")
def test_any_text_has_keys_of_plain_letters(text: str) -> None:
    for orthography in (None, "pl", "kk", "de"):
        keys = name_keys(text, orthography)
        for key in (*keys.keys, *keys.skeletons, *(token for part in keys.tokens for token in part)):
            assert _KEY.fullmatch(key), (text, key)
        assert keys == name_keys(text, orthography)
        assert len(keys.keys) <= 6
        assert len(set(keys.keys)) == len(keys.keys)


@given(texts)
def test_folding_a_key_again_changes_nothing(text: str) -> None:
    for key in name_keys(text).keys:
        assert name_keys(key, FOLDED).keys == (key,)


@example("zzb")
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=20))
def test_settling_and_skeletons_are_idempotent(sounds: str) -> None:
    assert settle(settle(sounds)) == settle(sounds)
    assert skeleton(skeleton(sounds)) == skeleton(sounds)


@given(texts, texts)
def test_any_two_texts_compare_between_nought_and_one(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert 0.0 <= there.score <= 1.0
    assert there.score == pytest.approx(back.score, abs=1e-3)
    assert there.reasons


@given(st.text(alphabet="abcdefghijklm", min_size=2, max_size=12), st.integers(0, 10), st.sampled_from("xyz"))
def test_deletions_meet_for_every_slip_of_one_letter(token: str, place: int, letter: str) -> None:
    place %= len(token) - 1
    swapped = token[:place] + token[place + 1] + token[place] + token[place + 2 :]
    slips = (token[:place] + token[place + 1 :], token[:place] + letter + token[place:], swapped)
    wrong = token[:place] + letter + token[place + 1 :]
    for slip in (*slips, wrong):
        assert not set(deletions(token)).isdisjoint(deletions(slip))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "x " * 5_000,
        "s" * 10_000,
        "sch" * 3_000,
        "\u0301" * 10_000,
        "ж" * 10_000,
        "-" * 10_000,
        "a." * 5_000,
    ],
)
def test_hostile_input_is_quick(text: str) -> None:
    started = time.perf_counter()
    prepared = prepare(text)
    assert compare(text, "Almat Zhumagulov").score < 1
    assert time.perf_counter() - started < 0.25
    assert len(prepared.parts) <= 8


@pytest.mark.parametrize("text", ["", " ", "123", "—", "...", "🙂", "()"])
def test_text_without_letters_has_no_keys(text: str) -> None:
    keys = name_keys(text)
    assert (keys.keys, keys.skeletons, keys.tokens) == ((), (), ())


@pytest.mark.parametrize(
    ("form", "orthography"),
    [
        ("Almat Zhumagulov", "en"),
        ("Almata Żumagułowa", "pl"),
        ("Almatu Žumagulovu", "sl"),
        ("Almats Žumagulovs", "lv"),
        ("Almato Žumagulovo", "lt"),
        ("Almat Jumagulov", "tr"),
        ("Almat Joumagoulov", "fr"),
        ("Almat Zsumagulov", "hu"),
        ("Алмата Жумагулова", "ru"),
        ("Жұмағұлов Алмат", "kk"),
        ("Жумагулов, Алмат Бекович", "ru"),
    ],
)
def test_one_name_has_one_key_in_every_convention(form: str, orthography: str) -> None:
    assert "almat jumagulov" in name_keys(form, orthography).keys


def test_a_known_orthography_gives_one_key() -> None:
    assert name_keys("Ałmat Żumagułow", "pl").keys == ("almat jumagulov",)


def test_an_orthography_nobody_knows_counts_as_unknown() -> None:
    assert name_keys("Schumagulow", "xx") == name_keys("Schumagulow")


def test_every_convention_is_tried_and_has_sources_and_endings() -> None:
    assert {*LATIN, *CYRILLIC} == set(ORTHOGRAPHIES)
    for convention in ORTHOGRAPHIES.values():
        assert all(source for source, _ in convention["rules"])
        assert set(convention["endings"]) <= set(ENDINGS)
    for groups in ENDINGS.values():
        assert all(source and case for source, case, _ in groups)


@pytest.mark.parametrize("orthography", sorted(ORTHOGRAPHIES))
def test_every_rule_writes_sounds(orthography: str) -> None:
    for _, rules in ORTHOGRAPHIES[orthography]["rules"]:
        for grapheme, sounds in rules.items():
            assert grapheme == grapheme.lower()
            assert re.fullmatch(r"[A-Z| ]*", sounds), (grapheme, sounds)


def test_importing_names_loads_nothing_heavy() -> None:
    heavy = "{'rapidfuzz', 'tomllib', 'sqlite3', 'sqlalchemy', 'textual'}"
    program = f"import sys, tracker.names; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
