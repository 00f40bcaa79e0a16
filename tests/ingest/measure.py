"""Candidates against the curated register: `python -m tests.ingest.measure` prints precision and recall in one table.

The register is hidden from the program and serves as the truth only. A person or organisation is right when one of the
candidate's mentions is a printed form of it at that place; a charge or demand when the candidate's words overlap the
words that the register cites for it in the same version. Recall counts entries; precision counts candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tests.running import ROOT
from tracker.ingest.cases import find_cases
from tracker.ingest.find import find_candidates
from tracker.ingest.subjects import People, find_subjects
from tracker.ingest.values import Candidate, CandidateKind
from tracker.register.load import load_register
from tracker.register.values import Charge, Demand, Organisation, Person, Register
from tracker.register.verify import citations_of, resolve_words
from tracker.resolution.values import Provision

FOLDER = ROOT / "seeds" / "2021-2544-RSP"
LANGUAGES = ("lv", "pl", "sl")
_KINDS = {
    CandidateKind.PERSON: Person,
    CandidateKind.ORGANISATION: Organisation,
    CandidateKind.CHARGE: Charge,
    CandidateKind.DEMAND: Demand,
}
_CARRYING = {"name", "charge", "measure", "demand"}


class Span(NamedTuple):
    """Words in one version of a provision."""

    provision: str
    language: str
    start: int
    end: int


@dataclass(frozen=True)
class Measured:
    """How many candidates are right, and how many of the truth were found."""

    what: str
    candidates: int
    right: int
    truth: int
    found: int

    @property
    def precision(self) -> float:
        return self.right / self.candidates if self.candidates else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.truth if self.truth else 0.0


@cache
def the_register() -> Register:
    register, _ = load_register(FOLDER)
    assert register
    return register


def provisions_in(languages: Sequence[str]) -> tuple[Provision, ...]:
    """The provisions with only these versions."""
    rows = []
    for row in the_register().resolution.provisions:
        units = {tag: unit for tag, unit in row.units.items() if tag in languages}
        if units:
            rows.append(Provision(row.key, row.kind, units))
    return tuple(rows)


@cache
def candidates_in(languages: tuple[str, ...] = LANGUAGES) -> tuple[Candidate, ...]:
    return tuple(find_candidates(provisions_in(languages), languages))


@cache
def truth(kind: CandidateKind, languages: tuple[str, ...] = LANGUAGES) -> dict[str, frozenset[Span]]:
    """By ref: where the register cites the name, the charge, the measure or the demand."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for entry in the_register().entries:
        if isinstance(entry, _KINDS[kind]):
            for citation in citations_of(entry):
                if citation.supports not in _CARRYING:
                    continue
                for tag, words in resolve_words(citation, the_register().resolution).items():
                    if words.span and tag in languages:
                        spans[entry.ref].add(Span(citation.provision, tag, words.span.start, words.span.end))
    return {ref: frozenset(found) for ref, found in spans.items()}


def refs_of(candidate: Candidate, languages: tuple[str, ...] = LANGUAGES) -> set[str]:
    """The entries that a candidate is."""
    own = {Span(m.provision, m.language, m.start, m.end) for m in candidate.mentions}
    is_same = own.__contains__ if candidate.kind is CandidateKind.PERSON else lambda span: _overlaps(span, own)
    return {ref for ref, spans in truth(candidate.kind, languages).items() if any(map(is_same, spans))}


def _overlaps(span: Span, own: Iterable[Span]) -> bool:
    return any(one[:2] == span[:2] and one.start < span.end and span.start < one.end for one in own)


def measure(kind: CandidateKind, languages: tuple[str, ...] = LANGUAGES) -> Measured:
    candidates = [one for one in candidates_in(languages) if one.kind is kind]
    refs = [refs_of(one, languages) for one in candidates]
    found = set().union(*refs)
    return Measured(kind.value, len(candidates), sum(map(bool, refs)), len(truth(kind, languages)), len(found))


def measure_mentions(languages: tuple[str, ...] = LANGUAGES) -> Measured:
    """Each printed name of a person by itself."""
    spans = {span for found in truth(CandidateKind.PERSON, languages).values() for span in found}
    own = {
        Span(m.provision, m.language, m.start, m.end)
        for one in candidates_in(languages)
        if one.kind is CandidateKind.PERSON
        for m in one.mentions
    }
    return Measured("mention", len(own), len(own & spans), len(spans), len(own & spans))


def measure_asked(languages: tuple[str, ...] = LANGUAGES) -> Measured:
    """What demands ask for: the kinds of measure proposed, held against those of the entries that they are."""
    kinds = {entry.ref: entry.measure_kind for entry in the_register().entries if isinstance(entry, Demand)}
    demands = [one for one in candidates_in(languages) if one.kind is CandidateKind.DEMAND]
    said = [one for one in demands if one.proposed["measure_kind"] != "other"]
    right = sum(one.proposed["measure_kind"] in {kinds[ref] for ref in refs_of(one, languages)} for one in said)
    return Measured("asked for", len(said), right, len(demands), right)


@dataclass(frozen=True)
class Subjects:
    """Of the people said to suffer a charge how many do, how many do not, and how many of the truth nobody was told."""

    right: int
    wrong: int
    missing: int
    truth: int


def measure_subjects(languages: tuple[str, ...] = LANGUAGES) -> Subjects:
    """Whose charges are said to be whose, of those candidates that are charges."""
    found = candidates_in(languages)
    people = [("|".join(sorted(refs_of(one, languages))), one) for one in found if one.kind is CandidateKind.PERSON]
    named = People(people, {row.key: row for row in provisions_in(languages)})
    suffering = {
        entry.ref: {ref for ref in entry.subjects if ref.startswith("person/")}
        for entry in the_register().entries
        if isinstance(entry, Charge)
    }
    told: dict[str, set[str]] = defaultdict(set)
    right = wrong = 0
    for charge in found:
        refs = refs_of(charge, languages) if charge.kind is CandidateKind.CHARGE else set()
        if refs:
            said = set(find_subjects(charge, named).refs)
            true = set().union(*(suffering[ref] for ref in refs))
            right, wrong = right + len(said & true), wrong + len(said - true)
            for ref in refs:
                told[ref] |= said
    missing = sum(len(true - told[ref]) for ref, true in suffering.items())
    return Subjects(right, wrong, missing, sum(map(len, suffering.values())))


@dataclass(frozen=True)
class Cases:
    """Of the printed names of people: the cases told, how many of them wrongly, and how many forms were left open."""

    told: int
    wrong: tuple[str, ...]
    left_open: int


def measure_cases() -> Cases:
    """The grammatical cases told of all printed names of people, against those of the register."""
    forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    names: dict[tuple[str, str], dict[tuple[int, int, str], str]] = defaultdict(dict)
    resolution = the_register().resolution
    for person in (entry for entry in the_register().entries if isinstance(entry, Person)):
        for mention in person.mentions:
            key = mention.citation.provision
            for tag, words in resolve_words(mention.citation, resolution).items():
                if words.span and words.quote:
                    forms[person.ref].append((tag, words.quote))
                    place = words.span.start, words.span.end, person.ref
                    names[key, tag][place] = mention.cases.get(tag, "nominative")
    told, left_open, wrong = 0, 0, []
    for (key, tag), places in names.items():
        unit = resolution.unit(key, tag)
        assert unit
        found = find_cases(unit.text, tag, sorted(places), forms)
        told += len(found)
        wrong += [
            unit.text[start:end] for (start, end, ref), case in places.items() if found.get((start, end), case) != case
        ]
        left_open += sum(
            (start, end) not in found and case not in ("nominative", "undeclined")
            for (start, end, _), case in places.items()
        )
    return Cases(told, tuple(wrong), left_open)


def table(languages: tuple[str, ...] = LANGUAGES) -> list[Measured]:
    """People, mentions of people, organisations, charges, demands and what these ask for."""
    kinds = [measure(kind, languages) for kind in _KINDS]
    return [kinds[0], measure_mentions(languages), *kinds[1:], measure_asked(languages)]


def main() -> None:
    for languages in (LANGUAGES, *((tag,) for tag in LANGUAGES)):
        print(f"{' + '.join(languages)}\n{'':14}candidates  right  precision  in register  found  recall")
        for row in table(languages):
            print(
                f"{row.what:14}{row.candidates:>10}{row.right:>7}{row.precision:>11.1%}"
                f"{row.truth:>13}{row.found:>7}{row.recall:>8.1%}"
            )
        whose = measure_subjects(languages)
        if languages == LANGUAGES:
            cases = measure_cases()
            print(f"cases of names: {cases.told} told, {len(cases.wrong)} wrong; {cases.left_open} left open")
        print(f"whose charge: {whose.right} right, {whose.wrong} wrong; {whose.missing} of {whose.truth} missing\n")


if __name__ == "__main__":
    main()
