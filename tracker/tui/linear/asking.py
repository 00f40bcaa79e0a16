"""A form as questions, one after the other. An empty answer keeps what stands in brackets; a full stop leaves.

What was answered before is kept as a draft until it is recorded, as in the full screen.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from tracker.errors import InvalidInput
from tracker.ledger.drafts import drop_draft, keep_draft, list_drafts
from tracker.tui import looks
from tracker.tui.forms.form import Done, Field, Form
from tracker.tui.linear.terminal import Terminal
from tracker.tui.safe import one_line, paragraph

if TYPE_CHECKING:
    from tracker.db.connection import Connection

LEAVE = "."
_YES = ("y", "yes")


class Left(Exception):
    """The questions were left."""


def ask_form(
    terminal: Terminal, form: Form, user: str, connect: Callable[[], Connection], told: Callable[[str], str]
) -> Done | None:
    """Ask a form's questions and do what it does; None when it was left. Raises TrackerError."""
    terminal.say(form.heading)
    now = form.now()
    if now is not None:
        terminal.say(f"now: {now.plain}")
    with connect() as connection:
        form.read(connection)
        typed = {field.name: field.value for field in form.fields} | _draft(connection, form, user)
    try:
        _ask_all(terminal, form, typed, lambda: _keep(connect, user, form, typed))
        terminal.say(f"$ {one_line(told(form.command(typed)), 2000)}")
        _confirm(terminal, form)
    except Left:
        terminal.say("Left; what you answered is kept.")
        return None
    with connect() as connection:
        with connection.reading() if form.IS_LONG else nullcontext():
            done = form.record(connection, typed, user)
        drop_draft(connection, user, form.NAME, form.subject)
    return done


def _ask_all(terminal: Terminal, form: Form, typed: dict[str, str], keep: Callable[[], None]) -> None:
    """Ask until the answers go together; all of them are asked again where they do not."""
    while True:
        for field in form.fields:
            typed[field.name] = _ask(terminal, form, field, typed)
            keep()
        try:
            form.check(typed)
        except InvalidInput as error:
            terminal.say(paragraph(str(error)))
        else:
            return


def _keep(connect: Callable[[], Connection], user: str, form: Form, typed: dict[str, str]) -> None:
    with connect() as connection:
        keep_draft(connection, user, form.NAME, form.subject, typed)


def _confirm(terminal: Terminal, form: Form) -> None:
    if terminal.ask(f"{form.SAVE}? y or n: ").strip().lower() not in _YES:
        raise Left


def _draft(connection: Connection, form: Form, user: str) -> dict[str, str]:
    known = {field.name for field in form.fields}
    for draft in list_drafts(connection, user):
        if (draft.form, draft.subject) == (form.NAME, form.subject):
            return {name: text for name, text in draft.typed.items() if name in known}
    return {}


def _ask(terminal: Terminal, form: Form, field: Field, typed: dict[str, str]) -> str:
    codes = form.codes(field.name)
    if field.shape == "choice":
        for number, (code, meaning) in enumerate(codes, 1):
            terminal.say(f"  {number} {looks.words(code)}: {one_line(meaning)}")
    while True:
        kept = f" [{one_line(typed[field.name], 200)}]" if typed[field.name] else ""
        hint = f" ({field.hint})" if field.hint and not kept else ""
        answer = terminal.ask(f"{field.label}{hint}{kept}: ").strip()
        if answer == LEAVE:
            raise Left
        answer = _code(answer, field, codes) or typed[field.name]
        try:
            understood = form.understood(field.name, {**typed, field.name: answer})
        except InvalidInput as error:
            terminal.say(paragraph(str(error)))
            continue
        if understood:
            terminal.say(paragraph(understood))
        return answer


def _code(answer: str, field: Field, codes: tuple[tuple[str, str], ...]) -> str:
    """The code that a number means in a list of codes."""
    if field.shape == "choice" and answer.isdecimal() and 1 <= int(answer) <= len(codes):
        return codes[int(answer) - 1][0]
    known = {looks.words(code): code for code, _ in codes}
    return known.get(answer, answer)
