"""How far somebody had read when they last looked at Today.

It lies in the platform's folder for the state of programs, readable to its owner only: it is one person's on one
machine and no part of the data. It holds the id of an installation, a number and a day; no name and no path.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import NamedTuple


class Visit(NamedTuple):
    """The id of the newest claim that was there, and the day."""

    claim: int
    day: str


def state_file() -> str:
    """Where visits are kept."""
    from platformdirs import user_state_dir

    return os.path.join(user_state_dir("tracker", appauthor=False), "visits.json")


def last_visit(node: str) -> Visit | None:
    """The last visit to the database of an installation; None where none is known."""
    kept = _read().get(node)
    match kept:
        case [int(claim), str(day)]:
            return Visit(claim, day)
    return None


def keep_visit(node: str, visit: Visit) -> None:
    """Remember a visit. Where that cannot be written, the next one shows more than is new."""
    path = state_file()
    with suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        beside = f"{path}.{os.getpid()}"
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({**_read(), node: list(visit)}, file)
        os.replace(beside, path)


def _read() -> dict[str, object]:
    try:
        with open(state_file(), encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
