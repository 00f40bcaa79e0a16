"""`tracker mark`: how far an entry, a claim, its note or source, or a follow-up may travel."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.clock import check_clock
from tracker.cli.output import safe, write_line
from tracker.config import recording_user
from tracker.db.connection import Connection, open_database
from tracker.errors import InvalidInput
from tracker.ledger.claims import find_claim
from tracker.ledger.marks import Mark, add_mark, list_marks
from tracker.queries.followups import list_follow_ups
from tracker.queries.history import get_history
from tracker.queries.refs import get_entry
from tracker.queries.release import follow_up_key, level_now
from tracker.queries.rows import Entry
from tracker.queries.standing import LEVELS


def run(options: Namespace) -> int:
    """Record a mark, or list those that there are."""
    options.level = options.level or options.note or options.source
    if options.level is None and options.ref in LEVELS:
        raise InvalidInput(f"Name the entry before its level: tracker mark REF {options.ref}")
    with open_database(options.target) as connection:
        if options.level is None:
            return _list(connection, options)
        entry = get_entry(connection, options.ref)
        part, target = _target(connection, entry, options)
        check_clock(connection)
        mark = add_mark(connection, part, target, options.level, reason=options.reason, by=recording_user())
        now = level_now(connection, part, target)
    if options.json:
        output.write_json({"ref": entry.ref, **mark._asdict()})
    else:
        write_line(f"{safe(entry.ref)}: {_named(part, options)} is {mark.level}")
    if LEVELS.index(now) > LEVELS.index(mark.level):
        output.narrate(
            f"It stays {now} all the same: of what several nodes mark the strictest counts, and only the node that "
            "recorded something can let it travel farther. Who marked it: tracker mark REF"
        )
    return output.DONE


def _target(connection: Connection, entry: Entry, options: Namespace) -> tuple[str, str]:
    if options.follow_up is not None:
        if options.claim or options.note is not None or options.source is not None:
            raise InvalidInput("A follow-up is marked as a whole, without --claim, --note and --source.")
        found = [one for one in list_follow_ups(connection, entry.id) if one.id == options.follow_up]
        if not found:
            raise InvalidInput(f"{entry.ref} has no follow-up {options.follow_up}. See: tracker followup list REF")
        return "follow_up", follow_up_key(found[0])
    if options.note is not None and options.source is not None:
        raise InvalidInput("Mark the note or the source; two marks are two commands.")
    if options.claim:
        claim = find_claim(connection, entry, options.claim, is_live=False)
        part = "claim_note" if options.note is not None else "claim" if options.source is None else "claim_source"
        return part, claim.hash or ""
    if options.source is not None:
        raise InvalidInput("Only a claim has a source; name it: --claim N --source")
    return ("entry" if options.note is None else "entry_note"), entry.ref


def _named(part: str, options: Namespace) -> str:
    names = {
        "entry": "the entry",
        "entry_note": "its note",
        "claim": f"claim {options.claim}",
        "claim_note": f"the note of claim {options.claim}",
        "claim_source": f"the source of claim {options.claim}",
        "follow_up": f"follow-up {options.follow_up}",
    }
    return safe(names[part])


def _list(connection: Connection, options: Namespace) -> int:
    marks = list_marks(connection)
    if options.ref is not None:
        targets = _targets_of(connection, get_entry(connection, options.ref))
        marks = tuple(mark for mark in marks if (mark.part, mark.target) in targets)
    if options.json:
        output.write_json([mark._asdict() for mark in marks])
        return output.DONE
    output.write_table([_row(mark) for mark in marks])
    if not marks:
        output.narrate("Nothing is marked.")
    return output.DONE


def _targets_of(connection: Connection, entry: Entry) -> set[tuple[str, str]]:
    targets = {("entry", entry.ref), ("entry_note", entry.ref)}
    for claim in get_history(connection, entry):
        targets |= {(part, claim.hash or "") for part in ("claim", "claim_note", "claim_source")}
    return targets | {("follow_up", follow_up_key(one)) for one in list_follow_ups(connection, entry.id)}


def _row(mark: Mark) -> tuple[str, ...]:
    target = mark.target[:12] if mark.part.startswith("claim") else mark.target
    return mark.level, mark.part.replace("_", " "), target, mark.recorded_at[:10], mark.recorded_by, mark.reason
