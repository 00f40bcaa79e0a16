"""Every statement that the program runs on its tables, declared once with SQLAlchemy, by name.

`compile_sqlite()` turns them into the text in `tracker/db/compiled.py`, which the SQLite connection runs without
importing SQLAlchemy; `tracker.db.postgresql.compiling` does the same for PostgreSQL. After a change here:
`python -m tracker.db.statements`, which writes both. Tests hold them together.
"""

from __future__ import annotations

import re

from sqlalchemy import Executable
from sqlalchemy.dialects import sqlite

from tracker.db.statements import (
    agenda,
    board,
    crosschecks,
    exchange,
    exporting,
    filling,
    followups,
    ledger,
    lines,
    listing,
    narrowing,
    paging,
    reading,
    registered,
    release,
    searching,
    sharing,
    texts,
    told,
    working,
)


def declared() -> dict[str, Executable]:
    """All statements by name. Raises ValueError when two have the same name."""
    found: dict[str, Executable] = {}
    for group in (
        reading.STATEMENTS,
        texts.STATEMENTS,
        filling.STATEMENTS,
        ledger.STATEMENTS,
        followups.STATEMENTS,
        agenda.STATEMENTS,
        exporting.STATEMENTS,
        crosschecks.STATEMENTS,
        searching.STATEMENTS,
        sharing.STATEMENTS,
        working.STATEMENTS,
        listing.STATEMENTS,
        board.STATEMENTS,
        exchange.STATEMENTS,
        release.STATEMENTS,
        lines.STATEMENTS,
        paging.STATEMENTS,
        narrowing.STATEMENTS,
        registered.STATEMENTS,
        told.STATEMENTS,
    ):
        if twice := found.keys() & group.keys():
            raise ValueError(f"declared twice: {sorted(twice)}")
        found |= group
    return found


def compile_sqlite() -> dict[str, str]:
    """All statements as SQLite text with named parameters."""
    dialect = sqlite.dialect(paramstyle="named")
    compiled = {}
    for name, statement in declared().items():
        compilation = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        bound = {key: value for key, value in compilation.params.items() if value is not None}
        text = str(compilation)
        for key, value in bound.items():
            if not isinstance(value, int):
                raise TypeError(f"{name}: only whole numbers may stand in a statement, not {value!r}")
            text = re.sub(rf":{key}\b", str(value), text)
        compiled[name] = " ".join(text.split())
    return compiled


def compiled_module(language: str = "SQLite", compiled: dict[str, str] | None = None) -> str:
    """The source of `tracker/db/compiled.py`, or of a module with the statements in another language."""
    lines = [
        f'"""The statements of `tracker.db.statements` as {language} text.',
        "",
        "Written by `python -m tracker.db.statements`; not edited by hand.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "SQL: dict[str, str] = {",
    ]
    for name, text in sorted((compiled or compile_sqlite()).items()):
        lines.append(f"    {name!r}: (".replace("'", '"'))
        lines += [f"        {_quoted(part)}" for part in _parts(text)]
        lines.append("    ),")
    return "\n".join([*lines, "}", ""])


def _parts(text: str, width: int = 100) -> list[str]:
    parts, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > width:
            parts.append(line + " ")
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*parts, line]


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'
