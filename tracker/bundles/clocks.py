"""What a clock that was ahead leaves behind: a chain whose end nobody believes before that time has come.

Nothing of it is altered. Its beginning can be shared all the same: up to the first claim, and the first act, that say
to have been recorded at a time to come. `tracker bundle renew` begins a node that records by the clock again.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from tracker.bundles.signing import Heads, ends_of
from tracker.db.connection import Connection


class Believable(NamedTuple):
    """Up to where a node's chains are believed, how many claims and acts come after, and when the first was recorded
    ("": there is none).
    """

    heads: Heads
    left_out: int
    to_come: str


def believable_part(connection: Connection, node: str, latest: str) -> Believable:
    """The part of a node's chains that says to have been recorded until `latest`."""
    whole = ends_of(connection, node)
    claims, acts, times = whole[:2], whole[2:], []
    first = connection.row("first_claim_recorded_after", node_id=node, latest=latest)
    if first is not None:
        claims, times = (first[0] - 1, first[1]), [str(first[2])]
    last = (0, "")
    for number, _subject, content, _previous, digest in connection.stream("acts_to_verify", node_id=node):
        if content is not None and (recorded_at := json.loads(content)["recorded_at"]) > latest:
            acts, times = last, [*times, recorded_at]
            break
        last = (number, digest)
    left_out = whole.claims - claims[0] + whole.acts - acts[0]
    return Believable(Heads(*claims, *acts), left_out, min(times, default=""))
