"""Whose charge it is: which of the people named around a measure suffer it; and for whom a demand is.

A charge on the wrong person can hurt somebody, so what the words do not show is left open. Each version is read by
itself; somebody is proposed when most versions say so. A name is passed over where it only tells of somebody else (the
family of X, by Judge X, for supporting X, activists who knew X), and a clause that names nobody goes back to whoever
was named before only where a word of its own points there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.ingest.passage import NameList, Passage, Token
from tracker.ingest.values import Candidate, CandidateKind, Mention
from tracker.resolution.values import Provision, UnitKind

_FARTHEST_CLAUSE = 3
_FIRST_WORDS = 4
_LAST_WORDS = 6
_FIRST_BEHIND = 3
_PART = "part"
_STRIKING = frozenset(("sanction", "prosecute_perpetrators"))


@dataclass(frozen=True, slots=True)
class Whose:
    """The refs of the people whose charge or demand it is; where it is nobody's, those named beside it."""

    refs: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class People:
    """The people named in a text, by the places where they stand. `named` are refs with what was found."""

    named: Sequence[tuple[str, Candidate]]
    texts: Mapping[str, Provision]
    _passages: dict[tuple[str, str], Passage] = field(default_factory=dict)

    def passage(self, provision: str, language: str) -> Passage:
        """A provision in one version, with the names in it."""
        key = provision, language
        if key not in self._passages:
            names = sorted(
                (mention.start, mention.end, ref)
                for ref, one in self.named
                if one.kind is CandidateKind.PERSON
                for mention in one.mentions
                if (mention.provision, mention.language) == key
            )
            row = self.texts[provision]
            is_asking = row.kind is UnitKind.PARAGRAPH
            self._passages[key] = Passage(row.units[language].text, language, names, is_asking=is_asking)
        return self._passages[key]


def find_subjects(charge: Candidate, people: People) -> Whose:
    """Whose charge it is. A version whose words of it name somebody, and leave open more, speaks for them by half."""
    said: Counter[str] = Counter()
    certain: set[str] = set()
    for mention in charge.mentions:
        reading = _Reading(people, mention)
        told = reading.told_in(mention)
        certain.update(told)
        said.update(dict.fromkeys(told, 2) if told else dict.fromkeys(reading.named_inside(mention), 1))
    refs = tuple(ref for ref, weight in said.items() if ref in certain and weight >= len(charge.mentions))
    near = dict.fromkeys(ref for mention in charge.mentions for ref in _near(mention, people))
    return Whose(refs, () if refs else tuple(near))


def find_beneficiaries(demand: Candidate, people: People) -> Whose:
    """For whom a demand is: the people whom its words name, but for those whom what is asked would strike."""
    named: dict[str, None] = {}
    meant: dict[str, None] = {}
    strikes = demand.proposed.get("measure_kind") in _STRIKING
    for mention in demand.mentions:
        reading = _Reading(people, mention)
        for one in reading.passage.lists_in(mention.start, mention.start + len(mention.quote)):
            named |= dict.fromkeys(one.refs)
            if not strikes and not reading.is_beside_whom_it_is_for(one):
                meant |= dict.fromkeys(one.refs)
    return Whose(tuple(meant), () if meant else tuple(named))


def _near(mention: Mention, people: People) -> list[str]:
    passage = people.passage(mention.provision, mention.language)
    return [ref for one in passage.lists_in(*passage.clause_at(mention.start)) for ref in one.refs]


class _Reading:
    """One version of a charge's provision, read for whom its measures strike."""

    def __init__(self, people: People, mention: Mention) -> None:
        self._people = people
        self._provision, self._language = mention.provision, mention.language
        self.passage = people.passage(mention.provision, mention.language)
        self._words = self.passage.words

    def told_in(self, mention: Mention) -> list[str]:
        """Whom it tells of, in the order of the text."""
        found: list[str] = []
        for start, end in self.passage.segments_in(mention.start, mention.end):
            found += self.struck_in(start, end)
        return list(dict.fromkeys(found))

    def struck_in(self, start: int, end: int) -> list[str]:
        """The people whom the measures of one part of a clause strike."""
        passage = self.passage
        measures = [one for one in passage.measures_in(start, end) if not self._strikes_kin(one, end)]
        found: list[str] = []
        last: list[str] = []
        taken: set[int] = set()
        is_told = False
        for place, measure in enumerate(measures):
            ahead = measures[place + 1].start if place + 1 < len(measures) else end
            behind = measures[place - 1].end if place else start
            before, after = self._beside(measure, behind, ahead, (start, end))
            chosen = self._one_of([one for one in before if one.start not in taken], after, measure)
            if chosen:
                taken.add(chosen.start)
                last = list(chosen.refs)
            elif before or after:
                last = []
            is_told = is_told or bool(chosen or before or after)
            found += last
        if measures and not is_told:
            named = any(not self._is_aside(one, start) for one in passage.lists_in(start, end))
            return self._among_group(end) or self._pointed_at(start, end, measures[0], named)
        return found

    def _beside(
        self, measure: Token, behind: int, ahead: int, part: tuple[int, int]
    ) -> tuple[list[NameList], list[NameList]]:
        """The names between the measure before and this one, and between this one and the next, that it may strike."""
        passage, (start, end) = self.passage, part
        lists = passage.lists_in(start, end)
        before = [one for one in lists if behind < one.end <= measure.start and not self._is_aside(one, start)]
        after = [one for one in lists if measure.end <= one.start < ahead and self._suffers(one, measure, start)]
        return before, [one for one in after if ahead == end or not passage.has("was", one.end, ahead)]

    def _strikes_kin(self, measure: Token, end: int) -> bool:
        """Whether the words right behind a measure are for somebody's kin, not named: "the arrest of his son"."""
        passage = self.passage
        behind = passage.tokens_in(measure.end, end)[:_FIRST_BEHIND]
        kin = next((token for token in behind if passage.tells_of_kin(token)), None)
        if kin is None:
            return False
        return not any(one.start == kin.end + 1 for one in passage.lists_in(kin.start, end))

    def _among_group(self, end: int) -> list[str]:
        """The names that follow a part that names nobody, as some or all of the group that it speaks of."""
        passage = self.passage
        following = [one for one in passage.lists_in(end, passage.clause_at(end - 1)[1]) if one.start >= end]
        if following and passage.is_introduced(following[0]) and not passage.measures_in(end, following[0].start):
            return list(following[0].refs)
        return []

    def named_inside(self, mention: Mention) -> list[str]:
        """The people whom the words name, but for those who only tell of somebody else."""
        lists = self.passage.lists_in(mention.start, mention.end)
        return [ref for one in lists if not self._is_aside(one, mention.start) for ref in one.refs]

    def _one_of(self, before: Sequence[NameList], after: Sequence[NameList], measure: Token) -> NameList | None:
        """Of the names before and behind a measure those that it strikes; None where that cannot be told."""
        if before:
            between = self.passage.tokens_in(before[-1].end, measure.start)
            suffers = self._is_suffered(before[-1], after, measure)
            follows = len(before) == 1 and not after and not self._is_in_office(before[0])
            is_theirs = not self.passage.parts_from(before[-1], measure)
            if is_theirs and (suffers or (follows and len(between) < _FIRST_WORDS and not _counts(between))):
                return before[-1]
        may_do = self._words.drops_pronouns and after and self._is_in_office(after[0])
        if after and not may_do and all(self._is_in_office(one) for one in before):
            return after[0]
        return None

    def _is_suffered(self, one: NameList, after: Sequence[NameList], measure: Token) -> bool:
        """Whether an auxiliary between names and a measure makes it theirs: "was arrested", but no "was at the arrest
        of" others.
        """
        passage = self.passage
        between = passage.tokens_in(one.end, measure.start)
        auxiliary = [token for token in between if self._is_auxiliary(token)]
        if not auxiliary or auxiliary[-1] is between[-1]:
            return bool(auxiliary)
        behind = passage.tokens_in(measure.end, after[0].start if after else passage.clause_at(measure.start)[1])
        others = bool(after) and len(behind) < _FIRST_BEHIND
        behind = behind[:_FIRST_BEHIND]
        others = others or any(map(passage.is_of_group, behind))
        return not others or any(self._words.joins.value_of(token.word) for token in behind)

    def _is_auxiliary(self, token: Token) -> bool:
        return bool(self._words.was.value_of(token.word) or self._words.were.value_of(token.word))

    def _suffers(self, one: NameList, measure: Token, start: int) -> bool:
        """Whether names behind a measure may be those whom it strikes: nothing gives them as a reason of it."""
        passage = self.passage
        if self._is_aside(one, start):
            return False
        between = passage.tokens_in(measure.end, one.start)
        if passage.is_prison(measure):
            return False
        if between and self._words.meant.value_of(between[-1].word):
            between = between[:-1]
        reason = max((n for n, token in enumerate(between) if self._words.reason.value_of(token.word)), default=-1)
        including = max(
            (n for n, token in enumerate(between) if self._words.including.value_of(token.word)), default=-1
        )
        return reason <= including

    def _is_aside(self, one: NameList, start: int) -> bool:
        """Whether names only tell of somebody else: whose kin, who did it, whom a group has to do with."""
        return self.passage.is_kin(one) or self.passage.is_doer(one) or self._is_in_other_clause(one, start)

    def is_beside_whom_it_is_for(self, one: NameList) -> bool:
        """Whether names in a demand only tell of somebody else: whose kin, who did it, of whom it is asked."""
        return self.passage.is_kin(one) or self.passage.is_doer(one) or self._is_in_office(one)

    def _is_in_other_clause(self, one: NameList, start: int) -> bool:
        """Whether they stand in a relative clause that speaks of no measure before it comes to them."""
        passage = self.passage
        tokens = passage.tokens_in(start, one.start)
        behind = [n for n, token in enumerate(tokens) if self._words.relative.value_of(token.word)]
        if not behind:
            return False
        return not passage.measures_in(tokens[behind[-1]].end, one.start) and not any(
            self._words.including.value_of(token.word) for token in tokens[behind[-1] + 1 :]
        )

    def _is_in_office(self, one: NameList) -> bool:
        before = self.passage.tokens_before(one.start, 2)
        return any(self._words.offices.value_of(token.word) for token in before)

    # a part that names nobody

    def _pointed_at(self, start: int, end: int, measure: Token, has_names: bool) -> list[str]:
        passage = self.passage
        opening = passage.tokens_in(start, measure.start)
        if any(map(passage.tells_of_kin, (*opening, *passage.tokens_in(measure.end, end)[:_FIRST_BEHIND]))):
            return []
        if any(self._words.relative.value_of(token.word) for token in opening[:_FIRST_WORDS]) and not has_names:
            return [] if passage.tells_of_group(start, measure.start) else self._named_right_before(start)
        pointer = self._pronoun(start, measure, end)
        if passage.tells_of_group(start, end) and not pointer:
            return []
        if pointer == _PART:
            return []
        if not pointer and not passage.names_no_subject(opening):
            return []
        clause = passage.clause_at(start)
        earlier = [one for one in passage.lists_in(clause[0], start) if not self._is_aside(one, clause[0])]
        if earlier:
            pointer = pointer or self._auxiliary(start, end, measure)
            return self._in_same_clause(earlier, start, pointer, opening)
        if self._words.drops_pronouns:
            pointer = pointer or self._auxiliary(start, end, measure)
        return self._in_clauses_before(clause[0], pointer) if pointer else []

    def _pronoun(self, start: int, measure: Token, end: int) -> str:
        """Whether a pronoun beside the measure stands for "one" or "several", "both" where it may do either, "part" for
        some of several ("17 of them"); "" for none.
        """
        before = self.passage.tokens_in(start, measure.start)
        tokens = [*before, *self.passage.tokens_in(measure.end, end)[:_FIRST_BEHIND]]
        for place, token in enumerate(tokens):
            found = _number(self._words.one.value_of(token.word), self._words.several.value_of(token.word))
            is_part = any(self._words.part.value_of(one.word) for one in tokens[max(0, place - 1) : place + 1])
            if found and is_part and token.start < measure.start:
                return _PART
            if found:
                return "" if self._is_of_others(token, measure, end) else found
        return ""

    def _is_of_others(self, pronoun: Token, measure: Token, end: int) -> bool:
        """Whether a measure beside a pronoun strikes others: "he said that three people were arrested"."""
        passage = self.passage
        between = passage.tokens_in(pronoun.end, measure.start)
        behind = passage.tokens_in(measure.end, end)[:_FIRST_BEHIND]
        if any(map(passage.is_of_group, between)):
            return not self._words.joins.value_of(between[0].word)
        suffers = passage.has_any(("was", "were"), pronoun.end, measure.start)
        return any(map(passage.is_of_group, behind)) and not suffers

    def _auxiliary(self, start: int, end: int, measure: Token) -> str:
        """The same of an auxiliary beside the measure, which is all that some languages need: "został skazany"."""
        before = [token for token in self.passage.tokens_before(measure.start, 3) if token.start >= start]
        for token in (*before, *self.passage.tokens_in(measure.end, end)[:2]):
            found = _number(self._words.was.value_of(token.word), self._words.were.value_of(token.word))
            if found:
                return found
        return ""

    def _named_right_before(self, start: int) -> list[str]:
        """The names that end the part before a relative clause, but for what is set between commas."""
        passage = self.passage
        clause = passage.clause_at(start)
        lists = passage.lists_in(clause[0], start)
        if not lists or passage.is_kin(lists[-1]) or self._is_in_other_clause(lists[-1], clause[0]):
            return []
        between = passage.tokens_in(lists[-1].end, start)
        telling = [token for token in between if not passage.is_apposition(token)]
        goes_on = len(telling) <= _LAST_WORDS and not passage.measures_in(lists[-1].end, start)
        return list(lists[-1].refs) if goes_on else []

    def _in_same_clause(
        self, earlier: Sequence[NameList], start: int, pointer: str, opening: Sequence[Token]
    ) -> list[str]:
        """The only names of the clause so far, where the part goes on about them."""
        people = {one.refs for one in earlier}
        if len(people) != 1:
            return []
        refs = list(earlier[0].refs)
        is_asking = self._people.texts[self._provision].kind is UnitKind.PARAGRAPH
        if pointer:
            return refs if _fits(pointer, refs) or self.passage.is_introduced(earlier[-1]) else []
        if is_asking or self.passage.tells_of_group(earlier[-1].end, start):
            return []
        return refs if len(opening) < _FIRST_WORDS else []

    def _in_clauses_before(self, start: int, pointer: str) -> list[str]:
        """The only people named in the nearest clause before that names anybody; not far back, and past no group."""
        passage = self.passage
        for count, (first, last) in enumerate(passage.clauses_before(start)):
            lists = [one for one in passage.lists_in(first, last) if not self._is_aside(one, first)]
            if lists:
                refs = list(dict.fromkeys(ref for one in lists for ref in one.refs))
                is_one_list = len({one.refs for one in lists}) == 1
                return refs if is_one_list and _fits(pointer, refs) else []
            if count + 1 >= _FARTHEST_CLAUSE or passage.tells_of_group(first, last):
                return []
        return []


def _counts(tokens: Sequence[Token]) -> bool:
    return any(token.word.isdecimal() for token in tokens)


def _number(one: str, several: str) -> str:
    return "both" if one and several else "one" if one else "several" if several else ""


def _fits(pointer: str, refs: Sequence[str]) -> bool:
    return pointer == "both" or (pointer == "one") == (len(refs) == 1)
