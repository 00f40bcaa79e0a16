"""The entry that a word means: a ref, its last part, or a spelling of a name. What fits several is refused with all of
them.
"""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.errors import AmbiguousRef, UnknownRef
from tracker.plain import plain
from tracker.queries.entries import find_entry
from tracker.queries.rows import Entry


def get_entry(connection: Connection, text: str) -> Entry:
    """The one entry that `text` names. Raises UnknownRef, or AmbiguousRef with the candidates."""
    wanted = text.strip()
    found = find_entry(connection, wanted)
    if found:
        return found
    candidates: dict[str, str] = dict(connection.rows("entries_by_slug", slug=wanted)) if wanted else {}
    candidates = candidates or _named(connection, wanted)
    if not candidates:
        raise UnknownRef(text)
    if len(candidates) > 1:
        raise AmbiguousRef(text, sorted(candidates.items()))
    entry = find_entry(connection, next(iter(candidates)))
    assert entry is not None
    return entry


def _named(connection: Connection, text: str) -> dict[str, str]:
    """Entries with a name form that holds every word of `text`; a word may lack its ending."""
    words = plain(text).split()
    if not words:
        return {}
    exact: dict[str, str] = {}
    begun: dict[str, str] = {}
    for ref, title, folded in connection.rows("all_folded_names"):
        if folded == " ".join(words):
            exact[ref] = title
        elif all(any(part.startswith(word) for part in folded.split()) for word in words):
            begun[ref] = title
    return exact or begun
