"""Marking how far something may travel. Marks are appended and never altered; of each node the latest counts."""

from __future__ import annotations

from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import MARKED, append_act, subject_of_mark
from tracker.ledger.claims import check_text
from tracker.ledger.node import own_node
from tracker.queries.release import PARTS
from tracker.queries.standing import LEVELS


class Mark(NamedTuple):
    """That somebody marked a part (see `PARTS`) of what `target` names: a ref, a claim's hash, or a follow-up's key;
    `node` is the installation on which it was marked.
    """

    part: str
    target: str
    level: str
    reason: str
    recorded_at: str
    recorded_by: str
    node: str


def add_mark(connection: Connection, part: str, target: str, level: str, *, reason: str, by: str) -> Mark:
    """Mark something that exists, in a transaction of its own. Raises InvalidInput for a level that is not known."""
    assert part in PARTS
    if level not in LEVELS:
        raise InvalidInput(f"{shown(level)} is no level. How far something may travel is: {', '.join(LEVELS)}.")
    check_text("reason", reason)
    check_text("name", by)
    by = connection.signature(by)
    facts = {"part": part, "target": target, "level": level, "reason": reason}
    with connection.writing():
        recorded_at = append_act(connection, MARKED, subject_of_mark(part, target), facts, by=by)
        mark = Mark(part, target, level, reason, recorded_at, by, own_node(connection))
        insert_mark(connection, mark)
    return mark


def insert_mark(connection: Connection, mark: Mark) -> None:
    """Keep a mark, inside the caller's transaction."""
    facts = mark._asdict()
    connection.run("insert_mark", id=None, node_id=facts.pop("node"), **facts)


def list_marks(connection: Connection) -> tuple[Mark, ...]:
    """Every mark in the order in which they were made; without reasons for who may not read those."""
    name = "all_marks" if connection.row("reads_reasons") else "marks_without_reasons"
    return tuple(Mark(*row) for row in connection.rows(name))
