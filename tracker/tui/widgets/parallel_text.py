"""Versions of a text side by side, aligned by provision, with a margin that says what each provision yielded.

The languages to show are set from outside; where there is no room for the margin it stands under each provision.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from tracker.tui.commands import bindings
from tracker.tui.safe import one_line
from tracker.tui.widgets.lines import Lines, fit
from tracker.tui.widgets.marked import OPENING, Mark, marked

_GUTTER = 2
_MARGIN = 30
_RULE = " │ "


class Passage(NamedTuple):
    """A provision in one version: the printed label and the text with its marks; without text, why there is none."""

    language: str
    label: str
    text: str | None
    marks: tuple[Mark, ...] = ()
    absent: str = ""


class Provision(NamedTuple):
    """A provision: its key, a heading, its passages by language, and the notes of the margin."""

    key: str
    heading: Content
    passages: tuple[Passage, ...]
    notes: tuple[Content, ...] = ()


class ParallelText(Lines):
    """Shows provisions."""

    BINDINGS = bindings("text")
    HEADER = 1

    languages: reactive[tuple[str, ...]] = reactive((), repaint=False)
    """Which versions to show, in which order."""

    class Chosen(Message):
        """Enter or a double click on a provision."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    class Highlighted(Message):
        """The cursor came to a provision."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None, has_cursor: bool = True) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.has_cursor = has_cursor
        self._provisions: tuple[Provision, ...] = ()
        self._spans: list[tuple[int, int]] = []
        self.cursor = 0
        self.names: dict[str, str] = {}

    def show(self, provisions: Sequence[Provision], *, cursor: int | None = None) -> None:
        """Show provisions; the cursor on one of them, its barred mark in sight."""
        self._provisions = tuple(provisions)
        self.cursor = min(self.cursor if cursor is None else cursor, max(0, len(provisions) - 1))
        self.relay()
        self.reveal_cursor()

    def watch_languages(self) -> None:
        """Other versions: lay out again around the provision under the cursor."""
        if self.is_mounted:
            self.relay()
            self.reveal_cursor()

    @property
    def current(self) -> Provision | None:
        """The provision under the cursor."""
        return self._provisions[self.cursor] if self._provisions else None

    def move_to(self, number: int) -> None:
        """Put the cursor on a provision and show it from its beginning."""
        if not self._provisions:
            return
        self.cursor = max(0, min(number, len(self._provisions) - 1))
        self.refresh()
        self.reveal_cursor()
        self.post_message(self.Highlighted(self._provisions[self.cursor].key))

    def relay(self) -> None:
        """Keep the provision under the cursor where it was."""
        before = self._spans[self.cursor][0] - self.scroll_offset.y if self.cursor < len(self._spans) else 0
        super().relay()
        if self.cursor < len(self._spans):
            self.jump(max(0, self._spans[self.cursor][0] - before))

    def reveal_cursor(self) -> None:
        """Show the barred mark of the provision under the cursor, or its beginning."""
        if self.cursor >= len(self._spans):
            return
        first, count = self._spans[self.cursor]
        height = self.page
        barred = [line for line in range(first, first + count) if OPENING in self.lines[line].plain]
        if barred and barred[-1] - first >= height - 1:
            fits = barred[-1] - barred[0] < height - 2
            self.jump(barred[-1] - height + 3 if fits else barred[0] - 1)
        elif not self.has_cursor:
            self.jump(first)
        else:
            self.reveal(first, min(count, height))

    # layout

    def lay_out(self, width: int) -> list[Content]:
        """Every provision: its heading, its versions side by side, a blank line."""
        shown = self._shown
        inner, cell = self._measure(width)
        has_margin = self._has_margin(width)
        lines: list[Content] = []
        self._spans = []
        for provision in self._provisions:
            body = _side_by_side(provision, shown, cell)
            notes = [line for note in provision.notes for line in note.wrap(_MARGIN if has_margin else inner - 2)]
            if has_margin:
                body = _beside(body, notes, inner)
            else:
                body += [Content("  ") + note for note in notes]
            if self.has_cursor:
                body = [*body, Content("")]
            self._spans.append((len(lines), len(body)))
            lines += [Content(" " * _GUTTER) + line for line in body] if self.has_cursor else body
        return lines

    @property
    def _shown(self) -> tuple[str, ...]:
        return self.languages or tuple(dict.fromkeys(p.language for row in self._provisions for p in row.passages))

    def _has_margin(self, width: int) -> bool:
        has_notes = any(provision.notes for provision in self._provisions)
        return has_notes and width - _MARGIN >= 38 * max(1, len(self._shown)) + 20

    def _measure(self, width: int) -> tuple[int, int]:
        """The width of all versions together, and of one."""
        count = max(1, len(self._shown))
        gutter = _GUTTER if self.has_cursor else 0
        inner = width - gutter - (_MARGIN + len(_RULE) if self._has_margin(width) else 0)
        return inner, max(8, (inner - len(_RULE) * (count - 1)) // count)

    def header(self, width: int) -> Content:
        """The names of the versions above their columns."""
        _, cell = self._measure(width)
        names = [fit(Content.styled(self.names.get(code, one_line(code)), "$accent"), cell) for code in self._shown]
        gutter = " " * _GUTTER if self.has_cursor else ""
        return Content(gutter) + Content.styled(_RULE, "$rule").join(names)

    def laid_out(self) -> None:
        """What was asked for stays in sight."""
        self.reveal_cursor()

    def content_of(self, line: int) -> Content:
        """As laid out, with a bar in the gutter beside the provision under the cursor."""
        content = self.lines[line]
        if not self.has_cursor or self.cursor >= len(self._spans):
            return content
        first, count = self._spans[self.cursor]
        if not first <= line < first + count - 1:
            return content
        return Content.styled("▎ ", "$accent" if self.has_focus else "$rule") + content[_GUTTER:]

    # moving

    def action_scroll(self, lines: int) -> None:
        """Read on: by a line while the provision goes on, else to the next one."""
        if not self.has_cursor or not self._spans:
            self.jump(self.scroll_offset.y + lines)
            return
        first, count = self._spans[self.cursor]
        top, height = self.scroll_offset.y, self.page
        goes_on = first + count > top + height if lines > 0 else first < top
        if goes_on:
            self.jump(self.scroll_offset.y + lines)
        else:
            self.move_to(self.cursor + lines)

    def action_page(self, direction: int) -> None:
        """A screenful further, the cursor with it."""
        height = max(1, self.page - 1)
        top = max(0, self.scroll_offset.y + direction * height)
        self.jump(top)
        if self.has_cursor and self._spans:
            last = len(self._spans) - 1
            seen = [n for n, (first, _) in enumerate(self._spans) if first >= top]
            at_end = top + height >= len(self.lines) - 2 and direction > 0
            self.cursor = last if at_end else (seen[0] if seen else last)
            self.refresh()
            self.post_message(self.Highlighted(self._provisions[self.cursor].key))

    def action_edge(self, direction: int) -> None:
        """To the first or the last provision."""
        if self.has_cursor:
            self.move_to(0 if direction < 0 else len(self._provisions) - 1)
        self.jump(0 if direction < 0 else len(self.lines))

    def action_step(self, direction: int) -> None:
        """To the next or previous provision."""
        self.move_to(self.cursor + direction)

    def action_choose(self) -> None:
        """Open the provision under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self.current.key))

    def on_click(self, event: Click) -> None:
        """A click moves the cursor, a second one opens."""
        if not self.has_cursor:
            return
        line = event.y - self.HEADER + self.scroll_offset.y
        for number, (first, count) in enumerate(self._spans):
            if first <= line < first + count:
                self.cursor = number
                self.refresh()
                self.post_message(self.Highlighted(self._provisions[number].key))
        if event.chain == 2:
            self.action_choose()


def _side_by_side(provision: Provision, languages: Sequence[str], width: int) -> list[Content]:
    by_language = {passage.language: passage for passage in provision.passages}
    columns = [_column(by_language[code], width) for code in languages if code in by_language]
    height = max((len(column) for column in columns), default=0)
    rule = Content.styled(_RULE, "$rule")
    lines = [
        rule.join([fit(column[number] if number < len(column) else Content(""), width) for column in columns])
        for number in range(height)
    ]
    return [provision.heading, *lines] if provision.heading else lines


def _column(passage: Passage, width: int) -> list[Content]:
    printed = one_line(passage.label, 8)
    head = Content.styled(f"{printed}. " if printed[-1:].isalnum() else f"{printed} ".lstrip(), "$quiet")
    if passage.text is None:
        text = Content.styled(passage.absent, "$quiet italic")
    else:
        text = marked(passage.text, passage.marks)
    indent = Content(" " * head.cell_length)
    wrapped = text.wrap(max(4, width - head.cell_length))
    return [(indent if number else head) + line for number, line in enumerate(wrapped)]


def _beside(body: list[Content], notes: list[Content], width: int) -> list[Content]:
    rule = Content.styled(_RULE, "$rule")
    height = max(len(body), len(notes))
    blank = Content("")
    return [
        fit(body[number] if number < len(body) else blank, width)
        + rule
        + (notes[number] if number < len(notes) else blank)
        for number in range(height)
    ]
