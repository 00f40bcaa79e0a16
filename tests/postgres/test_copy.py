"""A copy between a file and a server has every row, the same chain and the same export, and a node of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import tracker.copying
from tests.postgres.fixtures import NewDatabase
from tests.running import Run
from tracker.config import database_target
from tracker.copying import CopyDiffers, copy_database, digest_of_export
from tracker.db.connection import Connection, connect, open_database
from tracker.db.copying import copy_rows, digest_of_rows
from tracker.ledger.checks import check_ledger
from tracker.server_url import target_of

REF = "person/ana-novak"


@pytest.fixture
def worked(tiny_database: Path, run: Run) -> str:
    """A file in which somebody has worked."""
    for arguments in (
        ("status", REF, "released", "--on", "about 2031-02", "--source", "https://a.example", "--note", "Ä [b] 𝒜 אנה"),
        ("status", REF, "held", "--on", "2032", "--corrects", "1", "--source", "court"),
        ("status", REF, "--retract", "2", "--note", "a slip"),
        ("followup", "add", REF, "write", "--due", "2036-01-01", "--every", "month"),
        ("followup", "done", "1", "--result", "sent"),
        ("mark", REF, "private", "--claim", "1", "--note"),
        ("name", "add", REF, "Hanna Nowakowa", "--lang", "cs", "--source", "a letter"),
    ):
        outcome = run(*arguments)
        assert outcome.code == 0, outcome.err
    return str(tiny_database)


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TODAY", "2035-01-01")


@pytest.fixture
def empty(new_database: NewDatabase) -> str:
    return target_of(new_database("empty"), may_hold_password=False)


def digest(target: str) -> dict[str, str]:
    with open_database(target) as connection:
        return digest_of_rows(connection) | {"export": digest_of_export(connection)}


def test_there_and_back_is_the_same_in_every_row_and_in_the_export(worked: str, empty: str, tmp_path: Path) -> None:
    back = str(tmp_path / "back.sqlite")
    there, here = copy_database(worked, empty), copy_database(empty, back)
    assert there == here
    assert there.claims == 3
    assert digest(worked) == digest(empty) == digest(back)
    for target in (empty, back):
        with open_database(target) as connection:
            assert check_ledger(connection).faults == ()


def test_the_copy_has_a_node_of_its_own_and_goes_on_with_its_own_chain(worked: str, empty: str, run: Run) -> None:
    copy_database(worked, empty)
    with open_database(worked) as one, open_database(empty) as other:
        assert one.row("own_node") != other.row("own_node")
        assert other.row("signing_key", node_id=(other.row("own_node") or ("",))[0]) is None
    assert run("--database", empty, "status", REF, "released", "--on", "2034").code == 0
    heads = json.loads(run("--database", empty, "head", "--json").out)
    assert sorted(head["length"] for head in heads) == [1, 3]
    with open_database(empty) as connection:
        assert check_ledger(connection).faults == ()


def test_the_command_says_what_it_copied(worked: str, empty: str, run: Run) -> None:
    outcome = run("copy", worked, empty, "--json")
    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)["claims"] == 3
    refused = run("copy", worked, empty)
    assert refused.code == 2
    assert "holds entries already" in refused.err
    assert run("copy", worked, worked).code == 2


@pytest.mark.parametrize("holding", ["tiny", "built"])
def test_a_database_with_entries_is_not_written_over(
    worked: str, new_database: NewDatabase, run: Run, holding: str
) -> None:
    target = target_of(new_database(holding), may_hold_password=False)
    before = digest(target)
    assert run("copy", worked, target).code == 2
    assert digest(target) == before


def test_a_copy_that_differs_is_not_kept(
    worked: str, empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(source: Connection, target: Connection, watch: Callable[[str], None]) -> dict[str, int]:
        counts = copy_rows(source, target, watch)
        target.run("delete_name_form", form_id=1)
        return counts

    monkeypatch.setattr(tracker.copying, "copy_rows", lose)
    file = tmp_path / "new.sqlite"
    for target in (empty, str(file)):
        with pytest.raises(CopyDiffers, match="name_form differ"):
            copy_database(worked, target)
    assert not file.exists()
    with connect(empty) as connection:
        assert connection.row("any_entry") is None


def test_what_is_searched_and_listed_is_the_same_in_the_copy(worked: str, empty: str, run: Run) -> None:
    copy_database(worked, empty)
    for command in (
        ("list", "people"),
        ("show", REF, "--json"),
        ("search", "Nowakowa", "--json"),
        ("search", "detained poet", "--json"),
        ("search", "prison*", "--json"),
        ("text", "recital A", "--json"),
        ("status", REF, "--json"),
        ("agenda", "--json"),
        ("followup", "list", "--json"),
        ("export", "csv"),
        ("export", "jsonl"),
    ):
        one, other = (run("--database", target, *command) for target in (worked, empty))
        assert one.code == other.code == 0
        assert one.out == other.out, command


def test_the_real_register_reads_the_same_on_both(on_server: str, built_database: Path, run: Run) -> None:
    assert database_target(None) == on_server
    for command in (
        *(("list", what, "--json") for what in ("people", "charges", "demands", "organisations", "differences")),
        *(("search", words, "--json", "--limit", "100") for words in SEARCHED),
        ("text", "paragraph 13", "--json"),
        ("show", "person/maks-bokayev", "--json"),
        ("agenda", "--json", "--limit", "1000"),
        ("export", "json"),
        ("export", "ftm"),
        ("export", "html", "person/maks-bokayev"),
        ("parity", "--json"),
    ):
        one, other = (run("--database", target, *command) for target in (str(built_database), on_server))
        assert one.code == other.code == 0, other.err
        assert one.out == other.out, command


SEARCHED = (
    "Schumagulow",
    "Жумагулов",
    "torture",
    "rights human",
    "civil society",
    "freedom of expression",
    "prison",
    "tiesību",
    "praw człowieka",
    "kazah*",
    '"human rights"',
    "kind:charge prison",
    "ab",
)
