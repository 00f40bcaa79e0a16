"""One version of a resolution: source lines to units, by structure alone.

The evidence is what every such text has: a procedure reference in the title, a line that names the institution before
the first visa, dashes that open visas, labels in sequence, units that end in punctuation, footnotes whose marks stand
before them. Every line ends up in exactly one unit or in a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.problems import Problem, Severity
from tracker.resolution.body import Body, Opened, Segment, read_body
from tracker.resolution.footnotes import Note, RunningText, take_out_marks
from tracker.resolution.formulas import opens_recital, opens_visa
from tracker.resolution.furniture import find_furniture, is_ornament, usual_width
from tracker.resolution.labels import recital_label
from tracker.resolution.lines import Hyphens, join_lines, join_with_starts
from tracker.resolution.preamble import find_another, find_body, read_preamble
from tracker.resolution.source import read_source
from tracker.resolution.stacked import unstack
from tracker.resolution.trailer import describe_trailer, find_trailer, notes_behind
from tracker.resolution.values import ParsedVersion, SourceLine, Unit, UnitKind

_SHOWN = 60
_INNER_VISA = re.compile(r"[,;] [–—-] (\S.*)")


def parse_version(data: bytes, language: str, file: str) -> tuple[ParsedVersion, list[Problem]]:
    """Parse the bytes of one version: plain text, a saved web page or Akoma Ntoso. `file` is the name in problems.

    The problems name each line that belongs to no unit, each label out of its sequence, each footnote whose mark was
    not found, and a text without title, visas or numbered paragraphs.
    """
    source, problems = read_source(data, file)
    if source is None:
        return ParsedVersion(language, file, ()), problems
    return parse_lines(source.lines, language, file)


def parse_lines(lines: Sequence[SourceLine], language: str, file: str) -> tuple[ParsedVersion, list[Problem]]:
    """Parse source lines that were read already; see `parse_version`."""
    assembler = _Assembler(language, file, Hyphens(line.text for line in lines))
    assembler.read(lines)
    return assembler.finish()


class _Assembler:
    """Puts the units of a version together from its parts, and reports what does not fit."""

    def __init__(self, language: str, file: str, hyphens: Hyphens) -> None:
        self.language = language
        self.file = file
        self.problems: list[Problem] = []
        self.hyphens = hyphens
        self.units: list[Unit] = []

    def report(self, line: int, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(severity, code, self.file, line, message))

    def read(self, lines: Sequence[SourceLine]) -> None:
        start = find_body(lines)
        another = find_another(lines, start)
        if another is not None:
            message = "Another resolution begins before this line: its visas follow. Give each its own file."
            self.report(lines[another].number, "several_resolutions", message)
        end = find_trailer(lines, start, self.language)
        width = usual_width([line.text for line in lines if line.text])
        for block in read_preamble(lines[:start], self.language, width):
            self._add(block.kind, "", block.lines)
            if not block.is_sure:
                message = f"The title does not name the institution; it was taken by its place: {self._shown()}."
                self.report(block.lines[0].number, "title_by_place", message, Severity.WARNING)
        notes = notes_behind(lines[start:end], lines[end:])
        self._read_body([*lines[start:end], *notes], lines[:start])
        behind = [line for line in lines[end : len(lines) - len(notes)] if line.text]
        if behind:
            self._leave_out(behind)

    def _read_body(self, lines: Sequence[SourceLine], before: Sequence[SourceLine]) -> None:
        written, after_blank = _written(lines)
        furniture = find_furniture(written, before)
        kept, blanks = _without(written, after_blank, furniture)
        kept, blanks = unstack(kept, blanks)
        body = read_body(kept, blanks)
        for index in sorted(furniture):
            self._add(UnitKind.FURNITURE, "", [written[index]])
        for index in body.page_numbers:
            self._add(UnitKind.FURNITURE, "", [kept[index]])
        for index in body.lone_numbers:
            message = f"This line is only the number {kept[index].text}: a page's, or a footnote mark's? It was kept."
            self.report(kept[index].number, "lone_number", message, Severity.WARNING)
        self._report_stray(kept, body.before)
        self._add_segments(body)

    def _add_segments(self, body: Body) -> None:
        running: list[tuple[Segment, str, RunningText]] = []
        counts = dict.fromkeys(UnitKind, 0)
        for segment in body.segments:
            opened = segment.opened
            counts[opened.kind] += 1
            label = opened.opening.label if opened.opening else str(counts[opened.kind])
            texts = [body.lines[index].text for index in segment.own]
            texts[0] = texts[0][opened.text_from :]
            text, starts = join_with_starts(texts, self.hyphens)
            self._report_recital(body, segment, label)
            running.append((segment, label, RunningText(text, tuple(zip(segment.own, starts, strict=True)))))
            self._report_opening(body.lines[opened.index], opened)
            if opened.kind is UnitKind.VISA and (inner := _INNER_VISA.search(text)) and opens_visa(inner[1]):
                message = f"visa {label} may hold another one, whose line break was lost: {inner[0][:_SHOWN]!r}."
                self.report(body.lines[opened.index].number, "visa_within_visa", message, Severity.WARNING)
        # The title's marks belong to the first footnotes: it stands before every line of the body.
        titles = [unit for unit in self.units if unit.kind is UnitKind.TITLE]
        before = [RunningText(unit.text, ((0, 0),)) for unit in titles]
        notes = [
            Note(note.printed, note.number, note.first_line, note.last_line, note.bracketed) for note in body.notes
        ]
        marked, missing = take_out_marks([*before, *(text for _, _, text in running)], notes)
        for unit, found in zip(titles, marked, strict=False):
            self.units[self.units.index(unit)] = replace(unit, text=found.text, marks=found.marks)
        for (segment, label, _), found in zip(running, marked[len(titles) :], strict=True):
            lines = tuple(body.lines[index].number for index in segment.own)
            self.units.append(Unit(segment.opened.kind, label, found.text, lines, found.marks))
            for heading in segment.headings:
                self._add(UnitKind.HEADING, "", [body.lines[index] for index in heading])
            self._report_stray(body.lines, segment.stray)
            if segment.trailing:
                self._leave_out([body.lines[index] for index in segment.trailing])
        self._add_notes(body, missing)

    def _add_notes(self, body: Body, missing: Sequence[Note]) -> None:
        lost = {note.number for note in missing}
        for note in body.notes:
            texts = [body.lines[index].text for index in note.lines]
            texts[0] = texts[0][note.text_from :]
            lines = tuple(body.lines[index].number for index in note.lines)
            self.units.append(Unit(UnitKind.FOOTNOTE, str(note.number), join_lines(texts, self.hyphens), lines))
            if note.number in lost:
                self.report(
                    lines[0],
                    "footnote_without_mark",
                    f"Footnote {note.printed} has no mark in the text before it. Is this line a footnote?",
                )

    def _add(self, kind: UnitKind, label: str, lines: Sequence[SourceLine]) -> None:
        text = join_lines([line.text for line in lines], self.hyphens)
        self.units.append(Unit(kind, label, text, tuple(line.number for line in lines)))

    def _shown(self) -> str:
        return repr(self.units[-1].text[:_SHOWN])

    def _leave_out(self, lines: Sequence[SourceLine]) -> None:
        self._add(UnitKind.LEFT_OUT, "", lines)
        severity, message = describe_trailer(lines, self.language)
        self.report(lines[0].number, "left_out", message, severity)

    def _report_opening(self, line: SourceLine, opened: Opened) -> None:
        opening = opened.opening
        kind = opened.kind.value
        if opening and opening.position != opening.expected:
            should = str(opening.expected)
            if opened.kind is UnitKind.RECITAL:
                should = recital_label(opening.expected, opening.label)
            message = f"{kind} {opening.label} stands where {should} should."
            self.report(line.number, "label_out_of_sequence", message)
        elif not opened.is_sure or (opening and not opening.at_boundary):
            message = f"A {kind} was taken to begin here, though the one before does not end: {line.text[:_SHOWN]!r}."
            self.report(line.number, "begins_in_running_text", message, Severity.WARNING)

    def _report_recital(self, body: Body, segment: Segment, label: str) -> None:
        """A recital that has no label is taken for a part of the visa before it."""
        lines = [body.lines[index] for index in segment.own[1:] if segment.opened.kind is UnitKind.VISA]
        recitals = (one for one in lines if opens_recital(one.text, self.language) and not opens_visa(one.text))
        if found := next(recitals, None):
            message = (
                f"visa {label} holds a line that begins like a recital without its label: {found.text[:_SHOWN]!r}."
            )
            self.report(found.number, "recital_within_visa", message, Severity.WARNING)

    def _report_stray(self, lines: Sequence[SourceLine], indexes: Sequence[int]) -> None:
        """One problem for each run of lines that belong to no unit."""
        for place, index in enumerate(indexes):
            if place and indexes[place - 1] == index - 1:
                continue
            later = indexes[place:]
            last = next((i for i, j in pairwise(later) if j != i + 1), later[-1])
            what = "This line belongs"
            if last != index:
                what = f"The lines up to {lines[last].number} belong"
            message = f"{what} to no unit: {lines[index].text[:_SHOWN]!r}. Check the label or punctuation before it."
            self.report(lines[index].number, "line_without_unit", message)

    def finish(self) -> tuple[ParsedVersion, list[Problem]]:
        kinds = {unit.kind for unit in self.units}
        for kind, name in (
            (UnitKind.TITLE, "title"),
            (UnitKind.VISA, "visa"),
            (UnitKind.PARAGRAPH, "numbered paragraph"),
        ):
            if kind not in kinds:
                self.report(0, f"no_{kind.value}", f"No {name} was found. {self._asks(kind)}")
        units = sorted(self.units, key=lambda unit: unit.line)
        return ParsedVersion(self.language, self.file, tuple(units)), self.problems

    def _asks(self, missing: UnitKind) -> str:
        """What to ask about a text that lacks the units of a kind: one that has visas breaks off."""
        cited = [unit for unit in self.units if unit.kind in (UnitKind.VISA, UnitKind.RECITAL)]
        if missing is UnitKind.TITLE and cited:
            return "Write it above the first visa; it names the institution."
        if missing is not UnitKind.PARAGRAPH or not cited:
            return "Is this the text of a resolution?"
        last = max(cited, key=lambda unit: unit.lines[-1])
        return f"Does the text break off? It goes up to {last.kind.value} {last.label}, line {last.lines[-1]}."


def _written(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[bool]]:
    """The lines that say something, and for each whether it follows a blank one."""
    written, after_blank = [], []
    blank = True
    for line in lines:
        if line.text:
            written.append(line)
            after_blank.append(blank)
        blank = not line.text
    return written, after_blank


def _without(
    lines: Sequence[SourceLine], after_blank: Sequence[bool], furniture: set[int]
) -> tuple[list[SourceLine], list[bool]]:
    """The lines that are not furniture; what a removed line said about pages and blank lines holds for the next.

    Where a head or foot of a page was removed, a page begins.
    """
    kept: list[SourceLine] = []
    blanks: list[bool] = []
    opens_page = blank = False
    for index, line in enumerate(lines):
        is_page_end = index in furniture and not is_ornament(line.text)
        opens_page, blank = opens_page or line.opens_page or is_page_end, blank or after_blank[index]
        if index not in furniture:
            kept.append(SourceLine(line.number, line.text, opens_page))
            blanks.append(blank)
            opens_page = blank = False
    return kept, blanks
