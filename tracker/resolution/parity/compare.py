"""Values of the versions of one provision against each other: what some have and others lack.

A value that one version lacks and another that only it has, at about the same place, are one finding: "57" against
"75". A date whose year one version leaves out is one finding too; so is, with little confidence, a date that stands far
from where the others have it, because it may qualify something else there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tracker.resolution.parity.amounts import Amount
from tracker.resolution.parity.values import Finding, FindingKind, Seen

_NEIGHBOURHOOD = 0.2
_FAR = 0.4
_SURE, _LIKELY, _POSSIBLE = 0.9, 0.6, 0.3

Amounts = Mapping[str, Sequence[Amount]]


def compare_amounts(key: str, texts: Mapping[str, str], amounts: Amounts) -> list[Finding]:
    """The findings of one provision, given its texts and amounts by language."""
    places = _places(amounts)
    unmatched = [found for value, by_language in places.items() if (found := _unmatched(value, by_language, texts))]
    findings = [_finding(key, group, texts) for group in _grouped(unmatched)]
    return findings + [moved for value in places if (moved := _moved(key, value, places[value], texts))]


@dataclass(frozen=True, slots=True)
class _Unmatched:
    """A value that does not stand in all versions: where it does, and about how far into the text."""

    value: str
    kind: FindingKind
    places: Mapping[str, Sequence[Amount]]
    depth: float
    in_words: bool


def _places(amounts: Amounts) -> dict[str, dict[str, list[Amount]]]:
    places: dict[str, dict[str, list[Amount]]] = {}
    for language, found in amounts.items():
        for amount in found:
            places.setdefault(amount.value, {}).setdefault(language, []).append(amount)
    return places


def _unmatched(value: str, places: Mapping[str, Sequence[Amount]], texts: Mapping[str, str]) -> _Unmatched | None:
    found = [(language, amount) for language, amounts in places.items() for amount in amounts]
    told = [sum(amount.is_told for amount in amounts) for amounts in places.values()]
    counts = {count for count in told if count}
    if not counts or (len(places) == len(texts) and len(counts) == 1):
        return None
    kinds = {amount.kind for _, amount in found}
    kind = next(kind for kind in (FindingKind.ARTICLE, FindingKind.DATE, FindingKind.NUMBER) if kind in kinds)
    depth = sum(amount.start / max(1, len(texts[language])) for language, amount in found) / len(found)
    return _Unmatched(value, kind, places, depth, all(amount.in_words for _, amount in found))


def _grouped(unmatched: Sequence[_Unmatched]) -> list[list[_Unmatched]]:
    """Put together what different versions have instead of each other."""
    groups: list[list[_Unmatched]] = []
    for found in sorted(unmatched, key=lambda found: (-len(found.places), found.depth)):
        near = [group for group in groups if all(_answers(found, other) for other in group)]
        if near:
            min(near, key=lambda group: abs(group[0].depth - found.depth)).append(found)
        else:
            groups.append([found])
    return groups


def _answers(left: _Unmatched, right: _Unmatched) -> bool:
    if left.places.keys() & right.places.keys():
        return False
    if (left.kind is FindingKind.DATE) != (right.kind is FindingKind.DATE):
        return False
    return abs(left.depth - right.depth) <= _NEIGHBOURHOOD or _is_less_precise(left.value, right.value)


def _is_less_precise(left: str, right: str) -> bool:
    """Whether two dates agree in all that both of them say."""
    pairs = zip(left.split("-"), right.split("-"), strict=False)
    return "-" in left and "-" in right and all(a == b or "?" in (a, b) for a, b in pairs)


def _moved(key: str, value: str, places: Mapping[str, Sequence[Amount]], texts: Mapping[str, str]) -> Finding | None:
    """A finding for a date that all versions give once, at places that are far apart."""
    alone = {language: found[0] for language, found in places.items() if len(found) == 1 and found[0].kind == "date"}
    if not len(alone) == len(texts) > 1:
        return None
    depths = {language: amount.start / len(texts[language]) for language, amount in alone.items()}
    if max(depths.values()) - min(depths.values()) < _FAR:
        return None
    middle = median(depths.values())
    odd = max(depths, key=lambda language: abs(depths[language] - middle))
    seen = {language: (_seen(amount, texts[language]),) for language, amount in alone.items()}
    message = f"The date {value} stands elsewhere in {odd} than in the others; does it say when the same thing was?"
    return Finding(key, FindingKind.DATE, (odd,), seen, message, _POSSIBLE)


def _finding(key: str, group: Sequence[_Unmatched], texts: Mapping[str, str]) -> Finding:
    having = {
        language: sorted((a for found in group for a in found.places.get(language, ())), key=lambda a: a.start)
        for language in texts
    }
    seen = {language: tuple(_seen(amount, texts[language]) for amount in found) for language, found in having.items()}
    said = {language: ", ".join(amount.value for amount in found) for language, found in having.items()}
    kinds = {found.kind for found in group}
    kind = next(kind for kind in (FindingKind.ARTICLE, FindingKind.DATE, FindingKind.NUMBER) if kind in kinds)
    return Finding(key, kind, _odd_ones(said), seen, _sentence(kind, group, said), _confidence(group, texts))


def _seen(amount: Amount, text: str) -> Seen:
    return Seen(text[amount.start : amount.end], amount.start, amount.end)


def _odd_ones(said: Mapping[str, str]) -> tuple[str, ...]:
    """The versions that stand apart: all but the largest side that agrees; all of them where no side is larger."""
    sides: dict[str, list[str]] = {}
    for language, value in said.items():
        sides.setdefault(value, []).append(language)
    largest = max(len(side) for side in sides.values())
    if sum(len(side) == largest for side in sides.values()) > 1:
        return tuple(said)
    return tuple(language for side in sides.values() if len(side) < largest for language in side)


def _sentence(kind: FindingKind, group: Sequence[_Unmatched], said: Mapping[str, str]) -> str:
    name = {FindingKind.ARTICLE: "article", FindingKind.DATE: "date"}.get(kind, "number")
    given = "; ".join(f"{language} {value or 'has none'}" for language, value in said.items())
    if len(group) == 1 and len(group[0].places) == len(said):
        return f"The {name} {group[0].value} does not stand equally often: {given}."
    return f"The {name}s differ: {given}."


def _confidence(group: Sequence[_Unmatched], texts: Mapping[str, str]) -> float:
    if len(group) == 1 and len(group[0].places) == len(texts):
        return _POSSIBLE
    return _LIKELY if any(found.in_words for found in group) else _SURE
