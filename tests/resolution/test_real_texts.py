"""The three versions of the resolution on Kazakhstan: every unit, and the paragraph that one version lacks."""

from __future__ import annotations

import hashlib
import json
from itertools import permutations

import pytest

from tests.running import ROOT
from tracker.problems import Severity
from tracker.resolution.align import align
from tracker.resolution.parse import parse_version
from tracker.resolution.values import ParsedVersion, UnitKind

FOLDER = ROOT / "seeds" / "2021-2544-RSP"
# Kind, label, text, lines and marks of every unit: what the register's quotes stand on.
NORMALISED = {
    "lv": "85ec4ab77c2acb9d8fea9666cd4358f95d961b4092ec83883d4e51ea9ed9fba4",
    "pl": "083765e69c46323f18e454267f2fe837aeee3cac54faa7977ff3597ebeefb877",
    "sl": "d61deaaf3ace9c91753bb1be09341ba89de215a63dcd486836bf4fa536a329af",
}


def read(language: str) -> ParsedVersion:
    version, problems = parse_version((FOLDER / f"{language}.txt").read_bytes(), language, f"{language}.txt")
    assert problems == []
    return version


@pytest.mark.parametrize(("language", "paragraphs", "footnotes"), [("sl", 26, 5), ("pl", 27, 1), ("lv", 27, 0)])
def test_each_version_has_its_units(language: str, paragraphs: int, footnotes: int) -> None:
    version = read(language)
    assert [unit.label for unit in version.of_kind(UnitKind.VISA)] == [str(i) for i in range(1, 12)]
    assert [unit.label for unit in version.of_kind(UnitKind.RECITAL)] == list("ABCDEFGHIJKLMNOPQRSTUVW")
    assert [unit.label for unit in version.of_kind(UnitKind.PARAGRAPH)] == [str(i) for i in range(1, paragraphs + 1)]
    assert len(version.of_kind(UnitKind.FOOTNOTE)) == footnotes
    assert [mark.number for unit in version.units for mark in unit.marks] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("language", sorted(NORMALISED))
def test_the_normalised_text_is_the_one_that_the_register_quotes(language: str) -> None:
    units = [
        [unit.kind.value, unit.label, unit.text, list(unit.lines), [[mark.number, mark.offset] for mark in unit.marks]]
        for unit in read(language).units
    ]
    found = hashlib.sha256(json.dumps(units, ensure_ascii=False).encode()).hexdigest()
    assert found == NORMALISED[language]


@pytest.mark.parametrize("order", list(permutations(("lv", "pl", "sl"))), ids="-".join)
def test_the_paragraph_that_the_slovenian_version_lacks_is_found_in_every_order(order: tuple[str, ...]) -> None:
    provisions, problems = align([read(language) for language in order])
    printed = {
        row.units["pl"].label: row.units["sl"].label for row in provisions if set(row.units) == {"sl", "pl", "lv"}
    }
    paragraphs = {ours: theirs for ours, theirs in printed.items() if ours.isdigit() and int(ours) > 11}
    for row in provisions:
        if row.kind is UnitKind.PARAGRAPH and "pl" in row.units:
            expected = {"lv": row.units["pl"].label, "pl": row.units["pl"].label}
            place = int(row.units["pl"].label)
            if place != 13:
                expected["sl"] = str(place if place < 13 else place - 1)
            assert {language: unit.label for language, unit in row.units.items()} == expected
    assert "13" not in printed
    assert paragraphs["14"] == "13"
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert len([problem for problem in problems if problem.code == "provision_lacking"]) == 1
