"""Finding stops where nothing more can be shown: at a status that nobody has, and at a page of beginnings of names."""

from __future__ import annotations

import pytest

from tracker.db.connection import Connection
from tracker.queries.entries import count_by_status
from tracker.queries.search import search


@pytest.fixture
def ran(connection: Connection) -> list[str]:
    """The statements that run."""
    statements: list[str] = []
    connection.raw.set_trace_callback(statements.append)
    return statements


def test_a_status_that_nobody_has_is_not_looked_for(connection: Connection, ran: list[str]) -> None:
    assert "wanted" not in count_by_status(connection)["person"]
    assert search(connection, "a status:wanted kind:person") == ()
    assert search(connection, "a status:wanted") == ()
    assert not any("MATCH" in statement for statement in ran)


def test_a_status_is_looked_for_among_the_kinds_that_are_asked_for(connection: Connection) -> None:
    status = next(code for code in count_by_status(connection)["person"] if code)
    assert search(connection, f"status:{status}")
    assert search(connection, f"status:{status} kind:person")
    assert search(connection, f"status:{status} kind:organisation") == ()


def test_no_more_names_are_read_than_fill_a_page_of_beginnings(connection: Connection) -> None:
    taken: list[str] = []
    rows = connection.begin_rows

    def begin_rows(name: str, **parameters: object):  # type: ignore[no-untyped-def]
        for row in rows(name, **parameters):
            taken.append(row[0])
            yield row

    connection.begin_rows = begin_rows  # type: ignore[method-assign]
    assert len(search(connection, "a kind:person", limit=1)) == len(taken) == 1
