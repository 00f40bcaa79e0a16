"""Made-up resolutions, and the layouts in which texts reach the program; nothing expected comes from the parser."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from tracker.resolution.values import ParsedVersion, UnitKind


@dataclass(frozen=True)
class MadeUp:
    """What a text says: each list holds the texts of its units; `notes` are called by "^" in the units, in order."""

    title: str
    visas: Sequence[str]
    recitals: Sequence[str]
    paragraphs: Sequence[str]
    notes: Sequence[str] = ()

    def units(self) -> list[tuple[str, str, str]]:
        """Kind, label and normalised text of every unit that is cited, in order, footnotes last."""
        plain = [
            ("title", "", self.title),
            *(("visa", str(i), text) for i, text in enumerate(self.visas, 1)),
            *(("recital", letters(i), text) for i, text in enumerate(self.recitals)),
            *(("paragraph", str(i), text) for i, text in enumerate(self.paragraphs, 1)),
        ]
        return [
            *((kind, label, text.replace("^", "")) for kind, label, text in plain),
            *(("footnote", str(i), text) for i, text in enumerate(self.notes, 1)),
        ]


def letters(place: int) -> str:
    """A to Z, AA to ZZ."""
    return ascii_uppercase[place] if place < 26 else ascii_uppercase[place // 26 - 1] + ascii_uppercase[place % 26]


def parsed_units(version: ParsedVersion) -> list[tuple[str, str, str]]:
    """The same of a parsed version."""
    running = (UnitKind.TITLE, UnitKind.VISA, UnitKind.RECITAL, UnitKind.PARAGRAPH)
    units = [unit for unit in version.units if unit.kind in running]
    return [(unit.kind.value, unit.label, unit.text) for unit in (*units, *version.of_kind(UnitKind.FOOTNOTE))]


def one_line_a_unit(text: MadeUp, mark: Callable[[int], str] = "({})".format) -> str:
    """As on a web page: no wraps, no blank lines, footnotes at the end."""
    lines = [text.title, "The European Parliament,", *(f"{label} {unit}" for label, unit in _labelled(text))]
    marked, _ = _with_marks("\n".join(lines), mark)
    return marked + "".join(f"\n({i}) {note}" for i, note in enumerate(text.notes, 1))


def wrapped(text: MadeUp, width: int) -> str:
    """As copied from a PDF with blank lines between the units, footnotes at the end in brackets."""
    blocks = [text.title, "The European Parliament,", *(f"{label} {unit}" for label, unit in _labelled(text))]
    blocks = _marked_blocks(blocks, "({})".format)
    blocks += [f"({i}) {note}" for i, note in enumerate(text.notes, 1)]
    return "\n\n".join(_wrap(block, width) for block in blocks) + "\n"


def printed_pages(text: MadeUp, width: int, lines_a_page: int, own_line: bool = False) -> str:
    """As a PDF gives it: no blank lines, glued marks, footnotes at each page's end, numbered from 1 on each page."""
    lines = [text.title, "The European Parliament,"]
    for label, unit in _labelled(text):
        if own_line:
            lines += [label, *_wrap(unit, width).split("\n")]
        else:
            lines += _wrap(f"{label} {unit}", width).split("\n")
    out: list[str] = []
    notes = iter(text.notes)
    for start in range(0, len(lines), lines_a_page):
        page = "\n".join(lines[start : start + lines_a_page])
        marked, called = _with_marks(page, str)
        out.append(marked)
        for number in range(1, called + 1):
            out += [str(number), next(notes)] if own_line else [f"{number} {next(notes)}"]
    return "\n".join(out) + "\n"


def _labelled(text: MadeUp) -> list[tuple[str, str]]:
    return [
        *(("–", unit) for unit in text.visas),
        *((f"{letters(i)}.", unit) for i, unit in enumerate(text.recitals)),
        *((f"{i}.", unit) for i, unit in enumerate(text.paragraphs, 1)),
    ]


def _wrap(block: str, width: int) -> str:
    return textwrap.fill(block, width, break_on_hyphens=False, break_long_words=False)


def _with_marks(text: str, mark: Callable[[int], str]) -> tuple[str, int]:
    """`text` with its carets replaced by marks from 1, and how many there were."""
    parts = text.split("^")
    marked = parts[0]
    for number, part in enumerate(parts[1:], 1):
        marked += mark(number) + part
    return marked, len(parts) - 1


def _marked_blocks(blocks: Sequence[str], mark: Callable[[int], str]) -> list[str]:
    return _with_marks("\0".join(blocks), mark)[0].split("\0")
