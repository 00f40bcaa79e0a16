"""The hash chain: each claim of a node holds the hash of the one before, over an encoding that has one reading.

A claim's hash is sha256 over its fields, each as its length in UTF-8 bytes, a colon and the bytes; an absent value is
"-". Its salt, where it has one, is the last of them: without it whoever holds a hash could try out what it stands for.
Altering, removing, inserting or reordering a claim breaks the chain at that place; only cutting off its end needs a
noted head to be seen. Where the content of a claim is not here, its hash stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import urandom
from typing import Any, NamedTuple

from tracker.db.connection import Connection, revision_of
from tracker.db.revision import KNOWN
from tracker.digest import sha256

_SHORT = 128
_LENGTHS = tuple(f"{length}:" for length in range(_SHORT))
"""What stands before a short field: most are, and to say their lengths anew is a good part of hashing a claim."""

_SALTED = KNOWN[KNOWN.index("0006") :]
"""The revisions whose claims have a salt, and that have acts."""


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


def new_salt() -> str:
    """What makes a hash say nothing to those who guess: 128 random bits."""
    return urandom(16).hex()


def hashed_fields(row: Sequence[str | int | None]) -> tuple[str | int | None, ...]:
    """Of a claim's `CLAIM_COLUMNS`, those that its hash is over: all before the hash, then the salt if there is one."""
    row = tuple(row)
    return row[:-2] + row[-1:] if row[-1] else row[:-2]


def claim_hash(fields: Iterable[str | int | None], sha: Callable[[bytes], Any] = sha256) -> str:
    """The hash of a claim: its columns in the order of `CLAIM_COLUMNS`, as `hashed_fields` gives them."""
    fields = tuple(fields)
    text = "".join(
        [
            _LENGTHS[len(field)] + field
            if isinstance(field, str) and len(field) < _SHORT
            else "-"
            if field is None
            else f"{len(said := str(field))}:{said}"
            for field in fields
        ]
    )
    data = text.encode("ascii") if text.isascii() else b"".join(map(_encoded, fields))
    digest: str = sha(data).hexdigest()
    return digest


def _encoded(field: str | int | None) -> bytes:
    if field is None:
        return b"-"
    data = str(field).encode("utf-8", "surrogatepass")
    return b"%d:%b" % (len(data), data)


def end_of_chain(connection: Connection, node: str) -> tuple[int, str]:
    """The number and hash of the last claim of a node, also of one whose content is not here; 0 and "" for none."""
    last = connection.row("last_claim_of_node", node_id=node)
    absent = connection.row("last_absent_claim_of_node", node_id=node)
    number, digest = max((row[:2] for row in (last, absent) if row), default=(0, ""))
    return number, digest


def list_heads(connection: Connection) -> tuple[Head, ...]:
    """Where each node's chain ends, without verifying it."""
    return tuple(Head(row[0], *end_of_chain(connection, row[0])) for row in connection.rows("all_nodes"))


def verify_chain(connection: Connection, node: str) -> tuple[Head, Break | None]:
    """Recompute a node's chain as a stream; its head, and the first break if there is one.

    The ledger of an older release is checked before its upgrade: its claims have no salt, and all of them are here.
    A claim that was recorded here is here: a place without its content in an own chain is a break. Another node's has
    such places only in bundles and imports; where it signed its chain, they end where it did.
    """
    is_salted = has_acts(connection)
    absent = (
        {number: rest for number, *rest in connection.rows("absent_claims_of_node", node_id=node)} if is_salted else {}
    )
    from hashlib import sha256 as faster  # worth loading for many

    number, last = 0, ""
    for row in connection.stream("claims_of_node" if is_salted else "unsalted_claims_of_node", node_id=node):
        if absent:
            (_, number, last), broken = _over_absent(Head(node, number, last), absent)
            if broken:
                return Head(node, number, last), broken
        reason = _fault(row, number + 1, last, faster)
        if reason:
            return Head(node, number, last), Break(node, row[1], row[2], reason)
        number, last = row[1], row[-2]
    head, broken = _over_absent(Head(node, number, last), absent)
    if not broken and absent:
        broken = Break(node, min(absent), "", f"claim {head.length + 1} is missing")
    return head, broken


def first_missing(connection: Connection, node: str, *, is_own: bool) -> Break | None:
    """The first place in a node's chain without content that nobody can have held back, if there is one.

    Nobody holds back what was recorded here; and of another node's claims only those are held back that it signed.
    """
    if not has_acts(connection):
        return None
    if not is_own:
        signed = connection.row("signed_head", node_id=node)
        last = connection.row("last_absent_claim_of_node", node_id=node) if signed else None
        if last and signed and last[0] > signed[0]:
            return Break(node, last[0], "", "only its hash is here, and its node did not sign so far")
        return None
    for number, content, _previous, _digest in connection.rows("absent_claims_of_node", node_id=node):
        ref = _ref_of(content)
        if not ref:
            return Break(node, number, "", "it was recorded here, and only its hash is left of it")
        if connection.row("entry_by_ref", ref=ref):
            return Break(node, number, ref, "it was put aside, though its entry is here (tracker init puts it back)")
    return None


def first_unsigned(connection: Connection, node: str) -> Break | None:
    """Where a node's chains are not those that it signed: what they ended in then must still be there."""
    signed = connection.row("signed_head", node_id=node) if has_acts(connection) else None
    if signed is None:
        return None
    claims, claims_hash, acts, acts_hash = signed[:4]
    here = [connection.row(name, node_id=node, number=claims) for name in ("claim_of_node", "absent_claim_of_node")]
    if claims and claims_hash not in [row[0] for row in here if row]:
        return Break(node, claims, "", "its node signed up to it, and it is not here")
    told = connection.row("act_of_node", node_id=node, number=acts)
    if acts and (told is None or told[0] != acts_hash) and not connection.hides_acts():
        return Break(node, claims, "", f"its node signed up to act {acts} as well, and that is not here")
    return None


def _ref_of(content: str | None) -> str:
    import json

    return str(json.loads(content)[2]) if content else ""


def has_acts(connection: Connection) -> bool:
    """Whether the database is of a release with acts, and with salted claims."""
    return revision_of(connection) in _SALTED


def count_absent(connection: Connection) -> int:
    """How many claims have a place in a chain and no content that could be shown here."""
    if not has_acts(connection):
        return 0
    return int((connection.row("count_absent_claims") or (0,))[0])


def _over_absent(head: Head, absent: dict[int, list[Any]]) -> tuple[Head, Break | None]:
    """Go on over the claims that follow and whose contents are not here; they are taken out of `absent`."""
    while found := absent.pop(head.length + 1, None):
        content, previous, digest = found
        number = head.length + 1
        if previous != head.hash:
            return head, Break(head.node, number, "", "it does not continue the claim before it")
        if content is not None and not _says_what_it_hashes(content, head, digest):
            return head, Break(head.node, number, "", "its content was altered after it was recorded")
        head = Head(head.node, number, digest)
    return head, None


def _says_what_it_hashes(content: str, head: Head, digest: str) -> bool:
    """Whether a waiting claim's columns are those of its place and give its hash."""
    import json

    row = json.loads(content)
    place = (head.node, head.length + 1, head.hash, digest)
    return (row[0], row[1], row[-3], row[-2]) == place and claim_hash(hashed_fields(row)) == digest


def _fault(row: tuple[Any, ...], number: int, previous: str, sha: Callable[[bytes], Any]) -> str:
    if row[1] != number:
        return f"claim {number} is missing or out of order"
    if row[-3] != previous:
        return "it does not continue the claim before it"
    if claim_hash(hashed_fields(row), sha) != row[-2]:
        return "its content was altered after it was recorded"
    return ""
