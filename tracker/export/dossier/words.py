"""The reader's language: headings from gettext catalogues, dates and names of languages from CLDR, labels of codes
from the database. Nothing here knows what a dossier is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

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
        shown = _written(found, self.locale)
        patterns = {"about": "about %(date)s", "before": "before %(date)s", "after": "after %(date)s"}
        return self.say(patterns[qualifier], date=shown) if qualifier in patterns else shown

    def language_name(self, language: str) -> str:
        """What a language is called, with a capital."""
        name: str = self.locale.languages.get(language, language)
        return name[:1].upper() + name[1:]

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


def _written(found: PartialDate, locale: Locale) -> str:
    if found.precision == "day":
        return format_date(found.first_day(), format="long", locale=locale)
    pattern = locale.datetime_skeletons["yMMMM" if found.precision == "month" else "y"]
    return format_date(found.first_day(), format=pattern.pattern, locale=locale)
