"""The only writer to stdout (data) and stderr (narration), and the one place that knows exit codes and error sentences.

Text from documents and users is made safe here: control characters become visible, so nothing can steer a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

from tracker.errors import TrackerError, shown

DONE = 0
FOUND_FAULTS = 1
WRONG_USAGE = 2
UNUSABLE = 3

_BAR = 30
_NARROWEST = 10
_LONGEST_PROBLEM = 2_000
_BETWEEN_DRAWINGS = 0.1


class OutputLost(TrackerError):
    """The data could not be written where it was to go."""

    exit_code = UNUSABLE

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The output could not be written: {error.strerror}. What was recorded is recorded.")


class PathUnusable(TrackerError):
    """A file or folder that somebody named cannot be used, for a reason that only the system knows."""

    exit_code = UNUSABLE

    def __init__(self, error: OSError) -> None:
        name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else str(error.filename)
        super().__init__(f"{shown(name)} cannot be used: {error.strerror}.")


def safe(text: str, limit: int | None = None) -> str:
    """`text` with everything that could steer a terminal made visible."""
    return shown(text, quoted=False, limit=limit)


def write_line(text: str = "") -> None:
    """One line of data. The caller has made foreign text `safe`."""
    sys.stdout.write(f"{text}\n")


def write_json(value: Any) -> None:
    """One JSON document of data. What could steer a terminal is written as JSON's own escapes, which lose nothing."""
    import json

    speaks_utf8 = (sys.stdout.encoding or "").lower() in ("utf-8", "utf8")
    for line in json.dumps(value, ensure_ascii=not speaks_utf8, indent=2, default=str).split("\n"):
        visible = line if line.isprintable() else "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)
        sys.stdout.write(f"{visible}\n")


def narrate(text: str) -> None:
    """A sentence about what happened, beside the data."""
    sys.stderr.write(f"{text}\n")


@contextmanager
def progress(noun: str, total: int, *, shown_at_all: bool = True) -> Iterator[Callable[[], None]]:
    """Count what is done: a bar on a terminal, which is gone at the end; nothing on a pipe."""
    if not shown_at_all or not sys.stderr.isatty():
        yield lambda: None
        return
    done, drawn = 0, 0.0

    def count() -> None:
        nonlocal done, drawn
        done += 1
        now = monotonic()
        if now - drawn > _BETWEEN_DRAWINGS:
            drawn = now
            full = min(_BAR, _BAR * done // max(1, total))
            sys.stderr.write(f"\r[{'#' * full}{'.' * (_BAR - full)}] {done:,} {noun}")
            sys.stderr.flush()

    try:
        yield count
    finally:
        if drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def report(error: TrackerError) -> int:
    """Write an error's sentence and give its exit code."""
    sys.stdout.flush()
    for problem in getattr(error, "problems", ()):
        narrate(safe(str(problem), _LONGEST_PROBLEM))
    sys.stderr.write(f"tracker: {error}\n")
    return error.exit_code


def can_ask() -> bool:
    """Whether somebody is at the terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def ask(question: str) -> bool:
    """Whether somebody at the terminal says yes; where nobody can be asked, no."""
    if not can_ask():
        return False
    sys.stdout.flush()
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def read_stdin() -> bytes:
    """Everything on standard input."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def columns() -> int | None:
    """The width of the terminal, or None when the data does not go to one."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return 80


def write_table(
    rows: Iterable[Sequence[str]], header: Sequence[str] | None = None, *, gives_way: Sequence[int] = ()
) -> None:
    """Aligned columns; on a terminal they are narrowed until a row fits, elsewhere nothing is cut.

    The columns that give way are narrowed before the others, and left out where that is not enough.
    """
    cells = [[safe(cell) for cell in row] for row in rows]
    if header and cells:
        cells.insert(0, [name.upper() for name in header])
    if not cells:
        return
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    width = columns()
    if width:
        widths = _fitted(widths, width, gives_way)
        cells = [[_cut(cell, size) for cell, size in zip(row, widths, strict=True) if size] for row in cells]
        widths = [size for size in widths if size]
    for row in cells:
        padded = [cell.ljust(size) for cell, size in zip(row[:-1], widths, strict=False)]
        line = "  ".join([*padded, row[-1]]).rstrip()
        write_line(_cut(line, width) if width else line)


def _fitted(widths: Sequence[int], width: int, gives_way: Sequence[int]) -> list[int]:
    """The widths of columns that fit into a line together, 0 for one that is left out. What a row is known by, the
    first, stays as it is.
    """
    fitted = list(widths)

    def excess() -> int:
        return sum(fitted) + 2 * sum(size > 0 for size in fitted[1:]) - width

    for column in gives_way:
        fitted[column] = min(fitted[column], max(_NARROWEST, fitted[column] - max(0, excess())))
    for column in gives_way:
        if excess() > 0:
            fitted[column] = 0
    while excess() > 0 and (most := max(fitted[1:], default=0)) > _NARROWEST:
        fitted[1:] = [min(size, most - 1) for size in fitted[1:]]
    return fitted


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def prepare_streams() -> None:
    """Never fail on a character that the terminal's encoding lacks, on bytes that are none of its characters (what is
    recorded may not hold them, and says so), nor on a stream that was closed.
    """
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open while the program runs
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def speak_utf8() -> None:
    """Whatever the terminal speaks: what programs read is UTF-8, with the line ends that the format has."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="")


def abandon_stdout() -> None:
    """Nobody can read the data any more: let what is left of it go nowhere, so that leaving does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
