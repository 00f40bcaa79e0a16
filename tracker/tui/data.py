"""The bridge to the database: a query or an action runs in a worker thread, on a connection of its own.

Plain rows come back. Reads go through one thread, writes through another, so that a write that waits for another
program holds up nothing else. Of the reads of one group only the newest runs; what an older one brings is dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import Worker

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.db.connection import Connection

Result = TypeVar("Result")


class Failed(Message):
    """A query or an action could not be done; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Bridge:
    """Runs work on the database at `target` for screens."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.writes = 0
        """How many actions were done; screens that fell behind read again."""
        self._reading = ThreadPoolExecutor(1, "read")
        self._writing = ThreadPoolExecutor(1, "write")

    def read(
        self,
        node: DOMNode,
        query: Callable[[Connection], Result],
        then: Callable[[Result], object],
        *,
        group: str,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Run a query for a screen and hand it the result; a newer one of the same group replaces it."""

        async def work() -> None:
            await self._run(node, self._reading, lambda: self._read(query), then, failed)

        _: Worker[None] = node.run_worker(work, group=group, exclusive=True)

    def write(
        self,
        node: DOMNode,
        action: Callable[[Connection], Result],
        then: Callable[[Result], object],
        *,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Run an action for a screen and hand it the result. It is never dropped, and ends before the program does."""

        def done(result: Result) -> None:
            self.writes += 1
            then(result)

        async def work() -> None:
            await self._run(node, self._writing, lambda: self._open(action), done, failed)

        _: Worker[None] = node.app.run_worker(work, group="write")

    def now(self, query: Callable[[Connection], Result]) -> Result:
        """Run a query in the caller's thread, which must not be the one that draws. Raises TrackerError."""
        return self._read(query)

    def close(self) -> None:
        """Start nothing more; an action that is under way is finished first."""
        self._reading.shutdown(wait=False, cancel_futures=True)
        self._writing.shutdown(wait=False)

    async def _run(
        self,
        node: DOMNode,
        executor: ThreadPoolExecutor,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        failed: Callable[[str], object] | None,
    ) -> None:
        try:
            result = await asyncio.wrap_future(executor.submit(work))
        except TrackerError as error:
            if failed:
                failed(str(error))
            else:
                node.post_message(Failed(str(error)))
        else:
            then(result)

    def _read(self, query: Callable[[Connection], Result]) -> Result:
        def in_snapshot(connection: Connection) -> Result:
            with connection.reading():
                return query(connection)

        return self._open(in_snapshot)

    def _open(self, work: Callable[[Connection], Result]) -> Result:
        from tracker.db.connection import open_database

        with open_database(self.target) as connection:
            return work(connection)
