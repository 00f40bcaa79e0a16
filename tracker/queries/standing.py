"""Which marks stand when several nodes have marked, and what they come to. `release` is the rule that uses them.

Each node's last mark stands, and of several nodes' the strictest counts: what somebody marked private stays at least
that private until the same node marks otherwise, or one that goes on with it. Only who recorded something may let it
travel farther than it would without a mark; what the register says of entries is this database's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tracker.db.connection import Connection

LEVELS = ("public", "partner", "private")
"""How far something may travel, from farthest to nearest."""

Place = tuple[str, str]
"""A part, and its target: what is marked."""


class Marked(NamedTuple):
    """What the marks on something come to: `instead` stands for what would hold without a mark (""; that holds), and
    nothing travels farther than `at_most` lets it.
    """

    instead: str
    at_most: str

    def level(self, otherwise: str) -> str:
        """The level of what would have the level `otherwise` without a mark."""
        return strictest((self.instead or otherwise, self.at_most))


class View(NamedTuple):
    """How one node, with those that it goes on with, marked entries: levels by ref. `is_own`: this database's is one of
    them, and so what its register says counts there.
    """

    is_own: bool
    entries: dict[str, str]


class Standing(NamedTuple):
    """The marks that stand, and how each node marked entries."""

    marks: Mapping[Place, Marked]
    views: tuple[View, ...]


def strictest(levels: Iterable[str]) -> str:
    """The strictest of several levels; "public" for none."""
    return LEVELS[max((LEVELS.index(level) for level in levels if level), default=0)]


def standing_marks(connection: Connection) -> Standing:
    """The marks that stand in a database."""
    found: dict[Place, list[tuple[str, str]]] = {}
    for part, target, level, node in connection.rows("standing_marks"):
        found.setdefault((part, target), []).append((node, level))
    row = connection.row("own_node")
    own = str(row[0]) if row else ""
    earlier: dict[str, set[str]] = {}
    for node, before in connection.rows("all_continuations"):
        earlier.setdefault(node, set()).add(before)
    recorders = _recorders(connection, found)

    def speaks_for(node: str, recorder: str) -> bool:
        return node == recorder or recorder in earlier.get(node, ())

    marks = {
        place: _come_to(said, recorders.get(place, {own}), speaks_for)
        for place, said in found.items()
        if place[0] != "entry"
    }
    return Standing(marks, tuple(_views(found, own, earlier)))


def _come_to(said: list[tuple[str, str]], recorders: Iterable[str], speaks_for: Callable[[str, str], bool]) -> Marked:
    own = [[level for node, level in said if speaks_for(node, recorder)] for recorder in recorders]
    instead = strictest(level for levels in own for level in levels) if all(own) else ""
    speakers = {node for node, _ in said for recorder in recorders if speaks_for(node, recorder)}
    others = (level for node, level in said if node not in speakers or not instead)
    return Marked(instead, strictest(others))


def _recorders(connection: Connection, found: Mapping[Place, object]) -> dict[Place, set[str]]:
    """Who recorded the claims and planned the follow-ups that are marked. What is not here is the own node's."""
    recorders: dict[Place, set[str]] = {}
    for target, node in connection.rows("recorders_of_marked_claims"):
        for part in ("claim", "claim_note", "claim_source"):
            recorders[part, target] = {node}
    if any(part == "follow_up" for part, _ in found):
        for node, content in connection.rows("acts_on_plans"):
            act = json.loads(content or "{}")
            if act.get("kind") == "planned":
                target = f"{act['facts']['ref']} {act['recorded_at']}"
                recorders.setdefault(("follow_up", target), set()).add(node)
    return recorders


def _views(found: Mapping[Place, list[tuple[str, str]]], own: str, earlier: Mapping[str, set[str]]) -> Iterable[View]:
    """The own node's view, and that of every other node that marked entries and that no other goes on with."""
    by_node: dict[str, dict[str, list[str]]] = {own: {}}
    for (part, target), said in found.items():
        for node, level in said if part == "entry" else ():
            by_node.setdefault(node, {}).setdefault(target, []).append(level)
    for node in sorted(by_node):
        is_over = any(node in earlier.get(later, ()) and later not in earlier.get(node, ()) for later in by_node)
        if is_over:
            continue
        seen: dict[str, list[str]] = {}
        for one in {node, *earlier.get(node, ())} & by_node.keys():
            for target, levels in by_node[one].items():
                seen.setdefault(target, []).extend(levels)
        yield View(
            own in {node, *earlier.get(node, ())}, {target: strictest(levels) for target, levels in seen.items()}
        )
