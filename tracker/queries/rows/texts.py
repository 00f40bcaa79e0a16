"""Resolutions, their versions and provisions."""

from __future__ import annotations

from typing import NamedTuple


class VersionText(NamedTuple):
    """A provision in one version; `text` is null where the version lacks it. `marks` are (footnote number, offset)."""

    language: str
    stage: str
    label: str | None
    text: str | None
    marks: tuple[tuple[int, int], ...]


class ProvisionText(NamedTuple):
    """A provision in all versions."""

    id: int
    resolution: str
    reference: str
    key: str
    kind: str
    versions: tuple[VersionText, ...]

    @property
    def place(self) -> str:
        """Where it stands, as `get_provision` takes it: the resolution's id and the key."""
        return f"{self.resolution} {self.key}"


class CitedBy(NamedTuple):
    """An entry that quotes a provision in one version."""

    ref: str
    kind: str
    title: str
    status: str | None
    supports: str
    language: str
    quote: str | None
    start: int | None
    end: int | None


class ResolutionRow(NamedTuple):
    """A resolution with its other identifiers."""

    id: str
    reference: str
    adopted: str
    body: str
    title: str


class VersionRow(NamedTuple):
    """One version of a resolution."""

    language: str
    title: str
    stage: str
    file: str
    sha256: str
    orthography: str
