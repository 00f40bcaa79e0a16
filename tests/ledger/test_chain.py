"""Whoever alters the ledger behind the program's back is found out by `verify`."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.db.test_append_only import COLUMNS
from tests.running import Run
from tracker.db.connection import open_database
from tracker.ledger.chain import claim_hash, hashed_fields, list_heads, verify_chain

FOLLOWING = ("entry_id", "entry_kind", "effective_from", "effective_until")
"""Columns that follow from others and are in no hash."""


@pytest.fixture
def ledger(tiny_database: Path, run: Run) -> Path:
    """A database with four claims on two people."""
    for ref, code, day in (
        ("person/ana-novak", "released", "2022"),
        ("person/petr-novak", "house_arrest", "2022-03"),
        ("person/ana-novak", "held", "2023-05-01"),
        ("person/petr-novak", "released", "2024"),
    ):
        assert run("status", ref, code, "--on", day, "--source", "a paper", "--note", "a note").code == 0
    return tiny_database


def tamper(path: Path, *statements: str) -> None:
    """Change the file as someone with the file would: without the triggers."""
    with closing(sqlite3.connect(path)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in triggers:
            raw.execute(sql)
        raw.commit()


class Verify(Protocol):
    """Runs `verify` with these options and gives the errors that it reports."""

    def __call__(self, *options: str) -> list[dict[str, object]]: ...


@pytest.fixture
def verify(ledger: Path, tiny_seeds: Path, run: Run) -> Verify:
    assert ledger.exists()

    def verify_and_list(*options: str) -> list[dict[str, object]]:
        outcome = run("verify", "--json", "--seeds", str(tiny_seeds), *options)
        problems: list[dict[str, object]] = json.loads(outcome.out)["problems"]
        found = [problem for problem in problems if problem["severity"] == "error"]
        assert outcome.code == (1 if found else 0)
        return found

    return verify_and_list


def test_an_untouched_ledger_verifies(ledger: Path, verify: Verify) -> None:
    assert verify() == []
    with open_database(str(ledger)) as connection:
        (head,) = list_heads(connection)
        assert verify_chain(connection, head.node) == (head, None)
        assert head.length == 4


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in FOLLOWING])
def test_an_altered_column_breaks_the_chain_at_that_claim(ledger: Path, verify: Verify, column: str) -> None:
    if column == "node_id":
        tamper(ledger, "INSERT INTO node VALUES ('forged', '2026', 0)")
    values = {"number": "9", "node_id": "'forged'", "code": "'executed'", "supersedes": "'abc'"}
    value = values.get(column, f"{column} || 'x'")
    tamper(ledger, f"UPDATE claim SET {column} = {value} WHERE number = 2")
    broken = [str(fault["message"]) for fault in verify() if fault["code"] == "chain_broken"]
    assert broken
    renumbered = column in ("number", "node_id")
    assert any("out of order" in message if renumbered else "Claim 2 " in message for message in broken)


@pytest.mark.parametrize(
    "change", ["effective_from = '2022-01-02'", "effective_until = '2022-12-30'", "entry_kind = 'charge'"]
)
def test_an_altered_column_that_follows_from_others_is_found_though_no_hash_holds_it(
    ledger: Path, verify: Verify, change: str
) -> None:
    tamper(ledger, f"UPDATE claim SET {change} WHERE number = 1")
    (fault,) = verify()
    assert fault["code"] == "claim_altered"
    assert "Claim 1 " in str(fault["message"])


def test_a_claim_moved_to_another_entry_is_found(ledger: Path, verify: Verify) -> None:
    other = "(SELECT id FROM entry WHERE ref = 'demand/2030-9999/1.1')"
    tamper(ledger, f"UPDATE claim SET entry_id = {other} WHERE number = 3")
    assert "chain_broken" in {fault["code"] for fault in verify()}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_claim_is_found(ledger: Path, verify: Verify, number: int) -> None:
    tamper(ledger, f"DELETE FROM claim WHERE number = {number}")
    (broken,) = [fault for fault in verify() if fault["code"] == "chain_broken"]
    assert f"Claim {number + 1} " in str(broken["message"])


def test_a_removed_claim_is_found_when_the_others_are_numbered_anew(ledger: Path, verify: Verify) -> None:
    tamper(
        ledger,
        "DELETE FROM claim WHERE number = 2",
        "UPDATE claim SET number = 2 WHERE number = 3",
        "UPDATE claim SET number = 3 WHERE number = 4",
    )
    assert "chain_broken" in {fault["code"] for fault in verify()}


def test_a_claim_that_was_hashed_anew_does_not_continue_the_chain(ledger: Path, verify: Verify) -> None:
    with open_database(str(ledger)) as connection:
        (node,) = connection.raw.execute("SELECT id FROM node").fetchone()
        fields = list(connection.rows("claims_of_node", node_id=node)[1])
    fields[fields.index("a note")] = "another note"
    tamper(
        ledger, f"UPDATE claim SET note = 'another note', hash = '{claim_hash(hashed_fields(fields))}' WHERE number = 2"
    )
    (broken,) = [fault for fault in verify() if fault["code"] == "chain_broken"]
    assert "Claim 3 " in str(broken["message"])


def test_swapped_claims_are_found(ledger: Path, verify: Verify) -> None:
    tamper(
        ledger,
        "UPDATE claim SET number = 99 WHERE number = 2",
        "UPDATE claim SET number = 2 WHERE number = 3",
        "UPDATE claim SET number = 3 WHERE number = 99",
    )
    assert "chain_broken" in {fault["code"] for fault in verify()}


def test_a_ledger_cut_short_is_found_with_a_noted_hash(ledger: Path, verify: Verify, run: Run) -> None:
    noted = json.loads(run("head", "--json").out)[0]["hash"]
    assert verify("--expect", noted) == []
    tamper(ledger, "DELETE FROM claim WHERE number = 4")
    assert {fault["code"] for fault in verify("--expect", noted)} >= {"ledger_cut_short"}


def test_an_altered_kept_status_is_found_and_init_repairs_it(
    ledger: Path, verify: Verify, tiny_seeds: Path, run: Run
) -> None:
    tamper(ledger, "UPDATE entry SET status = 'met' WHERE ref = 'demand/2030-9999/1.1'")
    assert {fault["code"] for fault in verify()} == {"status_differs", "count_differs"}
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert verify() == []


def test_an_entry_that_is_wrongly_kept_as_disputed_is_found_and_init_repairs_it(
    ledger: Path, verify: Verify, tiny_seeds: Path, run: Run
) -> None:
    tamper(ledger, "INSERT INTO dispute SELECT id FROM entry WHERE ref = 'demand/2030-9999/1.1'")
    (fault,) = verify()
    assert fault["code"] == "status_differs"
    assert "kept as disputed" in str(fault["message"])
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert verify() == []


def test_a_moved_quote_and_an_altered_text_are_found(ledger: Path, verify: Verify) -> None:
    tamper(
        ledger,
        'UPDATE quote SET start = start + 1, "end" = "end" + 1 WHERE citation_id = 1 AND language = \'pl\'',
        "UPDATE paragraph SET text = text || ' x' WHERE language = 'en' AND label = 'B'",
    )
    assert {fault["code"] for fault in verify()} == {"quote_moved", "text_differs"}


def test_an_entry_that_the_seeds_do_not_have_is_found(ledger: Path, verify: Verify) -> None:
    tamper(ledger, "UPDATE entry SET withdrawn = 1 WHERE ref = 'demand/2030-9999/1.1'")
    (message,) = [fault["message"] for fault in verify() if fault["code"] == "entry_differs"]
    assert "demand/2030-9999/1.1" in str(message)


def test_seeds_that_are_not_those_of_the_database_are_named_once(ledger: Path, run: Run) -> None:
    assert ledger.exists()
    outcome = run("verify", "--json")
    told = {one["code"]: one["message"] for one in json.loads(outcome.out)["problems"] if one["file"] == "database"}
    assert outcome.code == 1
    assert told.keys() == {"resolution_differs", "resolution_unseeded"}
    assert "tracker verify --seeds" in told["resolution_differs"]
    assert "2030-9999-RSP" in told["resolution_unseeded"]


def test_verify_counts_what_it_checked(ledger: Path, tiny_seeds: Path, run: Run) -> None:
    value = json.loads(run("verify", "--json", "--seeds", str(tiny_seeds)).out)
    assert value["claims"] == 4
    with open_database(str(ledger)) as connection:
        (quotes,) = connection.raw.execute("SELECT count(quote) FROM quote").fetchone()
    assert value["quotes"] == quotes > 20
    (head,) = value["heads"]
    assert head["length"] == 4
    assert len(head["hash"]) == 64


@given(st.lists(st.none() | st.text(max_size=5) | st.sampled_from(["-", "1:", "", "1:-"]), max_size=5), st.data())
def test_two_claims_have_one_hash_only_when_all_their_fields_are_equal(
    fields: list[str | None], data: st.DataObject
) -> None:
    other = data.draw(st.permutations(fields) | st.lists(st.none() | st.text(max_size=5), max_size=5))
    assert (claim_hash(fields) == claim_hash(other)) == (list(fields) == list(other))


def test_the_hash_is_the_documented_one() -> None:
    assert claim_hash(["ž", None, 12, ""]) == sha256(b"2:\xc5\xbe-2:120:").hexdigest()


MOVED = (
    "INSERT INTO absent_claim SELECT node_id, number, previous_hash, hash, {content} FROM claim WHERE number = 2",
    "DELETE FROM claim WHERE number = 2",
    "UPDATE entry SET status = 'imprisoned' WHERE ref = 'person/petr-novak'",
)


def test_a_claim_of_which_only_the_hash_was_left_is_found_and_its_place_named(ledger: Path, verify: Verify) -> None:
    tamper(ledger, *(step.format(content="NULL") for step in MOVED))
    (broken,) = [fault for fault in verify() if fault["code"] == "chain_broken"]
    assert "Claim 2 of node" in str(broken["message"])
    assert "it was recorded here, and only its hash is left of it" in str(broken["message"])


def test_the_last_claims_of_which_only_hashes_were_left_are_found(ledger: Path, verify: Verify) -> None:
    steps = [step.format(content="NULL").replace("number = 2", "number > 2") for step in MOVED]
    tamper(ledger, *steps)
    (broken,) = [fault for fault in verify() if fault["code"] == "chain_broken"]
    assert "Claim 3 of node" in str(broken["message"])


def test_a_claim_that_was_put_aside_as_if_its_entry_were_not_here_is_found_and_put_back(
    ledger: Path, verify: Verify, tiny_seeds: Path, run: Run
) -> None:
    with open_database(str(ledger)) as connection:
        (node,) = connection.raw.execute("SELECT id FROM node").fetchone()
        content = json.dumps(list(connection.rows("claims_of_node", node_id=node)[1])).replace("'", "''")
    tamper(ledger, *(step.format(content=f"'{content}'") for step in MOVED))
    (broken,) = [fault for fault in verify() if fault["code"] == "chain_broken"]
    assert "Claim 2 of node" in str(broken["message"])
    assert "it was put aside, though its entry is here" in str(broken["message"])
    assert run("init", "--seeds", str(tiny_seeds)).code == 0
    assert verify() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE mark SET level = 'public'", "was altered or taken away"),
        ("DELETE FROM mark", "was altered or taken away"),
        ("UPDATE mark SET node_id = 'x'", "was altered or taken away"),
        (
            "INSERT INTO mark SELECT 9, part, target, 'public', '', '2099', recorded_by, node_id FROM mark",
            "as public by",
        ),
        ("UPDATE act SET content = NULL", "only its hash is left of it"),
    ],
)
def test_a_mark_that_was_altered_is_found(ledger: Path, verify: Verify, run: Run, change: str, said: str) -> None:
    assert run("mark", "person/ana-novak", "private").code == 0
    assert verify() == []
    tamper(ledger, change)
    assert any(said in str(fault["message"]) for fault in verify())
