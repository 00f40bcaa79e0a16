"""`jsonl`: one entry a line, each as in the JSON export; differences last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from tracker.db.connection import Connection
from tracker.export.contents import details
from tracker.export.values import difference_value, entry_value


def write(connection: Connection, stream: TextIO) -> None:
    """Write the lines."""
    stream.writelines(json.dumps(value, ensure_ascii=False) + "\n" for value in _values(connection))


def _values(connection: Connection) -> Iterator[dict[str, Any]]:
    yield from map(entry_value, details(connection))
    for detail in details(connection, ("difference",)):
        value = difference_value(detail)
        yield {**value, "kind": "difference", "difference_kind": value["kind"]}
