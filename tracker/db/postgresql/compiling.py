"""The declared statements as PostgreSQL text, with psycopg's named parameters and a type for each.

The differences are few: where nulls sort, who numbers the rows of a table, and how texts are put together.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Column, Executable, Insert, Select, bindparam, func, literal_column, select
from sqlalchemy.dialects.postgresql.base import PGCompiler, PGDialect
from sqlalchemy.sql import operators, sqltypes
from sqlalchemy.sql.elements import UnaryExpression

from tracker.db.postgresql import types
from tracker.db.postgresql.lines import translated
from tracker.db.postgresql.overrides import OVERRIDES

NUMBERS = {"id", "limit", "skip", "after", "after_id", "form_id", "entry_id", "seen", "organisation", "cites"}
"""Parameters that are numbers also where the statement does not say so; all others are texts."""

LISTS = {"queries", "patterns"}
"""Parameters that are several texts."""

_TYPES: tuple[tuple[type[Any], str], ...] = (
    (sqltypes.Boolean, "smallint"),
    (sqltypes.Integer, "bigint"),
    (sqltypes.Float, "double precision"),
    (sqltypes.String, "text"),
)
_PARAMETER = re.compile(r"(?<!:):([a-z_]\w*)")

__all__ = ["compile_postgresql", "types"]


class _Compiler(PGCompiler):
    def visit_group_concat_func(self, function: Any, **options: Any) -> str:
        """SQLite's name for it."""
        return f"string_agg{self.function_argspec(function, **options)}"

    def visit_json_each_func(self, function: Any, **options: Any) -> str:
        """The values of a JSON list, which have the same name."""
        return f"json_array_elements_text(CAST({function.clause_expr._compiler_dispatch(self, **options)} AS json))"  # noqa: SLF001

    def visit_cast(self, cast: Any, **options: Any) -> str:
        """What is cast to a number is one that SQLite would hold."""
        return f"CAST({cast.clause._compiler_dispatch(self, **options)} AS {cast.type.compile(self.dialect)})"  # noqa: SLF001


class _Dialect(PGDialect):
    statement_compiler = _Compiler
    supports_native_boolean = False


def compile_postgresql(declared: dict[str, Executable]) -> dict[str, str]:
    """All statements as PostgreSQL text; an empty one has nothing to do there."""
    return {name: _compiled(name, statement) for name, statement in declared.items()}


def _compiled(name: str, statement: Executable) -> str:
    if name in OVERRIDES:
        return _with_types(OVERRIDES[name], {})
    dialect: Any = _Dialect(paramstyle="named")  # type: ignore[no-untyped-call]
    compilation: Any = _adapted(statement).compile(dialect=dialect)
    text = str(compilation)
    if name.startswith("lines_of_"):
        return translated(text)
    for key, value in compilation.params.items():
        if value is not None:
            if not isinstance(value, int):
                raise TypeError(f"{name}: only whole numbers may stand in a statement, not {value!r}")
            text = re.sub(rf":{key}\b", str(value), text)
    return _with_types(text, _types_of(compilation))


def _adapted(statement: Any) -> Any:
    """Rows are numbered as SQLite does it, nulls come first, and groups name what they give."""
    if isinstance(statement, Insert) and statement._select_names is None:  # noqa: SLF001
        identity = statement.table.columns.get("id")
        if identity is not None and isinstance(identity.type, sqltypes.Integer):
            highest = select(func.coalesce(func.max(identity), literal_column("0")) + literal_column("1"))
            values = {column.name: _bound(column) for column in statement.table.columns if column is not identity}
            number = func.coalesce(_bound(identity), highest.scalar_subquery())
            return statement.values(**values, id=number).returning(identity)
    if isinstance(statement, Select):
        return _grouped(_ordered(statement))
    return statement


def _ordered(statement: Any) -> Any:
    clauses = [_nulls_first(clause) for clause in statement._order_by_clauses]  # noqa: SLF001
    return statement.order_by(None).order_by(*clauses) if clauses else statement


def _grouped(statement: Any) -> Any:
    """What depends on the columns that are grouped by is named beside them."""
    grouped = statement._group_by_clauses  # noqa: SLF001
    if not grouped:
        return statement
    named = {str(clause) for clause in grouped}
    given = (column for column in statement.selected_columns if isinstance(column, Column))
    return statement.group_by(*(column for column in given if str(column) not in named))


def _bound(column: Any) -> Any:
    return bindparam(column.name, type_=column.type)


def _nulls_first(clause: Any) -> Any:
    if isinstance(clause, Column) and clause.nullable:
        return clause.nulls_first()
    if isinstance(clause, UnaryExpression) and clause.modifier is operators.desc_op and _may_be_null(clause.element):
        return clause.nulls_last()
    return clause


def _may_be_null(element: Any) -> bool:
    return isinstance(element, Column) and bool(element.nullable)


def _types_of(compilation: Any) -> dict[str, str]:
    found = {}
    for name, parameter in compilation.binds.items():
        for kind, text in _TYPES:
            if isinstance(parameter.type, kind):
                found[name] = text
    return found


def _with_types(text: str, found: dict[str, str]) -> str:
    def typed(match: re.Match[str]) -> str:
        name = match[1]
        usual = "bigint" if name in NUMBERS else "text[]" if name in LISTS else "text"
        return f"%({name})s::{found.get(name, usual)}"

    return " ".join(_PARAMETER.sub(typed, text.replace("%", "%%")).split())
