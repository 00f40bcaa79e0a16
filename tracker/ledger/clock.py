"""Whether this computer's clock can be believed, asked before something is recorded under it.

What reads the acts is loaded only where they decide: every command that records asks here.
"""

from __future__ import annotations

from datetime import datetime

from tracker.db.connection import Connection
from tracker.ledger.node import own_node, utc_now

_AHEAD_AFTER = 90
"""After how many days without anything that was recorded the clock is asked about."""


def doubt_about_clock(connection: Connection) -> tuple[str, bool]:
    """What speaks against the clock ("": nothing), and whether it is far ahead of what was recorded last (else behind).

    What was recorded last is the last claim or act of this database's node, or the beginning of that node.
    """
    own, now = own_node(connection), utc_now()
    claim = connection.row("last_claim_of_node", node_id=own)
    begun = "" if claim else next(at for node, at, _ in connection.rows("all_nodes") if node == own)
    latest = claim[2] if claim else begun
    if _days(latest, now) > _AHEAD_AFTER:
        latest = max(latest, _last_act(connection, own))
    days = _days(latest, now)
    what = "this database was begun" if latest == begun else "something was last recorded here"
    if days > _AHEAD_AFTER:
        return f"This computer's clock says {now[:10]}, and {what} on {latest[:10]}, {days:,} days before.", True
    if days < -1:
        return (
            f"This computer's clock says {now[:10]}, and {what} on {latest[:10]}, after that. One of the two is wrong. "
            "If the clock is right now, begin a new node (tracker bundle renew): what this one goes on to record is "
            "taken for later than it is, and not shared before that time has come."
        ), False
    return "", False


def _days(earlier: str, later: str) -> int:
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).days


def _last_act(connection: Connection, node: str) -> str:
    """When a node's last act was recorded; "" where there is none."""
    import json

    from tracker.ledger.acts import end_of_acts

    row = connection.row("act_of_node", node_id=node, number=end_of_acts(connection, node)[0])
    return str(json.loads(row[1])["recorded_at"]) if row and row[1] else ""
