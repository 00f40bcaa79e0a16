"""The shape of a spelling convention in the data modules. No data and no code."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class Convention(TypedDict):
    """One way to spell names: see `latin_west` for what the fields hold."""

    name: str
    absent: tuple[str, ...]
    needs: NotRequired[tuple[str, ...]]
    endings: tuple[str, ...]
    rules: tuple[tuple[str, dict[str, str]], ...]
