"""One provision in one version as parts, words and lists of names, and what its words say about these."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.ingest.clauses import Stretch, segments
from tracker.ingest.pointing import pointing_of
from tracker.ingest.words import words_of
from tracker.plain import plain
from tracker.resolution.languages import find_language
from tracker.resolution.parity.clauses import split_clauses

_TOKEN = re.compile(r"[^\W_]+")
_SHORT = 4
_MOST_BETWEEN = 7
_FARTHEST_KIN = 5
_FARTHEST_DOER = 4
_NEAR = 80
_POSSESSIVE = re.compile(r"['’]s?\s+$")
_GENITIVE = re.compile(r"(?:['’]s?)?\s+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word in plain letters, or a number, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that stand in one list: where it begins and ends, and who they are."""

    start: int
    end: int
    refs: tuple[str, ...]


class Passage:
    """The text of a provision in one version. `names` are where people are named in it, in order, with their refs;
    `is_asking` says that the Parliament speaks of itself in it.
    """

    def __init__(
        self, text: str, language: str, names: Sequence[tuple[int, int, str]], *, is_asking: bool = False
    ) -> None:
        self._text = text
        self._is_asking = is_asking
        self.words = pointing_of(language)
        self._own = words_of(language)
        self._tokens = [Token(plain(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        self._starts = [token.start for token in self._tokens]
        self._clauses = [(one.start, one.end) for one in split_clauses(text, find_language(language))]
        self._named = list(names)
        self._lists = self._joined(names)

    # parts

    def clause_at(self, place: int) -> tuple[int, int]:
        """The clause that holds an offset."""
        return next((one for one in self._clauses if one[0] <= place < one[1]), (0, len(self._text)))

    def clauses_before(self, place: int) -> list[tuple[int, int]]:
        """The clauses that end before an offset, the nearest first."""
        return [one for one in reversed(self._clauses) if one[1] <= place]

    def segments_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts between commas and dashes that speak of a measure within a stretch, each whole."""
        parts = [
            part
            for first, last in self._clauses
            for part in segments(self._text, Stretch(first, last, self._text[first:last]))
            if part.start < end and part.end > start
        ]
        return [(one.start, one.end) for one in parts if self.measures_in(max(one.start, start), min(one.end, end))]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The words of a stretch."""
        first = bisect_left(self._starts, start)
        return [token for token in self._tokens[first : bisect_left(self._starts, end)] if token.end <= end]

    def tokens_before(self, place: int, count: int) -> list[Token]:
        """The last words before an offset, with no mark between them and it."""
        found: list[Token] = []
        for token in reversed(self.tokens_in(0, place)):
            if len(found) == count or re.search(r"[,;:·–—()]", self._text[token.end : place]):
                break
            found.insert(0, token)
        return found

    def lists_in(self, start: int, end: int) -> list[NameList]:
        """The lists of names that have a part in a stretch."""
        return [one for one in self._lists if one.start < end and one.end > start]

    def measures_in(self, start: int, end: int) -> list[Token]:
        """The words of a stretch that speak of a measure."""
        return [
            token
            for token in self.tokens_in(start, end)
            if self._own.measure_of(self._text[token.start : token.end], self._is_asking)
            and not self.words.offices.value_of(token.word)
            and not self._is_in_name(token)
        ]

    def _is_in_name(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end, _ in self._named)

    # what words do

    def has(self, kind: str, start: int, end: int) -> bool:
        """Whether a word of this kind stands in a stretch."""
        return self._has(self.tokens_in(start, end), kind)

    def has_any(self, kinds: Iterable[str], start: int, end: int) -> bool:
        """Whether a word of any of these kinds stands in a stretch."""
        return any(self.has(kind, start, end) for kind in kinds)

    def _has(self, tokens: Iterable[Token], kind: str) -> bool:
        return any(getattr(self.words, kind).value_of(token.word) for token in tokens)

    def is_apposition(self, token: Token) -> bool:
        """Whether a word says what somebody is, or is too short to say anything."""
        return len(token.word) <= _SHORT or self._is_role(token) or self._has([token], "related")

    def _is_role(self, token: Token) -> bool:
        return bool(self._own.roles.value_of(token.word) or self._own.against.value_of(token.word))

    def tells_of_group(self, start: int, end: int) -> bool:
        """Whether it speaks of others: activists, the supporters of a movement, three people."""
        return any(map(self.is_of_group, self.tokens_in(start, end)))

    def is_of_group(self, token: Token) -> bool:
        """Whether a word is one for others who are not named."""
        return not self._is_in_name(token) and (self._is_role(token) or self._has([token], "people"))

    def parts_from(self, one: NameList, measure: Token) -> bool:
        """Whether what stands between names and a measure makes it that of others or of nobody: "was never held"."""
        between = self.tokens_in(one.end, measure.start)
        around = (*self.tokens_before(one.start, 1), *between)
        if self._has(around, "no") or self._has(between[1:], "relative"):
            return True
        return any(map(self.is_of_group, between)) and not self._has(between[:1], "joins")

    def names_no_subject(self, tokens: Iterable[Token]) -> bool:
        """Whether none of the words before a measure may say who does or suffers it."""
        kinds = ("was", "were", "joins", "relative", "reason")
        return all(
            not self.is_of_group(token)
            and (len(token.word) <= _SHORT or token.word.isdecimal() or any(self._has([token], k) for k in kinds))
            for token in tokens
        )

    def tells_of_kin(self, token: Token) -> bool:
        """Whether a word is one for somebody's kin."""
        return self._has([token], "related")

    def is_kin(self, one: NameList) -> bool:
        """Whether the names only say whose kin, lawyer or memory it is: "the family of X", "X's brother"."""
        if self._owns_kin(one):
            return True
        tokens = self.tokens_before(one.start, _FARTHEST_KIN)
        is_linked = self.words.kin_beside
        while tokens:
            token = tokens.pop()
            if self._has([token], "related") and not (self._is_role(token) and not is_linked):
                return is_linked and not self._is_theirs(token, tokens) and not self._is_beside_role(token, one)
            if self._is_role(token):
                continue
            if len(token.word) > _SHORT:
                return False
            is_linked = True
        return False

    def _owns_kin(self, one: NameList) -> bool:
        """Whether a word for kin follows: "X's brother"."""
        behind = self.tokens_in(one.end, min(len(self._text), one.end + _NEAR))
        following = next((token for token in behind if token.word != "s"), None)
        return bool(
            following
            and _GENITIVE.fullmatch(self._text, one.end, following.start)
            and self._has([following], "related")
        )

    def _is_beside_role(self, token: Token, one: NameList) -> bool:
        """Whether it is a word for what X is, right before X: "lawyer X"."""
        return self._is_role(token) and not self.tokens_in(token.end, one.start)

    def _is_theirs(self, token: Token, before: Sequence[Token]) -> bool:
        """Whether kin belong to somebody else: "his brother X"."""
        near = before[-2:]
        return (
            self._has(near, "one") or self._has(near, "several") or bool(_POSSESSIVE.search(self._text[: token.start]))
        )

    def is_doer(self, one: NameList) -> bool:
        """Whether the names say who did it, or where: "by Judge X", "in the prison of X"."""
        before = self.tokens_before(one.start, _FARTHEST_DOER)
        while before and len(before[-1].word) <= _SHORT and not self.is_prison(before[-1]):
            before.pop()
        is_place = bool(before) and self.is_prison(before[-1])
        return is_place or self._has(self._beside_doer(one), "by")

    def _beside_doer(self, one: NameList) -> list[Token]:
        """The words among which "by" stands where the names say who did it."""
        if self.words.by_behind:
            return self.tokens_in(one.end, min(len(self._text), one.end + _NEAR))[:1]
        return self.tokens_before(one.start, _FARTHEST_DOER)

    def is_prison(self, token: Token) -> bool:
        """Whether a word is one for such a place."""
        return bool(self._own.prisons.value_of(token.word))

    def is_introduced(self, one: NameList) -> bool:
        """Whether the names are given as those, or some of those, of whom was spoken: "among them X", ": X"."""
        tokens = self.tokens_in(max(0, one.start - _NEAR), one.start)
        opened = self._text[: one.start].rfind(":")
        for token in reversed(tokens):
            if token.start < opened or (self._has([token], "including") and not self.measures_in(token.end, one.start)):
                return True
            if not self.is_apposition(token) and not any(self._has([token], kind) for kind in ("relative", "several")):
                return False
        return False

    # lists

    def _joined(self, names: Sequence[tuple[int, int, str]]) -> list[NameList]:
        found: list[NameList] = []
        for start, end, ref in names:
            alone = NameList(start, end, (ref,))
            if found and self._goes_on(found[-1].end, start) and not self._owns_kin(alone):
                found[-1] = NameList(found[-1].start, end, tuple(dict.fromkeys((*found[-1].refs, ref))))
            else:
                found.append(alone)
        return found

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether only a comma, "and", and what somebody is stand between two names."""
        between = self._text[end:start]
        tokens = self.tokens_in(end, start)
        if re.search(r"[;:()]", between) or len(tokens) > _MOST_BETWEEN or self._has(tokens, "relative"):
            return False
        opens = between.lstrip()[:1] == "," or (tokens and self._has(tokens[:1], "joins"))
        return bool(opens) and all(self._parts_names(token, place, tokens) for place, token in enumerate(tokens))

    def _parts_names(self, token: Token, place: int, tokens: Sequence[Token]) -> bool:
        if self._own.charges.value_of(token.word) or self.words.was.value_of(token.word):
            return False
        near = tokens[max(0, place - 2) : place + 1]
        is_known = self._has([token], "joins") or self._has([token], "related")
        is_theirs = self._has(near, "one") or self._has(near, "several")
        is_age = token.word.isdecimal() or (place > 0 and tokens[place - 1].word.isdecimal())
        return is_known or is_theirs or is_age or self._is_role(token) or len(token.word) <= _SHORT
