"""What the plain mode says: a page of lines, some of them numbered because they lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tracker.problems import Severity
from tracker.queries.listing import Listing
from tracker.tui import looks, reads
from tracker.tui.describe import describe
from tracker.tui.lists import KIND_OF, Listed, find, read_block, read_rows
from tracker.tui.messages import Target
from tracker.tui.reference import cite
from tracker.tui.safe import one_line, paragraph

if TYPE_CHECKING:
    from tracker.db.connection import Connection
    from tracker.queries.rows import ProvisionText

ROWS = 20
"""How many rows of a list are said at once."""
_PROBLEMS = 100


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


def list_page(connection: Connection, mode: str, status: str, words: str, skip: int) -> Page:
    """Some rows of a list, all of it or what a filter finds."""
    if words:
        return _found_page(connection, mode, status, words, skip)
    listing = Listing(KIND_OF[mode], status or None)
    counts = count(connection, listing.kind)
    total = counts.get(status, 0) if status else sum(counts.values())
    rows = read_block(connection, listing, first=skip, limit=ROWS, total=total).rows if skip < total else ()
    return Page(f"{looks.counted(total, mode)}{_part(status, skip, len(rows))}", tuple(map(_row, rows)))


def _found_page(connection: Connection, mode: str, status: str, words: str, skip: int) -> Page:
    found = find(connection, words, None, Listing(KIND_OF[mode], status or None), skip + ROWS)
    part = found.matches[skip : skip + ROWS]
    rows = read_rows(connection, (ref for ref, _ in part))
    spelled = dict(part)
    lines = tuple(_row(row, spelled.get(row.entry.ref, "")) for row in rows)
    more = "+" if found.number > found.listed else ""
    number = f"{found.listed}{more} of the {mode} fit {one_line(words, 60)}"
    return Page(f"{number}{_part(status, skip, len(rows))}", lines)


def _part(status: str, skip: int, number: int) -> str:
    """Of which status the rows are, and which ones they are."""
    only = f", {looks.words(status)} only" if status else ""
    until = f", {skip + 1} to {skip + number}" if number else ", no more" if skip else ""
    return f"{only}{until}"


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


def board_page(connection: Connection) -> Page:
    """What is asked of whom, how it stands, and how free those are whom it would help."""
    from tracker.tui.overviews import board

    lines: list[Line] = []
    for asked, standings in board(connection).lines:
        words = f"addressee:{asked.ref or asked.kind}"
        name = one_line(asked.title or looks.words(asked.kind), 90)
        lines.append(Line(f"{name}: {looks.counted(asked.demands, 'demands')}", Target("list", f"demands  {words}")))
        for standing in standings:
            freed = standing.freedom
            people = f"; {freed.free:,} of {freed.total:,} people free" if freed.total else ""
            said = f"{standing.demands:,} {looks.words(standing.status)}{people}"
            lines.append(Line(said, Target("list", f"demands {standing.status} {words}")))
    return Page("Demands by addressee and status", tuple(lines) or (Line("No demands are in this database yet."),))


def verify_page(connection: Connection) -> Page:
    """What is wrong, each with a way to what it is about."""
    from tracker.bundles.signatures import verify_with_signatures
    from tracker.config import seeds_folder
    from tracker.tui.screens.verify import found_in_words, target_of

    checked = verify_with_signatures(connection, seeds_folder())
    lines = [
        Line(f"{problem.severity.value}: {one_line(problem.message)}", target_of(problem))
        for problem in sorted(checked.problems, key=lambda one: list(Severity).index(one.severity))[:_PROBLEMS]
    ]
    if len(checked.problems) > _PROBLEMS:
        lines.append(Line(f"and {len(checked.problems) - _PROBLEMS:,} more: tracker verify"))
    what = f"{checked.quotes:,} quotes and {checked.claims:,} claims checked"
    return Page(f"{what}: {found_in_words(checked.problems)}", tuple(lines))


def _row(row: Listed, spelled: str = "") -> Line:
    entry = row.entry
    status = f", {looks.words(entry.status)} since {one_line(entry.status_since or '')}" if entry.status else ""
    as_found = f", {one_line(spelled)}" if spelled else ""
    return Line(f"{one_line(entry.title, 160)}{status}{as_found}", Target("entry", entry.ref))


def _ordered(text: ProvisionText, languages: Iterable[str]) -> list[str]:
    known = [version.language for version in text.versions]
    first = [language for language in languages if language in known]
    return first + [language for language in known if language not in first]


def _version(text: ProvisionText, language: str) -> list[str]:
    version = next(one for one in text.versions if one.language == language)
    said = "This version lacks the paragraph." if version.text is None else paragraph(version.text)
    return [f"{looks.language_name(language)}, {cite(text.reference, text.key, language, version.label)}:", said]
