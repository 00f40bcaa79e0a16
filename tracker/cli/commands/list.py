"""`tracker list`: entries of a kind, filtered."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from tracker.cli import output
from tracker.cli.when import parse_when
from tracker.db.connection import Connection, open_database
from tracker.queries.codes import require_codes
from tracker.queries.entries import KINDS, list_entries, provisions_of_entries
from tracker.queries.rows import EntryRow
from tracker.status import When

_PAGE = 200


def run(options: Namespace) -> int:
    """Write the list; an empty one says so beside the data."""
    with open_database(options.target) as connection, connection.reading():
        entries = list(_entries(connection, options))
        cited = provisions_of_entries(connection, [entry.id for entry in entries])
    rows = [(entry, cited.get(entry.id, ())) for entry in entries]
    if options.json:
        output.write_json(
            [{**entry._asdict(), "withdrawn": bool(entry.withdrawn), "cites": cites} for entry, cites in rows]
        )
        return output.DONE
    output.write_table(
        [
            (entry.ref, entry.title, entry.status or "", entry.status_since or "", ", ".join(cites))
            for entry, cites in rows
        ]
        if options.what in ("people", "organisations")
        else [(entry.ref, entry.status or "", entry.title) for entry, _ in rows]
    )
    if not rows:
        output.narrate(f"There are no such {options.what}.")
    return output.DONE


def _entries(connection: Connection, options: Namespace) -> Iterator[EntryRow]:
    require_codes(connection, options.what, options.status, options.measure, options.addressee)
    cites = _cited(connection, options.cites) if options.cites else None
    linked = _linked(connection, options.person) if options.person else None
    when = parse_when(options)
    after, left = None, options.limit
    while left is None or left > 0:
        page = list_entries(
            connection,
            KINDS[options.what],
            status=None if when else options.status,
            cites=cites,
            linked=linked,
            measure=options.measure,
            addressee=options.addressee,
            after=after,
            limit=_PAGE if left is None or when else min(left, _PAGE),
        )
        for entry in page.entries:
            shown = _seen_at(connection, entry, when) if when else entry
            if when and options.status and shown.status != options.status:
                continue
            yield shown
            left = None if left is None else left - 1
            if left == 0:
                return
        after = page.after
        if after is None:
            return


def _cited(connection: Connection, typed: str) -> int:
    from tracker.queries.provisions import get_provision

    return get_provision(connection, typed).id


def _linked(connection: Connection, ref: str) -> int:
    from tracker.queries.refs import get_entry

    return get_entry(connection, ref).id


def _seen_at(connection: Connection, entry: EntryRow, when: When) -> EntryRow:
    from tracker.queries.history import status_on

    found = status_on(connection, entry.id, when)
    if found is None:
        return entry._replace(status=None, status_since=None, last_checked=None)
    return entry._replace(status=found.code, status_since=found.since, last_checked=found.last_checked)
