"""What a merge means for people: statuses that changed, claims that contradict each other, names that look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.ledger.acts import MARKED, MARKS, PAIRS, list_acts, subject_of_person
from tracker.ledger.receiving import Received
from tracker.ledger.telling import Applied
from tracker.queries.history import list_claimed
from tracker.queries.identity import DIFFERENT, SAME, find_alike
from tracker.queries.rows import Entry
from tracker.queries.standing import strictest
from tracker.status import find_conflicts

_ASKED_AT_MOST = 200
"""How many people who were added by hand are compared with all others: each takes some milliseconds."""


class Change(NamedTuple):
    """An entry whose status is another one than before."""

    ref: str
    title: str
    before: str
    after: str


class Contradiction(NamedTuple):
    """Two claims on one entry that speak of the same time and disagree; both stay, and `counts` is what counts."""

    ref: str
    title: str
    one: str
    other: str
    counts: str


class Waiting(NamedTuple):
    """A claim whose entry or code is not known here."""

    ref: str
    code: str


class Doubt(NamedTuple):
    """Something for a person to decide: `what` is "added twice", "looks like", "decided differently" or "marked
    differently"; about `ref`, and in the middle two about `other` as well; `said` is by whom, whose name it is
    like, what was decided, or how it was marked. `ref` is the target of a mark in the last.
    """

    what: str
    ref: str
    other: str
    said: str


class Effects(NamedTuple):
    """What came of a merge beside the rows themselves."""

    statuses: tuple[Change, ...]
    contradictions: tuple[Contradiction, ...]
    doubts: tuple[Doubt, ...]
    waiting: tuple[Waiting, ...]
    applied: Applied


class Watch:
    """Notes how entries were before claims on them came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._before: dict[int, tuple[str, set[tuple[str, str]]]] = {}

    def before(self, found: tuple[int, str] | None) -> None:
        """Note an entry, when it is met for the first time."""
        if found is None or found[0] in self._before:
            return
        entry = self._entry(found[0])
        self._before[found[0]] = entry.status or "", set(self._pairs(entry))

    def effects(self, received: Received, applied: Applied) -> Effects:
        """What is otherwise now."""
        statuses, contradictions = [], []
        for entry_id in sorted(received.entries):
            entry = self._entry(entry_id)
            status, pairs = self._before.get(entry_id, ("", set()))
            if entry_id in self._before and (entry.status or "") != status:
                statuses.append(Change(entry.ref, entry.title, status, entry.status or ""))
            for pair, said in self._pairs(entry).items():
                if pair not in pairs:
                    contradictions.append(Contradiction(entry.ref, entry.title, *said, entry.status or ""))
        statuses.sort()
        contradictions.sort()
        waiting = sorted({Waiting(*one) for one in received.waiting})
        doubts = (
            *self._doubts_about_marks(received.subjects),
            *self._doubts_about_people(applied.people),
            *self._doubts_about_pairs(received.subjects),
        )
        return Effects(tuple(statuses), tuple(contradictions), doubts, tuple(waiting), applied)

    def _doubts_about_people(self, refs: Iterable[str]) -> Iterator[Doubt]:
        """Those who were added by hand and have the ref, or nearly the name, of somebody else."""
        for ref in islice(refs, _ASKED_AT_MOST):
            told = list_acts(self._connection, subject_of_person(ref))
            if len(told) > 1:
                yield Doubt("added twice", ref, "", ", ".join(sorted({act.recorded_by for act in told})))
            row = self._connection.row("entry_by_ref", ref=ref)
            assert row is not None
            for alike in find_alike(self._connection, Entry(*row).title, but=ref):
                yield Doubt("looks like", ref, alike.ref, alike.title)

    def _doubts_about_pairs(self, subjects: Iterable[str]) -> Iterator[Doubt]:
        """Pairs of which one node says last that they are the same, and another that they are different."""
        for subject in sorted(one for one in subjects if one.startswith(PAIRS)):
            acts = list_acts(self._connection, subject)
            last = {act.node: act for act in acts}
            if {SAME, DIFFERENT} <= {act.facts["verdict"] for act in last.values()}:
                said = "; ".join(f"{act.facts['verdict']} ({act.recorded_by})" for act in acts)
                yield Doubt("decided differently", acts[0].facts["one"], acts[0].facts["other"], said)

    def _doubts_about_marks(self, subjects: Iterable[str]) -> Iterator[Doubt]:
        """What two nodes marked differently: the strictest counts until its node marks otherwise."""
        asked = sorted(one for one in subjects if one.startswith(MARKS))
        standing: dict[tuple[str, str], set[str]] = {}
        for part, target, level, _node in self._connection.rows("standing_marks") if asked else ():
            standing.setdefault((part, target), set()).add(level)
        for subject in asked:
            acts = [act for act in list_acts(self._connection, subject) if act.kind == MARKED]
            part, target = (acts[0].facts["part"], acts[0].facts["target"]) if acts else ("", "")
            levels = standing.get((part, target), set())
            if len(levels) > 1:
                said = "; ".join(f"{act.facts['level']} ({act.recorded_by})" for act in acts)
                yield Doubt("marked differently", target, "", f"{part}: {said}; {strictest(levels)} counts")

    def _entry(self, entry_id: int) -> Entry:
        row = self._connection.row("entry_by_id", id=entry_id)
        assert row is not None
        return Entry(*row)

    def _pairs(self, entry: Entry) -> dict[tuple[str, str], tuple[str, str]]:
        """The contradictions that stand, by the hashes of the claims, and what each says."""
        return {
            (one.hash, other.hash): (f"{one.code} ({one.effective})", f"{other.code} ({other.effective})")
            for one, other in find_conflicts(list_claimed(self._connection, entry))
        }
