"""Coverage: every recital and numbered paragraph with what it yielded."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from tests.running import Run
from tracker.config import seeds_folder
from tracker.problems import Severity
from tracker.register.coverage import check_coverage, find_coverage
from tracker.register.load import find_seed_folders, load_register
from tracker.register.values import Register


def real_register() -> Register:
    register, _ = load_register(find_seed_folders(seeds_folder())[0])
    assert register
    return register


def test_every_recital_and_paragraph_of_the_real_register_is_accounted_for() -> None:
    rows = find_coverage(real_register())
    assert [row.provision for row in rows] == [
        *(f"recital {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"),
        *(f"paragraph {number}" for number in range(1, 28)),
    ]
    assert all(row.is_accounted_for for row in rows)
    assert not list(check_coverage(real_register()))


def test_a_provision_counts_each_entry_once_however_often_it_cites_it() -> None:
    rows = {row.provision: row for row in find_coverage(real_register())}
    assert len(rows["recital F"].people) == len(set(rows["recital F"].people)) == 13
    assert "person/dametkan-aspandiyarova" in rows["recital L"].people


def test_a_paragraph_that_yields_nothing_is_an_error_at_its_line() -> None:
    register = real_register()
    kept = [entry for entry in register.entries if not _cites(entry, "paragraph 12")]
    (problem,) = check_coverage(replace(register, entries=tuple(kept)))
    assert (problem.severity, problem.code) == (Severity.ERROR, "not_covered")
    assert problem.message.startswith("paragraph 12 yields no")
    assert problem.file == "2021-2544-RSP/lv.txt"
    assert problem.line > 1


def test_an_organisation_alone_does_not_account_for_a_paragraph() -> None:
    register = real_register()
    kept = tuple(entry for entry in register.entries if type(entry).__name__ == "Organisation")
    rows = find_coverage(replace(register, entries=kept))
    assert any(row.organisations for row in rows)
    assert not any(row.is_accounted_for for row in rows)


def test_the_command_gives_counts_and_refs(run: Run) -> None:
    shown = run("coverage")
    assert shown.code == 0
    assert shown.err == "23 recitals and 27 paragraphs, all accounted for.\n"
    assert len(shown.lines) == 51
    rows = json.loads(run("coverage", "--json").out)
    (row,) = [row for row in rows if row["provision"] == "paragraph 7"]
    assert row["demands"] == ["demand/2021-2544/7.1"]
    assert row["accounted_for"] is True


def test_the_command_and_verify_fail_when_a_recital_yields_nothing(
    tiny_database: Path, tiny_seeds: Path, run: Run
) -> None:
    assert tiny_database.exists()
    folder = tiny_seeds / "2030-9999-RSP"
    people = (folder / "people.toml").read_text("utf-8")
    (folder / "people.toml").write_text(people[: people.index('[[person]]\nref = "person/petr')], "utf-8")
    (folder / "charges.toml").unlink()
    difference = (folder / "differences.toml").read_text("utf-8").replace('touches = ["charge/2030-9999/A.1"]\n', "")
    (folder / "differences.toml").write_text(difference, "utf-8")
    shown = run("coverage", "--seeds", str(tiny_seeds))
    assert shown.code == 1
    assert "recital B, paragraph 3" in shown.err
    verified = run("verify", "--seeds", str(tiny_seeds))
    assert verified.code == 1
    assert "recital B yields no person" in verified.out


def _cites(entry: object, key: str) -> bool:
    citations = [*getattr(entry, "citations", ()), *(mention.citation for mention in getattr(entry, "mentions", ()))]
    return any(citation.provision == key for citation in citations)
