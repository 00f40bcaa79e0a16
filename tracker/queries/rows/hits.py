"""What a search found."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """Something a search found: `where` is a ref or the key of a provision of `resolution`, `language` and `excerpt`
    where the words stand.

    `excerpt[start:end]` are the words that matched; `why` says how, in words. `reasons` explain why a name agrees, when
    they were asked for; `others` is how many more entries the words fit as well: above 0, they name nobody for sure.
    """

    kind: str
    where: str
    title: str
    status: str | None
    language: str
    excerpt: str
    start: int
    end: int
    score: float
    why: str
    reasons: tuple[str, ...] = ()
    others: int = 0
    resolution: str = ""
