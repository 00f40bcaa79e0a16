"""Several entries at once: checked and unchanged. All are recorded, or none. And the last action taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from tracker.errors import InvalidInput
from tracker.queries.rows import Entry
from tracker.tui.forms.form import Done, Field, Form, Typed, Undo
from tracker.tui.forms.status import CheckedForm, unchanged_claim, undo_of
from tracker.tui.reference import quoted
from tracker.tui.safe import one_line

if TYPE_CHECKING:
    from tracker.db.connection import Connection

_NAMED_AT_MOST = 4


class ManyCheckedForm(CheckedForm):
    """Somebody looked at all of them, and nothing has changed."""

    NAME: ClassVar[str] = "checked many"

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(entries[0])
        self.entries = tuple(entries)
        self.subject = ""
        self.heading = f"Checked, unchanged · {len(entries)} entries"

    def now(self) -> Content | None:
        """Whom it is about."""
        names = ", ".join(one_line(entry.title, 40) for entry in self.entries[:_NAMED_AT_MOST])
        more = f" and {len(self.entries) - _NAMED_AT_MOST} more" if len(self.entries) > _NAMED_AT_MOST else ""
        return Content(names) + Content.styled(more, "$quiet")

    def command(self, typed: Typed) -> str:
        """JSON lines into `tracker status --from -`, which records all of them or none."""
        from tracker.dates import today

        options = self._options(typed) | {"on": typed.get("on") or today().isoformat()}
        given = {name: value for name, value in options.items() if value}
        lines = [
            json.dumps({"ref": entry.ref, "unchanged": "yes", **given}, ensure_ascii=True) for entry in self.entries
        ]
        return f"printf '%s\\n' {' '.join(map(quoted, lines))} | tracker status --from -"

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Record them in one transaction."""
        from tracker.ledger.claims import append_claim

        full, source = self._completed(typed), self._source(typed)
        recorded = []
        with connection.writing():
            for entry in self.entries:
                claim = unchanged_claim(connection, entry, full, source)
                recorded.append(append_claim(connection, claim, user))
        said = f"Recorded: {len(recorded)} entries were checked and are unchanged"
        refs = tuple(one.ref for one in recorded)
        return Done(said, self.command(typed), refs, undo_of(tuple(recorded)), tuple(one.hash for one in recorded))


class UndoForm(Form):
    """The last action is taken back."""

    NAME: ClassVar[str] = "undo"
    SAVE: ClassVar[str] = "Undo"

    def __init__(self, done: Done, undo: Undo) -> None:
        self.done = done
        self.undo = undo
        self.heading = f"Undo {undo.label}"
        if undo.needs_reason:
            self.fields = (Field("reason", "why", "what is recorded stays, and no longer counts"),)

    def now(self) -> Content | None:
        """What was done."""
        return Content(self.done.sentence)

    def understood(self, field: str, typed: Typed) -> str:
        """A reason is needed."""
        if self.undo.needs_reason and not typed.get(field, "").strip():
            raise InvalidInput("A retraction needs its reason.")
        return ""

    def command(self, typed: Typed) -> str:
        """The command lines that take it back."""
        return self.undo.commands(typed.get("reason", ""))

    def record(self, connection: Connection, typed: Typed, user: str) -> Done:
        """Take it back."""
        return Done(self.undo.run(connection, typed.get("reason", ""), user), self.command(typed), self.done.refs)


def own_check(entry: Entry) -> tuple[CheckedForm, dict[str, str]]:
    """ "I looked myself, just now": the form and its answers, for a single key."""
    form = CheckedForm(entry)
    return form, {"kind": "own_check", "source": "own check"}
