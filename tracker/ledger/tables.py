"""Files of lines that people wrote: CSV as spreadsheets of many countries save it, and what is wrong with its lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from tracker.errors import TrackerError, shown

_DELIMITERS = (",", ";", "\t")


class LinesRejected(TrackerError):
    """Some lines of a file cannot be taken; all of them are listed. `nothing` says that none was."""

    def __init__(self, name: str, faults: list[tuple[int, str]], nothing: str) -> None:
        self.faults = tuple(faults)
        listed = "".join(f"\n  line {line}: {message}" for line, message in faults)
        lines = "1 faulty line" if len(faults) == 1 else f"{len(faults)} faulty lines"
        super().__init__(f"{shown(name)} has {lines}; {nothing}.{listed}")


def open_table(
    text: str, tidy: Callable[[str], str], is_header: Callable[[list[str]], bool]
) -> tuple[list[str], Any] | None:
    """The column names, tidied, and a reader of what follows, by the separator that makes a header of the first line.

    None where none does.
    """
    for delimiter in _DELIMITERS:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
        try:
            header = [tidy(column) for column in next(reader, [])]
        except csv.Error:
            continue
        if is_header(header):
            return header, reader
    return None


def table_lines(header: list[str], reader: Any) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Each line that is not empty: its number, and its values by column or what is wrong with it."""
    line = reader.line_num
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line + 1, f"This is not valid CSV: {error}."
            line = reader.line_num
            continue
        first, line = line + 1, reader.line_num
        if len(values) > len(header):
            yield first, f"There are {len(values)} values for {len(header)} columns."
        elif any(value.strip() for value in values):
            yield first, dict(zip(header, values, strict=False))
