"""`tracker followup`: plan what to do for an entry, and record that it was done."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.clock import check_clock
from tracker.cli.output import safe, write_line
from tracker.config import recording_user
from tracker.db.connection import Connection, open_database
from tracker.ledger.followups import (
    FollowUpChanged,
    add_follow_up,
    close_follow_up,
    complete_follow_up,
    parse_day,
    postpone_follow_up,
)
from tracker.queries.followups import FollowUp, all_follow_ups, list_follow_ups
from tracker.queries.refs import get_entry


def run(options: Namespace) -> int:
    """Do the action; say when the follow-up is due next."""
    with open_database(options.target) as connection:
        if options.action == "list":
            found = _list(connection, options)
            return _write_list(found, options)
        check_clock(connection)
        changed = _change(connection, options)
    if options.json:
        output.write_json(changed._asdict())
    else:
        write_line(f"follow-up {changed.id}: {f'due {changed.due}' if changed.due else 'closed'}")
    return output.DONE


def _change(connection: Connection, options: Namespace) -> FollowUpChanged:
    match options.action:
        case "add":
            return add_follow_up(
                connection,
                get_entry(connection, options.ref),
                options.what,
                parse_day(options.due),
                every=options.every,
                assignee=options.who,
                note=options.note,
                by=recording_user(),
            )
        case "done":
            return complete_follow_up(
                connection,
                options.id,
                on=options.on,
                result=options.result,
                by=recording_user(),
                due=options.due,
            )
        case "postpone":
            return postpone_follow_up(connection, options.id, parse_day(options.to))
        case _:
            return close_follow_up(connection, options.id)


def _list(connection: Connection, options: Namespace) -> list[FollowUp]:
    if options.ref:
        return list(list_follow_ups(connection, get_entry(connection, options.ref).id))
    return list(all_follow_ups(connection))


def _write_list(follow_ups: list[FollowUp], options: Namespace) -> int:
    if options.json:
        output.write_json([{**one._asdict(), "done": [done._asdict() for done in one.done]} for one in follow_ups])
        return output.DONE
    for one in follow_ups:
        state = f"closed {one.closed_at[:10]}" if one.closed_at else f"due {one.due}"
        rule = f"  {one.rrule}" if one.rrule else ""
        who = f"  ({safe(one.assignee)})" if one.assignee else ""
        write_line(f"{one.id:>4}  {state}  {safe(one.ref)}  {safe(one.action)}{who}{rule}")
        for done in one.done:
            write_line(f"      done {done.done_on} by {safe(done.recorded_by)}  {safe(done.result)}".rstrip())
    if not follow_ups:
        output.narrate("Nothing is planned.")
    return output.DONE
