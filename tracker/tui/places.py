"""The screen of each place; all but the lists are loaded when somebody goes there first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui.lists import KIND_OF
from tracker.tui.screens.entries import EntriesScreen

if TYPE_CHECKING:
    from tracker.tui.data import Bridge
    from tracker.tui.screens.place import PlaceScreen


def make_place(mode: str, bridge: Bridge) -> PlaceScreen:
    """A new screen for a place; one of a mode is made in a session."""
    if mode in KIND_OF:
        return EntriesScreen(mode, bridge)
    if mode == "reading":
        from tracker.tui.screens.reading import ReadingScreen

        return ReadingScreen(mode, bridge)
    if mode == "board":
        from tracker.tui.screens.board import BoardScreen

        return BoardScreen(mode, bridge)
    if mode == "verify":
        from tracker.tui.screens.verify import VerifyScreen

        return VerifyScreen(mode, bridge)
    from tracker.tui.screens.today import TodayScreen

    return TodayScreen(mode, bridge)
