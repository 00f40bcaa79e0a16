"""Which findings a curator has recorded already, and the others as problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.problems import Problem, Severity
from tracker.resolution.parity.values import Finding, FindingKind, Recorded

_WORTH_A_WARNING = 0.5
_EXPLAINS_ONLY = {
    "name": (FindingKind.NAME,),
    "agent": (FindingKind.NAME, FindingKind.LENGTH),
    "typo": (FindingKind.NAME, FindingKind.ARTICLE),
}


def explaining(finding: Finding, recorded: Iterable[Recorded]) -> tuple[str, ...]:
    """The refs of what explains a finding: recorded of the same provision, about the same words.

    Where no version allows words to be compared, the same kind is enough.
    """
    return tuple(dict.fromkeys(one.ref for one in recorded if _explains(one, finding)))


def unexplained(
    findings: Iterable[Finding], differences: Sequence[Recorded], files: Mapping[str, str]
) -> list[Problem]:
    """A warning for each finding that nothing recorded explains, a note where it is not likely; `files` by language."""
    by_provision: dict[str, list[Recorded]] = {}
    for one in differences:
        by_provision.setdefault(one.provision, []).append(one)
    return [
        Problem(
            Severity.WARNING if finding.confidence >= _WORTH_A_WARNING else Severity.NOTE,
            f"parity_{finding.kind.value}",
            files[finding.where],
            finding.line,
            f"{finding.provision}: {finding.message}",
        )
        for finding in findings
        if not explaining(finding, by_provision.get(finding.provision, ()))
    ]


def _explains(one: Recorded, finding: Finding) -> bool:
    if one.provision != finding.provision:
        return False
    if finding.kind is FindingKind.MISSING_PARAGRAPH:
        return set(finding.languages) <= one.absent
    if one.kind in _EXPLAINS_ONLY and finding.kind not in _EXPLAINS_ONLY[one.kind]:
        return False
    if finding.kind is FindingKind.MISSING_TEXT and one.kind != FindingKind.MISSING_TEXT.value:
        lacking = {language for language, places in finding.seen.items() if not places}
        if not lacking <= one.absent:
            return False
    comparable = [language for language, places in finding.seen.items() if places and language in one.spans]
    if not comparable:
        return one.kind == finding.kind.value
    return any(
        place.start < one.spans[language][1] and one.spans[language][0] < place.end
        for language in comparable
        for place in finding.seen[language]
    )
