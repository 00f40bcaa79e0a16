"""Making mistakes in seed files, as a curator might."""

from __future__ import annotations

from pathlib import Path

from tracker.build import load_seeds
from tracker.problems import Problem, Severity


def edit(path: Path, old: str, new: str) -> int:
    """Replace `old`, which must stand in the file once; the line on which it stood."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def line_of(path: Path, text: str) -> int:
    """The first line that holds `text`."""
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1) if text in line)


def errors_in(seeds: Path) -> list[Problem]:
    """The errors of the seeds."""
    return [problem for problem in load_seeds(seeds)[1] if problem.severity is Severity.ERROR]
