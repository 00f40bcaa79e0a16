"""The command palette: every command that works here, and every entry and provision by name."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tracker.errors import TrackerError
from tracker.tui import reads
from tracker.tui.commands import COMMANDS, Command, scopes_of
from tracker.tui.keymap import keys_shown
from tracker.tui.lists import MODE_OF
from tracker.tui.messages import Place
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp


class CommandsHere(Provider):
    """The commands of the place, then those that work everywhere."""

    def _commands(self) -> list[Command]:
        scopes = scopes_of(self.screen)
        here = [command for command in COMMANDS if command.scope in scopes]
        everywhere = [command for command in COMMANDS if command.scope == "everywhere"]
        return [command for command in (*here, *everywhere) if command.is_in_palette and self._works(command)]

    def _works(self, command: Command) -> bool:
        name = command.action.partition("(")[0]
        return self.screen.check_action(name, ()) is True

    async def discover(self) -> Hits:
        """All of them."""
        for command in self._commands():
            yield DiscoveryHit(self._content(command), partial(self._run, command), command.explains)

    async def search(self, query: str) -> Hits:
        """Those whose explanation fits."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.explains)
            if score > 0:
                shown = matcher.highlight(command.explains) + Content.styled(f"  {keys_shown(command)}", "$accent")
                yield Hit(score, shown, partial(self._run, command), command.explains)

    def _content(self, command: Command) -> Content:
        return Content.assemble(command.explains, (f"  {keys_shown(command)}", "$accent"))

    async def _run(self, command: Command) -> None:
        namespace = self.app if command.scope == "everywhere" else self.screen
        await self.app.run_action(command.action, namespace)


class EntriesByName(Provider):
    """People, charges, demands and paragraphs that the typed words find."""

    async def search(self, query: str) -> Hits:
        """What the search finds, below the commands."""
        app = cast("TrackerApp", self.app)
        if len(query.strip()) < 2:
            return
        try:
            found = await asyncio.to_thread(app.bridge.now, lambda connection: reads.find_anything(connection, query))
        except TrackerError:
            return
        for number, (kind, where, title) in enumerate(found):
            place = Place("reading", where) if kind == "provision" else Place(MODE_OF.get(kind, "people"), where, True)
            shown = Content.assemble(one_line(title, 80), (f"  {kind}", "$quiet"))
            yield Hit(0.9 - number / 100, shown, partial(app.go, place), one_line(title, 80))
