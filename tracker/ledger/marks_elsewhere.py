"""Marks of several nodes: what the acts tell of them, and the rows of this database that say so.

A mark belongs to the node whose act tells of it: nobody marks in the name of another. So whoever knows the same acts
keeps the same marks, and `queries.release` makes the same of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from tracker.db.connection import Connection
from tracker.errors import shown
from tracker.ledger.acts import CONTINUED, MARKED, NODES, Act, append_act, list_acts, read_act, subject_of_mark
from tracker.ledger.marks import Mark, insert_mark, list_marks
from tracker.ledger.node import own_node
from tracker.queries.standing import LEVELS

_FACTS = ("part", "target", "level", "reason")


def tell_marks(connection: Connection, *, only_own: bool = False) -> None:
    """Append the acts that are missing of the marks of this database, of older releases and of imports.

    Another node's mark that came with an import, without its act, is made this node's own as well where it is stricter:
    others learn of it from this node, which vouches for it.
    """
    own, marks = own_node(connection), list_marks(connection)
    told: dict[str, set[Mark]] = {}
    for mark in marks:
        subject = _subject(mark)
        if subject not in told:
            told[subject] = set(_told(list_acts(connection, subject)))
        if mark.node == own and mark not in told[subject]:
            _tell(connection, mark, at=mark.recorded_at)
    if only_own:
        return
    brought = [mark for mark in marks if mark.node != own and mark not in told[_subject(mark)]]
    for mark in _stricter(connection, brought, own):
        insert_mark(connection, mark._replace(node=own, recorded_at=_tell(connection, mark)))


def differing_marks(connection: Connection) -> Iterator[tuple[Mark, str]]:
    """The marks that this node does not keep as the acts tell of them, each with what is wrong, place by place."""
    own = own_node(connection)
    for kept, told in _by_place(connection):
        for mark in sorted(told - kept):
            yield mark, f"by {shown(mark.recorded_by)} on {mark.recorded_at[:10]} was altered or taken away"
        for mark in sorted(kept - told):
            if mark.node == own:
                yield mark, f"by {shown(mark.recorded_by)} on {mark.recorded_at[:10]} was never made"


def _by_place(connection: Connection) -> Iterator[tuple[set[Mark], set[Mark]]]:
    """The marks that are kept and those that are told of, of one place after the other; nothing else is held."""
    marks = (Mark(*row) for row in connection.stream("marks_by_target"))
    acts = (read_act(*row) for _, *row in connection.stream("marks_told"))
    kept = ((_subject(mark), True, mark) for mark in marks)
    told = ((_subject(mark), False, mark) for mark in _told(acts))
    for _, found in groupby(merge(kept, told, key=itemgetter(0)), key=itemgetter(0)):
        place = list(found)
        yield {mark for _, is_kept, mark in place if is_kept}, {mark for _, is_kept, mark in place if not is_kept}


def apply_marks(connection: Connection, subjects: Iterable[str]) -> int:
    """Keep the marks that the acts on these tell of; how many are new."""
    known, new = set(list_marks(connection)), 0
    for subject in subjects:
        for mark in _told(list_acts(connection, subject)):
            if mark not in known:
                insert_mark(connection, mark)
                known.add(mark)
                new += 1
    return new


def apply_continuations(connection: Connection, subjects: Iterable[str]) -> None:
    """Keep which nodes go on with what these earlier ones decided."""
    for subject in subjects:
        for act in list_acts(connection, subject):
            if act.kind == CONTINUED:
                keep_continuation(connection, act.node, subject.removeprefix(NODES), act.facts["public_key"])


def differing_continuations(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """What is kept of nodes that go on with others and no act tells, or the reverse: both nodes, and what is wrong."""
    kept = set(connection.rows("kept_continuations"))
    acts = (read_act(*row) for row in connection.rows("acts_on_nodes"))
    told = {
        (act.node, act.subject.removeprefix(NODES), act.facts["public_key"]) for act in acts if act.kind == CONTINUED
    }
    for node, earlier, _ in sorted(kept - told):
        yield node, earlier, "is kept, and was never told"
    for node, earlier, _ in sorted(told - kept):
        yield node, earlier, "was told, and is not kept"


def keep_continuation(connection: Connection, node: str, earlier: str, public_key: str) -> None:
    """Keep that a node goes on with an earlier one, inside the caller's transaction."""
    said = {"node_id": node, "earlier_id": earlier, "public_key": public_key}
    if connection.row("find_continuation", **said) is None:
        connection.run("insert_continuation", **said)


def _subject(mark: Mark) -> str:
    return subject_of_mark(mark.part, mark.target)


def _tell(connection: Connection, mark: Mark, at: str | None = None) -> str:
    facts = {name: getattr(mark, name) for name in _FACTS}
    return append_act(connection, MARKED, _subject(mark), facts, by=mark.recorded_by, at=at)


def _told(acts: Iterable[Act]) -> Iterator[Mark]:
    for act in acts:
        if act.kind == MARKED:
            part, target, level, reason = (act.facts[name] for name in _FACTS)
            yield Mark(part, target, level, reason, act.recorded_at, act.recorded_by, act.node)


def _stricter(connection: Connection, marks: list[Mark], own: str) -> list[Mark]:
    """Of these marks, for each place the strictest that stands, where it is stricter than the own node's."""
    if not marks:
        return []
    standing = set(connection.rows("standing_marks"))
    held = {(part, target): LEVELS.index(level) for part, target, level, node in standing if node == own}
    found: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        place, reach = (mark.part, mark.target), LEVELS.index(mark.level)
        if (*place, mark.level, mark.node) in standing and reach > held.get(place, -1):
            held[place], found[place] = reach, mark
    return list(found.values())
