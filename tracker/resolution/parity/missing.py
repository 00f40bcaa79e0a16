"""Provisions that a version lacks. A version that lacks every provision of a kind (a copy without its footnotes) is one
finding, not one for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.resolution.parity.values import Finding, FindingKind, Seen
from tracker.resolution.values import Provision, UnitKind

_SURE, _POSSIBLE = 0.95, 0.5


def find_missing(provisions: Sequence[Provision], languages: Sequence[str]) -> Iterator[Finding]:
    """A finding for each provision that some of `languages` lack."""
    kinds: dict[UnitKind, list[Provision]] = {}
    for provision in provisions:
        kinds.setdefault(provision.kind, []).append(provision)
    for kind, of_kind in kinds.items():
        without = {tag for tag in languages if not any(tag in provision.units for provision in of_kind)}
        for tag in languages:
            if tag in without:
                number = f"any of the {len(of_kind)} {kind.value}s" if len(of_kind) > 1 else f"the {kind.value}"
                yield _finding(of_kind[0], (tag,), languages, f"{tag} lacks {number} that others have.")
        for provision in of_kind:
            lacking = tuple(tag for tag in languages if tag not in provision.units and tag not in without)
            if lacking:
                message = f"{', '.join(lacking)} {'lacks' if len(lacking) == 1 else 'lack'} {provision.key}."
                yield _finding(provision, lacking, languages, message)


def _finding(provision: Provision, lacking: tuple[str, ...], languages: Sequence[str], message: str) -> Finding:
    seen = {
        tag: (Seen(provision.units[tag].text, 0, len(provision.units[tag].text)),) if tag in provision.units else ()
        for tag in languages
    }
    confidence = _POSSIBLE if provision.kind is UnitKind.FOOTNOTE else _SURE
    return Finding(provision.key, FindingKind.MISSING_PARAGRAPH, lacking, seen, message, confidence)
