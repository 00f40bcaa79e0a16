"""Opening the UI on a real database, pressing keys, and reading what stands on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea
from textual.worker import WorkerCancelled

from tracker.tui.app import TrackerApp
from tracker.tui.screens.entries import EntriesScreen
from tracker.tui.screens.form import FormScreen
from tracker.tui.screens.reading import ReadingScreen

NARROW, USUAL, LARGE = (80, 24), (120, 40), (200, 60)


class Driver:
    """A running UI: keys in, text out."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def entries(self) -> EntriesScreen:
        """The list that is open."""
        screen = self.app.screen
        assert isinstance(screen, EntriesScreen)
        return screen

    @property
    def reading(self) -> ReadingScreen:
        """The reading room."""
        screen = self.app.screen
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def opened(self) -> str:
        """The ref of what is open."""
        return self.entries.opened.detail.entry.ref if self.entries.opened else ""

    async def press(self, *keys: str) -> None:
        """Press keys and let the workers finish."""
        await self.pilot.press(*keys)
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys as a script does that does not wait between them."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            driver.send_message(Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        for char in text:
            await self.pilot.press("space" if char == " " else char)
        await self.settle()

    @property
    def form(self) -> FormScreen:
        """The form that is open."""
        screen = self.app.screen
        assert isinstance(screen, FormScreen)
        return screen

    async def fill(self, **answers: str) -> None:
        """Answer questions of the form that is open, at once and not key by key."""
        for name, answer in answers.items():
            widget = self.form.query_one(f"#{name}")
            if isinstance(widget, Input):
                widget.value = answer
            elif isinstance(widget, TextArea):
                widget.text = answer
            else:
                assert isinstance(widget, OptionList)
                widget.highlighted = self.form._codes[name].index(answer)
        await self.settle()

    async def save(self) -> None:
        """Save the form that is open, and wait until it is gone."""
        form = self.form
        await self.pilot.press("ctrl+s")
        await self.until(lambda: self.app.screen is not form)
        await self.settle()

    async def settle(self) -> None:
        """Wait until no worker runs and everything is drawn."""
        for _ in range(3):
            await self.pilot.pause()
            with suppress(WorkerCancelled):  # a newer one took its place
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until something holds; fail when it does not in time."""
        for _ in range(int(seconds / 0.02)):
            if holds():
                return
            await asyncio.sleep(0.02)
            await self.pilot.pause()
        raise AssertionError("it did not come to hold in time")

    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        width, height = self.app.size
        compositor = self.app.screen._compositor
        strips = compositor.render_strips()
        assert len(strips) == height
        return ["".join(segment.text for segment in strip)[: width * 2] for strip in strips]

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines())


@asynccontextmanager
async def opened(path: Path, size: tuple[int, int] = USUAL) -> AsyncIterator[Driver]:
    """The UI on a database, its first rows drawn."""
    app = TrackerApp(str(path))
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
