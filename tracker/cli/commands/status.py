"""`tracker status`: read an entry's status and history, or record claims."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.clock import check_clock
from tracker.cli.output import safe, write_line
from tracker.config import recording_user
from tracker.db.connection import Connection, open_database
from tracker.errors import InvalidInput, shown
from tracker.ledger.claims import (
    NewClaim,
    effective_of,
    find_claim,
    parse_effective,
    parse_source,
    record_claim,
    retraction_of,
    unchanged_code,
)
from tracker.queries.refs import get_entry
from tracker.queries.rows import Entry

_OF_A_CLAIM = ("on", "source", "source_type", "seen", "confidence", "note", "corrects")


def run(options: Namespace) -> int:
    """Show, or record when a code, `--unchanged`, `--retract` or `--from` is given."""
    if options.file is not None:
        return _record_file(options)
    if not options.ref:
        raise InvalidInput("Name an entry, for example: tracker status person/maks-bokayev; or a file with --from.")
    if options.code or options.unchanged or options.retract:
        return _record(options)
    for name in _OF_A_CLAIM:
        if getattr(options, name):
            flag = name.replace("_", "-")
            raise InvalidInput(f"--{flag} belongs to a claim; give a status code too, or --unchanged.")
    return _show(options)


def _show(options: Namespace) -> int:
    from tracker.cli.describe import describe_conflicts, describe_history, describe_status
    from tracker.ledger.node import own_node
    from tracker.queries.history import get_history, list_claimed
    from tracker.status import find_conflicts

    with open_database(options.target) as connection, connection.reading():
        entry = get_entry(connection, options.ref)
        history = get_history(connection, entry)
        conflicts = find_conflicts(list_claimed(connection, entry))
        own = own_node(connection)
    if options.json:
        output.write_json(
            {
                "ref": entry.ref,
                "title": entry.title,
                "status": entry.status,
                "status_since": entry.status_since,
                "last_checked": entry.last_checked,
                "history": [claim._asdict() for claim in history],
                "conflicts": [[claim.hash or "text" for claim in pair] for pair in conflicts],
            }
        )
        return output.DONE
    if not entry.status:
        raise InvalidInput(f"{entry.ref} is a {entry.kind} and has no status.")
    write_line(f"{safe(entry.title)}: {describe_status(entry)}")
    for line in (*describe_history(history, own), *describe_conflicts(conflicts)):
        write_line(f"  {line}")
    return output.DONE


def _record(options: Namespace) -> int:
    with open_database(options.target) as connection:
        claim = _claim(connection, options, get_entry(connection, options.ref))
        check_clock(connection)
        recorded = record_claim(connection, claim, recording_user())
    now = recorded.current
    if options.json:
        output.write_json({**recorded._asdict(), "current": now._asdict()})
        return output.DONE
    change = f"{recorded.before} → {now.code}" if now.code != recorded.before else "unchanged"
    write_line(f"{safe(recorded.title)}: {change}, {now.code} since {now.since} (claim {recorded.number})")
    if now.code != recorded.code and claim.kind != "retraction":
        output.narrate(
            f"The claim of {recorded.code} on {recorded.effective} is recorded; "
            f"a claim that is effective later says {now.code}."
        )
    return output.DONE


def _claim(connection: Connection, options: Namespace, entry: Entry) -> NewClaim:
    if options.retract:
        if options.code or options.unchanged or options.corrects:
            raise InvalidInput("--retract takes a claim back and records nothing else; leave out the code.")
        if options.on:
            raise InvalidInput(
                "--retract takes a claim back with the date that it has; leave out --on. A change on that day is a "
                "claim of its own, and a wrong date is corrected: tracker status REF CODE --corrects CLAIM --on DATE"
            )
        retraction = retraction_of(find_claim(connection, entry, options.retract), entry, options.note)
        source = parse_source(options.source, options.source_type, options.seen)
        return retraction._replace(source=source, confidence=options.confidence)
    if options.unchanged and options.corrects:
        raise InvalidInput("--unchanged says that nothing changed and --corrects that a claim was wrong; give one.")
    corrected = find_claim(connection, entry, options.corrects) if options.corrects else None
    effective = effective_of(corrected) if corrected and not options.on else parse_effective(options.on)
    return NewClaim(
        ref=entry.ref,
        code=options.code or unchanged_code(connection, entry, effective),
        effective=effective,
        kind="checked_unchanged" if options.unchanged else "correction" if corrected else "development",
        source=parse_source(options.source, options.source_type, options.seen),
        confidence=options.confidence,
        note=options.note,
        supersedes=corrected.hash if corrected else None,
    )


def _record_file(options: Namespace) -> int:
    from tracker.ledger.bulk import record_many

    if options.ref or options.unchanged or options.retract or any(getattr(options, name) for name in _OF_A_CLAIM):
        raise InvalidInput("--from records a file, whose lines say everything; give no entry or claim beside it.")
    name = "standard input" if options.file == "-" else options.file
    try:
        data = output.read_stdin() if options.file == "-" else _read(options.file)
    except OSError as error:
        raise InvalidInput(f"{shown(name)} cannot be read: {error.strerror}.") from error
    with open_database(options.target) as connection:
        check_clock(connection)
        result = record_many(connection, data, name, recording_user(), get_entry)
    if options.json:
        output.write_json(result._asdict())
    else:
        claims = "1 claim" if result.recorded == 1 else f"{result.recorded} claims"
        there = "1 was" if result.skipped == 1 else f"{result.skipped} were"
        write_line(f"{claims} recorded, {there} there already.")
    return output.DONE


def _read(path: str) -> bytes:
    from tracker.ledger.bulk import LARGEST_FILE

    with open(path, "rb") as file:
        return file.read(LARGEST_FILE + 1)
