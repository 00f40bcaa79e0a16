"""The controlled vocabularies, shipped as data in `vocabularies.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("vocabularies.toml")


class Code(NamedTuple):
    """A term: its stable code, what it means, outer mappings, and its label by language."""

    code: str
    definition: str
    mapping: str
    labels: dict[str, str]


@cache
def vocabularies() -> dict[str, dict[str, Code]]:
    """All vocabularies by scheme, each by code, in the order of the file."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)
    return {
        scheme: {
            row["code"]: Code(row["code"], row["definition"], row.get("mapping", ""), row["label"]) for row in rows
        }
        for scheme, rows in data.items()
    }


def codes_of(scheme: str) -> dict[str, Code]:
    """The codes of one vocabulary. Raises KeyError for a scheme that does not exist."""
    return vocabularies()[scheme]
