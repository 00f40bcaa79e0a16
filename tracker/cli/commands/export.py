"""`tracker export`: everything as data for other programs, or a dossier to read."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter

from tracker.cli import output
from tracker.cli.when import parse_when
from tracker.db.connection import open_database
from tracker.errors import InvalidInput, shown
from tracker.export import FORMATS
from tracker.export.contents import held_back, released, seen_from, watched
from tracker.export.files import write_export
from tracker.export.selection import Selection, Wanted, choose
from tracker.queries.codes import require_codes
from tracker.queries.entries import count_by_status
from tracker.queries.release import make_release
from tracker.status import NOW


def run(options: Namespace) -> int:
    """Write the export through a temporary file and a rename, or to standard output."""
    if options.list:
        output.write_table([(name, format_.summary) for name, format_ in FORMATS.items()])
        return output.DONE
    if options.format not in FORMATS and (options.format or not options.preview):
        known = ", ".join(FORMATS)
        raise InvalidInput(f"{shown(options.format or '')} is no export format. The formats are: {known}.")
    if options.preview:
        return _preview(options)
    if options.subject and not FORMATS[options.format].is_dossier:
        raise InvalidInput(f"{options.format} is always about everything. Dossiers are: {_dossiers()}.")
    when = parse_when(options) or NOW
    if when != NOW and FORMATS[options.format].is_dossier:
        raise InvalidInput("A dossier says what is known now. --as-of and --known-on are for data, e.g. export json.")
    is_dossier = FORMATS[options.format].is_dossier
    profile = options.profile or ("public" if is_dossier else "full")
    with open_database(options.target) as connection, connection.reading():
        asked = _wanted(options)
        require_codes(connection, asked.what, asked.status, asked.measure, asked.addressee)
        status = None if profile == "full" else asked.status
        wanted = choose(connection, asked if status is None else asked._replace(status=None))
        if wanted is not None and not wanted and not options.subject:
            output.narrate("No entry fits; the export holds none.")
        request = _request(options, profile, wanted) if is_dossier else None
        connection.expect_much()
        release = make_release(connection, profile)
        if (wanted is not None or status) and not is_dossier:
            release = Selection(release, wanted, status)
        total = sum(sum(statuses.values()) for statuses in count_by_status(connection).values())
        with (
            output.progress("entries", total, shown_at_all=options.output != "-") as count,
            watched(count),
            seen_from(when),
            released(release),
        ):
            output.speak_utf8()
            write_export(connection, options.format, options.output, force=options.force, request=request)
    if options.output != "-":
        output.narrate(f"Written: {output.safe(options.output)}")
        if options.format == "csv" and options.output.endswith(".csv"):
            output.narrate("It lists the entries alone. All tables, as tracker import takes them: -o cases.zip")
        output.narrate(f"Profile {profile}: {_PROFILES[profile]}")
    return output.DONE


_PROFILES = {
    "public": "what is not public was held back. To see what: tracker export --preview --profile public",
    "partner": "what is private was held back. To see what: tracker export --preview --profile partner",
    "full": "with everything recorded; not for publication.",
}


def _preview(options: Namespace) -> int:
    """List what a profile holds back and where it is named all the same, and count it."""
    from tracker.export.still_named import still_named

    is_data = options.format and not FORMATS[options.format].is_dossier
    profile = options.profile or ("full" if is_data else "public")
    with open_database(options.target) as connection, connection.reading():
        release = make_release(connection, profile)
        held, named = list(held_back(connection, release)), list(still_named(connection, release))
    counts = dict(sorted(Counter(one.part for one in held).items()))
    if options.json:
        output.write_json(
            {
                "profile": profile,
                "counts": counts,
                "held_back": [one._asdict() for one in held],
                "still_named": [one._asdict() for one in named],
            }
        )
        return output.DONE
    output.write_table(
        [(one.level, one.part.replace("_", " "), one.ref, one.what) for one in held]
        + [("leaves", "name in", one.ref, f"{one.place} ({one.part})") for one in named]
    )
    parts = ", ".join(f"{part.replace('_', ' ')}: {number}" for part, number in counts.items()) or "nothing"
    output.narrate(f"The profile {profile} holds back {parts}. Of claims that leave, nobody learns who recorded them.")
    if named:
        names, places = len({one.ref for one in named}), "one place" if len(named) == 1 else f"{len(named)} places"
        output.narrate(
            f"Names held back that also stand in what leaves: {names}, in {places}, listed last. "
            "These words are not taken out."
        )
    return output.DONE


def _dossiers() -> str:
    return ", ".join(name for name, format_ in FORMATS.items() if format_.is_dossier)


def _wanted(options: Namespace) -> Wanted:
    what = "demands" if options.addressee else options.what
    return Wanted(
        tuple(options.only or ()),
        what,
        options.status,
        options.cites,
        options.person,
        options.measure,
        options.addressee,
    )


def _request(options: Namespace, profile: str, wanted: frozenset[str] | None) -> object:
    from tracker.dates import today
    from tracker.export.dossier.request import Filter, Request

    chosen = Filter(
        "demands" if options.addressee else options.what or "people",
        options.status,
        options.cites,
        options.person,
        options.measure,
        options.addressee,
        wanted if options.only else None,
    )
    return Request(
        options.subject,
        chosen,
        options.lang,
        tuple(options.beside),
        profile,
        today().isoformat(),
    )
