"""Pressing keys in a running terminal UI, and how long each takes until the row under the cursor was drawn."""

from __future__ import annotations

import asyncio
import time

from textual import events
from textual.pilot import Pilot
from textual.strip import Strip

from tracker.tui.app import TrackerApp
from tracker.tui.screens.entries import EntriesScreen
from tracker.tui.widgets.entry_table import EntryTable

_PATIENCE = 10.0


class Pressing:
    """Watches what the table draws."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, EntriesScreen)
        self.app, self.pilot, self.screen = app, pilot, screen
        self.table: EntryTable = screen.table
        self._drawn = (0, -1, 0.0)
        self._event = asyncio.Event()
        render = self.table.render_line

        def watched(y: int) -> Strip:
            strip = render(y)
            number = y - 1 + self.table.scroll_offset.y
            is_row = number == self.table.cursor and self.table.row_at(number) is not None
            if is_row or (y == 1 and not self.table.total):
                self._drawn = (self.table.generation, number, time.perf_counter())
                self._event.set()
            return strip

        self.table.render_line = watched  # type: ignore[method-assign]

    async def rest(self) -> None:
        """Wait until nothing more is read and drawn."""
        for _ in range(3):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def move(self, key: str) -> float:
        """Press a key that moves the cursor."""
        await self.rest()
        self._drawn = (0, -1, 0.0)
        started = time.perf_counter()
        self.table.focus()
        self.app.post_message(events.Key(key, None))
        return await self._until_drawn(started, generation=self.table.generation)

    async def filter(self, text: str) -> float:
        """Have a text in the filter, as after its last key."""
        await self.rest()
        box = self.screen.entries.box
        box.focus()
        await self.pilot.pause()
        if text:
            box.value = text[:-1]
            box.cursor_position = len(text)
            await self.rest()
        generation = self.table.generation
        started = time.perf_counter()
        if text:
            self.app.post_message(events.Key(text[-1], text[-1]))
        else:
            box.value = ""
            await self.rest()
            return 0.0
        return await self._until_drawn(started, generation=generation + 1)

    async def sort(self, name: str) -> float:
        """Order the list by a column."""
        await self.rest()
        generation = self.table.generation
        started = time.perf_counter()
        entries = self.screen.entries
        entries.show(entries.view._replace(ordered_by=name, is_descending=True))
        return await self._until_drawn(started, generation=generation + 1)

    async def _until_drawn(self, started: float, *, generation: int) -> float:
        """Sleeping until something is drawn: a loop that asks would take the processor from the thread that reads."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                seen, number, when = self._drawn
                if seen >= generation and (number == self.table.cursor or not self.table.total) and when >= started:
                    return when - started
                self._event.clear()
                await self._event.wait()
