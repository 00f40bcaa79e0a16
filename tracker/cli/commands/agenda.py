"""`tracker agenda`: what is overdue, due and stale, and which anniversaries come."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.config import stale_days
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.ledger.claims import today
from tracker.queries.followups import STALE_AFTER, list_agenda


def run(options: Namespace) -> int:
    """Write the agenda, most urgent first."""
    if options.days < 0 or (options.stale is not None and options.stale < 0):
        raise InvalidInput("A number of days is 0 or more.")
    stale_after = dict.fromkeys(STALE_AFTER, options.stale) if options.stale is not None else stale_days(STALE_AFTER)
    with open_database(options.target) as connection, connection.reading():
        items = list_agenda(connection, today(), days=options.days, stale_after=stale_after, limit=options.limit)
    if options.json:
        output.write_json([item._asdict() for item in items])
        return output.DONE
    output.write_table(
        [
            (
                item.kind,
                item.day,
                item.ref,
                item.title,
                f"{item.text} [{item.follow_up}]" if item.follow_up else item.text,
            )
            for item in items
        ]
    )
    if not items:
        output.narrate("Nothing is due.")
    return output.DONE
