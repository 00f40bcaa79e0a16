"""Every statement that the program runs on its tables, declared once with SQLAlchemy, by name.

`compile_sqlite()` turns them into the text in `tracker/db/compiled.py`, which the SQLite connection runs without
importing SQLAlchemy. After a change here: `python -m tracker.db.statements`. A test holds the two together.
"""

from __future__ import annotations

import re

from sqlalchemy import Executable
from sqlalchemy.dialects import sqlite

from tracker.db.statements import crosschecks, exporting, filling, followups, ledger, reading, searching


def declared() -> dict[str, Executable]:
    """All statements by name. Raises ValueError when two have the same name."""
    found: dict[str, Executable] = {}
    for group in (
        reading.STATEMENTS,
        filling.STATEMENTS,
        ledger.STATEMENTS,
        followups.STATEMENTS,
        exporting.STATEMENTS,
        crosschecks.STATEMENTS,
        searching.STATEMENTS,
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


def compiled_module() -> str:
    """The source of `tracker/db/compiled.py`."""
    lines = [
        '"""The statements of `tracker.db.statements` as SQLite text.',
        "",
        "Written by `python -m tracker.db.statements`; not edited by hand.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "SQL: dict[str, str] = {",
    ]
    for name, text in sorted(compile_sqlite().items()):
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
