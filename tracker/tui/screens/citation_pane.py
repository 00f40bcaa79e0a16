"""The pane below an entry: the paragraph it cites, in as many versions as there is room for."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tracker.queries.rows import Citation
from tracker.tui import looks
from tracker.tui.describe import cited_as, provisions_of
from tracker.tui.reads import Opened
from tracker.tui.screens.citations import cited_provision, copied, heading
from tracker.tui.widgets.parallel_text import ParallelText


class CitationPane(Vertical):
    """Shows one cited provision at a time."""

    text = getters.query_one(ParallelText)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._opened: Opened | None = None
        self._grouped: list[tuple[str, list[Citation]]] = []
        self._number = 0

    def compose(self) -> ComposeResult:
        """What is cited and for what, and the text."""
        yield Static("", id="text-head", markup=False)
        yield ParallelText(id="text", has_cursor=False)

    def on_mount(self) -> None:
        """Languages have names."""
        self.text.names = looks.LANGUAGES

    def take(self, opened: Opened | None, *, keep_place: bool = False) -> None:
        """Another entry, or the same one read again."""
        self._opened = opened
        self._grouped = provisions_of(opened.detail.citations) if opened else []
        self._number = self._number % max(1, len(self._grouped)) if keep_place else 0

    @property
    def current(self) -> str:
        """The place of the provision that is shown; empty when the entry cites nothing."""
        return self._grouped[self._number][0] if self._grouped else ""

    @property
    def known_languages(self) -> tuple[str, ...]:
        """The languages of the texts, in their own order."""
        texts = self._opened.texts.values() if self._opened else ()
        return tuple(dict.fromkeys(version.language for text in texts for version in text.versions))

    def step(self, direction: int) -> None:
        """To the next or previous provision."""
        self._number = (self._number + direction) % max(1, len(self._grouped))

    def turn_to(self, place: str) -> None:
        """To a provision by its place."""
        self._number = next((n for n, (known, _) in enumerate(self._grouped) if known == place), self._number)

    def show(self, languages: tuple[str, ...]) -> None:
        """Draw it in these languages."""
        if not self._grouped or self._opened is None:
            return
        place, citations = self._grouped[self._number]
        self.text.languages = languages
        self.text.show([cited_provision(self._opened.texts[place], citations)], cursor=0)
        where = cited_as(citations[0], names_resolution=self._opened.names_resolutions)
        self.query_one("#text-head", Static).update(heading(where, citations, self._number + 1, len(self._grouped)))

    def quote(self) -> str:
        """The quote in the first language shown, with its reference."""
        if not self._grouped or self._opened is None or not self.text.languages:
            return ""
        place, citations = self._grouped[self._number]
        return copied(self._opened.texts[place], citations, self.text.languages[0])
