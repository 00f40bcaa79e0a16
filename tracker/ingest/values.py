"""What is found in a new text: facts about the document, and candidates with their exact quotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class CandidateKind(StrEnum):
    """What a candidate may be, in the order in which candidates are reviewed."""

    PERSON = "person"
    ORGANISATION = "organisation"
    CHARGE = "charge"
    DEMAND = "demand"
    STATEMENT = "statement"
    PLACE = "place"
    DATE = "date"
    ARTICLE = "article"


REGISTERED = (
    CandidateKind.PERSON,
    CandidateKind.ORGANISATION,
    CandidateKind.CHARGE,
    CandidateKind.DEMAND,
    CandidateKind.STATEMENT,
)
"""The kinds that become entries; places, dates and articles are what entries say."""


_SEVERAL = {"person": "people"}


def counted(count: int, kind: str) -> str:
    """ "1 person", "2 people"."""
    return f"{count} {kind if count == 1 else _SEVERAL.get(kind, f'{kind}s')}"


def shortened(text: str, limit: int = 120) -> str:
    """`text` as a title: cut after a whole word where it is long."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"


def how_often(times: int, versions: int, of: int) -> str:
    """ "once", "3 times"; where there are several versions, in how many of them."""
    told = {1: "once", 2: "twice"}.get(times, f"{times} times")
    return told if of == 1 else f"{told} in {versions} of {of} versions"


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
    """Something to accept, edit or reject: its kind, a title, how sure it is (0 to 1), why, and every mention.

    `proposed` are the facts that an entry of this kind needs, as far as the words show them, by their key in the
    register's files. `known_as` is the ref of an entry with this name, `known_from` where that was raised before.
    """

    kind: CandidateKind
    title: str
    confidence: float
    evidence: str
    mentions: tuple[Mention, ...]
    proposed: dict[str, str] = field(default_factory=dict)
    known_as: str = ""
    known_from: str = ""


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
