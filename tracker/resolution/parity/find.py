"""All of parity over a document: each provision's versions against each other, nothing understood and nothing recorded
needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.resolution.languages import find_language
from tracker.resolution.parity.amounts import Amount, read_amounts
from tracker.resolution.parity.clauses import Clause, compare_clauses, split_clauses
from tracker.resolution.parity.compare import compare_amounts
from tracker.resolution.parity.lengths import compare_lengths, usual_lengths
from tracker.resolution.parity.missing import find_missing
from tracker.resolution.parity.names import NameIndex, compare_names
from tracker.resolution.parity.values import Finding, FindingKind, KnownNames, Seen
from tracker.resolution.values import Provision

_WITHOUT_RECORD = 0.6
_UNUSUAL_LENGTH = 0.4


def find_parity(
    provisions: Sequence[Provision], languages: Sequence[str], known_names: KnownNames | None = None
) -> list[Finding]:
    """Where the versions of a document seem not to say the same, in the order of its provisions.

    `languages` are the versions that there are, so that a provision which one lacks is seen to be lacking. A
    language without a record is compared by its digits, lengths, clauses and names.
    """
    indexes = {language: NameIndex(known_names or {}, language) for language in languages}
    lengths = {
        provision.key: {tag: len(unit.text) for tag, unit in provision.units.items()} for provision in provisions
    }
    usual = dict.fromkeys(languages, 1.0) | usual_lengths(lengths)
    compared = [_compare(provision, indexes, usual) for provision in provisions if len(provision.units) > 1]
    findings = [*find_missing(provisions, languages), *(found for one in compared for found in one.findings)]
    findings += _unusual(compared, usual)
    order = {provision.key: index for index, provision in enumerate(provisions)}
    by_key = {provision.key: provision for provision in provisions}
    return sorted(
        (_placed(finding, by_key[finding.provision]) for finding in findings),
        key=lambda finding: (order[finding.provision], -finding.confidence),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """One provision: its findings, and its clauses by language where they answer each other one to one."""

    key: str
    texts: Mapping[str, str]
    findings: Sequence[Finding]
    clauses: Mapping[str, Sequence[Clause]]


def _compare(provision: Provision, indexes: Mapping[str, NameIndex], usual: Mapping[str, float]) -> _Compared:
    texts = {language: unit.text for language, unit in provision.units.items()}
    clauses = {language: split_clauses(text, find_language(language)) for language, text in texts.items()}
    lacking = compare_clauses(provision.key, texts, clauses, usual)
    others = [*_amounts(provision.key, texts), *compare_names(provision.key, texts, indexes)]
    findings = [*lacking, *(finding for finding in others if not any(_lies_in(finding, clause) for clause in lacking))]
    if lacking or len({len(found) for found in clauses.values()}) > 1:
        clauses = {language: [Clause(0, len(text), text)] for language, text in texts.items()}
    return _Compared(provision.key, texts, findings, {} if lacking else clauses)


def _amounts(key: str, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Numbers, dates and articles, in full where the languages have records, by their digits where one has none."""
    amounts = {language: read_amounts(text, find_language(language)) for language, text in texts.items()}
    known = {language: text for language, text in texts.items() if find_language(language)}
    yield from compare_amounts(key, known, {language: amounts[language] for language in known})
    if len(known) < len(texts):
        for finding in compare_amounts(key, texts, {tag: _digits(text, amounts[tag]) for tag, text in texts.items()}):
            if len(known) < 2 or set(finding.languages) - known.keys():
                yield replace(finding, confidence=min(finding.confidence, _WITHOUT_RECORD))


def _digits(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """What digits alone say; numbers in words may answer them."""
    return read_amounts(text, None) + [replace(amount, is_told=False) for amount in amounts if amount.in_words]


def _lies_in(finding: Finding, clause: Finding) -> bool:
    """Whether all that was seen stands in a clause which is missing as a whole."""
    return all(
        any(place.start <= seen.start and seen.end <= place.end for place in clause.seen[language])
        for language, places in finding.seen.items()
        for seen in places
    )


def _unusual(compared: Sequence[_Compared], usual: Mapping[str, float]) -> Iterator[Finding]:
    """Clauses whose length in one version is far from what is usual; where versions cut them otherwise, provisions."""
    clauses = {
        f"{index} {number}": (one, {language: found[number] for language, found in one.clauses.items()})
        for index, one in enumerate(compared)
        for number in range(min(map(len, one.clauses.values()), default=0))
    }
    lengths = {key: {tag: clause.length for tag, clause in row.items()} for key, (_, row) in clauses.items()}
    taken = set()
    for key, language, difference in sorted(compare_lengths(lengths, usual), key=lambda row: -abs(row[2])):
        if key in taken:
            continue
        taken.add(key)
        one, row = clauses[key]
        seen = {tag: (Seen(clause.words, clause.start, clause.end),) for tag, clause in row.items()}
        others = ", ".join(f"{tag} {clause.length}" for tag, clause in row.items() if tag != language)
        message = (
            f"{language} is about {abs(difference)} characters {'longer' if difference > 0 else 'shorter'} "
            f"than the others lead to expect: {row[language].length} ({others})."
        )
        yield Finding(one.key, FindingKind.LENGTH, (language,), seen, message, _UNUSUAL_LENGTH)


def _placed(finding: Finding, provision: Provision) -> Finding:
    """The finding with the source line of the version that stands apart, or of the first that has the provision."""
    having = [language for language in finding.languages if language in provision.units] or list(provision.units)
    return replace(finding, where=having[0], line=provision.units[having[0]].line)
