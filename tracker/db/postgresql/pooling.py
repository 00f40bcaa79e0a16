"""What a connection needs set before it is used, directly to a server or through a pooler.

A pooler hands out one server process after the other: what is set for a session, prepared or opened in one transaction
is somebody else's in the next. It is known by the process, which is another than the one that it told of. Then nothing
is set but for one transaction at a time, and nothing is prepared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.db.connection import BUSY_SECONDS
from tracker.errors import DatabaseUnusable

_SESSION = (
    f"SELECT set_config('lock_timeout', '{BUSY_SECONDS:g}s', false), set_config('jit', 'off', false), "
    "CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', false) END "
    "WHERE pg_backend_pid() = %d"
)

FOR_ONE_TRANSACTION = (
    f"SET LOCAL lock_timeout = '{BUSY_SECONDS:g}s'; "
    "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'; "
)
"""The same for one transaction that writes: it waits politely, and is on the disk when it is confirmed."""


def begin_session(raw: Any, given: Mapping[str, Any], target: str) -> None:
    """Make a new connection of the driver ready; one that is pooled has no `prepare_threshold` afterwards.

    `given` are the parts of the URL. Raises DatabaseUnusable for settings in it that a pooler would lose.
    """
    if raw.execute((_SESSION % raw.info.backend_pid).encode()).fetchone() is not None:
        return
    if given.get("options"):
        raise DatabaseUnusable(
            target,
            "its connections are pooled, and a pooler does not keep the options of the URL. Set them for the role, for "
            "example: ALTER ROLE … IN DATABASE … SET search_path = cases",
        )
    raw.prepare_threshold = None
