"""Values that screens and widgets pass to each other."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """Where something leads: `kind` is "entry" (a ref), "provision" (its place: the resolution's id and the key),
    "claim" (a hash) or "list" (the name of a place, and behind a blank the status and the words to filter by).

    A line about something that is planned says by its id what: `follow_up`.
    """

    kind: str
    value: str
    follow_up: int | None = None


class Place(NamedTuple):
    """Where somebody is: a mode, what is open in it (a ref or a provision's place), and whether it fills the screen.

    `words` and `status` narrow a list; null leaves it as it is.
    """

    mode: str
    open: str = ""
    is_zoomed: bool = False
    words: str | None = None
    status: str | None = None
