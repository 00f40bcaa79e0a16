"""Problems are values: what is wrong with a text or a register file, where, in one sentence.

Parsers, loaders and verifiers return `(result, problems)` and never stop at the first fault, so that
a person sees all of them at once. Nothing in here prints or raises.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is: an error stops a build, a warning asks for a look, a note is for the record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Problem(NamedTuple):
    """One fault: a stable code for programs, a file and a line (0: the file as a whole), a sentence for people."""

    severity: Severity
    code: str
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity.value}: {self.message} [{self.code}]"


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
