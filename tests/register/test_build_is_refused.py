"""Seeds with mistakes stop the build: all are shown in one run, and the database that was there is untouched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.register.editing import edit
from tests.running import Run
from tests.tiny_corpus import RESOLUTION
from tracker.build import SeedsRejected, build_database


@pytest.fixture
def folder(tiny_seeds: Path) -> Path:
    return tiny_seeds / RESOLUTION


def _break_everything(folder: Path) -> None:
    text = folder / "en.txt"
    lines = text.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[next(n for n, line in enumerate(lines) if line.startswith("B. "))]
    text.write_text("".join(lines), encoding="utf-8")
    edit(folder / "people.toml", "zatrzymano 17", "zatrzymamo 17")
    edit(folder / "organisations.toml", "organisation/government-of-utopia", "organisation/free-press")
    edit(folder / "charges.toml", 'named = ["person/ana-novak"]', 'named = ["person/nobody"]')
    edit(folder / "demands.toml", 'strength = "urges"', 'strength = "orders"')
    edit(folder / "statements.toml", 'kind = "fact"', 'kind = "fact')
    edit(folder / "differences.toml", 'severity = "major"', "severity = 1")


def test_all_mistakes_are_shown_in_one_run_each_with_file_and_line(
    tiny_database: Path, folder: Path, tiny_seeds: Path, run: Run
) -> None:
    before = _bytes_of(tiny_database)
    _break_everything(folder)
    outcome = run("init", "--seeds", str(tiny_seeds))
    assert outcome.code == 3
    assert outcome.out == ""
    for code, file in (
        ("text_changed", "resolution.toml"),
        ("line_without_unit", "en.txt"),
        ("quote_not_found", "people.toml"),
        ("duplicate_ref", "organisations.toml"),
        ("unknown_ref", "charges.toml"),
        ("unknown_code", "demands.toml"),
        ("broken_toml", "statements.toml"),
        ("wrong_type", "differences.toml"),
    ):
        shown = [line for line in outcome.err.splitlines() if line.endswith(f"[{code}]")]
        assert any(line.startswith(f"{RESOLUTION}/{file}:") for line in shown), (code, outcome.err)
    assert "Nothing was built and nothing was changed" in outcome.err
    assert _bytes_of(tiny_database) == before


def test_rejected_seeds_make_no_database(tiny_seeds: Path, folder: Path, tmp_path: Path) -> None:
    _break_everything(folder)
    path = tmp_path / "new" / "tracker.sqlite"
    with pytest.raises(SeedsRejected):
        build_database(str(path), tiny_seeds)
    assert not path.parent.exists()


def _bytes_of(database: Path) -> dict[str, str]:
    """What lies beside the database and in it."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(database.parent.glob("tracker.sqlite*"))
    }
