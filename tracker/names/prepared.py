"""A name folded once, ready to be compared to many: its parts, their readings, stems and keys.

Everything that depends on one form alone is worked out here; nothing in here looks at two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from tracker.names.inflection import Ending, is_patronymic, nominatives, stem
from tracker.names.orthographies import ORTHOGRAPHIES
from tracker.names.reading import Reading, Word, read, split_words
from tracker.names.sounds import settle, skeleton, without_accents

# Raise with every change of a rule that changes a key: stored keys of another version are worked out anew.
FOLD_VERSION = 1

# The pseudo-orthography of text that is a fold key already; anything else given under it is read as unknown.
FOLDED = "folded"

KEY_LIMIT = 6
TOKEN_LIMIT = 8

_PARTS_WITHOUT_PATRONYMIC = 2
_LIKELY = 4
_ACCENTED = frozenset("šžčşçż")


class NameKeys(NamedTuple):
    """What to store and look up for a form; all lower-case ASCII letters and single spaces.

    `keys`: whole-name fold keys, the likeliest reading first: stems sorted and joined with a space, without
    initials and patronymics. `skeletons`: the same, consonants only. `tokens`: for each printed part, the
    stems that it may stand for (a patronymic has them too, an initial has none).
    """

    keys: tuple[str, ...]
    skeletons: tuple[str, ...]
    tokens: tuple[tuple[str, ...], ...]


class Part(NamedTuple):
    """One printed part of a name in all its readings; every set holds settled sounds.

    `folds` maps a reading to the orthographies that say so, `nominatives` maps what else the part may be a
    case form of to the ending taken off. `flat` holds all of them without
    accents; `stripped` the readings of a part that may have lost its accents, empty where it has not.
    """

    printed: str
    plain: str
    folds: dict[str, tuple[str, ...]]
    nominatives: dict[str, Ending]
    stems: tuple[str, ...]
    skeletons: frozenset[str]
    flat: frozenset[str]
    stripped: frozenset[str]
    initials: frozenset[str]
    is_patronymic: bool
    is_before_hyphen: bool = False


class Prepared(NamedTuple):
    """A form and everything that comparison needs to know of it. Make it with `prepare`."""

    form: str
    normal: str
    parts: tuple[Part, ...]
    keys: NameKeys


def prepare(form: str, orthography: str | None = None) -> Prepared:
    """Fold a form once. Never raises on any text; a form without letters has no parts and no keys."""
    is_folded = orthography == FOLDED and _is_folded(form)
    words = tuple(Word(token, token, False, "") for token in form.split()) if is_folded else split_words(form)
    normal = " ".join(word.printed.lower() for word in words)
    if not words:
        return Prepared(form, normal, (), NameKeys((), (), ()))
    readings = _as_folded(words) if is_folded else read(words, orthography)
    parts = tuple(_part(word, position, readings) for position, word in enumerate(words))
    keys = tuple(islice(_unique(_keys(parts, readings)), KEY_LIMIT))
    skeletons = _unique(" ".join(sorted(map(skeleton, key.split()))) for key in keys)
    tokens = tuple(part.stems for part in parts)
    return Prepared(form, normal, parts, NameKeys(keys, tuple(skeletons), tokens))


def name_keys(form: str, orthography: str | None = None) -> NameKeys:
    """The keys of a form, spelled as an orthography of `ORTHOGRAPHIES` says, or in an unknown way.

    >>> name_keys("Almata Żumagułowa", "pl").keys
    ('almat jumagulov',)
    """
    return prepare(form, orthography).keys


def deletions(token: str) -> tuple[str, ...]:
    """The token and all that is left when one of its letters is missing, for finding typing slips by equality.

    Two tokens one slip apart (a letter wrong, missing, added, or swapped with its neighbour) share one of these.
    """
    return tuple(_unique([token, *(token[:place] + token[place + 1 :] for place in range(len(token)))]))


def joined(prepared: Prepared) -> Iterator[Prepared]:
    """The same name with two neighbouring parts written as one, for each pair of neighbours."""
    for place in range(len(prepared.parts) - 1):
        left, right = prepared.parts[place : place + 2]
        if left.initials or right.initials:
            continue
        folds = {settle(a + b): left.folds[a] for a, b in islice(product(left.folds, right.folds), TOKEN_LIMIT)}
        stems = tuple(_unique(stem(fold) for fold in folds))
        part = Part(
            f"{left.printed} {right.printed}",
            left.plain + right.plain,
            folds,
            {},
            stems,
            frozenset(map(skeleton, stems)),
            frozenset(),
            frozenset(),
            frozenset(),
            False,
        )
        parts = (*prepared.parts[:place], part, *prepared.parts[place + 2 :])
        yield Prepared(prepared.form, prepared.normal, parts, prepared.keys)


def _is_folded(form: str) -> bool:
    return form.isascii() and form.replace(" ", "").isalpha() and form.islower()


def _as_folded(words: tuple[Word, ...]) -> list[Reading]:
    return [Reading((), tuple((word.letters,) for word in words))]


def _part(word: Word, position: int, readings: list[Reading]) -> Part:
    folds: dict[str, tuple[str, ...]] = {}
    cases: dict[str, Ending] = {}
    stems: dict[str, None] = {}
    is_last = position == len(readings[0].words) - 1
    is_folded = not readings[0].orthographies
    for reading in readings:
        for sounds in reading.words[position]:
            fold = settle(sounds)
            if fold:
                folds[fold] = folds.get(fold, ()) + reading.orthographies
                stems[fold if is_folded else stem(sounds)] = None
    if word.is_initial:
        initials = frozenset(fold[0] for fold in folds) | _first_letters(word)
        return Part(word.printed, _plain(word), folds, {}, (), frozenset(), frozenset(), frozenset(), initials, False)
    if word.tail:
        _take_off_tail(word, readings, position, cases)
    for reading in readings:
        for sounds in reading.words[position]:
            for nominative, ending in nominatives(sounds, reading.orthographies, is_last=is_last).items():
                if nominative not in folds:
                    cases.setdefault(nominative, ending)
    stems.update(dict.fromkeys(stem(nominative) for nominative in cases))
    indexed = tuple(islice(stems, TOKEN_LIMIT))
    flat = frozenset(map(without_accents, (*folds, *cases)))
    bare = frozenset(_stripped(folds, cases)) if word.letters.isascii() else frozenset()
    bones = frozenset(map(skeleton, indexed))
    patronymic = position > 0 and not is_folded and any(map(is_patronymic, folds))
    return Part(
        word.printed,
        _plain(word),
        folds,
        cases,
        indexed,
        bones,
        flat,
        bare,
        frozenset(),
        patronymic,
        word.is_before_hyphen,
    )


def _take_off_tail(word: Word, readings: list[Reading], position: int, cases: dict[str, Ending]) -> None:
    """Add the readings without what follows the apostrophe."""
    label = "an ending after an apostrophe"
    for reading in readings:
        for sounds in reading.words[position]:
            head = settle(sounds[: max(1, len(sounds) - len(word.tail))])
            cases.setdefault(head, Ending(f"'{word.tail}", label, "", "", is_on_every_word=False))


def _stripped(folds: dict[str, tuple[str, ...]], cases: dict[str, Ending]) -> Iterator[str]:
    """The readings in spellings that have accents, dz standing for a bare dž."""
    for fold, orthographies in folds.items():
        if any(map(_has_accents, orthographies)):
            yield fold.replace("dz", "z")
            yield from (case.replace("dz", "z") for case in cases)


@cache
def _has_accents(orthography: str) -> bool:
    return any(not _ACCENTED.isdisjoint(group) for _, group in ORTHOGRAPHIES[orthography]["rules"])


def _first_letters(word: Word) -> frozenset[str]:
    """An initial Y. stands for Ye-, which is read as e: both count."""
    return frozenset("e") if word.letters[0] in "yjеє" else frozenset()


def _plain(word: Word) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.letters) if letter.isalpha())


def _keys(parts: tuple[Part, ...], readings: list[Reading]) -> Iterator[str]:
    """Keys of the likeliest readings as printed, without case endings, in other variants; then of the rest."""
    wanted = _identifying(parts)
    cut = str if not readings[0].orthographies else stem
    for few in (readings[:_LIKELY], readings[_LIKELY:]):
        for reading in few:
            yield _key(cut(reading.words[place][0]) for place in wanted)
        for reading in few:
            yield _key(
                _stem_of_nominative(reading.words[place][0], reading.orthographies, is_last=place == len(parts) - 1)
                for place in wanted
            )
        for reading in few:
            for choice in islice(product(*(reading.words[place] for place in wanted)), 1, _LIKELY):
                yield _key(map(cut, choice))


def _identifying(parts: tuple[Part, ...]) -> list[int]:
    """The places of the parts that belong into a key: no initials, no patronymic, where two others remain."""
    places = [place for place, part in enumerate(parts) if not part.initials] or list(range(len(parts)))
    without = [place for place in places if not parts[place].is_patronymic]
    return without if len(without) >= _PARTS_WITHOUT_PATRONYMIC else places


def _stem_of_nominative(sounds: str, orthographies: tuple[str, ...], *, is_last: bool) -> str:
    if not orthographies:
        return sounds
    own = stem(sounds)
    found = nominatives(sounds, orthographies, is_last=is_last)
    return next((cut for cut in map(stem, found) if cut != own and len(cut) > 1), own)


def _key(stems: Iterable[str]) -> str:
    return " ".join(sorted(filter(None, stems)))


def _unique(values: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(value for value in values if value))
