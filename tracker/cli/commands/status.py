"""`tracker status`: read an entry's status and history, or record a claim."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.output import safe, write_line
from tracker.config import recording_user
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.queries.refs import get_entry


def run(options: Namespace) -> int:
    """Show, or record when a code or `--unchanged` is given."""
    if options.code or options.unchanged:
        return _record(options)
    for name in ("on", "source", "note"):
        if getattr(options, name):
            raise InvalidInput(f"--{name} belongs to a claim; give a status code too, or --unchanged.")
    return _show(options)


def _show(options: Namespace) -> int:
    from tracker.cli.describe import describe_history, describe_status
    from tracker.queries.history import get_history

    with open_database(options.target) as connection, connection.reading():
        entry = get_entry(connection, options.ref)
        history = get_history(connection, entry)
    if options.json:
        output.write_json(
            {
                "ref": entry.ref,
                "title": entry.title,
                "status": entry.status,
                "status_since": entry.status_since,
                "last_checked": entry.last_checked,
                "history": [claim._asdict() for claim in history],
            }
        )
        return output.DONE
    if not entry.status:
        raise InvalidInput(f"{entry.ref} is a {entry.kind} and has no status.")
    write_line(f"{safe(entry.title)}: {describe_status(entry)}")
    for line in describe_history(history):
        write_line(f"  {line}")
    return output.DONE


def _record(options: Namespace) -> int:
    from tracker.ledger.claims import NewClaim, parse_effective, parse_source, record_claim

    effective = parse_effective(options.on)
    with open_database(options.target) as connection:
        entry = get_entry(connection, options.ref)
        claim = NewClaim(
            ref=entry.ref,
            code=options.code or entry.status or "",
            effective=effective,
            kind="checked_unchanged" if options.unchanged else "development",
            source=parse_source(options.source),
            note=options.note,
        )
        recorded = record_claim(connection, claim, recording_user())
    if options.json:
        output.write_json({**recorded._asdict(), "current": recorded.current._asdict()})
        return output.DONE
    now = recorded.current
    change = "unchanged" if options.unchanged else f"{recorded.before} → {now.code}"
    write_line(f"{safe(recorded.title)}: {change}, {now.code} since {now.since} (claim {recorded.number})")
    if now.code != recorded.code:
        output.narrate(
            f"The claim of {recorded.code} on {recorded.effective} is recorded; "
            f"a claim that is effective later says {now.code}."
        )
    return output.DONE
