"""A name as the reader's version spells it, in its base form.

Where a version prints a name in a case only, the case ending is taken off by the table of its language, and the result
counts if it sounds like the name in the register, part by part, and is the only one that does. Nothing is guessed:
without such a result, there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from tracker.names.endings import ENDINGS, PATRONYMIC_ENDINGS
from tracker.names.prepared import prepare
from tracker.queries.rows import NameForm

BASE_FORMS = ("nominative", "undeclined")
_MORE = {"pl": (("ą", "a"),)}
"""Endings that sound like the base form, so that the tables for finding need not have them."""
_BASES = {"lv": ("a", "e")}
"""What a base form that is made must end in. The masculine names of Latvian have an ending in the base form too, and
what is left without it is no name that Latvian prints.
"""
_POSSESSIVE = {"sl": ("ov", "ev")}
"""Suffixes of the adjectives that the register may have as forms of a name."""
_UNSPELLABLE = {"pl": ("gy", "iy", "jy", "ky", "ly")}
"""Ends that no name has in the base form, but that the tables for finding, which go by sound, would make."""


def name_in(language: str, names: Iterable[NameForm], canonical: str) -> str | None:
    """The first base form that the version of `language` prints, else one made of a case form that it prints."""
    printed = _printed(language, names)
    made = (base_form(name.form, language, canonical) for name in printed)
    base = printed_name_in(language, [name for name in printed if name.form not in _adjectives(language, canonical)])
    return base or next((form for form in made if form), None)


def printed_name_in(language: str, names: Iterable[NameForm]) -> str | None:
    """The first base form that the version of `language` prints."""
    return next((name.form for name in _printed(language, names) if name.case in BASE_FORMS), None)


def full_name_in(language: str, names: Iterable[NameForm]) -> str | None:
    """The longest base form that the version prints: of authorities, which are mostly named in short, the one that says
    of which state they are.
    """
    printed = _printed(language, names)
    base = [name.form for name in printed if name.case in BASE_FORMS]
    return max([*base, *_with_attribute(printed)], key=len) if base else None


def _adjectives(language: str, canonical: str) -> list[str]:
    """What belongs to somebody or something of that name, which may look like a name in its base form."""
    return [canonical + suffix for suffix in _POSSESSIVE.get(language, ())]


def _printed(language: str, names: Iterable[NameForm]) -> list[NameForm]:
    return [name for name in names if name.language == language and name.origin == "printed"]


def _with_attribute(names: list[NameForm]) -> Iterator[str]:
    """Base forms behind words that stand before the name in two cases alike, as the genitive of a country does."""
    before: dict[str, set[str]] = {}
    forms = {name.form for name in names}
    for name in names:
        attribute, _, rest = name.form.rpartition(" ")
        if attribute and rest in forms:
            before.setdefault(attribute, set()).add(name.case)
    for name in names:
        if name.case in BASE_FORMS and " " not in name.form:
            yield from (f"{attribute} {name.form}" for attribute, cases in before.items() if len(cases) > 1)


@cache
def base_form(form: str, language: str, canonical: str) -> str | None:
    """A case form without its endings, as far as it then sounds like the canonical name; None where it does not.

    >>> base_form("Maksu Bokajevu", "sl", "Maks Bokayev")
    'Maks Bokajev'
    """
    words, wanted = form.split(), canonical.split()
    if len(words) != len(wanted):
        return None
    found = [_base_of(word, language, own) for word, own in zip(words, wanted, strict=True)]
    return None if None in found else " ".join(filter(None, found))


def _base_of(word: str, language: str, canonical: str) -> str | None:
    """The only form of a word that sounds like the canonical one. Of two, such as "Juri" and "Jurij", either may be the
    name, unless it is a patronymic.
    """
    wanted = _sounds(canonical, None)
    fitting = [one for one in _without_endings(word, language) if _is_heard(_sounds(one, language), wanted)]
    if len(fitting) > 1:
        fitting = [one for one in fitting if one.endswith(PATRONYMIC_ENDINGS)]
    elif not fitting and _is_heard(_sounds(word, language), wanted):
        fitting = [word]
    return fitting[0] if len(fitting) == 1 else None


def _without_endings(word: str, language: str) -> list[str]:
    """What the word may be a form of: without each ending that it may have, each result once."""
    pairs = [pair for _, _, of_case in ENDINGS.get(language, ()) for pair in of_case] + list(_MORE.get(language, ()))
    made = [
        word.removesuffix(ending) + base
        for ending, base in pairs
        if word.endswith(ending) and len(word) > len(ending) + 1 and base.endswith(_BASES.get(language, ("",)))
    ]
    spelled = [one for one in made if not one.endswith(_UNSPELLABLE.get(language, ()))]
    return list(dict.fromkeys(spelled))


def _sounds(word: str, language: str | None) -> list[frozenset[str]]:
    """How each part of a word may sound: a hyphen joins several."""
    return [frozenset(part.folds) for part in prepare(word, language).parts]


def _is_heard(sounds: list[frozenset[str]], wanted: list[frozenset[str]]) -> bool:
    return bool(sounds) and len(sounds) == len(wanted) and all(a & b for a, b in zip(sounds, wanted, strict=True))
