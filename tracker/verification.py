"""`tracker verify`: the seeds against their texts, the database against the seeds, and the ledger against itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.build import load_seeds
from tracker.db.connection import Connection
from tracker.errors import shown
from tracker.ledger.chain import Head, verify_chain
from tracker.problems import Problem, Severity
from tracker.queries.history import list_claimed
from tracker.queries.rows import Entry
from tracker.register.values import Register
from tracker.status import derive

_DATABASE = "database"
_LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and what was wrong."""

    problems: tuple[Problem, ...]
    quotes: int
    claims: int
    heads: tuple[Head, ...]


def verify_database(connection: Connection, seeds: Path, *, expected_hash: str | None = None) -> Verified:
    """Check everything that can be checked; problems are values.

    `expected_hash` is a last hash noted earlier: it must still be in the ledger, which shows a ledger that was cut
    short.
    """
    registers, problems = load_seeds(seeds)
    problems += _check_seeds_loaded(connection, registers)
    quotes = 0
    for ref, key, language, quote, start, end, text in connection.stream("all_quotes_at_offsets"):
        quotes += 1
        if text is None or text[start:end] != quote:
            problems.append(
                _error("quote_moved", _DATABASE, f"{ref}: its quote of {key} ({language}) does not stand there.")
            )
    heads, claims = [], 0
    for node, _created, _own in connection.rows("all_nodes"):
        head, broken = verify_chain(connection, node)
        heads.append(head)
        claims += head.length
        if broken:
            message = f"Claim {broken.number} of node {node} ({broken.ref}) breaks the chain: {broken.reason}."
            problems.append(_error("chain_broken", _LEDGER, message))
    problems += _check_statuses(connection)
    if expected_hash is not None and connection.row("claim_by_hash", hash=expected_hash.strip().lower()) is None:
        message = f"No claim has the hash {shown(expected_hash)}: claims that were there when it was noted are gone."
        problems.append(_error("ledger_cut_short", _LEDGER, message))
    return Verified(tuple(problems), quotes, claims, tuple(heads))


def _check_seeds_loaded(connection: Connection, registers: list[Register]) -> Iterator[Problem]:
    """Whether the texts and refs of the seeds are those of the database."""
    stored = {
        (resolution, key, language): (label, text)
        for resolution, key, language, label, text in connection.stream("all_paragraphs")
    }
    for register in registers:
        resolution = register.resolution
        for provision in resolution.provisions:
            for language, unit in provision.units.items():
                if stored.get((resolution.id, provision.key, language)) != (unit.label, unit.text):
                    message = f"{resolution.id}, {provision.key} ({language}) is not as in the seeds. Run: tracker init"
                    yield _error("text_differs", _DATABASE, message)
        known = {
            ref for ref, _, gone in connection.rows("entry_ids_of_resolution", resolution_id=resolution.id) if not gone
        }
        for ref in sorted(known ^ {entry.ref for entry in register.entries}):
            side = "the database and not in the seeds" if ref in known else "the seeds and not in the database"
            yield _error("entry_differs", _DATABASE, f"{ref} is in {side}. Run: tracker init")


def _check_statuses(connection: Connection) -> Iterator[Problem]:
    """Whether each kept status is what its claims say."""
    for row in connection.rows("all_entries_with_status"):
        entry = Entry(*row)
        found = derive(list_claimed(connection, entry))
        if found != (entry.status, entry.status_since, entry.last_checked):
            message = f"{entry.ref}: the kept status {entry.status} is not what its claims say. Run: tracker init"
            yield _error("status_differs", _DATABASE, message)


def _error(code: str, file: str, message: str) -> Problem:
    return Problem(Severity.ERROR, code, file, 0, message)
