"""What a list shows beside an entry's title, the codes of a vocabulary, and the latest claims."""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.queries.rows import Claim

_NAMED_AT_MOST = 3


def summary_of(connection: Connection, kind: str, entry_id: int) -> tuple[str, ...]:
    """What a list shows of an entry beside its title and status.

    Charge: subjects, type of measure. Demand: addressees, kind of measure. Organisation: type.
    Statement: kind. Difference: kind, severity, languages that stand alone. Others: nothing.
    """
    if kind == "charge":
        row = connection.row("charge_by_id", entry_id=entry_id)
        return (_linked_titles(connection, entry_id, "subject"), row[2] if row else "")
    if kind == "demand":
        row = connection.row("demand_by_id", entry_id=entry_id)
        addressees = connection.rows("addressees_of_entry", entry_id=entry_id)
        return (_listed([title or code for code, _, _, title in addressees]), row[0] if row else "")
    if kind == "organisation":
        row = connection.row("organisation_by_id", entry_id=entry_id)
        return (row[0] if row else "",)
    if kind == "statement":
        row = connection.row("statement_by_id", entry_id=entry_id)
        return (row[0] if row else "",)
    if kind == "difference":
        row = connection.row("difference_by_id", entry_id=entry_id)
        return (row[0], row[1], row[2]) if row else ("", "", "")
    return ()


def is_favourable(connection: Connection, entry_id: int) -> bool:
    """Whether a charge is a step in favour of those it concerns: a release, an acquittal."""
    row = connection.row("charge_by_id", entry_id=entry_id)
    return bool(row and row[3])


def favourable_charges(connection: Connection, entry_id: int) -> frozenset[str]:
    """The refs of the favourable charges that name an entry."""
    return frozenset(ref for (ref,) in connection.rows("favourable_charges_naming", entry_id=entry_id))


def codes_of_scheme(connection: Connection, scheme: str) -> tuple[tuple[str, str], ...]:
    """(code, definition) of a vocabulary in its order."""
    return tuple((code, definition) for code, definition in connection.rows("codes_of_scheme", scheme=scheme))


def latest_claims(connection: Connection, limit: int) -> tuple[tuple[str, str, Claim], ...]:
    """(ref, title, claim) of the claims that were recorded last in this installation, newest first."""
    node = connection.row("own_node")
    if node is None:
        return ()
    rows = connection.rows("latest_claims_of_node", node_id=node[0], limit=limit)
    return tuple((row[2], _title(connection, row[2]), _claim(row)) for row in rows)


def claims_since(connection: Connection, seen: int, limit: int) -> tuple[tuple[str, str, Claim], ...]:
    """(ref, title, claim) of the claims that came into this database after the one with the id `seen`, newest first.

    Those of other installations count from when they were merged.
    """
    rows = connection.rows("claims_after", seen=seen, limit=limit)
    return tuple((row[2], _title(connection, row[2]), _claim(row)) for row in rows)


def count_claims_since(connection: Connection, seen: int, most: int) -> int:
    """How many those are, counted up to `most`."""
    row = connection.row("count_claims_after", seen=seen, limit=most)
    return row[0] if row else 0


def newest_claim(connection: Connection) -> int:
    """The id of the claim that came last; 0 where there is none."""
    row = connection.row("newest_claim")
    return (row[0] or 0) if row else 0


def _claim(row: tuple[object, ...]) -> Claim:
    node, number, _ref, *facts, _previous, claim_hash, salt = row
    return Claim._make((*facts, node, number, claim_hash, salt, True))


def _title(connection: Connection, ref: str) -> str:
    row = connection.row("entry_by_ref", ref=ref)
    return str(row[3]) if row else ref


def _linked_titles(connection: Connection, entry_id: int, relation: str) -> str:
    titles = [row[3] for row in connection.rows("links_from_entry", entry_id=entry_id) if row[0] == relation]
    groups = [row[1] for row in connection.rows("groups_of_entry", entry_id=entry_id)]
    return _listed(titles + groups)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED_AT_MOST])
    return f"{shown} +{len(names) - _NAMED_AT_MOST}" if len(names) > _NAMED_AT_MOST else shown
