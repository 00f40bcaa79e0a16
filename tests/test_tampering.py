"""Who alters a database past its triggers is found out: what verifying calls whole is as it was recorded and seeded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bundles.desks import bundle_of, claim, make_busy_desks, take, work
from tracker.bundles.signatures import verify_with_signatures
from tracker.db.connection import open_database
from tracker.problems import has_errors
from tracker.verification import Verified

_LAST = "(SELECT node_id, max(number) FROM {0} JOIN node ON node.id = node_id WHERE is_own = {1} GROUP BY node_id)"

TAMPERING = {
    "UPDATE entry SET title = 'Somebody Else' WHERE ref = 'person/ana-novak'": "register_differs",
    "UPDATE entry SET note = 'other' WHERE ref = 'person/ana-novak'": "register_differs",
    "UPDATE entry SET sensitivity = 'public' WHERE ref = 'person/ana-novak'": "register_differs",
    "UPDATE person SET role = 'spy' WHERE entry_id = (SELECT id FROM entry WHERE ref = 'person/ana-novak')": (
        "register_differs"
    ),
    "UPDATE charge SET allegation = 'other'": "register_differs",
    "UPDATE version SET title = 'other'": "register_differs",
    "UPDATE resolution SET adopted = '2001-01-01'": "register_differs",
    "UPDATE name_form SET form = 'Other' WHERE origin = 'printed'": "register_differs",
    "DELETE FROM citation": "register_differs",
    "DELETE FROM link": "register_differs",
    "DELETE FROM addressee": "register_differs",
    "DELETE FROM counted_group": "register_differs",
    "UPDATE code SET definition = 'other'": "codes_differ",
    "UPDATE code_label SET label = 'other' WHERE code = 'held'": "codes_differ",
    "UPDATE entry SET title = 'Other' WHERE ref = 'person/quentin-zebulon'": "person_differs",
    "UPDATE entry SET note = 'other' WHERE ref = 'person/quentin-zebulon'": "person_differs",
    "UPDATE paragraph SET text = 'Quentin Zebulon. Source: other' WHERE text LIKE 'Quentin%'": "person_differs",
    "UPDATE identity_decision SET verdict = 'different'": "decision_differs",
    "DELETE FROM identity_decision": "decision_differs",
    f"DELETE FROM claim WHERE (node_id, number) IN {_LAST.format('claim', 0)}": "chain_broken",
    f"DELETE FROM act WHERE (node_id, number) IN {_LAST.format('act', 0)}": "chain_broken",
    f"DELETE FROM act WHERE (node_id, number) IN {_LAST.format('act', 1)}": "chain_broken",
    "UPDATE node_key SET public_key = printf('%064d', 7)": "signature_differs",
    "UPDATE signed_head SET signature = '00'": "signature_differs",
    "DELETE FROM node_key": "signature_differs",
}


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana's database after she and Bo did something of every kind and exchanged it."""
    ana, bo, _ = make_busy_desks(tmp_path_factory.mktemp("desks")).values()
    for deed in (("add", 0, 1, 0), ("decide", 0, 0, 0)):
        work(ana, deed)
    claim(bo, "released", "2025-03")
    work(bo, ("mark", 0, 0, 0))
    take(ana, bundle_of(bo))
    bundle_of(ana)
    return ana


def verified(path: Path) -> Verified:
    with open_database(str(path)) as connection:
        return verify_with_signatures(connection, path.parent / "seeds")


def test_a_database_that_nobody_altered_is_whole(busy: Path) -> None:
    assert not has_errors(verified(busy).problems)


@pytest.mark.parametrize(("statement", "code"), TAMPERING.items())
def test_what_was_altered_past_the_triggers_is_found(busy: Path, tmp_path: Path, statement: str, code: str) -> None:
    path = tmp_path / "altered.sqlite"
    shutil.copy(busy, path)
    shutil.copytree(busy.parent / "seeds", tmp_path / "seeds")
    with open_database(str(path)) as connection:
        for (name,) in connection.raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.raw.execute(f'DROP TRIGGER "{name}"')
        connection.raw.execute("PRAGMA foreign_keys = OFF")
        assert connection.raw.execute(statement).rowcount > 0
    assert code in {problem.code for problem in verified(path).problems}
