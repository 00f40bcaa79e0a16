"""A spelling is taken for an entry only when it is certain; everything else lists who may be meant."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.names.outsiders import FAR, NEAR
from tests.names.recall import convention_forms, slips
from tests.names.spellings import OTHERS, SPELLINGS
from tests.running import ROOT, process_environment
from tracker.db.connection import Connection, open_database
from tracker.errors import AmbiguousRef, UncertainRef, UnknownRef
from tracker.ledger.names import add_form, decide
from tracker.queries.refs import get_entry


@pytest.fixture(scope="module")
def real(built_database: Path) -> Iterator[Connection]:
    with open_database(str(built_database)) as connection:
        yield connection


def printed(connection: Connection) -> list[tuple[str, str]]:
    rows = connection.raw.execute(
        "SELECT DISTINCT ref, form FROM name_form JOIN entry ON entry.id = entry_id WHERE kind = 'person' ORDER BY 1, 2"
    )
    return [(ref, form) for ref, form in rows]


def test_every_printed_form_is_its_person(real: Connection) -> None:
    forms = printed(real)
    assert len(forms) > 180
    for ref, form in forms:
        for typed in (form, form.upper(), " ".join(reversed(form.split())), f"  {form} "):
            assert get_entry(real, typed).ref == ref, typed


@pytest.mark.parametrize(("person", "form", "convention"), SPELLINGS)
def test_a_spelling_that_agrees_sound_by_sound_is_its_person(
    real: Connection, person: str, form: str, convention: str
) -> None:
    assert get_entry(real, form).ref == f"person/{person}", convention


def test_no_spelling_is_ever_taken_for_somebody_else(real: Connection) -> None:
    asked = [(f"person/{query.person}", query.form) for query in convention_forms()]
    asked += [(ref, damaged) for ref, form in printed(real) for _, damaged in slips(form)]
    asked += [(ref, part) for ref, form in printed(real) for part in form.split()]
    found, unlisted, wrong = 0, 0, list[tuple[str, str]]()
    for ref, typed in asked:
        try:
            taken = get_entry(real, typed).ref
        except (AmbiguousRef, UncertainRef) as error:
            unlisted += ref not in {candidate for candidate, _ in error.candidates}
        except UnknownRef:
            continue
        else:
            found += 1
            wrong += [(typed, taken)] if taken != ref else []
    assert wrong == []
    assert unlisted == 0
    assert found > 1000


@pytest.mark.parametrize("name", [*NEAR, *FAR, *(name for name, _ in OTHERS)])
def test_nobody_in_the_register_is_taken_for_somebody_outside_it(real: Connection, name: str) -> None:
    with pytest.raises((UnknownRef, UncertainRef)):
        get_entry(real, name)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Abliazow", "mukhtar-ablyazov"),
        ("ablyazov", "mukhtar-ablyazov"),
        ("zumagulov", "almat-zhumagulov"),
        ("Żumagułow", "almat-zhumagulov"),
        ("Schumagulow", "almat-zhumagulov"),
        ("Жұмағұлов", "almat-zhumagulov"),
    ],
)
def test_a_family_name_that_one_person_bears_is_that_person(real: Connection, typed: str, person: str) -> None:
    assert get_entry(real, typed).ref == f"person/{person}"


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Khassenov", {"daniyar-khassenov", "daryn-khassenov"}),
        ("Chassenow", {"daniyar-khassenov", "daryn-khassenov"}),
        ("Хасенов", {"daniyar-khassenov", "daryn-khassenov"}),
        ("D. Khassenov", {"daniyar-khassenov", "daryn-khassenov"}),
        ("Abishev", {"aset-abishev", "kenzhebek-abishev"}),
        ("Agadil", {"dulat-agadil", "zhanbolat-agadil"}),
        ("Mukhtar", {"mukhtar-ablyazov", "mukhtar-dzhakishev"}),
    ],
)
def test_what_several_people_bear_is_refused_with_all_of_them(real: Connection, typed: str, people: set[str]) -> None:
    with pytest.raises(AmbiguousRef) as refused:
        get_entry(real, typed)
    assert {ref for ref, _ in refused.value.candidates} == {f"person/{person}" for person in people}


@pytest.mark.parametrize(
    "typed",
    [
        "Almat",
        "M. Ablyazov",
        "Almat Zhumagulova",
        "Zhanat Zhamaliyeva",
        "Aset Abisheva",
        "Mukhtar Ablyasov",
        "Żumagulowa",
        "Ablyazovv Mukhta",
    ],
)
def test_what_is_only_near_is_listed_and_not_taken(real: Connection, typed: str) -> None:
    with pytest.raises(UncertainRef, match="name it by its ref") as refused:
        get_entry(real, typed)
    assert refused.value.candidates


def test_a_family_name_that_a_user_added_for_one_is_still_that_of_both(connection: Connection) -> None:
    one, other = get_entry(connection, "daryn-khassenov"), get_entry(connection, "daniyar-khassenov")
    decide(connection, one, other, "different", by="tester")
    add_form(connection, one, "Khassenov", language="en", source="a letter", by="tester")
    with pytest.raises(AmbiguousRef):
        get_entry(connection, "Khassenov")


def test_an_added_spelling_is_its_person_at_once(connection: Connection) -> None:
    entry = get_entry(connection, "person/maks-bokayev")
    with pytest.raises(UnknownRef):
        get_entry(connection, "Grizzly Bear")
    add_form(connection, entry, "Grizzly Bear", language="en", source="a pen name", by="tester")
    assert get_entry(connection, "grizzly bear") == entry
    assert get_entry(connection, "Bear Grizzly") == entry


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("DCK", "organisation/democratic-choice-of-kazakhstan"),
        ("Democratic Choice of Kazakhstan", "organisation/democratic-choice-of-kazakhstan"),
        ("405", "organisation/405"),
        ("koše partijasi", "organisation/koshe-partiyasy"),
    ],
)
def test_organisations_are_named_by_form_and_title(real: Connection, typed: str, ref: str) -> None:
    assert get_entry(real, typed).ref == ref


def test_an_exact_name_is_found_without_loading_what_compares_names(built_database: Path) -> None:
    code = (
        "import sys; from tracker.db.connection import open_database; from tracker.queries.refs import get_entry\n"
        f"connection = open_database({str(built_database)!r})\n"
        "for text in ('person/maks-bokayev', 'maks-bokayev', 'Muchtarowi Abliazowowi'): get_entry(connection, text)\n"
        "print([name for name in ('tracker.names', 'rapidfuzz', 'sqlalchemy') if name in sys.modules])\n"
        "get_entry(connection, 'Schumagulow')\n"
        "print([name for name in ('tracker.names', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=process_environment(), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "['tracker.names']"]
