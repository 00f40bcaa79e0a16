"""A node that never signed proves nothing: who goes on with it is believed when people say so, and not before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundles.desks import bundle_of, claim, make_busy_desks, take
from tests.bundles.forging import refused
from tests.running import Run
from tracker.db.connection import open_database
from tracker.ledger.node import own_node, renew_own_node


@pytest.fixture
def desks(tmp_path: Path) -> dict[str, Path]:
    return make_busy_desks(tmp_path)


@pytest.mark.parametrize("has_key", [False, True])
def test_who_goes_on_with_a_node_that_never_signed_is_believed_when_somebody_says_so(
    desks: dict[str, Path], run: Run, tmp_path: Path, has_key: bool
) -> None:
    ana, bo, stranger = desks.values()
    with open_database(str(ana)) as connection, connection.writing():
        name = own_node(connection)
        renew_own_node(connection)
    for desk in (bo, stranger):
        assert not any(node.is_unproven for node in take(desk, bundle_of(ana)).nodes)
    _speak_as(stranger, name)
    digest = claim(stranger, "released", "2025-04")
    data = bundle_of(stranger)
    if not has_key:
        with open_database(str(stranger)) as connection:
            for table in ("signing_key", "node_key", "signed_head"):
                connection.raw.execute(f"DELETE FROM {table} WHERE node_id = ?", (name,))
        _speak_as(stranger, "")
        data = bundle_of(stranger)
    sentence = refused(bo, data)
    assert ("its key is" if has_key else "is not signed by that node") in sentence
    assert f"--believe {name}" in sentence
    path = tmp_path / "theirs.bundle"
    path.write_bytes(data)
    at_bo = ("--database", str(bo), "bundle")
    shown = run(*at_bo, "show", str(path))
    assert shown.code == 0
    assert f"Node {name} never signed what is here of it" in shown.err
    assert run(*at_bo, "merge", str(path), "--believe", "0" * 32).code == 3
    assert run(*at_bo, "merge", str(path), "--believe", name).code == 0
    with open_database(str(bo)) as connection:
        assert connection.row("claim_by_hash", hash=digest)
    assert run(*at_bo, "merge", str(path)).code == 0


def _speak_as(desk: Path, name: str) -> None:
    """Have a database record as a node that it knows; "" for one of its own."""
    with open_database(str(desk)) as connection, connection.writing():
        if not name:
            renew_own_node(connection)
            return
        connection.run("disown_node", node_id=own_node(connection))
        connection.raw.execute("UPDATE node SET is_own = 1 WHERE id = ?", (name,))
