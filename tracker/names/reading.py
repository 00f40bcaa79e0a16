"""From a printed form to sounds: which conventions may have written it, and what it says in each.

Applies the tables of `orthographies`; knows no convention by name, no endings and no scores.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from typing import NamedTuple

from tracker.names import cyrillic
from tracker.names.endings import APOSTROPHE_ENDINGS, PATRONYMIC_WORDS
from tracker.names.orthographies import ALIASES, CYRILLIC, LATIN, LETTERS, ORTHOGRAPHIES

# Longer input is cut: no name has more, and hostile input stays cheap.
FORM_LIMIT = 160
WORD_LIMIT = 8
LETTER_LIMIT = 40
VARIANT_LIMIT = 6
READING_LIMIT = 8

_APOSTROPHES = "'’ʼʹ‘`´′ʺ″“”\""
_HYPHENS = "‐‑‒–"
_NOT_A_LETTER = re.compile(r"[^\w.'\u0300-\u036f-]|[\d_]")
_VOWEL = re.compile("[aeiouyаеёиоуыэюяіїєәөұү]|[^\\W\\da-zа-я]")
_LONGEST_INITIAL = 4
_FIRST_MARK = 0xE000


class Word(NamedTuple):
    """A printed part of a name: as printed, its letters in lower case, whether it is an initial or the first half of a
    hyphenated part, and any ending after an apostrophe.
    """

    printed: str
    letters: str
    is_initial: bool
    tail: str
    is_before_hyphen: bool = False


class Reading(NamedTuple):
    """What a form says in one convention or in several that agree: for each word its variants, in sounds."""

    orthographies: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def split_words(form: str) -> tuple[Word, ...]:
    """The parts of a name. Hyphens part, apostrophes do not; a patronymic written apart joins its father's name."""
    text = unicodedata.normalize("NFC", form[:FORM_LIMIT])
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    for mark in _HYPHENS:
        text = text.replace(mark, "-")
    words: list[Word] = []
    for token in _NOT_A_LETTER.sub(" ", text).replace(".", ". ").replace("-", "- ").split():
        printed = token.rstrip("-")
        lowered = unicodedata.normalize("NFC", printed.lower())[:LETTER_LIMIT]
        bare = lowered.strip(".'")
        if not any(letter.isalpha() for letter in bare):
            continue
        is_short = len(bare) < _LONGEST_INITIAL and (lowered.endswith(".") or not _VOWEL.search(bare))
        head, _, tail = bare.rpartition("'")
        if not (head and tail in APOSTROPHE_ENDINGS):
            tail = ""
        letters = bare.replace("'", "").replace(".", "")
        if letters in PATRONYMIC_WORDS and len(words) > 1:
            before = words.pop()
            words.append(Word(f"{before.printed} {printed}", before.letters + letters, False, ""))
            continue
        words.append(Word(printed.strip("."), letters, is_short or len(bare) == 1, tail, token.endswith("-")))
    return tuple(words[:WORD_LIMIT])


def read(words: tuple[Word, ...], orthography: str | None) -> list[Reading]:
    """All that the words may say, the likeliest reading first: one for a known orthography.

    An orthography that the tables do not know counts as unknown.
    """
    text = f" {' '.join(word.letters for word in words)} "
    known = ALIASES.get(orthography, orthography) if orthography else None
    if known in ORTHOGRAPHIES:
        return [Reading((known,), _spread(_apply(_table(known), text)))]
    found: dict[str, tuple[int, list[str]]] = {}
    for identifier in _plausible(text):
        table = _table(identifier)
        sounds = _apply(table, text)
        evidence = sum(len(grapheme) for grapheme in table.telling if grapheme in text)
        best, names = found.setdefault(sounds, (evidence, []))
        names.append(identifier)
        if evidence > best:
            names.sort(key=lambda name: name != identifier)
            found[sounds] = (evidence, names)
    ranked = sorted(found.items(), key=lambda item: -item[1][0])
    return [Reading(tuple(names), _spread(sounds)) for sounds, (_, names) in ranked[:READING_LIMIT]]


def read_ending(ending: str, orthography: str) -> str:
    """The sounds of a case ending in a convention's own spelling."""
    return _spread(_apply(_table(orthography), f"{ending} "))[0][0] if ending else ""


class _Table(NamedTuple):
    """A convention made ready: replacements for `str.replace`, letters for `str.translate`, and what tells it."""

    digraphs: tuple[tuple[str, str], ...]
    letters: _Letters
    absent: tuple[str, ...]
    covering: tuple[str, ...]
    needs: tuple[str, ...]
    telling: tuple[str, ...]


class _Letters(dict[int, str]):
    """Letters to sounds; a letter that the convention lacks falls back on its base letter or on Cyrillic."""

    def __missing__(self, code: int) -> str:
        sound = self[code] = _fallback(chr(code))
        return sound


_VARIANTS: list[tuple[str, ...]] = []


@cache
def _table(identifier: str) -> _Table:
    convention = ORTHOGRAPHIES[identifier]
    rules: dict[str, str] = {}
    for _, group in convention["rules"]:
        rules.update(group)
    marked = {grapheme: _mark(sounds) for grapheme, sounds in rules.items()}
    digraphs = sorted((item for item in marked.items() if len(item[0]) > 1), key=lambda item: -len(item[0]))
    letters = _Letters({ord(" "): " "})
    letters.update({ord(letter): sound for letter, sound in cyrillic.LETTERS.items()})
    letters.update({ord(letter): sound for letter, sound in LETTERS.items()})
    letters.update({ord(grapheme): sound for grapheme, sound in marked.items() if len(grapheme) == 1})
    for sounds in marked.values():
        letters.update({ord(sound): sound for sound in sounds})
    telling = tuple(g for g in rules if (len(g) > 1 and g.strip() == g) or not g.isascii())
    absent = convention["absent"]
    covering = tuple(grapheme for grapheme, _ in digraphs if any(part in grapheme for part in absent))
    return _Table(tuple(digraphs), letters, absent, covering, convention.get("needs", ()), telling)


def _mark(sounds: str) -> str:
    """Sounds with alternatives become one private character that `_spread` opens again; edges stay outside it."""
    if "|" not in sounds:
        return sounds
    variants: tuple[str, ...] = tuple(variant.strip() for variant in sounds.split("|"))
    if variants not in _VARIANTS:
        _VARIANTS.append(variants)
    mark = chr(_FIRST_MARK + _VARIANTS.index(variants))
    return f"{' ' * sounds.startswith(' ')}{mark}{' ' * sounds.endswith(' ')}"


def _fallback(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    if base == letter or not base.isalpha():
        return ""
    return LETTERS.get(base) or cyrillic.LETTERS.get(base) or ""


def _apply(table: _Table, text: str) -> str:
    for grapheme, sounds in table.digraphs:
        text = text.replace(grapheme, sounds)
    return text.translate(table.letters)


def _spread(sounds: str) -> tuple[tuple[str, ...], ...]:
    words: list[tuple[str, ...]] = []
    for word in sounds.split(" ")[1:-1] if sounds.startswith(" ") else sounds.split():
        if word.isascii():
            words.append((word.lower(),))
            continue
        choices = [_VARIANTS[ord(c) - _FIRST_MARK] if ord(c) >= _FIRST_MARK else (c,) for c in word]
        spread: dict[str, None] = {}
        for variant in product(*choices):
            spread["".join(variant).lower()] = None
            if len(spread) == VARIANT_LIMIT:
                break
        words.append(tuple(spread))
    return tuple(words)


def _plausible(text: str) -> list[str]:
    """The conventions that could have printed the text: all its letters are theirs, nothing is foreign to them."""
    foreign = {letter for letter in text if letter.isalpha() and not letter.isascii()}
    is_cyrillic = any("Ѐ" <= letter <= "ӿ" for letter in foreign)
    identifiers: tuple[str, ...] = CYRILLIC if is_cyrillic else LATIN
    if foreign and not is_cyrillic:
        identifiers = tuple(i for i in identifiers if foreign <= _own_letters(i)) or LATIN[:2]
    return [i for i in identifiers if not _is_foreign(text, _table(i))] or list(identifiers[:3])


def _is_foreign(text: str, table: _Table) -> bool:
    """Whether the text lacks what the convention needs, or has what it lacks outside of graphemes (u in French ou)."""
    if table.needs and not any(grapheme in text for grapheme in table.needs):
        return True
    for grapheme in table.covering:
        text = text.replace(grapheme, "-")
    return any(grapheme in text for grapheme in table.absent)


@cache
def _own_letters(identifier: str) -> frozenset[str]:
    graphemes = [grapheme for _, group in ORTHOGRAPHIES[identifier]["rules"] for grapheme in group]
    return frozenset(letter for grapheme in graphemes for letter in grapheme if not letter.isascii())
