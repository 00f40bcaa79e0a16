"""`tracker add`: people without a resolution, one by one or from a file."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.clock import check_clock
from tracker.cli.output import safe, write_line
from tracker.config import recording_user
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown
from tracker.ledger.people import Added, NewPerson, add_person

_OF_A_PERSON = ("source", "role", "affiliation", "status", "on", "note", "ref", "different")


def run(options: Namespace) -> int:
    """Add one person, or everybody in a file."""
    if options.file is not None:
        added = _from_file(options)
    elif options.name:
        added = [_one(options)]
    else:
        raise InvalidInput('Name somebody, for example: tracker add "Jane Miller" --source URL; or a file with --from.')
    if options.json:
        output.write_json([one._asdict() for one in added])
        return output.DONE
    for one in added:
        write_line(f"{safe(one.name)}  {one.ref}  {one.status} since {one.since}")
    if len(added) > 1:
        output.narrate(f"Added {len(added)} people.")
    return output.DONE


def _one(options: Namespace) -> Added:
    person = NewPerson(
        options.name,
        options.source,
        options.lang,
        options.role,
        options.affiliation,
        options.status,
        options.on,
        options.note,
        options.ref,
        tuple(options.different),
    )
    with open_database(options.target) as connection:
        check_clock(connection)
        return add_person(connection, person, recording_user())


def _from_file(options: Namespace) -> list[Added]:
    from tracker.ledger.people_file import LARGEST_FILE, add_people

    if options.name or any(getattr(options, name) for name in _OF_A_PERSON):
        raise InvalidInput("--from adds a file, whose lines say everything; give no name or facts beside it.")
    name = "standard input" if options.file == "-" else options.file
    try:
        if options.file == "-":
            data = output.read_stdin()
        else:
            with open(options.file, "rb") as file:
                data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InvalidInput(f"{shown(name)} cannot be read: {error.strerror}.") from error
    with open_database(options.target) as connection:
        check_clock(connection)
        with output.progress("people", data.count(b"\n")) as count:
            return add_people(connection, data, name, recording_user(), count)
