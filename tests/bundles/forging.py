"""What somebody with an editor, and perhaps with a key, makes of a bundle."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.bundles.desks import (
    content_of,
    take,
)
from tracker.bundles.packing import pack
from tracker.bundles.signing import Heads, sign, statement_of_bundle, statement_of_heads
from tracker.db.connection import open_database
from tracker.errors import TrackerError
from tracker.ledger.acts import act_hash, canonical
from tracker.ledger.node import own_node
from tracker.ledger.receiving import hash_of_claim

Lines = list[list[Any]]


def lines_of(data: bytes) -> Lines:
    return [json.loads(line) for line in gzip.decompress(data).splitlines()]


def packed(lines: Lines) -> bytes:
    return gzip.compress(b"".join(canonical(line).encode() + b"\n" for line in lines))


def signed_anew(lines: Lines, key: Ed25519PrivateKey) -> bytes:
    """What somebody with a key makes of lines: chained, signed and whole."""
    header = lines[0][1]
    node = next(one for one in header["nodes"] if one["id"] == header["made_by"])
    previous = {"claim": node["claims"]["after_hash"], "act": node["acts"]["after_hash"]}
    ends = {"claim": node["claims"]["after"], "act": node["acts"]["after"]}
    for line in lines[1:-1]:
        if line[0] == "claim" and line[1][0] == node["id"]:
            line[1][-3] = previous["claim"]
            previous["claim"] = line[1][-2] = hash_of_claim(line[1])
            ends["claim"] = line[1][1]
        elif line[0] == "act" and line[1] == node["id"]:
            previous["act"] = act_hash(node["id"], line[2], line[3], previous["act"])
            ends["act"] = line[2]
    node["claims"] |= {"to": ends["claim"], "to_hash": previous["claim"]}
    node["acts"] |= {"to": ends["act"], "to_hash": previous["act"]}
    heads = Heads(ends["claim"], previous["claim"], ends["act"], previous["act"])
    node["key"] = key.public_key().public_bytes_raw().hex()
    node["signature"] = sign(key, statement_of_heads(node["id"], heads))
    return pack(lines[:-1], lambda digest: sign(key, statement_of_bundle(digest)))


def key_of(desk: Path) -> Ed25519PrivateKey:
    with open_database(str(desk)) as connection:
        row = connection.row("signing_key", node_id=own_node(connection))
    assert row
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(row[0]))


def refused(desk: Path, data: bytes) -> str:
    """The sentence with which a bundle is refused; the database is as it was."""
    before = content_of(desk)
    with pytest.raises(TrackerError) as caught:
        take(desk, data)
    assert content_of(desk) == before
    assert "Nothing was merged." in str(caught.value)
    return str(caught.value)


def claims_in(lines: Lines) -> list[list[Any]]:
    return [line[1] for line in lines if line[0] == "claim"]
