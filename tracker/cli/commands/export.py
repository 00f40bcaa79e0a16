"""`tracker export`: everything as data for other programs, or a dossier to read."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.when import parse_when
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown
from tracker.export import FORMATS
from tracker.export.contents import seen_from, watched
from tracker.export.files import write_export
from tracker.queries.entries import count_by_status
from tracker.status import NOW


def run(options: Namespace) -> int:
    """Write the export through a temporary file and a rename, or to standard output."""
    if options.list:
        output.write_table([(name, format_.summary) for name, format_ in FORMATS.items()])
        return output.DONE
    if options.format not in FORMATS:
        known = ", ".join(FORMATS)
        raise InvalidInput(f"{shown(options.format or '')} is no export format. The formats are: {known}.")
    if options.subject and not FORMATS[options.format].is_dossier:
        raise InvalidInput(f"{options.format} is always about everything. Dossiers are: {_dossiers()}.")
    when = parse_when(options) or NOW
    if when != NOW and FORMATS[options.format].is_dossier:
        raise InvalidInput("A dossier says what is known now. --as-of and --known-on are for data, e.g. export json.")
    request = _request(options) if FORMATS[options.format].is_dossier else None
    with open_database(options.target) as connection, connection.reading():
        total = sum(sum(statuses.values()) for statuses in count_by_status(connection).values())
        with (
            output.progress("entries", total, shown_at_all=options.output != "-") as count,
            watched(count),
            seen_from(when),
        ):
            output.speak_utf8()
            write_export(connection, options.format, options.output, force=options.force, request=request)
    if options.output != "-":
        output.narrate(f"Written: {output.safe(options.output)}")
    return output.DONE


def _dossiers() -> str:
    return ", ".join(name for name, format_ in FORMATS.items() if format_.is_dossier)


def _request(options: Namespace) -> object:
    from tracker.dates import today
    from tracker.export.dossier.request import Filter, Request

    chosen = Filter(
        "demands" if options.addressee else options.what,
        options.status,
        options.cites,
        options.person,
        options.measure,
        options.addressee,
    )
    return Request(
        options.subject,
        chosen,
        options.lang,
        tuple(options.beside),
        options.profile,
        today().isoformat(),
    )
