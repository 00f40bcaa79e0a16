"""`tracker import`: an export of this program becomes a database again."""

from __future__ import annotations

import os
from argparse import Namespace

from tracker.cli import output
from tracker.cli.output import safe


def run(options: Namespace) -> int:
    """Fill a database that is not there yet or empty; of one with entries say what would change, and change nothing."""
    from tracker.importing.restore import import_export, list_changes

    if os.path.exists(options.target) and os.path.getsize(options.target):
        changes = list_changes(options.target, options.path)
        if options.json:
            output.write_json([change._asdict() for change in changes])
        else:
            output.write_table([tuple(change) for change in changes])
        output.narrate(
            f"{len(changes)} entries differ. Nothing was changed: an export goes into an empty database only."
        )
        return output.WRONG_USAGE
    found = import_export(options.target, options.path)
    if options.json:
        output.write_json(found._asdict())
        return output.DONE
    output.write_line(f"Created: {safe(options.target)}")
    for noun, number in found._asdict().items():
        output.write_line(f"{number:6}  {noun.replace('_', '-')}")
    return output.DONE
