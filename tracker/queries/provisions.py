"""The texts: a provision in all its versions, what cites it, and where its versions differ."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.db.connection import Connection, Row
from tracker.errors import AmbiguousProvision, UnknownProvision, UnknownResolution
from tracker.queries.rows import CitedBy, ProvisionText, ResolutionRow, VersionRow, VersionText

_ABBREVIATIONS = {
    "v": "visa",
    "r": "recital",
    "p": "paragraph",
    "par": "paragraph",
    "para": "paragraph",
    "fn": "footnote",
}


def get_provision(connection: Connection, text: str, resolution: str = "") -> ProvisionText:
    """A provision by its key ("recital F"; "Recital f", "p 3", "F" and "3" are understood), in a resolution (its id or
    reference) that is given, or named before the key ("2021/2544(RSP) recital F").

    Raises AmbiguousProvision where several resolutions have that key and none is named: which of them is meant is never
    guessed. Raises UnknownProvision and UnknownResolution.
    """
    chosen = get_resolution(connection, resolution) if resolution else None
    found = _with_key(connection, text, chosen.id if chosen else "") or _behind_resolution(connection, text, chosen)
    if not found:
        raise UnknownProvision(text, chosen.reference if chosen else "")
    if len(found) > 1:
        titles = {row.id: row.title for row in list_resolutions(connection)}
        is_told_apart = len({reference for _, _, reference, *_ in found}) == len(found)
        raise AmbiguousProvision(
            text,
            [
                (f"{reference if is_told_apart else resolution} {key}", titles[resolution])
                for _, resolution, reference, key, _ in found
            ],
        )
    return _whole(connection, found[0])


def get_cited(connection: Connection, resolution: str, key: str) -> ProvisionText:
    """The provision with exactly this key in the resolution with this id; both come from the database."""
    row = connection.row("provision_in_resolution", resolution_id=resolution, key=key)
    assert row is not None
    return _whole(connection, row)


def shared_keys(connection: Connection) -> frozenset[str]:
    """The keys that provisions of several resolutions have: alone, such a key says nothing."""
    return frozenset(key for (key,) in connection.rows("shared_keys"))


def get_resolution(connection: Connection, text: str) -> ResolutionRow:
    """A resolution by its id or reference. Raises UnknownResolution with those that there are."""
    known = list_resolutions(connection)
    wanted = text.strip().casefold()
    found = [row for row in known if wanted == row.id.casefold()]
    found = found or [row for row in known if wanted == row.reference.casefold()]
    if len(found) != 1:
        raise UnknownResolution(text, [(row.reference if not found else row.id, row.title) for row in found or known])
    return found[0]


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


def _with_key(connection: Connection, text: str, resolution: str) -> list[Row]:
    """The provisions that a text means, of one resolution or of all."""
    for key in _readings(text):
        if resolution:
            rows = connection.rows("provision_in_resolution", key=key, resolution_id=resolution)
        else:
            rows = connection.rows("provisions_by_key", key=key)
        if rows:
            return rows
    return []


def _behind_resolution(connection: Connection, text: str, chosen: ResolutionRow | None) -> list[Row]:
    """The provisions that a text means which begins with a resolution's id or reference."""
    found: dict[int, Row] = {}
    for row in list_resolutions(connection) if chosen is None else (chosen,):
        for name in (row.id, row.reference):
            if text.casefold().startswith(name.casefold()):
                key = text[len(name) :].lstrip(" ,")
                found |= {provision[0]: provision for provision in _with_key(connection, key, row.id)}
    return list(found.values())


def _whole(connection: Connection, row: Row) -> ProvisionText:
    provision_id, resolution, reference, key, kind = row
    return ProvisionText(provision_id, resolution, reference, key, kind, _versions(connection, provision_id))


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
