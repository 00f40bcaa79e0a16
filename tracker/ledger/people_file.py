"""Many people at once from CSV: every line is checked as it would be added, after those before it, and all are kept in
one transaction, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, TrackerError, UnknownCode, shown
from tracker.ledger.people import Added, LooksLikeSomebody, NewPerson, append_person
from tracker.ledger.tables import LinesRejected, open_table, table_lines

COLUMNS = ("name", "source", "language", "role", "affiliation", "status", "on", "note", "ref", "different")
LARGEST_FILE = 16 * 1024 * 1024


class PeopleRejected(LinesRejected):
    """Some lines cannot be added; all of them are listed, and nobody was added."""

    def __init__(self, name: str, faults: list[tuple[int, str]]) -> None:
        super().__init__(name, faults, "nobody was added")


def add_people(
    connection: Connection, data: bytes, name: str, by: str, counted: Callable[[], None] = lambda: None
) -> list[Added]:
    """Add everybody in a file's bytes; `counted` is called for each line.

    Raises PeopleRejected with every bad line and its number, InvalidInput when the file as a whole cannot be read.
    """
    rows = list(_rows(data, name))
    if not rows:
        raise InvalidInput(f"{shown(name)} names nobody: below its first line, of column names, is nothing.")
    added: list[Added] = []
    faults: list[tuple[int, str]] = []
    lines: dict[str, int] = {}
    with connection.writing():
        for line, values in rows:
            counted()
            try:
                added.append(append_person(connection, _person(values), by))
                lines[added[-1].ref] = line
            except TrackerError as error:
                faults.append((line, shown(_in_a_file(error, lines), quoted=False, limit=600)))
        if faults:
            raise PeopleRejected(name, faults)
    return added


def _in_a_file(error: TrackerError, lines: Mapping[str, int]) -> str:
    """The sentence on one line: what is listed below it stands behind it, codes without their definitions. `lines` is
    which line adds whom.
    """
    if isinstance(error, LooksLikeSomebody):
        return _alike(error, lines)
    if isinstance(error, UnknownCode):
        head, *listed = str(error).split("\n")
        return f"{head} {', '.join(line.split()[0] for line in listed)}."
    return " ".join(str(error).split())


def _alike(error: LooksLikeSomebody, lines: Mapping[str, int]) -> str:
    nearest = error.alike[0]
    others = ", ".join(f"{one.title} {one.ref}" for one in error.alike)
    told = f"{shown(error.name)} may be {others} ({nearest.score:.2f}: {'; '.join(nearest.reasons)})."
    refs = " ".join(one.ref for one in error.alike)
    if nearest.ref in lines:
        how = f"line {lines[nearest.ref]} of this file adds that one: take one of the two lines out"
    elif nearest.form == error.name:
        how = "take the line out"
    else:
        how = f"tracker name add {nearest.ref} {shown(error.name)}, and take the line out"
    return f"{told} If so: {how}; if it is somebody else, write in the column different: {refs}"


def _person(values: dict[str, str] | str) -> NewPerson:
    if isinstance(values, str):
        raise InvalidInput(values)
    facts: dict[str, Any] = {column: values[column].strip() for column in COLUMNS if values.get(column, "").strip()}
    facts["different"] = tuple(facts.get("different", "").split())
    return NewPerson(**{"name": "", "source": "", **facts})


def _rows(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Each line with its number, or what is wrong with it."""
    if len(data) > LARGEST_FILE:
        raise InvalidInput(f"{shown(name)} is larger than {LARGEST_FILE // 1024 // 1024} MiB. Split it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidInput(f"{shown(name)} is not UTF-8: line {line} cannot be read. Save it as UTF-8.") from error
    header, reader = _reader(text, name)
    yield from table_lines(header, reader)


def _reader(text: str, name: str) -> tuple[list[str], Any]:
    """The column names and a reader of what follows."""
    found = open_table(text, lambda column: column.strip().lower(), lambda header: "name" in header and len(header) > 1)
    if found is None:
        raise InvalidInput(
            f"{shown(name)} must begin with a line of column names: name, source, and of {', '.join(COLUMNS[2:])}."
        )
    header, _ = found
    unknown = [column for column in header if column not in COLUMNS or header.count(column) > 1]
    if unknown:
        raise InvalidInput(f"{shown(unknown[0])} is no column, or stands twice. There are: {', '.join(COLUMNS)}.")
    return found
