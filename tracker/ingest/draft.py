"""A document to a seed folder: the texts byte for byte, `resolution.toml`, and `candidates.toml` to accept from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tracker.errors import InvalidInput, shown
from tracker.ingest.document import Document
from tracker.ingest.values import Candidate
from tracker.resolution.values import UnitKind


def write_draft(document: Document, folder: Path) -> list[Path]:
    """Write the draft to `folder`, which must be empty or absent: all files, or none. Returns their paths."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InvalidInput(f"{shown(str(folder))} is not an empty folder. Name another one; nothing was written.")
    files = {version.file: version.data for version in document.versions}
    files["resolution.toml"] = resolution_toml(document).encode()
    files["candidates.toml"] = candidates_toml(document).encode()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".draft-") as kept:
            draft = Path(kept) / "seeds"
            draft.mkdir()
            for name, data in files.items():
                (draft / name).write_bytes(data)
            os.replace(draft, folder)
    except OSError as error:
        raise InvalidInput(f"{shown(str(folder))} cannot be written: {error.strerror}. Nothing was written.") from error
    return [folder / name for name in files]


def resolution_toml(document: Document) -> str:
    """The draft of `resolution.toml`; what has to be confirmed says so."""
    first = document.versions[0]
    lines = [
        f"# {first.facts.title}",
        "# A draft: confirm the reference, the date, the title and the stage of each version, then remove this line.",
        "",
        f"reference = {_quoted(document.reference)}",
        f"adopted = {_quoted(document.adopted)}",
        'body = "European Parliament"',
        f"title = {_quoted(_short_title(document))}",
        "",
        "[identifiers]",
    ]
    identifiers: dict[str, str] = {}
    for version in document.versions:
        identifiers = version.facts.identifiers | identifiers
    lines += [f"{name} = {_quoted(value)}" for name, value in identifiers.items()]
    for version in document.versions:
        lines += [
            "",
            "[[version]]",
            f"language = {_quoted(version.parsed.language)}",
            f"file = {_quoted(version.file)}",
            f"sha256 = {_quoted(version.sha256)}",
            f"stage = {_quoted(version.facts.stage)} # {version.facts.kind}",
        ]
    return "\n".join(lines) + "\n"


def candidates_toml(document: Document) -> str:
    """All candidates, each with `decision = ""`, to be made "accept", "reject" or "same as ..." by a person."""
    head = "# What a program found. Nothing here is in the register until a person accepts it: set `decision`.\n"
    return head + "".join(_candidate(candidate) for candidate in document.candidates)


def _candidate(candidate: Candidate) -> str:
    lines = [
        "",
        "[[candidate]]",
        f"kind = {_quoted(candidate.kind.value)}",
        f"title = {_quoted(candidate.title)}",
        f"confidence = {candidate.confidence}",
        f"evidence = {_quoted(candidate.evidence)}",
        *([f"known_as = {_quoted(candidate.known_as)}"] if candidate.known_as else []),
        'decision = ""',
    ]
    places: dict[str, dict[str, list[str]]] = {}
    for mention in candidate.mentions:
        places.setdefault(mention.provision, {}).setdefault(mention.language, []).append(mention.quote)
    for provision, quotes in places.items():
        for place in range(max(map(len, quotes.values()))):
            lines += ["", "[[candidate.mention]]", f"in = {_quoted(provision)}"]
            lines += [f"{tag} = {_quoted(words[place])}" for tag, words in quotes.items() if place < len(words)]
    return "\n".join(lines) + "\n"


def _short_title(document: Document) -> str:
    headings = [unit.text for version in document.versions for unit in version.parsed.of_kind(UnitKind.HEADING)]
    return headings[0] if len(headings) == 1 else document.versions[0].facts.title


def _quoted(text: str) -> str:
    escaped = "".join(_escaped(char) for char in text)
    return f'"{escaped}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def kinds_of(candidates: Iterable[Candidate]) -> dict[str, int]:
    """How many candidates there are of each kind."""
    counts: dict[str, int] = {}
    for candidate in candidates:
        counts[candidate.kind.value] = counts.get(candidate.kind.value, 0) + 1
    return counts
