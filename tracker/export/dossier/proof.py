"""What proves a dossier: the day it speaks for, sums over the register and the ledger, and the files of the texts."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from tracker import __version__
from tracker.dates import PartialDate
from tracker.db.connection import Connection
from tracker.export.contents import details, resolution_values
from tracker.export.dossier.model import Fact, Line, Span
from tracker.export.dossier.request import Request
from tracker.export.dossier.words import Reader
from tracker.export.values import difference_value, entry_value, provision_value
from tracker.ledger.chain import list_heads
from tracker.queries.provisions import get_identifiers, list_resolutions, list_versions

_OF_THE_LEDGER = ("status", "status_since", "last_checked", "history")


def proof_facts(connection: Connection, reader: Reader, request: Request, today: PartialDate) -> tuple[Fact, ...]:
    """The lines that end a dossier."""
    facts = [
        Fact(reader.say("As of"), ((Span(reader.date(str(today))),),)),
        Fact(reader.say("Register (sha256)"), ((Span(register_hash(connection)),),)),
        Fact(reader.say("Ledger (sha256)"), ((Span(ledger_hash(connection)),),)),
    ]
    for resolution in list_resolutions(connection):
        numbers = reader.listed(list(get_identifiers(connection, resolution.id).values()))
        text = ", ".join(filter(None, (resolution.reference, reader.date(resolution.adopted), numbers)))
        lines: list[Line] = [(Span(text),)]
        for version in list_versions(connection, resolution.id):
            name = f"{reader.language_name(version.language)} ({reader.label('stage', version.stage)})"
            lines.append((Span(f"{name}: ", style="soft"), Span(version.sha256)))
        facts.append(Fact(reader.say("Texts (sha256 of the files)"), tuple(lines)))
    profiles = {
        "public": reader.say(
            "public: without remarks on claims, names of recorders, and sources that could be in danger"
        ),
        "partner": reader.say("partner: without remarks on claims and names of recorders"),
        "full": reader.say("full: with everything recorded; not for publication"),
    }
    facts.append(Fact(reader.say("Release profile"), ((Span(profiles[request.profile]),),)))
    facts.append(Fact(reader.say("Made with"), ((Span(f"advocacy-tracker {__version__}"),),)))
    return tuple(facts)


def register_hash(connection: Connection) -> str:
    """sha256 over the JSON values of texts, entries and differences, without what the ledger adds to them."""
    digest = sha256()

    def add(value: Any) -> None:
        digest.update(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")

    for value, provisions in resolution_values(connection):
        add(value)
        for provision in provisions:
            add(provision_value(provision))
    for detail in details(connection):
        stated = (detail.entry.stated_status, detail.entry.stated_on)
        printed = detail._replace(names=tuple(name for name in detail.names if name.origin == "printed"))
        entry = {key: value for key, value in entry_value(printed).items() if key not in _OF_THE_LEDGER}
        add({**entry, "stated": stated})
    for detail in details(connection, ("difference",)):
        add(difference_value(detail))
    return digest.hexdigest()


def ledger_hash(connection: Connection) -> str:
    """sha256 over the head of each node's chain: its id, how many claims, and the last hash."""
    digest = sha256()
    for head in list_heads(connection):
        if head.length:
            digest.update(f"{head.node} {head.length} {head.hash}\n".encode())
    return digest.hexdigest()
