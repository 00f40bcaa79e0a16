"""`tracker ingest`: the texts of a new resolution to a draft of its seed folder; what is unsure is listed."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from tracker.build import load_seeds
from tracker.cli import output
from tracker.cli.output import narrate, safe, write_line
from tracker.config import seeds_folder
from tracker.ingest.document import Document, read_document
from tracker.ingest.draft import kinds_of, write_draft
from tracker.ingest.known import known_forms
from tracker.resolution.values import UnitKind

_UNITS = (
    (UnitKind.VISA, "visas"),
    (UnitKind.RECITAL, "recitals"),
    (UnitKind.PARAGRAPH, "paragraphs"),
    (UnitKind.FOOTNOTE, "footnotes"),
    (UnitKind.HEADING, "headings"),
)


def run(options: Namespace) -> int:
    """Report what the files hold; with `-o` write the draft."""
    registers, _ = load_seeds(seeds_folder())
    document = read_document(
        [Path(name) for name in options.files], options.lang or (), options.reference or "", known_forms(registers)
    )
    for problem in document.problems:
        narrate(safe(str(problem)))
    if options.json:
        output.write_json(_value(document))
    else:
        _write(document)
    if options.output:
        written = write_draft(document, Path(options.output))
        where = safe(options.output)
        narrate(f"Wrote {len(written)} files to {where}. Nothing is in the register before you accept it.")
    else:
        narrate("Nothing was written. With -o FOLDER a draft of the seed folder is.")
    return output.DONE


def _write(document: Document) -> None:
    write_line(f"{safe(document.reference)}, {safe(document.adopted) or 'date not found'}")
    output.write_table(
        [
            [
                version.parsed.language,
                version.facts.kind,
                *(str(len(version.parsed.of_kind(kind))) for kind, _ in _UNITS),
                version.parsed.file,
            ]
            for version in document.versions
        ],
        ["language", "kind", *(name for _, name in _UNITS), "file"],
    )
    lacking = [problem for problem in document.problems if problem.code == "provision_lacking"]
    if len(document.versions) > 1:
        least = min((row.confidence for row in document.provisions), default=1.0)
        write_line(f"Aligned: {len(document.provisions)} provisions, {len(lacking)} gaps, least sure {least:.2f}.")
        found = Counter(finding.kind.value.replace("_", " ") for finding in document.parity)
        write_line(f"Versions seem to differ in {len(document.parity)} places: {_listed(found)}.")
    write_line(f"Candidates: {_listed(kinds_of(document.candidates))}.")
    known = [candidate for candidate in document.candidates if candidate.known_as]
    if known:
        write_line(f"Raised before: {len(known)}.")
        output.write_table([[f"  {candidate.title}", candidate.known_as] for candidate in known])


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"


def _value(document: Document) -> dict[str, object]:
    return {
        "reference": document.reference,
        "adopted": document.adopted,
        "versions": [
            {
                "language": version.parsed.language,
                "file": version.parsed.file,
                "kind": version.facts.kind,
                "stage": version.facts.stage,
                "title": version.facts.title,
                "units": {name: len(version.parsed.of_kind(kind)) for kind, name in _UNITS},
            }
            for version in document.versions
        ],
        "provisions": [
            {
                "key": row.key,
                "confidence": row.confidence,
                "labels": {tag: unit.label for tag, unit in row.units.items()},
            }
            for row in document.provisions
        ],
        "parity": [
            {"provision": row.provision, "kind": row.kind.value, "message": row.message} for row in document.parity
        ],
        "candidates": [
            {
                "kind": candidate.kind.value,
                "title": candidate.title,
                "confidence": candidate.confidence,
                "evidence": candidate.evidence,
                "known_as": candidate.known_as,
                "mentions": [
                    {"provision": m.provision, "language": m.language, "quote": m.quote, "start": m.start, "end": m.end}
                    for m in candidate.mentions
                ],
            }
            for candidate in document.candidates
        ],
        "problems": [str(problem) for problem in document.problems],
    }
