"""What an export goes through, in a fixed order, from the caller's snapshot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from typing import Any

from tracker.db.connection import Connection
from tracker.export.values import claim_value, entry_value
from tracker.ledger.marks import list_marks
from tracker.queries.entries import get_entry_by_id
from tracker.queries.followups import FollowUp, all_follow_ups, planned_follow_ups
from tracker.queries.history import get_history
from tracker.queries.identity import Decision
from tracker.queries.paged import details_of_kind
from tracker.queries.provisions import get_identifiers, list_resolutions, list_versions, provisions_of
from tracker.queries.release import Held, Release, follow_up_key
from tracker.queries.rows import Detail, ProvisionText
from tracker.queries.standing import LEVELS
from tracker.status import NOW, When

EVERYTHING = Release("full", {}, {})
ENTRY_KINDS = ("person", "organisation", "charge", "demand", "statement")

_when: ContextVar[When] = ContextVar("when", default=NOW)
_release: ContextVar[Release] = ContextVar("release")
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
def released(release: Release) -> Iterator[None]:
    """Export what `release` lets leave; outside of this everything leaves."""
    token = _release.set(release)
    try:
        yield
    finally:
        _release.reset(token)


def current_release() -> Release:
    """What may leave with the export that is being written."""
    return _release.get(EVERYTHING)


def is_everything_now() -> bool:
    """Whether all that is recorded leaves, as it is now: then an export can take what the database keeps ready."""
    return current_release().is_full and _when.get() == NOW


@contextmanager
def watched(watcher: Callable[[], None]) -> Iterator[None]:
    """Call `watcher` once for each entry that an export goes through."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def went_through(number: int) -> None:
    """Tell the watcher of so many entries at once."""
    watcher = _watcher.get()
    if watcher:
        for _ in range(number):
            watcher()


def details(
    connection: Connection, kinds: tuple[str, ...] = ENTRY_KINDS, *, is_history: bool = False
) -> Iterator[Detail]:
    """Every entry of these kinds that leaves, kind by kind in list order, withdrawn ones included; see `paged`."""
    watcher, release, when = _watcher.get(), current_release(), _when.get()
    for kind in kinds:
        for detail in details_of_kind(connection, kind, when, is_history=is_history):
            left = release.detail(detail, when)
            if left:
                yield left
            if watcher:
                watcher()


def entry_lines(connection: Connection) -> Iterator[str]:
    """The value of every entry that leaves as JSON; the database makes those that it can."""
    if not is_everything_now():
        yield from (as_json(entry_value(detail)) for detail in details(connection))
        return
    watcher = _watcher.get()
    for kind in ENTRY_KINDS:
        for entry_id, line in connection.stream(f"lines_of_{kind}"):
            yield _with_history(connection, entry_id, line) if line.endswith(_WITHOUT_HISTORY) else line
            if watcher:
                watcher()


def _with_history(connection: Connection, entry_id: int, line: str) -> str:
    history = get_history(connection, get_entry_by_id(connection, entry_id))
    return line.removesuffix("null}") + as_json([claim_value(claim) for claim in history]) + "}"


_WITHOUT_HISTORY = '"history":null}'


def as_json(value: Any) -> str:
    """A value as JSON without needless blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def held_back(connection: Connection, release: Release) -> Iterator[Held]:
    """Everything that a profile holds back, entry by entry, then the follow-ups."""
    if release.is_full:
        return
    for kind in (*ENTRY_KINDS, "difference"):
        for detail in details_of_kind(connection, kind):
            yield from release.held_back(detail)
    for follow_up in all_follow_ups(connection):
        if release.follow_up(follow_up) is None:
            level = max(
                release.level("follow_up", follow_up_key(follow_up)),
                release.entry_level(follow_up.ref),
                key=LEVELS.index,
            )
            yield Held("follow_up", follow_up.ref, str(follow_up.id), level)


def resolution_values(
    connection: Connection, release: Release | None = None
) -> Iterator[tuple[dict[str, Any], Iterator[ProvisionText]]]:
    """Each resolution without its provisions, and those of its provisions that leave, as a stream.

    A published text leaves whole. A list of people who were added by hand has a document for each of them, which leaves
    with them, and names who added them; a list without a document does not leave.
    """
    release = release or current_release()
    for resolution in list_resolutions(connection):
        versions = list_versions(connection, resolution.id)
        provisions = provisions_of(connection, resolution.id)
        is_list = any(version.stage == CASE_LIST for version in versions)
        if is_list and not release.is_full:
            provisions = (one for one in provisions if _document_leaves(connection, release, one))
            first = next(provisions, None)
            if first is None:
                continue
            provisions = chain((first,), provisions)
        value = {
            "id": resolution.id,
            "reference": resolution.reference,
            "adopted": resolution.adopted,
            "body": "" if is_list and release.profile != "full" else resolution.body,
            "title": resolution.title,
            "identifiers": get_identifiers(connection, resolution.id),
            "versions": [version._asdict() for version in versions],
        }
        yield value, provisions


CASE_LIST = "case_list"
"""The stage of a text that is no resolution: a list of people who were added by hand."""


def _document_leaves(connection: Connection, release: Release, document: ProvisionText) -> bool:
    refs = [ref for (ref,) in connection.rows("people_of_document", provision_id=document.id)]
    return all(release.entry_leaves(ref) for ref in refs) and any(release.is_chosen(ref) for ref in refs)


def follow_ups(connection: Connection) -> Iterator[FollowUp]:
    """Every follow-up that leaves; see `planned_follow_ups` for their order and numbers."""
    release = current_release()
    connection.expect_sorting()
    for follow_up in planned_follow_ups(connection):
        left = release.follow_up(follow_up)
        if left:
            yield left


def follow_up_values(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every follow-up that leaves, with what was done."""
    for follow_up in follow_ups(connection):
        yield {**follow_up._asdict(), "done": [made._asdict() for made in follow_up.done]}


def decision_values(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every decision on who is the same, where everything leaves."""
    if current_release().is_full:
        for row in connection.stream("decisions_to_exchange"):
            yield Decision(*row)._asdict()


def mark_values(connection: Connection) -> Iterator[dict[str, Any]]:
    """Every mark of how far something may travel, where everything leaves."""
    if current_release().is_full:
        for mark in list_marks(connection):
            yield mark._asdict()


def absent_claim_values(connection: Connection) -> Iterator[dict[str, Any]]:
    """The claims of other nodes whose contents are not here, or whose entries are not: their places in the chains."""
    if current_release().is_full:
        for node, number, previous, digest, content in connection.stream("all_absent_claims"):
            place = {"node": node, "number": number, "previous_hash": previous, "hash": digest}
            yield {**place, "content": content}
