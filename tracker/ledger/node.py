"""The installation that records: a node with an id of its own, made once for a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from os import urandom

from tracker.db.connection import Connection

_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"


def utc_now() -> str:
    """The time of recording, UTC, to the microsecond: 2026-11-22T09:30:00.000000Z."""
    return datetime.now(UTC).strftime(_TIME)


def time_after(latest: str) -> str:
    """Now, or the moment after `latest` when the clock was set back since, so that what came later is known to."""
    now = utc_now()
    if now > latest:
        return now
    return (datetime.fromisoformat(latest) + timedelta(microseconds=1)).strftime(_TIME)


def own_node(connection: Connection) -> str:
    """The id of this database's node."""
    row = connection.row("own_node")
    assert row is not None, "the build makes a node"
    return str(row[0])


def renew_own_node(connection: Connection) -> str:
    """Begin a new node, inside the caller's transaction; its id. What the old one recorded stays and stays its own."""
    connection.run("disown_node", node_id=own_node(connection))
    ensure_own_node(connection)
    return own_node(connection)


def ensure_own_node(connection: Connection) -> None:
    """Make this database's node when there is none yet, inside the caller's transaction."""
    if connection.row("own_node") is None:
        connection.run("insert_node", id=urandom(16).hex(), created_at=utc_now(), is_own=True)
