"""A spelling that somebody saw elsewhere, so that it finds the person too."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tracker.errors import InvalidInput
from tracker.queries.rows import Entry
from tracker.tui.forms.form import Done, Field, Form, Typed, Undo
from tracker.tui.reference import command_line
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection


class SpellingForm(Form):
    """How the name is spelled, in which language, and where that was seen."""

    NAME: ClassVar[str] = "spelling"
    SAVE: ClassVar[str] = "Add"

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.subject = entry.ref
        self.heading = f"Add a spelling · {one_line(entry.title, 60)}"
        self.fields = (
            Field("form", "spelling", "as it is written there"),
            Field("language", "language", "pl, ru, kk …", width=14),
            Field("source", "seen in", "title or URL"),
        )

    def understood(self, field: str, typed: Typed) -> str:
        """What is needed; the language by its name."""
        text = typed.get(field, "").strip()
        needed = {
            "form": "How is the name spelled?",
            "language": "In which language? A tag: pl, ru, kk.",
            "source": "Where was it seen?",
        }
        if not text:
            raise InvalidInput(needed[field])
        return _language_name(text) if field == "language" else ""

    def command(self, typed: Typed) -> str:
        """`tracker name add REF FORM --lang L --source TEXT`."""
        return command_line(
            "name", "add", self.entry.ref, typed.get("form", ""),
            lang=typed.get("language", ""), source=typed.get("source", ""),
        )  # fmt: skip

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Add it, unless it may be somebody else's name."""
        from tracker.ledger.names import add_form
        from tracker.queries.refs import get_entry

        added = add_form(
            connection,
            get_entry(connection, self.entry.ref),
            typed.get("form", ""),
            language=typed.get("language", ""),
            source=typed.get("source", ""),
            by=user,
        )
        said = f"Added: {one_line(added.form, 60)} ({one_line(added.language)}) finds {one_line(self.entry.title, 60)}"
        return Done(said, self.command(typed), (self.entry.ref,), _removing(self.entry, added.form))


def _removing(entry: Entry, form: str) -> Undo:
    def run(connection: Connection, reason: str, user: str) -> str:
        from tracker.ledger.names import remove_form
        from tracker.queries.refs import get_entry

        _ = reason, user
        remove_form(connection, get_entry(connection, entry.ref), form)
        return f"Taken away: the spelling {one_line(form, 60)}"

    def commands(reason: str) -> str:
        _ = reason
        return command_line("name", "remove", entry.ref, form)

    return Undo(f"the spelling {one_line(form, 60)}", needs_reason=False, commands=commands, run=run)


def _language_name(tag: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").english_name or ""
    except (UnknownLocaleError, ValueError):
        return ""
