"""`jsonl`: one entry a line, each as in the JSON export with the release profile; differences last."""

from __future__ import annotations

from typing import TextIO

from tracker.db.connection import Connection
from tracker.export.contents import as_json, current_release, details, entry_lines
from tracker.export.values import difference_value


def write(connection: Connection, stream: TextIO) -> None:
    """Write the lines."""
    profile = {"profile": current_release().profile}
    end = f",{as_json(profile)[1:]}\n"
    for line in entry_lines(connection):
        stream.write(line[:-1])
        stream.write(end)
    for detail in details(connection, ("difference",)):
        value = difference_value(detail)
        stream.write(as_json({**value, "kind": "difference", "difference_kind": value["kind"], **profile}) + "\n")
