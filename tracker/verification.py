"""`tracker verify`: the seeds against their texts, the database against the seeds, and the ledger against itself."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.build import load_seeds
from tracker.db.connection import Connection
from tracker.db.indexing import NAMES
from tracker.db.ingest import fill_register, fill_vocabularies
from tracker.db.scratch import scratch_database
from tracker.errors import shown
from tracker.ledger.acts import is_in_a_chain
from tracker.ledger.chain import Head
from tracker.ledger.checks import check_ledger
from tracker.problems import Problem, Severity, has_errors
from tracker.queries.crosschecks import list_conflicts
from tracker.queries.registered import differing_codes, differing_register
from tracker.register.coverage import check_coverage
from tracker.register.parity import check_parity
from tracker.register.values import Register

_DATABASE = "database"
_LEDGER = "ledger"
_WITH_SEEDS = "tracker verify --seeds FOLDER"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and what was wrong."""

    problems: tuple[Problem, ...]
    quotes: int
    claims: int
    heads: tuple[Head, ...]


def verify_database(
    connection: Connection,
    seeds: Path,
    *,
    expected_hash: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Verified:
    """Check everything that can be checked; problems are values.

    `expected_hash` is a last hash noted earlier: it must still be in the ledger, which shows a ledger that was cut
    short. `tell` hears what is being checked, for those who wait.
    """
    tell("the register against its texts")
    registers, problems = load_seeds(seeds)
    for register in registers:
        problems += [*check_coverage(register), *check_parity(register)]
    problems += [*_check_seeds_loaded(connection, registers), *_check_unseeded(connection, registers)]
    is_loaded = not has_errors(problems)
    tell("that every quote stands where it should")
    quotes, moved = 0, set()
    for ref, resolution, key, language, quote, start, end, text in connection.stream("all_quotes_at_offsets"):
        quotes += 1
        if text is None or text[start:end] != quote:
            moved.add(ref)
            problems.append(
                _error(
                    "quote_moved",
                    _DATABASE,
                    f"{ref}: its quote of {resolution}, {key} ({language}) does not stand there.",
                )
            )
    if is_loaded:
        tell("that the database says what the register says")
        problems += _check_register(connection, registers, moved)
    tell("the ledger: its chain, and the statuses that follow from it")
    ledger = check_ledger(connection)
    problems += [_error(fault.code, _LEDGER, fault.message) for fault in ledger.faults]
    tell("that entries are found by their words")
    problems += _check_words(connection)
    tell("that the statuses of people and demands go together")
    for conflict in list_conflicts(connection):
        problems.append(Problem(Severity.WARNING, conflict.code, _LEDGER, 0, conflict.message))
    if expected_hash is not None and not is_in_a_chain(connection, expected_hash.strip().lower()):
        message = f"No claim or act has the hash {shown(expected_hash)}: some that were there once are gone."
        problems.append(_error("ledger_cut_short", _LEDGER, message))
    return Verified(tuple(problems), quotes, ledger.claims, ledger.heads)


def _check_seeds_loaded(connection: Connection, registers: list[Register]) -> Iterator[Problem]:
    """Whether the texts and refs of the seeds are those of the database."""
    for register in registers:
        resolution = register.resolution
        if connection.row("resolution_exists", id=resolution.id) is None:
            message = f"{resolution.id} is in the seeds and not in the database. Run: tracker init"
            yield _error("resolution_differs", _DATABASE, f"{message}; or, where its seeds are others: {_WITH_SEEDS}")
            continue
        for provision in resolution.provisions:
            rows = connection.rows("paragraphs_by_key", resolution_id=resolution.id, key=provision.key)
            stored = {language: (label, text) for language, label, text in rows}
            for language, unit in provision.units.items():
                if stored.get(language) != (unit.label, unit.text):
                    message = f"{resolution.id}, {provision.key} ({language}) is not as in the seeds. Run: tracker init"
                    yield _error("text_differs", _DATABASE, message)
        known = {
            ref for ref, _, gone in connection.rows("entry_ids_of_resolution", resolution_id=resolution.id) if not gone
        }
        for ref in sorted(known ^ {entry.ref for entry in register.entries}):
            if ref not in known and _is_named_here(connection, ref, resolution.id):
                continue
            side = "the database and not in the seeds" if ref in known else "the seeds and not in the database"
            yield _error("entry_differs", _DATABASE, f"{ref} is in {side}. Run: tracker init")


def _check_unseeded(connection: Connection, registers: list[Register]) -> Iterator[Problem]:
    """Say which resolutions the seeds do not have: whether these are as they were seeded, nobody can say."""
    others = sorted({row[0] for row in connection.rows("registered_ids")} - {one.resolution.id for one in registers})
    if registers and others:
        more = f" and {len(others) - 1:,} more" if others[1:] else ""
        message = f"The seeds lack {shown(others[0], quoted=False)}{more}, so its register was compared with nothing."
        yield Problem(Severity.NOTE, "resolution_unseeded", _DATABASE, 0, f"{message} To compare it: {_WITH_SEEDS}")


def _check_register(connection: Connection, registers: list[Register], moved: Container[str]) -> Iterator[Problem]:
    """Whether everything that comes from the seeds is as in a database that is made of nothing else; but for the quotes
    of those that are known to have moved.
    """
    with scratch_database() as seeded:
        with seeded.writing():
            fill_vocabularies(seeded)
            for register in registers:
                fill_register(seeded, register)
        for scheme in differing_codes(connection, seeded):
            message = f"The codes of {scheme} are not those of this release. Run: tracker init"
            yield _error("codes_differ", _DATABASE, message)
        for register in registers:
            for about, part in differing_register(connection, seeded, register.resolution.id):
                if part == "quotes" and about in moved:
                    continue
                message = f"{about}: its {part} are not as in the seeds. Run: tracker init"
                yield _error("register_differs", _DATABASE, message)


def _check_words(connection: Connection) -> Iterator[Problem]:
    """Whether the words by which lists are narrowed are those of the names and titles, where they were worked out."""
    if connection.row("derived_version", what=NAMES) is None:
        return
    for (ref,) in connection.stream("entries_of_other_words"):
        message = f"{ref}: the words by which it is found are not those of its names. Run: tracker init"
        yield _error("words_differ", _DATABASE, message)


def _error(code: str, file: str, message: str) -> Problem:
    return Problem(Severity.ERROR, code, file, 0, message)


def _is_named_here(connection: Connection, ref: str, resolution_id: str) -> bool:
    """Whether an entry of another resolution is cited in this one too."""
    return connection.row("named_in_resolution", ref=ref, resolution_id=resolution_id) is not None
