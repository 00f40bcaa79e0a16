"""Citing selected words: for which entry, what they support, and then the block for the register."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.tui import reads
from tracker.tui.citing import FILES, citation_block
from tracker.tui.commands import bindings
from tracker.tui.safe import one_line, paragraph
from tracker.tui.screens.ask import AskScreen
from tracker.tui.screens.choose import Choice, ChooseScreen
from tracker.tui.screens.provisions import choices
from tracker.tui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from tracker.tui.screens.reading import ReadingScreen

_ANOTHER = "another"
_SHARED = ("person", "organisation")


class BlockScreen(ModalScreen[None]):
    """Shows a text to be copied, and says where it goes."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = bindings("dialog")

    def __init__(self, heading: str, block: str) -> None:
        super().__init__()
        self._heading = heading
        self._block = block

    def compose(self) -> ComposeResult:
        """A heading and the block."""
        with Vertical(id="dialog"):
            yield Static(self._heading, id="heading", markup=False)
            with VerticalScroll(id="block"):
                yield Static(paragraph(self._block), markup=False)
        yield KeyBar()

    def action_leave(self) -> None:
        """Back to the text."""
        self.dismiss(None)


def cite_selection(screen: ReadingScreen) -> None:
    """Ask for which entry: one that the provision cites already, or any other."""
    found = screen.current
    if found is None or not screen.text.selection:
        screen.notify(
            "Select words first: → and shift+→ (or drag with the mouse); tab goes on to the next version.", markup=False
        )
        return
    listed = [choice for choice in choices(found) if choice.value.partition("/")[0] in FILES]
    another = Choice(_ANOTHER, Content.styled("another one: search …", "$accent"))
    screen.app.push_screen(ChooseScreen("Cite the selected words for", [*listed, another]), partial(_chosen, screen))


def _chosen(screen: ReadingScreen, ref: str | None) -> None:
    if ref == _ANOTHER:
        screen.app.push_screen(AskScreen("Cite for", "a name in any spelling, or words"), partial(_search, screen))
    elif ref:
        _ask_what_for(screen, ref)


def _search(screen: ReadingScreen, words: str | None) -> None:
    if words and words.strip():
        screen.bridge.read(
            screen,
            lambda connection: reads.find_anything(connection, words, limit=40),
            partial(_show_found, screen),
            group="cite",
        )


def _show_found(screen: ReadingScreen, found: tuple[tuple[str, str, str], ...]) -> None:
    listed = [
        Choice(where, Content.assemble(one_line(title, 160), (f"  {kind}", "$quiet")))
        for kind, where, title in found
        if kind in FILES
    ]
    if listed:
        screen.app.push_screen(ChooseScreen("Cite the selected words for", listed), partial(_chosen, screen))
    else:
        screen.notify("No person, charge, demand or organisation is found by that.", markup=False)


def _ask_what_for(screen: ReadingScreen, ref: str) -> None:
    if ref.partition("/")[0] not in _SHARED and not _is_of(screen, ref):
        screen.notify(
            f"{one_line(ref)} belongs to another resolution; only people and organisations are shared.", markup=False
        )
        return

    def ask(codes: tuple[tuple[str, str], ...]) -> None:
        listed = [Choice(code, Content(code.replace("_", " ")), definition) for code, definition in codes]
        screen.app.push_screen(ChooseScreen("What do they support?", listed), partial(_show_block, screen, ref))

    screen.bridge.read(screen, lambda connection: reads.list_codes(connection, "supports"), ask, group="cite")


def _is_of(screen: ReadingScreen, ref: str) -> bool:
    """Whether the register of the resolution that is read has the entry."""
    provisions = screen.reading.provisions if screen.reading else ()
    return any(cited.ref == ref for provision in provisions for cited in provision.cited_by)


def _show_block(screen: ReadingScreen, ref: str, supports: str | None) -> None:
    found = screen.current
    if supports is None or found is None or not screen.text.selection:
        return
    kind = ref.partition("/")[0]
    block = citation_block(kind, found.text, supports, screen.text.selection)
    screen.tracker.copy_to_clipboard(block)
    where = f"seeds/{one_line(found.text.resolution)}/{FILES[kind]}"
    table = "below the table with" if _is_of(screen, ref) else "below a new table there, with"
    heading = f'Copied. It goes into {where}, {table} ref = "{one_line(ref)}"; then: tracker init'
    screen.app.push_screen(BlockScreen(heading, block))
