"""How far the ledger, the plans and the register have come, and what came since: for a screen that stays open."""

from __future__ import annotations

from typing import NamedTuple

from tracker.db.connection import Connection

_LISTED_AT_MOST = 20


class SoFar(NamedTuple):
    """A few numbers that change when something was written. `drafts` changes with what people have not recorded yet."""

    claims: int
    plans: tuple[int, ...]
    names: tuple[int, ...]
    entries: int
    drafts: tuple[int | str, ...]


class NewClaim(NamedTuple):
    """A claim that was recorded since."""

    ref: str
    title: str
    code: str
    kind: str
    hash: str


class News(NamedTuple):
    """What came since: the first claims and how many there are, whether plans, spellings or the register changed."""

    so_far: SoFar
    claims: tuple[NewClaim, ...]
    number: int
    plans: bool
    names: bool
    register: bool

    @property
    def is_known(self) -> bool:
        """Whether it can be said what was changed."""
        return bool(self.claims) or self.plans or self.names or self.register


def read_so_far(connection: Connection) -> SoFar:
    """How far everything has come."""
    return SoFar(
        _numbers(connection, "claims_so_far")[0],
        (*_numbers(connection, "follow_ups_so_far"), *_numbers(connection, "follow_ups_done_so_far")),
        (*_numbers(connection, "names_so_far"), *_numbers(connection, "decisions_so_far")),
        _numbers(connection, "entries_so_far")[0],
        tuple(connection.row("drafts_so_far") or ()),
    )


def read_news(connection: Connection, seen: SoFar) -> News:
    """What came since `seen`."""
    now = read_so_far(connection)
    claims = (
        [
            NewClaim(row[2], row[-1], row[3], row[4], row[17])
            for row in connection.rows("claims_since", seen=seen.claims, limit=_LISTED_AT_MOST)
        ]
        if now.claims > seen.claims
        else []
    )
    return News(
        now,
        tuple(claims),
        max(len(claims), now.claims - seen.claims) if claims else 0,
        now.plans != seen.plans,
        now.names != seen.names,
        now.entries != seen.entries,
    )


def _numbers(connection: Connection, name: str) -> tuple[int, ...]:
    return tuple(int(value or 0) for value in connection.row(name) or (0,))
