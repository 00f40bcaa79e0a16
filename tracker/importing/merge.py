"""An export beside a database that holds entries: what it would change, and the document that has both.

The export's texts and register entries take the place of those here; entries that only this database has stay. What
people recorded is never replaced: claims, follow-ups, spellings, decisions and marks that are not here yet are added.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.export.as_json import write
from tracker.importing.reading import Document

_REPEATED = ("ref", "resolution", "follow_up", "name")
_EMPTY = ("", None)
_DERIVED = ("status", "status_since", "last_checked", "history", "withdrawn")


class Change(NamedTuple):
    """What an import finds: `how` is added, different, or kept (only here, or recorded here in another way).

    `table` is resolutions, entries, differences, names, claims, follow_ups, decisions or marks; `fields` those that
    differ.
    """

    how: str
    table: str
    ref: str
    title: str
    fields: tuple[str, ...] = ()


class Comparison(NamedTuple):
    """What an import would change, how many rows of each table are the same, and the document to write."""

    changes: tuple[Change, ...]
    same: dict[str, int]
    document: Document

    @property
    def is_nothing(self) -> bool:
        """Whether the import would change nothing."""
        return all(change.how == "kept" for change in self.changes)


def compare(connection: Connection, document: Document) -> Comparison:
    """What `document` would change here. Raises InvalidInput where the two ledgers part ways."""
    here = own_document(connection)
    found = _Compared()
    merged = {
        **document,
        "resolutions": found.kept_apart("resolutions", here["resolutions"], document["resolutions"], "id"),
        "entries": found.entries("entries", here["entries"], document["entries"]),
        "differences": found.entries("differences", here["differences"], document["differences"]),
    }
    for table, key in _KEYS.items():
        merged[table] = found.recorded(table, here.get(table, []), document.get(table, []), key)
    return Comparison(tuple(found.changes), found.same, merged)


def own_document(connection: Connection) -> Document:
    """The database as a document."""
    pieces: list[str] = []
    write(connection, _Collector(pieces))  # type: ignore[arg-type]
    found: Document = json.loads("".join(pieces))
    return found


class _Collector:
    """A stream that keeps what is written to it."""

    def __init__(self, pieces: list[str]) -> None:
        self.write = pieces.append


class _Compared:
    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.same: dict[str, int] = {}

    def kept_apart(self, table: str, here: list[Any], there: list[Any], key: str) -> list[Any]:
        """The rows of the export and those that only this database has."""
        own = {value[key]: value for value in here}
        for value in there:
            self._compare(table, value[key], value.get("title", ""), own.get(value[key]), value)
        given = {value[key] for value in there}
        left = [value for value in here if value[key] not in given]
        self.changes += [Change("kept", table, value[key], value.get("title", "")) for value in left]
        return [*there, *left]

    def entries(self, table: str, here: list[Any], there: list[Any]) -> list[Any]:
        """Entries with the claims and added spellings of both."""
        own = {value["ref"]: value for value in here}
        merged = []
        for value in there:
            ref, title = value["ref"], value.get("title") or value.get("summary", "")
            mine = own.pop(ref, None)
            self._compare(table, ref, title, _register(mine) if mine else None, _register(value))
            merged.append(self._both(ref, mine or {}, value) if "history" in value else value)
        for ref, value in own.items():
            self.changes.append(Change("kept", table, ref, value.get("title") or value.get("summary", "")))
            names = {"names": _printed(value)} if "names" in value else {}
            merged.append({**value, **names})
        return merged

    def recorded(self, table: str, here: list[Any], there: list[Any], key: Callable[[Any], str]) -> list[Any]:
        """What people recorded here, and what of the export is not here yet."""
        own = {key(value): value for value in here}
        new = []
        for value in there:
            name = key(value)
            mine = own.get(name)
            if mine is None:
                new.append(value)
                self.changes.append(Change("added", table, name, _title(value)))
            elif fields := _differing(mine, value):
                self.changes.append(Change("kept", table, name, _title(value), fields))
            else:
                self.same[table] = self.same.get(table, 0) + 1
        return new

    def _compare(self, table: str, ref: str, title: str, mine: Any, value: Any) -> None:
        if mine is None:
            self.changes.append(Change("added", table, ref, title))
        elif fields := _differing(mine, value):
            self.changes.append(Change("different", table, ref, title, fields))
        else:
            self.same[table] = self.same.get(table, 0) + 1

    def _both(self, ref: str, mine: Any, value: Any) -> Any:
        claims = [claim for claim in mine.get("history", ()) if claim["hash"]]
        given = [claim for claim in value["history"] if claim["hash"]]
        stated = [claim for claim in value["history"] if not claim["hash"]]
        new = self.recorded("claims", claims, given, lambda claim: str(claim["hash"]))
        added = [name for name in mine.get("names", ()) if name["origin"] != "printed"]
        given_names = [name for name in value["names"] if name["origin"] != "printed"]
        new_names = self.recorded("names", added, given_names, lambda name: f"{ref} {name['form']}")
        return {**value, "history": [*stated, *claims, *new], "names": [*_printed(value), *new_names]}


_KEYS: dict[str, Callable[[Any], str]] = {
    "follow_ups": lambda value: f"{value['ref']} {value['created_at']}",
    "decisions": lambda value: f"{value['one']} {value['other']} {value['decided_at']}",
    "marks": lambda value: f"{value['part']} {value['target']} {value['recorded_at']}",
}


def _register(value: Any) -> Any:
    """What the register says of an entry: without what claims make of it, and without what users added."""
    kept = {key: item for key, item in value.items() if key not in _DERIVED}
    if "names" in kept:
        kept["names"] = _printed(value)
    if "history" in value:
        kept["stated"] = [(claim["code"], claim["effective"]) for claim in value["history"] if not claim["hash"]]
    return kept


def _printed(value: Any) -> list[Any]:
    return [name for name in value["names"] if name["origin"] == "printed"]


def _comparable(value: Any) -> Any:
    """A record without what is worked out in each database: the number of a follow-up, whether a claim still counts."""
    return {key: item for key, item in value.items() if key not in ("id", "is_live", "salt")}


def _differing(mine: Any, value: Any) -> tuple[str, ...]:
    mine, value = _comparable(mine), _comparable(value)
    return tuple(key for key in mine if key in value and not _alike(mine[key], value[key]))


def _alike(mine: Any, value: Any) -> bool:
    """Whether two values say the same: tables repeat keys and names, and have an empty cell where JSON has no key, or
    an empty text.
    """
    if isinstance(mine, dict) and isinstance(value, dict):
        return all(
            _alike(mine[key], value[key])
            if key in mine and key in value
            else key in _REPEATED or (mine.get(key) or value.get(key) or None) is None
            for key in mine.keys() | value.keys()
        )
    if isinstance(mine, list) and isinstance(value, list):
        return len(mine) == len(value) and all(map(_alike, mine, value))
    return bool(mine == value) or (mine in _EMPTY and value in _EMPTY)


def _title(value: Any) -> str:
    return str(value.get("action") or value.get("code") or value.get("form") or value.get("level") or "")


def summary(comparison: Comparison) -> Iterator[tuple[str, int, int, int, int]]:
    """(table, added, different, same, kept) of every table in which there is anything."""
    counts: dict[str, dict[str, int]] = {table: {"same": number} for table, number in comparison.same.items()}
    for change in comparison.changes:
        own = counts.setdefault(change.table, {})
        own[change.how] = own.get(change.how, 0) + 1
    for table in (*_TABLES, *(table for table in counts if table not in _TABLES)):
        if own := counts.get(table, {}):
            yield table, own.get("added", 0), own.get("different", 0), own.get("same", 0), own.get("kept", 0)


_TABLES = ("resolutions", "entries", "differences", "names", "claims", "follow_ups", "decisions", "marks")


def require_one_chain(connection: Connection, claims: Iterable[Any], path: str) -> None:
    """Raise InvalidInput when a claim has the place of another one in the chain of its node."""
    for claim in claims:
        row = connection.row("claim_of_node", node_id=claim["node"], number=claim["number"])
        if row and row[0] != claim["hash"]:
            raise InvalidInput(
                f"{shown(path)} has another claim {claim['number']} of the installation {shown(str(claim['node']))} "
                "than this database: one of the two was copied and went its own way. Nothing was imported."
            )
