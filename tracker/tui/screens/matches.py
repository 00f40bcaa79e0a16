"""What a list's filter found, as far as it was looked at: at a key its first rows are read, the others when the cursor
comes to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tracker.queries.listing import Listing
from tracker.tui import lists
from tracker.tui.lists import MATCHES, Block, Found
from tracker.tui.widgets.entry_table import BLOCK

if TYPE_CHECKING:
    from tracker.db.connection import Connection


class Asked(NamedTuple):
    """What was asked for: it may have been changed when the answer is there.

    What is found stands in the order of `ordered`, the best first without it; `narrowed` is of which kind and status.
    """

    words: str
    ordered: Listing | None
    narrowed: Listing

    def begin(self, connection: Connection) -> Matches:
        """What is found, and its first rows."""
        return Matches(self, lists.find(connection, *self, lists.FIRST_ROWS))


class Matches:
    """What was found by what was asked. Its methods that take a connection run in a worker."""

    def __init__(self, asked: Asked, found: Found) -> None:
        self.asked = asked
        self.found = found
        self._spelled = dict(found.matches)

    def spelling(self, ref: str) -> str:
        """The spelling by which an entry was found."""
        return self._spelled.get(ref, "")

    def rows_from(self, first: int) -> Callable[[Connection], tuple[Matches, Block]]:
        """The query for the rows from a number on: they, and what is known with them."""

        def read(connection: Connection) -> tuple[Matches, Block]:
            known = self._read_all(connection)
            refs = [ref for ref, _ in known.found.matches[first : first + BLOCK]]
            return known, lists.read_matches(connection, refs)

        return read

    def number_of(self, ref: str) -> Callable[[Connection], int | None]:
        """The query for the number of an entry's row."""

        def read(connection: Connection) -> int | None:
            matches = self._read_all(connection).found.matches
            return next((number for number, (known, _) in enumerate(matches) if known == ref), None)

        return read

    def how_many(self, known: str) -> str:
        """How many are listed and found; `known` says of how many entries."""
        number, listed = self.found.number, self.found.listed
        if number > listed:
            return f"{listed} of {number:,}{'+' if number == lists.COUNTED else ''}"
        return f"{listed}+" if listed == MATCHES else f"{listed}{known}"

    def _read_all(self, connection: Connection) -> Matches:
        """All that is listed."""
        if len(self.found.matches) >= self.found.listed:
            return self
        return Matches(self.asked, lists.find(connection, *self.asked, MATCHES))
