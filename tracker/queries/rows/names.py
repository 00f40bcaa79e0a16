"""A name as it is spelled."""

from __future__ import annotations

from typing import NamedTuple


class NameForm(NamedTuple):
    """A name as printed in a version (`origin` "printed") or added by a user; `case` is the grammatical case,
    `orthography` the convention it is spelled in.
    """

    language: str
    form: str
    case: str
    origin: str
    source: str
    orthography: str = ""
    recorded_at: str | None = None
    recorded_by: str | None = None
