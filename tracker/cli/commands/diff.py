"""`tracker diff`: whose status changed between two dates."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.when import end_of, make_when
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown
from tracker.queries.changes import list_changes


def run(options: Namespace) -> int:
    """Write the changes, people first."""
    first, last = end_of(options.first), end_of(options.last)
    if last < first:
        raise InvalidInput(f"{shown(options.first)} is after {shown(options.last)}; give the earlier date first.")
    before, after = (
        (make_when(known_on=first), make_when(known_on=last))
        if options.known
        else (make_when(as_of=first), make_when(as_of=last))
    )
    with open_database(options.target) as connection, connection.reading():
        changes = sorted(list_changes(connection, before, after), key=lambda change: change.kind_of_entry != "person")
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
        ],
        gives_way=(1, 4),
    )
    if not changes:
        output.narrate("No status changed.")
    return output.DONE
