"""What is decided in a review: candidates as they stand in the decisions file. Frozen values; no files in here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.ingest.values import CandidateKind
from tracker.register.values import Words

ACCEPT, REJECT, LATER = "accept", "reject", "later"
SAME_AS = "same as "

FIELDS: dict[CandidateKind, tuple[str, ...]] = {
    CandidateKind.PERSON: ("name", "ref", "role", "status"),
    CandidateKind.ORGANISATION: ("name", "ref", "type", "role"),
    CandidateKind.CHARGE: ("title", "ref", "measure", "measure_type", "status", "subjects"),
    CandidateKind.DEMAND: ("action", "ref", "measure_kind", "strength", "addressees", "beneficiaries"),
    CandidateKind.STATEMENT: ("summary", "ref", "statement_kind"),
}
"""The facts of an entry that can be edited, by kind; the first is its title. Spaces part several refs or codes."""

SCHEMES: dict[tuple[CandidateKind, str], str] = {
    (CandidateKind.PERSON, "status"): "person",
    (CandidateKind.ORGANISATION, "type"): "organisation_type",
    (CandidateKind.CHARGE, "measure_type"): "measure_type",
    (CandidateKind.CHARGE, "status"): "charge",
    (CandidateKind.DEMAND, "measure_kind"): "measure_kind",
    (CandidateKind.DEMAND, "strength"): "strength",
    (CandidateKind.DEMAND, "addressees"): "addressee_kind",
    (CandidateKind.STATEMENT, "statement_kind"): "statement_kind",
}
"""The vocabulary of the fields that hold codes."""

NAMING = ("subjects", "beneficiaries")
"""The fields that hold refs of people and organisations."""

Naming = dict[str, Words]
"""The words of one mention by language."""


@dataclass(frozen=True, slots=True)
class Item:
    """One candidate: what was found, its facts as they are or as somebody edited them, and the decision ("" for none).

    `line` is where it stands in the file, 0 before it was written.
    """

    id: str
    kind: CandidateKind
    confidence: float
    evidence: str
    known_as: str
    known_from: str
    decision: str
    facts: dict[str, str]
    mentions: tuple[tuple[str, Naming], ...]
    line: int = 0

    @property
    def title(self) -> str:
        """What it is called."""
        return self.facts[FIELDS[self.kind][0]]

    @property
    def ref(self) -> str:
        """The ref that its entry has: its own, or that of the one it is the same as."""
        return self.decision.removeprefix(SAME_AS) if self.is_same else self.facts["ref"]

    @property
    def is_same(self) -> bool:
        """Whether it was found to be somebody known, or another candidate."""
        return self.decision.startswith(SAME_AS)

    @property
    def is_taken(self) -> bool:
        """Whether it becomes, or belongs to, an entry."""
        return self.decision == ACCEPT or self.is_same

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided; "later" is no decision."""
        return self.decision in ("", LATER)

    def decided(self, decision: str) -> Item:
        """The same with another decision."""
        return replace(self, decision=decision)

    def not_known(self) -> Item:
        """The same, of somebody who is not known."""
        return replace(self, known_as="", known_from="")

    def edited(self, facts: dict[str, str]) -> Item:
        """The same with other facts."""
        return replace(self, facts={**self.facts, **facts})


@dataclass(frozen=True, slots=True)
class Review:
    """All candidates of a resolution, and what else its text states (dates, articles, places)."""

    reference: str
    items: tuple[Item, ...]
    stated: tuple[tuple[str, str, str], ...] = ()

    def with_item(self, place: int, item: Item) -> Review:
        """The same with another item at `place`."""
        return replace(self, items=(*self.items[:place], item, *self.items[place + 1 :]))

    def with_ref(self, old: str, new: str) -> Review:
        """The same where charges and demands name somebody by another ref."""
        if old == new:
            return self
        items = []
        for item in self.items:
            facts = {
                field: " ".join(new if one == old else one for one in value.split()) if field in NAMING else value
                for field, value in item.facts.items()
            }
            items.append(replace(item, facts=facts))
        return replace(self, items=tuple(items))

    @property
    def number_decided(self) -> int:
        """How many are decided."""
        return sum(not item.is_open for item in self.items)

    def next_open(self, after: int = -1) -> int | None:
        """The place of the next open item behind `after`, from the top again; the ones put off come last."""
        order: list[int] = [*range(after + 1, len(self.items)), *range(after + 1)]
        for wanted in ("", LATER):
            for place in order:
                if self.items[place].decision == wanted and place != after:
                    return place
        return None
