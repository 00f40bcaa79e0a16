"""The lists as people saved them: a filter, a status, an order and columns, by name."""

from __future__ import annotations

from typing import NamedTuple

from tracker.db.connection import Connection


class View(NamedTuple):
    """What a list shows and how; `columns` empty: the usual ones, `ordered_by` empty: the usual order."""

    words: str = ""
    status: str = ""
    ordered_by: str = ""
    is_descending: bool = False
    columns: tuple[str, ...] = ()


def list_views(connection: Connection, place: str) -> dict[str, View]:
    """The saved views of a place by name; the one without a name is how it was left."""
    return {
        name: View(words, status, ordered_by, bool(is_descending), tuple(columns.split()))
        for name, words, status, ordered_by, is_descending, columns in connection.rows("views_of_place", place=place)
    }
