"""Small texts for tests: a body is put between a title and an ending, and what was read is given back plainly."""

from __future__ import annotations

from tracker.problems import Problem
from tracker.resolution.parse import parse_version
from tracker.resolution.values import ParsedVersion, UnitKind

HEAD = "European Parliament resolution of 1 June 2031 on bread (2031/1000(RSP))\n\nThe European Parliament,\n\n"


def read(body: str, head: str = HEAD) -> tuple[ParsedVersion, list[Problem]]:
    """Parse `body` behind a title and the institution's line; its first line is line 5."""
    return parse_version((head + body).encode(), "en", "text.txt")


def texts(version: ParsedVersion, kind: UnitKind) -> list[str]:
    """The texts of one kind."""
    return [unit.text for unit in version.of_kind(kind)]


def codes(problems: list[Problem]) -> list[tuple[str, int]]:
    """Code and line of each problem."""
    return [(problem.code, problem.line) for problem in problems]
