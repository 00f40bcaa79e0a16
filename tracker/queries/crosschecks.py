"""Where the statuses of a demand and of those it would help do not go together: reported, never forced.

A demand for release that is met while somebody it names is held; somebody released while the demand is still
without response; somebody dead while the demand is open. A death with no demand for release is no conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.db.connection import Connection, Row
from tracker.queries.rows import Entry

_RELEASE = {"measure_kind": "release", "relation": "beneficiary"}
HELD = frozenset(
    (
        "held",
        "detained_police",
        "detained_pretrial",
        "detained_administrative",
        "imprisoned",
        "death_row",
        "forced_psychiatric",
        "house_arrest",
        "disappeared",
    )
)
"""The person statuses of somebody who is not free."""
RELEASED = frozenset(("released", "released_conditional", "released_unconditional", "deported_or_exchanged"))
"""The person statuses of somebody who was held and has been let go."""
DEAD = frozenset(("died_in_custody", "killed_or_died_unclear", "died", "executed"))
"""The person statuses of somebody who is dead."""
OPEN = frozenset(
    (
        "open_no_response",
        "acknowledged",
        "pledged",
        "in_progress",
        "partly_met",
        "largely_met",
        "refused",
        "contrary_act",
    )
)
"""The demand statuses of one that still asks for something."""
_MET = "met"
_NO_RESPONSE = "open_no_response"


class Conflict(NamedTuple):
    """Two statuses that do not go together: the code of the rule, both entries, and a sentence about them."""

    code: str
    demand: str
    person: str
    message: str


def list_conflicts(connection: Connection) -> Iterator[Conflict]:
    """Every conflict in the database, by demand."""
    return _conflicts(connection.stream("beneficiaries_of_demands", **_RELEASE))


def conflicts_of(connection: Connection, entry: Entry) -> tuple[Conflict, ...]:
    """The conflicts that a person or a demand is part of."""
    names = {"demand": "beneficiaries_of_demand", "person": "demands_helping_person"}
    if entry.kind not in names:
        return ()
    return tuple(_conflicts(connection.rows(names[entry.kind], entry_id=entry.id, **_RELEASE)))


def _conflicts(rows: Iterable[Row]) -> Iterator[Conflict]:
    for demand, demand_status, person, name, status, since in rows:
        if demand_status == _MET and status in HELD:
            code, verdict = "met_while_held", "is met"
        elif demand_status == _NO_RESPONSE and status in RELEASED:
            code, verdict = "released_while_open", "has no response"
        elif demand_status in OPEN and status in DEAD:
            code, verdict = "dead_while_open", f"is open ({demand_status})"
        else:
            continue
        message = f"{demand}, a demand for release, {verdict}, but {name} is {status} since {since} ({person})."
        yield Conflict(code, demand, person, message)
