"""What an export goes through, in a fixed order, from the caller's snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from tracker.db.connection import Connection
from tracker.queries.details import get_detail
from tracker.queries.entries import entries_of_kind
from tracker.queries.followups import all_follow_ups
from tracker.queries.provisions import get_identifiers, list_resolutions, list_versions, provisions_of
from tracker.queries.rows import Detail
from tracker.status import NOW, When

ENTRY_KINDS = ("person", "organisation", "charge", "demand", "statement")

_when: ContextVar[When] = ContextVar("when", default=NOW)
_watcher: ContextVar[Callable[[], None] | None] = ContextVar("watcher", default=None)


@contextmanager
def seen_from(when: When) -> Iterator[None]:
    """Export statuses and histories from a point of view: as they were on a day, or were known on one."""
    token = _when.set(when)
    try:
        yield
    finally:
        _when.reset(token)


@contextmanager
def watched(watcher: Callable[[], None]) -> Iterator[None]:
    """Call `watcher` once for each entry that an export goes through."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def details(connection: Connection, kinds: tuple[str, ...] = ENTRY_KINDS) -> Iterator[Detail]:
    """Every entry of these kinds in full, kind by kind in list order, withdrawn ones included."""
    watcher = _watcher.get()
    for kind in kinds:
        for entry in entries_of_kind(connection, kind):
            yield get_detail(connection, entry, _when.get())
            if watcher:
                watcher()


def resolution_values(connection: Connection) -> Iterator[tuple[dict[str, Any], Iterator[Any]]]:
    """Each resolution without its provisions, and its provisions as a stream."""
    for resolution in list_resolutions(connection):
        value = {
            "id": resolution.id,
            "reference": resolution.reference,
            "adopted": resolution.adopted,
            "body": resolution.body,
            "title": resolution.title,
            "identifiers": get_identifiers(connection, resolution.id),
            "versions": [version._asdict() for version in list_versions(connection, resolution.id)],
        }
        yield value, provisions_of(connection, resolution.id)


def follow_up_values(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every follow-up with what was done."""
    for follow_up in all_follow_ups(connection):
        yield {**follow_up._asdict(), "done": [done._asdict() for done in follow_up.done]}
