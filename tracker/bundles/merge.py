"""Taking a bundle in: everything is proved and written in one transaction, or nothing is.

The union of what both sides know: what is new here goes into its place in its node's chain, what was known stays, and
statuses, follow-ups and spellings are worked out anew from all of it. So it does not matter in which order, how often
or by which way bundles come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from tracker.bundles.checking import check_act, check_claim
from tracker.bundles.header import Announced, read_header
from tracker.bundles.packing import BundleRefused, Unpacked
from tracker.bundles.proving import Proof
from tracker.bundles.registers import RegisterChange, added_by_hand, compare, digest_of, register_values
from tracker.bundles.report import Effects, Watch
from tracker.bundles.signing import fingerprint, is_signed, known_keys, statement_of_continuing
from tracker.bundles.values import Unbelievable, check_hash, latest_believed
from tracker.db.connection import Connection
from tracker.ledger.acts import end_of_acts
from tracker.ledger.chain import end_of_chain
from tracker.ledger.node import own_node, utc_now
from tracker.ledger.receiving import ForkedChain, Received, hash_of_act, hash_of_claim
from tracker.ledger.telling import tell_all
from tracker.queries.release import make_release


class NodeNews(NamedTuple):
    """What came of one node: its key's fingerprint ("": it never signed), whether it is met for the first time, and how
    many claims and acts are new here, and how many of those were held back by who sent them. `is_unproven`: it never
    signed what was here of it, so that anybody could go on with it.
    """

    node: str
    fingerprint: str
    is_new: bool
    is_maker: bool
    is_unproven: bool
    claims: int
    claims_held_back: int
    acts: int
    acts_held_back: int


class Merged(NamedTuple):
    """What a bundle changed here, or would."""

    made_by: str
    made_at: str
    profile: str
    nodes: tuple[NodeNews, ...]
    effects: Effects
    register: tuple[RegisterChange, ...]
    register_differs: bool

    @property
    def says_something_new(self) -> bool:
        """Whether anything in it was not known here."""
        return any(one.claims or one.acts for one in self.nodes)


class _Place(NamedTuple):
    """Where a line belongs: its node, its number there, and the hash before it."""

    node: str
    number: int
    previous: str


class _Undone(Exception):
    """Carries what would have changed out of a transaction that is rolled back."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged


def merge_bundle(connection: Connection, data: bytes, path: str, believed: Collection[str] = ()) -> Merged:
    """Take a bundle in, in a transaction of its own. Raises BundleRefused and ForkedChain; nothing is merged then.

    `believed` are nodes that never signed, and that people say the bundle rightly goes on with.
    """
    bundle = Unpacked(data, path)
    with _refusing(path), connection.writing():
        return _Merge(connection, bundle, believed).run()


def preview_bundle(connection: Connection, data: bytes, path: str) -> Merged:
    """What `merge_bundle` would do if everybody was believed, found out by doing it and taking it back."""
    bundle = Unpacked(data, path)
    try:
        with _refusing(path), connection.writing():
            _undo(_Merge(connection, bundle, None).run())
    except _Undone as undone:
        return undone.merged
    raise AssertionError("what was tried is always taken back")


@contextmanager
def _refusing(path: str) -> Iterator[None]:
    """Whatever is wrong inside a bundle is a reason to refuse it."""
    try:
        yield
    except Unbelievable as error:
        raise BundleRefused(path, f"{error}") from error
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, OverflowError) as error:
        raise BundleRefused(path, f"it does not hold together ({type(error).__name__}).") from error


class _Merge:
    """One bundle on its way in; `believed` as `merge_bundle` has it, null for everybody."""

    def __init__(self, connection: Connection, bundle: Unpacked, believed: Collection[str] | None) -> None:
        self.connection, self.bundle, self.path = connection, bundle, bundle.path
        self.latest = latest_believed()
        self.values = bundle.values()
        self.header = read_header(next(self.values), self.latest)
        self.nodes, self.maker = self.header.nodes, self.header.made_by
        self.met: frozenset[str] = frozenset()
        self.own, self.believed = own_node(connection), believed

    def run(self) -> Merged:
        """Prove everything and write it, inside the caller's transaction."""
        proof = Proof(self.connection, self.path, self.nodes)
        proof.require(self.maker, self.bundle.digest, self.bundle.signature)
        self.unproven = proof.unproven()
        if self.believed is not None:
            proof.require_believed(self.believed)
        self.met = proof.keys_to_keep(self.believed)
        tell_all(self.connection)
        self._introduce()
        for node in self.nodes:
            self._require_base(node)
        received = Received(self.connection)
        watch = Watch(self.connection)
        news, register = self._receive(received, watch)
        applied = received.finish()
        effects = watch.effects(received, applied)
        changes, differs = self._compare(register)
        return Merged(
            self.maker,
            self.header.made_at,
            self.header.profile,
            tuple(news),
            effects,
            tuple(changes),
            differs,
        )

    def _introduce(self) -> None:
        """Enter the nodes that are met for the first time, and their keys."""
        for node in self.nodes:
            if self.connection.row("find_node", node_id=node.id) is None:
                self.connection.run("insert_node", id=node.id, created_at=node.created_at, is_own=False)
            if node.id in self.met:
                self.connection.run("insert_node_key", node_id=node.id, public_key=node.key, first_seen=utc_now())
        self.known = known_keys(self.connection)

    def _require_base(self, node: Announced) -> None:
        """What a bundle goes on from must be here, and the same."""
        for what, span, end in (("claim", node.claims, end_of_chain), ("act", node.acts, end_of_acts)):
            number, last = end(self.connection, node.id)
            if span.after > number:
                since = f"--since {last}" if last else "without --since"
                raise BundleRefused(
                    self.path,
                    f"it goes on after {what} {span.after} of node {node.id}, and only {number} are here. Ask for a "
                    f"bundle that begins there: tracker bundle create {since}",
                )
            here = self._hash_at(what, node.id, span.after)
            if here != span.after_hash:
                raise ForkedChain(node.id, what, span.after, here, span.after_hash)

    def _hash_at(self, what: str, node: str, number: int) -> str:
        if number == 0:
            return ""
        names = ("claim_of_node", "absent_claim_of_node") if what == "claim" else ("act_of_node",)
        rows = [self.connection.row(name, node_id=node, number=number) for name in names]
        return str(next(row[0] for row in rows if row))

    def _receive(self, received: Received, watch: Watch) -> tuple[list[NodeNews], dict[str, dict[str, Any]]]:
        """Go through the lines in their one order: each node's claims, then its acts, then the register."""
        news, line = [], next(self.values, None)
        for node in self.nodes:
            counts = {"claims": [0, 0], "acts": [0, 0]}
            for chain, span in (("claims", node.claims), ("acts", node.acts)):
                previous = span.after_hash
                for number in range(span.after + 1, span.to + 1):
                    if line is None:
                        raise Unbelievable(f"{chain} of node {node.id} are missing.")
                    take = self._take_claim if chain == "claims" else self._take_act
                    previous, is_held, is_new = take(received, watch, _Place(node.id, number, previous), line)
                    counts[chain][0] += is_new
                    counts[chain][1] += is_new and is_held
                    line = next(self.values, None)
                if previous != span.to_hash:
                    raise Unbelievable(f"the chain of node {node.id} does not end as its header says.")
            self._keep_head(node)
            news.append(
                NodeNews(
                    node.id,
                    fingerprint(node.key) if node.key else "",
                    node.id in self.met,
                    node.id == self.maker,
                    node.id in self.unproven,
                    *counts["claims"],
                    *counts["acts"],
                )
            )
        return news, self._register(line)

    def _take_claim(self, received: Received, watch: Watch, place: _Place, line: list[Any]) -> tuple[str, bool, bool]:
        """Put one claim in its place; its hash, whether it was held back, whether it is new here."""
        node, number, previous = place
        if line[0] == "held claim":
            digest = check_hash(_placed(line, place))
            return digest, True, self._told_of(node, received.claim(node, number, digest, None))
        row = line[1] if line[0] == "claim" and len(line) == 2 else None
        try:
            check_claim(row, self.latest)
        except Unbelievable as error:
            raise Unbelievable(f"claim {number} of node {node} is none that is recorded: {error}") from error
        assert isinstance(row, list)
        if (row[0], row[1], row[-3]) != (node, number, previous) or hash_of_claim(row) != row[-2]:
            raise Unbelievable(f"claim {number} of node {node} does not continue its chain, or was altered.")
        watch.before(received.find_entry(row[2]))
        return row[-2], False, received.claim(node, number, row[-2], row)

    def _take_act(self, received: Received, _: Watch, place: _Place, line: list[Any]) -> tuple[str, bool, bool]:
        """Put one act in its place, as `_take_claim` does."""
        node, number, previous = place
        if line[0] == "held act":
            digest = check_hash(_placed(line, place))
            return digest, True, self._told_of(node, received.act(node, number, digest, None, None))
        if line[0] != "act":
            raise Unbelievable(f"act {number} of node {node} is missing.")
        content = _placed(line, place)
        try:
            act = check_act(content, self.latest)
        except Unbelievable as error:
            raise Unbelievable(f"act {number} of node {node} is none that is recorded: {error}") from error
        if act.continues:
            _require_continued(node, *act.continues)
        digest = hash_of_act(node, number, content, previous)
        return digest, False, received.act(node, number, digest, act.subject, content)

    def _told_of(self, node: str, is_new: bool) -> bool:
        """Whether what was held back is new here; of this installation's own work nobody knows more than it does."""
        if is_new and node == self.own:
            raise BundleRefused(
                self.path,
                f"it holds back what this installation ({node}) recorded, and that is not here: the database is from "
                "an older backup. Ask for a bundle that holds nothing back (--profile full); or begin a new node with "
                "“tracker bundle renew”, and what was lost stays lost.",
            )
        return is_new

    def _keep_head(self, node: Announced) -> None:
        """Keep how far a node signed, so that its work can be passed on."""
        if not node.key or node.id not in self.known:
            return
        before = self.connection.row("signed_head", node_id=node.id)
        if before is not None and (before[0], before[2]) >= (node.claims.to, node.acts.to):
            return
        self.connection.run("delete_signed_head", node_id=node.id)
        self.connection.run(
            "insert_signed_head",
            node_id=node.id,
            claims=node.claims.to,
            claims_hash=node.claims.to_hash,
            acts=node.acts.to,
            acts_hash=node.acts.to_hash,
            signature=node.signature,
        )

    def _register(self, line: list[Any] | None) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        while line is not None:
            if line[0] != "entry" or len(line) != 2 or not isinstance(line[1], dict):
                raise Unbelievable("a line stands where an entry of the register should.")
            found[str(line[1]["ref"])] = line[1]
            line = next(self.values, None)
        if len(found) != self.header.register_entries:
            raise Unbelievable("the register in it is not whole.")
        return found

    def _compare(self, there: dict[str, dict[str, Any]]) -> tuple[list[RegisterChange], bool]:
        digest, profile = self.header.register_digest, self.header.profile
        if not digest:
            return [], False
        release = make_release(self.connection, profile)
        here = list(register_values(self.connection, release))
        if digest_of(here) == digest:
            return [], False
        is_full = profile == "full"
        if not there:
            return [], is_full
        by_hand = added_by_hand(self.connection)  # whom the maker may have in its register, or an older release sends
        changes = compare(here, {ref: there[ref] for ref in there.keys() - by_hand}, is_whole=is_full)
        return changes, bool(changes)


def _require_continued(node: str, earlier: str, public_key: str, signature: str) -> None:
    """Who says to go on with an earlier node says so with its key, or of one that never signed."""
    if public_key and not is_signed(public_key, statement_of_continuing(node, earlier), signature):
        raise Unbelievable(f"node {node} says that it goes on with {earlier}, and that one did not sign it.")


def _undo(merged: Merged) -> None:
    raise _Undone(merged)


def _placed(line: list[Any], place: _Place) -> Any:
    if len(line) != 4 or type(line[2]) is not int or (line[1], line[2]) != place[:2]:
        raise Unbelievable(f"a line of node {place.node} stands where another should.")
    return line[3]
