"""`json`: one deterministic object with everything, as the README documents it. Written piece by piece."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TextIO

from tracker.db.connection import Connection
from tracker.export.contents import (
    absent_claim_values,
    as_json,
    current_release,
    decision_values,
    details,
    entry_lines,
    follow_up_values,
    mark_values,
    resolution_values,
)
from tracker.export.values import difference_value, provision_value

FORMAT = "advocacy-tracker"
VERSION = 1


def write(connection: Connection, stream: TextIO) -> None:
    """Write the object; one entry or provision at a time is in memory."""
    profile = current_release().profile
    stream.write(f'{{"format":{as_json(FORMAT)},"version":{VERSION},"profile":{as_json(profile)},\n"resolutions":[')
    for index, (value, provisions) in enumerate(resolution_values(connection)):
        stream.write(",\n" if index else "\n")
        stream.write(as_json(value)[:-1] + ',"provisions":[')
        _write_list(stream, (as_json(provision_value(provision)) for provision in provisions))
        stream.write("]}")
    stream.write('],\n"entries":[')
    _write_list(stream, entry_lines(connection))
    stream.write('],\n"differences":[')
    _write_list(stream, (as_json(difference_value(detail)) for detail in details(connection, ("difference",))))
    stream.write('],\n"follow_ups":[')
    _write_list(stream, map(as_json, follow_up_values(connection)))
    stream.write('],\n"decisions":[')
    _write_list(stream, map(as_json, decision_values(connection)))
    stream.write('],\n"marks":[')
    _write_list(stream, map(as_json, mark_values(connection)))
    absent = map(as_json, absent_claim_values(connection))
    first = next(absent, None)
    if first is not None:
        stream.write('],\n"absent_claims":[')
        _write_list(stream, chain((first,), absent))
    stream.write("]}\n")


def _write_list(stream: TextIO, texts: Iterable[str]) -> None:
    separator = "\n"
    for text in texts:
        stream.write(separator)
        stream.write(text)
        separator = ",\n"
