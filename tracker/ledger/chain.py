"""The hash chain: each claim of a node holds the hash of the one before, over an encoding that has one reading.

A claim's hash is sha256 over its fields, each as its length in UTF-8 bytes, a colon and the bytes; an absent value is
"-".
Altering, removing, inserting or reordering a claim breaks the chain at that place; only cutting off its end needs a
noted head to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, NamedTuple

from tracker.db.connection import Connection


class Head(NamedTuple):
    """Where a node's chain ends: how many claims, and the last hash ("" for none)."""

    node: str
    length: int
    hash: str


class Break(NamedTuple):
    """The first place where a node's chain does not hold."""

    node: str
    number: int
    ref: str
    reason: str


def claim_hash(fields: Iterable[str | int | None]) -> str:
    """The hash of a claim: its columns in the order of `CLAIM_COLUMNS`, from the node to the previous hash."""
    digest = sha256()
    for field in fields:
        if field is None:
            digest.update(b"-")
            continue
        data = str(field).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def list_heads(connection: Connection) -> tuple[Head, ...]:
    """Where each node's chain ends, without verifying it."""
    heads = []
    for node, _created, _own in connection.rows("all_nodes"):
        number, last = (connection.row("last_claim_of_node", node_id=node) or (0, ""))[:2]
        heads.append(Head(node, number, last))
    return tuple(heads)


def verify_chain(connection: Connection, node: str) -> tuple[Head, Break | None]:
    """Recompute a node's chain as a stream; its head, and the first break if there is one."""
    count, previous = 0, ""
    for row in connection.stream("claims_of_node", node_id=node):
        reason = _fault(row, count + 1, previous)
        if reason:
            return Head(node, count, previous), Break(node, row[1], row[2], reason)
        count, previous = row[1], row[-1]
    return Head(node, count, previous), None


def _fault(row: tuple[Any, ...], number: int, previous: str) -> str:
    if row[1] != number:
        return f"claim {number} is missing or out of order"
    if row[-2] != previous:
        return "it does not continue the claim before it"
    if claim_hash(row[:-1]) != row[-1]:
        return "its content was altered after it was recorded"
    return ""
