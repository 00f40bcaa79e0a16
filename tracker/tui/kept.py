"""The connection that lists and pages are read through, open while keys follow each other: to open one takes as long as
many a query.

It is closed when nothing was read for a while, so that the database can be restored, encrypted or moved while the UI is
open, and it reads no other file than the one that stands there now.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tracker.config import is_server
from tracker.errors import DatabaseMissing

if TYPE_CHECKING:
    from tracker.db.connection import Connection

Result = TypeVar("Result")


class KeptOpen:
    """Reads the database at `target`. All of it runs in one thread."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._connection: Connection | None = None
        self._file: tuple[int, ...] = ()
        self._was_used = False

    def read(self, query: Callable[[Connection], Result]) -> Result:
        """Run a query on one snapshot. Raises what opening a database raises."""
        self._was_used = True
        try:
            connection = self._open()
            with connection.reading():
                return query(connection)
        except BaseException:
            self.close()
            raise

    def rest(self) -> None:
        """Close the connection, unless something was read since the last rest."""
        if not self._was_used:
            self.close()
        self._was_used = False

    def close(self) -> None:
        """Close the connection."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _open(self) -> Connection:
        from tracker.db.connection import open_database, require_current

        file = self._look()
        if self._connection and file == self._file:
            require_current(self._connection)
            return self._connection
        self.close()
        self._connection = open_database(self._target)
        self._file = file
        return self._connection

    def _look(self) -> tuple[int, ...]:
        """What tells one file from another. A server has none."""
        if is_server(self._target):
            return ()
        try:
            found = os.stat(self._target)
        except FileNotFoundError as error:
            raise DatabaseMissing(self._target) from error
        return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
