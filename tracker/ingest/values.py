"""What is found in a new text: facts about the document, and candidates with their exact quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CandidateKind(StrEnum):
    """What a candidate may be."""

    PERSON = "person"
    NAME = "name"
    DATE = "date"
    ARTICLE = "article"
    DEMAND = "demand"


@dataclass(frozen=True, slots=True)
class Mention:
    """One place: the provision, the version, the words exactly as printed, and where they stand in the unit's text."""

    provision: str
    language: str
    quote: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind the quote."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to accept, edit or reject: its kind, a title, how sure it is (0 to 1), why, and every mention."""

    kind: CandidateKind
    title: str
    confidence: float
    evidence: str
    mentions: tuple[Mention, ...]
    known_as: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says about itself; "" where it does not. `stage` is a code of the register's vocabulary."""

    language: str
    title: str
    reference: str
    adopted: str
    stage: str
    kind: str
    identifiers: dict[str, str]
