"""Known people and organisations: whom some versions of a provision name and others do not.

A form counts in any ending, because a text to come inflects names as no form before it did. The longest form that fits
has its words, so "the EU Delegation" is not the EU; words that two names share say nothing. A form that begins with a
small letter ("the authorities") describes more than it names: it answers another version's name and is no finding
itself. A name and its abbreviation in brackets after it are one naming.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracker.resolution.parity.values import Finding, FindingKind, KnownNames, Seen

_WORD = re.compile(r"\w+")
_OPENS_ABBREVIATION = re.compile(r"[”’»\"']?\s?[(/]\s?[“„«\"']?")
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3
_LIKELY, _POSSIBLE = 0.6, 0.3


class _Form(NamedTuple):
    """The words of a form, and whose it is: None where two have it."""

    words: tuple[str, ...]
    owner: str | None


class NameIndex:
    """The known forms of one language by the stem of their first word; `names` are those with a form that is a name."""

    def __init__(self, known: KnownNames, language: str) -> None:
        owners: dict[tuple[str, ...], str | None] = {}
        self.names: set[str] = set()
        for name, by_language in known.items():
            for form in by_language.get(language, ()):
                words = tuple(_WORD.findall(form))
                if words:
                    owners[words] = name if owners.get(words, name) == name else None
                if _is_name(form):
                    self.names.add(name)
        self._forms: dict[str, list[_Form]] = {}
        for words, owner in sorted(owners.items(), key=lambda item: -len(item[0])):
            self._forms.setdefault(_stem(words[0]), []).append(_Form(words, owner))

    def find(self, text: str) -> dict[str, list[Seen]]:
        """Every place where a known form stands, by name."""
        found: dict[str, list[Seen]] = {}
        tokens = list(_WORD.finditer(text))
        at = 0
        while at < len(tokens):
            form = self._form_at(tokens, at)
            if form and form.owner:
                start, end = tokens[at].start(), tokens[at + len(form.words) - 1].end()
                places = found.setdefault(form.owner, [])
                if not (places and _OPENS_ABBREVIATION.fullmatch(text, places[-1].end, start)):
                    places.append(Seen(text[start:end], start, end))
            at += len(form.words) if form else 1
        return found

    def _form_at(self, tokens: list[re.Match[str]], at: int) -> _Form | None:
        for form in self._forms.get(_stem(tokens[at][0]), ()):
            here = tokens[at : at + len(form.words)]
            if len(here) == len(form.words) and all(map(_is_form_of, form.words, here)):
                return form
        return None


def compare_names(key: str, texts: Mapping[str, str], indexes: Mapping[str, NameIndex]) -> Iterator[Finding]:
    """The findings of one provision."""
    found = {language: indexes[language].find(text) for language, text in texts.items()}
    for name in dict.fromkeys(name for by_name in found.values() for name in by_name):
        asked = [language for language in texts if name in indexes[language].names]
        seen = {language: tuple(found[language].get(name, ())) for language in asked}
        given = [place.words for places in seen.values() for place in places]
        counts = {language: len(places) for language, places in seen.items()}
        if len(set(counts.values())) > 1 and any(map(_is_name, given)):
            if 0 in counts.values():
                yield _not_named(key, name, seen)
            elif all(map(_is_name, given)):
                yield _unequal(key, name, seen, counts)


def _not_named(key: str, name: str, seen: Mapping[str, tuple[Seen, ...]]) -> Finding:
    lacking = tuple(language for language, places in seen.items() if not places)
    having = tuple(language for language, places in seen.items() if places)
    odd = lacking if len(lacking) <= len(having) else having
    message = f"{name} is named in {', '.join(having)} and not in {', '.join(lacking)}."
    return Finding(key, FindingKind.NAME, odd, seen, message, _LIKELY)


def _unequal(key: str, name: str, seen: Mapping[str, tuple[Seen, ...]], counts: Mapping[str, int]) -> Finding:
    odd = tuple(language for language, count in counts.items() if count == min(counts.values()))
    given = ", ".join(f"{language} {count}" for language, count in counts.items())
    return Finding(key, FindingKind.NAME, odd, seen, f"{name} is not named equally often: {given}.", _POSSIBLE)


def _is_name(words: str) -> bool:
    return words[:1].isupper()


def _stem(word: str) -> str:
    """The beginning that the forms of a word share; its first letter is capital in all of them or in none."""
    return word[:1] + word[1:_SHORTEST_STEM].lower()


def _is_form_of(known: str, match: re.Match[str]) -> bool:
    """Whether the word found is the known one, perhaps with another ending."""
    word = match[0]
    if known == word:
        return True
    if len(known) < _SHORTEST_STEM or len(word) > len(known) + _LONGEST_ENDING:
        return False
    lost = min(_LONGEST_ENDING, (len(known) - _SHORTEST_STEM) // 2)
    return word.startswith(known[: max(_SHORTEST_STEM, len(known) - lost)])
