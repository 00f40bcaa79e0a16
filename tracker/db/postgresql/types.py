"""What the columns of models and migrations are on PostgreSQL. Import it before anything is compiled for there.

Texts sort by their bytes, as SQLite's do and whatever the server's language is; whole numbers and truths come back as
the numbers that SQLite gives.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Integer, String
from sqlalchemy.ext.compiler import compiles

TEXT = 'TEXT COLLATE "C"'


@compiles(String, "postgresql")
def _text(_type: Any, _compiler: Any, **_: Any) -> str:
    return TEXT


@compiles(Integer, "postgresql")
def _number(_type: Any, _compiler: Any, **_: Any) -> str:
    return "BIGINT"


@compiles(Boolean, "postgresql")
def _truth(_type: Any, _compiler: Any, **_: Any) -> str:
    return "SMALLINT"
