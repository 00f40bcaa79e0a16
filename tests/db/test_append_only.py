"""The ledger's table refuses everything but the next claim of a chain, whoever asks."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.running import Run
from tracker.db.connection import Connection, open_database
from tracker.ledger.chain import claim_hash
from tracker.ledger.marks import add_mark, list_marks

COLUMNS = (
    "node_id",
    "number",
    "entry_id",
    "entry_kind",
    "code",
    "kind",
    "effective",
    "effective_qualifier",
    "effective_from",
    "effective_until",
    "recorded_at",
    "recorded_by",
    "source_type",
    "source_title",
    "source_url",
    "source_seen",
    "confidence",
    "note",
    "supersedes",
    "previous_hash",
    "hash",
    "salt",
)


@pytest.fixture
def ledger(database: Path, run: Run) -> Connection:
    """An open database with three claims."""
    for code in ("released", "held", "imprisoned"):
        assert run("status", "person/daryn-khassenov", code, "--on", "2024").code == 0
    return open_database(str(database))


def claims(connection: Connection) -> list[tuple[object, ...]]:
    return list(connection.raw.execute("SELECT * FROM claim ORDER BY id"))


def column_names(connection: Connection) -> list[str]:
    return [row[1] for row in connection.raw.execute("PRAGMA table_info(claim)")]


def test_no_column_of_a_claim_can_be_updated(ledger: Connection) -> None:
    before = claims(ledger)
    for column in column_names(ledger):
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            ledger.raw.execute(f"UPDATE claim SET {column} = {column} WHERE number = 2")
    assert claims(ledger) == before


def test_no_claim_can_be_deleted(ledger: Connection) -> None:
    before = claims(ledger)
    for condition in ("number = 3", "number = 1", "1"):
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            ledger.raw.execute(f"DELETE FROM claim WHERE {condition}")
    assert claims(ledger) == before


@pytest.mark.parametrize("insert", ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "REPLACE"])
@pytest.mark.parametrize(
    "changes",
    [
        {"number": 3, "id": 3},
        {"number": 3, "id": 99},
        {"number": 5},
        {"number": 0},
        {"number": 4, "previous_hash": "0" * 64},
        {"number": 4, "previous_hash": ""},
        {"number": 4, "id": 2},
        {"number": 4, "hash": "same"},
        {"number": 2, "node_id": "other"},
    ],
    ids=str,
)
def test_only_the_next_claim_of_a_chain_can_be_inserted(
    ledger: Connection, insert: str, changes: dict[str, object]
) -> None:
    before = claims(ledger)
    names = column_names(ledger)
    last = dict(zip(names, before[-1], strict=True))
    ledger.raw.execute("INSERT INTO node VALUES ('other', '2026', 0)")
    row: dict[str, object] = {**last, "id": None, "previous_hash": last["hash"], "hash": "1" * 64, **changes}
    if changes.get("hash") == "same":
        row["hash"] = last["hash"]
    marks = ", ".join(f":{name}" for name in names)
    refused = False
    try:
        ledger.raw.execute(f"{insert} INTO claim ({', '.join(names)}) VALUES ({marks})", row)
    except sqlite3.IntegrityError as error:
        refused = "continue its node's chain" in str(error)
    assert refused
    assert claims(ledger) == before


def test_the_next_claim_of_a_chain_can_be_inserted(ledger: Connection) -> None:
    names = column_names(ledger)
    last = dict(zip(names, claims(ledger)[-1], strict=True))
    row = {**last, "id": None, "number": 4, "previous_hash": last["hash"], "hash": claim_hash(["x"])}
    ledger.raw.execute(f"INSERT INTO claim VALUES ({', '.join(f':{name}' for name in names)})", row)
    assert len(claims(ledger)) == 4


def test_an_upsert_cannot_alter_a_claim(ledger: Connection) -> None:
    before = claims(ledger)
    names = column_names(ledger)
    row = dict(zip(names, before[1], strict=True))
    with pytest.raises(sqlite3.IntegrityError):
        ledger.raw.execute(
            f"INSERT INTO claim VALUES ({', '.join(f':{name}' for name in names)}) "
            "ON CONFLICT (hash) DO UPDATE SET note = 'forged'",
            row,
        )
    assert claims(ledger) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mark SET level = 'public'",
        "DELETE FROM mark",
        "INSERT OR REPLACE INTO mark SELECT id, part, target, 'public', reason, recorded_at, '', node_id FROM mark",
    ],
)
def test_no_mark_can_be_altered(ledger: Connection, statement: str) -> None:
    add_mark(ledger, "entry", "person/daryn-khassenov", "private", reason="", by="x")
    with pytest.raises(sqlite3.IntegrityError, match="a mark is never"):
        ledger.raw.execute(statement)
    assert [mark.level for mark in list_marks(ledger)] == ["private"]


def test_an_entry_with_claims_cannot_be_deleted(ledger: Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        ledger.raw.execute("DELETE FROM entry WHERE ref = 'person/daryn-khassenov'")


def test_a_claim_needs_a_code_of_its_kind_of_entry(ledger: Connection) -> None:
    names = column_names(ledger)
    last = dict(zip(names, claims(ledger)[-1], strict=True))
    row = {**last, "id": None, "number": 4, "previous_hash": last["hash"], "hash": "2" * 64, "code": "pledged"}
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        ledger.raw.execute(f"INSERT INTO claim VALUES ({', '.join(f':{name}' for name in names)})", row)


def test_the_columns_are_those_that_these_tests_know(ledger: Connection) -> None:
    assert column_names(ledger) == ["id", *COLUMNS]
