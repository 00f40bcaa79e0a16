"""Making a bundle: what this database knows of every node's chains, or what came since a head, as far as it may leave.

What a profile holds back keeps its place: its hash stands there, so that the chain can still be verified. A claim is
salted, so its hash tells nothing; one that an older release recorded without salt could be guessed, and is counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from tracker.bundles.clocks import believable_part
from tracker.bundles.header import Announced, Header, Span, header_value
from tracker.bundles.packing import pack
from tracker.bundles.registers import digest_of, register_values
from tracker.bundles.signing import (
    Heads,
    continue_earlier,
    ends_of,
    fingerprint,
    known_keys,
    own_key,
    own_keys,
    sign,
    sign_ends,
    statement_of_bundle,
    statement_of_heads,
)
from tracker.bundles.since import Bases
from tracker.bundles.values import latest_believed
from tracker.db.connection import Connection
from tracker.ledger.acts import ADDED, FORMS, PEOPLE, SPELLED, Act, list_acts, read_act, subject_of_person
from tracker.ledger.node import own_node, utc_now
from tracker.ledger.telling import tell_all
from tracker.queries.history import get_history
from tracker.queries.release import Release, make_release
from tracker.queries.rows import Entry


class Created(NamedTuple):
    """What is in a new bundle, by the node that made it. `guessable` are held-back claims whose hash has no salt.

    `left_out` are claims and acts that a clock which was ahead recorded, the first of them at `to_come` ("": there are
    none): others would refuse them until then. `is_own_ahead`: they are of the node that records here.
    """

    node: str
    fingerprint: str
    profile: str
    claims: int
    claims_held_back: int
    acts: int
    acts_held_back: int
    register_entries: int
    guessable: int
    recorded_by: tuple[str, ...]
    left_out: int
    to_come: str
    is_own_ahead: bool


class _Counts:
    def __init__(self) -> None:
        self.claims = self.claims_held = self.acts = self.acts_held = self.guessable = 0
        self.recorders: set[str] = set()


def create_bundle(
    connection: Connection, *, profile: str = "full", since: Bases | None = None, with_register: bool = True
) -> tuple[bytes, Created]:
    """The bytes of a signed bundle, and what is in it.

    The node's key is made, and what was never told of as an act is told of, in the same transaction.
    """
    since = since or Bases({})
    with connection.writing():
        tell_all(connection)
        key, public = own_key(connection)
        node = own_node(connection)
        continue_earlier(connection)
        sign_ends(connection)
        release = make_release(connection, profile)
        register = list(register_values(connection, release)) if with_register else []
        sent = [] if since else register
        announcing = _Announcing(connection, since)
        nodes = tuple(filter(None, map(announcing.node, connection.rows("all_nodes"))))
        header = Header(
            node,
            utc_now(),
            profile,
            nodes,
            digest_of(register) if with_register else "",
            len(sent),
        )
        counts = _Counts()
        lines = _lines(connection, header, sent, release, counts)
        data = pack(lines, lambda digest: sign(key, statement_of_bundle(digest)))
    made = Created(
        node,
        fingerprint(public),
        profile,
        counts.claims,
        counts.claims_held,
        counts.acts,
        counts.acts_held,
        len(sent),
        counts.guessable,
        tuple(sorted(counts.recorders - {""})),
        announcing.left_out,
        announcing.to_come,
        announcing.is_own_ahead,
    )
    return data, made


class _Announcing:
    """Says of each node how far its chains leave, and what is left out because a clock was ahead."""

    def __init__(self, connection: Connection, since: Bases) -> None:
        self._connection, self._since = connection, since
        self._keys, self._known = own_keys(connection), known_keys(connection)
        self._latest = latest_believed()
        self.left_out, self.to_come, self.is_own_ahead = 0, "", False

    def node(self, row: tuple[Any, ...]) -> Announced | None:
        """A node as it is announced; None for an earlier one of this database that was begun at a time to come."""
        node, created_at, is_own = row
        heads = ends_of(self._connection, node)
        if is_own or node in self._keys:
            found = believable_part(self._connection, node, self._latest)
            heads = found.heads
            if found.left_out:
                self.left_out += found.left_out
                self.to_come = min(self.to_come or found.to_come, found.to_come)
                self.is_own_ahead |= bool(is_own)
            if created_at > self._latest and not is_own:
                return None
        key, signature = self._signature(node, heads)
        claims, acts = (heads.claims, heads.claims_hash), (heads.acts, heads.acts_hash)
        claims_after, acts_after = self._since.of(node)
        return Announced(
            node,
            created_at,
            key,
            signature,
            Span(*min(claims_after, claims), *claims),
            Span(*min(acts_after, acts), *acts),
        )

    def _signature(self, node: str, heads: Heads) -> tuple[str, str]:
        """The key of a node that signed these ends, and its signature; both empty for one that did not."""
        signed = self._connection.row("signed_head", node_id=node)
        if signed is not None and signed[:4] == heads:
            return self._known.get(node, ""), str(signed[4])
        if node in self._keys:
            return self._known[node], sign(self._keys[node], statement_of_heads(node, heads))
        return "", ""


def _lines(
    connection: Connection, header: Header, register: list[dict[str, Any]], release: Release, counts: _Counts
) -> Iterator[list[Any]]:
    yield ["bundle", header_value(header)]
    leaving = _Leaving(connection, release)
    for node in header.nodes:
        yield from _claims(connection, node.id, node.claims, leaving, counts)
        for number, content, _previous, digest in connection.rows(
            "acts_of_node", node_id=node.id, after=node.acts.after
        ):
            if number > node.acts.to:
                break
            act = read_act(node.id, number, content) if content is not None else None
            if act is not None and leaving.lets_act(act):
                counts.acts += 1
                counts.recorders.add(act.recorded_by)
                yield ["act", node.id, number, content]
            else:
                counts.acts_held += 1
                yield ["held act", node.id, number, digest]
    for value in register:
        yield ["entry", value]


def _claims(connection: Connection, node: str, span: Span, leaving: _Leaving, counts: _Counts) -> Iterator[list[Any]]:
    """The claims of a part of a node's chain in their order, each whole, or its hash in its place."""
    places = range(span.after + 1, span.to + 1)
    absent = {row[0]: row[1:] for row in connection.rows("absent_claims_of_node", node_id=node) if row[0] in places}
    here = [row for row in connection.rows("claims_of_node_after", node_id=node, after=span.after) if row[1] in places]
    found = [*((row[1], row) for row in here), *((number, None) for number in absent)]
    for number, row in sorted(found, key=itemgetter(0)):
        if row is None:
            content, _previous, digest = absent[number]
            counts.claims_held += 1
            if content is not None and leaving.release.is_full:
                counts.claims_held -= 1
                counts.claims += 1
                yield ["claim", json.loads(content)]
            else:
                yield ["held claim", node, number, digest]
        elif leaving.lets(row[2], row[-2]):
            counts.claims += 1
            counts.recorders.add(row[8])
            yield ["claim", list(row)]
        else:
            counts.claims_held += 1
            counts.guessable += not row[-1]
            yield ["held claim", node, number, row[-2]]


class _Leaving:
    """Which claims leave. One that is chained cannot be cut: it leaves whole, or its hash alone does."""

    def __init__(self, connection: Connection, release: Release) -> None:
        self.release = release
        self._connection = connection
        self._ref, self._whole = "", frozenset[str]()

    def lets(self, ref: str, digest: str) -> bool:
        """Whether this claim of an entry leaves."""
        if self.release.is_full:
            return True
        if ref != self._ref:
            row = self._connection.row("entry_by_ref", ref=ref)
            history = get_history(self._connection, Entry(*row)) if row else ()
            self._ref, self._whole = (
                ref,
                self.release.whole_claims(history) if self.release.entry_leaves(ref) else frozenset(),
            )
        return digest in self._whole

    def lets_act(self, act: Act) -> bool:
        """Whether this act leaves. Acts name the people of the desk and what they mean to do, so they leave with "full"
        only; but who leaves and was added by hand leaves with the name and the document.
        """
        if self.release.is_full:
            return True
        if act.kind == ADDED:
            return self._lets_person(act.subject.removeprefix(PEOPLE), [act])
        ref = act.subject.removeprefix(FORMS)
        told = list_acts(self._connection, subject_of_person(ref)) if act.kind == SPELLED else []
        return any(act.facts["form"] == one.facts["name"] for one in told) and self._lets_person(ref, told)

    def _lets_person(self, ref: str, told: list[Act]) -> bool:
        row = self._connection.row("entry_by_ref", ref=ref)
        if row is None or not self.release.entry_leaves(ref):
            return False
        has_note = Entry(*row).note or any(act.facts["note"] for act in told)
        return not has_note or self.release.lets(self.release.level("entry_note", ref))
