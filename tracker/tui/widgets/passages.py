"""One provision laid out for a width: its versions side by side, the notes of its margin. Lines are made when drawn."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from textual.content import Content

from tracker.tui.safe import one_line
from tracker.tui.widgets.lines import fit
from tracker.tui.widgets.marked import Mark, Shown
from tracker.tui.widgets.wrapping import Line, place_at, wrap

GUTTER = 2
MARGIN = 30
RULE = " │ "
_INDENT = "  "
SELECTED = "reverse"

Selection = dict[str, tuple[int, int]]
"""By language, the code points that are selected in a provision's passage."""


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


class Shape(NamedTuple):
    """For what a provision is laid out: which versions, the cells of each, of all of them, and of the margin (0: notes
    stand below); `spare` lines follow.
    """

    languages: tuple[str, ...]
    cell: int
    inner: int
    margin: int
    spare: int


class _Column:
    """A passage in its column."""

    def __init__(self, passage: Passage, width: int) -> None:
        printed = one_line(passage.label, 8)
        self.language = passage.language
        self.head = f"{printed}. " if printed[-1:].isalnum() else f"{printed} ".lstrip()
        self.is_absent = passage.text is None
        self.shown = Shown(passage.absent if passage.text is None else passage.text, passage.marks)
        self.lines = wrap(self.shown.plain, max(4, width - len(self.head)))

    @cached_property
    def content(self) -> Content:
        """The whole passage in its styles."""
        content = self.shown.content
        return content.stylize("$quiet italic") if self.is_absent else content

    def line(self, number: int, selected: tuple[int, int] | None) -> Content:
        """A line, the selected part of it turned round."""
        if number >= len(self.lines):
            return Content("")
        start, end = self.lines[number]
        content = self.content[start:end]
        if selected and not self.is_absent:
            first, behind = self.shown.place_of(*selected)
            content = content.stylize(SELECTED, max(0, first - start), max(0, min(end, behind) - start))
        return (Content(" " * len(self.head)) if number else Content.styled(self.head, "$quiet")) + content

    def line_of(self, place: int) -> int:
        """The number of the line on which a place of what is shown stands."""
        return next((number for number, (_, end) in enumerate(self.lines) if place < end), len(self.lines) - 1)


class Laid:
    """A provision laid out."""

    def __init__(self, provision: Provision, shape: Shape) -> None:
        self.shape = shape
        self.provision = provision
        by_language = {passage.language: passage for passage in provision.passages}
        self._columns = [_Column(by_language[code], shape.cell) for code in shape.languages if code in by_language]
        self._top = 1 if provision.heading else 0
        width = shape.margin or shape.inner - len(_INDENT)
        self._notes: list[tuple[Content, Line]] = [
            (note, line) for note in provision.notes for line in wrap(note.plain, width)
        ]
        self._body = self._top + max((len(column.lines) for column in self._columns), default=0)
        beside = max(self._body, len(self._notes))
        self.height = (beside if shape.margin else self._body + len(self._notes)) + shape.spare

    def line(self, number: int, selection: Selection) -> Content:
        """One line of it."""
        rule = Content.styled(RULE, "$rule")
        content = Content("")
        if number < self._top:
            content = self.provision.heading
        elif number < self._body:
            cells = [column.line(number - self._top, selection.get(column.language)) for column in self._columns]
            content = rule.join([fit(cell, self.shape.cell) for cell in cells])
        if self.shape.margin:
            return fit(content, self.shape.inner) + rule + self._note(number) if number < self._bare else Content("")
        return content if number < self._body else Content(_INDENT) + self._note(number - self._body)

    @property
    def _bare(self) -> int:
        return self.height - self.shape.spare

    def _note(self, number: int) -> Content:
        if not 0 <= number < len(self._notes):
            return Content("")
        note, (start, end) = self._notes[number]
        return note[start:end]

    @property
    def barred(self) -> tuple[int, int] | None:
        """The first and the last line with a barred mark, in any version that is shown."""
        lines = [
            self._top + column.line_of(place)
            for column in self._columns
            for place in (column.shown.first_bar, column.shown.last_bar)
            if place is not None
        ]
        return (min(lines), max(lines)) if lines else None

    def at(self, x: int, line: int) -> tuple[str, int] | None:
        """(language, code point of the passage) of what stands at a cell; None where no text is."""
        number, cell = divmod(x, self.shape.cell + len(RULE))
        if not self._top <= line < self._body or not 0 <= number < len(self._columns):
            return None
        column = self._columns[number]
        if column.is_absent or line - self._top >= len(column.lines):
            return None
        place = place_at(column.shown.plain, column.lines[line - self._top], cell - len(column.head))
        return column.language, column.shown.source_of(place)

    def line_at(self, language: str, source: int) -> int:
        """The line on which a code point of a passage stands."""
        column = next((column for column in self._columns if column.language == language), None)
        return self._top + column.line_of(column.shown.place_of(source, source + 1)[0]) if column else 0

    def text_of(self, language: str) -> str:
        """A passage as it is; empty where the version lacks it or is not shown."""
        found = (passage.text for passage in self.provision.passages if passage.language == language)
        return next(found, None) or ""
