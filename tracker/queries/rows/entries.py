"""An entry in a list, and with what every kind has."""

from __future__ import annotations

from typing import NamedTuple


class EntryRow(NamedTuple):
    """An entry in a list.

    `status_since` is as precise as its source ("2021", "2021-02", "2021-02-11"); `last_checked` is the effective date
    of the
    newest claim; both are null for kinds without a status.
    """

    id: int
    ref: str
    kind: str
    title: str
    status: str | None
    status_since: str | None
    last_checked: str | None
    withdrawn: bool


class Entry(NamedTuple):
    """An entry with what every kind has; `sensitivity` is how far the register lets it travel (empty: nothing said)."""

    id: int
    ref: str
    kind: str
    title: str
    status: str | None
    status_since: str | None
    last_checked: str | None
    withdrawn: bool
    note: str
    stated_status: str | None
    stated_on: str | None
    resolution: str | None
    sensitivity: str = ""


class Page(NamedTuple):
    """Some entries in list order; `after` continues the list (None: it ended)."""

    entries: tuple[EntryRow, ...]
    after: tuple[str, int] | None
