"""Keys are given out one at a time: each only when what the one before it set off has happened.

Textual hands a key to whatever has the focus at that moment and runs its action some messages later. Whoever types
fast, pastes, or sends keys from a script would otherwise act on the row, the form or the place that was there before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Event
from textual.message_pump import MessagePump

_ROUNDS = 4
_AT_MOST = 2.0
"""Seconds that a key waits for one that hangs."""
_LOOKS_EVERY = 0.05


class InTurn:
    """The keys and pastes that `app` was given and did not give out yet; `give` gives one out."""

    def __init__(self, app: App[Any], give: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[Event] = deque()
        self._is_giving = False

    def take(self, event: Event) -> None:
        """Give an event out when it is its turn."""
        self._waiting.append(event)
        if not self._is_giving:
            self._is_giving = True
            self._app.run_worker(self._give_out(), group="keys")

    async def _give_out(self) -> None:
        try:
            while self._waiting:
                await self._give(self._waiting.popleft())
                await self._let_happen()
        finally:
            self._is_giving = False

    async def _let_happen(self) -> None:
        """Until the focus is at rest: its messages go up to the app, and what they set off goes up behind them."""
        before: list[MessagePump] = []
        for _ in range(_ROUNDS):
            way = self._way_up()
            for node in way:
                await _until_handled(node)
            if way == before:
                return
            before = way

    def _way_up(self) -> list[MessagePump]:
        """From what has the focus up to the app."""
        if not self._app.screen_stack:
            return [self._app]
        return list((self._app.focused or self._app.screen).ancestors_with_self)


async def _until_handled(node: MessagePump) -> None:
    """Wait until a node has handled the messages that it has now."""
    done = asyncio.Event()
    until = monotonic() + _AT_MOST
    if node.call_later(done.set):
        while not done.is_set() and node.is_attached and monotonic() < until:
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _LOOKS_EVERY)
