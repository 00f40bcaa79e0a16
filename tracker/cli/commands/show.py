"""`tracker show`: everything about one entry."""

from __future__ import annotations

from argparse import Namespace

from tracker.cli import output
from tracker.cli.describe import (
    describe_conflicts,
    describe_facts,
    describe_history,
    describe_status,
    group_names,
)
from tracker.cli.output import safe, write_line
from tracker.cli.when import parse_when
from tracker.db.connection import open_database
from tracker.ledger.node import own_node
from tracker.queries.crosschecks import Conflict, conflicts_of
from tracker.queries.details import get_detail
from tracker.queries.history import list_claimed
from tracker.queries.refs import get_entry
from tracker.queries.rows import Citation, Detail
from tracker.status import NOW, find_conflicts


def run(options: Namespace) -> int:
    """Write the entry as text, or as in the JSON export."""
    with open_database(options.target) as connection, connection.reading():
        when = parse_when(options) or NOW
        detail = get_detail(connection, get_entry(connection, options.ref), when)
        conflicts = conflicts_of(connection, detail.entry) if when == NOW else ()
        disagreeing = find_conflicts(list_claimed(connection, detail.entry), when)
        own = own_node(connection)
    if options.json:
        from tracker.export.values import entry_value

        output.write_json(entry_value(detail))
        return output.DONE
    languages = tuple(options.lang) if options.lang else None
    _write_head(detail)
    _write_conflicts(conflicts)
    _write_links(detail)
    _write_names(detail, languages)
    write_line()
    write_line("Citations")
    for citation in detail.citations:
        if citation.supports != "name":
            _write_citation(citation, languages)
    if detail.history:
        write_line()
        write_line("History")
        for line in (*describe_history(detail.history, own), *describe_conflicts(disagreeing)):
            write_line(f"  {line}")
    return output.DONE


def _write_head(detail: Detail) -> None:
    entry = detail.entry
    write_line(f"{safe(entry.title)}")
    write_line(f"  {safe(entry.ref)}{'  (withdrawn from the register)' if entry.withdrawn else ''}")
    if entry.status:
        write_line(f"  status: {describe_status(entry)}")
    for label, value in describe_facts(detail):
        write_line(f"  {label}: {safe(value)}")
    if entry.note:
        write_line(f"  note: {safe(entry.note)}")


def _write_conflicts(conflicts: tuple[Conflict, ...]) -> None:
    for conflict in conflicts:
        write_line(f"  check: {safe(conflict.message)}")


def _write_links(detail: Detail) -> None:
    for heading, links in (("Names", detail.links), ("Named by", detail.linked_from)):
        if links:
            write_line()
            write_line(heading)
            for link in links:
                status = f"  [{link.status}]" if link.status else ""
                write_line(f"  {link.relation.replace('_', ' ')}: {safe(link.title)}{status}  {safe(link.ref)}")


def _write_names(detail: Detail, languages: tuple[str, ...] | None) -> None:
    if not detail.names:
        return
    write_line()
    write_line("Spellings")
    for language, forms in group_names(detail.names):
        if languages is None or language in languages:
            write_line(f"  {language}  {safe(', '.join(forms))}")
    for reference, keys in _named_in(detail.citations).items():
        write_line(f"  named in {safe(reference)}: {', '.join(keys)}")


def _named_in(citations: tuple[Citation, ...]) -> dict[str, dict[str, None]]:
    """The provisions that print a name, by the reference of their resolution."""
    found: dict[str, dict[str, None]] = {}
    for citation in citations:
        if citation.supports == "name":
            found.setdefault(citation.reference, {})[citation.provision] = None
    return found


def _write_citation(citation: Citation, languages: tuple[str, ...] | None) -> None:
    write_line(f"  {citation.reference}, {citation.provision} ({citation.supports.replace('_', ' ')})")
    for quote in citation.quotes:
        if languages is None or quote.language in languages:
            words = f"“{safe(quote.quote)}”" if quote.quote is not None else f"– {safe(quote.absent or '')}"
            write_line(f"    {quote.language}  {words}")
