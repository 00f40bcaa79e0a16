"""`tracker name`: spellings that people add, and their decisions on who is the same."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tracker.cli import output
from tracker.cli.clock import check_clock
from tracker.cli.output import safe, write_line
from tracker.config import recording_user
from tracker.db.connection import Connection, open_database
from tracker.ledger.names import add_form, decide, list_added, remove_form
from tracker.queries.identity import Question, list_decisions, list_questions
from tracker.queries.refs import get_entry
from tracker.queries.rows import NameForm


def run(options: Namespace) -> int:
    """Do the action; write what was recorded or what there is."""
    with open_database(options.target) as connection:
        match options.action:
            case "list":
                return _list(connection, options)
            case "questions":
                return _questions(connection, options)
            case "add" | "remove":
                check_clock(connection)
                return _write(_change(connection, options), options)
            case _:
                check_clock(connection)
                return _write(_decide(connection, options), options)


def _change(connection: Connection, options: Namespace) -> tuple[str, dict[str, Any]]:
    entry = get_entry(connection, options.ref)
    if options.action == "remove":
        removed = remove_form(connection, entry, options.form)
        return f"{entry.ref}: {safe(removed.form)} taken away.", removed._asdict()
    added = add_form(
        connection,
        entry,
        options.form,
        language=options.lang,
        source=options.source,
        by=recording_user(),
        orthography=options.orthography,
    )
    return f"{entry.ref}: {safe(added.form)} ({safe(added.language)}) added.", added._asdict()


def _decide(connection: Connection, options: Namespace) -> tuple[str, dict[str, Any]]:
    one, other = get_entry(connection, options.ref), get_entry(connection, options.other)
    verdict = "open" if options.action == "undo" else options.action
    made = decide(connection, one, other, verdict, note=options.note, by=recording_user())
    said = {"same": "are the same", "different": "are different", "open": "are undecided again"}[verdict]
    return f"{made.one} and {made.other} {said}.", made._asdict()


def _write(done: tuple[str, dict[str, Any]], options: Namespace) -> int:
    if options.json:
        output.write_json(done[1])
    else:
        write_line(done[0])
    return output.DONE


def _list(connection: Connection, options: Namespace) -> int:
    with connection.reading():
        entry = get_entry(connection, options.ref)
        forms = [NameForm(*row) for row in connection.rows("name_forms_of_entry", entry_id=entry.id)]
        added = {one.form: one for one in list_added(connection, entry)}
        decisions = list_decisions(connection, entry.ref)
    if options.json:
        output.write_json(
            {
                "ref": entry.ref,
                "names": [form._asdict() for form in forms],
                "decisions": [decision._asdict() for decision in decisions],
            }
        )
        return output.DONE
    write_line(f"{safe(entry.title)}  {entry.ref}")
    for form in forms:
        case = f" ({form.case})" if form.case not in ("nominative", "undeclined") else ""
        known = added.get(form.form) if form.origin == "added" else None
        whence = f"  added by {safe(known.recorded_by)} {known.recorded_at[:10]}: {safe(known.source)}" if known else ""
        write_line(f"  {safe(form.language)}  {safe(form.form)}{case}{whence}")
    for decision in decisions:
        other = decision.other if decision.one == entry.ref else decision.one
        note = f": {safe(decision.note)}" if decision.note else ""
        write_line(
            f"  {decision.verdict}  {safe(other)}  by {safe(decision.decided_by)} {decision.decided_at[:10]}{note}"
        )
    return output.DONE


def _questions(connection: Connection, options: Namespace) -> int:
    with connection.reading():
        ref = get_entry(connection, options.ref).ref if options.ref else None
        questions = list(list_questions(connection, ref))
    if options.json:
        output.write_json([{**one._asdict(), "alike": one.alike._asdict()} for one in questions])
        return output.DONE
    for question in questions:
        _write_question(question)
    if not questions:
        output.narrate("Nobody looks like somebody else whom nobody has decided about.")
    return output.DONE


def _write_question(question: Question) -> None:
    alike = question.alike
    write_line(f"{safe(question.title)}  {question.ref}  and  {safe(alike.title)}  {alike.ref}  ({alike.score:.2f})")
    for reason in alike.reasons:
        write_line(f"  {safe(reason)}")
