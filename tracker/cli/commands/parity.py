"""`tracker parity`: where the versions seem to differ, and which of it the register has recorded."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from tracker.build import load_seeds
from tracker.cli import output
from tracker.config import seeds_folder
from tracker.problems import has_errors
from tracker.register.parity import find_register_parity
from tracker.resolution.parity import Finding


def run(options: Namespace) -> int:
    """Write what nothing recorded explains; with `--all` every finding, marked."""
    registers, problems = load_seeds(seeds_folder(options.seeds))
    if has_errors(problems):
        output.narrate("The seeds have errors, so this may not be all. See: tracker verify")
    found = [
        (register.resolution.id, finding, refs)
        for register in registers
        for finding, refs in find_register_parity(register)
    ]
    explained = sum(bool(refs) for _, _, refs in found)
    shown = found if options.all else [row for row in found if not row[2]]
    if options.json:
        output.write_json([_value(*row) for row in shown])
    else:
        for resolution, finding, refs in shown:
            _write(resolution, finding, refs)
    output.narrate(
        f"{len(found)} finding{'' if len(found) == 1 else 's'}: {explained} explained by the register, "
        f"{len(found) - explained} not."
    )
    return output.DONE


def _value(resolution: str, finding: Finding, refs: tuple[str, ...]) -> dict[str, Any]:
    return {
        "resolution": resolution,
        "provision": finding.provision,
        "kind": finding.kind.value,
        "languages": finding.languages,
        "confidence": finding.confidence,
        "message": finding.message,
        "seen": {
            language: [{"words": place.words, "start": place.start, "end": place.end} for place in places]
            for language, places in finding.seen.items()
        },
        "explained_by": refs,
    }


def _write(resolution: str, finding: Finding, refs: tuple[str, ...]) -> None:
    kind = finding.kind.value.replace("_", " ")
    output.write_line(f"{resolution}, {finding.provision}: {kind} ({finding.confidence:.0%})")
    output.write_line(f"  {output.safe(finding.message)}")
    for language, places in finding.seen.items():
        words = "; ".join(f"“{output.safe(_shortened(place.words))}” at {place.start}" for place in places)
        output.write_line(f"    {language}  {words or '–'}")
    if refs:
        output.write_line(f"  recorded: {', '.join(refs)}")


def _shortened(words: str, limit: int = 70) -> str:
    return words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…"
