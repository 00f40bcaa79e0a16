"""What proves a dossier: the day it speaks for, sums over the register and the ledger, and the files of the texts."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from tracker import __version__
from tracker.dates import PartialDate
from tracker.db.connection import Connection
from tracker.export.contents import current_release, details, resolution_values
from tracker.export.dossier.model import Fact, Line, Span
from tracker.export.dossier.request import Request
from tracker.export.dossier.words import Reader
from tracker.export.values import difference_value, entry_value, provision_value
from tracker.ledger.chain import list_heads
from tracker.queries.provisions import get_identifiers, list_resolutions, list_versions

_OF_THE_LEDGER = ("status", "status_since", "last_checked", "history")


def proof_facts(connection: Connection, reader: Reader, request: Request, today: PartialDate) -> tuple[Fact, ...]:
    """The lines that end a dossier."""
    register, ledger = sums(connection)
    facts = [
        Fact(reader.say("As of"), ((Span(reader.date(str(today))),),)),
        Fact(reader.say("Register (sha256)"), ((Span(register),),)),
        Fact(reader.say("Ledger (sha256)"), ((Span(ledger),),)),
    ]
    for resolution in list_resolutions(connection):
        versions = [version for version in list_versions(connection, resolution.id) if version.sha256]
        if not versions:
            continue
        numbers = reader.listed(list(get_identifiers(connection, resolution.id).values()))
        text = ", ".join(filter(None, (resolution.reference, reader.date(resolution.adopted), numbers)))
        lines: list[Line] = [(Span(text),)]
        for version in versions:
            name = f"{reader.language_name(version.language)} ({reader.label('stage', version.stage)})"
            lines.append((Span(f"{name}: ", style="soft"), Span(version.sha256)))
        facts.append(Fact(reader.say("Texts (sha256 of the files)"), tuple(lines)))
    profiles = {
        "public": reader.say(
            "public: without what is marked as not public, private remarks, names of recorders, and sources that "
            "could be in danger"
        ),
        "partner": reader.say("partner: without what is marked as private, private remarks and names of recorders"),
        "full": reader.say("full: with everything recorded; not for publication"),
    }
    facts.append(Fact(reader.say("Release profile"), ((Span(profiles[request.profile]),),)))
    facts.append(Fact(reader.say("Made with"), ((Span(f"advocacy-tracker {__version__}"),),)))
    return tuple(facts)


def sums(connection: Connection) -> tuple[str, str]:
    """sha256 over the register and over the ledger, as far as they leave.

    The register's is over the JSON values of texts, entries and differences, without what the ledger adds to them. The
    ledger's is over the head of each node's chain when everything leaves, else over the claims that do: a head is made
    of what is held back too.
    """
    register, ledger = sha256(), sha256()
    for value, provisions in resolution_values(connection):
        _add(register, value)
        for provision in provisions:
            _add(register, provision_value(provision))
    for detail in details(connection):
        printed = detail._replace(names=tuple(name for name in detail.names if name.origin == "printed"))
        value = entry_value(printed)
        stated = (detail.entry.stated_status, detail.entry.stated_on)
        _add(register, {**{key: item for key, item in value.items() if key not in _OF_THE_LEDGER}, "stated": stated})
        for claim in value["history"]:
            if claim["recorded_at"]:
                _add(ledger, {"ref": value["ref"], **claim})
    for detail in details(connection, ("difference",)):
        _add(register, difference_value(detail))
    return register.hexdigest(), _heads(connection) if current_release().is_full else ledger.hexdigest()


def _add(digest: Any, value: Any) -> None:
    digest.update(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def _heads(connection: Connection) -> str:
    """sha256 over each node's id, how many claims it has, and the last hash."""
    digest = sha256()
    for head in list_heads(connection):
        if head.length:
            digest.update(f"{head.node} {head.length} {head.hash}\n".encode())
    return digest.hexdigest()
