"""Documents by their words, through the full-text index: names, titles, facts, notes and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.queries.search.asked import PROVISION_KINDS, Asked

_SHORTEST_IN_TEXTS = 3
_SHORTEST_WEIGHED = 4
_READ_FOR_EACH = 4
_TURNED_ROUND = 4
"""So many words are looked for in every order: surname first, given name first."""


class Found(NamedTuple):
    """A document: the entry it belongs to or the provision of a resolution, its language and its text."""

    where: str
    kind: str
    title: str
    status: str | None
    language: str
    text: str
    resolution: str = ""


def find_names(connection: Connection, asked: Asked, limit: int, *, whole: bool) -> Iterator[Found]:
    """Entries with a name form that has all the words, whole or as the beginnings of words, each with its first such
    form; as many as are taken.
    """
    if not _applies("form", asked):
        return iter(())
    begun, complete = ((), (*asked.words, *asked.phrases)) if whole else (asked.words, asked.phrases)
    matching = connection.matching("form", begun, complete)
    return _each_once(connection, "names_by_words", limit, matching | _filters("form", asked))


def find_whole_names(connection: Connection, asked: Asked, limit: int) -> Iterator[Found]:
    """Entries with a name form that is just the words, in whatever order where they are few."""
    if not _applies("form", asked):
        return
    parts = [" ".join(tokens) for tokens in (*asked.words, *asked.phrases)]
    orders = permutations(parts) if len(parts) <= _TURNED_ROUND else (parts,)
    for folded in dict.fromkeys(" ".join(order) for order in orders):
        yield from _each_once(connection, "names_printed_as", limit, {"folded": folded, **_filters("form", asked)})


def find_titles(connection: Connection, asked: Asked, limit: int) -> list[Found]:
    """Entries with all the words in their title."""
    return _find(connection, "titles_by_words", "title", asked, limit)


def find_facts(connection: Connection, asked: Asked, limit: int) -> list[Found]:
    """Entries with all the words in what the text states about them."""
    return _find(connection, "facts_by_words", "facts", asked, limit)


def find_some_facts(connection: Connection, asked: Asked, limit: int) -> list[Found]:
    """Some of those, of many the first: where all that have the words would be those that also have them as a name."""
    if not _applies("facts", asked):
        return []
    parameters = connection.matching("facts", asked.words, asked.phrases) | _filters("facts", asked)
    return [Found(*row) for row in connection.rows("facts_by_words_in_part", limit=limit, **parameters)]


def find_notes(connection: Connection, asked: Asked, limit: int) -> list[Found]:
    """Entries with all the words in a note or source of a claim."""
    if not _applies("note", asked):
        return []
    parameters = connection.matching("note", asked.words, asked.phrases) | _filters("note", asked)
    return list(_each_once(connection, _in_order_if_broad("notes_by_words", asked), limit, parameters))


def find_paragraphs(connection: Connection, asked: Asked, limit: int) -> list[Found]:
    """Paragraphs of any version with all the words, as `Found` with the provision's key and kind."""
    return _find(connection, "paragraphs_by_words", "body", asked, limit)


def list_filtered(connection: Connection, kinds: Iterable[str], asked: Asked, limit: int) -> list[Found]:
    """Entries that pass the filters, in list order."""
    filters = {name: value for name, value in asked.parameters.items() if name not in ("kind", "language")}
    name = "entries_by_filters_and_status" if filters["status"] else "entries_by_filters"
    found: list[Found] = []
    for kind in kinds:
        if len(found) < limit:
            found += [Found(*row) for row in connection.rows(name, kind=kind, limit=limit - len(found), **filters)]
    return found


def _find(connection: Connection, statement: str, column: str, asked: Asked, limit: int) -> list[Found]:
    if not _applies(column, asked):
        return []
    matching = connection.matching(column, asked.words, asked.phrases)
    name = _in_order_if_broad(statement, asked)
    return [Found(*row) for row in connection.rows(name, **matching, limit=limit, **_filters(column, asked))]


def _each_once(connection: Connection, name: str, limit: int, parameters: Mapping[str, object]) -> Iterator[Found]:
    """The first document of each entry, for at most so many entries. An entry may have any number of documents, so more
    are read as long as there are more and too few entries were among them.
    """
    found: set[str] = set()
    read = limit * _READ_FOR_EACH
    while len(found) < limit:
        rows = 0
        for row in connection.begin_rows(name, limit=read, **parameters):
            rows += 1
            one = Found(*row)
            if one.where not in found:
                found.add(one.where)
                yield one
                if len(found) == limit:
                    return
        if rows < read:
            return
        read *= _READ_FOR_EACH


def _in_order_if_broad(statement: str, asked: Asked) -> str:
    return f"{statement}_in_order" if _is_broad(asked) else statement


def _is_broad(asked: Asked) -> bool:
    """Whether so much may match that weighing all of it would take longer than typing the next letter."""
    return not asked.phrases and all(len("".join(word)) < _SHORTEST_WEIGHED for word in asked.words)


def _filters(column: str, asked: Asked) -> dict[str, object]:
    filters = asked.parameters
    if column == "body":
        return {name: filters[name] for name in ("language", "cites", "kind")}
    if column != "form":
        del filters["language"]
    return filters


def _applies(column: str, asked: Asked) -> bool:
    """Whether documents of the column can pass the filters: titles and notes have no language, texts no status."""
    filters = asked.filters
    if column not in ("form", "title"):
        is_short = all(len("".join(word)) < _SHORTEST_IN_TEXTS and word[0].isascii() for word in asked.words)
        if is_short and not asked.phrases:
            return False
    if column == "body":
        if filters["kind"] and filters["kind"] not in PROVISION_KINDS:
            return False
        return not any(filters[name] for name in ("status", "addressee", "measure", "due_from"))
    if filters["kind"] in PROVISION_KINDS:
        return False
    return column == "form" or not filters["language"]
