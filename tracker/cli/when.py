"""`--as-of` and `--known-on`: the point of view from which a command looks."""

from __future__ import annotations

from argparse import Namespace

from tracker.dates import parse_date
from tracker.status import When


def parse_when(options: Namespace) -> When | None:
    """The point of view that the options give, at the end of the day, month or year; None for now."""
    as_of, known_on = (
        parse_date(text).last_day().isoformat() if text else None for text in (options.as_of, options.known_on)
    )
    return When(as_of, known_on) if as_of or known_on else None
