"""What stands below what is open: the paragraphs that the register cites for it, in as many versions as fit."""

from __future__ import annotations

from textual import getters
from textual.events import Resize

from tracker.tui.messages import Target
from tracker.tui.reads import Opened
from tracker.tui.screens.acting import EntryPlace
from tracker.tui.screens.citation_pane import CitationPane
from tracker.tui.widgets.document import Document


class CitedPlace(EntryPlace):
    """A place where an entry is open, with its citations; `opened` is that entry."""

    document = getters.query_one(Document)
    pane = getters.query_one(CitationPane)
    opened: Opened | None

    def show_citation(self) -> None:
        """Show the cited paragraph in as many versions as there is room for."""
        self.set_class(not self.pane.current, "-without-text")
        ordered = self.tracker.ordered(self.pane.known_languages)
        self.pane.show(ordered[:3] if self.is_wide else ordered[:1])

    def on_resize(self, _: Resize) -> None:
        """As many versions as there is room for."""
        if self.opened:
            self.call_after_refresh(self.show_citation)

    def action_citation(self, direction: int) -> None:
        """The next or previous paragraph."""
        self.pane.step(direction)
        self.show_citation()
        self.document.point_at(Target("provision", self.pane.current))

    def action_next_language(self) -> None:
        """Put the next language first."""
        self.tracker.rotate_languages()
        self.show_citation()

    async def action_read(self) -> None:
        """The paragraph where it stands in the resolution."""
        if self.pane.current:
            await self.follow(Target("provision", self.pane.current))

    def action_copy(self) -> None:
        """The quote with its reference, into the clipboard."""
        self.tracker.copy(self.pane.quote())
