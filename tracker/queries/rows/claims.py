"""A status claim."""

from __future__ import annotations

from typing import NamedTuple


class Claim(NamedTuple):
    """A status claim, or what the text itself states (`kind` "stated_in_text", no hash).

    `effective` is when it was true, as precise as the source; `recorded_at` when it was recorded (UTC).
    `is_live` is false for a claim that was superseded or retracted, and for a retraction.
    """

    code: str
    kind: str
    effective: str
    effective_qualifier: str
    recorded_at: str | None
    recorded_by: str | None
    source_type: str
    source_title: str
    source_url: str
    source_seen: str
    confidence: str
    note: str
    supersedes: str | None
    node: str | None
    number: int | None
    hash: str | None
    salt: str
    is_live: bool
