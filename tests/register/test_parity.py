"""Parity on the real register: what it finds by itself, and that what is recorded stays silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.running import Run
from tracker.config import seeds_folder
from tracker.register.load import find_seed_folders, load_register
from tracker.register.parity import check_parity, find_register_parity
from tracker.register.values import Difference, Register
from tracker.resolution.languages import find_language
from tracker.resolution.parity import Finding, FindingKind, find_parity
from tracker.resolution.parity.clauses import split_clauses
from tracker.resolution.values import Provision, UnitKind

AMOUNTS = {FindingKind.NUMBER, FindingKind.DATE, FindingKind.ARTICLE}


@pytest.fixture(scope="module")
def register() -> Register:
    loaded, _ = load_register(find_seed_folders(seeds_folder())[0])
    assert loaded
    return loaded


def without_differences(register: Register) -> Register:
    kept = tuple(entry for entry in register.entries if not isinstance(entry, Difference))
    return replace(register, entries=kept)


def test_with_no_difference_recorded_it_finds_what_numbers_dates_and_missing_text_show(register: Register) -> None:
    found = {(p.code, p.message.split(":")[0]) for p in check_parity(without_differences(register))}
    assert {
        ("parity_date", "title"),
        ("parity_date", "visa 10"),
        ("parity_date", "recital K"),
        ("parity_length", "recital N"),
        ("parity_number", "paragraph 11"),
        ("parity_missing_paragraph", "paragraph 13"),
        ("parity_missing_text", "paragraph 14"),
        ("parity_missing_paragraph", "footnote 1"),
    } <= found


def test_with_the_register_only_doubtful_findings_are_left(register: Register) -> None:
    assert len(find_register_parity(register)) > 15
    assert [problem.severity.value for problem in check_parity(register)] == ["note", "note"]


def test_every_number_that_is_altered_in_one_version_is_found(register: Register) -> None:
    missed, altered = [], 0
    for provision, language, text in _texts(register):
        before = _found(provision, language, text)
        for match in re.finditer(r"(?<![\w-])\d+", text):
            other = text[: match.start()] + str(int(match[0]) + 1) + text[match.end() :]
            altered += 1
            new = [one for one in _found(provision, language, other) if one not in before]
            if not any(one.kind in AMOUNTS for one in new):
                missed.append((provision.key, language, match[0]))
    assert altered > 250
    assert not missed


def test_nearly_every_clause_that_is_taken_out_of_one_version_is_found(register: Register) -> None:
    missed, taken = [], 0
    for provision, language, text in _texts(register):
        clauses = split_clauses(text, find_language(language))
        for clause in clauses if len(clauses) > 1 else ():
            other = (text[: clause.start] + text[clause.end + 2 :]).strip()
            taken += 1
            found = _found(provision, language, other)
            if not any(one.kind is FindingKind.MISSING_TEXT and language in one.languages for one in found):
                missed.append((provision.key, language, clause.length))
    assert taken > 250
    assert len(missed) < taken * 0.05, missed


def test_the_report_shows_what_nothing_explains_and_with_all_what_explains_the_rest(run: Run) -> None:
    shown = run("parity")
    assert shown.code == 0
    assert re.search(r"^\d+ findings: \d+ explained by the register, 2 not\.$", shown.err, re.MULTILINE)
    assert sum(line.startswith("2021-2544-RSP, ") for line in shown.lines) == 2
    every = run("parity", "--all")
    assert "  recorded: difference/2021-2544/11.5" in every.lines
    rows = json.loads(run("parity", "--all", "--json").out)
    (row,) = [row for row in rows if row["provision"] == "paragraph 11" and row["kind"] == "number"]
    assert row["languages"] == ["sl"]
    assert row["explained_by"] == ["difference/2021-2544/11.5"]
    assert row["seen"]["pl"][0]["words"] == "sześć"
    assert len(json.loads(run("parity", "--json").out)) == 2


def _texts(register: Register) -> Iterator[tuple[Provision, str, str]]:
    for provision in register.resolution.provisions:
        if provision.kind is not UnitKind.FOOTNOTE and len(provision.units) > 2:
            for language, unit in provision.units.items():
                yield provision, language, unit.text


def _found(provision: Provision, language: str, text: str) -> list[Finding]:
    units = provision.units | {language: replace(provision.units[language], text=text)}
    return find_parity([replace(provision, units=units)], list(units))
