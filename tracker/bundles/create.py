"""Making a bundle: what this database knows of every node's chains, or what came since a head, as far as it may leave.

What a profile holds back keeps its place: its hash stands there, so that the chain can still be verified. A claim is
salted, so its hash tells nothing; one that an older release recorded without salt could be guessed, and is counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker.bundles.header import Announced, Header, Span, header_value
from tracker.bundles.packing import pack
from tracker.bundles.registers import digest_of, register_values
from tracker.bundles.signing import (
    continue_earlier,
    ends_of,
    fingerprint,
    known_keys,
    own_key,
    sign,
    sign_ends,
    statement_of_bundle,
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
    """What is in a new bundle, by the node that made it. `guessable` are held-back claims whose hash has no salt;
    `to_come` is a time of recording, made by a wrong clock, until which others refuse the bundle ("": there is none).
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
    to_come: str


class _Counts:
    def __init__(self) -> None:
        self.claims = self.claims_held = self.acts = self.acts_held = self.guessable = 0
        self.recorders: set[str] = set()
        self.latest = ""

    def sent(self, recorded_at: str, recorded_by: str) -> None:
        """Note when and by whom something was recorded that leaves as a whole."""
        self.recorders.add(recorded_by)
        self.latest = max(self.latest, recorded_at)


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
        header = Header(
            node,
            utc_now(),
            profile,
            tuple(_announced(connection, row, since) for row in connection.rows("all_nodes")),
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
        counts.latest if counts.latest > latest_believed() else "",
    )
    return data, made


def _announced(connection: Connection, row: tuple[Any, ...], since: Bases) -> Announced:
    node, created_at, _own = row
    heads = ends_of(connection, node)
    signed = connection.row("signed_head", node_id=node)
    is_signed = signed is not None and signed[:4] == heads
    claims_after, acts_after = since.of(node)
    return Announced(
        node,
        created_at,
        known_keys(connection).get(node, "") if is_signed else "",
        signed[4] if signed and is_signed else "",
        Span(*claims_after, heads.claims, heads.claims_hash),
        Span(*acts_after, heads.acts, heads.acts_hash),
    )


def _lines(
    connection: Connection, header: Header, register: list[dict[str, Any]], release: Release, counts: _Counts
) -> Iterator[list[Any]]:
    yield ["bundle", header_value(header)]
    leaving = _Leaving(connection, release)
    for node in header.nodes:
        yield from _claims(connection, node.id, node.claims.after, leaving, counts)
        for number, content, _previous, digest in connection.rows(
            "acts_of_node", node_id=node.id, after=node.acts.after
        ):
            act = read_act(node.id, number, content) if content is not None else None
            if act is not None and leaving.lets_act(act):
                counts.acts += 1
                counts.sent(act.recorded_at, act.recorded_by)
                yield ["act", node.id, number, content]
            else:
                counts.acts_held += 1
                yield ["held act", node.id, number, digest]
    for value in register:
        yield ["entry", value]


def _claims(connection: Connection, node: str, after: int, leaving: _Leaving, counts: _Counts) -> Iterator[list[Any]]:
    """The claims of a node in their order, each whole, or its hash in its place."""
    absent = {row[0]: row[1:] for row in connection.rows("absent_claims_of_node", node_id=node) if row[0] > after}
    here = connection.rows("claims_of_node_after", node_id=node, after=after)
    places = sorted(
        [*((row[1], row) for row in here), *((number, None) for number in absent)], key=lambda place: place[0]
    )
    for number, row in places:
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
            counts.sent(row[7], row[8])
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
