"""A version that comes later into a seed folder that is there: what was decided and accepted gets its words.

The register files are written anew from the decisions, so this is done only where they hold nothing else: what somebody
changed in them by hand is never lost.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import InvalidInput, shown
from tracker.ingest.document import Document
from tracker.ingest.draft import version_toml
from tracker.ingest.review.accept import REGISTER_FILES, Applied, ReviewRejected, apply_review, load_proved
from tracker.ingest.review.file import FILE, read_review, review_text
from tracker.ingest.review.items import Review
from tracker.ingest.review.together import read_if_there, replace_together
from tracker.ingest.review.versions import with_versions
from tracker.problems import has_errors

_RESOLUTION = "resolution.toml"


@dataclass(frozen=True, slots=True)
class Added:
    """The languages that came, how many candidates are new, the review as it is now, and what was written."""

    languages: tuple[str, ...]
    candidates: int
    review: Review
    applied: Applied


def texts_of(folder: Path) -> list[Path]:
    """The files of the versions that a seed folder has. Raises ReviewRejected, InvalidInput."""
    return [folder / version.file for version in load_proved(folder).resolution.versions]


def reference_of(folder: Path) -> str:
    """The procedure of a seed folder. Raises ReviewRejected, InvalidInput."""
    return load_proved(folder).resolution.reference


def add_versions(folder: Path, document: Document, fresh: Review, titles: Mapping[str, str]) -> Added:
    """Put the versions of `document` that `folder` lacks into it; all of it, or nothing.

    Raises InvalidInput where it is another resolution, where none is new, or where a register file was changed by hand;
    ReviewRejected with every problem.
    """
    resolution = load_proved(folder).resolution
    where = shown(str(folder))
    if resolution.reference != document.reference:
        raise InvalidInput(f"{where} holds {resolution.reference}, not {document.reference}. Nothing was written.")
    having = {version.language for version in resolution.versions}
    coming = [version for version in document.versions if version.parsed.language not in having]
    if not coming:
        raise InvalidInput(f"{where} has these versions already. Nothing was written.")
    decided, problems = read_review(folder / FILE)
    if has_errors(problems):
        raise ReviewRejected(problems)
    review = with_versions(decided, fresh)
    files = {version.file: version.data for version in coming}
    files[_RESOLUTION] = (folder / _RESOLUTION).read_bytes().rstrip() + b"\n"
    files[_RESOLUTION] += "".join(map(version_toml, coming)).encode()
    files[FILE] = review_text(review).encode()
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".adding-") as scratch:
            _require_unchanged(folder, _applied(folder, Path(scratch) / "before", {}, decided, titles)[0])
            after, applied = _applied(folder, Path(scratch) / "after", files, review, titles)
            files |= {name: (after / name).read_bytes() for name in REGISTER_FILES if (after / name).exists()}
            replace_together(folder, files, {name: read_if_there(folder / name) for name in files})
    except OSError as error:
        raise InvalidInput(f"{where} cannot be written: {error.strerror}. Nothing was written.") from error
    tags = tuple(version.parsed.language for version in coming)
    return Added(tags, len(review.items) - len(decided.items), review, applied)


def _applied(
    folder: Path, scratch: Path, files: Mapping[str, bytes], review: Review, titles: Mapping[str, str]
) -> tuple[Path, Applied]:
    """A copy of the folder with `files`, and with what the decisions alone make of its register."""
    copy = scratch / folder.name
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*REGISTER_FILES))
    for name, data in files.items():
        (copy / name).write_bytes(data)
    return copy, apply_review(copy, review, FILE, titles)


def _require_unchanged(folder: Path, expected: Path) -> None:
    for name in REGISTER_FILES:
        ours, theirs = (Counter((read_if_there(one / name) or b"").split(b"\n")) for one in (folder, expected))
        changed = next((line for line in ours - theirs if line.strip()), None)
        if changed is not None:
            line = shown(changed.decode("utf-8", "replace"), quoted=False)
            raise InvalidInput(
                f"{name} holds what no decision made: {line} – The words of another version would have to be added to "
                f"it by hand. Or write another folder (-o) from all texts and these decisions (--review {FILE}), and "
                "take your changes over. Nothing was written."
            )
