"""The tables of the tabular exports. These row types are the data dictionary: their docstrings and the words beside
each field go into `datapackage.json` and the dictionary sheet. A row is a dictionary, as in the JSON export.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, TypedDict


@dataclass(frozen=True, slots=True)
class Kind:
    """How a column is written: text, number, flag, date (as precise as its source), time (UTC), list or code.

    `schemes` are the vocabularies of a code; `required` says that a cell is never empty.
    """

    name: str
    schemes: tuple[str, ...] = ()
    required: bool = False


_TEXT = Kind("text")
_ALWAYS = Kind("text", required=True)


def _code(*schemes: str) -> Kind:
    return Kind("code", schemes)


Text = Annotated[str | None, _TEXT]
Key = Annotated[str, _ALWAYS]
Number = Annotated[int | None, Kind("number")]
Flag = Annotated[bool, Kind("flag", required=True)]
Date = Annotated[str | None, Kind("date")]
Time = Annotated[str | None, Kind("time")]
List = Annotated[list[str], Kind("list")]
Status = Annotated[str | None, _code("person", "charge", "demand")]


class Entries(TypedDict):
    """What is tracked: people, organisations, charges and measures, demands, and statements of the texts."""

    ref: Annotated[Key, "The stable name of the entry, e.g. person/almat-zhumagulov."]
    kind: Annotated[Key, "person, organisation, charge, demand or statement."]
    title: Annotated[Key, "The canonical name, or a short description."]
    status: Annotated[Status, "The current status; empty for kinds that have none."]
    status_since: Annotated[Date, "Since when, as precise as the source."]
    last_checked: Annotated[Date, "The effective date of the newest claim."]
    withdrawn: Annotated[Flag, "Whether the entry left the register; its history stays."]
    note: Annotated[Text, "A remark of the register."]
    resolution: Annotated[Text, "The resolution that names it."]
    sensitivity: Annotated[
        Text, "How far the register lets it travel: public, partner, private; empty: nothing is said."
    ]


class Names(TypedDict):
    """Name forms: exactly as printed in a version, or added by a user."""

    ref: Annotated[Key, "The person or organisation."]
    language: Annotated[Text, "The language of the version, or of the spelling."]
    form: Annotated[Key, "The form, letter by letter."]
    case: Annotated[Text, _code("grammatical_case"), "The grammatical case of an inflected form."]
    origin: Annotated[Text, "printed: it stands in a text; else: added."]
    source: Annotated[Text, "Where an added spelling comes from."]
    orthography: Annotated[Text, "The convention in which an added spelling is spelled."]
    recorded_at: Annotated[Time, "When it was added, UTC."]
    recorded_by: Annotated[Text, "Who added it."]


class Citations(TypedDict):
    """Which words of which paragraph support what an entry says, one row a language."""

    ref: Annotated[Key, "The entry."]
    resolution: Annotated[Key, "The resolution."]
    provision: Annotated[Key, "The provision, by its key in the adopted text."]
    language: Annotated[Key, "The version."]
    label: Annotated[Text, "The label printed in this version; empty where it lacks the paragraph."]
    supports: Annotated[Text, _code("supports"), "What the words support."]
    quote: Annotated[Text, "The exact words; empty where this version has none."]
    start: Annotated[Number, "Offset of the first character in the paragraph, in Unicode code points."]
    end: Annotated[Number, "Offset after the last character."]
    absent: Annotated[Text, "Why this version has no words."]


class Claims(TypedDict):
    """Status claims, with what the texts themselves state (kind stated_in_text, without a hash)."""

    ref: Annotated[Key, "The entry."]
    code: Annotated[Status, "The status claimed."]
    kind: Annotated[Text, _code("claim_kind"), "What kind of claim it is."]
    effective: Annotated[Date, "When it was true, as precise as the source."]
    effective_qualifier: Annotated[Text, "How the date is meant, e.g. before or about."]
    recorded_at: Annotated[Time, "When it was recorded, UTC."]
    recorded_by: Annotated[Text, "Who recorded it."]
    source_type: Annotated[Text, _code("source_type"), "What kind of source says so."]
    source_title: Annotated[Text, "The source in words."]
    source_url: Annotated[Text, "The address of the source."]
    source_seen: Annotated[Text, "When the source was seen."]
    confidence: Annotated[Text, _code("confidence"), "How sure it is."]
    note: Annotated[Text, "A remark."]
    supersedes: Annotated[Text, "The hash of the claim that this one takes back."]
    node: Annotated[Text, "The installation that recorded it."]
    number: Annotated[Number, "The place in that installation's chain, from 1."]
    hash: Annotated[Text, "sha256 over the claim and the hash before it."]
    salt: Annotated[Text, "Random characters that the hash is over as well; empty where there are none."]
    is_live: Annotated[Flag, "False for a claim that was superseded or retracted, and for a retraction."]


class Charges(TypedDict):
    """Accusations, prosecutions, detentions, sentences and other measures that the texts state."""

    ref: Annotated[Key, "The charge."]
    title: Annotated[Key, "What it is, in short, as in the table entries."]
    status: Annotated[Status, "The current status, as in the table entries."]
    status_since: Annotated[Date, "Since when, as precise as the source."]
    allegation: Annotated[Text, "What is alleged."]
    measure: Annotated[Text, "What was done."]
    measure_type: Annotated[Text, _code("measure_type"), "What kind of measure it is."]
    favourable: Annotated[Flag, "Whether it is a step in favour of those concerned."]
    penalty: Annotated[Text, "The penalty faced or imposed."]
    penalty_kind: Annotated[Text, _code("penalty_kind"), "Whether it is faced or was imposed."]
    legal_basis: Annotated[List, "Normalised articles, e.g. KZ:CC:405."]
    subjects: Annotated[List, "The refs of those concerned."]


class Demands(TypedDict):
    """What the texts ask for, action by action."""

    ref: Annotated[Key, "The demand."]
    action: Annotated[Key, "What is asked."]
    status: Annotated[Status, "The current status, as in the table entries."]
    status_since: Annotated[Date, "Since when, as precise as the source."]
    measure_kind: Annotated[Text, _code("measure_kind"), "What kind of act it is."]
    strength: Annotated[Text, _code("strength"), "How strongly it is asked."]
    addressees: Annotated[List, "Of whom; see the table addressees."]
    beneficiaries: Annotated[List, "The refs of those who are to benefit."]


class Groups(TypedDict):
    """People or organisations that a text counts or describes; counts of different groups must not be added."""

    ref: Annotated[Key, "The charge or demand."]
    label: Annotated[Key, "What the group is."]
    count: Annotated[Number, "How many; empty where the text gives no number."]
    qualifier: Annotated[Text, _code("count_qualifier"), "How the number is meant."]
    named: Annotated[List, "The refs of members that the text names."]


class Differences(TypedDict):
    """Places where the versions of a text say different things."""

    ref: Annotated[Key, "The difference."]
    resolution: Annotated[Text, "The resolution."]
    provision: Annotated[Text, "The provision, by its key in the adopted text."]
    kind: Annotated[Text, _code("difference_kind"), "What differs."]
    severity: Annotated[Text, _code("severity"), "Whether it changes a fact, a duty or who it concerns."]
    summary: Annotated[Key, "How the versions differ."]
    odd: Annotated[List, "The languages that stand alone."]
    touches: Annotated[List, "The refs of the entries that it concerns."]


class Paragraphs(TypedDict):
    """The provisions of each version: the label printed there and the normalised text."""

    resolution: Annotated[Key, "The resolution."]
    provision: Annotated[Key, "The provision, by its key in the adopted text."]
    kind: Annotated[Key, "title, visa, recital, paragraph or footnote."]
    language: Annotated[Key, "The version."]
    label: Annotated[Text, "The label printed in this version."]
    text: Annotated[Text, "The text, as normalised; offsets of citations count in it."]


class Footnotes(TypedDict):
    """Where the texts call their footnotes."""

    resolution: Annotated[Key, "The resolution."]
    provision: Annotated[Key, "The provision, by its key in the adopted text."]
    language: Annotated[Key, "The version."]
    number: Annotated[int, Kind("number", required=True), "The footnote's number."]
    offset: Annotated[int, Kind("number", required=True), "Where in the text, in Unicode code points."]


class FollowUps(TypedDict):
    """What is to be done for an entry."""

    id: Annotated[int, Kind("number", required=True), "Its number."]
    ref: Annotated[Key, "The entry."]
    action: Annotated[Text, "What to do."]
    starts: Annotated[Date, "The first occurrence."]
    due: Annotated[Date, "The next occurrence."]
    rrule: Annotated[Text, "How it repeats (RFC 5545); empty: once."]
    assignee: Annotated[Text, "Who does it."]
    note: Annotated[Text, "A remark."]
    created_at: Annotated[Time, "When it was recorded, UTC."]
    created_by: Annotated[Text, "Who recorded it."]
    closed_at: Annotated[Time, "When it was closed, UTC; empty while it is open."]


class Done(TypedDict):
    """Occurrences of follow-ups that were done."""

    follow_up: Annotated[int, Kind("number", required=True), "The follow-up."]
    due: Annotated[Date, "When it was due."]
    done_on: Annotated[Date, "When it was done."]
    result: Annotated[Text, "With what result."]
    recorded_at: Annotated[Time, "When that was recorded, UTC."]
    recorded_by: Annotated[Text, "Who recorded it."]


class Decisions(TypedDict):
    """What somebody decided about two entries that look alike; the last on a pair counts."""

    one: Annotated[Key, "An entry."]
    other: Annotated[Key, "Another entry."]
    verdict: Annotated[Text, "same, different, or open: an earlier one was taken back."]
    note: Annotated[Text, "Why."]
    decided_at: Annotated[Time, "When it was decided, UTC."]
    decided_by: Annotated[Text, "Who decided it."]


class Marks(TypedDict):
    """How far something may travel; of each node the last on a part of a target counts, of several the strictest."""

    part: Annotated[Key, "entry, entry_note, claim, claim_note, claim_source or follow_up."]
    target: Annotated[Key, "A ref, the hash of a claim, or the ref and the time of planning of a follow-up."]
    level: Annotated[Key, "public, partner or private."]
    reason: Annotated[Text, "Why."]
    recorded_at: Annotated[Time, "When it was marked, UTC."]
    recorded_by: Annotated[Text, "Who marked it."]
    node: Annotated[Text, "The installation on which it was marked."]


class AbsentClaims(TypedDict):
    """Claims of other nodes whose contents were held back, or whose entries are not here, in their places."""

    node: Annotated[Key, "The installation that recorded it."]
    number: Annotated[int, Kind("number", required=True), "Its number there."]
    previous_hash: Annotated[Text, "The hash before it."]
    hash: Annotated[Key, "sha256 over the claim and the hash before it."]
    content: Annotated[Text, "The claim as JSON where it waits for its entry; empty where it was held back."]


class People(TypedDict):
    """What the texts state about a person."""

    ref: Annotated[Key, "The person."]
    title: Annotated[Key, "The canonical name, as in the table entries."]
    status: Annotated[Status, "The current status, as in the table entries."]
    status_since: Annotated[Date, "Since when, as precise as the source."]
    role: Annotated[Text, "Their role."]
    affiliation: Annotated[Text, "What they belong to."]


class Organisations(TypedDict):
    """What the texts state about an organisation."""

    ref: Annotated[Key, "The organisation."]
    title: Annotated[Key, "The canonical name, as in the table entries."]
    type: Annotated[Text, _code("organisation_type"), "What kind of organisation it is."]
    role: Annotated[Text, "Its role."]


class Statements(TypedDict):
    """Statements of the texts that ask for nothing."""

    ref: Annotated[Key, "The statement."]
    title: Annotated[Key, "What is stated, as in the table entries."]
    statement_kind: Annotated[Text, _code("statement_kind"), "What kind of statement it is."]


class Dates(TypedDict):
    """Dates that the texts give for a charge."""

    ref: Annotated[Key, "The charge."]
    date: Annotated[Date, "The date, as precise as the text."]
    means: Annotated[Text, "What happened then."]
    languages: Annotated[List, "The versions that give it; empty: all."]


class Addressees(TypedDict):
    """Of whom a demand is asked."""

    ref: Annotated[Key, "The demand."]
    kind: Annotated[Text, _code("addressee_kind"), "What kind of addressee it is."]
    organisation: Annotated[Text, "The organisation, where one is meant."]
    implied: Annotated[Flag, "Whether it is implied: the text names nobody."]


class DifferenceQuotes(TypedDict):
    """The words of each version where versions differ."""

    ref: Annotated[Key, "The difference."]
    language: Annotated[Key, "The version."]
    quote: Annotated[Text, "The exact words; empty where this version has none."]
    absent: Annotated[Text, "What this version lacks."]


class Resolutions(TypedDict):
    """The resolutions."""

    id: Annotated[Key, "The resolution."]
    reference: Annotated[Key, "The procedure reference."]
    adopted: Annotated[Date, "When it was adopted."]
    body: Annotated[Text, "Who adopted it."]
    title: Annotated[Text, "What it is about."]


class Identifiers(TypedDict):
    """Other identifiers of the resolutions."""

    resolution: Annotated[Key, "The resolution."]
    scheme: Annotated[Key, "Whose identifier it is, e.g. celex."]
    value: Annotated[Key, "The identifier."]


class Versions(TypedDict):
    """The resolutions in each language."""

    resolution: Annotated[Key, "The resolution."]
    language: Annotated[Key, "The language."]
    title: Annotated[Text, "The title printed in it."]
    stage: Annotated[Text, _code("stage"), "Which stage of the text it is."]
    file: Annotated[Text, "The file it was read from."]
    sha256: Annotated[Text, "sha256 of that file."]
    orthography: Annotated[Text, "How it spells foreign names; empty: as its language does."]


class Codes(TypedDict):
    """The controlled vocabularies."""

    scheme: Annotated[Key, "The vocabulary."]
    code: Annotated[Key, "The code, which never changes."]
    definition: Annotated[Text, "What it means."]
    mapping: Annotated[Text, "The nearest term of an outer vocabulary."]


class Labels(TypedDict):
    """What the codes are called."""

    scheme: Annotated[Key, "The vocabulary."]
    code: Annotated[Key, "The code."]
    language: Annotated[Key, "The language of the label."]
    label: Annotated[Key, "The label."]
