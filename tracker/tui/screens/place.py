"""What every place has: the line of places above, the line of keys below, and the way to the database."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen

from tracker.tui.commands import PLACES, PLACES_WITH_ROOM, SHORT_LABELS
from tracker.tui.data import Bridge
from tracker.tui.lists import MODE_OF
from tracker.tui.messages import Place, Target
from tracker.tui.widgets.bars import Bar, Item, KeyBar, PlacesBar

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp
    from tracker.tui.forms.form import Done

StyleSheets = str | PurePath | list[str | PurePath] | None

WIDE = 110
"""Columns from which there is room for things side by side."""

LEAST = Size(40, 10)


def is_too_small(size: Size) -> bool:
    """Whether there is less room than anything needs."""
    return size.width < LEAST.width or size.height < LEAST.height


class Staying(Screen[None]):
    """A screen that the keys of the places do not lead away from: something is going on there."""


class PlaceScreen(Screen[None]):
    """A place; `mode` is its name in `PLACES`."""

    CSS_PATH: ClassVar[StyleSheets] = "place.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's class variable
    SCOPE = ""
    EXPLANATION = ""

    def __init__(self, mode: str, bridge: Bridge) -> None:
        super().__init__()
        self.mode = mode
        self.bridge = bridge

    def compose(self) -> ComposeResult:
        """The bars, and the place's own widgets between them.

        They are styled for the width at hand from the start: Textual would style and draw them a second time for it.
        """
        is_wide = self.app.size.width >= WIDE
        self.update_classes({"-wide": is_wide, "-narrow": not is_wide}, update=False)
        bar = PlacesBar()
        bar.items = tuple(
            Item(
                str(number % 10),
                label,
                name,
                SHORT_LABELS.get(name, ""),
                is_on=name == self.mode,
                is_with_room=name in PLACES_WITH_ROOM and name != self.mode,
            )
            for number, (name, label) in enumerate(PLACES, 1)
        )
        yield bar
        with Container(id="body"):
            yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> ComposeResult:
        """What stands between the bars."""
        raise NotImplementedError

    @property
    def tracker(self) -> TrackerApp:
        """The app."""
        return cast("TrackerApp", self.app)

    @property
    def is_wide(self) -> bool:
        """Whether things fit side by side."""
        return self.size.width >= WIDE

    async def follow(self, target: Target) -> None:
        """Go where a link leads."""
        if target.kind == "provision":
            await self.tracker.go(Place("reading", target.value))
        elif target.kind == "entry":
            mode = MODE_OF.get(target.value.partition("/")[0], "people")
            await self.tracker.go(Place(mode, target.value, is_zoomed=not self.is_wide))
        elif target.kind == "list":
            mode, status, words = (*target.value.split(" ", 2), "", "")[:3]
            await self.tracker.go(Place(mode, words=words, status=status))

    async def settled(self, key: str) -> bool:
        """Wait until a key means here what somebody who types fast means by it. False: that took too long."""
        _ = key
        return True

    def where(self) -> Place:
        """Where somebody is now, to come back to."""
        return Place(self.mode)

    def visit(self, place: Place) -> None:
        """Show what a place says."""

    def action_reload(self) -> None:
        """Read everything again."""

    def soft_reload(self) -> None:
        """Read again what another program may have changed; cursor, filter and place in the text stay."""
        self.action_reload()

    def after_action(self, done: Done) -> None:
        """Show what an action changed."""
        _ = done
        self.soft_reload()

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """A place was clicked."""
        event.stop()
        self.run_worker(self.tracker.go(Place(event.value)))
