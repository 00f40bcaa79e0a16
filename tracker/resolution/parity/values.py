"""What parity finds, as plain frozen values. No comparing in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

KnownNames = Mapping[str, Mapping[str, Sequence[str]]]
"""Known people and organisations: what to call each in a sentence, and its printed forms by language."""


class FindingKind(StrEnum):
    """What seems to differ."""

    NUMBER = "number"
    DATE = "date"
    ARTICLE = "article"
    NAME = "name"
    LENGTH = "length"
    MISSING_TEXT = "missing_text"
    MISSING_PARAGRAPH = "missing_paragraph"


@dataclass(frozen=True, slots=True)
class Seen:
    """Words of one version: `text[start:end] == words` in its normalised paragraph."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where versions of a provision seem not to say the same.

    `languages` are those that stand apart: the fewer, or both sides where they are as many. `seen` holds the
    words of each version that has some, empty where it has none. `line` is the source line of the first of
    `languages` that has the provision, else of the first version that has it, in the text of `where`.
    `confidence` is between 0 and 1: how likely it is that a reader would agree.
    """

    provision: str
    kind: FindingKind
    languages: tuple[str, ...]
    seen: Mapping[str, tuple[Seen, ...]]
    message: str
    confidence: float
    where: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a curator has recorded of a provision: the kind of a difference, its words' spans in each version, and
    the versions said to have none.
    """

    ref: str
    provision: str
    kind: str
    spans: Mapping[str, tuple[int, int]]
    absent: frozenset[str]
