"""Asking people about their clock before a command records something under it."""

from __future__ import annotations

from tracker.cli import output
from tracker.db.connection import Connection
from tracker.errors import TrackerError
from tracker.ledger.clock import doubt_about_clock


class ClockWrong(TrackerError):
    """Somebody said that the clock is wrong."""

    def __init__(self) -> None:
        super().__init__("Nothing was recorded. Set the clock, and do it again.")


def check_clock(connection: Connection) -> None:
    """Say what speaks against the clock. Where somebody can be asked whether one that is far ahead is right, they are;
    raises ClockWrong when it is not.
    """
    doubt, is_ahead = doubt_about_clock(connection)
    if not doubt:
        return
    output.narrate(doubt)
    if is_ahead and output.can_ask() and not output.ask("Is the clock right?"):
        raise ClockWrong
