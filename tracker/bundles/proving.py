"""Who proves what in a bundle: its maker signed the whole, and every node the ends of its own chains.

Nothing here writes. The first key of a node that is seen counts, and so does, of a node that never signed, what came of
it first: who adds to that later cannot be told from a stranger, and people decide.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tracker.bundles.header import Announced
from tracker.bundles.packing import BundleRefused
from tracker.bundles.signing import Heads, fingerprint, is_signed, known_keys, statement_of_bundle, statement_of_heads
from tracker.db.connection import Connection
from tracker.ledger.acts import end_of_acts
from tracker.ledger.chain import end_of_chain
from tracker.ledger.node import own_node


class Proof:
    """What the signatures of one bundle prove, against what is known here. `path` is what it is called."""

    def __init__(self, connection: Connection, path: str, nodes: Sequence[Announced]) -> None:
        self._connection, self._path, self._nodes = connection, path, nodes
        self._known, self._own = known_keys(connection), own_node(connection)

    def require(self, maker: str, digest: str, signature: str) -> None:
        """Raise BundleRefused unless the maker signed the whole and every node its chains, with the keys known here."""
        made_by = next((node for node in self._nodes if node.id == maker), None)
        if made_by is None or not made_by.key:
            raise BundleRefused(self._path, "it is not signed by the node that made it.")
        for node in self._nodes:
            self._require_signed(node)
        if not is_signed(made_by.key, statement_of_bundle(digest), signature):
            raise BundleRefused(self._path, "its signature is not its maker's: it was altered or forged.")

    def unproven(self) -> frozenset[str]:
        """The nodes that never signed what is here of them, and that the bundle goes on with."""
        return frozenset(node.id for node in self._nodes if self._never_signed(node) and not self._is_known(node))

    def keys_to_keep(self, believed: Collection[str] | None) -> frozenset[str]:
        """The nodes whose keys are met for the first time and count from now on; null believes everybody.

        The key of a node that never signed what is here of it counts when people believe that it is that node's.
        """
        return frozenset(
            node.id
            for node in self._nodes
            if node.key
            and node.id not in self._known
            and (believed is None or node.id in believed or not self._never_signed(node))
        )

    def require_believed(self, believed: Collection[str]) -> None:
        """Raise BundleRefused where somebody who cannot prove it goes on with a node and nobody said to believe it."""
        for node in self._nodes:
            if node.id not in self.unproven() or node.id in believed:
                continue
            told = f"its key is {fingerprint(node.key)}" if node.key else "and it is not signed by that node"
            here, there = self._ends(node), (node.claims.to, node.acts.to)
            raise BundleRefused(
                self._path,
                f"node {node.id} never signed the {_counted(here)} that are here of it, so whoever made this can "
                f"have gone on with it in its name: it holds {_counted(there)}, {told}. Ask its people. If it is "
                f"theirs: tracker bundle merge FILE --believe {node.id}",
            )

    def _require_signed(self, node: Announced) -> None:
        own, known = self._own, self._known
        if node.id == own and own not in known and (node.key or not self._is_known(node)):
            raise BundleRefused(
                self._path,
                f"it tells of this installation ({own}) what no key here proves: the database is from before it "
                "had one, or somebody else is using its name. Begin a new node with “tracker bundle renew”, which "
                "keeps what was recorded, and merge again.",
            )
        trusted = known.get(node.id, node.key)
        if node.key and node.key != trusted:
            raise BundleRefused(
                self._path,
                f"node {node.id} is known here by another key. Known: {fingerprint(trusted)}. In the bundle: "
                f"{fingerprint(node.key)}. Somebody else may be using its name: ask its people.",
            )
        heads = Heads(node.claims.to, node.claims.to_hash, node.acts.to, node.acts.to_hash)
        if node.key and not is_signed(node.key, statement_of_heads(node.id, heads), node.signature):
            raise BundleRefused(self._path, f"the chain of node {node.id} ends in something that it did not sign.")
        if not node.key and node.id in known and not self._is_known(node):
            raise BundleRefused(self._path, f"what it says of node {node.id} is not signed by that node.")

    def _never_signed(self, node: Announced) -> bool:
        """Whether something of another node is here, and no key of it."""
        return node.id != self._own and node.id not in self._known and any(self._ends(node))

    def _is_known(self, node: Announced) -> bool:
        """Whether all that a node's chains are said to hold is here."""
        claims, acts = self._ends(node)
        return node.claims.to <= claims and node.acts.to <= acts

    def _ends(self, node: Announced) -> tuple[int, int]:
        return end_of_chain(self._connection, node.id)[0], end_of_acts(self._connection, node.id)[0]


def _counted(ends: tuple[int, int]) -> str:
    claims, acts = ends
    return f"{claims} claim{'' if claims == 1 else 's'} and {acts} act{'' if acts == 1 else 's'}"
