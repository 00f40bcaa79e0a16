"""Claims and acts of other nodes, put in their places in the chains of this database, inside the caller's transaction.

Nothing here trusts: a row goes in when it continues its node's chain and its content gives its hash. What has no entry
here yet, or a code that this release does not know, keeps its place and waits; `settle` looks at it again.
"""

from __future__ import annotations

import json
from typing import Any

from tracker.dates import EffectiveDate, parse_date
from tracker.db.connection import Connection
from tracker.db.indexing import index_note
from tracker.errors import TrackerError
from tracker.ledger.acts import act_hash, canonical, end_of_acts
from tracker.ledger.chain import claim_hash, end_of_chain, hashed_fields
from tracker.ledger.current import refresh
from tracker.ledger.telling import Applied, apply_subjects
from tracker.queries.rows import Entry

COLUMNS = (
    "node_id",
    "number",
    "ref",
    "code",
    "kind",
    "effective",
    "effective_qualifier",
    "recorded_at",
    "recorded_by",
    "source_type",
    "source_title",
    "source_url",
    "source_seen",
    "confidence",
    "note",
    "supersedes",
    "previous_hash",
    "hash",
    "salt",
)
"""The columns of a claim as nodes exchange it."""


class ForkedChain(TrackerError):
    """Two claims, or two acts, of one node have one number: one installation became two."""

    exit_code = 3

    def __init__(self, node: str, what: str, number: int, here: str, there: str) -> None:
        super().__init__(
            f"Node {node} has two different {what}s with the number {number}: {here[:16]}… here, {there[:16]}… there. "
            "A database that was copied and used in two places does that, or somebody altered one of them. "
            "Nothing was merged. Go on with one of the two, and record again in it what only the other has."
        )


class Received:
    """What came in one merge: the entries with new claims, the subjects with new acts, and how many of each."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.entries: set[int] = set()
        self.subjects: set[str] = set()
        self.waiting: list[tuple[str, str]] = []
        self._codes = {(scheme, code) for scheme, code in connection.rows("existing_codes")}
        self._entries: dict[str, tuple[int, str] | None] = {}

    def claim(self, node: str, number: int, digest: str, row: list[Any] | None) -> bool:
        """Put a claim in its place, `row` as `COLUMNS` say or null when it was held back; whether that is new here.

        Raises ForkedChain when another claim has its place. The caller has checked that `row` gives the hash.
        """
        known = self.connection.row("claim_of_node", node_id=node, number=number)
        if known is not None:
            _require_same(node, "claim", number, known[0], digest)
            return False
        absent = self.connection.row("absent_claim_of_node", node_id=node, number=number)
        if absent is not None:
            _require_same(node, "claim", number, absent[0], digest)
            if absent[1] is not None or row is None:
                return False
            if not self._record(row):
                self.connection.run("fill_absent_claim", of_node=node, at_number=number, new_content=canonical(row))
            else:
                self.connection.run("delete_absent_claim", node_id=node, number=number)
            return True
        if row is None or not self._record(row):
            previous = end_of_chain(self.connection, node)[1]
            content = None if row is None else canonical(row)
            self.connection.run(
                "insert_absent_claim", node_id=node, number=number, previous_hash=previous, hash=digest, content=content
            )
        return True

    def act(self, node: str, number: int, digest: str, subject: str | None, content: str | None) -> bool:
        """Put an act in its place, without content when it was held back; whether that is new here."""
        known = self.connection.row("act_of_node", node_id=node, number=number)
        if known is not None:
            _require_same(node, "act", number, known[0], digest)
            if known[1] is not None or content is None:
                return False
            self.connection.run("fill_act", of_node=node, at_number=number, new_content=content, new_subject=subject)
        else:
            self.connection.run(
                "insert_act",
                node_id=node,
                number=number,
                subject=subject,
                content=content,
                previous_hash=end_of_acts(self.connection, node)[1],
                hash=digest,
            )
        if subject is not None:
            self.subjects.add(subject)
        return True

    def find_entry(self, ref: str) -> tuple[int, str] | None:
        """The id and kind of an entry of this database."""
        if ref not in self._entries:
            row = self.connection.row("entry_by_ref", ref=ref)
            self._entries[ref] = (row[0], row[2]) if row else None
        return self._entries[ref]

    def _record(self, row: list[Any]) -> bool:
        """Record a claim of an entry that is here and with codes that are known; whether that was so."""
        values = dict(zip(COLUMNS, row, strict=True))
        ref = values.pop("ref")
        entry = self.find_entry(ref)
        asked = [("source_type", values["source_type"]), ("confidence", values["confidence"])]
        if entry is None or any(code and (scheme, code) not in self._codes for scheme, code in asked):
            self.waiting.append((ref, values["code"]))
            return False
        entry_id, kind = entry
        if (kind, values["code"]) not in self._codes or ("claim_kind", values["kind"]) not in self._codes:
            self.waiting.append((ref, values["code"]))
            return False
        effective = EffectiveDate(parse_date(values["effective"]), values["effective_qualifier"])
        claim_id = self.connection.run(
            "insert_claim",
            id=None,
            entry_id=entry_id,
            entry_kind=kind,
            effective_from=effective.first_day().isoformat(),
            effective_until=effective.last_day().isoformat(),
            **values,
        )
        index_note(self.connection, claim_id, entry_id, values["note"], values["source_title"])
        self.entries.add(entry_id)
        return True

    def finish(self) -> Applied:
        """Work out anew what follows from what came; claims that waited for somebody who came with it are recorded."""
        applied = apply_subjects(self.connection, self.subjects)
        if applied.people:
            self._entries.clear()
            self.record_waiting()
            self.entries.update(found[0] for found in map(self.find_entry, applied.people) if found)
        for entry_id in sorted(self.entries):
            row = self.connection.row("entry_by_id", id=entry_id)
            assert row is not None
            refresh(self.connection, Entry(*row))
        return applied

    def record_waiting(self) -> int:
        """Record the claims that waited and need not any more; how many."""
        recorded, self.waiting = 0, []
        for node, number, content in self.connection.rows("waiting_claims"):
            if self._record(json.loads(content)):
                self.connection.run("delete_absent_claim", node_id=node, number=number)
                recorded += 1
        return recorded


def settle(connection: Connection) -> int:
    """Record what waited for an entry or a code that is here now, inside the caller's transaction; how many claims."""
    received = Received(connection)
    if connection.row("any_foreign_act") is not None:
        received.subjects.update(subject for (subject,) in connection.rows("all_subjects"))
    settled = received.record_waiting()
    received.finish()
    return settled


def hash_of_claim(row: list[Any]) -> str:
    """The hash that a claim's columns give."""
    return claim_hash(hashed_fields(row))


def hash_of_act(node: str, number: int, content: str, previous: str) -> str:
    """The hash that an act's place and content give."""
    return act_hash(node, number, content, previous)


def _require_same(node: str, what: str, number: int, here: str, there: str) -> None:
    if here != there:
        raise ForkedChain(node, what, number, here, there)
