"""What an error of SQLite's driver means for who meets it, and what to do. Loaded when there is one."""

from __future__ import annotations

from tracker.db.connection import BUSY_SECONDS
from tracker.errors import DatabaseBusy, DatabaseUnusable, TrackerError


def as_sentence(error: Exception, path: str) -> TrackerError:
    """The error that says what happened to the database at `path`, and what to do."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusy(path, BUSY_SECONDS)
    if isinstance(error, UnicodeDecodeError):  # in a text of a damaged page, or in what SQLite says about it
        name = "SQLITE_CORRUPT"
    reasons = {
        "SQLITE_NOTADB": "it is not an SQLite database, or its beginning is damaged. The file was left as it was. "
        "If it was a database of yours, restore a backup: tracker restore PATH",
        "SQLITE_CORRUPT": "it is damaged. Nothing was changed. Restore a backup: tracker restore PATH",
        "SQLITE_FULL": "the disk is full. Nothing was recorded; free some space and try again.",
        "SQLITE_READONLY": "it may only be read. Nothing was recorded; change its permissions or name another one.",
        "SQLITE_CANTOPEN": "it cannot be opened. Check that the file and its folder may be read and written.",
        "SQLITE_IOERR": "the disk reported an error, or is full. Nothing was recorded.",
        "SQLITE_PERM": "permission was denied.",
    }
    reason = next((text for prefix, text in reasons.items() if name.startswith(prefix)), None)
    return DatabaseUnusable(path, reason or f"{error}. Nothing was changed.")
