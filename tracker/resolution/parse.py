"""One version of a resolution: source lines to units, by structure alone.

The evidence is what every such text has: a procedure reference in the title, a line that names the
institution before the first visa, dashes that open visas, labels in sequence, units that end in
punctuation, footnotes at a page's foot. Every line ends up in exactly one unit or in a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracker.problems import Problem, Severity
from tracker.resolution.footnotes import take_out_marks
from tracker.resolution.labels import (
    FOOTNOTE_LABEL,
    PARAGRAPH_LABEL,
    RECITAL_LABEL,
    VISA_MARK,
    ends_a_unit,
    label_position,
    recital_label,
)
from tracker.resolution.lines import join_lines, read_lines
from tracker.resolution.values import ParsedVersion, SourceLine, Unit, UnitKind

_FARTHEST_SKIP = 3
PROCEDURE_REFERENCE = re.compile(r"\d{4}/\d{4}\([A-Z]{3}\)")
_JOURNAL_REFERENCE = re.compile(r"^\(?(?:C/)?\d{4}/(?:C )?\d+(?:/\d+)?\)?$")


def parse_version(data: bytes, language: str, file: str) -> tuple[ParsedVersion, list[Problem]]:
    """Parse the bytes of one version. `file` is the name used in problems.

    The problems name each line that belongs to no unit, each footnote whose mark was not found, and
    a text without title, visas or numbered paragraphs.
    """
    reader = _Reader(language, file)
    try:
        lines = read_lines(data)
    except UnicodeDecodeError as error:
        reader.report(0, "not_utf8", f"The text is not UTF-8: byte {error.start} cannot be read. Save it as UTF-8.")
        return ParsedVersion(language, file, ()), reader.problems
    reader.read(lines)
    return reader.finish()


@dataclass(slots=True)
class _Open:
    """A unit that is being read."""

    kind: UnitKind
    label: str
    lines: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def add(self, line: SourceLine, text: str | None = None) -> None:
        self.lines.append(line.number)
        self.texts.append(line.text if text is None else text)

    @property
    def is_complete(self) -> bool:
        return ends_a_unit(self.texts[-1])


class _Reader:
    """Reads lines in order; holds the unit in progress and, beside it, the footnote that interrupts it."""

    def __init__(self, language: str, file: str) -> None:
        self.language = language
        self.file = file
        self.problems: list[Problem] = []
        self.units: list[_Open] = []
        self.running: _Open | None = None
        self.footnote: _Open | None = None
        self.counts = dict.fromkeys(UnitKind, 0)
        self.last_footnote = 0

    def report(self, line: int, code: str, message: str) -> None:
        self.problems.append(Problem(Severity.ERROR, code, self.file, line, message))

    def read(self, lines: list[SourceLine]) -> None:
        body = next((i for i, line in enumerate(lines) if VISA_MARK.match(line.text)), len(lines))
        self._read_preamble(lines[:body])
        after_blank = True
        for line in lines[body:]:
            if not line.text:
                after_blank = True
                if self.footnote and ends_a_unit(self.footnote.texts[-1]):
                    self.footnote = None
                continue
            self._read_line(line, after_blank=after_blank)
            after_blank = False

    def _read_preamble(self, lines: list[SourceLine]) -> None:
        for block in _blocks(lines):
            text = join_lines([line.text for line in block])
            if PROCEDURE_REFERENCE.search(text) and not self.counts[UnitKind.TITLE]:
                kind = UnitKind.TITLE
            elif _JOURNAL_REFERENCE.match(text):
                kind = UnitKind.JOURNAL_REFERENCE
            elif self.counts[UnitKind.TITLE] and text.endswith(","):
                kind = UnitKind.INSTITUTION
            else:
                kind = UnitKind.HEADING
            unit = self._begin(kind, "")
            for line in block:
                unit.add(line)
        self.running = None

    def _read_line(self, line: SourceLine, *, after_blank: bool) -> None:
        at_boundary = after_blank or line.opens_page
        if line.opens_page:
            self.footnote = None
        if self._opens_footnote(line, at_boundary=at_boundary):
            return
        if self.footnote and not after_blank:
            self.footnote.add(line)
        elif self._opens_unit(line, after_blank=after_blank):
            self.footnote = None
        elif self.running and not (after_blank and self.running.is_complete):
            self.footnote = None
            self.running.add(line)
        else:
            self.report(
                line.number,
                "line_without_unit",
                f"This line belongs to no unit: {line.text[:60]!r}. Check the label or punctuation before it.",
            )

    def _opens_footnote(self, line: SourceLine, *, at_boundary: bool) -> bool:
        match = FOOTNOTE_LABEL.match(line.text)
        if not match or not (at_boundary or self.footnote):
            return False
        number = int(match[1] or match[2])
        if number <= self.last_footnote or (not match[1] and number != self.last_footnote + 1):
            return False
        self.last_footnote = number
        self.footnote = self._begin(UnitKind.FOOTNOTE, str(number))
        self.footnote.add(line, line.text[match.end() :])
        return True

    def _opens_unit(self, line: SourceLine, *, after_blank: bool) -> bool:
        if self.running and not after_blank and not self.running.is_complete:
            return False
        for kind, pattern in (
            (UnitKind.VISA, VISA_MARK),
            (UnitKind.RECITAL, RECITAL_LABEL),
            (UnitKind.PARAGRAPH, PARAGRAPH_LABEL),
        ):
            match = pattern.match(line.text)
            label = self._next_label(kind)
            if not match or not label:
                continue
            if kind is not UnitKind.VISA and match[1] != label:
                if not self._skips_labels(kind, match[1]):
                    continue
                self.report(
                    line.number, "label_out_of_sequence", f"{kind.value} {match[1]} stands where {label} should."
                )
                label = match[1]
            self.running = self._begin(kind, label)
            self.running.add(line, line.text[match.end() :])
            return True
        return False

    def _skips_labels(self, kind: UnitKind, label: str) -> bool:
        """Whether `label` comes a little later than the next one; if so, counting goes on from it."""
        position = int(label) if kind is UnitKind.PARAGRAPH else label_position(label)
        if not 0 < position - self.counts[kind] - 1 <= _FARTHEST_SKIP:
            return False
        self.counts[kind] = position - 1
        return True

    def _next_label(self, kind: UnitKind) -> str | None:
        """The only label that may open a unit of this kind now; None when its part of the text is over."""
        position = self.counts[kind] + 1
        if kind is UnitKind.PARAGRAPH:
            return str(position)
        if self.counts[UnitKind.PARAGRAPH]:
            return None
        if kind is UnitKind.RECITAL:
            return recital_label(position)
        return None if self.counts[UnitKind.RECITAL] else str(position)

    def _begin(self, kind: UnitKind, label: str) -> _Open:
        self.counts[kind] += 1
        unit = _Open(kind, label)
        self.units.append(unit)
        return unit

    def finish(self) -> tuple[ParsedVersion, list[Problem]]:
        for kind, name in (
            (UnitKind.TITLE, "title"),
            (UnitKind.VISA, "visa"),
            (UnitKind.PARAGRAPH, "numbered paragraph"),
        ):
            if not self.counts[kind]:
                self.report(0, f"no_{kind.value}", f"No {name} was found. Is this the text of a resolution?")
        in_brackets_or_glued = (UnitKind.TITLE, UnitKind.VISA, UnitKind.RECITAL, UnitKind.PARAGRAPH)
        running = [unit for unit in self.units if unit.kind in in_brackets_or_glued]
        notes = {int(unit.label): unit for unit in self.units if unit.kind is UnitKind.FOOTNOTE}
        marked, missing = take_out_marks([join_lines(unit.texts) for unit in running], sorted(notes))
        for number in missing:
            self.report(
                notes[number].lines[0],
                "footnote_without_mark",
                f"Footnote {number} has no mark in the text before it. Is this line a footnote?",
            )
        texts = dict(zip(map(id, running), marked, strict=True))
        units = []
        for unit in self.units:
            found = texts.get(id(unit))
            text = found.text if found else join_lines(unit.texts)
            units.append(Unit(unit.kind, unit.label, text, tuple(unit.lines), found.marks if found else ()))
        return ParsedVersion(self.language, self.file, tuple(units)), self.problems


def _blocks(lines: list[SourceLine]) -> list[list[SourceLine]]:
    """Group the lines before the first visa: by blank lines where there are any, else each line alone."""
    has_blanks = any(not line.text for line in lines)
    blocks: list[list[SourceLine]] = []
    previous_blank = True
    for line in lines:
        if line.text:
            if previous_blank or not has_blanks:
                blocks.append([])
            blocks[-1].append(line)
        previous_blank = not line.text
    return blocks
