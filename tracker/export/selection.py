"""Which entries leave, when not all of them: those that are named, or those of a kind that fit.

A selection stands before the release rule, so that every format obeys it; what it lets through the rule still decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.errors import InvalidInput
from tracker.queries.entries import KINDS, list_entries
from tracker.queries.followups import FollowUp
from tracker.queries.provisions import get_provision
from tracker.queries.refs import get_entry
from tracker.queries.release import Held, Release
from tracker.queries.rows import Claim, Detail
from tracker.status import NOW, When

_PAGE = 500


class Wanted(NamedTuple):
    """`only` are refs or names; the others are conditions as `tracker list` has them. Absent ones are null."""

    only: tuple[str, ...] = ()
    what: str | None = None
    status: str | None = None
    cites: str | None = None
    person: str | None = None
    measure: str | None = None
    addressee: str | None = None


class Selection(Release):
    """What leaves with a profile, of the entries with these refs; with `status`, of those that leave with it: what is
    held back may have given an entry the status that the database knows.
    """

    def __init__(self, release: Release, refs: frozenset[str] | None, status: str | None = None) -> None:
        self._whole = release
        self._refs = refs
        self._status = status
        self.profile = release.profile
        self.is_full = False

    def lets(self, level: str) -> bool:
        """As with the profile."""
        return self._whole.lets(level)

    def level(self, part: str, target: str, default: str = "") -> str:
        """As with the profile."""
        return self._whole.level(part, target, default)

    def entry_leaves(self, ref: str) -> bool:
        """As with the profile: who is named by what was chosen is named all the same."""
        return self._whole.entry_leaves(ref)

    def entry_level(self, ref: str) -> str:
        """As with the profile."""
        return self._whole.entry_level(ref)

    def detail(self, detail: Detail, when: When = NOW) -> Detail | None:
        """An entry as it leaves; None for one that was not chosen."""
        found = self._whole.detail(detail, when) if self.is_chosen(detail.entry.ref) else None
        return found if found and self._status in (None, found.entry.status) else None

    def history(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """As with the profile."""
        return self._whole.history(claims)

    def follow_up(self, follow_up: FollowUp) -> FollowUp | None:
        """A follow-up as it leaves; None for one of an entry that was not chosen."""
        return self._whole.follow_up(follow_up) if self.is_chosen(follow_up.ref) else None

    def held_back(self, detail: Detail) -> Iterator[Held]:
        """What the profile holds back of what was chosen."""
        if self.is_chosen(detail.entry.ref):
            yield from self._whole.held_back(detail)

    def is_chosen(self, ref: str) -> bool:
        """Whether an entry was asked for."""
        return self._refs is None or ref in self._refs


def choose(connection: Connection, wanted: Wanted) -> frozenset[str] | None:
    """The refs of what is wanted; None for everything. Raises UnknownRef, AmbiguousRef and InvalidInput."""
    if wanted == Wanted():
        return None
    named = frozenset(get_entry(connection, one).ref for one in wanted.only)
    if wanted[1:] == Wanted()[1:]:
        return named
    fitting = frozenset(_fitting(connection, wanted))
    return fitting & named if wanted.only else fitting


def _fitting(connection: Connection, wanted: Wanted) -> Iterator[str]:
    if wanted.what is not None and wanted.what not in KINDS:
        raise InvalidInput(f"Lists are: {', '.join(KINDS)}.")
    linked = get_entry(connection, wanted.person).id if wanted.person else None
    cites = get_provision(connection, wanted.cites).id if wanted.cites else None
    for what in (wanted.what,) if wanted.what else tuple(KINDS):
        after = None
        while True:
            page = list_entries(
                connection,
                KINDS[what],
                status=wanted.status,
                cites=cites,
                linked=linked,
                measure=wanted.measure,
                addressee=wanted.addressee,
                after=after,
                limit=_PAGE,
            )
            yield from (entry.ref for entry in page.entries)
            after = page.after
            if after is None:
                break
