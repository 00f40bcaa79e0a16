"""The terminal UI as a whole: colours, places, the way back, and the one handler for what goes wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from tracker.config import recording_user
from tracker.tui.commands import PLACES, bindings
from tracker.tui.data import Bridge, Failed
from tracker.tui.messages import Draft, Place
from tracker.tui.palette import CommandsHere, EntriesByName
from tracker.tui.safe import paragraph
from tracker.tui.screens.entries import KIND_OF, EntriesScreen
from tracker.tui.screens.place import PlaceScreen
from tracker.tui.themes import CONTRAST, DARK, LIGHT, PLAIN, THEMES

_HISTORY = 200


class TrackerApp(App[None]):
    """Opens on the list of people."""

    TITLE = "tracker"
    DEFAULT_MODE = "people"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {CommandsHere, EntriesByName}
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    NOTIFICATION_TIMEOUT = 8

    def __init__(self, target: str) -> None:
        is_plain = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if is_plain else None)
        self.bridge = Bridge(target)
        self.user = recording_user()
        self.drafts: dict[tuple[str, bool], Draft] = {}
        self._been: list[Place] = []
        self._first_language = ""
        self._languages: tuple[str, ...] = ()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = PLAIN.name if is_plain else DARK.name
        for mode, _ in PLACES:
            self.add_mode(mode, partial(self._make, mode))

    def _make(self, mode: str) -> Screen[None]:
        if mode in KIND_OF:
            return EntriesScreen(mode, self.bridge)
        if mode == "reading":
            from tracker.tui.screens.reading import ReadingScreen

            return ReadingScreen(mode, self.bridge)
        from tracker.tui.screens.today import TodayScreen

        return TodayScreen(mode, self.bridge)

    def on_unmount(self) -> None:
        """Nothing new is started; what is being written is finished."""
        self.bridge.close()

    # places

    async def go(self, place: Place, *, keep: bool = True) -> None:
        """Go to a place and show what it says; where you were can be come back to."""
        here = self._here()
        if keep and here and (here.mode, here.open) != (place.mode, place.open):
            self._been = [*self._been[-_HISTORY:], here]
        await self.switch_mode(place.mode)
        screen = self.screen
        if isinstance(screen, PlaceScreen) and (place.open or not keep):
            screen.visit(place)

    async def action_go(self, mode: str) -> None:
        """To a place, as it was left."""
        await self.go(Place(mode))

    async def action_back(self) -> None:
        """To where you were before."""
        if self._been:
            await self.go(self._been.pop(), keep=False)

    def _here(self) -> Place | None:
        screen = self.screen
        return screen.where() if isinstance(screen, PlaceScreen) else None

    # languages: one order for all places

    def ordered(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """The versions in the order of the reader: the chosen one first."""
        self._languages = languages
        if self._first_language not in languages:
            return languages
        place = languages.index(self._first_language)
        return languages[place:] + languages[:place]

    def rotate_languages(self) -> None:
        """The next version comes first."""
        if self._languages:
            current = self.ordered(self._languages)
            self._first_language = current[1 % len(current)]

    # what is said to the user

    def show_error(self, sentence: str) -> None:
        """Say what could not be done."""
        self.notify(paragraph(sentence), severity="error", timeout=12, markup=False)

    def show_done(self, sentence: str, command: str = "") -> None:
        """Say what was done, and how a command line does it."""
        self.notify(f"{sentence}\n$ {paragraph(command)}" if command else sentence, markup=False)

    def on_failed(self, message: Failed) -> None:
        """The one place where what went wrong in a worker is told."""
        self.show_error(message.sentence)

    def copy(self, text: str) -> None:
        """Into the clipboard, where the terminal allows it."""
        if text:
            self.copy_to_clipboard(text)
            self.notify(paragraph(text)[:300], title="Copied", markup=False)

    # actions

    def action_help(self) -> None:
        """Over the place, its keys."""
        screen = self.screen
        if isinstance(screen, PlaceScreen):
            from tracker.tui.screens.help import HelpScreen

            self.push_screen(HelpScreen(screen.SCOPE, screen.EXPLANATION))

    def action_reload(self) -> None:
        """Read everything again."""
        if isinstance(self.screen, PlaceScreen):
            self.screen.action_reload()

    def action_next_theme(self) -> None:
        """Dark, light, high contrast."""
        names = [DARK.name, LIGHT.name, CONTRAST.name]
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]


def run(target: str) -> int:
    """Open the terminal UI on the database at `target`, which exists and is current. Returns the exit code."""
    app = TrackerApp(target)
    app.run()
    return app.return_code or 0
