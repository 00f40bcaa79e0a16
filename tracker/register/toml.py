"""TOML with line numbers: typed access to tables, and a problem with file and line for each thing that is wrong.

The standard reader gives values without their lines, so table headers are found again in the source.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker.problems import Problem, Severity
from tracker.register.values import Place
from tracker.register.vocabulary import codes_of

_HEADER = re.compile(r"^[^\S\n]*\[\[[^\S\n]*([\w.-]+)[^\S\n]*\]\]", re.MULTILINE)


class TomlFile:
    """One register file. `problems` collects what is wrong with it; `name` is how messages call it."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.data: dict[str, Any] = {}
        self._lines: list[str] = []
        self._headers: dict[str, list[int]] = {}
        self._load(path)

    def _load(self, path: Path) -> None:
        try:
            text = path.read_bytes().decode("utf-8")
        except OSError as error:
            self.report(0, "file_unreadable", f"The file cannot be read: {error.strerror}.")
            return
        except UnicodeDecodeError as error:
            self.report(0, "not_utf8", f"The file is not UTF-8: byte {error.start} cannot be read.")
            return
        self._lines = text.split("\n")
        number, before = 1, 0
        for match in _HEADER.finditer(text):
            number += text.count("\n", before, match.start())
            before = match.start()
            self._headers.setdefault(match[1], []).append(number)
        try:
            self.data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at line (\d+)", str(error))
            at = int(found[1]) if found else len(self._lines)
            self.report(at, "broken_toml", f"This is not valid TOML: {error}.")

    def report(self, line: int, code: str, message: str) -> None:
        """Add an error."""
        self.problems.append(Problem(Severity.ERROR, code, self.name, line, message))

    def tables(self, kind: str) -> Iterator[Table]:
        """The tables `[[kind]]` in order."""
        yield from _tables(self, self.data.get(kind, []), kind, Place(self.name, 1), self._headers.get(kind, []), 0)

    def top(self) -> Table:
        """The file's own keys."""
        return Table(self, self.data, "", Place(self.name, 1), len(self._lines))

    def line_of(self, text: str, first: int, last: int) -> int:
        """The line between `first` and `last` on which `text` stands; `first` when it is not found."""
        wanted = text.split("\n", maxsplit=1)[0]
        for number in range(first, min(last, len(self._lines)) + 1):
            if wanted and wanted in self._lines[number - 1]:
                return number
        return first

    def headers_between(self, path: str, first: int, last: int) -> list[int]:
        """The lines of the headers `[[path]]` from `first` to `last`."""
        lines = self._headers.get(path, [])
        return lines[bisect_left(lines, first) : bisect_right(lines, last)]

    @property
    def length(self) -> int:
        """The number of lines."""
        return len(self._lines)


class Table:
    """One table of a file; each getter reports what is missing or of the wrong kind and returns an empty value then."""

    __slots__ = ("_data", "_file", "_known", "_last_line", "_path", "place")

    def __init__(self, file: TomlFile, data: dict[str, Any], path: str, place: Place, last_line: int) -> None:
        self._file = file
        self._data = data
        self._path = path
        self._last_line = last_line
        self._known: set[str] = set()
        self.place = place

    def report(self, code: str, message: str, near: str = "") -> None:
        """Report an error at the line where `near` stands, else at the table's header."""
        line = self._file.line_of(near, self.place.line, self._last_line) if near else self.place.line
        self._file.report(line, code, message)

    def has(self, key: str) -> bool:
        """Whether the key is given."""
        return key in self._data

    def text(self, key: str, *, required: bool = True) -> str:
        """A text; empty when it is not required and absent."""
        value = self._get(key, str, required=required)
        return value.strip() if isinstance(value, str) else ""

    def code(self, key: str, scheme: str, *, required: bool = True) -> str:
        """A code of a vocabulary."""
        value = self.text(key, required=required)
        if value and value not in codes_of(scheme):
            self.report(
                "unknown_code",
                f"{value!r} is no code of {scheme}. The codes are: {', '.join(codes_of(scheme))}.",
                value,
            )
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when absent."""
        return bool(self._get(key, bool, required=False))

    def integer(self, key: str) -> int | None:
        """A whole number, or None when absent."""
        value = self._get(key, int, required=False)
        return value if isinstance(value, int) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        value = self._get(key, list, required=False) or []
        if not all(isinstance(item, str) for item in value):
            self.report("wrong_type", f"{key!r} must be a list of texts.", key)
            return ()
        return tuple(value)

    def raw(self, key: str) -> Any:
        """The value as it stands, for keys with more than one shape."""
        self._known.add(key)
        return self._data.get(key)

    def subtable(self, key: str) -> dict[str, Any]:
        """An inline table; empty when absent."""
        value = self._get(key, dict, required=False)
        return value if isinstance(value, dict) else {}

    def rows(self, key: str) -> list[Table]:
        """The tables of an array: `[[path.key]]` headers or inline tables."""
        value = self._get(key, list, required=False) or []
        path = f"{self._path}.{key}"
        headers = self._file.headers_between(path, self.place.line, self._last_line)
        return list(_tables(self._file, value, path, self.place, headers, self._last_line))

    def keys(self) -> tuple[str, ...]:
        """The keys that are given."""
        return tuple(self._data)

    def line_of(self, text: str) -> int:
        """The line of this table on which `text` stands."""
        return self._file.line_of(text, self.place.line, self._last_line)

    def check_keys(self) -> None:
        """Report each key that nothing has asked for: a slip of the pen must not be lost in silence."""
        for key in self._data:
            if key not in self._known:
                known = ", ".join(sorted(self._known))
                self.report("unknown_key", f"The key {key!r} is not known here. Known are: {known}.", f"{key} ")

    def _get(self, key: str, kind: type, *, required: bool) -> Any:
        self._known.add(key)
        if key not in self._data:
            if required:
                self.report("missing_key", f"The key {key!r} is missing in this [[{self._path}]].")
            return None
        value = self._data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.report("wrong_type", f"{key!r} must be {_KIND_NAMES[kind]}.", key)
            return None
        return value


_KIND_NAMES = {str: "a text", bool: "true or false", int: "a whole number", list: "a list", dict: "a table"}


def _tables(  # noqa: PLR0917
    file: TomlFile, values: Any, path: str, parent: Place, headers: list[int], last_line: int
) -> Iterator[Table]:
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        file.report(parent.line, "wrong_type", f"{path!r} must be written as [[{path}]] tables.")
        return
    last = last_line or file.length
    for index, value in enumerate(values):
        line = headers[index] if index < len(headers) else parent.line
        end = headers[index + 1] - 1 if index + 1 < len(headers) else last
        yield Table(file, value, path, Place(file.name, line), end)
