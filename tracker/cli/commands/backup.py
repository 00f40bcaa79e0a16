"""`tracker backup`: a verified copy of the database while it is in use."""

from __future__ import annotations

from argparse import Namespace

from tracker.backup import backup_database
from tracker.cli import output


def run(options: Namespace) -> int:
    """Copy, verify the copy, and say where it is."""
    claims = backup_database(options.target, options.path, force=options.force)
    counted = "1 claim" if claims == 1 else f"{claims:,} claims"
    output.write_line(f"Backed up to {output.safe(options.path)}: {counted}, verified.")
    return output.DONE
