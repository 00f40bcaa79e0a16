"""What people typed into forms and did not record yet. It lives in the database, so that it is as safe as the rest of
it: a file of its own beside an encrypted database would tell what that keeps secret.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.ledger.node import utc_now

LONGEST_DRAFT = 400_000


class KeptDraft(NamedTuple):
    """What somebody typed: into which form, about what, and when it was kept."""

    form: str
    subject: str
    typed: dict[str, str]
    kept_at: str


def list_drafts(connection: Connection, owner: str) -> tuple[KeptDraft, ...]:
    """The drafts of somebody, the newest first. What cannot be read is left out."""
    found = []
    for form, subject, text, kept_at in connection.rows("drafts_of_owner", owner=connection.signature(owner)):
        try:
            typed = json.loads(text)
        except ValueError:
            continue
        if isinstance(typed, dict):
            found.append(KeptDraft(form, subject, {str(key): str(value) for key, value in typed.items()}, kept_at))
    return tuple(found)


def keep_draft(connection: Connection, owner: str, form: str, subject: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed, in the place of what was kept before; nothing when there is nothing or far too much."""
    text, owner = json.dumps(dict(typed), ensure_ascii=True), connection.signature(owner)
    with connection.writing():
        connection.run("delete_draft", owner=owner, form=form, subject=subject)
        if typed and len(text) <= LONGEST_DRAFT:
            connection.run("insert_draft", owner=owner, form=form, subject=subject, typed=text, kept_at=utc_now())


def drop_draft(connection: Connection, owner: str, form: str, subject: str) -> None:
    """Forget a draft."""
    keep_draft(connection, owner, form, subject, {})
