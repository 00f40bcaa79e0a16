"""The controlled vocabularies: codes with their definitions, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.db.connection import Connection
from tracker.errors import InvalidInput, shown
from tracker.queries.entries import KINDS
from tracker.queries.summaries import codes_of_scheme


class CodeRow(NamedTuple):
    """A code of a vocabulary, what it means, and its nearest outer term."""

    scheme: str
    code: str
    definition: str
    mapping: str


class LabelRow(NamedTuple):
    """What a code is called in a language."""

    scheme: str
    code: str
    language: str
    label: str


def all_codes(connection: Connection) -> Iterator[CodeRow]:
    """Every code, by vocabulary, in the order of the vocabulary."""
    return map(CodeRow._make, connection.stream("all_codes"))


def all_labels(connection: Connection) -> Iterator[LabelRow]:
    """Every label, by code and language."""
    return map(LabelRow._make, connection.stream("all_code_labels"))


def labels_in(connection: Connection, language: str) -> dict[tuple[str, str], str]:
    """The labels of a language by vocabulary and code."""
    rows = connection.rows("labels_of_language", language=language)
    return {(scheme, code): label for scheme, code, label in rows}


def require_codes(
    connection: Connection, what: str | None, status: str | None, measure: str | None, addressee: str | None
) -> None:
    """Refuse a filter by a code that no vocabulary has, of a list (None: of any): finding nothing would look like an
    answer. Raises InvalidInput with the codes that there are.
    """
    kinds = (KINDS[what],) if what else tuple(KINDS.values())
    for name, code, schemes in (
        ("status", status, kinds),
        ("kind of measure", measure, ("measure_kind", "measure_type")),
        ("kind of addressee", addressee, ("addressee_kind",)),
    ):
        if not code:
            continue
        known = dict.fromkeys(found for scheme in schemes for found, _ in codes_of_scheme(connection, scheme))
        if what and not known:
            raise InvalidInput(f"{what.capitalize()} have no {name}.")
        if code not in known:
            raise InvalidInput(f"{shown(code)} is no {name}. The codes are: {', '.join(known)}.")


def demands_addressed_to(connection: Connection, ref: str) -> tuple[str, ...]:
    """The refs of the demands that an organisation is asked to meet, in list order."""
    return tuple(found for (found,) in connection.rows("demands_to_organisation", ref=ref))
