"""The only writer to stdout (data) and stderr (narration), and the one place that knows exit codes and error sentences.

Text from documents and users is made safe here: control characters become visible, so nothing can steer a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from tracker.errors import TrackerError, shown

DONE = 0
FOUND_FAULTS = 1
WRONG_USAGE = 2
UNUSABLE = 3


def safe(text: str, limit: int | None = None) -> str:
    """`text` with everything that could steer a terminal made visible."""
    return shown(text, quoted=False, limit=limit)


def write_line(text: str = "") -> None:
    """One line of data. The caller has made foreign text `safe`."""
    sys.stdout.write(f"{text}\n")


def write_json(value: Any) -> None:
    """One JSON document of data."""
    import json

    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def narrate(text: str) -> None:
    """A sentence about what happened, beside the data."""
    sys.stderr.write(f"{text}\n")


def report(error: TrackerError) -> int:
    """Write an error's sentence and give its exit code."""
    sys.stdout.flush()
    for problem in getattr(error, "problems", ()):
        narrate(safe(str(problem)))
    sys.stderr.write(f"tracker: {error}\n")
    return error.exit_code


def read_stdin() -> bytes:
    """Everything on standard input."""
    return sys.stdin.buffer.read()


def columns() -> int | None:
    """The width of the terminal, or None when the data does not go to one."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return 80


def write_table(rows: Iterable[Sequence[str]], header: Sequence[str] | None = None) -> None:
    """Aligned columns; on a terminal the last column is cut to its width, elsewhere nothing is cut."""
    cells = [[safe(cell) for cell in row] for row in rows]
    if header and cells:
        cells.insert(0, [name.upper() for name in header])
    if not cells:
        return
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    width = columns()
    for row in cells:
        padded = [cell.ljust(size) for cell, size in zip(row[:-1], widths, strict=False)]
        line = "  ".join([*padded, row[-1]]).rstrip()
        write_line(line[: width - 1] + "…" if width and len(line) > width else line)


def prepare_streams() -> None:
    """Never fail on a character that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
