"""`tracker verify`: everything that can be checked, and every fault."""

from __future__ import annotations

from argparse import Namespace

from tracker.bundles.signatures import verify_with_signatures
from tracker.cli import output
from tracker.config import seeds_folder
from tracker.db.connection import open_database
from tracker.problems import has_errors


def run(options: Namespace) -> int:
    """Write the problems; exit code 1 when there is an error among them."""
    with open_database(options.target) as connection, connection.reading():
        seeds = seeds_folder(options.seeds)
        checked = verify_with_signatures(connection, seeds, expected_hash=options.expect)
    if options.json:
        output.write_json(
            {
                "problems": [
                    {
                        "severity": problem.severity.value,
                        "code": problem.code,
                        "file": problem.file,
                        "line": problem.line,
                        "message": problem.message,
                    }
                    for problem in checked.problems
                ],
                "quotes": checked.quotes,
                "claims": checked.claims,
                "heads": [head._asdict() for head in checked.heads],
            }
        )
    else:
        for problem in checked.problems:
            output.write_line(output.safe(str(problem)))
        claims = "1 claim" if checked.claims == 1 else f"{checked.claims} claims"
        output.narrate(f"Checked {checked.quotes} quotes and {claims}.")
    return output.FOUND_FAULTS if has_errors(checked.problems) else output.DONE
