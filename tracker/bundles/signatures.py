"""Verifying a database with the signatures in it: what is kept as signed by a node is signed with its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tracker.bundles.signing import Heads, SigningMissing, is_signed, known_keys, statement_of_heads
from tracker.db.connection import Connection
from tracker.problems import Problem, Severity
from tracker.verification import Verified, verify_database


def verify_with_signatures(
    connection: Connection,
    seeds: Path,
    *,
    expected_hash: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Verified:
    """What `verify_database` finds, and the signatures that are not their nodes'."""
    checked = verify_database(connection, seeds, expected_hash=expected_hash, tell=tell)
    tell("the signatures of the nodes")
    return replace(checked, problems=(*checked.problems, *_check_signatures(connection)))


def _check_signatures(connection: Connection) -> Iterator[Problem]:
    keys = known_keys(connection)
    for node, *_ in connection.rows("all_nodes"):
        signed = connection.row("signed_head", node_id=node)
        if signed is None:
            continue
        try:
            is_its_own = is_signed(keys.get(node, ""), statement_of_heads(node, Heads(*signed[:4])), signed[4])
        except SigningMissing as error:
            yield Problem(Severity.NOTE, "signatures_unchecked", "ledger", 0, f"{error}")
            return
        if not is_its_own:
            message = f"What is kept as signed by node {node} is not signed with the key that is kept as its own."
            yield Problem(Severity.ERROR, "signature_differs", "ledger", 0, message)
