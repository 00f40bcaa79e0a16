"""Follow-ups: what is to be done for an entry, and what was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.db.connection import Connection


class Done(NamedTuple):
    """One occurrence that was done: when it was due, when it was done, with what result."""

    due: str
    done_on: str
    result: str
    recorded_at: str
    recorded_by: str


class FollowUp(NamedTuple):
    """Something to do for an entry; `due` is the next occurrence, `rrule` how it repeats (RFC 5545, empty: once)."""

    id: int
    ref: str
    action: str
    starts: str
    due: str
    rrule: str
    assignee: str
    note: str
    created_at: str
    created_by: str
    closed_at: str | None
    done: tuple[Done, ...]


def all_follow_ups(connection: Connection) -> Iterator[FollowUp]:
    """Every follow-up by due date, closed ones included."""
    for row in connection.rows("all_follow_ups"):
        done = connection.rows("completions_of_follow_up", follow_up_id=row[0])
        yield FollowUp._make((*row, tuple(Done(*completion) for completion in done)))
