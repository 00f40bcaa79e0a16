"""People are found by any spelling, first; who cannot be told apart is marked so; strangers are nobody for certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.names.outsiders import FAR, NEAR
from tests.names.recall import convention_forms, slips, without_marks
from tests.names.spellings import OTHERS, SPELLINGS
from tracker.db.connection import Connection, open_database
from tracker.names import SAME
from tracker.queries.search import search

Form = tuple[str, str, str]
"""The ref of a person, the canonical name, a printed form."""


@pytest.fixture(scope="module")
def real(built_database: Path) -> Iterator[Connection]:
    with open_database(str(built_database)) as connection:
        yield connection


@pytest.fixture(scope="module")
def printed(real: Connection) -> list[Form]:
    rows = real.raw.execute(
        "SELECT DISTINCT entry.ref, entry.title, form FROM name_form JOIN entry ON entry.id = entry_id "
        "WHERE entry.kind = 'person' ORDER BY 1, 3"
    )
    return [(ref, title, form) for ref, title, form in rows]


def missed(connection: Connection, asked: list[tuple[str, str]]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Those of (ref, what is typed) that do not find their person first."""
    wrong = []
    for ref, typed in asked:
        hits = search(connection, typed, limit=5)
        if not hits or hits[0].where != ref:
            wrong.append((ref, typed, tuple(hit.where for hit in hits)))
    return wrong


def test_there_are_more_than_180_printed_forms_of_53_people(printed: list[Form]) -> None:
    assert len({form for _, _, form in printed}) > 180
    assert len({ref for ref, _, _ in printed}) == 53


def test_every_printed_form_finds_its_person_first(real: Connection, printed: list[Form]) -> None:
    assert not missed(real, [(ref, form) for ref, _, form in printed])


@pytest.mark.parametrize("change", [without_marks, str.lower, str.upper, lambda form: without_marks(form).lower()])
def test_marks_and_capitals_do_not_matter(real: Connection, printed: list[Form], change: type[str]) -> None:
    assert not missed(real, [(ref, change(form)) for ref, _, form in printed])


def test_the_order_of_the_parts_does_not_matter(real: Connection, printed: list[Form]) -> None:
    swapped = [(ref, " ".join(reversed(form.split()))) for ref, _, form in printed]
    assert not missed(real, swapped)
    assert not missed(real, [(ref, ", ".join(typed.split(" ", 1))) for ref, typed in swapped])


def test_one_letter_wrong_still_finds_the_person_first(real: Connection, printed: list[Form]) -> None:
    asked = [(ref, damaged) for ref, _, form in printed for _, damaged in slips(form)]
    assert len(asked) > 1000
    assert not missed(real, asked)


def test_a_family_name_alone_finds_its_person_where_it_is_unique(real: Connection, printed: list[Form]) -> None:
    bearers = Counter({title: title.split()[-1] for _, title, _ in printed}.values())
    unique = [(ref, form.split()[-1]) for ref, title, form in printed if bearers[title.split()[-1]] == 1]
    assert len(unique) > 140
    assert not missed(real, unique)


def test_a_family_name_that_two_people_bear_lists_both_and_says_so(real: Connection, printed: list[Form]) -> None:
    bearers = {title: (title.split()[-1], ref) for ref, title, _ in printed}
    for ref, title, form in printed:
        family = {other for name, other in bearers.values() if name == title.split()[-1]}
        if len(family) == 1:
            continue
        hits = search(real, form.split()[-1])
        alike = {hit.where for hit in hits if hit.others}
        assert family <= alike, (ref, form)
        assert {hit.where for hit in hits[: len(family)]} == family


def test_an_initial_that_fits_two_people_lists_both_and_says_so(real: Connection) -> None:
    hits = search(real, "D. Khassenov")
    assert {hit.where for hit in hits[:2]} == {"person/daniyar-khassenov", "person/daryn-khassenov"}
    assert all(hit.others >= 1 for hit in hits[:2])


@pytest.mark.parametrize(("person", "form", "convention"), SPELLINGS)
def test_spellings_from_outside_the_texts_find_their_person_first(
    real: Connection, person: str, form: str, convention: str
) -> None:
    assert not missed(real, [(f"person/{person}", form)]), convention


@pytest.mark.parametrize("group", sorted({query.group for query in convention_forms()}))
def test_every_convention_finds_every_person_first(real: Connection, group: str) -> None:
    asked = [(f"person/{query.person}", query.form) for query in convention_forms() if query.group == group]
    assert len(asked) >= 10
    assert not missed(real, asked)


@pytest.mark.parametrize("name", [*NEAR, *FAR, *(name for name, _ in OTHERS)])
def test_people_who_are_not_in_the_register_are_nobody_for_certain(real: Connection, name: str) -> None:
    assert not [hit for hit in search(real, name) if hit.kind == "person" and hit.score >= SAME]


@pytest.mark.parametrize(
    ("typed", "person", "namesake"),
    [
        ("Daryn Khassenov", "daryn-khassenov", "daniyar-khassenov"),
        ("Danijarowi Chassenowowi", "daniyar-khassenov", "daryn-khassenov"),
        ("Данияр Хасенов", "daniyar-khassenov", "daryn-khassenov"),
        ("Aseta Abiszewa", "aset-abishev", "kenzhebek-abishev"),
        ("Kenschebek Abischew", "kenzhebek-abishev", "aset-abishev"),
        ("Żanbołat Agadił", "zhanbolat-agadil", "dulat-agadil"),
        ("Doulat Agadil", "dulat-agadil", "zhanbolat-agadil"),
        ("Moukhtar Djakichev", "mukhtar-dzhakishev", "mukhtar-ablyazov"),
        ("Muchtaras Abliazovas", "mukhtar-ablyazov", "mukhtar-dzhakishev"),
    ],
)
def test_near_namesakes_stay_apart(real: Connection, typed: str, person: str, namesake: str) -> None:
    hits = {hit.where: hit for hit in search(real, typed)}
    first = next(iter(hits.values()))
    assert first.where == f"person/{person}"
    assert first.others == 0
    rival = hits.get(f"person/{namesake}")
    assert rival is None or first.score - rival.score > 0.1


def test_beginnings_find_names_while_typing(real: Connection) -> None:
    for length in range(2, len("zhumagulov")):
        hits = search(real, "zhumagulov"[:length])
        assert "person/almat-zhumagulov" in {hit.where for hit in hits}, length


def test_a_name_is_explained_when_asked(real: Connection) -> None:
    (hit, *_) = search(real, "Schumagulow", explain=True)
    assert hit.where == "person/almat-zhumagulov"
    assert any("German" in reason for reason in hit.reasons)
    assert search(real, "Schumagulow")[0].reasons == ()
    (spelled, *_) = search(real, "Almat Zhumagulov", explain=True)
    assert spelled.reasons == ("the same spelling",)


def test_a_language_shows_the_name_as_that_version_prints_it(real: Connection) -> None:
    (hit, *_) = search(real, "Schumagulow lang:pl")
    assert (hit.where, hit.language, hit.excerpt) == ("person/almat-zhumagulov", "pl", "Ałmat Żumagułow")


def test_a_status_is_asked_of_names_found_by_sound(real: Connection) -> None:
    assert search(real, "Schumagulow status:held")[0].where == "person/almat-zhumagulov"
    assert not [hit for hit in search(real, "Schumagulow status:released") if hit.kind == "person"]


def test_organisations_are_found_by_any_printed_form_and_by_their_title(real: Connection) -> None:
    for typed, ref in (
        ("koshe partiyasy", "organisation/koshe-partiyasy"),
        ("kose partijasi", "organisation/koshe-partiyasy"),
        ("Demokratyczny Wybór Kazachstanu", "organisation/democratic-choice-of-kazakhstan"),
        ("democratic choice of kazakhstan", "organisation/democratic-choice-of-kazakhstan"),
    ):
        assert search(real, typed)[0].where == ref, typed
