"""Coverage: what each recital and numbered paragraph yielded to the register, so that none is unaccounted for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.problems import Problem, Severity
from tracker.register.values import Register
from tracker.register.verify import citations_of
from tracker.resolution.values import UnitKind

_COVERED = (UnitKind.RECITAL, UnitKind.PARAGRAPH)


class Yield(NamedTuple):
    """The refs of the entries that cite a provision, by kind, in the order of the register."""

    resolution: str
    provision: str
    people: tuple[str, ...]
    charges: tuple[str, ...]
    demands: tuple[str, ...]
    statements: tuple[str, ...]
    differences: tuple[str, ...]
    organisations: tuple[str, ...]

    @property
    def is_accounted_for(self) -> bool:
        """Whether it yielded anything; organisations do not count, being named everywhere."""
        return any((self.people, self.charges, self.demands, self.statements, self.differences))


_FIELDS = {
    "person": "people",
    "charge": "charges",
    "demand": "demands",
    "statement": "statements",
    "difference": "differences",
    "organisation": "organisations",
}


def find_coverage(register: Register) -> tuple[Yield, ...]:
    """What every recital and numbered paragraph of a resolution yielded, in the order of the text."""
    found: dict[str, dict[str, dict[str, None]]] = {
        provision.key: {field: {} for field in _FIELDS.values()}
        for provision in register.resolution.provisions
        if provision.kind in _COVERED
    }
    for entry in register.entries:
        field = _FIELDS[type(entry).__name__.lower()]
        for citation in citations_of(entry):
            if citation.provision in found:
                found[citation.provision][field][entry.ref] = None
    return tuple(
        Yield(register.resolution.id, key, **{field: tuple(refs) for field, refs in fields.items()})
        for key, fields in found.items()
    )


def check_coverage(register: Register) -> Iterator[Problem]:
    """An error for each recital or numbered paragraph that yielded nothing."""
    resolution = register.resolution
    provisions = {provision.key: provision for provision in resolution.provisions}
    files = {version.language: version.file for version in resolution.versions}
    for row in find_coverage(register):
        if not row.is_accounted_for:
            language, unit = next(iter(provisions[row.provision].units.items()))
            message = f"{row.provision} yields no person, charge, demand, statement or difference. Say what it says."
            yield Problem(Severity.ERROR, "not_covered", f"{resolution.id}/{files[language]}", unit.line, message)
