"""The morning page: what is due and stale, what is new since the last visit, what does not go together, how many are
where. Every line leads to what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content

from tracker.queries.followups import AgendaItem
from tracker.tui import looks
from tracker.tui.data import Bridge
from tracker.tui.lists import MODE_OF
from tracker.tui.messages import Target
from tracker.tui.overviews import MOST_NEW, Overview, Recorded, overview
from tracker.tui.safe import one_line
from tracker.tui.screens.acting import PlanningPlace
from tracker.tui.screens.place import StyleSheets
from tracker.tui.visits import Visit
from tracker.tui.widgets.document import Block, Document

_BAR = 24
_LISTED_AT_MOST = 8
_AGENDA = {
    "overdue": "Overdue",
    "due": "Due within two weeks",
    "disputed": "Sources disagree",
    "anniversary": "Anniversaries",
    "stale": "Not checked for long",
}


class TodayScreen(PlanningPlace):
    """Read anew each time it is opened."""

    CSS_PATH: ClassVar[StyleSheets] = ["place.tcss", "today.tcss"]
    SCOPE = "today"
    AUTO_FOCUS = "Document"
    EXPLANATION = (
        "What is overdue, due and not checked for long, what was recorded in this database since you last looked here, "
        "where statuses do not go together, and how many are where. Enter on a line opens what it is about; on a "
        "count, the list of those."
    )

    document = getters.query_one(Document)

    def __init__(self, mode: str, bridge: Bridge) -> None:
        super().__init__(mode, bridge)
        self._last: Visit | None = None
        self._is_first = True

    def compose_body(self) -> ComposeResult:
        """One scroll."""
        yield Document()

    def on_screen_resume(self) -> None:
        """What may have changed is read again."""
        self.call_after_refresh(self.action_reload)

    def action_reload(self) -> None:
        """Read everything; what counts as new stays so until the program is left."""
        last, is_first = self._last, self._is_first
        self.bridge.read(
            self, lambda connection: overview(connection, last, is_first=is_first), self._show, group="overview"
        )

    def _show(self, found: Overview) -> None:
        self._last, self._is_first = found.last, False
        sections = (_agenda(found), _new(found), _conflicts(found), _counts(found))
        blocks = [block for section in sections for block in section]
        self.document.show(blocks, keep_place=True)

    @on(Document.Chosen)
    async def _follow(self, event: Document.Chosen) -> None:
        await self.follow(event.target)


def _heading(text: str) -> Block:
    return Block(Content.styled(text, "$accent bold"), is_full_width=True, gap=True)


def _quiet(text: str) -> Block:
    return Block(Content.styled(text, "$quiet"))


def _agenda(found: Overview) -> Iterator[Block]:
    items = found.agenda.items
    if not items:
        yield _heading("Nothing is due.")
    for kind, heading in _AGENDA.items():
        of_kind = [item for item in items if item.kind == kind]
        if not of_kind:
            continue
        is_cut = any(part.partition(" ")[0] == kind for part in found.agenda.cut)
        yield _heading(f"{heading}: {len(of_kind)}{'+' if is_cut else ''}")
        yield from map(_planned, of_kind[:_LISTED_AT_MOST])
        if is_cut or len(of_kind) > _LISTED_AT_MOST:
            yield _quiet("the rest of them: tracker agenda")


def _planned(item: AgendaItem) -> Block:
    text = looks.words(item.text) if item.kind in ("stale", "disputed") else one_line(item.text, 200)
    line = Content.assemble(one_line(item.title, 60), (f"  {text}", "$quiet"))
    is_entry = item.ref.partition("/")[0] in MODE_OF
    return Block(line, one_line(item.day), Target("entry", item.ref, item.follow_up) if is_entry else None)


def _new(found: Overview) -> Iterator[Block]:
    if found.number_new and found.last:
        more = "+" if found.number_new >= MOST_NEW else ""
        yield _heading(f"New since your last visit on {one_line(found.last.day)}: {found.number_new:,}{more}")
        yield from _recorded(found.new)
        if found.number_new > _LISTED_AT_MOST:
            yield _quiet(f"and {found.number_new - _LISTED_AT_MOST:,}{more} more: tracker diff")
        return
    since = f" (nothing new since your last visit on {one_line(found.last.day)})" if found.last else ""
    yield _heading(f"Recorded last{since}")
    yield from _recorded(found.recent)
    if not found.recent:
        yield _quiet("Nothing has been recorded yet. Open a person and press s.")


def _recorded(claims: Recorded) -> Iterator[Block]:
    for ref, title, claim in claims[:_LISTED_AT_MOST]:
        kind = "" if claim.kind == "development" else f"  {looks.claim_kind(claim.kind)}"
        when = f"{one_line(claim.effective):<10}"
        by = f"  {one_line(claim.recorded_by or '', 20)}"
        line = Content.assemble(one_line(title, 60), "  ", looks.status(claim.code), (f"  {when}{kind}{by}", "$quiet"))
        yield Block(line, one_line((claim.recorded_at or "")[:10]), Target("entry", ref))


def _conflicts(found: Overview) -> Iterator[Block]:
    if not found.conflicts:
        return
    shown = found.conflicts[:_LISTED_AT_MOST]
    more = "+" if len(found.conflicts) > 30 else ""
    yield _heading(f"Statuses that do not go together: {min(30, len(found.conflicts))}{more}")
    for conflict in shown:
        yield Block(Content(one_line(conflict.message, 300)), "", Target("entry", conflict.person))
    if len(found.conflicts) > len(shown):
        yield Block(
            Content.styled("all of them, with everything else that is wrong", "$quiet"), "", Target("list", "verify")
        )


def _counts(found: Overview) -> Iterator[Block]:
    for kind, mode in MODE_OF.items():
        counts = found.counts.get(kind, {})
        total = sum(counts.values())
        yield Block(
            Content.styled(looks.counted(total, mode), "$accent bold"),
            target=Target("list", mode),
            is_full_width=True,
            gap=True,
        )
        for code, number in sorted(counts.items(), key=lambda item: -item[1]):
            if code:
                yield Block(_bar(code, number, total), f"{number:>9,}", Target("list", f"{mode} {code}"))


def _bar(code: str, number: int, total: int) -> Content:
    length = max(1, round(_BAR * number / max(1, total)))
    bar = Content.styled("━" * length, f"$status-{looks.tone(code)}")
    return Content.assemble(bar, " " * (_BAR - length + 2), looks.status(code))
