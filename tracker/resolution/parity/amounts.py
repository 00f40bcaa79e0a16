"""Numbers and dates in running text, with what the language's record knows of them.

"23.000", "23 000" and "23 thousand" have one value; "405. in 182. členom" are two articles; "od januarja do julija
2020" are two months of one year. Nothing is completed that the text does not say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tracker.resolution.languages import ONE_WORD, Language

_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2099
_LAST_DAY = 31
_MOST_DIGITS = 20
_LARGEST = 10**15
_LEAST_TOLD_WORD = 3
_LEAST_GLUED_WORD = 7
_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_ºª]+)
    | (?<![^\W_])(?<![^\W\d_][-‑])(?:
        (?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])
      | (?P<dotted>\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d)(?!\d)
      | (?P<reference>\d+/\d+(?:/\d+)?)
      | (?P<year>(?:19|20)\d\d(?=-(?:19|20)\d\d(?!\d)))
      | (?P<grouped>\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+)(?!\d)
      | (?P<hyphened>\d{2,}-\d{1,2})(?!\d)
      | (?P<decimal>\d+[.,]\d+)(?![.,]?\d)
      | (?P<plain>\d+)
      )""",
    re.VERBOSE,
)
_BESIDE = re.compile(r"[\s.,ºª°’'-]{0,3}")
_IN_DATE = re.compile(r"[\s.,/ºª°’']{0,3}")
_IN_ARTICLES = re.compile(r"[\s.,()]{0,4}")
_RANGE = re.compile(r"\.?\s?[–—−-]\s?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, date or article reference. `value` is the same in all languages: "23000", "2020-07", "460-1".

    A year that the text does not give is "?": "?-07". `is_told` is false for words that languages often leave
    unsaid (one, two): they may answer another version's digits and are nothing by themselves.
    """

    value: str
    kind: str
    start: int
    end: int
    in_words: bool = False
    is_told: bool = True


def read_amounts(text: str, language: Language | None) -> list[Amount]:
    """All numbers, dates and article references of `text` in order; without a record, what digits alone say."""
    reader = _Reader(_untied(text, language) if language else text)
    dates: list[Amount] = []
    if language:
        dates = reader.take_dates(language)
        reader.value_words(language)
        reader.mark_articles(language)
    return sorted([*dates, *reader.numbers()], key=lambda amount: amount.start)


def _untied(text: str, language: Language) -> str:
    """`text` with a space for each hyphen between a word and a number that the language ties together, "tas-17", and
    with months of two words made one.
    """
    for month in language.months:
        if ONE_WORD in month:
            text = re.sub(month.replace(ONE_WORD, " "), month, text, flags=re.IGNORECASE)
    if not language.glued:
        return text
    return re.sub(rf"\b({'|'.join(language.glued)})[-‑](?=\d)", r"\1 ", text, flags=re.IGNORECASE)


@dataclass(slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    number: int | None
    is_used: bool = False
    is_article: bool = False


@dataclass(slots=True)
class _Month:
    """A date that names a month, in the making; `first` and `last` are its tokens."""

    month: int
    days: list[int]
    year: int | None
    first: int
    last: int


class _Reader:
    """The tokens of one text, and what has been made of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[_Token] = []
        for match in _TOKEN.finditer(text):
            kind, words = match.lastgroup or "", match[0]
            if kind == "word":
                self.tokens.append(_Token(kind, words.lower(), match.start(), match.end(), None))
            else:
                self.tokens.append(_Token(kind, words, match.start(), match.end(), _whole(kind, words)))

    def take_dates(self, language: Language) -> list[Amount]:
        """The dates that name a month; their tokens are used up."""
        months: list[_Month] = []
        for index, token in enumerate(self.tokens):
            number = language.months.get(token.text) if token.kind == "word" else None
            if number is None or (language.capital_months and not self.text[token.start].isupper()):
                continue
            month = self._month(index, number, language)
            if months and month.year and not months[-1].year and self._share_year(months[-1], month, language):
                months[-1].year = month.year
            elif months and months[-1].year and not month.year and self._share_year(months[-1], month, language):
                month.year = months[-1].year
            months.append(month)
        return [
            Amount(
                f"{month.year or '?'}-{month.month:02}" + (f"-{day:02}" if day else ""),
                "date",
                self.tokens[month.first].start,
                self.tokens[month.last].end,
            )
            for month in months
            for day in month.days or [0]
        ]

    def value_words(self, language: Language) -> None:
        """Give number words their values, and add up or multiply those that stand together."""
        idioms = self._idioms(language)
        for token in self.tokens:
            if token.kind == "word" and not token.is_used and token.start not in idioms:
                token.number = _value_of(token.text, language)
        for index, token in enumerate(self.tokens):
            if token.number is not None and not token.is_used:
                self._add_following(index, language)

    def mark_articles(self, language: Language) -> None:
        """Mark the numbers in one list with the word for an article, before or after it."""
        for index, token in enumerate(self.tokens):
            if token.kind == "word" and token.text in language.article:
                for step in (-1, 1):
                    at = index + step
                    while self._beside(min(at, at - step), _IN_ARTICLES) and self._lists(at, language):
                        self.tokens[at].is_article = self.tokens[at].kind != "word"
                        at += step

    def numbers(self) -> list[Amount]:
        """What is left: numbers, years, dates in digits, references."""
        return [_amount(token) for token in self.tokens if not token.is_used and (token.kind != "word" or token.number)]

    def _month(self, index: int, number: int, language: Language) -> _Month:
        days, first = self._days_before(index, language)
        last, year = index, None
        if language.day_last and not days and self._beside(index, _IN_DATE) and self._is_day(index + 1):
            days, last = [self.tokens[index + 1].number or 0], index + 1
        if language.year_first:
            first, year = self._year(first, -1, language)
        if year is None:
            behind, year = self._year(last, 1, language)
            last = behind if year is not None else last
        if year is None and not language.year_first:
            first, year = self._year(first, -1, language)
        for token in self.tokens[first : last + 1]:
            token.is_used = True
        return _Month(number, days, year, first, last)

    def _days_before(self, index: int, language: Language) -> tuple[list[int], int]:
        """The days before a month's name, several where they are joined as in "26. in 27." or "26–27"."""
        days: list[int] = []
        first, at = index, index
        while True:
            while self._beside(at - 1) and self._is(at - 1, language.date_words):
                at -= 1
            is_range = bool(days) and self._beside(at - 1, _RANGE)
            if not (is_range or self._beside(at - 1, _IN_DATE)) or (days and not is_range and at == first):
                return days, first
            token = self.tokens[at - 1]
            if token.kind != "plain" or token.is_used or not 0 < (token.number or 0) <= _LAST_DAY:
                return days, first
            days.insert(0, token.number or 0)
            first = at = at - 1
            if self._beside(at - 1) and self._is(at - 1, language.joiners):
                at -= 1

    def _is_day(self, index: int) -> bool:
        token = self.tokens[index]
        return token.kind == "plain" and not token.is_used and 0 < (token.number or 0) <= _LAST_DAY

    def _year(self, index: int, step: int, language: Language) -> tuple[int, int | None]:
        """The year before (`step` -1) or after (1) a date's token, and its token; else the token itself and None."""
        at = index + step
        while self._beside(min(at, at - step)) and self._is(at, language.date_words):
            at += step
        if self._beside(min(at, at - step), _IN_DATE):
            token = self.tokens[at]
            if token.kind == "plain" and not token.is_used and _is_year(token.number):
                return at, token.number
        return index, None

    def _share_year(self, left: _Month, right: _Month, language: Language) -> bool:
        """Whether nothing or only a word such as "to" stands between two dates."""
        if right.first == left.last + 1:
            return self._beside(left.last, _RANGE)
        return right.first == left.last + 2 and self._is(left.last + 1, language.joiners)

    def _idioms(self, language: Language) -> set[int]:
        """The offsets at which an idiom's words start."""
        lower = self.text.lower()
        found: set[int] = set()
        for idiom in language.idioms:
            at = lower.find(idiom)
            while at >= 0:
                found.update(range(at, at + len(idiom)))
                at = lower.find(idiom, at + 1)
        return found

    def _add_following(self, index: int, language: Language) -> None:
        head, at = self.tokens[index], index
        while self._beside(at):
            following = self.tokens[at + 1]
            if following.kind != "word" or head.number is None:
                break
            if following.text in language.multipliers and head.number < _LARGEST:
                head.number *= language.multipliers[following.text]
            elif head.kind == "word" and following.number and _adds_up(head.number, following.number):
                head.number += following.number
            else:
                break
            following.is_used = True
            at += 1
        head.end = self.tokens[at].end

    def _lists(self, index: int, language: Language) -> bool:
        token = self.tokens[index]
        return token.kind in ("plain", "hyphened") or token.text in language.joiners

    def _beside(self, left: int, gap: re.Pattern[str] = _BESIDE) -> bool:
        """Whether the token at `left` and the next one stand together."""
        if not 0 <= left < len(self.tokens) - 1:
            return False
        return bool(gap.fullmatch(self.text, self.tokens[left].end, self.tokens[left + 1].start))

    def _is(self, index: int, words: frozenset[str]) -> bool:
        return self.tokens[index].text in words


def _whole(kind: str, digits: str) -> int | None:
    if kind not in ("plain", "year", "grouped") or len(digits) > _MOST_DIGITS:
        return None
    return int(re.sub(r"\D", "", digits))


def _is_year(number: int | None) -> bool:
    return number is not None and _EARLIEST_YEAR <= number <= _LATEST_YEAR


def _amount(token: _Token) -> Amount:
    if token.kind == "iso":
        return Amount(token.text, "date", token.start, token.end)
    if token.kind == "dotted":
        day, month, year = (int(part) for part in re.findall(r"\d+", token.text))
        return Amount(f"{year}-{month:02}-{day:02}", "date", token.start, token.end)
    if token.is_article:
        return Amount(token.text, "article", token.start, token.end)
    if token.number is None:
        return Amount(token.text.replace(",", "."), "number", token.start, token.end)
    in_words = token.kind == "word"
    kind = "date" if _is_year(token.number) and not in_words else "number"
    is_told = not in_words or token.number >= _LEAST_TOLD_WORD
    return Amount(str(token.number), kind, token.start, token.end, in_words, is_told)


def _adds_up(larger: int, smaller: int) -> bool:
    """Whether "sixty" and "nine" make one number."""
    return any(larger % unit == 0 and smaller < unit for unit in (100, 10)) and larger > smaller


@lru_cache(maxsize=1 << 16)
def _value_of(word: str, language: Language) -> int | None:
    """The value of a number word, of one with a suffix glued to it ("triletna"), or of two glued together."""
    if word in language.numbers or len(word) < _LEAST_GLUED_WORD:
        return language.numbers.get(word)
    for suffix in language.number_suffixes:
        at = word.find(suffix, 2)
        if at > 0 and word[:at] in language.numbers:
            return language.numbers[word[:at]]
    at = word.find(language.number_glue, 2) if language.number_glue else -1
    while at > 0:
        unit, ten = language.numbers.get(word[:at], 0), language.numbers.get(word[at + len(language.number_glue) :], 0)
        if 0 < unit < 10 <= ten < 100 and ten % 10 == 0:
            return unit + ten
        at = word.find(language.number_glue, at + 1)
    return None
