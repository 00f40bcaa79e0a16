"""Several resolutions beside each other: people may be shared, everything else belongs to one."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

from tests.running import Run
from tracker.build import load_seeds


def copied(seeds: Path) -> Path:
    """The invented resolution a second time, under another name."""
    (first,) = [path for path in seeds.iterdir() if path.is_dir()]
    second = seeds / "2031-0001-RSP"
    shutil.copytree(first, second)
    return second


def test_a_ref_of_another_resolution_is_refused_unless_it_is_a_person_or_body(tiny_seeds: Path) -> None:
    copied(tiny_seeds)
    _, problems = load_seeds(tiny_seeds)
    twice = [problem.message for problem in problems if problem.code == "duplicate_ref"]
    assert any("'charge/" in message for message in twice)
    assert any("'demand/" in message for message in twice)
    assert not any("'person/" in message or "'organisation/" in message for message in twice)


def test_a_person_whom_two_resolutions_name_is_one_entry_with_the_citations_of_both(
    tiny_seeds: Path, tmp_path: Path, run: Run
) -> None:
    second = copied(tiny_seeds)
    for name in ("charges.toml", "demands.toml", "differences.toml", "statements.toml"):
        (second / name).unlink(missing_ok=True)
    database = str(tmp_path / "both.sqlite")
    for _ in range(2):
        assert run("--database", database, "init", "--seeds", str(tiny_seeds)).code == 0
        shown = json.loads(run("--database", database, "show", "person/ana-novak", "--json").out)
        cited = Counter(citation["resolution"] for citation in shown["citations"])
        assert len(cited) == 2
        assert len(set(cited.values())) == 1
        forms = [(form["language"], form["form"], form["case"]) for form in shown["names"]]
        assert len(forms) == len(set(forms))
    assert run("--database", database, "status", "person/ana-novak", "released", "--on", "2026").code == 0
    assert run("--database", database, "init", "--seeds", str(tiny_seeds)).code == 0
    assert "released" in run("--database", database, "status", "person/ana-novak").out
