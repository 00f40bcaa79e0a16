"""The reader's language: headings from gettext catalogues, dates and names of languages from CLDR, labels of codes
from the database. Nothing here knows what a dossier is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from tracker.dates import PartialDate, parse_date
from tracker.db.connection import Connection
from tracker.queries.codes import labels_in

CATALOGUES = Path(__file__).parent.parent / "locale"
_DOMAIN = "dossier.po"
_LOCALES = {"en": "en_GB"}
"""Where a language has several customs, the one of the European institutions."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ALONE = {"day": "%(date)s", "month": "%(month)s %(year)s", "year": "%(year)s"}
_WITHIN = {"day": "%(day)s %(month)s %(year)s", "month": "%(month)s %(year)s", "year": "%(year)s"}
_ABOUT = {"day": "about %(day)s %(month)s %(year)s", "month": "about %(month)s %(year)s", "year": "about %(year)s"}
_BEFORE = {"day": "before %(day)s %(month)s %(year)s", "month": "before %(month)s %(year)s", "year": "before %(year)s"}
_AFTER = {"day": "after %(day)s %(month)s %(year)s", "month": "after %(month)s %(year)s", "year": "after %(year)s"}
_QUALIFIED = {"about": _ABOUT, "before": _BEFORE, "after": _AFTER}


class Reader:
    """Says things in one language."""

    def __init__(self, language: str, labels: Mapping[tuple[str, str], str]) -> None:
        self.language = language
        self.locale = Locale.parse(_LOCALES.get(language, language))
        self.labels = labels
        self._catalogue = load_catalogue(language)

    def say(self, message: str, **values: object) -> str:
        """A message of the catalogue, filled in."""
        text = str(self._catalogue.gettext(message))
        return text % values if values else text

    def count(self, one: str, many: str, number: int) -> str:
        """A message that depends on a number, which it may show as %(number)s."""
        return str(self._catalogue.ngettext(one, many, number)) % {"number": number}

    def label(self, scheme: str, code: str | None) -> str:
        """What a code is called; the code itself where it has no label."""
        return self.labels.get((scheme, code or ""), code or "")

    def date(self, text: str, qualifier: str = "") -> str:
        """A date as precise as it is: a year, a month of a year, or a day."""
        if not text:
            return ""
        found = parse_date(text[:10])
        if qualifier in _QUALIFIED:
            return self._declined(found, qualifier, _QUALIFIED[qualifier])
        return self._alone(found)

    def date_of(self, text: str) -> str:
        """A date as it stands after a word such as "since": in the genitive, of which CLDR knows the Polish only."""
        return self._declined(parse_date(text[:10]), "within", _WITHIN) if text else ""

    def _alone(self, found: PartialDate) -> str:
        first = found.first_day()
        month = self.locale.months["stand-alone"]["wide"][first.month]
        shown = format_date(first, format="long", locale=self.locale)
        text = self._said_in("alone", _ALONE[found.precision])
        return text % {"date": shown, "month": month, "year": first.year}

    def _declined(self, found: PartialDate, context: str, messages: Mapping[str, str]) -> str:
        """A date in the case that goes with a word. Behind a day the month may stand in another one."""
        first = found.first_day()
        months = self._said_in(context, _MONTHS)
        if found.precision == "day":
            behind_a_day = self._said_in(f"{context} a day", _MONTHS)
            months = months if behind_a_day == _MONTHS else behind_a_day
        text = self._said_in(context, messages[found.precision])
        return text % {"day": first.day, "month": months.split("|")[first.month - 1], "year": first.year}

    def _said_in(self, context: str, message: str) -> str:
        """A message that is said otherwise in another context."""
        catalogue: Any = self._catalogue
        return str(catalogue.pgettext(context, message))

    def language_name(self, language: str) -> str:
        """What a language is called, with a capital."""
        return upper(self.language_within(language))

    def language_within(self, language: str) -> str:
        """What a language is called within a sentence."""
        name: str = self.locale.languages.get(language, language)
        return name

    def marks(self) -> tuple[str, str]:
        """The quotation marks."""
        opening, closing = self.say("“|”").split("|")
        return opening, closing

    def listed(self, items: list[str]) -> str:
        """Items with commas."""
        return ", ".join(items)


def make_reader(connection: Connection, language: str) -> Reader:
    """A reader with the labels of the database."""
    return Reader(language, labels_in(connection, language))


@cache
def load_catalogue(language: str) -> NullTranslations:
    """The catalogue of a language, read from its .po file; English needs none."""
    file = CATALOGUES / language / "LC_MESSAGES" / _DOMAIN
    if not file.exists():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def lower(text: str) -> str:
    """The text without its capital, unless it begins with an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def upper(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]
