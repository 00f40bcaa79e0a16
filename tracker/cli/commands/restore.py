"""`tracker restore`: a backup in the database's place."""

from __future__ import annotations

from argparse import Namespace

from tracker.backup import restore_database
from tracker.cli import output


def run(options: Namespace) -> int:
    """Verify the backup, keep the old database aside, put the backup in its place."""
    aside = restore_database(options.target, options.path)
    output.write_line(f"Restored {output.safe(options.target)} from {output.safe(options.path)}.")
    if aside:
        output.narrate(f"The database before is kept as {output.safe(aside)}.")
    return output.DONE
