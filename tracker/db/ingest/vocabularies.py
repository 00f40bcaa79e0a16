"""The controlled vocabularies; a code that the program no longer ships stays, because claims may use it."""

from __future__ import annotations

from tracker.db.connection import Connection
from tracker.db.ingest.gathered import Gathered
from tracker.register.vocabulary import vocabularies


def fill_vocabularies(connection: Connection) -> None:
    """Write the codes of this release with their labels."""
    existing = {(scheme, code) for scheme, code in connection.rows("existing_codes")}
    connection.run("clear_code_labels")
    gathered = Gathered()
    for scheme, codes in vocabularies().items():
        for position, code in enumerate(codes.values()):
            facts = {"position": position, "definition": code.definition, "mapping": code.mapping}
            if (scheme, code.code) in existing:
                changed = {f"new_{key}": value for key, value in facts.items()}
                gathered.add("update_code", old_scheme=scheme, old_code=code.code, **changed)
            else:
                gathered.add("insert_code", scheme=scheme, code=code.code, **facts)
    gathered.write(connection)
    for scheme, codes in vocabularies().items():
        for code in codes.values():
            for language, label in code.labels.items():
                gathered.add("insert_code_label", scheme=scheme, code=code.code, language=language, label=label)
    gathered.write(connection)
