"""A list narrowed at a key: the entries with words, in their names or title, that begin as typed.

It is asked at every key, at a million entries too, so the way that reads less is taken (`tracker.db.statements
.narrowing` has both): how many entries are in the list is kept, how many have the words is counted up to a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.queries.entries import count_by_status
from tracker.queries.rows import EntryRow

_COUNTED = 5_000
"""Where so many entries have the words, it makes no difference how many more."""
_LOOKED_AT = 5
"""To look up an entry's kind and status takes as long as to pass so many rows of the index that lists are walked by."""
_MOST_WALKED_WITH = 3
_INDEXED = 3
"""How many letters of a beginning the full-text index has ready; to count what has more of them, it reads them all."""

Words = Sequence[tuple[str, ...]]
"""Each word that was typed, as tokens of which the last may be the beginning of one."""


class Narrowed(NamedTuple):
    """The first entries with the words, by their ids; how many of these have them as they were typed; and how many
    there are in all, counted up to a point.
    """

    ids: tuple[int, ...]
    whole: int
    number: int


class Spelled(NamedTuple):
    """An entry, and the name by which it was found with its language; empty where no name has all the words, but the
    title or several names together.
    """

    entry: EntryRow
    language: str
    form: str


def narrow(connection: Connection, kind: str, status: str | None, words: Words, *, limit: int, most: int) -> Narrowed:
    """The first `limit` entries of a kind, or of those with a status, that have the words; counted up to `most`.

    Those with the words as they were typed come before those that only begin with them.
    """
    asked = _Asked(connection, kind, status, tuple(words))
    begun = asked.find(is_whole=False, limit=most)
    if begun and len(begun) < most and begun[0].words:  # they are all here, with their words
        typed = [f" {' '.join(word)} " for word in words]
        whole = [one for one in begun if all(word in one.words for word in typed)]
    else:
        whole = asked.find(is_whole=True, limit=limit) if begun else []
    ids = tuple(dict.fromkeys(one.id for one in (*whole, *begun)))[:limit]
    return Narrowed(ids, min(len(whole), limit), len(begun))


def spell(connection: Connection, ids: Iterable[int], words: Words) -> list[Spelled]:
    """Entries that were found, in this order, each with the first of its names that has all the words."""
    listed = list(ids)
    patterns = _patterns(words[:_MOST_WALKED_WITH], is_whole=False)
    rows = connection.rows("spelled_with", ids=str(listed), **patterns)
    found = {row[0]: Spelled(EntryRow(*row[:8]), *row[8:]) for row in rows}
    return [found[entry_id] for entry_id in listed]


class _Having(NamedTuple):
    """An entry with the words that were typed, by its id; and all the words that it has, where they were read."""

    id: int
    words: str = ""


class _Asked(NamedTuple):
    """What is asked for, and of what."""

    connection: Connection
    kind: str
    status: str | None
    words: tuple[tuple[str, ...], ...]

    def find(self, *, is_whole: bool, limit: int) -> list[_Having]:
        """The entries with the words: as they were typed, or also those that only begin with them."""
        begun, complete = ((), self.words) if is_whole else (self.words, ())
        matching = self.connection.matching("form", begun, complete)
        name = "walked" if self._is_walked(limit, is_whole=is_whole) else "narrowed"
        rows = self.connection.rows(
            name + ("_of_status" if self.status else ""),
            kind=self.kind,
            status=self.status,
            limit=limit,
            **matching,
            **_patterns(self.words[:_MOST_WALKED_WITH], is_whole=is_whole),
        )
        return [_Having(*row) for row in rows]

    def _is_walked(self, limit: int, *, is_whole: bool) -> bool:
        """Whether walking the list reads less than looking up those that have the words.

        These are counted only where the list is so short that it may, and by the first letters of what was typed: a
        key was pressed for each of them, and the list was walked for that one already when they were common.
        """
        if len(self.words) > _MOST_WALKED_WITH:
            return False
        counts = count_by_status(self.connection)
        total = sum(number for of_kind in counts.values() for number in of_kind.values())
        of_kind = counts.get(self.kind, {})
        listed = max(1, of_kind.get(self.status, 0) if self.status else sum(of_kind.values()))
        looked_up = limit * total // listed
        if min(listed, limit * total // _COUNTED) >= _LOOKED_AT * looked_up:
            return False
        begun = [(word[0][:_INDEXED],) if len(word) == 1 else word for word in self.words]
        matching = self.connection.matching("form", *(((), self.words) if is_whole else (begun, ())))
        counted = self.connection.row("count_with_words", **matching, limit=_COUNTED)
        having = counted[0] if counted else 0
        if not having:
            return False
        walked = min(listed, limit * total // having)
        return walked < _LOOKED_AT * (looked_up if having == _COUNTED else min(having, looked_up))


def _patterns(words: Words, *, is_whole: bool) -> dict[str, str]:
    texts = [f" {' '.join(word)}{' ' if is_whole else ''}" for word in words]
    return dict(zip(("first", "second", "third"), (*texts, "", "", ""), strict=False))
