"""The texts: a provision in all its versions, what cites it, and where its versions differ."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db.connection import Connection
from tracker.errors import UnknownProvision
from tracker.queries.rows import CitedBy, ProvisionText, ResolutionRow, VersionRow, VersionText

_ABBREVIATIONS = {
    "v": "visa",
    "r": "recital",
    "p": "paragraph",
    "par": "paragraph",
    "para": "paragraph",
    "fn": "footnote",
}


def get_provision(connection: Connection, key: str) -> ProvisionText:
    """A provision by its key ("recital F"; "Recital f", "p 3", "F" and "3" are understood). Raises UnknownProvision."""
    for candidate in _readings(key):
        rows = connection.rows("provisions_by_key", key=candidate)
        if rows:
            provision_id, resolution, reference, found, kind = rows[0]
            return ProvisionText(provision_id, resolution, reference, found, kind, _versions(connection, provision_id))
    raise UnknownProvision(key)


def list_provisions(connection: Connection, resolution: str) -> tuple[tuple[int, str, str], ...]:
    """(id, key, kind) of a resolution's provisions in the order of the text."""
    return tuple(
        (provision_id, key, kind)
        for provision_id, key, kind in connection.rows("provisions_of_resolution", resolution_id=resolution)
    )


def list_cited_by(connection: Connection, provision_id: int) -> tuple[CitedBy, ...]:
    """All quotes from a provision, by language and place."""
    return tuple(CitedBy(*row) for row in connection.rows("quotes_of_provision", provision_id=provision_id))


def list_differences(connection: Connection, provision_id: int) -> tuple[tuple[int, str, str, str, str], ...]:
    """(id, ref, summary, kind, severity) of the places where a provision's versions differ."""
    return tuple(
        (entry_id, ref, title, kind, severity)
        for entry_id, ref, title, kind, severity in connection.rows(
            "differences_of_provision", provision_id=provision_id
        )
    )


def list_resolutions(connection: Connection) -> tuple[ResolutionRow, ...]:
    """All resolutions by date of adoption."""
    return tuple(ResolutionRow(*row) for row in connection.rows("all_resolutions"))


def list_versions(connection: Connection, resolution: str) -> tuple[VersionRow, ...]:
    """The versions of a resolution; the first one keys its provisions."""
    return tuple(VersionRow(*row) for row in connection.rows("versions_of_resolution", resolution_id=resolution))


def get_identifiers(connection: Connection, resolution: str) -> dict[str, str]:
    """A resolution's other identifiers by scheme."""
    return dict(connection.rows("identifiers_of_resolution", resolution_id=resolution))


def provisions_of(connection: Connection, resolution: str) -> Iterator[ProvisionText]:
    """Every provision of a resolution with its texts, in the order of the text."""
    reference = next(row.reference for row in list_resolutions(connection) if row.id == resolution)
    for provision_id, key, kind in list_provisions(connection, resolution):
        yield ProvisionText(provision_id, resolution, reference, key, kind, _versions(connection, provision_id))


def _versions(connection: Connection, provision_id: int) -> tuple[VersionText, ...]:
    marks: dict[str, list[tuple[int, int]]] = {}
    for language, number, offset in connection.rows("marks_of_provision", provision_id=provision_id):
        marks.setdefault(language, []).append((number, offset))
    return tuple(
        VersionText(language, stage, label, text, tuple(marks.get(language, ())))
        for language, stage, label, text in connection.rows("paragraphs_of_provision", provision_id=provision_id)
    )


def _readings(key: str) -> list[str]:
    """What a person may mean by a key, likeliest first."""
    words = key.split()
    readings = [key]
    if len(words) == 1:
        word = words[0]
        if word.isdigit():
            readings.append(f"paragraph {word}")
        elif word.isalpha() and len(word) <= 2:
            readings.append(f"recital {word.upper()}")
        readings.append(word.lower())
    elif len(words) == 2:
        kind = _ABBREVIATIONS.get(words[0].lower().rstrip("."), words[0].lower())
        readings.append(f"{kind} {words[1].upper() if kind == 'recital' else words[1]}")
    return readings
