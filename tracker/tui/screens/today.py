"""The morning page: what is due and stale, what was recorded last, how many are where."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content

from tracker.tui import looks, reads
from tracker.tui.messages import Place, Target
from tracker.tui.reads import Overview
from tracker.tui.safe import one_line
from tracker.tui.screens.entries import MODE_OF
from tracker.tui.screens.place import PlaceScreen, StyleSheets
from tracker.tui.widgets.document import Block, Document

_BAR = 24
_LISTED_AT_MOST = 8
_AGENDA = {
    "overdue": "Overdue",
    "due": "Due within two weeks",
    "anniversary": "Anniversaries",
    "stale": "Not checked for long",
}


class TodayScreen(PlaceScreen):
    """Read anew each time it is opened."""

    CSS_PATH: ClassVar[StyleSheets] = ["place.tcss", "today.tcss"]
    SCOPE = "today"
    AUTO_FOCUS = "Document"
    EXPLANATION = (
        "What is overdue, due and stale, the latest claims recorded in this database, and how many are where. "
        "Enter on a line opens what it is about."
    )

    document = getters.query_one(Document)

    def compose_body(self) -> ComposeResult:
        """One scroll."""
        yield Document()

    def on_screen_resume(self) -> None:
        """What may have changed is read again."""
        self.call_after_refresh(self.action_reload)

    def action_reload(self) -> None:
        """Read the counts and the latest claims."""
        self.bridge.read(self, reads.overview, self._show, group="overview")

    def _show(self, overview: Overview) -> None:
        blocks = [*_agenda(overview), *_recent(overview), *_counts(overview)]
        self.document.show(blocks, keep_place=True)

    @on(Document.Chosen)
    async def _follow(self, event: Document.Chosen) -> None:
        mode = MODE_OF.get(event.target.value.partition("/")[0], "people")
        await self.tracker.go(Place(mode, event.target.value, not self.is_wide))


def _agenda(overview: Overview) -> list[Block]:
    blocks: list[Block] = []
    for kind, heading in _AGENDA.items():
        items = [item for item in overview.agenda if item.kind == kind]
        if not items:
            continue
        title = f"{heading}: {len(items)}"
        blocks.append(Block(Content.styled(title, "$accent bold"), is_full_width=True, gap=bool(blocks)))
        for item in items[:_LISTED_AT_MOST]:
            text = looks.words(item.text) if kind == "stale" else one_line(item.text, 200)
            line = Content.assemble(one_line(item.title, 60), (f"  {text}", "$quiet"))
            is_entry = item.ref.partition("/")[0] in MODE_OF
            blocks.append(Block(line, one_line(item.day), Target("entry", item.ref) if is_entry else None))
        if len(items) > _LISTED_AT_MOST:
            more = f"and {len(items) - _LISTED_AT_MOST} more: tracker agenda"
            blocks.append(Block(Content.styled(more, "$quiet")))
    if not blocks:
        blocks.append(Block(Content.styled("Nothing is due.", "$accent bold"), is_full_width=True))
    return blocks


def _counts(overview: Overview) -> list[Block]:
    blocks: list[Block] = []
    for kind, mode in MODE_OF.items():
        counts = overview.counts.get(kind, {})
        total = sum(counts.values())
        blocks.append(Block(Content.styled(looks.counted(total, mode), "$accent bold"), is_full_width=True, gap=True))
        if set(counts) == {None}:
            continue
        for code, number in sorted(counts.items(), key=lambda item: -item[1]):
            blocks.append(Block(_bar(code or "", number, total), f"{number:>9,}"))
    return blocks


def _bar(code: str, number: int, total: int) -> Content:
    length = max(1, round(_BAR * number / max(1, total)))
    tone = looks.tone(code)
    name = looks.status(code)
    return Content.assemble(
        ("━" * length, f"$status-{tone}"),
        (" " * (_BAR - length + 2), ""),
        name.pad_right(max(0, 26 - name.cell_length)),
    )


def _recent(overview: Overview) -> list[Block]:
    blocks = [Block(Content.styled("Recorded last", "$accent bold"), is_full_width=True, gap=True)]
    if not overview.recent:
        blocks.append(Block(Content.styled("Nothing has been recorded yet. Open a person and press s.", "$quiet")))
    for ref, title, claim in overview.recent:
        kind = "  checked, unchanged" if claim.kind == "checked_unchanged" else ""
        when = f"{one_line(claim.effective):<10}"
        line = Content.assemble(one_line(title, 80), "  ", looks.status(claim.code), (f"  {when}{kind}", "$quiet"))
        blocks.append(Block(line, one_line((claim.recorded_at or "")[:10]), Target("entry", ref)))
    return blocks
