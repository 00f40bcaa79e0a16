"""A bundle that was forged, cut, altered or blown up is refused with its reason, and nothing of it is merged."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.bundles.desks import (
    bundle_of,
    claim,
    content_of,
    export_of,
    make_busy_desks,
    recorded_at_desk,
    take,
    work,
)
from tests.bundles.forging import claims_in, key_of, lines_of, packed, refused, signed_anew
from tests.running import Run
from tracker.bundles import packing
from tracker.bundles.signing import KeyLost
from tracker.bundles.since import find_bases
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.ledger.chain import end_of_chain
from tracker.ledger.checks import check_ledger
from tracker.ledger.node import own_node
from tracker.ledger.receiving import ForkedChain, hash_of_claim


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_busy_desks(tmp_path)


def test_an_altered_claim_is_refused(desks: dict[str, Path]) -> None:
    lines = lines_of(bundle_of(desks["ana"]))
    claims_in(lines)[0][14] = "something else"
    assert "altered or forged" in refused(desks["bo"], packed(lines))


def test_a_claim_altered_and_signed_by_somebody_else_is_refused(desks: dict[str, Path]) -> None:
    lines = lines_of(bundle_of(desks["ana"]))
    take(desks["bo"], bundle_of(desks["ana"]))
    claims_in(lines)[0][14] = "something else"
    sentence = refused(desks["bo"], signed_anew(lines, Ed25519PrivateKey.generate()))
    assert "by another key" in sentence
    assert "Known:" in sentence


def test_who_passes_a_chain_on_cannot_add_to_it(desks: dict[str, Path]) -> None:
    ana, bo, chi = desks.values()
    take(bo, bundle_of(ana))
    lines = lines_of(bundle_of(bo))
    header = lines[0][1]
    other = next(one for one in header["nodes"] if one["id"] != header["made_by"])
    last = [row for row in claims_in(lines) if row[0] == other["id"]][-1]
    forged = [*last]
    forged[1], forged[14], forged[-3] = last[1] + 1, "forged", last[-2]
    forged[-2] = hash_of_claim(forged)
    lines.insert(lines.index(["claim", last]) + 1, ["claim", forged])
    other["claims"] |= {"to": forged[1], "to_hash": forged[-2]}
    assert "that it did not sign" in refused(chi, signed_anew(lines, key_of(bo)))
    other |= {"key": "", "signature": ""}
    take(chi, bundle_of(ana))
    assert "is not signed by that node" in refused(chi, signed_anew(lines, key_of(bo)))


def test_a_fork_names_the_node_the_number_and_both_hashes(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    take(bo, bundle_of(ana))
    lines = lines_of(bundle_of(ana))
    row = claims_in(lines)[1]
    here = row[-2]
    row[14] = "another story"
    before = content_of(bo)
    with pytest.raises(ForkedChain) as caught:
        take(bo, signed_anew(lines, key_of(ana)))
    assert content_of(bo) == before
    assert f"Node {row[0]} has two different claims with the number 2" in str(caught.value)
    assert here[:16] in str(caught.value)
    assert row[-2][:16] in str(caught.value)


def copied(desk: Path) -> Path:
    copy = desk.with_name("copy.sqlite")
    copy.write_bytes(desk.read_bytes())
    return copy


def test_a_copied_database_that_was_used_twice_is_found_out(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    bundle_of(ana)
    copy = copied(ana)
    claim(ana, "held", "2025", note="at home")
    claim(copy, "held", "2025", note="on the train")
    take(bo, bundle_of(ana))
    assert "copied and used in two places" in refused(bo, bundle_of(copy))


def test_who_begins_a_new_node_in_a_copy_can_go_on_with_it(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    claim(ana, "released", "2025-07")
    with open_database(str(ana)) as connection:
        hers = own_node(connection)
    for is_known in (False, True):
        copy = copied(ana)
        assert run("--database", str(copy), "bundle", "renew").code == 0
        claim(ana, "held", "2025-08", note="at home")
        claim(copy, "held", "2025-09", note="on the train")
        for one, other in ((ana, bo), (copy, bo), (bo, ana)):
            take(other, bundle_of(one))
        if not is_known:
            assert "its key is" in refused(copy, bundle_of(bo))
        take(copy, bundle_of(bo), *(() if is_known else (hers,)))
        assert export_of(ana) == export_of(copy) == export_of(bo)
        assert len(recorded_at_desk(ana)) == (8 if is_known else 6)


def test_who_restores_an_older_backup_gets_back_what_others_have(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    bundle_of(ana)
    backup = ana.read_bytes()
    claim(ana, "released", "2025-07")
    work(ana, ("plan", 1, 1, 1))
    take(bo, bundle_of(ana))
    whole = export_of(bo)
    ana.write_bytes(backup)
    take(ana, bundle_of(bo))
    assert export_of(ana) == whole
    claim(ana, "held", "2025-08")
    take(bo, bundle_of(ana))
    assert export_of(ana) == export_of(bo)


def test_a_node_whose_key_was_lost_says_so_and_can_begin_anew(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    backup = ana.read_bytes()
    take(bo, bundle_of(ana))
    ana.write_bytes(backup)
    assert "tracker bundle renew" in refused(ana, bundle_of(bo))
    assert run("--database", str(ana), "bundle", "renew").code == 0
    take(ana, bundle_of(bo))
    claim(ana, "held", "2025-08")
    take(bo, bundle_of(ana))
    assert export_of(ana) == export_of(bo)


def test_a_node_whose_private_key_is_gone_makes_no_second_one(desks: dict[str, Path]) -> None:
    bundle_of(desks["ana"])
    with open_database(str(desks["ana"])) as connection, connection.writing():
        connection.raw.execute("DELETE FROM signing_key")
    with pytest.raises(KeyLost, match="tracker bundle renew"):
        bundle_of(desks["ana"])


def test_nobody_goes_on_with_the_chain_of_an_installation_that_never_signed(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    with open_database(str(ana)) as connection:
        name = own_node(connection)
        number, last = end_of_chain(connection, name)
    lines = lines_of(bundle_of(bo))
    header = lines[0][1]
    theirs = next(one for one in header["nodes"] if one["id"] == header["made_by"])
    theirs["claims"] |= {"after": number, "after_hash": last}
    for line in lines[1:-1]:
        if line[0] == "claim":
            line[1][0], line[1][1] = name, line[1][1] + number
        elif line[0] == "act":
            line[1] = name
    header["made_by"] = theirs["id"] = name
    assert "no key here proves" in refused(ana, signed_anew(lines, Ed25519PrivateKey.generate()))


def test_a_delta_whose_base_is_not_here_says_what_is_needed(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana, "held", "2025-02")
    claim(ana, "released", "2025-03")
    with open_database(str(ana)) as connection:
        bases = find_bases(connection, [digest])
    sentence = refused(bo, bundle_of(ana, since=bases))
    assert "goes on after claim 3" in sentence
    assert "only 0 are here" in sentence
    assert "tracker bundle create without --since" in sentence


def test_since_a_hash_that_nobody_knows_is_refused(desks: dict[str, Path]) -> None:
    with open_database(str(desks["ana"])) as connection, pytest.raises(InvalidInput, match="tracker head"):
        find_bases(connection, ["0" * 64])


@pytest.mark.parametrize("cut", [1, 10, 100, 1000])
def test_a_bundle_that_was_cut_short_is_refused(desks: dict[str, Path], cut: int) -> None:
    assert "cut short" in refused(desks["bo"], bundle_of(desks["ana"])[:-cut])


def test_a_bundle_whose_last_lines_are_gone_is_refused(desks: dict[str, Path]) -> None:
    lines = lines_of(bundle_of(desks["ana"]))
    assert "cut short" in refused(desks["bo"], packed(lines[:-1]))
    assert "cut short" in refused(desks["bo"], packed([*lines[:-2], lines[-1]]))


def test_what_was_added_to_a_bundle_is_refused(desks: dict[str, Path]) -> None:
    data = bundle_of(desks["ana"])
    for added in (b"x", gzip.compress(b"x"), b"\0" * 100):
        assert "something was added" in refused(desks["bo"], data + added)


def _bomb() -> bytes:
    machine = zlib.compressobj(9, wbits=31)
    block = b"\0" * (1 << 20)
    size = packing.LARGEST_CONTENT // len(block) + 2
    return b"".join(machine.compress(block) for _ in range(size)) + machine.flush()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_bomb, "it unpacks to more than"),
        (lambda: b"\0" * (packing.LARGEST_FILE + 1), "larger than"),
        (lambda: gzip.compress(b"[" * 100_000 + b'\n["end",1,""]\n'), "not JSON"),
        (lambda: gzip.compress(b'{"a":1}\n["end",1,""]\n'), "none that is written"),
        (lambda: gzip.compress(b'["x",NaN]\n["end",1,""]\n'), "not JSON"),
        (lambda: gzip.compress(b'["x",' + b"9" * 5_000 + b']\n["end",1,""]\n'), "not JSON"),
        (lambda: gzip.compress(b"[]\n" * 1_000_001 + b'["end",1000001,""]\n'), "at most 1,000,000"),
        (lambda: gzip.compress(b'["' + b"x" * (5 << 20) + b'"]\n["end",1,""]\n'), "longer than any"),
        (lambda: b"PK\x03\x04 a zip", "no bundle"),
        (lambda: b"", "no bundle"),
        (lambda: gzip.compress(b""), "cut short"),
    ],
)
def test_what_is_too_large_or_no_bundle_is_refused(
    desks: dict[str, Path], make: Callable[[], bytes], reason: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "x.bundle"
    path.write_bytes(make())
    before = content_of(desks["bo"])
    for action in ("show", "merge"):
        outcome = run("--database", str(desks["bo"]), "bundle", action, str(path))
        assert outcome.code == 3
        assert reason in outcome.err
    assert content_of(desks["bo"]) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE act SET content = replace(content, 'ask', 'forget') WHERE number = 1", "chain_broken"),
        ("DELETE FROM act WHERE number = 2", "chain_broken"),
        ("UPDATE act SET subject = 'mark/entry/x' WHERE number = 1", "chain_broken"),
        ("UPDATE act SET subject = NULL", "chain_broken"),
        ("UPDATE claim SET note = 'x' WHERE number = 1", "chain_broken"),
        ("DELETE FROM absent_claim", "chain_broken"),
    ],
)
def test_who_alters_what_another_node_recorded_is_found_out(desks: dict[str, Path], change: str, code: str) -> None:
    ana, bo, _ = desks.values()
    claim(ana, "held", "2025-08", note="secret")
    claim(ana, "held", "2025-09")
    take(bo, bundle_of(ana, profile="public"))
    with open_database(str(ana)) as connection:
        whole = bundle_of(ana)
        node = own_node(connection)
    with open_database(str(bo)) as connection:
        assert connection.row("find_node", node_id=node)
        if "absent_claim" not in change:
            take(bo, whole)
        assert check_ledger(connection).faults == ()
        for (name,) in connection.raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.raw.execute(f"DROP TRIGGER {name}")
        connection.raw.execute(change)
        assert code in {fault.code for fault in check_ledger(connection).faults}


def test_claims_of_a_partner_that_nobody_can_have_held_back_are_missed(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana)
    take(bo, bundle_of(ana))
    with open_database(str(ana)) as connection:
        node = own_node(connection)
    with open_database(str(bo)) as connection:
        last = "FROM claim WHERE node_id = ? ORDER BY number DESC LIMIT 1"
        connection.raw.execute(f"INSERT INTO absent_claim SELECT node_id, number + 1, hash, 'x', NULL {last}", (node,))
        (fault,) = check_ledger(connection).faults
    assert f"of node {node} breaks the chain: only its hash is here, and its node did not sign" in fault.message


def test_an_older_backup_does_not_take_its_own_work_back_without_its_content(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana)
    bundle_of(ana)
    backup = ana.read_bytes()
    claim(ana, "held", "2025", note="secret")
    take(bo, bundle_of(ana))
    older = ana.with_name("older.sqlite")
    older.write_bytes(backup)
    said = refused(older, bundle_of(bo, profile="public"))
    assert "it holds back what this installation" in said
    assert "--profile full" in said
    take(older, bundle_of(bo))
    assert export_of(older) == export_of(bo)
