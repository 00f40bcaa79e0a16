"""The line of places at the top and the line of keys at the bottom. Both take clicks; neither is cut off in a word."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.keys import key_to_character
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

_GAP = 2


class Item(NamedTuple):
    """A key and what it does; `value` is what a click sends. One `is_with_room` gives way to the others."""

    key: str
    text: str
    value: str
    short: str = ""
    is_on: bool = False
    is_with_room: bool = False


def takes_letters(widget: Widget | None) -> bool:
    """Whether a letter would be typed into a widget."""
    return widget is not None and widget.check_consume_key("a", "a")


class Bar(Widget):
    """One line of items."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; background: $panel; color: $foreground; pointer: pointer; }
    """

    items: reactive[tuple[Item, ...]] = reactive(())

    class Clicked(Message):
        """An item was clicked."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    def render(self) -> Content:
        """The items that fit; the last one is always there."""
        parts = [_drawn(item) for _, item in self._placed()]
        content = Content(" ")
        for (place, _), part in zip(self._placed(), parts, strict=True):
            content = content.pad_right(max(0, place - content.cell_length)) + part
        return content

    def on_click(self, event: Click) -> None:
        """Send what was hit."""
        for place, item in self._placed():
            if place <= event.x < place + _drawn(item).cell_length:
                self.post_message(self.Clicked(item.value))

    def _placed(self) -> list[tuple[int, Item]]:
        if not self.items:
            return []
        items = list(self.items)
        if _width(items) > self.size.width - 2:
            items = [item for item in items if not item.is_with_room]
        if _width(items) > self.size.width - 2:
            items = [item._replace(text=item.short or item.text) for item in items]
        gap = _GAP if _width(items) <= self.size.width - 2 else 1
        *others, last = items
        end = self.size.width - 1 - _drawn(last).cell_length
        placed, x = [], 1
        for item in others:
            length = _drawn(item).cell_length
            if x + length + gap > end:
                break
            placed.append((x, item))
            x += length + gap
        return [*placed, (end if self.is_split else x, last)]

    @property
    def is_split(self) -> bool:
        """Whether the last item stands at the right edge."""
        return False


class PlacesBar(Bar):
    """The places, the one where you are marked."""


class KeyBar(Bar):
    """The keys that work now."""

    @property
    def is_split(self) -> bool:
        """Help stands at the right edge, always in the same place."""
        return bool(self.items) and self.items[-1].key == "?"

    def on_mount(self) -> None:
        """Follow the focus and everything else that changes which keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self.update_from)
        self.call_after_refresh(self.update_from, self.screen)

    def update_from(self, screen: Screen[object]) -> None:
        """Show the keys that work on a screen now."""
        if not self.is_attached or screen is not self.screen:
            return
        items: dict[str, Item] = {}
        typing = takes_letters(screen.focused)
        for _, binding, enabled, _ in screen.active_bindings.values():
            if typing and (key_to_character(binding.key) or "\n").isprintable():
                continue
            if binding.show and enabled and binding.action not in items:
                items[binding.action] = Item(self.app.get_key_display(binding), binding.description, binding.key)
        found = list(items.values())
        self.items = tuple(sorted(found, key=lambda item: item.key == "?"))

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        """A clicked key works as if it were pressed."""
        event.stop()
        self.app.simulate_key(event.value)


def _drawn(item: Item) -> Content:
    if item.is_on:
        return Content.assemble((item.key, "$accent bold"), " ", (item.text, "$accent bold underline"))
    return Content.assemble((item.key, "$accent"), " ", (item.text, "$foreground"))


def _width(items: list[Item]) -> int:
    return sum(_drawn(item).cell_length for item in items) + _GAP * (len(items) - 1)
