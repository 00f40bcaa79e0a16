"""What was typed into forms and not recorded yet: in memory at once, in the database a moment later.

In the database, because there it is as well protected as everything else, also when that is encrypted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui.data import Bridge

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.ledger.drafts import KeptDraft
    from tracker.tui.forms.form import Form


class Drafts:
    """The drafts of one user, by the form and what it is about."""

    def __init__(self, bridge: Bridge, user: str) -> None:
        self._bridge = bridge
        self._user = user
        self._kept: dict[tuple[str, str], dict[str, str]] = {}

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        """(form, what it is about) of every draft."""
        return tuple(self._kept)

    def read(self, connection: Connection) -> tuple[KeptDraft, ...]:
        """What an earlier run of the program left; for a worker."""
        from tracker.ledger.drafts import list_drafts

        return list_drafts(connection, self._user)

    def take(self, kept: tuple[KeptDraft, ...]) -> None:
        """Take what an earlier run left; what was typed in this one stays."""
        for draft in kept:
            self._kept.setdefault((draft.form, draft.subject), draft.typed)

    def find(self, form: Form) -> dict[str, str]:
        """What was typed into this form; only answers to questions that it still asks."""
        known = {field.name for field in form.fields}
        kept = self._kept.get((form.NAME, form.subject), {})
        return {name: text for name, text in kept.items() if name in known}

    def keep(self, form: Form, typed: dict[str, str]) -> None:
        """Keep it, or forget it when there is nothing."""
        key = form.NAME, form.subject
        if typed:
            self._kept[key] = dict(typed)
        elif self._kept.pop(key, None) is None:
            return
        from tracker.ledger.drafts import keep_draft

        user, kept = self._user, dict(typed)
        self._bridge.keep(lambda connection: keep_draft(connection, user, *key, kept))
