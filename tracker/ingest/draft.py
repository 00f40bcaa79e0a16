"""A document to a seed folder: the texts byte for byte, `resolution.toml`, and `candidates.toml` to accept from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tracker.errors import InvalidInput, shown
from tracker.ingest.document import Document, Version
from tracker.ingest.review.file import FILE, review_text
from tracker.ingest.review.items import Review
from tracker.ingest.toml_text import quoted
from tracker.ingest.values import Candidate
from tracker.resolution.values import UnitKind


def write_draft(
    document: Document, folder: Path, review: Review, finish: Callable[[Path], object] | None = None
) -> list[Path]:
    """Write the draft to `folder`, which must be empty or absent: all files, or none. Returns their paths.

    `finish` is given the draft before it is put in its place; what it raises leaves nothing written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidInput(f"{shown(str(folder))} is not an empty folder. Name another one; nothing was written.")
    files = {version.file: version.data for version in document.versions}
    files["resolution.toml"] = resolution_toml(document).encode()
    files[FILE] = review_text(review).encode()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".draft-") as kept:
            draft = Path(kept) / folder.name
            draft.mkdir()
            for name, data in files.items():
                (draft / name).write_bytes(data)
            if finish:
                finish(draft)
            names = sorted(path.name for path in draft.iterdir())
            os.replace(draft, folder)
    except OSError as error:
        raise InvalidInput(f"{shown(str(folder))} cannot be written: {error.strerror}. Nothing was written.") from error
    return [folder / name for name in names]


def resolution_toml(document: Document) -> str:
    """The draft of `resolution.toml`; what has to be confirmed says so."""
    first = document.versions[0]
    lines = [
        f"# {first.facts.title}",
        "# A draft: confirm the reference, the date, the title and the stage of each version, then remove this line.",
        "",
        f"reference = {quoted(document.reference)}",
        f"adopted = {quoted(document.adopted)}",
        'body = "European Parliament"',
        f"title = {quoted(_short_title(document))}",
        "",
        "[identifiers]",
    ]
    identifiers: dict[str, str] = {}
    for version in document.versions:
        identifiers = version.facts.identifiers | identifiers
    lines += [f"{name} = {quoted(value)}" for name, value in identifiers.items()]
    return "\n".join(lines) + "\n" + "".join(map(version_toml, document.versions))


def version_toml(version: Version) -> str:
    """The table of one version."""
    lines = [
        "",
        "[[version]]",
        f"language = {quoted(version.parsed.language)}",
        f"file = {quoted(version.file)}",
        f"sha256 = {quoted(version.sha256)}",
        f"stage = {quoted(version.facts.stage)} # {version.facts.kind}",
    ]
    return "\n".join(lines) + "\n"


def _short_title(document: Document) -> str:
    headings = [unit.text for version in document.versions for unit in version.parsed.of_kind(UnitKind.HEADING)]
    return headings[0] if len(headings) == 1 else document.versions[0].facts.title


def kinds_of(candidates: Iterable[Candidate]) -> dict[str, int]:
    """How many candidates there are of each kind."""
    counts: dict[str, int] = {}
    for candidate in candidates:
        counts[candidate.kind.value] = counts.get(candidate.kind.value, 0) + 1
    return counts
