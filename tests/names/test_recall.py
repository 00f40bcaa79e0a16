"""Every way to write the 53 names finds its person first, and nobody else is taken for one of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tracker.names import REVIEW, SAME, compare, compare_prepared, deletions, prepare

from .outsiders import FAR, NEAR
from .people import PEOPLE
from .recall import CANONICAL, Query, ask, convention_forms, damaged_forms, outsiders, printed_forms
from .spellings import OTHERS, SPELLINGS


def test_the_seed_forms_are_all_there() -> None:
    assert len(PEOPLE) == len({ref for ref, *_ in PEOPLE}) == 53
    assert len({query.form for query in printed_forms()}) > 150


@pytest.mark.parametrize("query", printed_forms(), ids=lambda query: query.form)
def test_a_printed_form_finds_its_person_first_and_clearly(query: Query) -> None:
    outcome = ask(query)
    assert outcome.own >= REVIEW
    assert outcome.own - outcome.rival >= 0.2, outcome


@pytest.mark.parametrize("query", printed_forms(), ids=lambda query: query.form)
def test_a_printed_form_finds_its_person_in_its_own_orthography(query: Query) -> None:
    language = query.group.removeprefix("printed ")
    outcome = ask(query, "en" if language == "lv" else language)
    assert outcome.own >= REVIEW
    assert outcome.is_first, outcome


def test_printed_forms_reach_same() -> None:
    outcomes = [ask(query) for query in printed_forms()]
    assert sum(outcome.own >= SAME for outcome in outcomes) >= 0.99 * len(outcomes) - 1


@pytest.mark.parametrize("group", sorted({query.group for query in damaged_forms()}))
def test_damaged_forms_find_their_person_first(group: str) -> None:
    outcomes = [ask(query) for query in damaged_forms() if query.group == group]
    assert not [outcome for outcome in outcomes if not outcome.is_first or outcome.rival >= SAME]


@pytest.mark.parametrize("group", sorted({query.group for query in convention_forms()}))
def test_foreign_spellings_find_their_person_first(group: str) -> None:
    outcomes = [ask(query) for query in convention_forms() if query.group == group]
    assert not [outcome for outcome in outcomes if not outcome.is_first or outcome.rival >= SAME]


@pytest.mark.parametrize(("person", "form", "convention"), SPELLINGS)
def test_a_spelling_written_by_hand_is_taken_for_its_person(person: str, form: str, convention: str) -> None:
    outcome = ask(Query(convention, person, form))
    assert outcome.own >= SAME, outcome
    assert outcome.is_first, outcome


@pytest.mark.parametrize(("name", "forms"), OTHERS)
def test_people_outside_the_register_are_read_as_well(name: str, forms: tuple[str, ...]) -> None:
    scores = {form: compare(form, name, form_orthography="en").score for form in forms}
    assert not {form: score for form, score in scores.items() if score < SAME}


def test_foreign_spellings_reach_same() -> None:
    reached: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for query in convention_forms():
        asked[query.group] += 1
        reached[query.group] += ask(query).own >= SAME
    weak = {group for group, count in asked.items() if reached[group] < 0.95 * count}
    assert weak <= {"Kazakh Cyrillic", "kk-Latn"}
    assert all(reached[group] >= 0.9 * count for group, count in asked.items())


@pytest.mark.parametrize("query", outsiders(), ids=lambda query: query.form)
def test_nobody_in_the_register_is_taken_for_somebody_else(query: Query) -> None:
    outcome = ask(query)
    assert outcome.rival < SAME, outcome


def test_there_are_fifty_outsiders() -> None:
    assert len({*NEAR, *FAR}) == 50


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daryn Khassenov", "Daniyar Khassenov"),
        ("Aset Abishev", "Kenzhebek Abishev"),
        ("Dulat Agadil", "Zhanbolat Agadil"),
        ("Mukhtar Ablyazov", "Mukhtar Dzhakishev"),
    ],
)
def test_near_namesakes_stay_apart(one: str, other: str) -> None:
    refs = {canonical: ref for ref, canonical, _, _ in PEOPLE}
    assert compare(one, other).score < REVIEW
    for mine, theirs in ((one, other), (other, one)):
        for query in (*printed_forms(), *convention_forms()):
            if query.person == refs[mine]:
                prepared = prepare(query.form)
                own = compare_prepared(prepared, CANONICAL[refs[mine]]).score
                rival = compare_prepared(prepared, CANONICAL[refs[theirs]]).score
                assert own - rival >= 0.15, query


def test_a_lone_unique_surname_finds_its_person_first() -> None:
    surnames = Counter(canonical.split()[1] for _, canonical, _, _ in PEOPLE)
    for ref, canonical, slovenian, polish in PEOPLE:
        for form in (canonical, *slovenian, *polish):
            if surnames[canonical.split()[1]] == 1:
                outcome = ask(Query("surname", ref, form.split()[1]))
                assert outcome.is_first, outcome
                assert outcome.own < SAME


def test_keys_and_tokens_lead_to_the_person() -> None:
    """What a database looks up: an equal key, an equal skeleton, an equal token, or a token one slip away."""
    missed = []
    for query in (*printed_forms(), *convention_forms(), *damaged_forms()):
        asked, known = prepare(query.form).keys, CANONICAL[query.person].keys
        tokens = {token for part in asked.tokens for token in part}
        stored = {token for part in known.tokens for token in part}
        near = {gap for token in stored for gap in deletions(token)}
        if not (
            set(asked.keys) & set(known.keys)
            or set(asked.skeletons) & set(known.skeletons)
            or any(near.intersection(deletions(token)) for token in tokens)
        ):
            missed.append(query)
    assert not missed
