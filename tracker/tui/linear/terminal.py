"""Where the plain mode says and asks: two functions that the command line gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Terminal(NamedTuple):
    """`say` writes one line; `ask` writes a prompt and reads a line, and raises EOFError at the end of the input."""

    say: Callable[[str], object]
    ask: Callable[[str], str]
