"""What may leave: the one rule for dossiers, data and bundles. It decides over rows, and knows no format.

A profile lets a level leave or not: "public" what is public, "partner" that and what is for partners, "full"
everything. The marks that stand decide (see `standing`), then what the register says of an entry, then these: notes of
claims and follow-ups are private; a source that could be in danger, and a spelling that a user added, are for partners;
the rest is public. What names an entry is held back with it, unless it is marked itself. Who recorded something, and
hashes (which would let others try out what was held back), leave with "full" only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.queries.followups import FollowUp
from tracker.queries.history import as_claimed
from tracker.queries.rows import Claim, DemandFacts, Detail, Entry
from tracker.queries.standing import LEVELS, Marked, standing_marks, strictest
from tracker.status import NOW, When, derive

PROFILES = ("public", "partner", "full")
PARTS = ("entry", "entry_note", "claim", "claim_note", "claim_source", "follow_up")
"""What can be marked; see `Mark`."""

WITHHELD = "withheld"
"""Stands for a source that is held back, so that nobody takes the claim for one without."""

_IN_DANGER = ("family_or_lawyer", "own_check")
_DEFAULTS = {"claim_note": "private", "follow_up": "private"}
_NAMING = ("entries_linking_to", "entries_grouping", "entries_addressing")


class Held(NamedTuple):
    """Something that a profile holds back: which part, of which entry, which one there, and its level."""

    part: str
    ref: str
    what: str
    level: str


class Release:
    """What leaves with a profile. `entries` are the levels of entries that are not public, `marks` what was marked of
    parts.
    """

    def __init__(self, profile: str, entries: Mapping[str, str], marks: Mapping[tuple[str, str], Marked]) -> None:
        self.profile = profile
        self.is_full = profile == "full"
        self._reach = len(LEVELS) if self.is_full else PROFILES.index(profile) + 1
        self._entries, self._marks = entries, marks

    def lets(self, level: str) -> bool:
        """Whether what has this level leaves."""
        return LEVELS.index(level) < self._reach

    def level(self, part: str, target: str, default: str = "") -> str:
        """The level of something: as it is marked, else `default`, else what holds for its part."""
        otherwise = default or _DEFAULTS.get(part, "public")
        marked = self._marks.get((part, target))
        return marked.level(otherwise) if marked else otherwise

    def entry_leaves(self, ref: str) -> bool:
        """Whether an entry leaves."""
        return self.lets(self._entries.get(ref, "public"))

    def is_chosen(self, ref: str) -> bool:  # noqa: ARG002 - a selection asks
        """Whether an entry was asked for: all are, where nobody chose."""
        return True

    def entry_level(self, ref: str) -> str:
        """The level of an entry."""
        return self._entries.get(ref, "public")

    def detail(self, detail: Detail, when: When = NOW) -> Detail | None:
        """An entry as it leaves, its status worked out from the claims that leave; None when it is held back."""
        if self.is_full:
            return detail
        if not self.entry_leaves(detail.entry.ref):
            return None
        history = self.history(detail.history)
        facts = detail.facts
        if isinstance(facts, DemandFacts):
            asked = [a._replace(ref=None, title=None) if a.ref and self._hides(a.ref) else a for a in facts.addressees]
            facts = facts._replace(addressees=tuple(asked))
        return detail._replace(
            entry=self._entry(detail.entry, history, when),
            facts=facts,
            names=tuple(
                name if name.origin == "printed" else name._replace(source="", recorded_at=None, recorded_by=None)
                for name in detail.names
                if name.origin == "printed" or self.lets("partner")
            ),
            groups=tuple(
                group._replace(
                    named=tuple(one._replace(status=None) for one in group.named if not self._hides(one.ref))
                )
                for group in detail.groups
            ),
            links=tuple(link._replace(status=None) for link in detail.links if not self._hides(link.ref)),
            linked_from=tuple(link._replace(status=None) for link in detail.linked_from if not self._hides(link.ref)),
            history=history,
        )

    def history(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """The claims of one entry that leave, without what of them is held back."""
        if self.is_full:
            return claims
        left = _Claims(self, claims)
        return tuple(self._claim(claim) for claim in claims if left.leaves(claim))

    def whole_claims(self, claims: tuple[Claim, ...]) -> frozenset[str]:
        """The hashes of the claims of one entry that leave with nothing of them held back but who recorded them.

        A bundle cannot cut what it sends out of a chain. Of claims that were taken back, those leave whose taker does.
        """
        left = _Claims(self, claims)
        whole = {
            claim.hash: claim
            for claim in claims
            if claim.hash
            and left.leaves(claim)
            and (not claim.note or self.lets(self._level_of("claim_note", claim)))
            and self.lets(self._level_of("claim_source", claim))
        }
        while alone := [
            digest
            for digest, claim in whole.items()
            if not claim.is_live
            and claim.kind != "retraction"
            and not any(taker.supersedes == digest for taker in whole.values())
        ]:
            for digest in alone:
                del whole[digest]
        return frozenset(whole)

    def follow_up(self, follow_up: FollowUp) -> FollowUp | None:
        """A follow-up as it leaves; None when it is held back."""
        if self.is_full:
            return follow_up
        if not self.entry_leaves(follow_up.ref) or not self.lets(self.level("follow_up", follow_up_key(follow_up))):
            return None
        done = tuple(one._replace(recorded_by="") for one in follow_up.done)
        return follow_up._replace(assignee="", created_by="", done=done)

    def held_back(self, detail: Detail) -> Iterator[Held]:
        """What of an entry is held back; of one that is held back as a whole, only that."""
        ref = detail.entry.ref
        if self.is_full:
            return
        if not self.entry_leaves(ref):
            yield Held("entry", ref, detail.entry.title, self.entry_level(ref))
            return
        note = self.level("entry_note", ref)
        if detail.entry.note and not self.lets(note):
            yield Held("entry_note", ref, "", note)
        for name in detail.names:
            if name.origin != "printed" and not self.lets("partner"):
                yield Held("name", ref, name.form, "partner")
        left = _Claims(self, detail.history)
        for claim in detail.history:
            what = str(claim.number or "")
            if not left.leaves(claim):
                yield Held("claim", ref, what, left.level(claim))
                continue
            for part, text in (("claim_note", claim.note), ("claim_source", claim.source_title or claim.source_url)):
                level = self._level_of(part, claim)
                if claim.hash and text and not self.lets(level):
                    yield Held(part, ref, what, level)

    def _hides(self, ref: str) -> bool:
        return not self.entry_leaves(ref)

    def _entry(self, entry: Entry, history: tuple[Claim, ...], when: When) -> Entry:
        recorded = sorted(history, key=lambda claim: (claim.recorded_at or "", claim.node or "", claim.number or 0))
        found = derive([as_claimed(claim) for claim in recorded if claim.is_live], when)
        return entry._replace(
            note=entry.note if self.lets(self.level("entry_note", entry.ref)) else "",
            status=found.code if found else None,
            status_since=found.since if found else None,
            last_checked=found.last_checked if found else None,
        )

    def _claim(self, claim: Claim) -> Claim:
        if claim.hash is None:
            return claim
        held: dict[str, Any] = {}
        if not self.lets(self._level_of("claim_note", claim)):
            held["note"] = ""
        has_source = claim.source_title or claim.source_url
        if not self.lets(self._level_of("claim_source", claim)):
            title = WITHHELD if has_source else ""
            held |= {"source_title": title, "source_url": "", "source_type": "", "source_seen": ""}
        return claim._replace(recorded_by=None, supersedes=None, node=None, number=None, hash=None, salt="", **held)

    def _level_of(self, part: str, claim: Claim) -> str:
        danger = part == "claim_source" and claim.source_type in _IN_DANGER
        return self.level(part, claim.hash or "", "partner" if danger else "")


class _Claims:
    """Which claims of one entry leave.

    A claim that takes another back is held back with it, unless it is marked itself on the node that recorded both; and
    one that was taken back by what is held back stays here too: it is known to be wrong, and to say so would tell of
    the other.
    """

    def __init__(self, release: Release, claims: tuple[Claim, ...]) -> None:
        self._release = release
        self._by_hash = {claim.hash: claim for claim in claims if claim.hash}
        self._takers: dict[str, list[Claim]] = {}
        for claim in claims:
            if claim.supersedes:
                self._takers.setdefault(claim.supersedes, []).append(claim)

    def level(self, claim: Claim) -> str:
        taken_back = self._by_hash.get(claim.supersedes) if claim.supersedes else None
        default = self.level(taken_back) if taken_back else ""
        level = self._release.level("claim", claim.hash or "", default)
        return strictest((level, default)) if taken_back and taken_back.node != claim.node else level

    def leaves(self, claim: Claim) -> bool:
        if claim.hash is None:
            return True
        if not self._release.lets(self.level(claim)):
            return False
        if claim.is_live or claim.kind == "retraction":
            return True
        return any(self.leaves(taker) for taker in self._takers.get(claim.hash, ()))


def follow_up_key(follow_up: FollowUp) -> str:
    """What marks call a follow-up: its id is another one in another database."""
    return f"{follow_up.ref} {follow_up.created_at}"


def make_release(connection: Connection, profile: str) -> Release:
    """What leaves a database with a profile, one of `PROFILES`."""
    if profile == "full":
        return Release(profile, {}, {})
    standing = standing_marks(connection)
    entries: dict[str, str] = {}
    for view in standing.views:
        registered: dict[str, str] = dict(connection.rows("sensitive_entries")) if view.is_own else {}
        for ref, level in _spread(connection, registered | view.entries).items():
            entries[ref] = strictest((level, entries.get(ref, "")))
    return Release(profile, entries, standing.marks)


def level_now(connection: Connection, part: str, target: str) -> str:
    """How far something that was marked may travel, by the marks of all nodes."""
    release = make_release(connection, "public")
    return release.entry_level(target) if part == "entry" else release.level(part, target)


def _spread(connection: Connection, decided: dict[str, str]) -> dict[str, str]:
    """The levels of entries, with those that inherit theirs from what they name."""
    levels = dict(decided)
    waiting = [ref for ref, level in decided.items() if level != "public"]
    while waiting:
        ref = waiting.pop()
        for statement in _NAMING:
            for (naming,) in connection.rows(statement, ref=ref):
                if naming not in decided and LEVELS.index(levels[ref]) > LEVELS.index(levels.get(naming, "public")):
                    levels[naming] = levels[ref]
                    waiting.append(naming)
    return levels
