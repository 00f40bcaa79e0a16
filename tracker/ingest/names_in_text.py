"""Names in running text: runs of capitalised words, and which of their words are no part of anybody's name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.ingest.pointing import pointing_of
from tracker.ingest.words import Words, place_of, words_of
from tracker.plain import plain

_NAME_WORD = r"[^\W\d_](?:[^\W\d_]|['’ʼ-](?=[^\W\d_]))*"
_RUN = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD})*")
_STEM = 4
_MANY_PARTNERS = 3
_OFTEN_ALONE = 3
_NEARLY_ALL = 0.75
_OPENING_QUOTES = "“„«‘\"'‚”’"
_LONGEST_RUN = 6
_WORD = re.compile(r"[^\W\d_]+")
_OWNING = re.compile(r"(?<=\w)['’]s$")
_LAST_BREATH = re.compile(r"[,;:.·]")
_FARTHEST_BEFORE = 60
_MOST_BEFORE = 4
_LONGEST_LINK = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that stand together: each with its offset, and what surrounds them."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    opens_sentence: bool
    quoted: bool

    def part(self, first: int, last: int) -> Run:
        """The words from `first` up to `last`."""
        return Run(self.words[first:last], self.starts[first:last], self.opens_sentence and first == 0, self.quoted)

    @property
    def start(self) -> int:
        """The offset of the first word."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """The offset behind the last word."""
        return self.starts[-1] + len(self.words[-1])

    def quote(self, text: str) -> str:
        """The words as they are printed."""
        return text[self.start : self.end]


def find_runs(text: str) -> list[Run]:
    """Every run of capitalised words of `text`, single words too, in order."""
    runs = []
    for match in _RUN.finditer(text):
        words: list[tuple[str, int]] = []
        for word in re.finditer(_NAME_WORD, match[0]):
            if _is_name_word(word[0]):
                words.append((_OWNING.sub("", word[0]), match.start() + word.start()))
            elif words:
                runs.append(_run(text, words))
                words = []
        if words:
            runs.append(_run(text, words))
    return runs


def _run(text: str, words: Sequence[tuple[str, int]]) -> Run:
    start = words[0][1]
    before = text[:start].rstrip()
    opens = not before or before[-1] in ".:;·"
    quoted = bool(before) and before[-1] in _OPENING_QUOTES and before[-1] == text[start - 1]
    return Run(tuple(word for word, _ in words), tuple(place for _, place in words), opens, quoted)


def _is_name_word(word: str) -> bool:
    """A capital followed by a small letter: "Almat", "McAllister", "Al-Sahlani"; no abbreviation and no initial."""
    return word[0].isupper() and len(word) > 1 and not word.isupper() and any(char.islower() for char in word[1:3])


class CommonWords:
    """The capitalised words of one version that are in nobody's name: places, institutions, months.

    They stand alone, or beside many different words; a given name and a surname keep to each other, a given name that
    many bear always comes before them, and the name of a family behind them.
    """

    def __init__(self, texts: Mapping[str, str], language: str = "") -> None:
        self._words = words_of(language)
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._alone: dict[str, int] = defaultdict(int)
        self._behind: set[str] = set()
        self._ahead: set[str] = set()
        self._spelled: dict[str, str] = {}
        self._lone: set[str] = set()
        self._small: set[str] = set()
        for text in texts.values():
            self._small.update(_beginning(word) for word in re.findall(_NAME_WORD, text) if word[0].islower())
            for run in find_runs(text):
                stems = [plain(word)[:_STEM] for word in run.words]
                if len(stems) == 1 and not run.opens_sentence:
                    self._alone[stems[0]] += 1
                    self._lone.add(plain(run.words[0]))
                self._spelled.update(zip(stems, run.words, strict=True))
                self._behind.update(stems[1:])
                self._ahead.update(stems[:-1])
                for ours, theirs in pairwise(stems):
                    self._partners[ours].add(theirs)
                    self._partners[theirs].add(ours)

    def has(self, word: str) -> bool:
        """Whether `word` is such a word: by its company, as the noun of a body, or as a place that stands alone too."""
        stem = plain(word)[:_STEM]
        folded = plain(word)
        if self._is_known(word):
            return True
        if folded in self._lone and place_of(word, self._words.language):
            return True
        partners = len(self._partners[stem])
        alone = self._alone[stem]
        if partners > _MANY_PARTNERS and not self._is_given_name(stem) and not self._is_family_name(stem):
            return True
        return (alone >= _OFTEN_ALONE and partners != 1) or alone > _OFTEN_ALONE * 2

    def _is_given_name(self, stem: str) -> bool:
        """Whether it never stands alone nor behind another word, and nearly all that follow it follow only it."""
        return not self._alone[stem] and stem not in self._behind and self._keeps_company(stem)

    def _is_family_name(self, stem: str) -> bool:
        """Whether no other word follows it, and nearly all that come before it come before no other."""
        return self._alone[stem] < _OFTEN_ALONE and stem not in self._ahead and self._keeps_company(stem)

    def _keeps_company(self, stem: str) -> bool:
        partners = [self._spelled[partner] for partner in self._partners[stem]]
        own = [
            word
            for word in partners
            if len(self._partners[plain(word)[:_STEM]]) <= 2 and not self.is_small(word) and not self._is_known(word)
        ]
        return len(own) >= _NEARLY_ALL * len(partners)

    def _is_known(self, word: str) -> bool:
        known = (self._words.bodies, self._words.general, self._words.roles)
        return any(beginnings.value_of(plain(word)) for beginnings in known)

    def is_small(self, word: str) -> bool:
        """Whether the text has `word` with a small letter too, in any case form, as no name is."""
        return _beginning(word) in self._small


def _beginning(word: str) -> str:
    folded = plain(word)
    return folded[: max(_STEM, len(folded) - 2)]


class Surroundings:
    """What stands right before a name: a word for a body, or one for what people are."""

    def __init__(self, language: str) -> None:
        self._words: Words = words_of(language)
        self._part = pointing_of(language).part

    def before(self, text: str, start: int) -> str:
        """The nearest telling word before `start` in the same breath: "body", "role", "where" or "".

        A body of which something is said before the name comes, "authorities to release X", does not tell, nor does the
        role of somebody else, "editor of X".
        """
        words = _WORD.findall(_LAST_BREATH.split(text[max(0, start - _FARTHEST_BEFORE) : start])[-1])
        if words and words[-1] in self._words.where:
            return "where"
        for place, word in enumerate(reversed(words[-_MOST_BEFORE:])):
            folded = plain(word)
            if word[0].isupper() and not self._words.roles.value_of(folded):
                return ""
            if self._words.roles.value_of(folded):
                return "" if place and self._part.value_of(plain(words[len(words) - place])) else "role"
            if self._words.bodies.value_of(folded):
                between = words[len(words) - place :]
                return "" if len({len(one) > _LONGEST_LINK for one in between}) > 1 else "body"
        return ""


def name_runs(text: str, common: CommonWords) -> list[Run]:
    """The runs of two words or more that may be names, without the words that are in nobody's name."""
    found = []
    for run in find_runs(text):
        first = 0
        for place in range(len(run.words) + 1):
            if place == len(run.words) or common.has(run.words[place]):
                if 2 <= place - first <= _LONGEST_RUN:
                    found.append(run.part(first, place))
                first = place + 1
    return found
