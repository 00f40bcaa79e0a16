"""Everything as rows of tables, in a fixed order, one entry or provision at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.db.connection import Connection
from tracker.export.contents import (
    absent_claim_values,
    decision_values,
    details,
    follow_up_values,
    mark_values,
    resolution_values,
)
from tracker.export.dictionary import tables
from tracker.export.values import difference_value, entry_value, provision_value
from tracker.queries.codes import all_codes, all_labels

TABLES: dict[str, tuple[str, ...]] = {
    name: tuple(column.name for column in table.columns) for name, table in tables().items()
}
"""The tables and their columns."""

_PARTS = {"names": "names", "citations": "citations", "history": "claims", "counts": "groups", "dates": "dates"}
_OWN_TABLE = {
    "charge": "charges",
    "demand": "demands",
    "person": "people",
    "organisation": "organisations",
    "statement": "statements",
}


def table_rows(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """(table, row) of everything; rows of different tables follow each other as the entries do."""
    yield from _resolutions(connection)
    for detail in details(connection):
        yield from _entry(entry_value(detail))
    for detail in details(connection, ("difference",)):
        value = difference_value(detail)
        yield "differences", value
        for language, quote in value["quotes"].items():
            row = {"ref": value["ref"], "language": language, "quote": quote, "absent": value["absent"].get(language)}
            yield "difference_quotes", row
    for follow_up in follow_up_values(connection):
        yield "follow_ups", follow_up
        for done in follow_up["done"]:
            yield "follow_ups_done", {"follow_up": follow_up["id"], **done}
    yield from (("decisions", value) for value in decision_values(connection))
    yield from (("marks", value) for value in mark_values(connection))
    yield from (("absent_claims", value) for value in absent_claim_values(connection))
    for code in all_codes(connection):
        yield "codes", code._asdict()
    for label in all_labels(connection):
        yield "labels", label._asdict()


def _resolutions(connection: Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    for resolution, provisions in resolution_values(connection):
        own = {"resolution": resolution["id"]}
        yield "resolutions", resolution
        for scheme, value in resolution["identifiers"].items():
            yield "identifiers", {**own, "scheme": scheme, "value": value}
        for version in resolution["versions"]:
            yield "versions", {**own, **version}
        for provision in provisions:
            value = provision_value(provision)
            facts = {**own, "provision": value["key"], "kind": value["kind"]}
            for language, paragraph in value["paragraphs"].items():
                yield "paragraphs", {**facts, "language": language, **paragraph}
                for footnote in paragraph.get("footnotes", ()):
                    yield "footnotes", {**facts, "language": language, **footnote}


def _entry(value: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    own = {"ref": value["ref"]}
    yield "entries", value
    for key, table in _PARTS.items():
        for row in value.get(key, ()):
            yield table, {**row, **own}
    if value["kind"] in _OWN_TABLE:
        yield _OWN_TABLE[value["kind"]], _flat(value)
    for row in value.get("addressees", ()):
        yield "addressees", {**row, **own}


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """A demand names its addressees in one cell; their table has them one by one."""
    if "addressees" not in value:
        return value
    return {**value, "addressees": [row["organisation"] or row["kind"] for row in value["addressees"]]}
