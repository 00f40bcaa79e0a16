"""A name folded once, ready to be compared to many: its parts, their readings, stems and keys.

Everything that depends on one form alone is worked out here; nothing in here looks at two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from tracker.names.inflection import Ending, is_patronymic, nominatives, stem
from tracker.names.orthographies import ORTHOGRAPHIES
from tracker.names.reading import Reading, Word, read, split_words
from tracker.names.sounds import settle, skeleton, without_accents

# Raise with every change of a rule that changes a key: stored keys of another version are worked out anew.
FOLD_VERSION = 1

# The pseudo-orthography of text that is a fold key already.
FOLDED = "folded"

KEY_LIMIT = 6
TOKEN_LIMIT = 8

_PARTS_WITHOUT_PATRONYMIC = 2
_ACCENTED = frozenset("šžčşçż")


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What to store and look up for a form; all lower-case ASCII letters and single spaces.

    `keys`: whole-name fold keys, the likeliest reading first: stems sorted and joined with a space, without
    initials and patronymics. `skeletons`: the same, consonants only. `tokens`: for each printed part, the
    stems that it may stand for (a patronymic has them too, an initial has none).
    """

    keys: tuple[str, ...]
    skeletons: tuple[str, ...]
    tokens: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One printed part of a name in all its readings; every set holds settled sounds.

    `folds` maps a reading to the orthographies that say so, `nominatives` maps what else the part may be a
    case form of to the ending taken off. `unaccented` is filled for a part that may have lost its accents.
    """

    printed: str
    plain: str
    folds: dict[str, tuple[str, ...]]
    nominatives: dict[str, Ending]
    stems: tuple[str, ...]
    skeletons: frozenset[str]
    unaccented: frozenset[str]
    initials: frozenset[str]
    is_patronymic: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """A form and everything that comparison needs to know of it. Make it with `prepare`."""

    form: str
    normal: str
    parts: tuple[Part, ...]
    keys: NameKeys


def prepare(form: str, orthography: str | None = None) -> Prepared:
    """Fold a form once. Never raises on any text; a form without letters has no parts and no keys."""
    words = split_words(form)
    normal = " ".join(word.printed.lower() for word in words)
    if not words:
        return Prepared(form, normal, (), NameKeys((), (), ()))
    readings = _as_folded(words) if orthography == FOLDED else read(words, orthography)
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
            False,
        )
        parts = (*prepared.parts[:place], part, *prepared.parts[place + 2 :])
        yield Prepared(prepared.form, prepared.normal, parts, prepared.keys)


def _as_folded(words: tuple[Word, ...]) -> list[Reading]:
    return [Reading((), tuple((word.letters,) for word in words))]


def _part(word: Word, position: int, readings: list[Reading]) -> Part:
    folds: dict[str, tuple[str, ...]] = {}
    cases: dict[str, Ending] = {}
    stems: dict[str, None] = {}
    is_folded = not readings[0].orthographies
    for reading in readings:
        for sounds in reading.words[position]:
            fold = settle(sounds)
            if fold:
                folds[fold] = folds.get(fold, ()) + reading.orthographies
                stems[fold if is_folded else stem(sounds)] = None
    if word.is_initial:
        initials = frozenset(fold[0] for fold in folds) | _first_letters(word)
        return Part(word.printed, _plain(word), folds, {}, (), frozenset(), frozenset(), initials, False)
    for reading in readings:
        for sounds in reading.words[position]:
            for nominative, ending in nominatives(sounds, reading.orthographies).items():
                if nominative not in folds:
                    cases.setdefault(nominative, ending)
    if word.tail:
        _take_off_tail(word, readings, position, cases)
    stems.update(dict.fromkeys(stem(nominative) for nominative in cases))
    indexed = tuple(islice(stems, TOKEN_LIMIT))
    bare = frozenset(map(without_accents, (*folds, *cases))) if _may_lack_accents(word, readings) else frozenset()
    bones = frozenset(map(skeleton, indexed))
    patronymic = position > 0 and any(map(is_patronymic, folds))
    return Part(word.printed, _plain(word), folds, cases, indexed, bones, bare, frozenset(), patronymic)


def _take_off_tail(word: Word, readings: list[Reading], position: int, cases: dict[str, Ending]) -> None:
    """Add the readings without what follows the apostrophe."""
    label = "an ending after an apostrophe"
    for reading in readings:
        for sounds in reading.words[position]:
            head = settle(sounds[: max(1, len(sounds) - len(word.tail))])
            cases.setdefault(head, Ending(f"'{word.tail}", label, "", ""))


def _may_lack_accents(word: Word, readings: list[Reading]) -> bool:
    """Whether a spelling that has accents may have lost them: ASCII throughout, and plausible in such a spelling."""
    if not word.letters.isascii():
        return bool(_ACCENTED.intersection(word.letters))
    names = [name for reading in readings for name in reading.orthographies]
    return any(_has_accents(name) for name in names)


def _has_accents(orthography: str) -> bool:
    return any(not _ACCENTED.isdisjoint(group) for _, group in ORTHOGRAPHIES[orthography]["rules"])


def _first_letters(word: Word) -> frozenset[str]:
    """An initial Y. stands for Ye-, which is read as e: both count."""
    return frozenset("e") if word.letters[0] in "yjеє" else frozenset()


def _plain(word: Word) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.letters) if letter.isalpha())


def _keys(parts: tuple[Part, ...], readings: list[Reading]) -> Iterator[str]:
    """Keys of the readings as printed, then of their other variants, then with case endings taken off."""
    wanted = _identifying(parts)
    rows = [[reading.words[place] for place in wanted] for reading in readings]
    cut = str if not readings[0].orthographies else stem
    for row in rows:
        yield _key(cut(variants[0]) for variants in row)
    for row in rows:
        for choice in islice(product(*row), 1, 4):
            yield _key(map(cut, choice))
    for row, reading in zip(rows, readings, strict=True):
        bare = [_stem_of_nominative(variants[0], reading.orthographies) for variants in row]
        yield _key(bare)


def _identifying(parts: tuple[Part, ...]) -> list[int]:
    """The places of the parts that belong into a key: no initials, no patronymic, where two others remain."""
    places = [place for place, part in enumerate(parts) if not part.initials] or list(range(len(parts)))
    without = [place for place in places if not parts[place].is_patronymic]
    return without if len(without) >= _PARTS_WITHOUT_PATRONYMIC else places


def _stem_of_nominative(sounds: str, orthographies: tuple[str, ...]) -> str:
    own = stem(sounds)
    return next((cut for cut in map(stem, nominatives(sounds, orthographies)) if cut != own and len(cut) > 1), own)


def _key(stems: Iterable[str]) -> str:
    return " ".join(sorted(filter(None, stems)))


def _unique(values: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(value for value in values if value))
