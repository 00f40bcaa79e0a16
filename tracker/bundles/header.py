"""The first line of a bundle: who made it and when, and which part of which node's chains it holds."""

from __future__ import annotations

from typing import Any, NamedTuple

from tracker.bundles.values import (
    Unbelievable,
    check_hash,
    check_key,
    check_node,
    check_number,
    check_signature,
    check_time,
)
from tracker.queries.release import PROFILES

FORMAT, VERSION = "advocacy-tracker-bundle", 1
_MOST_NODES = 10_000


class Span(NamedTuple):
    """A part of a chain: after which place it begins, and at which it ends."""

    after: int
    after_hash: str
    to: int
    to_hash: str


class Announced(NamedTuple):
    """A node: its public key and its signature of the ends of its chains, both empty when it never signed."""

    id: str
    created_at: str
    key: str
    signature: str
    claims: Span
    acts: Span


class Header(NamedTuple):
    """What a bundle says of itself. `register_digest` is empty when nothing is said of the register."""

    made_by: str
    made_at: str
    profile: str
    nodes: tuple[Announced, ...]
    register_digest: str
    register_entries: int


def header_value(header: Header) -> dict[str, Any]:
    """The header as it is written."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_by": header.made_by,
        "made_at": header.made_at,
        "profile": header.profile,
        "nodes": [
            {**node._asdict(), "claims": node.claims._asdict(), "acts": node.acts._asdict()} for node in header.nodes
        ],
        "register": {"sha256": header.register_digest, "entries": header.register_entries},
    }


def read_header(line: list[Any], latest: str) -> Header:
    """The header out of the first line. Raises Unbelievable, and KeyError or TypeError where parts are missing."""
    value = line[1] if line[0] == "bundle" and len(line) == 2 else None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Unbelievable("it is no bundle of this program.")
    if value["version"] != VERSION:
        raise Unbelievable("it is from a newer release. Install that.")
    if value["profile"] not in PROFILES or not isinstance(value["nodes"], list):
        raise Unbelievable("its header is none that is written.")
    if not 0 < len(value["nodes"]) <= _MOST_NODES:
        raise Unbelievable("it has no nodes, or too many.")
    nodes = tuple(_announced(node, latest) for node in value["nodes"])
    if len({node.id for node in nodes}) != len(nodes):
        raise Unbelievable("a node stands twice in its header.")
    return Header(
        check_node(value["made_by"]),
        check_time(value["made_at"], latest),
        value["profile"],
        nodes,
        check_hash(value["register"]["sha256"], may_be_empty=True),
        check_number(value["register"]["entries"]),
    )


def _announced(value: dict[str, Any], latest: str) -> Announced:
    return Announced(
        check_node(value["id"]),
        check_time(value["created_at"], latest),
        check_key(value["key"]),
        check_signature(value["signature"]),
        _span(value["claims"]),
        _span(value["acts"]),
    )


def _span(value: dict[str, Any]) -> Span:
    after, to = check_number(value["after"]), check_number(value["to"])
    after_hash, to_hash = (check_hash(value[name], may_be_empty=True) for name in ("after_hash", "to_hash"))
    if after > to or bool(after) != bool(after_hash) or bool(to) != bool(to_hash):
        raise Unbelievable("a chain of its header ends before it begins.")
    return Span(after, after_hash, to, to_hash)
