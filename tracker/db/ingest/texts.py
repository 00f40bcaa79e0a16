"""A resolution with its versions, provisions and paragraphs, as rows."""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.db.ingest.gathered import Gathered
from tracker.register.values import Resolution
from tracker.resolution.values import Unit


def fill_resolution(connection: Connection, resolution: Resolution) -> None:
    """Write what is said of the resolution itself."""
    facts = {
        "reference": resolution.reference,
        "adopted": str(resolution.adopted),
        "body": resolution.body,
        "title": resolution.title,
    }
    if connection.row("resolution_exists", id=resolution.id):
        changed = {f"new_{key}": value for key, value in facts.items()}
        connection.run("update_resolution", resolution_id=resolution.id, **changed)
    else:
        connection.run("insert_resolution", id=resolution.id, **facts)


def fill_texts(connection: Connection, resolution: Resolution) -> dict[str, int]:
    """Write identifiers, versions, provisions and paragraphs; the ids of provisions by key."""
    gathered = Gathered()
    own = {"resolution_id": resolution.id}
    for scheme, value in resolution.identifiers.items():
        gathered.add("insert_resolution_identifier", **own, scheme=scheme, value=value)
    for position, version in enumerate(resolution.versions):
        gathered.add(
            "insert_version",
            **own,
            language=version.language,
            position=position,
            title=version.title,
            stage=version.stage,
            file=version.file,
            sha256=version.sha256,
            orthography=version.orthography,
        )
    for position, provision in enumerate(resolution.provisions):
        gathered.add(
            "insert_provision",
            **own,
            id=None,
            key=provision.key,
            kind=provision.kind.value,
            position=position,
            confidence=provision.confidence,
        )
    gathered.write(connection)
    ids = {key: provision_id for provision_id, key, _ in connection.rows("provisions_of_resolution", **own)}
    for provision in resolution.provisions:
        for language, unit in provision.units.items():
            _add_paragraph(gathered, ids[provision.key], language, unit)
    gathered.write(connection)
    return ids


def _add_paragraph(gathered: Gathered, provision_id: int, language: str, unit: Unit) -> None:
    own = {"provision_id": provision_id, "language": language}
    gathered.add("insert_paragraph", **own, label=unit.label, text=unit.text, first_line=unit.line)
    for mark in unit.marks:
        gathered.add("insert_footnote_mark", **own, number=mark.number, offset=mark.offset)
