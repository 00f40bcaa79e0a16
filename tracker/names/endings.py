"""All case endings by language, and the parts of names that bear no identity of their own. Data only.

`STEM_SUFFIXES` and the patronymic tables are written in sounds (see `latin_west`), since they hold for
every spelling alike.
"""

from __future__ import annotations

from tracker.names import endings_other, endings_slavic
from tracker.names.endings_other import APOSTROPHE_ENDINGS
from tracker.names.endings_type import EndingGroup

__all__ = [
    "APOSTROPHE_ENDINGS",
    "ENDINGS",
    "LAST_WORD_ONLY",
    "PATRONYMIC_ENDINGS",
    "PATRONYMIC_WORDS",
    "STEM_NOUN",
    "STEM_SURNAME",
]

ENDINGS: dict[str, tuple[EndingGroup, ...]] = {**endings_slavic.ENDINGS, **endings_other.ENDINGS}

# Languages that put a case ending on the last word of a name alone; elsewhere every word of a man's name has one.
LAST_WORD_ONLY: frozenset[str] = frozenset({"hu", "fi", "et", "tr", "kk", "kk-Latn", "de"})

# Surname suffix -> all that declension puts after it in Slavic, Baltic and neighbouring languages
# (Russkaya grammatika 1980 par. 1235; Gramatyka wspolczesnego jezyka polskiego; Toporisic; Nitina and
# Grigorjevs; Ambrazas): the indexed stem is the suffix alone, so that all cases and both genders meet.
STEM_SURNAME: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("ov", "ev"),
        (
            "a",
            "u",
            "om",
            "im",
            "em",
            "e",
            "ie",
            "i",
            "o",
            "oi",
            "oiu",
            "ei",
            "iei",
            "ai",
            "ovi",
            "ova",
            "ove",
            "ovou",
            "ih",
            "imi",
            "s",
            "as",
            "am",
            "os",
            "ui",
            "oie",
            "is",
            "ou",
            "oj",
            "in",
            "ot",
            "nak",
        ),
    ),
    "in": ("a", "u", "om", "im", "em", "e", "i", "o", "oi", "oiu", "ovi", "ova", "as", "s"),
    **dict.fromkeys(
        ("sk", "qk"),
        (
            "i",
            "ii",
            "a",
            "aia",
            "oi",
            "ogo",
            "iego",
            "omu",
            "iemu",
            "im",
            "ego",
            "emu",
            "u",
            "uiu",
            "ou",
            "e",
            "iei",
            "ei",
            "ais",
            "is",
            "as",
            "om",
            "oga",
            "eho",
        ),
    ),
}

# Noun endings of more than one letter that no name in the nominative is known to end in.
STEM_NOUN: tuple[str, ...] = ("ovi", "iovi", "ego", "emu", "ogo", "omu")

# Patronymics: a third part of a name with one of these endings is not needed for identity
# (Superanskaya, Sovremennye russkie lichnye imena; Kazakh -uly, -kyzy; Azerbaijani oglu; Ukrainian -ych).
PATRONYMIC_ENDINGS: tuple[str, ...] = (
    "ovic",
    "ilic",
    "ilica",
    "evic",
    "ovica",
    "evica",
    "ovicu",
    "evicu",
    "ovicem",
    "evicem",
    "ovna",
    "evna",
    "ovni",
    "evni",
    "ovne",
    "evne",
    "ovnu",
    "evnu",
    "ovnoi",
    "evnoi",
    "ivna",
    "ivni",
    "inicna",
    "icna",
    "uli",
    "kizi",
    "ogli",
    "oglu",
    "ulu",
)
# Patronymic words that are also written apart: they belong to the part before.
PATRONYMIC_WORDS: frozenset[str] = frozenset(
    {
        "uly",
        "ūly",
        "uli",
        "ulı",
        "ulu",
        "kyzy",
        "kizi",
        "qyzy",
        "qizi",
        "qızı",
        "kızı",
        "kyzi",
        "gyzy",
        "gizi",
        "ogly",
        "oglu",
        "oğlu",
        "oğlı",
        "ogli",
        "ұлы",
        "улы",
        "қызы",
        "кызы",
        "оглы",
        "оғлы",
        "гызы",
    }
)
