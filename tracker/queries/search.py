"""Finding words: names, titles and paragraphs, without regard to case and marks, best first."""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.plain import plain, plain_with_offsets
from tracker.queries.rows import Hit

_AROUND = 60


def search(connection: Connection, text: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """Entries and paragraphs that hold every word of `text`; names before titles before paragraphs."""
    words = plain(text).split()
    if not words:
        return ()
    return (*_entries(connection, words), *_paragraphs(connection, words))[:limit]


def _entries(connection: Connection, words: list[str]) -> list[Hit]:
    hits: dict[str, Hit] = {}
    for ref, kind, title, status, language, form in connection.rows("all_names_and_titles"):
        folded = plain(form)
        if not all(any(part.startswith(word) for part in folded.split()) for word in words):
            continue
        score = 1.0 if folded == " ".join(words) else 0.9 if language else 0.7
        if ref not in hits or hits[ref].score < score:
            why = f"printed as {form} ({language})" if language else "in the title"
            hits[ref] = Hit(kind, ref, title, status, language, form, 0, len(form), score, why)
    return sorted(hits.values(), key=lambda hit: (-hit.score, hit.where))


def _paragraphs(connection: Connection, words: list[str]) -> list[Hit]:
    hits = []
    for _resolution, key, language, _label, text in connection.rows("all_paragraphs"):
        folded, offsets = plain_with_offsets(text)
        places = [folded.find(word) for word in words]
        if min(places) < 0:
            continue
        place = places[0]
        start, end = offsets[place], offsets[place + len(words[0]) - 1] + 1
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        hits.append(
            Hit("provision", key, key, None, language, text[first:last], start - first, end - first, 0.5, "in the text")
        )
    return hits
