"""Versions of a text side by side, aligned by provision, with a margin that says what each provision yielded.

The languages to show are set from outside; where there is no room for the margin it stands under each provision. Words
are selected with the mouse or the keys, in each version apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textual.content import Content
from textual.events import Click, MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.reactive import reactive

from tracker.tui.commands import bindings
from tracker.tui.safe import one_line
from tracker.tui.widgets.lines import Lines, fit
from tracker.tui.widgets.passages import GUTTER, MARGIN, RULE, Laid, Passage, Provision, Selection, Shape

__all__ = ["ParallelText", "Passage", "Provision"]

_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")
_LINES_KEPT = 400


class ParallelText(Lines):
    """Shows provisions."""

    BINDINGS = bindings("text")
    HEADER = 1
    ALLOW_SELECT = False

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

    class Selected(Message):
        """Other words are selected, or none."""

    def __init__(self, *, id: str | None = None, has_cursor: bool = True) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.has_cursor = has_cursor
        self.cursor = 0
        self.names: dict[str, str] = {}
        self.selection: Selection = {}
        """What is selected in the provision under the cursor."""
        self._provisions: tuple[Provision, ...] = ()
        self._laid: list[Laid] = []
        self._firsts: list[int] = []
        self._drawn: dict[int, Content] = {}
        self._active = ""
        self._anchor: tuple[int, int] | None = None
        self._is_dragged = False

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
        self._put_cursor(max(0, min(number, len(self._provisions) - 1)))
        self.reveal_cursor()

    def _put_cursor(self, number: int) -> None:
        if number != self.cursor:
            self.clear_selection()
        self.cursor = number
        self.refresh()
        self.post_message(self.Highlighted(self._provisions[number].key))

    # layout

    def relay(self) -> None:
        """Keep the provision under the cursor where it was."""
        before = self._first_of(self.cursor) - self.scroll_offset.y if self.cursor < len(self._laid) else 0
        super().relay()
        if self.cursor < len(self._laid):
            self.jump(max(0, self._first_of(self.cursor) - before))

    def lay_out(self, width: int) -> list[Content]:
        """How many lines each provision takes; they are made when they are drawn."""
        shape = self._shape(width)
        known = {id(laid.provision): laid for laid in self._laid if laid.shape == shape}
        self._laid = [known.get(id(one)) or Laid(one, shape) for one in self._provisions]
        self._firsts = list(accumulate((laid.height for laid in self._laid), initial=0))
        self._drawn.clear()
        return []

    @property
    def line_count(self) -> int:
        """The lines of all provisions."""
        return self._firsts[-1] if self._firsts else 0

    def _first_of(self, number: int) -> int:
        return self._firsts[number]

    def _number_at(self, line: int) -> int:
        return min(len(self._laid) - 1, max(0, bisect_right(self._firsts, line) - 1))

    @property
    def _shown(self) -> tuple[str, ...]:
        return self.languages or tuple(dict.fromkeys(p.language for row in self._provisions for p in row.passages))

    def _shape(self, width: int) -> Shape:
        count = max(1, len(self._shown))
        has_notes = any(provision.notes for provision in self._provisions)
        has_margin = has_notes and width - MARGIN >= 38 * count + 20
        inner = width - (GUTTER if self.has_cursor else 0) - (MARGIN + len(RULE) if has_margin else 0)
        cell = max(8, (inner - len(RULE) * (count - 1)) // count)
        return Shape(self._shown, cell, inner, MARGIN if has_margin else 0, 1 if self.has_cursor else 0)

    def header(self, width: int) -> Content:
        """The names of the versions above their columns."""
        cell = self._shape(width).cell
        names = [fit(Content.styled(self.names.get(code, one_line(code)), "$accent"), cell) for code in self._shown]
        gutter = " " * GUTTER if self.has_cursor else ""
        return Content(gutter) + Content.styled(RULE, "$rule").join(names)

    def laid_out(self) -> None:
        """What was asked for stays in sight."""
        self.reveal_cursor()

    def content_of(self, line: int) -> Content:
        """A line, with a bar in the gutter beside the provision under the cursor."""
        number = self._number_at(line)
        is_current, within = number == self.cursor, line - self._first_of(number)
        if self.selection and is_current:
            content = self._laid[number].line(within, self.selection)
        elif line in self._drawn:
            content = self._drawn[line]
        else:
            if len(self._drawn) > _LINES_KEPT:
                self._drawn.clear()
            content = self._drawn[line] = self._laid[number].line(within, {})
        if not self.has_cursor:
            return content
        is_marked = is_current and within < self._laid[number].height - 1
        bar = Content.styled("▎ ", "$accent" if self.has_focus else "$rule") if is_marked else Content(" " * GUTTER)
        return bar + content

    # moving

    def reveal_cursor(self) -> None:
        """Show the barred mark of the provision under the cursor, or its beginning."""
        if self.cursor >= len(self._laid):
            return
        laid, first, height = self._laid[self.cursor], self._first_of(self.cursor), self.page
        if laid.barred and laid.barred[1] >= height - 1:
            top, last = laid.barred
            self.jump(first + (last - height + 3 if last - top < height - 2 else top - 1))
        elif not self.has_cursor:
            self.jump(first)
        else:
            self.reveal(first, min(laid.height, height))

    def action_scroll(self, lines: int) -> None:
        """Read on: by a line while the provision goes on, else to the next one."""
        if not self.has_cursor or not self._laid:
            self.jump(self.scroll_offset.y + lines)
            return
        first, count = self._first_of(self.cursor), self._laid[self.cursor].height
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
        if self.has_cursor and self._laid:
            at_end = top + height >= self.line_count - 2 and direction > 0
            following = self._number_at(top) + (0 if self._first_of(self._number_at(top)) >= top else 1)
            self._put_cursor(len(self._laid) - 1 if at_end else min(following, len(self._laid) - 1))

    def action_edge(self, direction: int) -> None:
        """To the first or the last provision."""
        if self.has_cursor:
            self.move_to(0 if direction < 0 else len(self._provisions) - 1)
        self.jump(0 if direction < 0 else self.line_count)

    def action_step(self, direction: int) -> None:
        """To the next or previous provision."""
        self.move_to(self.cursor + direction)

    def action_choose(self) -> None:
        """Open the provision under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self.current.key))

    # selecting words

    def clear_selection(self) -> None:
        """Select nothing."""
        had, self.selection, self._active, self._anchor = bool(self.selection), {}, "", None
        if had:
            self.refresh()
            self.post_message(self.Selected())

    def action_word(self, direction: int) -> None:
        """Select the next or previous word; the first one where none is."""
        language = self._language()
        words = self._words(language)
        if words:
            at = self._at_word(words, language, direction)
            self._select(language, words[at], words[at])

    def action_extend(self, direction: int) -> None:
        """Select a word more, or a word less, behind the one that was selected first."""
        language = self._language()
        words = self._words(language)
        if language not in self.selection or self._anchor is None or not words:
            self.action_word(direction)
            return
        start, end = self.selection[language]
        is_behind = start >= self._anchor[0]
        edge = (
            next((n for n, word in enumerate(words) if word[1] >= end), len(words) - 1)
            if is_behind
            else next((n for n, word in enumerate(words) if word[0] >= start), 0)
        )
        self._select(language, self._anchor, words[max(0, min(edge + direction, len(words) - 1))])

    def action_next_version(self) -> None:
        """Go on selecting in the next version; what is selected in this one stays."""
        shown = [code for code in self._shown if self._words(code)]
        if shown:
            at = shown.index(self._language()) if self._active in shown else -1
            self._active = shown[(at + 1) % len(shown)]
            if self._active not in self.selection:
                self.action_word(1)
            else:
                self._anchor = self.selection[self._active]

    def _language(self) -> str:
        shown = [code for code in self._shown if self._words(code)]
        return self._active if self._active in shown else (shown[0] if shown else "")

    def _words(self, language: str) -> list[tuple[int, int]]:
        if not self.has_cursor or not self._laid:
            return []
        return [match.span() for match in _WORD.finditer(self._laid[self.cursor].text_of(language))]

    def _at_word(self, words: list[tuple[int, int]], language: str, direction: int) -> int:
        if language not in self.selection:
            return 0 if direction > 0 else len(words) - 1
        start, end = self.selection[language]
        if direction > 0:
            return next((number for number, word in enumerate(words) if word[0] >= end), len(words) - 1)
        return max((number for number, word in enumerate(words) if word[1] <= start), default=0)

    def _select(self, language: str, one: tuple[int, int], other: tuple[int, int]) -> None:
        self._active, self._anchor = language, one
        self.selection = {**self.selection, language: (min(one[0], other[0]), max(one[1], other[1]))}
        self.refresh()
        line = self._first_of(self.cursor) + self._laid[self.cursor].line_at(language, other[0])
        self.reveal(line)
        self.post_message(self.Selected())

    # the mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """The cursor goes where the mouse is; words may be selected from there."""
        self._is_dragged = False
        if self.has_cursor and self._laid and event.y >= self.HEADER and event.button == 1:
            number = self._number_at(self._line(event))
            if number != self.cursor:
                self._put_cursor(number)
            found = self._word_at(event)
            self._active, self._anchor = found or ("", None)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Select from the word where the button went down to the one where the mouse is, in the same version."""
        if not event.button or self._anchor is None or self.app.mouse_captured is not self:
            return
        found = self._word_at(event)
        if found and found[0] == self._active and (self._is_dragged or found[1] != self._anchor):
            self._is_dragged = True
            self._select(self._active, self._anchor, found[1])

    def on_mouse_up(self, _: MouseUp) -> None:
        """The selection stands."""
        self.release_mouse()

    def on_click(self, event: Click) -> None:
        """A click selects nothing; a second one opens."""
        if not self.has_cursor or self._is_dragged:
            return
        self.clear_selection()
        if event.chain == 2:
            self.action_choose()

    def _line(self, event: MouseDown | MouseMove) -> int:
        return event.y - self.HEADER + self.scroll_offset.y

    def _word_at(self, event: MouseDown | MouseMove) -> tuple[str, tuple[int, int]] | None:
        """(language, word) under the mouse, in the provision under the cursor."""
        line = self._line(event) - self._first_of(self.cursor)
        found = self._laid[self.cursor].at(event.x - GUTTER, line) if event.x >= GUTTER else None
        if found is None:
            return None
        language, place = found
        near = [word for word in self._words(language) if word[1] > place]
        return (language, near[0]) if near else None
