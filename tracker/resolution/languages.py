"""What the program knows of each language: data in `languages.toml`, read into one small record a language.

A language without a record still works everywhere: what needs words of it is left out for it. A new language is a
table in the file; a new kind of knowledge is a key in the file and a field here. No language is named in code.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("languages.toml")
ONE_WORD = "ǀ"  # a letter that no text has: what stands for the space within a month of two words


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language, all words in small letters; the file's head says what each field holds.

    `months`, `numbers` and `multipliers` give a word's value. A record equals itself only, so it can key a cache.
    """

    tag: str
    name: str
    months: dict[str, int]
    capital_months: bool
    year_first: bool
    day_last: bool
    date_words: frozenset[str]
    joiners: frozenset[str]
    article: frozenset[str]
    abbreviations: frozenset[str]
    numbers: dict[str, int]
    number_glue: str
    number_suffixes: tuple[str, ...]
    multipliers: dict[str, int]
    idioms: tuple[str, ...]
    glued: tuple[str, ...] = ()


@cache
def languages() -> dict[str, Language]:
    """All records by tag."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    return {
        tag: Language(
            tag=tag,
            name=row["name"],
            months={form: month for month, forms in enumerate(row["months"], start=1) for form in forms.split()},
            capital_months=row.get("capital_months", False),
            year_first=row.get("year_first", False),
            day_last=row.get("day_last", False),
            date_words=frozenset(row.get("date_words", "").split()),
            joiners=frozenset(row["joiners"].split()),
            article=frozenset(row["article"].split()),
            abbreviations=frozenset(row.get("abbreviations", "").split()),
            numbers=_by_form(row["numbers"]),
            number_glue=row.get("number_glue", ""),
            number_suffixes=tuple(row.get("number_suffixes", "").split()),
            multipliers=_by_form(row.get("multipliers", {})),
            idioms=tuple(row.get("idioms", ())),
        )
        for tag, row in data.items()
    }


def find_language(tag: str) -> Language | None:
    """The record of a language; None where there is none."""
    return languages().get(tag)


@cache
def find_calendar(tag: str) -> Language | None:
    """The record of a language; for one without a record, months and the order of dates as the Unicode locale data have
    them, and its word for an article. None for a language that neither knows.
    """
    return find_language(tag) or _from_locale_data(tag)


def _from_locale_data(tag: str) -> Language | None:
    from babel import Locale, UnknownLocaleError

    from tracker.resolution.formulas import all_formulas

    known = all_formulas().get(tag)
    try:
        locale = Locale(tag)
    except (UnknownLocaleError, ValueError):
        return None
    months: dict[str, int] = {}
    for style in ("format", "stand-alone"):
        for number, name in locale.months[style]["wide"].items():
            months.setdefault(name.lower().replace(" ", ONE_WORD), number)
    for number, forms in enumerate(known.months if known else (), start=1):
        months |= dict.fromkeys(forms.split(), number)
    pattern = locale.date_formats["long"].pattern
    written = re.findall(r"'([^']*)'", pattern)
    words = re.findall(r"[^\W\d_]+", " ".join(written).casefold())
    return Language(
        tag=tag,
        name=known.name if known else tag,
        months=months,
        capital_months=False,
        year_first=pattern.find("y") < pattern.find("M"),
        day_last=pattern.find("M") < pattern.find("d"),
        date_words=frozenset([*words, *(known.date_words if known else ())]),
        joiners=frozenset(),
        article=frozenset(known.article if known else ()),
        abbreviations=frozenset(),
        numbers={},
        number_glue="",
        number_suffixes=(),
        multipliers={},
        idioms=(),
        glued=known.glued if known else (),
    )


def _by_form(rows: dict[str, str]) -> dict[str, int]:
    """The value of each word."""
    return {form: int(value) for value, forms in rows.items() for form in forms.split()}
