"""Everything about one entry."""

from __future__ import annotations

from typing import NamedTuple

from tracker.queries.rows.claims import Claim
from tracker.queries.rows.entries import Entry
from tracker.queries.rows.names import NameForm


class Quote(NamedTuple):
    """The words of one version: `text[start:end] == quote` in its paragraph, or `absent` says why there are none."""

    language: str
    label: str | None
    quote: str | None
    start: int | None
    end: int | None
    absent: str | None


class Citation(NamedTuple):
    """A provision that supports something about an entry, with its quote in each version."""

    resolution: str
    reference: str
    provision: str
    supports: str
    quotes: tuple[Quote, ...]

    @property
    def place(self) -> str:
        """Where the words stand, as `get_provision` takes it: the resolution's id and the provision's key."""
        return f"{self.resolution} {self.provision}"


class LinkedEntry(NamedTuple):
    """Another entry and how it is related: subject, beneficiary, touches, or named in a group."""

    relation: str
    ref: str
    kind: str
    title: str
    status: str | None


class Member(NamedTuple):
    """A named member of a counted group."""

    ref: str
    title: str
    status: str | None


class Group(NamedTuple):
    """People or organisations that the text counts or describes; `size` null where it gives no number."""

    label: str
    size: int | None
    qualifier: str | None
    named: tuple[Member, ...]


class StatedDate(NamedTuple):
    """A date that the text gives, what happened then, and in which versions (empty: all)."""

    date: str
    means: str
    languages: tuple[str, ...]


class Addressee(NamedTuple):
    """Of whom a demand is asked; `implied` where the text names nobody."""

    kind: str
    implied: bool
    ref: str | None
    title: str | None


class PersonFacts(NamedTuple):
    """What the text states about a person."""

    role: str
    affiliation: str


class OrganisationFacts(NamedTuple):
    """What the text states about an organisation."""

    type: str
    role: str


class ChargeFacts(NamedTuple):
    """What the text states about a charge or measure."""

    allegation: str
    measure: str
    measure_type: str
    favourable: bool
    penalty: str
    penalty_kind: str
    legal_basis: tuple[str, ...]
    dates: tuple[StatedDate, ...]


class DemandFacts(NamedTuple):
    """What is asked, how strongly, and of whom."""

    measure_kind: str
    strength: str
    addressees: tuple[Addressee, ...]


class StatementFacts(NamedTuple):
    """What kind of statement it is."""

    kind: str


class DifferenceFacts(NamedTuple):
    """How the versions differ; `odd` are the languages that stand alone."""

    kind: str
    severity: str
    odd: tuple[str, ...]
    provision: str


Facts = PersonFacts | OrganisationFacts | ChargeFacts | DemandFacts | StatementFacts | DifferenceFacts


class Detail(NamedTuple):
    """Everything about one entry."""

    entry: Entry
    facts: Facts
    names: tuple[NameForm, ...]
    groups: tuple[Group, ...]
    links: tuple[LinkedEntry, ...]
    linked_from: tuple[LinkedEntry, ...]
    citations: tuple[Citation, ...]
    history: tuple[Claim, ...]
