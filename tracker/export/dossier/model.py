"""What a dossier consists of, whatever it is drawn as. Texts are plain: escaping is the drawer's work."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text: its language where it is not the dossier's, how it stands out, its footnotes.

    `style` is "" or "quote" (exact words, drawn in quotation marks), "strong", or "soft".
    """

    text: str
    language: str = ""
    style: str = ""
    notes: tuple[int, ...] = ()


Line = tuple[Span, ...]


class Status(NamedTuple):
    """A status as a label, with since when and when it was last checked; `tone` is grave, limited, free or plain.

    In the head of a dossier it has its footnotes or, when it was recorded, its source; and what contradicts it.
    """

    label: str
    since: str
    checked: str
    tone: str
    notes: tuple[int, ...] = ()
    source: Line = ()
    dispute: str = ""


class Fact(NamedTuple):
    """A label and what it says, line by line."""

    label: str
    lines: tuple[Line, ...]


class Card(NamedTuple):
    """One charge, demand, person or difference: what kind it is, what it says, its status and its facts."""

    anchor: str
    eyebrow: str
    title: Line
    status: Status | None
    facts: tuple[Fact, ...]
    remark: Line


class Asked(NamedTuple):
    """A line of what is asked, for the head: the anchor of its card, what, how often, of whom, how it stands; and the
    footnotes.
    """

    anchor: str
    what: Span
    times: int
    addressees: str
    status: Status | None
    notes: tuple[int, ...]


class Moment(NamedTuple):
    """Something that happened between two days (the same one when the day is known)."""

    first: date
    last: date
    shown: str
    line: Line


class Period(NamedTuple):
    """How long a status held, for the band of the timeline: until `checked` somebody looked, from there nobody did."""

    first: date
    checked: date
    last: date
    label: str
    tone: str


class Timeline(NamedTuple):
    """Moments in order, the periods of the status, and the day on which it ends."""

    moments: tuple[Moment, ...]
    periods: tuple[Period, ...]
    until: date
    description: str
    legend: str


class Section(NamedTuple):
    """A part with a heading: an introduction, then facts, a timeline, and cards; what is empty is not drawn."""

    anchor: str
    heading: str
    intro: str = ""
    facts: tuple[Fact, ...] = ()
    timeline: Timeline | None = None
    cards: tuple[Card, ...] = ()


class Words(NamedTuple):
    """The words of one version: `quote` stands between `before` and `after` in its paragraph, or is absent."""

    language: str
    version: str
    before: str
    quote: str
    after: str
    absent: str


class Footnote(NamedTuple):
    """Where a statement stands: the provision, its words in each version asked for, and how the versions differ
    (the anchor of the difference, and what kind it is).
    """

    number: int
    place: str
    words: tuple[Words, ...]
    differs: tuple[tuple[str, str], ...]


class Dossier(NamedTuple):
    """A whole dossier in one language. `asked` is for a person's head; without any, `asked_nothing` may say so."""

    language: str
    kicker: str
    title: Span
    lead: Line
    status: Status | None
    asked: tuple[Asked, ...]
    asked_heading: str
    asked_nothing: str
    notice: str
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    footnotes_heading: str
    differs_label: str
    proof_heading: str
    proof: tuple[Fact, ...]
    quotation: tuple[str, str]
    back_label: str
    contents_label: str
