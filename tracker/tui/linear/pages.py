"""What the plain mode says: a page of lines, some of them numbered because they lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tracker.tui import looks, reads
from tracker.tui.describe import describe
from tracker.tui.messages import Target
from tracker.tui.reference import cite
from tracker.tui.safe import one_line, paragraph

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.rows import EntryRow, ProvisionText

ROWS = 20
"""How many rows of a list are said at once."""


class Line(NamedTuple):
    """A line; `target` is where it leads."""

    text: str
    target: Target | None = None


class Page(NamedTuple):
    """A heading and lines; `opened` is the entry that it is about."""

    heading: str
    lines: tuple[Line, ...]
    opened: reads.Opened | None = None


def count(connection: Connection, kind: str) -> dict[str | None, int]:
    """How many entries of a kind there are, by status."""
    from tracker.queries.entries import count_by_status

    return count_by_status(connection).get(kind, {})


def list_page(connection: Connection, mode: str, kind: str, status: str | None, skip: int) -> Page:
    """Some rows of a list."""
    from tracker.queries.entries import list_entries

    counts = count(connection, kind)
    total = counts.get(status, 0) if status else sum(counts.values())
    rows: tuple[EntryRow, ...] = ()
    after: tuple[str, int] | None = None
    for _ in range(skip // ROWS + 1):
        rows, after = list_entries(connection, kind, status=status, after=after, limit=ROWS)
        if after is None:
            break
    only = f", {looks.words(status)} only" if status else ""
    until = f", {skip + 1} to {skip + len(rows)}" if rows else ""
    return Page(f"{looks.counted(total, mode)}{only}{until}", tuple(map(_row, rows)))


def found_page(connection: Connection, mode: str, kind: str, text: str) -> Page:
    """What a filter finds."""
    from tracker.queries.search import search

    hits = [hit for hit in search(connection, text, limit=200) if hit.kind == kind][:ROWS]
    lines = [
        Line(
            ", ".join(filter(None, (one_line(hit.title, 160), looks.words(hit.status or ""), one_line(hit.excerpt)))),
            Target("entry", hit.where),
        )
        for hit in hits
    ]
    return Page(f"{len(lines)} of the {mode} fit {one_line(text, 60)}", tuple(lines))


def entry_page(connection: Connection, ref: str) -> Page:
    """An entry in full."""
    opened = reads.open_entry(connection, ref)
    lines = []
    for block in describe(opened):
        label = f"{block.label}: " if block.label else ""
        first, *rest = block.content.plain.strip().split("\n")
        lines += [Line(label + first, block.target), *map(Line, rest)]
    return Page(f"{opened.detail.entry.kind} {opened.detail.entry.ref}", tuple(lines), opened)


def text_page(connection: Connection, key: str, languages: Iterable[str]) -> Page:
    """A provision in its versions, the reader's first."""
    from tracker.queries.provisions import get_provision, list_cited_by

    text = get_provision(connection, key)
    lines = [Line(line) for version in _ordered(text, languages) for line in _version(text, version)]
    cited = [
        Line(f"{cited.kind}: {one_line(cited.title, 160)}", Target("entry", cited.ref))
        for cited in list_cited_by(connection, text.id)
    ]
    return Page(f"{text.reference}, {one_line(text.key)}", (*lines, *dict.fromkeys(cited)))


def today_page(connection: Connection) -> Page:
    """What is due, and what was recorded last."""
    from tracker.dates import today
    from tracker.queries.followups import list_agenda
    from tracker.queries.summaries import latest_claims

    lines = [
        Line(
            f"{item.kind} {one_line(item.day)}: {one_line(item.title, 80)}: {one_line(item.text, 200)}",
            Target("entry", item.ref, item.follow_up) if "/" in item.ref else None,
        )
        for item in list_agenda(connection, today(), limit=ROWS)[: 2 * ROWS]
    ]
    for ref, title, claim in latest_claims(connection, ROWS):
        said = f"recorded {one_line((claim.recorded_at or '')[:10])}: {one_line(title, 80)}: {looks.words(claim.code)}"
        lines.append(Line(said, Target("entry", ref)))
    return Page("Today", tuple(lines) or (Line("Nothing is due, and nothing has been recorded."),))


def _row(row: EntryRow) -> Line:
    status = f", {looks.words(row.status)} since {one_line(row.status_since or '')}" if row.status else ""
    return Line(f"{one_line(row.title, 160)}{status}", Target("entry", row.ref))


def _ordered(text: ProvisionText, languages: Iterable[str]) -> list[str]:
    known = [version.language for version in text.versions]
    first = [language for language in languages if language in known]
    return first + [language for language in known if language not in first]


def _version(text: ProvisionText, language: str) -> list[str]:
    version = next(one for one in text.versions if one.language == language)
    said = "This version lacks the paragraph." if version.text is None else paragraph(version.text)
    return [f"{looks.language_name(language)}, {cite(text.reference, text.key, language, version.label)}:", said]
