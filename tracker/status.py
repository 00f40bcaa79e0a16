"""The rule that makes a status out of claims. Pure: the ledger keeps its result, queries ask it for other days.

Of the claims that count, and the text's own statement, the one with the latest effective date decides; a partial date
counts as the last day it can mean, which is never after the day of its recording; of equal dates the one recorded last
decides. A claim that was retracted, or superseded by a correction that was not itself retracted, does not count: a
retraction leaves things as if what it takes back had never been recorded. The status holds since the first of the run
of claims with that code. Neighbouring claims that speak of the same time and disagree are a conflict: both stay, the
rule decides, and the conflict is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, Protocol


class Claimed(NamedTuple):
    """What the rule looks at: a claim, or the text's statement (with an empty hash and no time of recording).

    `effective_from` and `effective_until` are the first and last day that the effective date can mean.
    """

    code: str
    kind: str
    effective: str
    effective_from: str
    effective_until: str
    recorded_at: str
    hash: str
    supersedes: str | None


class Current(NamedTuple):
    """A status, since when (as precise as its source), and when somebody last looked."""

    code: str
    since: str
    last_checked: str


class When(NamedTuple):
    """A point of view: what was true on a day (`as_of`), what was known on a day or at a UTC time (`known_on`).

    Null means now.
    """

    as_of: str | None = None
    known_on: str | None = None


NOW = When()


class Recorded(Protocol):
    """What `hashes_taken_back` needs of a claim."""

    @property
    def kind(self) -> str:
        """The kind of claim."""

    @property
    def hash(self) -> str | None:
        """Its hash; null or empty for the text's statement."""

    @property
    def supersedes(self) -> str | None:
        """The hash of the claim that it takes back."""


def is_known(recorded_at: str | None, when: When) -> bool:
    """Whether what was recorded then is known from a point of view; the text (no time) always is."""
    return when.known_on is None or (recorded_at or "")[: len(when.known_on)] <= when.known_on


def hashes_taken_back(claims: Iterable[Recorded]) -> set[str]:
    """The hashes of the claims that were retracted, or superseded by a claim that was not retracted."""
    claims = list(claims)
    retracted = {claim.supersedes for claim in claims if claim.kind == "retraction" and claim.supersedes}
    superseded = {
        claim.supersedes
        for claim in claims
        if claim.supersedes and claim.kind != "retraction" and claim.hash not in retracted
    }
    return retracted | superseded


def last_day(claim: Claimed) -> str:
    """The last day of which a claim speaks: a month or year that was still running ends when it was recorded."""
    if claim.recorded_at and claim.effective_from < claim.effective_until:
        return max(claim.effective_from, min(claim.effective_until, claim.recorded_at[:10]))
    return claim.effective_until


def live_claims(claims: Iterable[Claimed], when: When = NOW) -> list[Claimed]:
    """The claims that count, by the last day of which they speak, then in the order of recording."""
    known = [claim for claim in claims if is_known(claim.recorded_at, when)]
    taken_back = hashes_taken_back(known)
    live = [
        claim
        for claim in known
        if claim.kind != "retraction"
        and not (claim.hash and claim.hash in taken_back)
        and (when.as_of is None or last_day(claim) <= when.as_of)
    ]
    return sorted(live, key=last_day)


def derive(claims: Iterable[Claimed], when: When = NOW) -> Current | None:
    """The status after `claims`, given in the order of recording; None when nothing had been stated."""
    live = live_claims(claims, when)
    return Current(live[-1].code, first_of_run(live).effective, live[-1].effective) if live else None


def first_of_run(live: list[Claimed]) -> Claimed:
    """Of claims that count, the one with which the last code began."""
    first = live[-1]
    for claim in reversed(live):
        if claim.code != first.code:
            break
        first = claim
    return first


def find_conflicts(claims: Iterable[Claimed], when: When = NOW) -> list[tuple[Claimed, Claimed]]:
    """Neighbours in time that count, may speak of the same day and name different codes."""
    return [pair for pair in pairwise(live_claims(claims, when)) if _disagree(*pair)]


def is_disputed(claims: Iterable[Claimed], when: When = NOW) -> bool:
    """Whether the claim that decides and the one before it are a conflict; a later check settles it."""
    live = live_claims(claims, when)
    return len(live) > 1 and _disagree(live[-2], live[-1])


def _disagree(earlier: Claimed, later: Claimed) -> bool:
    return earlier.code != later.code and later.effective_from <= last_day(earlier) and later.kind != "correction"
