"""What the register consists of. Frozen values; refs are text, dates are as precise as the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.dates import PartialDate
from tracker.resolution.values import Provision, Unit


class Place(NamedTuple):
    """Where in a register file something stands."""

    file: str
    line: int


class Words(NamedTuple):
    """What a register file says of one version: the exact words, or why that version has none.

    `occurrence` counts from 1 where the words stand more than once in the paragraph; `lacks` are words
    that must not stand in it for the absence to be true.
    """

    quote: str | None
    occurrence: int | None = None
    absent: str = ""
    lacks: tuple[str, ...] = ()


class Citation(NamedTuple):
    """A provision that supports something, with its words in each version (by language)."""

    provision: str
    supports: str
    words: dict[str, Words]
    place: Place


class Mention(NamedTuple):
    """One naming of a person or organisation: a citation of the name, and the grammatical case of each form."""

    citation: Citation
    cases: dict[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """People or organisations that the text counts or describes; `named` are those it also names."""

    label: str
    count: int | None
    qualifier: str | None
    named: tuple[str, ...]


class StatedDate(NamedTuple):
    """A date that the text gives, what happened then, and in which versions it stands (empty: in all)."""

    date: PartialDate
    means: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry of the register has; `sensitivity` is how far it may travel (empty: nothing is said)."""

    ref: str
    title: str
    place: Place
    citations: tuple[Citation, ...]
    note: str = ""
    sensitivity: str = ""
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """A natural person named in the text."""

    role: str
    affiliation: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entry):
    """An organisation or body named in the text."""

    type: str
    role: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Entry):
    """An accusation or measure that the text states, or a favourable step."""

    allegation: str
    measure: str
    measure_type: str
    favourable: bool
    penalty: str
    penalty_kind: str
    legal_basis: tuple[str, ...]
    subjects: tuple[str, ...]
    dates: tuple[StatedDate, ...]
    groups: tuple[Group, ...]


class Addressee(NamedTuple):
    """Of whom something is asked; `implied` where the text names nobody."""

    kind: str
    organisation: str | None
    implied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Entry):
    """One action asked for."""

    measure_kind: str
    strength: str
    addressees: tuple[Addressee, ...]
    beneficiaries: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Entry):
    """What a provision says that asks for nothing."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Entry):
    """A place where the versions differ; its one citation holds the words of each, `odd` the versions that stand
    alone.
    """

    kind: str
    severity: str
    odd: tuple[str, ...]
    touches: tuple[str, ...]


class VersionRecord(NamedTuple):
    """What `resolution.toml` says of one version, and the title that its text has.

    `orthography` is the convention in which it spells foreign names, empty where that is its own language's.
    """

    language: str
    file: str
    sha256: str
    stage: str
    title: str
    orthography: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution with its versions and its provisions in the order of the adopted text."""

    id: str
    reference: str
    adopted: PartialDate
    body: str
    title: str
    identifiers: dict[str, str]
    versions: tuple[VersionRecord, ...]
    provisions: tuple[Provision, ...]
    _by_key: dict[str, Provision] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {found.key: found for found in reversed(self.provisions)})

    def has(self, key: str) -> bool:
        """Whether a provision is called that."""
        return key in self._by_key

    def unit(self, key: str, language: str) -> Unit | None:
        """The unit of a provision in a version; None where the version or the resolution lacks it."""
        provision = self._by_key.get(key)
        return provision.units.get(language) if provision else None


@dataclass(frozen=True, slots=True)
class Register:
    """All that one seed folder says."""

    resolution: Resolution
    entries: tuple[Entry, ...]
