"""What can go wrong with a server, as sentences. None shows a password, or a URL as it was typed."""

from __future__ import annotations

from typing import Any

from tracker.db.connection import BUSY_SECONDS
from tracker.errors import DatabaseBusy, DatabaseUnusable, NotPermitted, TrackerError, shown
from tracker.server_url import secrets_of

_BUSY = ("55P03", "40P01", "40001")
_LOST = ("08", "57P01", "57P02", "57P03", "25P03")
_REASONS = {
    "53": "the server is out of resources: {message}. Nothing was recorded.",
    "58": "the server reported an error of its system: {message}. Nothing was recorded.",
    "25006": "the server may only be read; it may be a standby. Nothing was recorded.",
    "XX": "the server found it damaged: {message}. Nothing was changed.",
}


class DriverMissing(TrackerError):
    """The library for PostgreSQL is not installed; the sentence says how to get it."""

    exit_code = 3

    def __init__(self) -> None:
        super().__init__(
            "A database on a server needs psycopg, which is not installed. "
            'Install it: python -m pip install "advocacy-case-tracker[postgres]"'
        )


class ConnectionLost(DatabaseUnusable):
    """The server, or the way to it, was gone in the middle."""

    def __init__(self, path: str, *, was_committing: bool) -> None:
        if was_committing:
            reason = (
                "the connection was lost while the change was being confirmed. It was recorded as a whole or not at "
                "all: look before you record it again (tracker status)."
            )
        else:
            reason = "the connection was lost. What had not been confirmed was not recorded; try again."
        super().__init__(path, reason)


def as_sentence(error: Any, path: str, *, was_committing: bool = False) -> TrackerError:
    """The error that says what happened to the database at `path`, and what to do."""
    state = error.sqlstate or ""
    if state in _BUSY:
        return DatabaseBusy(path, BUSY_SECONDS)
    if state.startswith(_LOST) or (not state and is_lost(error)):
        return ConnectionLost(path, was_committing=was_committing)
    message = shown(_message(error), quoted=False)
    if state == "42501":
        return NotPermitted(path, message)
    found = (text for prefix, text in _REASONS.items() if state.startswith(prefix))
    reason = next(found, "{message}. Nothing was changed.")
    return DatabaseUnusable(path, reason.format(message=message))


def is_lost(error: Any) -> bool:
    """Whether the driver says so without a code of the server's."""
    import psycopg

    return isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError))


def sentence_of_connecting(error: Exception, path: str) -> TrackerError:
    """Why no connection could be made."""
    import psycopg

    if isinstance(error, (psycopg.ProgrammingError, UnicodeError)):
        return DatabaseUnusable(path, "its URL cannot be read. It looks like postgresql://USER@HOST:PORT/DATABASE")
    text = _without_secrets(" ".join(str(error).split()), path)
    return DatabaseUnusable(path, f"the server cannot be reached, or refused: {shown(text, quoted=False, limit=400)}")


def _message(error: Any) -> str:
    primary = error.diag.message_primary
    return str(primary or error).strip().rstrip(".")


def _without_secrets(text: str, path: str) -> str:
    for secret in secrets_of(path).values():
        text = text.replace(secret, "…")
    return text
