"""Who made a bundle: each node has an Ed25519 key pair. A node's first public key that is seen here is the one that
counts; people compare its fingerprint, as they would a phone number.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.errors import TrackerError
from tracker.ledger.acts import canonical
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


def _public_of(key: Any) -> str:
    data: bytes = key.public_key().public_bytes_raw()
    return data.hex()


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError as error:
        raise SigningMissing from error
    return ed25519.Ed25519PrivateKey, ed25519.Ed25519PublicKey
