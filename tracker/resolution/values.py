"""What a parsed version consists of. Plain frozen values; no parsing and no files in here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class UnitKind(StrEnum):
    """What a stretch of a text is. The first five are provisions and are cited; the others stand around them."""

    TITLE = "title"
    VISA = "visa"
    RECITAL = "recital"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    HEADING = "heading"
    JOURNAL_REFERENCE = "journal_reference"
    INSTITUTION = "institution"
    FURNITURE = "furniture"
    LEFT_OUT = "left_out"


PROVISION_KINDS = (
    UnitKind.TITLE,
    UnitKind.VISA,
    UnitKind.RECITAL,
    UnitKind.PARAGRAPH,
    UnitKind.FOOTNOTE,
)


class SourceLine(NamedTuple):
    """One physical line: its number from 1, its text without surrounding white space, whether a page begins."""

    number: int
    text: str
    opens_page: bool


class FootnoteMark(NamedTuple):
    """Where a footnote is called: its number and the offset, in code points, in the unit's normalised text."""

    number: int
    offset: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a version.

    `label` is what the version prints ("F", "13"; for visas their position, for footnotes their number, counted
    through where the printed numbers begin again on each page);
    `text` is the normalised text without label and footnote marks; `lines` are the source lines it was
    read from, in order.
    """

    kind: UnitKind
    label: str
    text: str
    lines: tuple[int, ...]
    marks: tuple[FootnoteMark, ...] = ()

    @property
    def line(self) -> int:
        """The first source line, for messages."""
        return self.lines[0]


class ParsedVersion(NamedTuple):
    """All units of one version, in the order in which they begin in the file."""

    language: str
    file: str
    units: tuple[Unit, ...]

    def of_kind(self, kind: UnitKind) -> tuple[Unit, ...]:
        """The units of one kind, in order."""
        return tuple(unit for unit in self.units if unit.kind is kind)


@dataclass(frozen=True, slots=True)
class Provision:
    """A language-neutral unit: its key as in the adopted text, and its unit in each version that has it."""

    key: str
    kind: UnitKind
    units: dict[str, Unit]
    confidence: float = 1.0
