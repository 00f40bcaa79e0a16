"""Who made a bundle: each node has an Ed25519 key pair. A node's first public key that is seen here is the one that
counts; people compare its fingerprint, as they would a phone number.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple

from tracker.config import recording_user
from tracker.db.connection import Connection
from tracker.errors import TrackerError
from tracker.ledger.acts import CONTINUED, append_act, canonical, end_of_acts, subject_of_node
from tracker.ledger.chain import end_of_chain
from tracker.ledger.marks_elsewhere import keep_continuation
from tracker.ledger.node import own_node, utc_now


class SigningMissing(TrackerError):
    """The library that signs is not installed; the sentence says how to get it."""

    exit_code = 3

    def __init__(self) -> None:
        super().__init__(
            "Bundles are signed, which needs cryptography, which is not installed. "
            'Install it: python -m pip install "advocacy-case-tracker[bundles]"'
        )


class KeyLost(TrackerError):
    """Others know a key of this node that this database does not hold."""

    exit_code = 3

    def __init__(self, node: str) -> None:
        super().__init__(
            f"The private key of this node ({node}) is not in this database, and others know its public key: it was "
            "made from an older backup. Begin a new node; what was recorded stays: tracker bundle renew"
        )


class Heads(NamedTuple):
    """Up to where a node signs: the number and hash of its last claim and of its last act."""

    claims: int
    claims_hash: str
    acts: int
    acts_hash: str


def fingerprint(public_key: str) -> str:
    """A public key so that people can compare it: eight groups of four characters."""
    digest = sha256(bytes.fromhex(public_key)).hexdigest()[:32]
    return " ".join(digest[start : start + 4] for start in range(0, 32, 4))


def own_key(connection: Connection) -> tuple[Any, str]:
    """The own node's private key, and its public one in hexadecimal; made the first time, in the caller's transaction.

    Raises SigningMissing, and KeyLost when only the public one is known.
    """
    private, _ = _library()
    node = own_node(connection)
    row = connection.row("signing_key", node_id=node)
    if row is not None:
        key = private.from_private_bytes(bytes.fromhex(row[0]))
        return key, _public_of(key)
    if node in known_keys(connection):
        raise KeyLost(node)
    key = private.generate()
    connection.run("insert_signing_key", node_id=node, private_key=key.private_bytes_raw().hex())
    connection.run("insert_node_key", node_id=node, public_key=_public_of(key), first_seen=utc_now())
    return key, _public_of(key)


def own_keys(connection: Connection) -> dict[str, Any]:
    """The private keys that this database holds, by node."""
    private, _ = _library()
    return {node: private.from_private_bytes(bytes.fromhex(key)) for node, key in connection.rows("all_signing_keys")}


def known_keys(connection: Connection) -> dict[str, str]:
    """The public keys that are known here, in hexadecimal, by node."""
    return {node: key for node, key, _ in connection.rows("all_node_keys")}


def sign(key: Any, statement: str) -> str:
    """The signature of a statement, in hexadecimal."""
    signature: bytes = key.sign(statement.encode("utf-8"))
    return signature.hex()


def is_signed(public_key: str, statement: str, signature: str) -> bool:
    """Whether the signature is of this statement and made with this key. False also for what is no key or signature."""
    from cryptography.exceptions import InvalidSignature

    _, public = _library()
    try:
        public.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), statement.encode("utf-8"))
    except (InvalidSignature, ValueError):
        return False
    return True


def statement_of_heads(node: str, heads: Heads) -> str:
    """What a node signs about its chains."""
    return canonical({"advocacy-tracker": "heads", "node": node, **heads._asdict()})


def statement_of_bundle(digest: str) -> str:
    """What the maker of a bundle signs."""
    return canonical({"advocacy-tracker": "bundle", "sha256": digest})


def statement_of_continuing(node: str, earlier: str) -> str:
    """What an earlier node signs for the one that goes on with what it decided."""
    return canonical({"advocacy-tracker": "continued", "node": node, "earlier": earlier})


def ends_of(connection: Connection, node: str) -> Heads:
    """Where a node's chains end in this database."""
    return Heads(*end_of_chain(connection, node), *end_of_acts(connection, node))


def sign_ends(connection: Connection) -> None:
    """Sign the ends of the chains of every node whose key is here, in the caller's transaction: of the own one, whose
    key is made the first time, and of those that it was before.
    """
    own_key(connection)
    for node, key in own_keys(connection).items():
        heads = ends_of(connection, node)
        _keep_ends(connection, node, heads, sign(key, statement_of_heads(node, heads)))


def continue_node(connection: Connection, earlier: str, source: Connection, by: str) -> None:
    """Tell, inside the caller's transaction, that this database's node goes on with what `earlier` decided.

    `source` is the database that holds the key of the earlier one, if any does: `sign_ends` there makes it, and then
    others can be shown. Without it only this database believes so, and only of a node that never signed.
    """
    node, row = own_node(connection), source.row("signing_key", node_id=earlier)
    public, signature = "", ""
    if row is not None:
        private, _ = _library()
        key = private.from_private_bytes(bytes.fromhex(row[0]))
        public, signature = _public_of(key), sign(key, statement_of_continuing(node, earlier))
        _introduce(connection, earlier, public, source)
    facts = {"node": earlier, "public_key": public, "signature": signature}
    append_act(connection, CONTINUED, subject_of_node(earlier), facts, by=by)
    keep_continuation(connection, node, earlier, public)


def continue_earlier(connection: Connection) -> None:
    """Tell of every node whose key is here that the own one goes on with it, where that was not told yet.

    An older release did not; and by way of a node that never signed it can be shown to nobody.
    """
    own = own_node(connection)
    told = {earlier for node, earlier, key in connection.rows("kept_continuations") if node == own and key}
    for node in sorted(own_keys(connection).keys() - told - {own}):
        continue_node(connection, node, connection, recording_user())


def _introduce(connection: Connection, earlier: str, public_key: str, source: Connection) -> None:
    """Keep the key of an earlier node, and how far it signed where that is as much as is here."""
    if connection.row("find_node", node_id=earlier) is None or earlier in known_keys(connection):
        return
    connection.run("insert_node_key", node_id=earlier, public_key=public_key, first_seen=utc_now())
    signed = source.row("signed_head", node_id=earlier)
    if signed is not None and Heads(*signed[:4]) == ends_of(connection, earlier):
        _keep_ends(connection, earlier, Heads(*signed[:4]), signed[4])


def _keep_ends(connection: Connection, node: str, heads: Heads, signature: str) -> None:
    connection.run("delete_signed_head", node_id=node)
    connection.run("insert_signed_head", node_id=node, signature=signature, **heads._asdict())


def _public_of(key: Any) -> str:
    data: bytes = key.public_key().public_bytes_raw()
    return data.hex()


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise SigningMissing from error
    return ed25519.Ed25519PrivateKey, ed25519.Ed25519PublicKey
