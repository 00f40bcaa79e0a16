"""The names of a made-up collection: given names of the register and invented family names, in four spellings."""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import product

from tests.names.conventions import WRITERS
from tests.names.cyrillic_forms import RUSSIAN
from tracker.plain import plain

LANGUAGES = ("sl", "pl", "lv")
_SEED = 20210211
FAMILIES = 4_000
_SYLLABLES = tuple(map("".join, product("bdjklmnrst", "aeiou")))
_CYRILLIC = dict(zip("abdeijklmnorstu", "абдеийклмнорсту", strict=True))
_ENDS = ("ов", "ев", "ин", "баев", "беков", "галиев", "ханов", "кулов", "шин", "метов")

Forms = dict[str, tuple[str, str]]
"""How something is spelled in each language, beside its plain form."""


@lru_cache(maxsize=1)
def names() -> tuple[list[tuple[Forms, bool]], list[tuple[Forms, Forms]]]:
    """Given names and whether they are a woman's, and family names as a man and as a woman bears them."""
    chance = random.Random(_SEED)
    given = {name.split()[0]: name.endswith(("ова", "ева", "ина")) for name, _ in RUSSIAN}
    families = []
    for _ in range(FAMILIES):
        syllables = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 2, 3))))
        family = "".join(_CYRILLIC[letter] for letter in syllables).capitalize() + chance.choice(_ENDS)
        families.append((_written(family, is_woman=False), _written(family + "а", is_woman=True)))
    return [(_written(name, is_woman=is_woman), is_woman) for name, is_woman in given.items()], families


def _written(russian: str, *, is_woman: bool) -> Forms:
    forms = {language: WRITERS[language].write(russian, is_woman=is_woman) for language in LANGUAGES}
    return {language: (form, plain(form)) for language, form in (*forms.items(), ("ru", russian))}
