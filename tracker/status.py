"""The rule that makes a status out of claims. Pure: the ledger keeps its result, queries ask it for other days.

Of the claims that are neither superseded nor retracted, and the text's own statement, the one with the latest effective
date counts; a partial date counts as the last day it can mean; of equal dates the one recorded last. The status holds
since the first of the run of claims with that code. Claims that speak of the same time and disagree are a conflict:
both
stay, the rule decides, and the conflict is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple


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
    """A point of view: what was true on a day (`as_of`), known on a day (`known_on`); null means now."""

    as_of: str | None = None
    known_on: str | None = None


NOW = When()


def live_claims(claims: Iterable[Claimed], when: When = NOW) -> list[Claimed]:
    """The claims that count, by effective date, then in the order of recording in which they are given."""
    known = [
        claim for claim in claims if when.known_on is None or claim.recorded_at[: len(when.known_on)] <= when.known_on
    ]
    taken_back = {claim.supersedes for claim in known if claim.supersedes}
    live = [
        claim
        for claim in known
        if claim.kind != "retraction"
        and not (claim.hash and claim.hash in taken_back)
        and (when.as_of is None or claim.effective_until <= when.as_of)
    ]
    return sorted(live, key=lambda claim: claim.effective_until)


def derive(claims: Iterable[Claimed], when: When = NOW) -> Current | None:
    """The status after `claims`, given in the order of recording; None when nothing had been stated."""
    live = live_claims(claims, when)
    if not live:
        return None
    first = last = live[-1]
    for claim in reversed(live):
        if claim.code != last.code:
            break
        first = claim
    return Current(last.code, first.effective, last.effective)


def find_conflicts(claims: Iterable[Claimed], when: When = NOW) -> list[tuple[Claimed, Claimed]]:
    """Neighbours by effective date that count, speak of the same time and name different codes."""
    live = live_claims(claims, when)
    return [
        (earlier, later)
        for earlier, later in pairwise(live)
        if earlier.code != later.code and later.effective_from <= earlier.effective_until and later.kind != "correction"
    ]
