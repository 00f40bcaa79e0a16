"""How well two names agree, and why: scores, kinds of match and the thresholds that callers act on.

Compares what `prepared` holds; reads no spelling and takes off no endings itself. Scores of equality
come from knowledge (a convention, an ending), scores of likeness from rapidfuzz, which is loaded at the
first likeness that has to be measured.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple

from tracker.names.inflection import declines_with_a
from tracker.names.prepared import Part, Prepared, joined, prepare
from tracker.names.sounds import REMEMBERED

# At or above: the spellings agree sound by sound, conventions and endings explained; still for a person to confirm.
SAME = 0.94
# At or above, below SAME: worth a person's look: a typing slip, a lone surname, an initial, a doubtful ending.
REVIEW = 0.78

_ENDING_SCORE = 0.985
_UNACCENTED_SCORE = 0.96
_STEM_SCORE = 0.90
_INITIAL_SCORE = 0.95
_LIKENESS = 0.92
_SKELETON_BONUS = 0.03
_MEAN_WEIGHT = 0.6
_LONE_PART = 0.85
_WITH_INITIAL = 0.93
_PART_LEFT_OUT = 0.92
_LONE_ENDING = 0.07
_SMALLEST_LIKENESS = 0.5
_MOST_PERMUTED = 4


class Kind(StrEnum):
    """What two forms have in common, the most telling first; `near` says nothing without its score."""

    EXACT_FORM = "exact_form"
    SAME_KEY = "same_key"
    SAME_SKELETON = "same_skeleton"
    PARTIAL = "partial"
    NEAR = "near"


class Match(NamedTuple):
    """The likeness of two forms: 0 to 1, its kind, and the reasons in plain English (empty when not asked for)."""

    score: float
    kind: Kind
    reasons: tuple[str, ...]

    @property
    def is_partial(self) -> bool:
        """Whether one form lacks a part that the other has, so that the match may fit several people."""
        return self.kind is Kind.PARTIAL


class Level(IntEnum):
    """How a part of one name was found in the other, the best first."""

    EQUAL = 0
    ENDING = 1
    UNACCENTED = 2
    STEM = 3
    INITIAL = 4
    LIKE = 5


class Pair(NamedTuple):
    """A part of the query and the part of the form that it was matched with."""

    query: int
    form: int
    score: float
    level: Level


class Alignment(NamedTuple):
    """Which parts were matched, and what of the whole was found: input for the explanation."""

    query: Prepared
    form: Prepared
    pairs: tuple[Pair, ...]
    score: float
    left_out: tuple[Part, ...]
    is_partial: bool
    has_lone_ending: bool


def compare(
    query: str, form: str, *, query_orthography: str | None = None, form_orthography: str | None = None
) -> Match:
    """Compare two forms; an orthography that is not given is guessed. Symmetric but for the wording of the reasons."""
    return compare_prepared(prepare(query, query_orthography), prepare(form, form_orthography))


def compare_prepared(query: Prepared, form: Prepared, *, explain: bool = True) -> Match:
    """Compare two prepared forms; without `explain` the reasons stay empty, which saves time in a long list."""
    if not query.parts or not form.parts:
        return Match(0.0, Kind.NEAR, ("nothing to compare",) if explain else ())
    if query.normal == form.normal:
        return Match(1.0, Kind.EXACT_FORM, ("the same spelling",) if explain else ())
    best = _align(query, form)
    if len(query.parts) != len(form.parts) and best.score < SAME:
        best = max([best, *_align_joined(query, form)], key=lambda alignment: alignment.score)
    reasons: tuple[str, ...] = ()
    if explain:
        from tracker.names.explain import reasons_for

        reasons = reasons_for(best)
    return Match(round(best.score, 4), _kind(best), reasons)


@lru_cache(maxsize=REMEMBERED)
def likeness(left: str, right: str) -> float:
    """How alike two words are, 0 to 1: the mean of optimal string alignment and Jaro-Winkler similarity."""
    alignment, winkler = _distances()
    return (alignment(left, right) + winkler(left, right)) / 2


def _kind(alignment: Alignment) -> Kind:
    if alignment.is_partial:
        return Kind.PARTIAL
    query, form = alignment.query.keys, alignment.form.keys
    if all(pair.level <= Level.ENDING for pair in alignment.pairs) or not set(query.keys).isdisjoint(form.keys):
        return Kind.SAME_KEY
    return Kind.NEAR if set(query.skeletons).isdisjoint(form.skeletons) else Kind.SAME_SKELETON


def _align(query: Prepared, form: Prepared) -> Alignment:
    """The assignment of parts to parts with the best sum of scores, in printed order where two are as good."""
    shorter, longer = (query.parts, form.parts) if len(query.parts) <= len(form.parts) else (form.parts, query.parts)
    scored = [[_score(left, right) for right in longer] for left in shorter]
    chosen = _assign([[score for score, _ in row] for row in scored])
    is_turned = shorter is not query.parts
    pairs = tuple(
        Pair(there, here, *scored[here][there]) if is_turned else Pair(here, there, *scored[here][there])
        for here, there in enumerate(chosen)
    )
    left_out = tuple(part for place, part in enumerate(longer) if place not in chosen)
    return _weigh(query, form, pairs, left_out)


def _weigh(query: Prepared, form: Prepared, pairs: tuple[Pair, ...], left_out: tuple[Part, ...]) -> Alignment:
    scores = [pair.score for pair in pairs]
    score = _MEAN_WEIGHT * sum(scores) / len(scores) + (1 - _MEAN_WEIGHT) * min(scores)
    with_initial = any(pair.level is Level.INITIAL for pair in pairs)
    missing = [part for part in left_out if not (part.initials or part.is_patronymic)]
    is_lone = len(pairs) == 1 and bool(left_out)
    if is_lone:
        score *= _LONE_PART
    elif missing:
        score *= _PART_LEFT_OUT
    if with_initial:
        score *= _WITH_INITIAL
    lone_ending = _has_lone_ending(query, form, pairs)
    if lone_ending:
        score -= _LONE_ENDING
    is_partial = is_lone or bool(missing) or with_initial
    return Alignment(query, form, pairs, max(score, 0.0), left_out, is_partial, lone_ending)


def _align_joined(query: Prepared, form: Prepared) -> list[Alignment]:
    """Alignments with two parts of the longer name read as one, where the letters nearly add up."""
    letters = [sum(len(part.plain) for part in prepared.parts) for prepared in (query, form)]
    if abs(letters[0] - letters[1]) > 2 or abs(len(query.parts) - len(form.parts)) != 1:
        return []
    if len(query.parts) > len(form.parts):
        return [_align(whole, form) for whole in joined(query)]
    return [_align(query, whole) for whole in joined(form)]


def _assign(scores: list[list[float]]) -> tuple[int, ...]:
    """For each row the column it is given, no column twice; greedy where there are too many to try all."""
    width = len(scores[0])
    if len(scores) == 1:
        return (max(range(width), key=lambda column: scores[0][column]),)
    if width <= _MOST_PERMUTED:
        orders = permutations(range(width), len(scores))
        return max(orders, key=lambda order: sum(row[column] for row, column in zip(scores, order, strict=True)))
    ranked = sorted(
        ((score, -row, -column) for row, line in enumerate(scores) for column, score in enumerate(line)), reverse=True
    )
    given: dict[int, int] = {}
    for _, row, column in ranked:
        if -row not in given and -column not in given.values():
            given[-row] = -column
    return tuple(given[row] for row in range(len(scores)))


def _score(left: Part, right: Part) -> tuple[float, Level]:
    """The score of two parts and what it rests on."""
    if left.initials or right.initials:
        return _score_initials(left, right)
    folds, others = left.folds.keys(), right.folds.keys()
    if not folds.isdisjoint(others):
        return 1.0, Level.EQUAL
    cases, other_cases = left.nominatives.keys(), right.nominatives.keys()
    if not (folds.isdisjoint(other_cases) and cases.isdisjoint(others) and cases.isdisjoint(other_cases)):
        return _ENDING_SCORE, Level.ENDING
    if _agree_without_accents(left, right):
        return _UNACCENTED_SCORE, Level.UNACCENTED
    if not set(left.stems).isdisjoint(right.stems):
        return _STEM_SCORE, Level.STEM
    best = max(
        likeness(left.plain, right.plain),
        *(likeness(one, other) for one in left.stems for other in right.stems),
        0.0,
    )
    best *= _LIKENESS
    if not left.skeletons.isdisjoint(right.skeletons):
        best = min(best + _SKELETON_BONUS, _LIKENESS)
    return (best if best >= _SMALLEST_LIKENESS else best / 2), Level.LIKE


def _agree_without_accents(left: Part, right: Part) -> bool:
    """Whether one part is the other with its accents lost: z may stand for ž, but sh never for s."""
    if left.flat.isdisjoint(right.flat):
        return False
    return any(
        len(bare) == len(full) and all(b == f or f in "jxc" for b, f in zip(bare, full, strict=True))
        for stripped, whole in ((left, right), (right, left))
        for bare in stripped.stripped
        for full in (*whole.folds, *whole.nominatives)
    )


def _score_initials(left: Part, right: Part) -> tuple[float, Level]:
    first = left.initials or {fold[0] for fold in left.folds}
    other = right.initials or {fold[0] for fold in right.folds}
    return (0.0 if first.isdisjoint(other) else _INITIAL_SCORE), Level.INITIAL


def _has_lone_ending(query: Prepared, form: Prepared, pairs: tuple[Pair, ...]) -> bool:
    """Whether one part has a man's case ending while another, which would have one too, stands in the nominative.

    `Aset Abisheva` is a woman, not a case of Aset Abishev, who would be `Aseta Abisheva`.
    """
    return any(
        _needs_company(query.parts[pair.query], form.parts[pair.form], pair.level)
        and any(
            _stays_bare(query.parts[other.query], form.parts[other.form], other) for other in pairs if other is not pair
        )
        for pair in pairs
    )


def _needs_company(left: Part, right: Part, level: Level) -> bool:
    """Whether every way to read the parts as one takes an ending off a man's name."""
    if level is Level.STEM:
        return True
    if level is not Level.ENDING:
        return False
    common = ({*left.folds, *left.nominatives}) & ({*right.folds, *right.nominatives})
    return all(
        declines_with_a(word)
        and all(part.nominatives[word].is_on_every_word for part in (left, right) if word in part.nominatives)
        for word in common
    )


def _stays_bare(left: Part, right: Part, pair: Pair) -> bool:
    """Whether the parts are one nominative that would decline; the first half of a hyphenated part does not."""
    is_half = left.is_before_hyphen or right.is_before_hyphen
    return pair.level is Level.EQUAL and not is_half and any(map(declines_with_a, left.folds))


@cache
def _distances() -> tuple[Callable[[str, str], float], Callable[[str, str], float]]:
    from rapidfuzz.distance import OSA, JaroWinkler

    return OSA.normalized_similarity, JaroWinkler.similarity
