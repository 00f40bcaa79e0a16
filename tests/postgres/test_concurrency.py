"""Many writers over real connections, and a server that dies in the middle: what was confirmed is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.postgres.server import Server, find_binaries
from tests.postgres.writing import check_whole, finish, let_go, start_writers
from tracker.build import build_database
from tracker.config import database_target
from tracker.dates import EffectiveDate, PartialDate
from tracker.db.connection import Connection, open_database
from tracker.db.postgresql.connection import close_kept
from tracker.db.postgresql.sentences import ConnectionLost
from tracker.errors import DatabaseBusy, InvalidInput, TrackerError
from tracker.ledger.claims import NewClaim, Source, append_claim, parse_effective, record_claim
from tracker.ledger.followups import add_follow_up
from tracker.queries.refs import get_entry
from tracker.tui.data import Bridge

DISCONNECT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test%'"
REFS = ("person/ana-novak", "person/petr-novak")


@pytest.fixture(scope="module")
def durable_server() -> Iterator[Server]:
    """A server of its own that keeps what it said was committed, to be killed."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed (on Debian: apt-get install postgresql)")
    started = Server(binaries, durable=True)
    yield started
    started.stop()


@pytest.fixture
def durable(durable_server: Server, tiny_seeds: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    durable_server.drop("cases")
    durable_server.create("cases")
    monkeypatch.setenv("TRACKER_DATABASE", durable_server.url("cases"))
    build_database(database_target(None), tiny_seeds)
    return database_target(None)


def test_claims_of_twenty_writers_form_one_chain_and_none_is_lost(tiny_on_server: str, tmp_path: Path) -> None:
    writers = start_writers(tiny_on_server, tmp_path, 20, 5, REFS)
    let_go(writers)
    assert finish(writers) == [(0, "")] * 20
    with open_database(tiny_on_server) as connection:
        ledger = check_whole(connection)
        assert ledger.claims == 100
        assert [head.length for head in ledger.heads] == [100]
        (node,) = connection.row("own_node") or ("",)
        stored = {row[-2] for row in connection.rows("claims_of_node", node_id=node)}
    assert stored == {digest for writer in writers for digest in writer.confirmed()}


def on(year: int) -> EffectiveDate:
    """A day after the invented resolution was adopted."""
    return EffectiveDate(PartialDate(year, 5, 14))


def test_of_two_who_take_back_one_claim_at_the_same_moment_the_second_is_told(
    tiny_on_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(tiny_on_server) as ana, open_database(tiny_on_server) as bo:
        wrong = record_claim(ana, NewClaim(REFS[0], "released", on(2032)), "ana")
        claim = NewClaim(REFS[0], "held", on(2032), "correction", supersedes=wrong.hash)
        chain, others = bo.chain_claim, [claim]

        def after_another(*arguments: Any) -> Any:
            if others:
                record_claim(ana, others.pop(), "ana")
            return chain(*arguments)

        monkeypatch.setattr(bo, "chain_claim", after_another)
        with pytest.raises(InvalidInput, match="was superseded or retracted already"):
            record_claim(bo, claim, "bo")
        assert check_whole(ana).claims == 2


def test_who_is_overtaken_again_and_again_waits_for_the_others_in_the_end(
    tiny_on_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(tiny_on_server) as ana, open_database(tiny_on_server) as bo:
        wrong = record_claim(ana, NewClaim(REFS[0], "released", on(2032)), "ana")
        chain, seen = bo.chain_claim, []

        def after_another(*arguments: Any) -> Any:
            seen.append(record_claim(ana, NewClaim(REFS[0], "released", on(2031)), "ana").hash)
            return chain(*arguments)

        monkeypatch.setattr(bo, "chain_claim", after_another)
        claim = NewClaim(REFS[0], "held", on(2032), "correction", supersedes=wrong.hash)
        recorded = record_claim(bo, claim, "bo")
        assert (recorded.number, recorded.before, recorded.current.code) == (len(seen) + 2, "released", "held")
        assert check_whole(ana).claims == len(seen) + 2


def test_a_claim_is_the_same_whether_the_server_or_the_program_chains_it(
    tiny_on_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for is_server, code in ((True, "held"), (False, "released"), (True, "held"), (False, "unknown")):
        with open_database(tiny_on_server) as connection:
            monkeypatch.setattr(type(connection), "continues_chains", is_server)
            note = "Žanna \\ 'quoted' \"so\" {1} \N{PILE OF POO} \x1b[31m\n\ttab %s"
            source = Source("a paper", "https://example.org/?a=%20", "press", "2024")
            claim = NewClaim(
                REFS[0], code, EffectiveDate(PartialDate(2031, 5), "about"), "development", source, "likely", note
            )
            recorded = record_claim(connection, claim, "ana")
            said.append(recorded._replace(number=0, hash="", node=""))
            assert check_whole(connection).claims == len(said) == recorded.number
            rows = connection.raw.execute(
                "SELECT note, shown FROM search_document WHERE source = 'claim' "
                "AND source_id = (SELECT max(id) FROM claim)"
            ).fetchall()
            assert len(rows) == 1
            assert rows[0][1] == f"{note} – a paper"
    assert [(one.before, one.current.code) for one in said] == [
        ("held", "held"),
        ("held", "released"),
        ("released", "held"),
        ("held", "unknown"),
    ]


def test_what_was_confirmed_before_the_server_was_killed_is_there_after_it(
    durable: str, durable_server: Server, tmp_path: Path
) -> None:
    writers = start_writers(durable, tmp_path, 20, 10_000, REFS)
    let_go(writers)
    deadline = time.monotonic() + 60
    while sum(len(writer.confirmed()) for writer in writers) < 100 and time.monotonic() < deadline:
        time.sleep(0.05)
    durable_server.kill()
    said = finish(writers)
    assert {code for code, _ in said} == {3}
    assert all("connection was lost" in text or "cannot be reached" in text for _, text in said), said
    durable_server.start()
    confirmed = {digest for writer in writers for digest in writer.confirmed()}
    assert len(confirmed) >= 100
    with open_database(durable) as connection:
        ledger = check_whole(connection)
        (node,) = connection.row("own_node") or ("",)
        stored = {row[-2] for row in connection.rows("claims_of_node", node_id=node)}
        assert confirmed <= stored
        assert len(stored) - len(confirmed) <= len(writers)
        assert ledger.claims == len(stored)


def test_a_connection_that_is_lost_in_the_middle_says_so_and_leaves_nothing_half_written(
    tiny_on_server: str, server: Server
) -> None:
    claim = NewClaim(REFS[0], "released", parse_effective("2024"))

    def record_two(connection: Connection) -> None:
        with connection.writing():
            append_claim(connection, claim, "me")
            server.psql("postgres", DISCONNECT)
            append_claim(connection, claim, "me")

    lost = pytest.raises(ConnectionLost, match="What had not been confirmed was not recorded")
    with open_database(tiny_on_server) as connection, lost:
        record_two(connection)
    with open_database(tiny_on_server) as connection:
        assert connection.row("count_claims") == (0,)
        record_claim(connection, claim, "me")
        assert check_whole(connection).claims == 1


def test_a_connection_that_is_lost_while_it_commits_says_that_nobody_knows(tiny_on_server: str, server: Server) -> None:
    def record(connection: Connection) -> None:
        with connection.writing():
            append_claim(connection, NewClaim(REFS[0], "released", parse_effective("2024")), "me")
            server.psql("postgres", DISCONNECT)

    unknown = pytest.raises(ConnectionLost, match="recorded as a whole or not at all")
    with open_database(tiny_on_server) as connection, unknown:
        record(connection)


def test_a_writer_that_waits_too_long_is_told_so(tiny_on_server: str) -> None:
    with open_database(tiny_on_server) as first, open_database(tiny_on_server) as second:
        second.raw.execute(b"SET lock_timeout = '50ms'")
        with first.writing(), pytest.raises(DatabaseBusy, match="Another program"), second.writing():
            pytest.fail("two writers at once")
        with second.writing():
            assert second.row("count_claims") == (0,)


def test_a_reader_sees_one_snapshot_while_another_writes(tiny_on_server: str) -> None:
    with open_database(tiny_on_server) as reader, open_database(tiny_on_server) as writer:
        with reader.reading():
            assert reader.row("count_claims") == (0,)
            record_claim(writer, NewClaim(REFS[0], "released", parse_effective("2024")), "me")
            assert reader.row("count_claims") == (0,)
        assert reader.row("count_claims") == (1,)


def test_numbers_of_rows_leave_no_gap_and_are_never_given_twice(tiny_on_server: str) -> None:
    with open_database(tiny_on_server) as connection:
        entry = get_entry(connection, REFS[0])
        day = parse_effective("2024-01-01").on.first_day()
        made = [add_follow_up(connection, entry, f"call {n}", day, by="me").id for n in range(3)]
        with pytest.raises(InvalidInput):
            add_follow_up(connection, entry, "sing", day, note="\0", by="me")
        made.append(add_follow_up(connection, entry, "write", day, by="me").id)
    assert made == [1, 2, 3, 4]


def test_the_terminal_ui_reads_on_after_the_server_was_gone(durable: str, durable_server: Server) -> None:
    bridge = Bridge(durable)
    try:
        count = bridge.now(lambda connection: connection.row("count_claims"))
        durable_server.kill()
        with pytest.raises(TrackerError, match=r"connection was lost|cannot be reached"):
            bridge.now(lambda connection: connection.row("count_claims"))
        durable_server.start()
        assert bridge.now(lambda connection: connection.row("count_claims")) == count
    finally:
        bridge.close()
        close_kept()
