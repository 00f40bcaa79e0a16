"""What Today and the board ask for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.queries.board import Asked, Standing
from tracker.queries.crosschecks import Conflict
from tracker.queries.followups import Agenda
from tracker.queries.rows import Claim
from tracker.tui.visits import Visit

if TYPE_CHECKING:
    from tracker.db.connection import Connection

MOST_NEW = 1000
"""Up to how many new claims are counted."""

Recorded = tuple[tuple[str, str, Claim], ...]
"""(ref, title, claim), newest first."""


class Overview(NamedTuple):
    """What Today shows: how many entries are where, what is due, what is new and what was recorded last, and what does
    not go together. `last` is the visit before this one; null where none is known.
    """

    counts: dict[str, dict[str | None, int]]
    agenda: Agenda
    last: Visit | None
    new: Recorded
    number_new: int
    recent: Recorded
    conflicts: tuple[Conflict, ...]


def overview(connection: Connection, last: Visit | None, *, is_first: bool, limit: int = 30) -> Overview:
    """Everything for Today. The first time it is asked for, the last visit is looked up, and this one is kept."""
    from tracker.config import stale_days
    from tracker.dates import today
    from tracker.queries.crosschecks import list_conflicts
    from tracker.queries.entries import count_by_status
    from tracker.queries.followups import STALE_AFTER, read_agenda
    from tracker.queries.summaries import claims_since, count_claims_since, latest_claims, newest_claim
    from tracker.tui.visits import keep_visit, last_visit

    node = connection.row("own_node")
    newest = newest_claim(connection)
    if is_first and node:
        last = last_visit(node[0])
        if last and last.claim > newest:  # another copy of this installation's database
            last = None
        keep_visit(node[0], Visit(newest, today().isoformat()))
    return Overview(
        count_by_status(connection),
        read_agenda(connection, today(), stale_after=stale_days(STALE_AFTER), limit=limit),
        last,
        claims_since(connection, last.claim, limit) if last else (),
        count_claims_since(connection, last.claim, MOST_NEW) if last else 0,
        latest_claims(connection, limit),
        tuple(islice(list_conflicts(connection), limit + 1)),
    )


class Board(NamedTuple):
    """Addressees, each with how its demands stand; and whether there are more of them."""

    lines: tuple[tuple[Asked, tuple[Standing, ...]], ...]
    has_more: bool


def board(connection: Connection, limit: int = 40) -> Board:
    """Those of whom most is asked."""
    from tracker.queries.board import list_addressees, standing_of

    asked = list_addressees(connection, limit + 1)
    lines: Iterator[tuple[Asked, tuple[Standing, ...]]] = ((one, standing_of(connection, one)) for one in asked[:limit])
    return Board(tuple(lines), len(asked) > limit)
