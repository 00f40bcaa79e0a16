"""What queries return. Named tuples, because every command builds them and they cost nothing to import; their fields
are the data dictionary.
"""

from __future__ import annotations

from typing import NamedTuple


class EntryRow(NamedTuple):
    """An entry in a list.

    `status_since` is as precise as its source ("2021", "2021-02", "2021-02-11"); `last_checked` is the effective date
    of the
    newest claim; both are null for kinds without a status.
    """

    id: int
    ref: str
    kind: str
    title: str
    status: str | None
    status_since: str | None
    last_checked: str | None
    withdrawn: bool


class Entry(NamedTuple):
    """An entry with what every kind has."""

    id: int
    ref: str
    kind: str
    title: str
    status: str | None
    status_since: str | None
    last_checked: str | None
    withdrawn: bool
    note: str
    stated_status: str | None
    stated_on: str | None
    resolution: str | None


class Page(NamedTuple):
    """Some entries in list order; `after` continues the list (None: it ended)."""

    entries: tuple[EntryRow, ...]
    after: tuple[str, int] | None


class NameForm(NamedTuple):
    """A name as printed in a version (`origin` "printed") or added by a user; `case` is the grammatical case."""

    language: str
    form: str
    case: str
    origin: str
    source: str


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


class Claim(NamedTuple):
    """A status claim, or what the text itself states (`kind` "stated_in_text", no hash).

    `effective` is when it was true, as precise as the source; `recorded_at` when it was recorded (UTC).
    `is_live` is false for a claim that was superseded or retracted, and for a retraction.
    """

    code: str
    kind: str
    effective: str
    effective_qualifier: str
    recorded_at: str | None
    recorded_by: str | None
    source_type: str
    source_title: str
    source_url: str
    source_seen: str
    confidence: str
    note: str
    supersedes: str | None
    node: str | None
    number: int | None
    hash: str | None
    is_live: bool


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


class VersionText(NamedTuple):
    """A provision in one version; `text` is null where the version lacks it. `marks` are (footnote number, offset)."""

    language: str
    stage: str
    label: str | None
    text: str | None
    marks: tuple[tuple[int, int], ...]


class ProvisionText(NamedTuple):
    """A provision in all versions."""

    id: int
    resolution: str
    reference: str
    key: str
    kind: str
    versions: tuple[VersionText, ...]


class CitedBy(NamedTuple):
    """An entry that quotes a provision in one version."""

    ref: str
    kind: str
    title: str
    status: str | None
    supports: str
    language: str
    quote: str | None
    start: int | None
    end: int | None


class Hit(NamedTuple):
    """Something a search found: `where` is a ref or a provision key, `language` and `excerpt` where the words stand.

    `excerpt[start:end]` are the words that matched; `why` says how, in words.
    """

    kind: str
    where: str
    title: str
    status: str | None
    language: str
    excerpt: str
    start: int
    end: int
    score: float
    why: str


class ResolutionRow(NamedTuple):
    """A resolution with its other identifiers."""

    id: str
    reference: str
    adopted: str
    body: str
    title: str


class VersionRow(NamedTuple):
    """One version of a resolution."""

    language: str
    title: str
    stage: str
    file: str
    sha256: str
