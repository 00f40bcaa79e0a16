"""However many documents one entry has, the others are found too, and who bears just the name stands first."""

from __future__ import annotations

import pytest

from tracker.dates import parse_effective_date
from tracker.db.connection import Connection
from tracker.db.indexing import fold_words, index_form
from tracker.ledger.claims import NewClaim, record_claim
from tracker.queries.refs import get_entry
from tracker.queries.search import search

MANY, FEW = "person/daryn-khassenov", "person/daniyar-khassenov"
LIMIT = 3
NUMBER = 150
"""More forms, and notes, of one entry than are read at first for so few hits."""


def spell(connection: Connection, ref: str, form: str) -> None:
    """Add a spelling without asking whether it is like another."""
    form_id = connection.run(
        "insert_name_form",
        id=None,
        entry_id=get_entry(connection, ref).id,
        language="en",
        form=form,
        grammatical_case="nominative",
        folded=fold_words(form),
        origin="added",
        source="an alias",
        recorded_at="2026-01-01T00:00:00Z",
        recorded_by="tester",
        orthography="en",
        fold_key="",
    )
    index_form(connection, form_id, form, "en")


@pytest.fixture
def crowded(connection: Connection) -> Connection:
    """One person with very many spellings, and after them another with one."""
    with connection.writing():
        for number in range(NUMBER):
            spell(connection, MANY, f"Quentin{'' if number % 2 else 'us'} Blake{number}")
        spell(connection, FEW, "Quentin")
    return connection


@pytest.mark.parametrize("typed", ["quentin", "quent", "quen b", "quentin kind:person"])
def test_many_spellings_of_one_hide_nobody_else(crowded: Connection, typed: str) -> None:
    found = [hit.where for hit in search(crowded, typed, limit=LIMIT)]
    assert MANY in found
    assert (FEW in found) == (" b" not in typed)
    assert len(found) == len(set(found))


def test_who_bears_just_the_name_stands_first(crowded: Connection) -> None:
    first, second = search(crowded, "quentin", limit=2)
    assert (first.where, second.where) == (FEW, MANY)
    assert first.why.startswith("printed as")
    assert [hit.where for hit in search(crowded, "quentin", limit=1)] == [FEW]


def test_a_whole_name_is_found_whichever_way_round_it_is_typed(crowded: Connection) -> None:
    for typed in ("Quentin Blake77", "blake77 QUENTIN"):
        first = search(crowded, typed, limit=1)[0]
        assert (first.where, first.excerpt) == (MANY, "Quentin Blake77")
        assert first.why.startswith("printed as")


def test_a_phrase_is_not_turned_round(crowded: Connection) -> None:
    assert search(crowded, '"quentin blake77"', limit=1)
    assert not search(crowded, '"blake77 quentin"', limit=1)


def test_many_notes_on_one_hide_no_other(connection: Connection) -> None:
    when = parse_effective_date("2026-01-01")
    for ref, number in ((MANY, 30), (FEW, 1)):
        for _ in range(number):
            record_claim(connection, NewClaim(ref, "held", when, note="unmistakable"), "tester")
    for typed in ("unmistakable", "unm"):
        assert {hit.where for hit in search(connection, typed, limit=2)} == {MANY, FEW}
