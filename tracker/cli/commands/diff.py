"""`tracker diff`: whose status changed between two dates."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.dates import parse_date
from tracker.db.connection import open_database
from tracker.queries.changes import list_changes
from tracker.status import When


def run(options: Namespace) -> int:
    """Write the changes, people first as in lists."""
    first, last = (parse_date(text).last_day().isoformat() for text in (options.first, options.last))
    before, after = (
        (When(known_on=first), When(known_on=last)) if options.known else (When(as_of=first), When(as_of=last))
    )
    with open_database(options.target) as connection, connection.reading():
        changes = list(list_changes(connection, before, after))
    if options.json:
        output.write_json([change._asdict() for change in changes])
        return output.DONE
    output.write_table(
        [
            (
                change.ref,
                change.title,
                f"{change.before or 'not stated'} → {change.after or 'not stated'}",
                change.since or "",
                change.kind,
            )
            for change in changes
        ]
    )
    if not changes:
        output.narrate("No status changed.")
    return output.DONE
