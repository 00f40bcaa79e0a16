"""`tracker review`: decide about the candidates of a new resolution, on a screen or in the decisions file."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from tracker.cli import output
from tracker.cli.output import narrate, safe, write_line
from tracker.config import is_server
from tracker.db.connection import open_database
from tracker.errors import InvalidInput
from tracker.ingest.known import KnownName, known_elsewhere, known_in, known_names
from tracker.ingest.review.accept import Applied, ReviewRejected, apply_review, load_proved
from tracker.ingest.review.file import FILE, read_review
from tracker.ingest.review.items import Review
from tracker.ingest.values import counted
from tracker.problems import has_errors


def run(options: Namespace) -> int:
    """Open the screen; with `--apply` write what was accepted, with `--list` say how it stands."""
    if not (options.apply or options.list):
        return _open_screen(options)
    folder = Path(options.folder)
    reference = load_proved(folder).resolution.reference
    review = _read(folder)
    if options.list:
        return _list(review, options)
    known = known_elsewhere(known_to(options.target), reference)
    titles = {ref: name.title for ref, name in known.items()}
    applied = apply_review(folder, review, str(folder / FILE), titles)
    still_open = sum(item.is_open for item in review.items)
    if options.json:
        output.write_json(
            {"written": applied.written, "already": applied.already, "open": still_open, "files": applied.files}
        )
    else:
        tell_applied(applied, folder, still_open)
    return output.DONE


def _read(folder: Path) -> Review:
    review, problems = read_review(folder / FILE)
    if has_errors(problems):
        raise ReviewRejected(problems)
    return review


def known_to(target: str) -> dict[str, KnownName]:
    """The people and organisations that the database knows; where there is none yet, those of the seeds."""
    if is_server(target) or os.path.exists(target):
        with open_database(target) as connection, connection.reading():
            return known_in(connection)
    from tracker.build import load_seeds
    from tracker.config import seeds_folder

    return known_names(load_seeds(seeds_folder())[0])


def tell_applied(applied: Applied, folder: Path, still_open: int) -> None:
    """What was written, and what to do next."""
    for problem in applied.problems:
        narrate(safe(str(problem)))
    told = ", ".join(counted(count, kind) for kind, count in applied.written.items())
    write_line(f"Written to the register: {told or 'nothing new'}.")
    if applied.already:
        narrate(f"{len(applied.already)} were in it already and were left as they are.")
    if still_open:
        narrate(f"{counted(still_open, 'candidate')} still open: tracker review {safe(str(folder))}")
    narrate(f"Next: tracker init --seeds {safe(str(folder.parent))}")


def _list(review: Review, options: Namespace) -> int:
    if options.json:
        output.write_json(
            [
                {
                    "id": item.id,
                    "kind": item.kind.value,
                    "title": item.title,
                    "ref": item.ref,
                    "decision": item.decision,
                    "known_as": item.known_as,
                    "known_from": item.known_from,
                    "line": item.line,
                }
                for item in review.items
            ]
        )
        return output.DONE
    rows = [[str(item.line), item.id, item.decision or "open", item.title] for item in review.items]
    output.write_table(rows, ["line", "candidate", "decision", "title"])
    narrate(f"{review.number_decided} of {len(review.items)} are decided.")
    return output.DONE


def _open_screen(options: Namespace) -> int:
    from tracker.cli.commands.tui import prepare
    from tracker.config import read_settings

    settings = read_settings()
    if not settings.is_plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InvalidInput(f"The review needs a terminal. Edit {FILE} in the folder instead, then add --apply.")
    load_proved(Path(options.folder))
    prepare(options.target)
    if settings.is_plain:
        from tracker.tui.linear.session import review_plain
        from tracker.tui.linear.terminal import Terminal

        review_plain(options.target, settings, Terminal(write_line, input), Path(options.folder))
        return output.DONE
    from tracker.tui.screens.review import run_review

    return run_review(options.target, settings, Path(options.folder))
