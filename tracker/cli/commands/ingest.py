"""`tracker ingest`: the texts of a new resolution to a draft of its seed folder; what is unsure is listed."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tracker.cli import output
from tracker.cli.commands.review import known_to, tell_applied
from tracker.cli.output import narrate, safe, write_line
from tracker.errors import InvalidInput
from tracker.ingest.document import Document, read_document
from tracker.ingest.draft import kinds_of, write_draft
from tracker.ingest.known import known_elsewhere
from tracker.ingest.review.accept import Applied, ReviewRejected, apply_review
from tracker.ingest.review.adding import add_versions, reference_of, texts_of
from tracker.ingest.review.file import FILE, read_review, write_review
from tracker.ingest.review.items import Review
from tracker.ingest.review.proposed import propose
from tracker.ingest.review.versions import languages_of, with_versions
from tracker.ingest.values import counted
from tracker.problems import has_errors
from tracker.resolution.values import UnitKind

_UNITS = (
    (UnitKind.VISA, "visas"),
    (UnitKind.RECITAL, "recitals"),
    (UnitKind.PARAGRAPH, "paragraphs"),
    (UnitKind.FOOTNOTE, "footnotes"),
    (UnitKind.HEADING, "headings"),
)


def run(options: Namespace) -> int:
    """Report what the files hold; write the draft, or the file to decide in, or carry out what was decided in it."""
    known = known_to(options.target)
    files = [Path(name) for name in options.files]
    folder = Path(options.output) if options.output else None
    adds = folder is not None and (folder / "resolution.toml").is_file()
    if adds and folder:
        files = _with_those_there(folder, files, options)
        known = known_elsewhere(known, reference_of(folder))
    document = read_document(files, options.lang or (), options.reference or "", known)
    for problem in document.problems:
        narrate(safe(str(problem)))
    if options.json:
        output.write_json(_value(document))
    else:
        _write(document)
    review = propose(document, known)
    if adds and folder:
        return _add(folder, document, review, {ref: name.title for ref, name in known.items()})
    decisions = Path(options.review) if options.review else None
    if decisions and decisions.exists():
        elsewhere = known_elsewhere(known, document.reference)
        return _carry_out(document, review, options, {ref: name.title for ref, name in elsewhere.items()})
    if decisions:
        write_review(review, decisions)
        narrate(
            f"Wrote {len(review.items)} candidates to {safe(options.review)}. Decide in it, then run this again with "
            "-o FOLDER."
        )
    if options.output:
        written = write_draft(document, Path(options.output), review)
        where = safe(options.output)
        narrate(f"Wrote {len(written)} files to {where}. Nothing is in the register before you accept it.")
        narrate(f"Next: tracker review {where}")
    elif not decisions:
        narrate("Nothing was written. With -o FOLDER a draft of the seed folder is.")
    return output.DONE


def _with_those_there(folder: Path, files: list[Path], options: Namespace) -> list[Path]:
    """The texts of a seed folder that is there, and those of `files` that are no copies of them."""
    if options.lang:
        raise InvalidInput("--lang is for the texts of a new folder: here the folder has some of its own already.")
    if options.review and Path(options.review).resolve() != (folder / FILE).resolve():
        raise InvalidInput(f"{safe(options.output)} has its own {FILE}. Leave --review out, or name another folder.")
    there = texts_of(folder)
    held = {path.read_bytes() for path in there}
    return [*there, *(path for path in files if not path.is_file() or path.read_bytes() not in held)]


def _add(folder: Path, document: Document, fresh: Review, titles: Mapping[str, str]) -> int:
    """Versions that came later, into a seed folder that is there."""
    added = add_versions(folder, document, fresh, titles)
    narrate(f"New in {safe(str(folder))}: {', '.join(added.languages)}, and {counted(added.candidates, 'candidate')}.")
    still_open = sum(item.is_open for item in added.review.items)
    tell_applied(added.applied, folder, still_open)
    return output.DONE


def _carry_out(document: Document, fresh: Review, options: Namespace, titles: Mapping[str, str]) -> int:
    """The decisions of a file into a whole seed folder, or a sentence and nothing.

    Candidates get the words of versions that came after the file was written.
    """
    review, problems = read_review(Path(options.review))
    if review.reference and review.reference != document.reference:
        message = f"{safe(options.review)} decides about {safe(review.reference)}, not {safe(document.reference)}."
        raise InvalidInput(f"{message} Nothing was written.")
    if has_errors(problems):
        raise ReviewRejected(problems)
    for problem in problems:
        narrate(safe(str(problem)))
    later = {version.parsed.language for version in document.versions} - languages_of(review)
    if later and review.items:
        before = len(review.items)
        review = with_versions(review, fresh)
        told = counted(len(review.items) - before, "candidate")
        narrate(f"New since it was written: {', '.join(sorted(later))}, and {told}.")
    still_open = sum(item.is_open for item in review.items)
    if not options.output:
        narrate(
            f"{review.number_decided} candidates are decided, {still_open} open. Nothing was written: "
            "name a folder with -o."
        )
        return output.DONE
    done: list[Applied] = []
    write_draft(
        document,
        Path(options.output),
        review,
        lambda draft: done.append(apply_review(draft, review, options.review, titles)),
    )
    tell_applied(done[0], Path(options.output), still_open)
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
        output.write_table([[f"  {one.title}", one.known_as, one.known_from] for one in known])


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(counted(count, name) for name, count in counts.items()) or "none"


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
                "known_from": candidate.known_from,
                "proposed": candidate.proposed,
                "mentions": [
                    {"provision": m.provision, "language": m.language, "quote": m.quote, "start": m.start, "end": m.end}
                    for m in candidate.mentions
                ],
            }
            for candidate in document.candidates
        ],
        "problems": [str(problem) for problem in document.problems],
    }
