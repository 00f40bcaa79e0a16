"""What the screens ask for: one function a question, each made of the queries that the commands use too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.queries.followups import AgendaItem
from tracker.queries.rows import (
    CitedBy,
    Claim,
    Detail,
    EntryRow,
    ProvisionText,
    ResolutionRow,
)

if TYPE_CHECKING:
    from tracker.db.connection import Connection

After = tuple[str, int] | None
_STRIDE = 5000


class Listed(NamedTuple):
    """A row of a list: the entry, where it is cited, what its kind adds, and the spelling that a filter matched."""

    entry: EntryRow
    cited: tuple[str, ...]
    extra: tuple[str, ...]
    matched: str = ""


class Block(NamedTuple):
    """Some rows of a list, and where the list goes on."""

    rows: tuple[Listed, ...]
    after: After


class Opened(NamedTuple):
    """An entry with the paragraphs that it cites, by provision, and the day on which it was read."""

    detail: Detail
    texts: dict[str, ProvisionText]
    today: date


class ReadProvision(NamedTuple):
    """A provision with everything that was found in it."""

    text: ProvisionText
    cited_by: tuple[CitedBy, ...]
    differences: tuple[tuple[int, str, str, str, str], ...]


class Reading(NamedTuple):
    """A resolution to read."""

    resolution: ResolutionRow
    languages: tuple[str, ...]
    provisions: tuple[ReadProvision, ...]


class Overview(NamedTuple):
    """How many entries are where, what is due, and the latest claims with the titles of their entries."""

    counts: dict[str, dict[str | None, int]]
    agenda: tuple[AgendaItem, ...]
    recent: tuple[tuple[str, str, Claim], ...]


def count(connection: Connection, kind: str) -> dict[str | None, int]:
    """How many entries of a kind there are, by status."""
    from tracker.queries.entries import count_by_status

    return count_by_status(connection).get(kind, {})


class Stretch(NamedTuple):
    """Which rows of a list: `limit` rows that follow `skip` rows after a place in the list of a kind and status."""

    kind: str
    status: str | None
    after: After
    skip: int
    limit: int


def read_block(connection: Connection, stretch: Stretch) -> Block:
    """A stretch of a list."""
    from tracker.queries.entries import list_entries

    kind, status, after, skip, limit = stretch
    while skip > 0:
        page = list_entries(connection, kind, status=status, after=after, limit=min(skip, _STRIDE))
        if page.after is None:
            return Block((), None)
        skip -= len(page.entries)
        after = page.after
    page = list_entries(connection, kind, status=status, after=after, limit=limit)
    return Block(tuple(listed(connection, row) for row in page.entries), page.after)


def read_row(connection: Connection, ref: str) -> Listed:
    """The row of one entry as it is now."""
    from tracker.queries.refs import get_entry

    return listed(connection, EntryRow(*get_entry(connection, ref)[:8]))


def listed(connection: Connection, row: EntryRow, matched: str = "") -> Listed:
    """An entry's row with what a list shows beside it."""
    from tracker.queries.entries import cited_provisions
    from tracker.queries.summaries import summary_of

    return Listed(row, cited_provisions(connection, row.id), summary_of(connection, row.kind, row.id), matched)


def find(connection: Connection, kind: str, status: str | None, text: str, limit: int) -> tuple[Listed, ...]:
    """The entries of a kind that a text finds, best first, each with the spelling that matched."""
    from tracker.queries.entries import find_entry
    from tracker.queries.search import search

    found = []
    for hit in search(connection, text, limit=limit * 4):
        if hit.kind != kind or (status and hit.status != status):
            continue
        entry = find_entry(connection, hit.where)
        if entry:
            matched = f"{hit.excerpt} ({hit.language})" if hit.language else ""
            found.append(listed(connection, EntryRow(*entry[:8]), matched))
        if len(found) >= limit:
            break
    return tuple(found)


def find_anything(connection: Connection, text: str, limit: int = 12) -> tuple[tuple[str, str, str], ...]:
    """(kind, ref or key, title) of what a text finds."""
    from tracker.queries.search import search

    return tuple((hit.kind, hit.where, hit.title) for hit in search(connection, text, limit=limit))


def open_entry(connection: Connection, ref: str) -> Opened:
    """An entry in full, with the texts it cites."""
    from tracker.dates import today
    from tracker.queries.details import get_detail
    from tracker.queries.provisions import get_provision
    from tracker.queries.refs import get_entry

    detail = get_detail(connection, get_entry(connection, ref))
    keys = dict.fromkeys(citation.provision for citation in detail.citations)
    return Opened(detail, {key: get_provision(connection, key) for key in keys}, today())


def list_codes(connection: Connection, scheme: str) -> tuple[tuple[str, str], ...]:
    """The codes of a vocabulary and what they mean."""
    from tracker.queries.summaries import codes_of_scheme

    return codes_of_scheme(connection, scheme)


def read_resolution(connection: Connection, wanted: str = "") -> Reading | None:
    """A resolution by its id, else the latest: all versions and everything found in them."""
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
    resolution = next((row for row in resolutions if row.id == wanted), resolutions[-1])
    provisions = [
        ReadProvision(text, list_cited_by(connection, text.id), list_differences(connection, text.id))
        for text in provisions_of(connection, resolution.id)
    ]
    languages = tuple(version.language for version in list_versions(connection, resolution.id))
    return Reading(resolution, languages, tuple(provisions))


def resolve_provision(connection: Connection, typed: str) -> str:
    """The key of the provision that somebody means. Raises UnknownProvision."""
    from tracker.queries.provisions import get_provision

    return get_provision(connection, typed).key


def overview(connection: Connection, limit: int = 30) -> Overview:
    """Counts, what is due, and the latest claims of this installation."""
    from tracker.dates import today
    from tracker.queries.entries import count_by_status
    from tracker.queries.followups import list_agenda
    from tracker.queries.summaries import latest_claims

    agenda = list_agenda(connection, today(), limit=limit)
    return Overview(count_by_status(connection), agenda, latest_claims(connection, limit))
