"""`json`: one deterministic object with everything, as the README documents it. Written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import details, follow_up_values, resolution_values
from tracker.export.values import difference_value, entry_value, provision_value

FORMAT = "advocacy-tracker"
VERSION = 1


def write(connection: Connection, stream: TextIO) -> None:
    """Write the object; one entry or provision at a time is in memory."""
    stream.write(f'{{"format": {_text(FORMAT)}, "version": {VERSION},\n"resolutions": [')
    for index, (value, provisions) in enumerate(resolution_values(connection)):
        stream.write(",\n" if index else "\n")
        stream.write(_text(value)[:-1] + ', "provisions": [')
        _write_list(stream, (provision_value(provision) for provision in provisions))
        stream.write("]}")
    stream.write('],\n"entries": [')
    _write_list(stream, (entry_value(detail) for detail in details(connection)))
    stream.write('],\n"differences": [')
    _write_list(stream, (difference_value(detail) for detail in details(connection, ("difference",))))
    stream.write('],\n"follow_ups": [')
    _write_list(stream, follow_up_values(connection))
    stream.write("]}\n")


def _write_list(stream: TextIO, values: Iterable[Any]) -> None:
    separator = "\n"
    for value in values:
        stream.write(separator)
        stream.write(_text(value))
        separator = ",\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
