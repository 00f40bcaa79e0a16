"""`tracker init`: create or upgrade the database and load the seeds."""

from __future__ import annotations

from argparse import Namespace

from tracker.build import Built, build_database
from tracker.cli import output
from tracker.config import seeds_folder


def run(options: Namespace) -> int:
    """Build, and say what was loaded."""
    built = build_database(options.target, seeds_folder(options.seeds))
    if options.json:
        output.write_json(
            {
                "database": built.path,
                "created": built.was_created,
                "backup": built.backup,
                "loaded": {register.resolution.id: filled.entries for register, filled in built.filled},
                "withdrawn": [ref for _, filled in built.filled for ref in filled.withdrawn],
                "problems": [str(problem) for problem in built.problems],
            }
        )
    else:
        _tell(built)
    return output.DONE


def _tell(built: Built) -> None:
    if built.backup:
        output.narrate(f"The database was upgraded; the one before is kept as {output.safe(built.backup)}.")
    for problem in built.problems:
        output.narrate(output.safe(str(problem)))
    output.write_line(f"{'Created' if built.was_created else 'Brought up to date'}: {output.safe(built.path)}")
    for register, filled in built.filled:
        resolution = register.resolution
        languages = ", ".join(version.language for version in resolution.versions)
        output.write_line(
            f"{resolution.reference}, adopted {resolution.adopted}: "
            f"{len(resolution.provisions)} provisions in {languages}"
        )
        for kind, number in filled.entries.items():
            output.write_line(f"  {number:>4}  {_PLURAL[kind]}")
        for ref in filled.withdrawn:
            output.write_line(f"  withdrawn: {output.safe(ref)}")


_PLURAL = {
    "person": "people",
    "organisation": "organisations",
    "charge": "charges and measures",
    "demand": "demands",
    "statement": "statements",
    "difference": "differences between the versions",
}
