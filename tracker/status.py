"""The rule that makes a status out of claims. Pure: the ledger keeps its result, queries ask it for other days.

Of the claims that are neither superseded nor retracted, and the text's own statement, the one with the latest effective
date counts; a partial date counts as the last day it can mean; of equal dates the one recorded last. The status holds
since
the first of the run of claims with that code.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Claimed(NamedTuple):
    """What the rule looks at: a claim, or the text's statement (with an empty hash and no time of recording)."""

    code: str
    kind: str
    effective: str
    effective_until: str
    recorded_at: str
    hash: str
    supersedes: str | None


class Current(NamedTuple):
    """A status, since when (as precise as its source), and when somebody last looked."""

    code: str
    since: str
    last_checked: str


def derive(claims: Iterable[Claimed], *, as_of: str | None = None, known_on: str | None = None) -> Current | None:
    """The status after `claims`, given in the order of recording; None when nothing had been stated.

    `as_of` (a day) leaves out what was effective later, `known_on` (a UTC time or day) what was recorded later.
    """
    known = [claim for claim in claims if known_on is None or claim.recorded_at[: len(known_on)] <= known_on]
    taken_back = {claim.supersedes for claim in known if claim.supersedes}
    live = [
        claim
        for claim in known
        if claim.kind != "retraction"
        and not (claim.hash and claim.hash in taken_back)
        and (as_of is None or claim.effective_until <= as_of)
    ]
    live.sort(key=lambda claim: claim.effective_until)
    if not live:
        return None
    first = last = live[-1]
    for claim in reversed(live):
        if claim.code != last.code:
            break
        first = claim
    return Current(last.code, first.effective, last.effective)
