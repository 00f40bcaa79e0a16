"""Notices what another program wrote: a look at the file and its journal, and at the database only when they changed.

No connection is kept open for it, so that the database can be restored, encrypted or moved while the UI is open.
"""

from __future__ import annotations

import os
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from tracker.errors import DatabaseMissing, TrackerError
from tracker.tui import looks
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.news import NewClaim, News, SoFar

_NAMED_AT_MOST = 3
_ASK_EVERY = 3
"""Seconds between two questions to a server, which has no files to look at."""


class Watch:
    """Looks at one database. `look` runs in a worker."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._files: tuple[object, ...] | None = None
        self._so_far: SoFar | None = None
        self._inode: object = None
        self.openings = 0
        """How often another file has come to stand there, or one that could not be read can be read again."""
        self._told = ""
        """What the last look could not be done for; said once."""

    def look(self) -> News | None:
        """What came since the last look; None when nothing did.

        Raises TrackerError when the database is gone or cannot be read: once, not at every look.
        """
        try:
            news = self._look()
        except TrackerError as error:
            self._files = None
            if str(error) == self._told:
                return None
            self._told = str(error)
            raise
        self._told = ""
        return news

    def _look(self) -> News | None:
        files = self._look_at_files()
        if files == self._files:
            return None
        is_another = len(files) > 1 and self._inode not in (None, files[0])
        if is_another:
            self._so_far = None
        news = self._read()
        if is_another or self._told:
            self.openings += 1
        self._files, self._inode = files, files[0]
        return news

    def _look_at_files(self) -> tuple[object, ...]:
        """What tells that something was written. Raises DatabaseMissing. A server is asked now and then."""
        if "://" in self._target:
            return (int(monotonic() / _ASK_EVERY),)
        try:
            main = os.stat(self._target)
        except OSError as error:
            raise DatabaseMissing(self._target) from error
        journal: tuple[int, ...] = ()
        with suppress(OSError):
            found = os.stat(f"{self._target}-wal")
            journal = (found.st_mtime_ns, found.st_size) if found.st_size else ()
        return (main.st_ino, main.st_mtime_ns, main.st_size, journal)

    def _read(self) -> News | None:
        from tracker.db.connection import open_database

        with open_database(self._target) as connection, connection.reading():
            return self._compare(connection)

    def _compare(self, connection: Connection) -> News | None:
        from tracker.queries.news import read_news, read_so_far

        if self._so_far is None:
            self._so_far = read_so_far(connection)
            return None
        news = read_news(connection, self._so_far)
        self._so_far = news.so_far
        return news


def news_in_words(news: News, own: set[str], *, wrote: bool) -> str:
    """A short word of what another program changed; empty when nothing, or nothing that is not ours.

    `wrote` says that we have written in the meantime, so that changed plans and spellings are probably our own.
    """
    foreign = [claim for claim in news.claims if claim.hash not in own]
    if foreign:
        others = news.number - (len(news.claims) - len(foreign)) - _NAMED_AT_MOST
        more = f", and {others:,} more" if others > 0 else ""
        return f"Recorded elsewhere: {'; '.join(map(_claim, foreign[:_NAMED_AT_MOST]))}{more}"
    changed = [
        word
        for word, is_so in (
            ("follow-ups", news.plans),
            ("spellings", news.names),
            ("the register", news.register),
        )
        if is_so
    ]
    return f"Changed elsewhere: {', '.join(changed)}" if changed and not wrote else ""


def _claim(claim: NewClaim) -> str:
    name, status = one_line(claim.title, 40), looks.words(claim.code)
    match claim.kind:
        case "checked_unchanged":
            return f"{name} was checked, unchanged"
        case "retraction":
            return f"a claim about {name} was taken back"
        case "correction":
            return f"{name}: {status}, a correction"
        case _:
            return f"{name}: {status}"
