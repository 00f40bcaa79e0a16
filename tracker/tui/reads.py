"""What the screens ask for: one function a question, each made of the queries that the commands use too."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.followups import AgendaItem, FollowUp
    from tracker.queries.rows import CitedBy, Claim, Detail, ProvisionText, ResolutionRow


class Opened(NamedTuple):
    """An entry with the paragraphs that it cites, by their places, and the day on which it was read.

    `favourable` are the refs of the charges about it that are steps in its favour; `plans` what is to be done for it;
    `disputed` the hashes of the claims that disagree with another on the same time (empty: the text's statement);
    `names_resolutions` whether there are several resolutions, so that a key alone does not say where something stands.
    """

    detail: Detail
    texts: dict[str, ProvisionText]
    today: date
    favourable: frozenset[str] = frozenset()
    plans: tuple[FollowUp, ...] = ()
    disputed: frozenset[str] = frozenset()
    names_resolutions: bool = False


class ReadProvision(NamedTuple):
    """A provision with everything that was found in it."""

    text: ProvisionText
    cited_by: tuple[CitedBy, ...]
    differences: tuple[tuple[int, str, str, str, str], ...]


class Reading(NamedTuple):
    """A resolution to read, the key of the provision that was asked for (empty: none was), and all there are."""

    resolution: ResolutionRow
    languages: tuple[str, ...]
    provisions: tuple[ReadProvision, ...]
    at: str
    resolutions: tuple[ResolutionRow, ...]


class Overview(NamedTuple):
    """How many entries are where, what is due, and the latest claims with the titles of their entries."""

    counts: dict[str, dict[str | None, int]]
    agenda: tuple[AgendaItem, ...]
    recent: tuple[tuple[str, str, Claim], ...]


def find_anything(connection: Connection, text: str, limit: int = 12) -> tuple[tuple[str, str, str], ...]:
    """(kind, ref or place, title) of what a text finds, each once however many versions it is found in; the place of a
    provision names its resolution.
    """
    from tracker.queries.search import search

    hits = search(connection, text, limit=limit)
    return tuple(dict.fromkeys((hit.kind, f"{hit.resolution} {hit.where}".lstrip(), hit.title) for hit in hits))


def open_entry(connection: Connection, ref: str) -> Opened:
    """An entry in full, with the texts it cites."""
    from tracker.dates import today
    from tracker.queries.details import get_detail
    from tracker.queries.followups import list_follow_ups
    from tracker.queries.history import list_claimed
    from tracker.queries.provisions import get_cited, list_resolutions
    from tracker.queries.refs import get_entry
    from tracker.queries.summaries import favourable_charges
    from tracker.status import find_conflicts

    detail = get_detail(connection, get_entry(connection, ref))
    cited = {citation.place: (citation.resolution, citation.provision) for citation in detail.citations}
    favourable = favourable_charges(connection, detail.entry.id)
    texts = {place: get_cited(connection, *where) for place, where in cited.items()}
    conflicts = find_conflicts(list_claimed(connection, detail.entry))
    disputed = frozenset(claim.hash for pair in conflicts for claim in pair)
    plans, are_several = list_follow_ups(connection, detail.entry.id), len(list_resolutions(connection)) > 1
    return Opened(detail, texts, today(), favourable, plans, disputed, are_several)


def list_codes(connection: Connection, scheme: str) -> tuple[tuple[str, str], ...]:
    """The codes of a vocabulary and what they mean."""
    from tracker.queries.summaries import codes_of_scheme

    return codes_of_scheme(connection, scheme)


def read_resolution(connection: Connection, wanted: str = "", place: str = "") -> Reading | None:
    """The resolution in which a place is, else one by its id, else the latest: all versions and what is found in them.

    Raises UnknownProvision and AmbiguousProvision.
    """
    from tracker.queries.provisions import (
        list_cited_by,
        list_differences,
        list_resolutions,
        list_versions,
        provisions_of,
    )

    resolutions = list_resolutions(connection)
    if not resolutions:
        return None
    at = resolve_provision(connection, place) if place else None
    chosen = at.resolution if at else wanted
    resolution = next((row for row in resolutions if row.id == chosen), resolutions[-1])
    provisions = [
        ReadProvision(text, list_cited_by(connection, text.id), list_differences(connection, text.id))
        for text in provisions_of(connection, resolution.id)
    ]
    languages = tuple(version.language for version in list_versions(connection, resolution.id))
    return Reading(resolution, languages, tuple(provisions), at.key if at else "", resolutions)


def resolve_provision(connection: Connection, typed: str, near: str = "") -> ProvisionText:
    """The provision that somebody means: of the resolution with the id `near` if it has one, else of any.

    Raises UnknownProvision and AmbiguousProvision.
    """
    from tracker.errors import UnknownProvision
    from tracker.queries.provisions import get_provision

    if near:
        with suppress(UnknownProvision):
            return get_provision(connection, typed, near)
    return get_provision(connection, typed)


def overview(connection: Connection, limit: int = 30) -> Overview:
    """Counts, what is due, and the latest claims of this installation."""
    from tracker.dates import today
    from tracker.queries.entries import count_by_status
    from tracker.queries.followups import list_agenda
    from tracker.queries.summaries import latest_claims

    agenda = list_agenda(connection, today(), limit=limit)
    return Overview(count_by_status(connection), agenda, latest_claims(connection, limit))


def labels(connection: Connection, language: str) -> dict[str, str]:
    """What codes are called in a language; within a language no code means two things."""
    from tracker.queries.codes import labels_in

    return {code: label for (_, code), label in labels_in(connection, language).items()}
