"""The board: of whom is asked, how their demands stand, and how free those are whom the demands would help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tracker.queries.board import Asked, Freedom, Standing
from tracker.tui import looks
from tracker.tui.messages import Target
from tracker.tui.overviews import Board, board
from tracker.tui.safe import one_line
from tracker.tui.screens.place import PlaceScreen, StyleSheets
from tracker.tui.widgets.document import Block, Document

_BAR = 20


class BoardScreen(PlaceScreen):
    """Read anew each time it is opened."""

    CSS_PATH: ClassVar[StyleSheets] = ["place.tcss", "today.tcss"]
    SCOPE = "board"
    AUTO_FOCUS = "Document"
    EXPLANATION = (
        "Demands by the addressee they are asked of and by how they stand: how many, and of the people whom they would "
        "help, each counted once, how many are free, held and dead. Enter on a line lists its demands."
    )

    document = getters.query_one(Document)

    def compose_body(self) -> ComposeResult:
        """A line that says what this is, and one scroll."""
        yield Static("Counting …", id="head", markup=False)
        yield Document()

    def on_screen_resume(self) -> None:
        """What may have changed is read again."""
        self.call_after_refresh(self.action_reload)

    def action_reload(self) -> None:
        """Count again."""
        self.bridge.read(self, board, self._show, group="board")

    def _show(self, found: Board) -> None:
        asked = "Demands by addressee and status, and the people whom they would help"
        self.query_one("#head", Static).update(asked if found.lines else "No demands are in this database yet.")
        most = max((one.demands for one, _ in found.lines), default=1)
        bar = _BAR if self.is_wide else _BAR // 2
        blocks = [block for one, standings in found.lines for block in _of_addressee(one, standings, most, bar)]
        if found.has_more:
            blocks.append(Block(Content.styled("and others of whom less is asked", "$quiet"), gap=True))
        self.document.show(blocks, keep_place=True)

    @on(Document.Chosen)
    async def _follow(self, event: Document.Chosen) -> None:
        await self.follow(event.target)


def _of_addressee(asked: Asked, standings: tuple[Standing, ...], most: int, bar: int) -> Iterator[Block]:
    name = one_line(asked.title or looks.words(asked.kind), 90)
    kind = f"  {looks.words(asked.kind)}" if asked.title else ""
    words = f"addressee:{asked.ref or asked.kind}"
    yield Block(
        Content.assemble((name, "$accent bold"), (kind, "$quiet")),
        target=Target("list", f"demands  {words}"),
        is_full_width=True,
        gap=True,
    )
    for standing in standings:
        target = Target("list", f"demands {standing.status} {words}")
        yield Block(_standing(standing, most, bar), f"{standing.demands:>9,}", target)


def _standing(standing: Standing, most: int, bar: int) -> Content:
    length = max(1, round(bar * standing.demands / most))
    status = looks.status(standing.status)
    return Content.assemble(
        ("━" * length, f"$status-{looks.tone(standing.status)}"),
        " " * (bar - length + 2),
        status.pad_right(max(0, 22 - status.cell_length)),
        "  ",
        _people(standing.freedom),
    )


def _people(freedom: Freedom) -> Content:
    if not freedom.total:
        return Content.styled("names nobody", "$quiet")
    free = f"{freedom.free:,} of {freedom.total:,} free"
    others = (
        (freedom.held, "held", "grave"),
        (freedom.dead, "dead", "ended"),
        (freedom.unknown, "not known", "neutral"),
    )
    return Content.assemble(
        (free, "$status-good" if freedom.free else "$quiet"),
        *((f", {number:,} {word}", f"$status-{tone}") for number, word, tone in others if number),
    )
