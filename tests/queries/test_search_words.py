"""One box for everything: words, phrases, filters; the obvious first; a bad query is explained."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.running import Run
from tracker.db.connection import Connection, open_database
from tracker.errors import InvalidInput, TrackerError
from tracker.ledger.followups import add_follow_up
from tracker.plain import plain
from tracker.queries.details import get_detail
from tracker.queries.narrowing import narrow
from tracker.queries.refs import get_entry
from tracker.queries.rows import Hit
from tracker.queries.search import search

TODAY = date(2026, 11, 22)


def kinds(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.kind for hit in hits}


def test_paragraphs_are_found_in_every_version_without_their_marks(connection: Connection) -> None:
    for language, word in (("sl", "mučenja"), ("pl", "więźniów"), ("lv", "spīdzināšanas")):
        for typed in (word, plain(word), plain(word).upper()):
            hits = [hit for hit in search(connection, f"{typed} lang:{language}") if hit.kind == "provision"]
            assert hits, typed
            assert all(hit.language == language for hit in hits)
            assert all(plain(hit.excerpt[hit.start : hit.end]) == plain(word) for hit in hits)


def test_an_excerpt_is_a_piece_of_the_paragraph_with_the_words_in_it(connection: Connection) -> None:
    texts = "SELECT key, language, text FROM paragraph JOIN provision ON provision.id = provision_id"
    paragraphs = {(key, language): text for key, language, text in connection.stream_text(texts)}
    hits = [hit for hit in search(connection, "wolności") if hit.kind == "provision"]
    assert len(hits) > 3
    for hit in hits:
        assert hit.excerpt in paragraphs[hit.where, hit.language]
        assert 0 <= hit.start < hit.end <= len(hit.excerpt) < 250


def test_a_phrase_in_quotes_is_found_as_it_stands_only(connection: Connection) -> None:
    loose = [hit for hit in search(connection, "człowieka praw lang:pl", limit=200) if hit.kind == "provision"]
    strict = [hit for hit in search(connection, '"praw człowieka" lang:pl', limit=200) if hit.kind == "provision"]
    assert strict
    assert len(loose) >= len(strict)
    assert all(hit.excerpt[hit.start : hit.end].lower().startswith("praw człowieka") for hit in strict)
    assert not search(connection, '"człowieka praw" lang:pl')


def test_a_title_that_was_also_added_as_a_spelling_is_found_when_the_spelling_is_taken_away(
    database: Path, run: Run
) -> None:
    organisation, title = "organisation/coalition-against-torture", "Coalition Against Torture"
    assert run("name", "add", organisation, title, "--lang", "en", "--source", "a letter").code == 0
    assert run("init").code == 0
    assert run("name", "remove", organisation, title).code == 0
    with open_database(str(database)) as connection:
        assert "in the title" in [hit.why for hit in search(connection, title) if hit.where == organisation]
        assert narrow(connection, "organisation", None, (("coalition",), ("torture",)), limit=9, most=9).number == 1


def test_typographic_quotation_marks_quote_as_well(connection: Connection) -> None:
    assert search(connection, "„praw człowieka”") == search(connection, '"praw człowieka"')


def test_beginnings_of_words_are_enough_while_typing(connection: Connection) -> None:
    for typed in ("tortu", "tortur", "torture"):
        assert "demand/2021-2544/18.1" in {hit.where for hit in search(connection, f"{typed} kind:demand")}


def test_names_stand_before_titles_and_titles_before_texts(connection: Connection) -> None:
    hits = search(connection, "Khassenov", limit=50)
    order = [0 if hit.kind == "person" else 2 if hit.kind == "provision" else 1 for hit in hits]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}


def test_what_the_text_states_is_found(connection: Connection) -> None:
    (first, *_) = search(connection, "KZ:CC:405")
    assert first.kind == "charge"
    detail = get_detail(connection, get_entry(connection, first.where))
    assert "KZ:CC:405" in str(detail.facts)


def test_a_note_of_a_claim_is_found_as_soon_as_it_is_recorded(database: object, run: Run) -> None:
    assert database
    done = run("status", "person/daryn-khassenov", "released", "--note", "Łódź, спасён; 王小明", "--source", "Азаттық")
    assert done.code == 0, done.err
    for typed in ("lodz", "Łódź", "спасен", "小明", "азаттық", "lodz status:released kind:person"):
        (hit,) = json.loads(run("search", typed, "--json").out)
        assert (hit["where"], hit["why"]) == ("person/daryn-khassenov", "in a note of a claim"), typed
        assert hit["excerpt"][hit["start"] : hit["end"]]


def test_notes_are_still_found_after_the_database_was_built_again(database: object, run: Run) -> None:
    assert database
    assert run("status", "person/daryn-khassenov", "released", "--note", "unmistakable").code == 0
    assert run("init").code == 0
    (hit,) = json.loads(run("search", "unmistakable", "--json").out)
    assert hit["where"] == "person/daryn-khassenov"


def test_filters_alone_list_what_passes_them(connection: Connection) -> None:
    held = search(connection, "kind:person status:held", limit=100)
    (expected,) = connection.raw.execute(
        "SELECT count(*) FROM entry WHERE kind = 'person' AND status = 'held'"
    ).fetchone()
    assert len(held) == expected > 10
    assert [hit.title for hit in held] == sorted(hit.title for hit in held)


def test_filters_are_joined_with_and(connection: Connection) -> None:
    asked = search(connection, 'addressee:eu_delegation cites:"paragraph 22"', limit=100)
    assert asked
    assert kinds(asked) == {"demand"}
    wider = search(connection, "addressee:eu_delegation", limit=100)
    assert len(wider) > len(asked)
    released = search(connection, "measure:release kind:demand", limit=100)
    assert released
    for hit in released:
        assert "release" in str(get_detail(connection, get_entry(connection, hit.where)).facts)


def test_a_filter_narrows_what_words_find(connection: Connection) -> None:
    everything = search(connection, "torture", limit=200)
    demands = search(connection, "torture kind:demands", limit=200)
    assert kinds(demands) == {"demand"}
    assert len(demands) < len(everything)
    assert kinds(search(connection, "wolności kind:recital")) == {"provision"}
    assert {hit.where for hit in search(connection, 'wolności cites:"recital G"') if hit.kind == "provision"} <= {
        "recital G"
    }


@pytest.mark.parametrize(
    ("due", "is_found"),
    [
        ("<7d", True),
        ("<1d", False),
        ("7d", True),
        ("<=2026-11-25", True),
        (">2026-11-25", False),
        (">=2026-11-25", True),
        ("2026-11", True),
        ("2026-12", False),
        ("overdue", False),
        (">2w", False),
    ],
)
def test_what_is_due_is_found_by_its_day(connection: Connection, due: str, is_found: bool) -> None:
    entry = get_entry(connection, "person/maks-bokayev")
    add_follow_up(connection, entry, "Ask the Delegation", date(2026, 11, 25), by="tester")
    found = [hit.where for hit in search(connection, f"due:{due}", today=TODAY)]
    assert found == (["person/maks-bokayev"] if is_found else [])


@pytest.mark.parametrize(
    ("typed", "explanation"),
    [
        ('"not closed', "not closed"),
        ("stauts:held", "no filter"),
        ("status:", "needs a value"),
        ("status:happy", "The codes are: .*held"),
        ("kind:thing", "The kinds are: .*demand"),
        ("addressee:nobody", "The codes are: .*eu_delegation"),
        ("measure:nothing", "The codes are: .*release"),
        ("due:soon", "<7d"),
        ("due:<2026-13-01", "<7d"),
        (" ".join("abcdefghijklm"), "at most 12 words"),
    ],
)
def test_a_query_that_cannot_be_understood_is_explained(connection: Connection, typed: str, explanation: str) -> None:
    with pytest.raises(InvalidInput, match=explanation):
        search(connection, typed)


@pytest.mark.parametrize("typed", ["", "   ", "*", "(", ")", "-", "^", "'", "''", "%", "_", "\\", "{}", ":", '""'])
def test_what_holds_no_word_finds_nothing(connection: Connection, typed: str) -> None:
    assert search(connection, typed) == ()


@pytest.mark.parametrize(
    "typed", ["a AND", "NEAR(a b)", "NOT x", "title: x", "'; DROP TABLE entry; --", "a* OR b", "{form} : x", "\x00\x01"]
)
def test_what_another_language_would_obey_is_only_words(connection: Connection, typed: str) -> None:
    with suppress(TrackerError):
        search(connection, typed)
    assert connection.raw.execute("SELECT count(*) FROM entry").fetchone()[0] > 100


@given(typed=st.text(max_size=60))
def test_nothing_that_can_be_typed_is_a_fault(connection: Connection, typed: str) -> None:
    hits: tuple[Hit, ...] = ()
    with suppress(TrackerError):
        hits = search(connection, typed, limit=10)
    assert len(hits) <= 10
    for hit in hits:
        assert 0 <= hit.start <= hit.end <= len(hit.excerpt)


def test_a_limit_keeps_the_best(connection: Connection) -> None:
    everything = search(connection, "torture", limit=100)
    assert search(connection, "torture", limit=3) == everything[:3]
    assert search(connection, "torture", limit=0) == ()


def test_a_withdrawn_entry_is_not_found(connection: Connection) -> None:
    connection.raw.execute("UPDATE entry SET withdrawn = 1 WHERE ref = 'person/almat-zhumagulov'")
    for typed in ("Almat Zhumagulov", "Schumagulow", "kind:person status:held"):
        assert "person/almat-zhumagulov" not in {hit.where for hit in search(connection, typed, limit=200)}


def test_the_command_shows_where_the_words_stand(database: object, run: Run) -> None:
    assert database
    outcome = run("search", "uwolnienia", "lang:pl")
    assert outcome.code == 0
    assert "**uwolnienia**" in outcome.out
    assert "paragraph 3" in outcome.out


def test_the_command_says_how_many_fit_alike_and_why(database: object, run: Run) -> None:
    assert database
    assert "fits 2 alike" in run("search", "Khassenov").out
    explained = run("search", "--explain", "Schumagulow").out
    assert "German spelling" in explained


def test_the_command_explains_a_bad_query(database: object, run: Run) -> None:
    assert database
    outcome = run("search", "stauts:held")
    assert outcome.code == 2
    assert outcome.out == ""
    assert "status:" in outcome.err


def test_an_argument_of_several_words_beside_others_is_a_phrase(database: object, run: Run) -> None:
    assert database
    assert run("search", "praw człowieka", "lang:pl").out == run("search", '"praw człowieka" lang:pl').out
