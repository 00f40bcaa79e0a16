"""`tracker export`: the whole database in a format for other programs."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown
from tracker.export import FORMATS
from tracker.export.files import write_export


def run(options: Namespace) -> int:
    """Write the export through a temporary file and a rename, or to standard output."""
    if options.list:
        output.write_table([(name, summary) for name, (_, summary) in FORMATS.items()])
        return output.DONE
    if options.format not in FORMATS:
        known = ", ".join(FORMATS)
        raise InvalidInput(f"{shown(options.format or '')} is no export format. The formats are: {known}.")
    with open_database(options.target) as connection, connection.reading():
        write_export(connection, options.format, options.output, force=options.force)
    if options.output != "-":
        output.narrate(f"Written: {output.safe(options.output)}")
    return output.DONE
