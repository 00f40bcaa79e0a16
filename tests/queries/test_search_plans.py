"""Finding reads indexes, never all names: the plans of its statements, and keys that follow the program's rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tracker.names
from tests.tiny_corpus import write_tiny_seeds
from tracker.build import build_database
from tracker.config import seeds_folder
from tracker.db.compiled import SQL
from tracker.db.connection import Connection, open_database
from tracker.db.indexing import fill_search
from tracker.db.statements import searching
from tracker.errors import DatabaseUnusable
from tracker.names import FOLD_VERSION, name_keys
from tracker.queries.search import search
from tracker.queries.search.names import find_named

BY_KEYS = sorted(searching._BY_KEYS)
BY_WORDS = sorted(name for name in searching._BY_WORDS if name.endswith(("by_words", "in_order")))
BY_FILTERS = ["entries_by_filters", "entries_by_filters_and_status", "entry_passes"]
LEDGER = ["added_forms", "decisions_on_pair", "decisions_on_entry", "all_people"]


def plan(connection: Connection, name: str) -> list[str]:
    parameters = dict.fromkeys(re.findall(r"(?<!:):([a-z_]\w*)", SQL[name]))
    return [row[3] for row in connection.raw.execute(f"EXPLAIN QUERY PLAN {SQL[name]}", parameters)]


@pytest.mark.parametrize("name", [*BY_KEYS, *BY_FILTERS, *LEDGER])
def test_a_statement_looks_up_and_never_scans(connection: Connection, name: str) -> None:
    steps = plan(connection, name)
    assert any("USING" in step for step in steps)
    scanned = [step for step in steps if step.startswith("SCAN") and step not in ("SCAN anon_1", "SCAN both_tokens")]
    assert not scanned, steps
    is_of_few = name in ("added_forms", "decisions_on_entry", "decisions_on_pair")
    assert is_of_few or not any("TEMP B-TREE" in step for step in steps), steps


@pytest.mark.parametrize("name", BY_WORDS)
def test_words_are_looked_up_in_the_full_text_index_only(connection: Connection, name: str) -> None:
    steps = plan(connection, name)
    scanned = [step for step in steps if step.startswith("SCAN")]
    assert len(scanned) == 1
    assert re.match(r"SCAN (name|search)_index VIRTUAL TABLE INDEX \d+:M\d", scanned[0]), scanned
    assert not any("TEMP B-TREE" in step for step in steps), steps


@pytest.mark.parametrize("name", [*BY_WORDS, *BY_FILTERS])
def test_filters_look_at_what_one_entry_has(connection: Connection, name: str) -> None:
    for step in plan(connection, name):
        assert "ix_addressee_kind" not in step
        assert "ix_follow_up_due" not in step
        assert "ix_citation_provision_id" not in step


def test_asking_for_a_name_takes_as_much_work_in_a_larger_collection(connection: Connection) -> None:
    def steps_of(typed: str) -> int:
        count = 0

        def step() -> int:
            nonlocal count
            count += 1
            return 0

        connection.raw.set_progress_handler(step, 1)
        try:
            find_named(connection, typed)
        finally:
            connection.raw.set_progress_handler(None, 0)
        return count

    names = ("Almat Zhumagulov", "Schumagulow", "Mukhtar Ablyasov", "Nobody Atall")
    before = {name: steps_of(name) for name in names}
    connection.raw.executemany(
        "INSERT INTO name_form (entry_id, language, form, grammatical_case, folded, origin, source) "
        "VALUES (1, 'en', ?, 'nominative', '', 'printed', '')",
        ((f"Q{n:x}qu W{n * 7919:x}w",) for n in range(5_000)),
    )
    with connection.writing():
        fill_search(connection)
    for name in names:
        assert steps_of(name) <= 1.1 * before[name], name


def test_the_forms_that_others_are_compared_to_have_their_keys(connection: Connection) -> None:
    rows = connection.raw.execute("SELECT id, form, orthography, grammatical_case, fold_key FROM name_form").fetchall()
    compared = 0
    for form_id, form, orthography, grammatical_case, fold_key in rows:
        stored = {key for (key,) in connection.raw.execute("SELECT key FROM name_key WHERE form_id = ?", (form_id,))}
        if grammatical_case in ("nominative", "undeclined"):
            keys = name_keys(form, orthography).keys
            assert (stored, fold_key) == (set(keys), keys[0] if keys else ""), form
            compared += 1
        elif stored:
            assert fold_key in stored
    assert compared > 150


def test_a_version_says_how_it_spells_names(connection: Connection) -> None:
    rows = connection.raw.execute("SELECT DISTINCT language, orthography FROM name_form ORDER BY 1").fetchall()
    assert rows == [("lv", "en"), ("pl", "pl"), ("sl", "sl")]


def test_a_spelling_convention_that_is_not_known_stops_the_build(tmp_path: Path) -> None:
    seeds = write_tiny_seeds(tmp_path / "seeds")
    (file,) = seeds.glob("*/resolution.toml")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('stage = "adopted"', 'stage = "adopted"\northography = "klingon"', 1), encoding="utf-8"
    )
    with pytest.raises(Exception, match="1 error") as refused:
        build_database(str(tmp_path / "new.sqlite"), seeds)
    assert "klingon" in str(getattr(refused.value, "problems", ""))


def test_keys_of_other_rules_are_refused_until_they_are_made_anew(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.names, "FOLD_VERSION", FOLD_VERSION + 1)
    with open_database(str(database)) as connection:
        assert search(connection, "Almat Zhumagulov")
        with pytest.raises(DatabaseUnusable, match="tracker init"):
            search(connection, "Schumagulow")
    build_database(str(database), seeds_folder())
    with open_database(str(database)) as connection:
        assert search(connection, "Schumagulow")[0].where == "person/almat-zhumagulov"


def test_the_full_text_indexes_hold_what_their_tables_hold(connection: Connection) -> None:
    for index in ("name_index", "search_index", "entry_index"):
        connection.raw.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
