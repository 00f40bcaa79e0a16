"""`tracker coverage`: what each recital and numbered paragraph yielded to the register."""

from __future__ import annotations

from argparse import Namespace

from tracker.build import load_seeds
from tracker.cli import output
from tracker.config import seeds_folder
from tracker.problems import has_errors
from tracker.register.coverage import Yield, find_coverage

_COLUMNS = ("people", "charges", "demands", "statements", "differences", "organisations")


def run(options: Namespace) -> int:
    """Write a row for each; exit code 1 when one is not accounted for."""
    registers, problems = load_seeds(seeds_folder(options.seeds))
    if has_errors(problems):
        output.narrate("The seeds have errors, so this may not be all. See: tracker verify")
    rows = [row for register in registers for row in find_coverage(register)]
    missing = [row for row in rows if not row.is_accounted_for]
    if options.json:
        output.write_json([{**row._asdict(), "accounted_for": row.is_accounted_for} for row in rows])
    else:
        table = [(f"{row.resolution}, {row.provision}", *_counts(row)) for row in rows]
        output.write_table(table, ("provision", *_COLUMNS))
    of_kind = {kind: sum(row.provision.startswith(kind) for row in rows) for kind in ("recital", "paragraph")}
    output.narrate(
        f"{of_kind['recital']} recitals and {of_kind['paragraph']} paragraphs, "
        + (
            f"{len(missing)} not accounted for: {', '.join(row.provision for row in missing)}."
            if missing
            else "all accounted for."
        )
    )
    return output.FOUND_FAULTS if missing else output.DONE


def _counts(row: Yield) -> list[str]:
    return [str(len(getattr(row, column))) for column in _COLUMNS]
