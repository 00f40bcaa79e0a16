"""The words by which a text points at who was named: one record a language; all of them are in `pointing.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracker.ingest.words import Beginnings

_FILE = Path(__file__).parent / "pointing.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Pointing:
    """One language's words, by what they do; `pointing.toml` says what each field is."""

    relative: Beginnings
    one: Beginnings
    several: Beginnings
    part: Beginnings
    was: Beginnings
    were: Beginnings
    joins: Beginnings
    including: Beginnings
    by: Beginnings
    reason: Beginnings
    meant: Beginnings
    related: Beginnings
    offices: Beginnings
    people: Beginnings
    no: Beginnings
    kin_beside: bool
    drops_pronouns: bool
    by_behind: bool


@cache
def pointing_of(language: str) -> Pointing:
    """The words of a language; empty ones for a language without a record."""
    row = _tables().get(language, {})

    def words(name: str) -> Beginnings:
        return Beginnings({name: str(row.get(name, ""))})

    return Pointing(
        relative=words("relative"),
        one=words("one"),
        several=words("several"),
        part=words("part"),
        was=words("was"),
        were=words("were"),
        joins=words("joins"),
        including=words("including"),
        by=words("by"),
        reason=words("reason"),
        meant=words("meant"),
        related=words("related"),
        offices=words("offices"),
        people=words("people"),
        no=words("no"),
        kin_beside=bool(row.get("kin_beside", False)),
        drops_pronouns=bool(row.get("drops_pronouns", False)),
        by_behind=bool(row.get("by_behind", False)),
    )


@cache
def languages_that_point() -> tuple[str, ...]:
    """The tags that have a record."""
    return tuple(_tables())


@cache
def _tables() -> dict[str, dict[str, str | bool]]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)
