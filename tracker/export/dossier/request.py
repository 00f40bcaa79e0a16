"""What a reader asks for."""

from __future__ import annotations

from typing import NamedTuple

from tracker.errors import InvalidInput, shown

LANGUAGES = ("en", "sl", "pl", "lv")
"""The languages that dossiers speak; each has a catalogue, and labels for every code."""


class Filter(NamedTuple):
    """Entries of a kind ("people", "charges", "demands" ...) that fit; absent conditions are null.

    `only` are the refs that are wanted of those.
    """

    what: str = "people"
    status: str | None = None
    cites: str | None = None
    person: str | None = None
    measure: str | None = None
    addressee: str | None = None
    only: frozenset[str] | None = None


class Request(NamedTuple):
    """A dossier about `subject` (a ref, a name, an addressee kind, a resolution), or about what `filter` finds.

    `language` is the reader's, `beside` are versions quoted beside that language's; `today` is the day it is made;
    `profile` says what may leave (see `queries.release`).
    """

    subject: str | None
    filter: Filter
    language: str = "en"
    beside: tuple[str, ...] = ()
    profile: str = "public"
    today: str = ""


def check_language(language: str) -> str:
    """The language, if dossiers speak it. Raises InvalidInput with those they speak."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise InvalidInput(f"{shown(language)} is no language of dossiers. They speak: {known}.")
    return language
