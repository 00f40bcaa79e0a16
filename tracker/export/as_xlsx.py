"""`xlsx`: one sheet a table with typed cells, and a sheet that says what each column holds.

No cell is a formula or a link. A cell holds at most 32,767 characters and a sheet 1,048,576 rows; what is longer is cut
and says so, what is more is refused.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tracker.db.connection import Connection
from tracker.errors import InvalidInput
from tracker.export.contents import current_release, is_everything_now
from tracker.export.dictionary import Table, tables
from tracker.export.tabular import table_rows

_LONGEST = 32_767
_CUT = " … (cut; the csv and json exports hold all of it)"
_ROWS = 1_048_576
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes for the same data
_WIDTHS = {"text": 28, "number": 10, "flag": 10, "date": 12, "time": 20, "list": 28, "code": 18}


class TooManyRows(InvalidInput):
    """A table has more rows than a sheet can hold."""

    def __init__(self, table: str) -> None:
        super().__init__(
            f"The table {table} has more rows than a sheet can hold ({_ROWS:,} with its head). Export csv or sqlite."
        )


def write_file(connection: Connection, path: Path) -> None:
    """Write the workbook; rows go to disk as they come.

    Raises TooManyRows, before anything is written where the database can tell, and OSError when the disk refuses.
    """
    from xlsxwriter.exceptions import FileCreateError

    _require_room(connection)
    try:
        _write(connection, path)
    except FileCreateError as error:
        raise error.args[0] from error


def _require_room(connection: Connection) -> None:
    """Large tables are counted beforehand: to find out only while writing takes many minutes."""
    if is_everything_now():
        for table, rows in zip(("claims", "names"), connection.rows("rows_of_large_tables")[0], strict=True):
            if rows >= _ROWS:
                raise TooManyRows(table)


def _write(connection: Connection, path: Path) -> None:
    import xlsxwriter

    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(path.parent),
    }
    profile = f"Release profile: {current_release().profile}"
    with xlsxwriter.Workbook(str(path), settings) as book:
        book.set_properties({"title": "advocacy-tracker", "subject": profile, "created": _CREATED})
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#E8ECF1", "border": 0, "bottom": 1, "valign": "top"}),
            "table": book.add_format({"bold": True}),
            "date": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "time": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"}),
        }
        _write_dictionary(book.add_worksheet("dictionary"), formats, profile)
        sheets = {name: _Sheet(book.add_worksheet(name), table, formats) for name, table in tables().items()}
        for name, row in table_rows(connection):
            sheets[name].write(row)
        for sheet in sheets.values():
            sheet.finish()


class _Sheet:
    """One table on its sheet: the header is frozen, and every column can be filtered."""

    def __init__(self, sheet: Any, table: Table, formats: dict[str, Any]) -> None:
        self.sheet, self.table, self.formats, self.rows = sheet, table, formats, 0
        self.columns = [(number, column.name, column.kind.name) for number, column in enumerate(table.columns)]
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, _WIDTHS[column.kind.name])
            sheet.write_string(0, number, column.name, formats["head"])
        sheet.freeze_panes(1, 1)

    def write(self, row: dict[str, Any]) -> None:
        self.rows += 1
        if self.rows >= _ROWS:
            raise TooManyRows(self.table.name)
        for number, name, kind in self.columns:
            value = row.get(name)
            if value not in (None, "", [], ()):
                self._cell(number, kind, value)

    def finish(self) -> None:
        self.sheet.autofilter(0, 0, self.rows, len(self.table.columns) - 1)

    def _cell(self, number: int, kind: str, value: Any) -> None:
        if kind == "flag":
            self.sheet.write_boolean(self.rows, number, bool(value))
        elif kind == "number":
            self.sheet.write_number(self.rows, number, value)
        elif kind in ("date", "time") and (moment := _moment(kind, value)):
            self.sheet.write_datetime(self.rows, number, moment, self.formats[kind])
        else:
            text = "; ".join(value) if isinstance(value, list | tuple) else str(value)
            self.sheet.write_string(self.rows, number, _shortened(text))


def _moment(kind: str, value: str) -> date | None:
    """A day or a time as a value; None for a month, a year, or anything else, which stays text."""
    try:
        if kind == "date":
            return date.fromisoformat(value) if len(value) == 10 else None
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT


def _write_dictionary(sheet: Any, formats: dict[str, Any], profile: str) -> None:
    head = ("table", "column", "type", "vocabulary", "description")
    for number, (name, width) in enumerate(zip(head, (18, 20, 10, 24, 90), strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, name, formats["head"])
    sheet.freeze_panes(1, 0)
    row = 1
    sheet.write_string(row, 0, profile, formats["table"])
    for table in tables().values():
        lines = [(table.name, "", "", "", table.description)]
        lines += [
            (table.name, column.name, column.kind.name, ", ".join(column.kind.schemes), column.description)
            for column in table.columns
        ]
        for line in lines:
            row += 1
            for number, text in enumerate(line):
                if text:
                    sheet.write_string(row, number, text, formats["table"] if not line[1] else None)
    sheet.autofilter(0, 0, row, len(head) - 1)
