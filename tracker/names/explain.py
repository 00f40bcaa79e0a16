"""Why two names were found alike, in plain English, for people who have to decide.

Words only: it never changes a score.
"""

from __future__ import annotations

from tracker.names.matching import Alignment, Level, Pair
from tracker.names.orthographies import ORTHOGRAPHIES
from tracker.names.prepared import Part
from tracker.names.sounds import spell_out

_MOST_SPELLINGS = 3


def reasons_for(alignment: Alignment) -> tuple[str, ...]:
    """One sentence for everything that had to be explained, in the order of the query's parts."""
    reasons: list[str] = []
    for pair in sorted(alignment.pairs, key=lambda pair: pair.query):
        reasons += _of_pair(alignment.query.parts[pair.query], alignment.form.parts[pair.form], pair)
    if _is_swapped(alignment.pairs):
        reasons.append("order of names swapped")
    reasons += [_of_left_out(part) for part in alignment.left_out]
    if alignment.has_lone_ending:
        reasons.append("the rest of the name is not declined, so the ending may belong to another name")
    return tuple(dict.fromkeys(reasons)) or ("the same letters",)


def _of_pair(query: Part, form: Part, pair: Pair) -> list[str]:
    if pair.level is Level.INITIAL:
        initial, whole = (query, form) if query.initials else (form, query)
        verdict = "may stand for" if pair.score else "does not stand for"
        return [f"initial {initial.printed} {verdict} {whole.printed}"]
    if pair.level is Level.EQUAL:
        return _of_equal(query, form)
    if pair.level is Level.ENDING:
        return _of_ending(query, form)
    if pair.level is Level.UNACCENTED:
        return [f"{query.printed} and {form.printed} agree when accents are left out"]
    if pair.level is Level.STEM:
        return [f"{query.printed} and {form.printed} differ only in an ending that no known case explains"]
    return [_of_likeness(query, form)]


def _of_equal(query: Part, form: Part) -> list[str]:
    if query.printed.lower() == form.printed.lower():
        return []
    common = next(fold for fold in query.folds if fold in form.folds)
    return _of_reading(query, common) + _of_reading(form, common)


def _of_reading(part: Part, fold: str) -> list[str]:
    spelled = spell_out(fold)
    if spelled.lower() == part.printed.lower() or not part.folds.get(fold):
        return []
    return [f"{part.printed} reads as {spelled} in {_spellings(part.folds[fold])} spelling"]


def _of_ending(query: Part, form: Part) -> list[str]:
    common = next(
        (fold for fold in (*query.folds, *query.nominatives) if fold in form.folds),
        next((fold for fold in (*query.folds, *query.nominatives) if fold in form.nominatives), ""),
    )
    reasons: list[str] = []
    for part in (query, form):
        ending = part.nominatives.get(common) if common not in part.folds else None
        if ending is None:
            reasons += _of_reading(part, common)
        else:
            printed = ending.printed.lstrip("'") if ending.printed in part.printed.lower() else ending.sounds
            reasons.append(f"{part.printed} read as {spell_out(common)}: ending -{printed} taken as {ending.label}")
    return reasons


def _of_likeness(query: Part, form: Part) -> str:
    from rapidfuzz.distance import OSA

    pairs = [(one, other) for one in (*query.stems, query.plain) for other in (*form.stems, form.plain)]
    slips = min(OSA.distance(one, other) for one, other in pairs)
    if slips == 0:
        return f"{query.printed} and {form.printed} differ in accents alone"
    if slips == 1:
        return f"one letter differs: {query.printed}, {form.printed}"
    bones = "" if query.skeletons.isdisjoint(form.skeletons) else ", the consonants agree"
    return f"{slips} letters differ: {query.printed}, {form.printed}{bones}"


def _of_left_out(part: Part) -> str:
    if part.is_patronymic:
        return f"patronymic {part.printed} left out"
    if part.initials:
        return f"initial {part.printed} left out"
    return f"{part.printed} stands in one of the two only"


def _is_swapped(pairs: tuple[Pair, ...]) -> bool:
    places = [pair.form for pair in sorted(pairs, key=lambda pair: pair.query)]
    return places != sorted(places)


def _spellings(orthographies: tuple[str, ...]) -> str:
    names = list(dict.fromkeys(ORTHOGRAPHIES[name]["name"] for name in orthographies))[:_MOST_SPELLINGS]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
