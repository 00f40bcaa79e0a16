"""A node that goes on with what an earlier one decided proves it with that one's key; then it may mark otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bundles.desks import ANA, PETR, bundle_of, claim, make_desks, take
from tests.bundles.forging import key_of, lines_of, refused, signed_anew
from tests.bundles.test_marks import level, mark
from tests.running import Run
from tracker.bundles.signing import continue_node
from tracker.db.connection import open_database
from tracker.ledger.acts import append_act, canonical, subject_of_node
from tracker.ledger.checks import check_ledger
from tracker.ledger.marks_elsewhere import keep_continuation
from tracker.ledger.node import own_node, renew_own_node


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_desks(tmp_path)


def test_a_node_that_was_begun_anew_goes_on_with_what_it_had_marked(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    take(bo, bundle_of(ana))
    for _ in range(2):
        assert run("--database", str(ana), "bundle", "renew").code == 0
    mark(ana, "claim", digest, "public")
    take(bo, bundle_of(ana))
    assert level(ana, "claim", digest) == level(bo, "claim", digest) == "public"


def test_a_copy_goes_on_with_what_its_source_had_marked(desks: dict[str, Path], tmp_path: Path, run: Run) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    take(bo, bundle_of(ana))
    copy = tmp_path / "copy.sqlite"
    assert run("copy", str(ana), str(copy)).code == 0
    mark(copy, "claim", digest, "public")
    for desk in (ana, bo):
        take(desk, bundle_of(copy))
    assert {level(desk, "claim", digest) for desk in (ana, bo, copy)} == {"public"}


def test_nobody_goes_on_with_a_node_whose_key_they_do_not_have(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    take(bo, bundle_of(ana))
    with open_database(str(bo)) as connection, connection.writing():
        with open_database(str(ana)) as hers:
            ours = own_node(hers)
        continue_node(connection, ours, connection, "bo")
    mark(bo, "claim", digest, "public")
    take(ana, bundle_of(bo))
    assert level(ana, "claim", digest) == level(bo, "claim", digest) == "private"


def test_a_forged_signature_of_a_node_that_is_gone_on_with_is_refused(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana)
    data = bundle_of(ana)
    take(bo, data)
    header = lines_of(data)[0][1]
    facts = {"node": header["made_by"], "public_key": header["nodes"][0]["key"], "signature": "0" * 128}
    with open_database(str(bo)) as connection, connection.writing():
        append_act(connection, "continued", subject_of_node(facts["node"]), facts, by="bo")
    assert "did not sign it" in refused(ana, bundle_of(bo))


def test_a_signature_for_one_node_does_not_serve_another(desks: dict[str, Path]) -> None:
    ana, bo, chi = desks.values()
    with open_database(str(ana)) as connection, connection.writing():
        before = own_node(connection)
    claim(ana)
    bundle_of(ana)
    with open_database(str(ana)) as connection, connection.writing():
        renew_own_node(connection)
        continue_node(connection, before, connection, "ana")
    lines = lines_of(bundle_of(ana))
    told = next(json.loads(line[3]) for line in lines if line[0] == "act" and '"continued"' in line[3])
    bundle_of(bo)
    with open_database(str(bo)) as connection, connection.writing():
        append_act(connection, "continued", subject_of_node(before), told["facts"], by="bo")
    assert "did not sign it" in refused(chi, bundle_of(bo))


def test_an_act_of_going_on_with_senseless_facts_is_refused(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    claim(ana)
    with open_database(str(ana)) as connection, connection.writing():
        continue_node(connection, "0" * 32, connection, "ana")
    for name, value in (("node", "x"), ("public_key", "x"), ("signature", "x"), ("node", None)):
        lines = lines_of(bundle_of(ana))
        for line in lines:
            if line[0] == "act":
                act = json.loads(line[3])
                act["facts"][name] = value
                line[3] = canonical(act)
        assert "none that is recorded" in refused(bo, signed_anew(lines, key_of(ana)))


def test_of_a_node_that_never_signed_only_its_own_database_says_who_goes_on_with_it(
    desks: dict[str, Path], run: Run
) -> None:
    ana, bo, chi = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    mark(ana, "entry", PETR, "private")
    with open_database(str(ana)) as connection:
        never_signed = own_node(connection)
    assert run("--database", str(ana), "bundle", "renew").code == 0
    take(bo, bundle_of(ana))
    take(chi, bundle_of(ana))
    with open_database(str(bo)) as connection, connection.writing():
        continue_node(connection, never_signed, connection, "bo")
    for part, target in (("claim", digest), ("entry", PETR)):
        mark(bo, part, target, "public")
        for desk in (ana, chi):
            take(desk, bundle_of(bo))
            assert level(desk, part, target) == "private"
        mark(ana, part, target, "partner")
        assert level(ana, part, target) == "partner"


def test_a_copy_of_a_database_that_never_signed_can_prove_that_it_goes_on_with_it(
    desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    copy = tmp_path / "copy.sqlite"
    assert run("copy", str(ana), str(copy)).code == 0
    take(bo, bundle_of(copy))
    assert level(bo, "claim", digest) == "private"
    mark(copy, "claim", digest, "partner")
    for desk in (bo, ana):
        take(desk, bundle_of(copy))
        assert level(desk, "claim", digest) == "partner"
    claim(ana, "held", "2025")
    take(copy, bundle_of(ana))
    take(bo, bundle_of(ana))


def test_a_node_that_an_older_release_began_anew_goes_on_with_those_whose_keys_it_holds(desks: dict[str, Path]) -> None:
    ana, bo, _ = desks.values()
    digest = claim(ana)
    mark(ana, "claim", digest, "private")
    take(bo, bundle_of(ana))
    with open_database(str(ana)) as connection, connection.writing():
        renew_own_node(connection)
    mark(ana, "claim", digest, "public")
    assert level(ana, "claim", digest) == "private"
    take(bo, bundle_of(ana))
    assert level(ana, "claim", digest) == level(bo, "claim", digest) == "public"


def test_who_goes_on_with_whom_is_verified_against_what_was_told(desks: dict[str, Path], run: Run) -> None:
    ana, bo, _ = desks.values()
    claim(ana)
    take(bo, bundle_of(ana))
    with open_database(str(bo)) as connection:
        ((key, earlier),) = connection.raw.execute(
            "SELECT public_key, node_id FROM node_key JOIN node ON id = node_id WHERE is_own = 0"
        ).fetchall()
        keep_continuation(connection, own_node(connection), earlier, key)
        assert [fault.code for fault in check_ledger(connection).faults] == ["continuation_differs"]
        connection.raw.execute("DELETE FROM continuation")
        assert check_ledger(connection).faults == ()
    assert run("--database", str(ana), "bundle", "renew").code == 0
    with open_database(str(ana)) as connection:
        assert check_ledger(connection).faults == ()
        connection.raw.execute("DELETE FROM continuation")
        ((code, message),) = check_ledger(connection).faults
    assert code == "continuation_differs"
    assert "was told, and is not kept" in message


def test_what_the_register_holds_back_stays_so_where_a_copy_went_on(
    desks: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    ana, _, _ = desks.values()
    with open_database(str(ana)) as connection:
        connection.raw.execute("UPDATE entry SET sensitivity = 'private' WHERE ref = ?", (PETR,))
    claim(ana)
    copy = tmp_path / "copy.sqlite"
    assert run("copy", str(ana), str(copy)).code == 0
    mark(copy, "entry", ANA, "partner")
    take(ana, bundle_of(copy))
    for desk in (ana, copy):
        assert (level(desk, "entry", PETR), level(desk, "entry", ANA)) == ("private", "partner")
    mark(copy, "entry", PETR, "partner")
    take(ana, bundle_of(copy))
    assert (level(copy, "entry", PETR), level(ana, "entry", PETR)) == ("partner", "partner")
