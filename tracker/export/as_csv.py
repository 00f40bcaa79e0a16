"""`csv`: one file a table, UTF-8, RFC 4180, with a Frictionless `datapackage.json` that says what each column holds.
A cell that a spreadsheet would take for a formula gets an apostrophe before it; so does one that begins with
apostrophes before such a character, so that exactly one can be taken off again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import current_release, details, is_everything_now, went_through
from tracker.export.datapackage import write_descriptor
from tracker.export.tabular import TABLES, table_rows
from tracker.queries.flat import FLAT_MARK, KINDS, flat_lines
from tracker.queries.provisions import shared_keys

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(connection: Connection, stream: TextIO) -> None:
    """Write the entries with the provisions they cite, flat, to one stream."""
    writer = csv.writer(stream, lineterminator=_END)
    writer.writerow((*_FLAT, "cites", "profile"))
    profile = current_release().profile
    if is_everything_now():
        _write_flat(flat_lines(connection), writer, stream, profile)
    else:
        writer.writerows([*_cells(row), profile] for row in _released(connection))


def _write_flat(lines: Iterator[str], writer: Any, stream: TextIO, profile: str) -> None:
    """Write lines a page at a time. Where no cell of a page needs care they are written as they are: to look at each
    cell would take longer than everything else.
    """
    end = f",{profile}{_END}"
    while page := list(islice(lines, _PAGE)):
        text = "".join(page)
        if any(sign in text for sign in _QUOTED) or _IS_SUSPECT.search(text):
            writer.writerows([*_cells(line.split(FLAT_MARK)[1:]), profile] for line in page)
        elif "," not in text:
            stream.write((end.join(page) + end).replace(_END + FLAT_MARK, _END)[1:].replace(FLAT_MARK, ","))
        else:
            for line in page:
                if "," in line:
                    writer.writerow([*line.split(FLAT_MARK)[1:], profile])
                else:
                    stream.write(line[1:].replace(FLAT_MARK, ",") + end)
        went_through(len(page))


_END = "\r\n"
_PAGE = 100
_FLAT = ("ref", "kind", "title", "status", "status_since", "last_checked")
_QUOTED = ('"', "\r", "\n")
_IS_SUSPECT = re.compile(f"{FLAT_MARK}['{re.escape(''.join(FORMULA))}]")


def _released(connection: Connection) -> Iterator[tuple[str | None, ...]]:
    shared = shared_keys(connection)
    for detail in details(connection, KINDS):
        if not detail.entry.withdrawn:
            places = (
                f"{citation.reference} {citation.provision}" if citation.provision in shared else citation.provision
                for citation in detail.citations
            )
            cites = "; ".join(dict.fromkeys(places))
            yield (*(getattr(detail.entry, name) for name in _FLAT), cites or None)


def write_files(connection: Connection, folder: Path) -> None:
    """Write one file a table, and the descriptor, into an existing, empty folder."""
    with ExitStack() as stack:
        writers = {}
        for name, columns in TABLES.items():
            stream = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream, lineterminator=_END)
            writers[name].writerow(columns)
        for name, row in table_rows(connection):
            writers[name].writerow(_cells(map(row.get, TABLES[name])))
    write_descriptor(connection, folder)


def _cells(values: Iterable[Any]) -> list[Any]:
    """Values as cells; what the writer would write as it is to be is left to it, which takes most of the time away."""
    return [
        value
        if value is None or value.__class__ is int or (value.__class__ is str and value[:1] not in _SUSPECT)
        else _cell(value)
        for value in values
    ]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in _SUSPECT and _is_formula(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "; ".join(value) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return text.lstrip("'").startswith(FORMULA)


_SUSPECT = frozenset((*FORMULA, "'"))


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell
