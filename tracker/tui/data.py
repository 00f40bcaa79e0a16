"""The bridge to the database: a query or an action runs in a worker thread, on a connection of its own.

Plain rows come back. Reads go through one thread, writes through another, so that a write that waits for another
program holds up nothing else. Of the reads of one group only the newest runs; what an older one brings is dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import Worker

from tracker.config import is_server
from tracker.errors import TrackerError, shown
from tracker.tui.kept import KeptOpen

if TYPE_CHECKING:
    from tracker.db.connection import Connection

Result = TypeVar("Result")


class Failed(Message):
    """A query or an action could not be done; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Unexpected(TrackerError):
    """Something failed that nobody foresaw; the sentence names it, for whoever mends it."""

    def __init__(self, error: Exception) -> None:
        what = shown(f"{type(error).__name__}: {error}", quoted=False)
        super().__init__(f"That could not be done, by a fault of the program ({what}). What was recorded is recorded.")


class Bridge:
    """Runs work on the database at `target` for screens."""

    def __init__(self, target: str) -> None:
        self.target = target
        if is_server(target):
            from tracker.db.postgresql.connection import keep_open

            keep_open()
        self.writes = 0
        """How many actions were done; screens that fell behind read again."""
        self.under_way = 0
        """How many actions are being done."""
        self.own: set[str] = set()
        """The hashes of the claims that were recorded here."""
        self._reading = ThreadPoolExecutor(1, "read")
        self._kept = KeptOpen(target)
        self._asked: set[Future[Any]] = set()
        """What is read, or waits for it."""
        self._writing = ThreadPoolExecutor(1, "write")
        self._looking = ThreadPoolExecutor(1, "look")
        self._keeping = ThreadPoolExecutor(1, "keep")
        self._long = ThreadPoolExecutor(1, "long")

    def read(
        self,
        node: DOMNode,
        query: Callable[[Connection], Result],
        then: Callable[[Result], object],
        *,
        group: str,
        failed: Callable[[str], object] | None = None,
        at_once: bool = False,
    ) -> None:
        """Run a query for a screen and hand it the result; a newer one of the same group replaces it.

        With `at_once` it begins before what is drawn now is drawn, and may have run when a newer one replaces it.
        """

        def ask() -> Future[Result]:
            asked = self._reading.submit(self._kept.read, query)
            self._asked.add(asked)
            asked.add_done_callback(self._asked.discard)
            return asked

        begun: Future[Result] | None = None
        if at_once:
            with suppress(RuntimeError):  # the program is being left
                begun = ask()

        async def work() -> None:
            await self._run(node, lambda: begun or ask(), then, failed)

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
            self.under_way += 1
            try:
                await self._run(node, lambda: self._writing.submit(self._open, action), done, failed)
            finally:
                self.under_way -= 1

        _: Worker[None] = node.app.run_worker(work, group="write")

    def aside(
        self,
        node: DOMNode,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        *,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Run something small that holds up neither reads nor writes."""

        async def run() -> None:
            await self._run(node, lambda: self._looking.submit(work), then, failed)

        _: Worker[None] = node.run_worker(run, group="aside")

    def keep(self, action: Callable[[Connection], object]) -> None:
        """Write something that is worth keeping and that nobody waits for; when it cannot be, nobody is disturbed."""

        def work() -> None:
            with suppress(TrackerError):
                self._open(action)

        with suppress(RuntimeError):  # the program is being left
            self._keeping.submit(work)

    def long(
        self,
        node: DOMNode,
        work: Callable[[Connection], Result],
        then: Callable[[Result], object],
        *,
        failed: Callable[[str], object],
    ) -> None:
        """Run something that reads for long, from one snapshot, beside everything else."""

        async def run() -> None:
            await self._run(node, lambda: self._long.submit(self._read, work), then, failed)

        _: Worker[None] = node.app.run_worker(run, group="long")

    def now(self, query: Callable[[Connection], Result]) -> Result:
        """Run a query in the caller's thread, which must not be the one that draws. Raises TrackerError."""
        return self._read(query)

    def close(self) -> None:
        """Start nothing more; an action that is under way is finished first."""
        for asked in tuple(self._asked):
            asked.cancel()
        self._reading.submit(self._kept.close)
        for executor in (self._reading, self._writing, self._looking, self._keeping, self._long):
            executor.shutdown(wait=False)

    def rest(self) -> None:
        """Nothing needs to be done now: what is kept open for the next key is closed when none came for a while."""
        with suppress(RuntimeError):  # the program is being left
            self._reading.submit(self._kept.rest)

    async def _run(
        self,
        node: DOMNode,
        ask: Callable[[], Future[Result]],
        then: Callable[[Result], object],
        failed: Callable[[str], object] | None,
    ) -> None:
        try:
            result = await asyncio.wrap_future(ask())
            if not node.app.is_running:  # it is being left, and what would show the result may be gone already
                return
        except Exception as error:  # noqa: BLE001 - the one edge: whatever went wrong, the user goes on
            sentence = str(error) if isinstance(error, TrackerError) else str(Unexpected(error))
            if failed:
                failed(sentence)
            else:
                node.post_message(Failed(sentence))
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
