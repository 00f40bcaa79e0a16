"""All spelling conventions in the order in which an unknown spelling is tried, and the letters they share.

Data only: how the tables are applied is the business of `reading`.
"""

from __future__ import annotations

from tracker.names import cyrillic, latin_east, latin_turkic, latin_west
from tracker.names.orthographies_type import Convention

LATIN = (
    "en",
    "pl",
    "sl",
    "cs",
    "lt",
    "lv",
    "de",
    "fr",
    "tr",
    "kk-Latn",
    "hu",
    "hr",
    "sk",
    "iso9",
    "nl",
    "es",
    "et",
    "fi",
    "ro",
    "gost",
    "sv",
    "da",
    "pt",
    "az",
    "uz",
    "it",
    "sq",
)
CYRILLIC = ("ru", "kk", "uk", "sr", "be", "bg")

ORTHOGRAPHIES: dict[str, Convention] = {
    **latin_west.CONVENTIONS,
    **latin_east.CONVENTIONS,
    **latin_turkic.CONVENTIONS,
    **cyrillic.CONVENTIONS,
}

# Names under which callers may ask for the same convention.
ALIASES: dict[str, str] = {
    "no": "da",
    "nb": "da",
    "nn": "da",
    "sr-Latn": "hr",
    "bs": "hr",
    "sh": "hr",
    "mk": "sr",
    "kk-Cyrl": "kk",
    "ru-Latn": "en",
    "uk-Latn": "en",
    "lv-en": "en",
}

# What a Latin letter sounds like where the convention says nothing else.
LETTERS: dict[str, str] = {
    **{letter: letter.upper() for letter in "abdefghiklmnoprstuvz"},
    "c": "K",
    "j": "I",
    "q": "K",
    "w": "V",
    "x": "KS",
    "y": "I",
    "š": "X",
    "ž": "J",
    "č": "C",
    "ş": "X",
    "ș": "X",
    "ç": "C",
    "ż": "J",
    "đ": "J",
    "ł": "L",
    "ø": "O",
    "æ": "A",
    "œ": "E",
    "ß": "S",
    "ı": "I",
    "ə": "A",
    "ŋ": "N",
    "þ": "T",
    "ð": "D",
    "ţ": "Q",
    "ț": "Q",
    "ħ": "H",
    "ƣ": "G",
    "ʻ": "",
    "ʼ": "",
}
