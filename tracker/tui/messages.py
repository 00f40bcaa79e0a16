"""Values that screens and widgets pass to each other."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """Where something leads: `kind` is "entry" (a ref), "provision" (a key) or "claim" (a hash)."""

    kind: str
    value: str


class Place(NamedTuple):
    """Where somebody is: a mode, what is open in it (a ref or a provision's key), and whether it fills the screen."""

    mode: str
    open: str = ""
    is_zoomed: bool = False


class Draft(NamedTuple):
    """What somebody typed into the form."""

    code: str = ""
    on: str = ""
    source: str = ""
    note: str = ""
