"""Acts: what people did beside recording claims, as a chain of each node, so that others can be told and can check it.

An act is appended in the transaction of what it tells of. What follows from acts is kept in tables of its own, which
the queries read; `plans` and `spellings` work those out anew when acts of other nodes come.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.ledger.chain import Break, Head, claim_hash, new_salt
from tracker.ledger.node import own_node, time_after, utc_now

PLANNED, DONE, POSTPONED, CLOSED, REOPENED = "planned", "done", "postponed", "closed", "reopened"
SPELLED, UNSPELLED, DECIDED, MARKED, ADDED = "spelled", "unspelled", "decided", "marked", "added"
CONTINUED = "continued"
_KINDS = {PLANNED, DONE, POSTPONED, CLOSED, REOPENED, SPELLED, UNSPELLED, DECIDED, MARKED, ADDED, CONTINUED}


PLANS, FORMS, PAIRS, MARKS, PEOPLE, NODES = "follow-up/", "spelling/", "decision/", "mark/", "added/", "node/"
"""How the subjects of acts begin."""


class Act(NamedTuple):
    """An act whose content is here. `subject` is what it is about: a follow-up, the spellings of an entry, a pair."""

    node: str
    number: int
    kind: str
    subject: str
    recorded_at: str
    recorded_by: str
    facts: dict[str, Any]


def subject_of_plan(*facts: str) -> str:
    """What acts on a follow-up are about: the same on every node, as it is made of what was planned, when and by whom.

    `facts` are its ref, action, start, rule, assignee and note, and when and by whom it was recorded.
    """
    return PLANS + claim_hash(facts)[:32]


def subject_of_forms(ref: str) -> str:
    """What acts on the spellings of an entry are about."""
    return FORMS + ref


def subject_of_pair(one: str, other: str) -> str:
    """What decisions on a pair are about; the refs are in order."""
    return f"{PAIRS}{one} {other}"


def subject_of_mark(part: str, target: str) -> str:
    """What marks on a part of something are about."""
    return f"{MARKS}{part}/{target}"


def subject_of_person(ref: str) -> str:
    """What telling of a person whom somebody added is about."""
    return PEOPLE + ref


def subject_of_node(node: str) -> str:
    """What going on with an earlier node is about."""
    return NODES + node


def append_act(
    connection: Connection, kind: str, subject: str, facts: dict[str, Any], *, by: str, at: str | None = None
) -> str:
    """Append an act to this node's chain, inside the caller's transaction; when it was recorded.

    `at` is when it was done, where that was recorded already; else it is now, and always after the act before it and
    after those on the same subject that are known here, whatever the clocks of those who did them say.
    """
    by, node = connection.signature(by), own_node(connection)
    number, previous = end_of_acts(connection, node)
    recorded_at = at or time_of_act(connection, subject)
    content = canonical(
        {
            "kind": kind,
            "subject": subject,
            "recorded_at": recorded_at,
            "recorded_by": by,
            "facts": facts,
            "salt": new_salt(),
        }
    )
    connection.run(
        "insert_act",
        node_id=node,
        number=number + 1,
        subject=subject,
        content=content,
        previous_hash=previous,
        hash=act_hash(node, number + 1, content, previous),
    )
    return recorded_at


def time_of_act(connection: Connection, subject: str = "") -> str:
    """Now, or the moment after the last act of this node and the last one on the subject, when clocks disagree."""
    node = own_node(connection)
    row = connection.row("act_of_node", node_id=node, number=end_of_acts(connection, node)[0])
    contents = [row[1]] if row and row[1] else []
    if subject:
        contents += [content for _, _, content in connection.rows("acts_on_subject", subject=subject)]
    latest = max((json.loads(content)["recorded_at"] for content in contents), default="")
    return time_after(latest) if latest else utc_now()


def end_of_acts(connection: Connection, node: str) -> tuple[int, str]:
    """The number and hash of the last act of a node; 0 and "" for none."""
    number, digest = connection.row("last_act_of_node", node_id=node) or (0, "")
    return number, digest


def canonical(value: Any) -> str:
    """JSON in the one form that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def act_hash(node: str, number: int, content: str, previous: str) -> str:
    """The hash of an act, encoded as a claim's is."""
    return claim_hash((node, number, content, previous))


def list_acts(connection: Connection, subject: str) -> list[Act]:
    """The acts on a subject whose contents are here, in the order that every node gives them."""
    return in_order(read_act(*row) for row in connection.rows("acts_on_subject", subject=subject))


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Acts on one subject in the order that every node gives them."""
    return sorted(acts, key=lambda act: (act.recorded_at, act.node, act.number))


def read_act(node: str, number: int, content: str) -> Act:
    """An act out of its content."""
    value = json.loads(content)
    return Act(
        node, number, value["kind"], value["subject"], value["recorded_at"], value["recorded_by"], value["facts"]
    )


def verify_acts(connection: Connection, node: str, *, is_own: bool = False) -> tuple[Head, Break | None]:
    """Recompute the chain of a node's acts; its head, and the first break if there is one.

    Of the own node's acts nobody can have held back the content.
    """
    head = Head(node, 0, "")
    for number, subject, content, previous, digest in connection.stream("acts_to_verify", node_id=node):
        if number != head.length + 1:
            return head, Break(node, number, "", f"act {head.length + 1} is missing or out of order")
        if previous != head.hash:
            return head, Break(node, number, "", "it does not continue the act before it")
        if content is None and is_own:
            return head, Break(node, number, "", "it was recorded here, and only its hash is left of it")
        if content is not None and act_hash(node, number, content, previous) != digest:
            return head, Break(node, number, "", "its content was altered after it was recorded")
        if content is not None and not _is_found_by(subject, content):
            return head, Break(node, number, "", "it is kept as one about something else than it says")
        head = Head(node, number, digest)
    return head, None


def _is_found_by(subject: str | None, content: str) -> bool:
    """Whether an act is looked up by what it says; one of a kind that is not known here is not looked up."""
    said = json.loads(content)
    return subject == said["subject"] if said["kind"] in _KINDS else subject is None


def is_in_a_chain(connection: Connection, digest: str) -> bool:
    """Whether some claim, shown here or not, or some act has this hash."""
    names = ("claim_place", "absent_claim_by_hash", "act_by_hash")
    return any(connection.row(name, hash=digest) is not None for name in names)
