"""The grammatical case in which a text prints a name, where the endings leave one only.

The endings are those of `names.endings`. One that serves several cases is settled by the other names of its list, which
stand in the same case, and by a preposition; what is not settled is left open. A form that shows no ending is not
judged: it may be the nominative, or not declined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tracker.ingest.passage import NameList, Passage
from tracker.names import ORTHOGRAPHIES, prepare
from tracker.names.endings import ENDINGS
from tracker.names.prepared import Part
from tracker.names.reading import read_ending

CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
_JUDGED = frozenset(("sl", "pl", "lv"))
_FARTHEST = 6
_SAME_SOUND = {"pl": {"ą": frozenset(("accusative", "instrumental"))}}
# With a preposition alone; what stands without one is in none of these cases.
_PREPOSITIONS = {
    "pl": {"locative": "w we na o po przy", "instrumental": "z ze miedzy przed nad pod"},
    "sl": {"locative": "v na o po pri ob", "instrumental": "s z med pred nad pod za"},
    "lv": {"locative": "", "instrumental": "ar"},
}

# After a soft consonant a Polish feminine has one form for genitive and dative.
_SOFT = re.compile(r"(?:i|[zcżj]y)$")

Place = tuple[int, int, str]
"""Where a name stands in a text, and whose it is."""
Forms = Mapping[str, Iterable[tuple[str, str]]]
"""The printed forms of people by ref, each with its language."""


def find_cases(text: str, language: str, names: Sequence[Place], forms: Forms) -> dict[tuple[int, int], str]:
    """The case of each of `names` in a text, by its offsets; without those of which it cannot be told."""
    if language not in _JUDGED:
        return {}
    passage = Passage(text, language, names)
    found: dict[tuple[int, int], str] = {}
    for one in passage.lists_in(0, len(text)):
        within = [name for name in names if one.start <= name[0] < one.end]
        may_be = {name: _possible(text[name[0] : name[1]], language, forms.get(name[2], ())) for name in within}
        told = {name: _with_preposition(cases, passage, one, language) for name, cases in may_be.items() if cases}
        common = frozenset.intersection(*told.values()) if told else frozenset()
        if len(common) == 1:
            found |= dict.fromkeys(((start, end) for start, end, _ in told), next(iter(common)))
    return found


def _with_preposition(cases: frozenset[str], passage: Passage, one: NameList, language: str) -> frozenset[str]:
    """Without the cases that need a preposition where none stands; with one farther off it is not settled."""
    near = [token.word for token in passage.tokens_before(one.start, _FARTHEST)]
    governing = {case: set(words.split()) for case, words in _PREPOSITIONS[language].items()}
    governed = {case for case, words in governing.items() if words & set(near[-1:])}
    perhaps = {case for case, words in governing.items() if words & set(near)}
    return cases & governed or cases - (governing.keys() - perhaps)


def _possible(form: str, language: str, forms: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The cases that a form may be in, held against the other forms of the same name; none where it shows no ending."""
    parts = prepare(form, language).parts
    for tag, other in forms:
        others = prepare(other, tag).parts
        if other == form or len(others) != len(parts):
            continue
        found = [_of_word(ours, theirs, language) for ours, theirs in zip(parts, others, strict=True)]
        told = [cases for cases in found if cases]
        if told and None not in found:
            return frozenset.intersection(*told)
    return frozenset()


def _of_word(ours: Part, theirs: Part, language: str) -> frozenset[str] | None:
    """The cases of one word whose nominative `theirs` is; none where it is that word, None where it is another."""
    if not ours.folds.keys().isdisjoint(theirs.folds):
        last = ours.printed[-1:].lower()
        same = _SAME_SOUND.get(language, {}).get(last, frozenset())
        return same if theirs.printed[-1:].lower() != last else frozenset()
    ending = next((ours.nominatives[fold] for fold in theirs.folds if fold in ours.nominatives), None)
    if ending is None or not ours.folds.keys().isdisjoint(theirs.nominatives):
        return None
    cases = _cases_of(language).get((ending.printed, ending.nominative))
    if cases and language == "pl" and _SOFT.search(ours.printed.lower()):
        return cases | {"dative"}
    return cases


@cache
def _cases_of(language: str) -> dict[tuple[str, str], frozenset[str]]:
    """By an ending and the sounds that the nominative has instead: every case that has it."""
    found: dict[tuple[str, str], set[str]] = {}
    for tag in ORTHOGRAPHIES[language]["endings"]:
        for _, label, pairs in ENDINGS[tag]:
            for printed, nominative in pairs:
                key = printed, read_ending(nominative, language)
                found.setdefault(key, set()).update(case for case in CASES if case in label.split())
    return {key: frozenset(cases) for key, cases in found.items()}
