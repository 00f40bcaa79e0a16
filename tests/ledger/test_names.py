"""Added spellings and decisions on who is the same: kept with their source, asked before, and undoable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import Run
from tracker.build import build_database
from tracker.config import seeds_folder
from tracker.db.connection import Connection, open_database
from tracker.errors import InvalidInput
from tracker.ledger.names import LooksLikeAnother, add_form, decide, list_added, remove_form
from tracker.queries.identity import find_alike, find_decision, list_decisions, list_questions
from tracker.queries.refs import get_entry
from tracker.queries.rows import Entry
from tracker.queries.search import search

DARYN, DANIYAR = "person/daryn-khassenov", "person/daniyar-khassenov"


def entries(connection: Connection) -> tuple[Entry, Entry]:
    return get_entry(connection, DARYN), get_entry(connection, DANIYAR)


def keys_of(connection: Connection, form_id: int) -> int:
    counts = [
        connection.raw.execute(f"SELECT count(*) FROM {table} WHERE form_id = ?", (form_id,)).fetchone()[0]
        for table in ("name_key", "name_skeleton", "name_token")
    ]
    return sum(counts)


def test_an_added_spelling_is_kept_with_its_language_and_source(connection: Connection) -> None:
    daryn, _ = entries(connection)
    added = add_form(connection, daryn, " Дарын   Хасенов ", language="RU", source="https://example.org", by="Ms X")
    assert list_added(connection, daryn) == (added,)
    assert (added.form, added.language, added.orthography) == ("Дарын Хасенов", "ru", "ru")
    assert (added.source, added.recorded_by) == ("https://example.org", "Ms X")
    assert added.recorded_at.endswith("Z")


def test_an_added_spelling_is_found_by_letters_sound_and_slip(connection: Connection) -> None:
    daryn, _ = entries(connection)
    assert not search(connection, "Quentin Blake")
    add_form(connection, daryn, "Quentin Blake", language="en", source="an alias", by="tester")
    for typed in ("Quentin Blake", "quentin bla", "blake quentin", "Kventin Blejk", "Quentin Blkae"):
        hits = search(connection, typed)
        assert hits, typed
        assert hits[0].where == DARYN, typed


def test_a_spelling_that_was_taken_away_is_not_found_any_more(connection: Connection) -> None:
    daryn, _ = entries(connection)
    added = add_form(connection, daryn, "Quentin Blake", language="en", source="an alias", by="tester")
    assert keys_of(connection, added.id)
    remove_form(connection, daryn, "Quentin  Blake")
    assert keys_of(connection, added.id) == 0
    assert list_added(connection, daryn) == ()
    for typed in ("Quentin Blake", "Quentin", "Blake"):
        assert not search(connection, typed), typed
    connection.raw.execute("INSERT INTO name_index (name_index, rank) VALUES ('integrity-check', 1)")


def test_a_printed_form_cannot_be_taken_away(connection: Connection) -> None:
    daryn, _ = entries(connection)
    with pytest.raises(InvalidInput, match="what a text prints stays"):
        remove_form(connection, daryn, "Daryn Khassenov")


def test_added_spellings_survive_a_build_and_are_still_found(database: Path) -> None:
    with open_database(str(database)) as connection:
        add_form(connection, entries(connection)[0], "Quentin Blake", language="en", source="an alias", by="tester")
    build_database(str(database), seeds_folder())
    with open_database(str(database)) as connection:
        assert search(connection, "Kventin Blejk")[0].where == DARYN
        assert [form.form for form in list_added(connection, entries(connection)[0])] == ["Quentin Blake"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"form": "   "}, "is no name"),
        ({"form": "123"}, "is no name"),
        ({"form": "A\u202eB"}, "is no name"),
        ({"form": "x" * 201}, "is no name"),
        ({"language": ""}, "is no language"),
        ({"language": "polish language"}, "is no language"),
        ({"source": " "}, "needs its source"),
        ({"orthography": "klingon"}, "Known are"),
        ({"form": "Daryn Khassenov"}, "known spelling"),
        ({"source": "a\0b"}, "NUL"),
    ],
)
def test_what_cannot_be_kept_is_refused(connection: Connection, changes: dict[str, str], sentence: str) -> None:
    daryn, _ = entries(connection)
    given = {"form": "Quentin Blake", "language": "en", "source": "an alias", "by": "tester"} | changes
    form = given.pop("form")
    with pytest.raises(InvalidInput, match=sentence):
        add_form(connection, daryn, form, **given)
    assert list_added(connection, daryn) == ()


def test_only_people_and_organisations_have_spellings(connection: Connection) -> None:
    with pytest.raises(InvalidInput, match="is a demand"):
        add_form(connection, get_entry(connection, "demand/2021-2544/3.1"), "X Y", language="en", source="s", by="t")


def test_a_spelling_like_somebody_elses_is_a_question_first(connection: Connection) -> None:
    daryn, daniyar = entries(connection)
    with pytest.raises(LooksLikeAnother, match="tracker name different") as asked:
        add_form(connection, daryn, "Danijar Hasenov", language="sl", source="a letter", by="tester")
    assert asked.value.alike[0].ref == DANIYAR
    assert asked.value.alike[0].reasons
    assert list_added(connection, daryn) == ()
    decide(connection, daryn, daniyar, "different", note="Two men.", by="tester")
    add_form(connection, daryn, "D. Hasenov", language="sl", source="a letter", by="tester")
    assert len(list_added(connection, daryn)) == 1


def test_a_decision_is_remembered_whichever_way_it_is_asked(connection: Connection) -> None:
    daryn, daniyar = entries(connection)
    made = decide(connection, daryn, daniyar, "different", note="Two men.", by="tester")
    assert find_decision(connection, DARYN, DANIYAR) == find_decision(connection, DANIYAR, DARYN) == made
    assert list_decisions(connection, DANIYAR) == (made,)


def test_a_decision_can_be_undone_and_nothing_of_it_is_lost(connection: Connection) -> None:
    daryn, daniyar = entries(connection)
    decide(connection, daryn, daniyar, "same", by="tester")
    decide(connection, daniyar, daryn, "open", note="a mistake", by="tester")
    assert find_decision(connection, DARYN, DANIYAR) is None
    assert [decision.verdict for decision in list_decisions(connection, DARYN)] == ["same", "open"]
    with pytest.raises(InvalidInput, match="Nothing is decided"):
        decide(connection, daryn, daniyar, "open", by="tester")


def test_a_decision_is_about_two_of_a_kind(connection: Connection) -> None:
    daryn, _ = entries(connection)
    with pytest.raises(InvalidInput, match="about two"):
        decide(connection, daryn, daryn, "same", by="tester")
    with pytest.raises(InvalidInput, match="cannot be the same"):
        decide(connection, daryn, get_entry(connection, "organisation/koshe-partiyasy"), "same", by="tester")


def test_who_looks_like_a_new_person_is_asked_with_reasons(connection: Connection) -> None:
    alike = find_alike(connection, "Daryn Khasenow")
    assert alike[0].ref == DARYN
    assert alike[0].reasons
    assert find_alike(connection, "Quentin Blake") == ()


def test_two_people_who_look_alike_are_a_question_until_somebody_decides(connection: Connection) -> None:
    assert not list(list_questions(connection))
    daryn, _ = entries(connection)
    connection.raw.execute("UPDATE entry SET title = 'Daniyar Khassenov' WHERE id = ?", (daryn.id,))
    (question,) = list_questions(connection)
    assert {question.ref, question.alike.ref} == {DARYN, DANIYAR}
    decide(connection, *entries(connection), "different", by="tester")
    assert not list(list_questions(connection))


def test_the_commands_record_list_and_undo(database: Path, run: Run) -> None:
    assert database.exists()
    added = run("name", "add", "maks-bokayev", "Макс Бокаев", "--lang", "ru", "--source", "press")
    assert (added.code, added.out) == (0, "person/maks-bokayev: Макс Бокаев (ru) added.\n")
    assert run("name", "different", DARYN, DANIYAR, "--note", "two men").code == 0
    assert "added by tester" in run("name", "list", "maks-bokayev").out
    listed = json.loads(run("name", "list", DARYN, "--json").out)
    assert listed["decisions"][0]["verdict"] == "different"
    assert run("name", "undo", DARYN, DANIYAR).code == 0
    assert run("name", "remove", "maks-bokayev", "Макс Бокаев").code == 0
    assert "press" not in run("name", "list", "maks-bokayev").out
    assert run("name", "questions").code == 0


def test_a_question_leaves_the_command_with_exit_code_2(database: Path, run: Run) -> None:
    assert database.exists()
    outcome = run("name", "add", DARYN, "Khassenov", "--lang", "en", "--source", "x")
    assert outcome.code == 2
    assert "tracker name different" in outcome.err
    assert DANIYAR in outcome.err


def test_what_is_added_is_shown_safely(database: Path, run: Run) -> None:
    assert database.exists()
    run("name", "add", "maks-bokayev", "[red]Max[/]", "--lang", "en", "--source", "\x1b[31mx")
    shown = run("name", "list", "maks-bokayev").out
    assert "[red]Max[/]" in shown
    assert "\x1b" not in shown
