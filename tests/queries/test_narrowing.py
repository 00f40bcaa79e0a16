"""A list narrowed at a key: by the beginnings of words, the same whichever way is taken, and never by reading all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tracker.queries.narrowing
from tests.benchmarks.collection import make_collection, make_searchable
from tests.test_work import statements_of, steps_of
from tracker.build import build_database
from tracker.config import seeds_folder
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database
from tracker.db.indexing import tokens_of
from tracker.ledger.names import add_form, remove_form
from tracker.queries.entries import count_by_status
from tracker.queries.listing import Listing
from tracker.queries.narrowing import Narrowed, narrow, spell
from tracker.queries.refs import get_entry
from tracker.tui.lists import COUNTED, FIRST_ROWS, MATCHES, find
from tracker.verification import verify_database

DARYN = "person/daryn-khassenov"
TYPED = ("a", "se", "zh", "nur", "barl", "serik", "charge", "about ann", "a b", "org", "qqq", "a b c d", "an a")
WAYS = ("narrowed", "walked")
EVERYTHING = 100_000
STATEMENTS_AT_A_KEY = 8


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    folder = tmp_path_factory.mktemp("narrowed")
    made = {size: str(folder / f"{size}.sqlite") for size in (1_000, 4_000)}
    for size, path in made.items():
        make_collection(path, size)
        make_searchable(path)
    return made


@pytest.fixture
def collected(paths: dict[int, str]) -> Iterator[Connection]:
    with open_database(paths[1_000]) as connection:
        yield connection


def narrowed(connection: Connection, kind: str, status: str | None, typed: str, limit: int = EVERYTHING) -> Narrowed:
    words = tuple((token,) for token in tokens_of(typed))
    return narrow(connection, kind, status, words, limit=limit, most=limit)


class Known(NamedTuple):
    """An entry, and all the words of its names and its title."""

    ref: str
    kind: str
    status: str | None
    sort_key: str
    words: set[str]


@pytest.fixture(scope="module")
def everybody(paths: dict[int, str]) -> dict[int, Known]:
    with open_database(paths[1_000]) as connection:
        return words_of(connection)


def words_of(connection: Connection) -> dict[int, Known]:
    rows = connection.raw.execute("SELECT id, ref, kind, status, sort_key, title FROM entry")
    found = {
        entry_id: Known(ref, kind, status, sort_key, set(tokens_of(title)))
        for entry_id, ref, kind, status, sort_key, title in rows
    }
    for entry_id, form in connection.raw.execute("SELECT entry_id, form FROM name_form"):
        found[entry_id].words.update(tokens_of(form))
    return found


def having(everybody: dict[int, Known], kind: str, status: str | None, typed: str) -> set[int]:
    """Who has words that begin as typed, found by looking at everybody."""
    return {
        entry_id
        for entry_id, known in everybody.items()
        if known.kind == kind
        and status in (None, known.status)
        and all(any(word.startswith(token) for word in known.words) for token in tokens_of(typed))
    }


@pytest.mark.parametrize("typed", TYPED)
def test_those_are_found_who_are_found_by_looking_at_everybody(
    collected: Connection, everybody: dict[int, Known], typed: str
) -> None:
    for kind, counts in count_by_status(collected).items():
        for status in (None, *list(filter(None, counts))[:3]):
            found = narrowed(collected, kind, status, typed)
            expected = having(everybody, kind, status, typed)
            assert set(found.ids) == expected, (kind, status)
            assert len(found.ids) == found.number == len(expected)


@pytest.mark.parametrize("typed", ["a", "se", "barl", "about ann", "an a"])
def test_both_ways_find_the_same(collected: Connection, typed: str) -> None:
    tokens = tokens_of(typed)
    match = collected.matching("form", [(token,) for token in tokens], ())["match"]
    patterns = dict(zip(("first", "second", "third"), [*(f" {token}" for token in tokens), "", ""], strict=False))
    for of_status, status in (("", None), ("_of_status", "held")):
        both = [
            collected.rows(f"{way}{of_status}", kind="person", status=status, match=match, limit=EVERYTHING, **patterns)
            for way in WAYS
        ]
        assert sorted(entry_id for (entry_id,) in both[0]) == sorted(entry_id for entry_id, _ in both[1])
        assert both[0] or typed not in ("a", "se")


def test_a_common_beginning_walks_a_short_list_and_a_rare_one_does_not(collected: Connection) -> None:
    ran: list[str] = []
    collected.raw.set_trace_callback(ran.append)
    narrowed(collected, "organisation", None, "a")
    assert any("ix_entry_kind_status_words" in statement for statement in ran)
    ran.clear()
    narrowed(collected, "person", None, "barl")
    assert any("ix_entry_id_kind" in statement for statement in ran)
    assert not any("ix_entry_kind_status_words" in statement for statement in ran)


def test_whole_words_come_before_beginnings(collected: Connection, everybody: dict[int, Known]) -> None:
    short = next(
        word
        for known in everybody.values()
        for word in sorted(known.words)
        if any(other != word and other.startswith(word) for one in everybody.values() for other in one.words)
        and word.isalpha()
        and len(having(everybody, "person", None, word)) > 1
    )
    is_whole = [short in everybody[entry_id].words for entry_id in narrowed(collected, "person", None, short).ids]
    assert is_whole == sorted(is_whole, reverse=True)
    assert any(is_whole)


def test_no_more_are_given_than_asked_for_and_more_are_counted(collected: Connection) -> None:
    found = narrow(collected, "person", None, (("a",),), limit=5, most=50)
    assert (len(found.ids), found.number) == (5, 50)


def test_the_name_that_was_found_is_told(collected: Connection) -> None:
    (entry_id, *_) = narrowed(collected, "person", None, "barl").ids
    (told,) = spell(collected, [entry_id], (("barl",),))
    assert told.entry.id == entry_id
    assert any(word.startswith("barl") for word in tokens_of(told.form))
    (charge, *_) = narrowed(collected, "charge", None, "charge").ids
    assert spell(collected, [charge], (("charge",),))[0][1:] == ("", "")


@pytest.mark.parametrize("name", ["narrowed", "narrowed_of_status"])
def test_who_has_the_words_is_looked_up_in_an_index_alone(collected: Connection, name: str) -> None:
    first, second = plan_of(collected, name)
    assert first.startswith("SCAN entry_index VIRTUAL TABLE")
    assert second.startswith("SEARCH e USING COVERING INDEX ix_entry_id_kind (id=?")


@pytest.mark.parametrize("name", ["walked", "walked_of_status"])
def test_a_list_is_walked_in_an_index_alone(collected: Connection, name: str) -> None:
    (step,) = plan_of(collected, name)
    assert step.startswith("SEARCH e USING COVERING INDEX ix_entry_kind_status_words (kind=? AND withdrawn=?")


def plan_of(connection: Connection, name: str) -> list[str]:
    parameters = dict.fromkeys(("match", "kind", "status", "limit", "first", "second", "third"), "x")
    return [row[3] for row in connection.raw.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", parameters)]


@pytest.mark.parametrize(("status", "typed"), [(None, "a"), (None, "se"), ("held", "a")])
def test_a_key_takes_no_more_work_in_a_larger_collection(
    paths: dict[int, str], status: str | None, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once there are so many with the words that they are no longer counted."""
    monkeypatch.setattr(tracker.queries.narrowing, "_COUNTED", 20)
    steps = []
    for path in paths.values():
        with open_database(path) as connection:
            assert narrowed(connection, "person", status, typed, limit=3).number == 3
            steps.append(steps_of(connection, lambda found: narrowed(found, "person", status, typed, limit=3)))
    assert 0 < steps[1] <= 1.1 * steps[0]


def test_a_key_reads_a_screenful_by_few_statements(paths: dict[int, str]) -> None:
    """However many fit: they are counted, and the first of them are read."""
    ran = []
    for path in paths.values():
        with open_database(path) as connection:
            found = find(connection, "a", None, Listing("person"), FIRST_ROWS)
            assert found.listed > len(found.matches) == len(found.first) == FIRST_ROWS
            key = partial(find, words="a", listing=None, narrowed=Listing("person"), limit=FIRST_ROWS)
            ran.append(len(statements_of(connection, key)))
    assert ran[0] == ran[1] <= STATEMENTS_AT_A_KEY


def test_a_filter_counts_beyond_what_it_lists(collected: Connection, everybody: dict[int, Known]) -> None:
    expected = len(having(everybody, "person", None, "a"))
    assert 100 < expected < COUNTED
    for ordered in (None, Listing("person")):
        found = find(collected, "a", ordered, Listing("person"), limit=100)
        assert (len(found.matches), len(found.first), found.number) == (100, FIRST_ROWS, expected)
        assert found.listed == min(MATCHES, expected)
        titles = [row.entry.title for row in found.first]
        assert (titles == sorted(titles)) == bool(ordered)
        assert all(any(word.startswith("a") for word in tokens_of(form)) for _, form in found.matches)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_a_key_finds_what_looking_at_everybody_finds(
    collected: Connection, everybody: dict[int, Known], chance: Random
) -> None:
    """Whole words first, or in the order of titles; and the first rows are those of the whole list."""
    one = chance.choice(list(everybody.values()))
    status = chance.choice((None, one.status))
    typed = [word[: chance.randint(1, len(word))] for word in chance.sample(sorted(one.words), chance.randint(1, 2))]
    listing = Listing(one.kind, status, is_descending=chance.random() < 1 / 4)
    ordered = chance.choice((None, listing))
    expected = {
        known.ref: all(word in known.words for word in typed)
        for known in everybody.values()
        if known.kind == one.kind
        and status in (None, known.status)
        and all(any(word.startswith(part) for word in known.words) for part in typed)
    }
    first, whole = (find(collected, " ".join(typed), ordered, listing, limit) for limit in (FIRST_ROWS, MATCHES))
    refs = [ref for ref, _ in whole.matches]
    assert first.matches == whole.matches[:FIRST_ROWS]
    assert first._replace(matches=()) == whole._replace(matches=())
    assert [row.entry.ref for row in first.first] == refs[:FIRST_ROWS]
    assert whole.listed == len(set(refs)) == len(refs)
    if len(expected) < FIRST_ROWS:  # others are found beside them, by sound and by what is said of them
        assert expected.keys() <= set(refs)
    else:
        assert expected.keys() >= set(refs)
        assert (whole.number, whole.listed) == (min(len(expected), COUNTED), min(len(expected), MATCHES))
        order = [known.sort_key for ref in refs for known in everybody.values() if known.ref == ref]
        is_whole = [expected[ref] for ref in refs]
        assert (order, is_whole)[ordered is None] == sorted(
            (order, is_whole)[ordered is None], reverse=ordered is None or ordered.is_descending
        )


def test_a_filter_that_fills_no_list_finds_what_a_search_finds(connection: Connection) -> None:
    found = find(connection, "Schumagulow", None, Listing("person"), limit=200)
    assert found.matches[0][0] == "person/almat-zhumagulov"
    assert found.number == len(found.matches)


def test_an_added_spelling_narrows_until_it_is_taken_away(connection: Connection) -> None:
    daryn = get_entry(connection, DARYN)
    assert not narrowed(connection, "person", None, "quent").ids
    add_form(connection, daryn, "Quentin Blake", language="en", source="an alias", by="tester")
    for typed in ("quent", "q b", "khass blake"):
        assert narrowed(connection, "person", daryn.status, typed).ids == (daryn.id,), typed
    remove_form(connection, daryn, "Quentin Blake")
    assert not narrowed(connection, "person", None, "quent").ids
    assert daryn.id in narrowed(connection, "person", None, "khass").ids


def test_a_withdrawn_entry_is_not_in_a_narrowed_list(connection: Connection) -> None:
    daryn = get_entry(connection, DARYN)
    connection.raw.execute("UPDATE entry SET withdrawn = 1 WHERE ref = 'person/daryn-khassenov'")
    assert daryn.id not in narrowed(connection, "person", None, "khass").ids


def test_altered_words_are_noticed_and_put_right(database: Path) -> None:
    with open_database(str(database)) as connection:
        assert "words_differ" not in {problem.code for problem in verify_database(connection, seeds_folder()).problems}
        connection.raw.execute("UPDATE entry SET words = ' somebody ' WHERE ref = ?", (DARYN,))
        assert narrowed(connection, "person", None, "somebody").number == 1
        (found,) = [one for one in verify_database(connection, seeds_folder()).problems if one.code == "words_differ"]
        assert DARYN in found.message
    build_database(str(database), seeds_folder())
    with open_database(str(database)) as connection:
        assert not narrowed(connection, "person", None, "somebody").ids
        assert narrowed(connection, "person", None, "daryn khass").number == 1
        connection.raw.execute("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)")
