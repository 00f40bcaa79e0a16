"""Entries as flat lines for a table, each as one text: to take every value apart would cost more than all else.

The provisions that an entry cites come one a row, and are put together here: for the database that is dearer.
"""

from __future__ import annotations

from collections.abc import Generator

from tracker.db.connection import Connection
from tracker.queries.provisions import list_resolutions, shared_keys

FLAT_MARK = "\x1f"
"""Stands before each value of a flat line, and in none of them."""


def flat_lines(connection: Connection, kind: str) -> Generator[str]:
    """The entries of a kind in list order, as a stream: ref, kind, title, status, status_since, last_checked, and the
    provisions they cite in one text, each after a `FLAT_MARK`.
    """
    places = _Places(connection)
    last, line = None, ""
    found: list[tuple[str, int, str]] = []
    for entry_id, text, resolution, position, key in connection.stream("flat_lines", kind=kind, mark=FLAT_MARK):
        if entry_id != last:
            if last is not None:
                yield line + places.named(found)
            last, line, found = entry_id, text, []
        if resolution is not None:
            found.append((resolution, position, key))
    if last is not None:
        yield line + places.named(found)


class _Places:
    """What provisions are called: by their key, or where several resolutions have it, by its resolution too."""

    def __init__(self, connection: Connection) -> None:
        self._shared = shared_keys(connection)
        self._references = {one.id: one.reference.replace(FLAT_MARK, " ") for one in list_resolutions(connection)}

    def named(self, places: list[tuple[str, int, str]]) -> str:
        """Places in one text, each once, in the order of the texts."""
        ordered = sorted(set(places)) if len(places) > 1 else places
        return "; ".join(
            [f"{self._references[resolution]} {key}" if key in self._shared else key for resolution, _, key in ordered]
        )
