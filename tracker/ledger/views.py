"""Keeping how somebody wants to see a list."""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.queries.views import View


def save_view(connection: Connection, place: str, name: str, view: View) -> None:
    """Keep a view under a name, instead of the one that had it."""
    with connection.writing():
        connection.run("delete_saved_view", place=place, called=name)
        connection.run(
            "insert_saved_view",
            place=place,
            called=name,
            words=view.words,
            status=view.status,
            ordered_by=view.ordered_by,
            is_descending=view.is_descending,
            columns=" ".join(view.columns),
        )


def delete_view(connection: Connection, place: str, name: str) -> None:
    """Forget a view; nothing happens where there is none."""
    with connection.writing():
        connection.run("delete_saved_view", place=place, called=name)
