"""`tracker agenda`: what is overdue, due, disputed and stale, and which anniversaries come."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.config import MOST_DAYS, stale_days
from tracker.dates import today
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.queries.followups import STALE_AFTER, AgendaItem, read_agenda


def run(options: Namespace) -> int:
    """Write the agenda, most urgent first."""
    if not all(0 <= days <= MOST_DAYS for days in (options.days, options.stale or 0)):
        raise InvalidInput(f"A number of days is 0 to {MOST_DAYS:,}.")
    stale_after = dict.fromkeys(STALE_AFTER, options.stale) if options.stale is not None else stale_days(STALE_AFTER)
    with open_database(options.target) as connection, connection.reading():
        items, cut = read_agenda(connection, today(), days=options.days, stale_after=stale_after, limit=options.limit)
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
                _describe(item),
            )
            for item in items
        ],
        gives_way=(3,),
    )
    if not items:
        output.narrate("Nothing is due.")
    if cut:
        output.narrate(f"There is more: {', '.join(cut)}. It is shown with a larger --limit.")
    return output.DONE


def _describe(item: AgendaItem) -> str:
    text = f"{item.text} [{item.follow_up}]" if item.follow_up else item.text
    shows_days = item.held_days is None or item.kind == "anniversary"
    return text if shows_days else f"{text} (held {item.held_days:,} days)"
