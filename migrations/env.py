"""Alembic's environment: migrates over the connection that the program hands in, in one transaction."""

from __future__ import annotations

from typing import Any

from alembic import context


def is_compared(name: str | None, type_: str, _parents: Any) -> bool:
    """Whether models declare it: full-text indexes, and the tables that hold them, are made by statements of their own."""
    return not (
        type_ == "table" and name is not None and name.startswith(("name_index", "search_index", "entry_index"))
    )


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=True,
    render_as_batch=True,
    include_name=is_compared,
)
with context.begin_transaction():
    context.run_migrations()
