"""Where a bundle begins: after what the other side has, as it noted it with `tracker head`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.ledger.acts import end_of_acts
from tracker.ledger.chain import end_of_chain

Place = tuple[int, str]
"""A number in a chain, and the hash there; (0, "") is its beginning."""

_BEGINNING: Place = (0, "")
_LARGEST_NOTE = 1 << 20


class Bases:
    """Up to where the other side has each node's claims and acts."""

    def __init__(self, places: dict[tuple[str, str], Place]) -> None:
        self._places = places

    def __bool__(self) -> bool:
        return bool(self._places)

    def of(self, node: str) -> tuple[Place, Place]:
        """Where the claims and where the acts of a node begin."""
        return self._places.get((node, "claims"), _BEGINNING), self._places.get((node, "acts"), _BEGINNING)


def find_bases(connection: Connection, heads: Iterable[str]) -> Bases:
    """The places that heads mean: each a hash of a claim or act, or a file that `tracker head --json` wrote.

    Raises InvalidInput for a hash that this database does not know: what came since cannot be told then.
    """
    places: dict[tuple[str, str], Place] = {}
    for head in heads:
        found = _from_file(connection, head) if os.path.exists(head) else [_from_hash(connection, head.strip().lower())]
        for node, chain, place in found:
            places[node, chain] = max(place, places.get((node, chain), _BEGINNING))
    return Bases(places)


def _from_hash(connection: Connection, digest: str) -> tuple[str, str, Place]:
    for statement, chain in (("claim_place", "claims"), ("absent_claim_by_hash", "claims"), ("act_by_hash", "acts")):
        row = connection.row(statement, hash=digest)
        if row is not None:
            return row[0], chain, (row[1], digest)
    raise InvalidInput(
        f"{shown(digest)} is no claim or act of this database, so what came since it cannot be told. Give the last "
        "hash that the other side had (tracker head, there), or leave --since out."
    )


def _from_file(connection: Connection, path: str) -> list[tuple[str, str, Place]]:
    found = []
    for node, chain, number, digest in _noted(path):
        last, last_hash = (end_of_chain if chain == "claims" else end_of_acts)(connection, node)
        if number >= last:
            found.append((node, chain, (last, last_hash)))
        elif number:
            place = _from_hash(connection, digest)
            if place != (node, chain, (number, digest)):
                raise InvalidInput(f"{shown(path)} does not fit the chain of node {shown(node)} here.")
            found.append(place)
    return found


def _noted(path: str) -> list[tuple[str, str, int, str]]:
    try:
        with open(path, encoding="utf-8") as stream:
            values = json.loads(stream.read(_LARGEST_NOTE))
        return [
            (str(value["node"]), chain, _number(value[length]), str(value[digest]))
            for value in values
            for chain, length, digest in (("claims", "length", "hash"), ("acts", "acts", "acts_hash"))
        ]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InvalidInput(f"{shown(path)} is no file that tracker head --json wrote.") from error


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
