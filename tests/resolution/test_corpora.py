"""Real texts that nobody in this project wrote: a joint motion in three forms, a long adopted text in two layouts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.resolution.corpora import read_corpus
from tracker.problems import Severity
from tracker.resolution.parse import parse_version
from tracker.resolution.source import read_source
from tracker.resolution.values import ParsedVersion, UnitKind

MOTION = ("rc-10-2025-0249.copied.en.txt", "rc-10-2025-0249.html-text.en.txt", "rc-10-2025-0249.page.en.html")
LONG = ("ta-9-2023-0282.pdf-joined-markers.en.txt", "ta-9-2023-0282.pdf-markers-on-own-line.en.txt")
CITED = (UnitKind.TITLE, UnitKind.VISA, UnitKind.RECITAL, UnitKind.PARAGRAPH, UnitKind.FOOTNOTE)


def read(name: str) -> ParsedVersion:
    version, problems = parse_version(read_corpus(name), "en", name)
    assert [str(problem) for problem in problems if problem.severity is not Severity.NOTE] == []
    return version


def labels(version: ParsedVersion, kind: UnitKind) -> list[str]:
    return [unit.label for unit in version.of_kind(kind)]


def cited(version: ParsedVersion) -> list[tuple[UnitKind, str, str]]:
    return [(unit.kind, unit.label, unit.text) for unit in version.units if unit.kind in CITED]


@pytest.mark.parametrize("name", MOTION)
def test_the_joint_motion_has_its_units_in_every_form(name: str) -> None:
    version = read(name)
    assert labels(version, UnitKind.VISA) == ["1", "2", "3"]
    assert labels(version, UnitKind.RECITAL) == ["A", "B", "C"]
    assert labels(version, UnitKind.PARAGRAPH) == [str(number) for number in range(1, 10)]
    assert version.of_kind(UnitKind.TITLE)[0].text == (
        "European Parliament resolution on the return of Ukrainian children forcibly transferred and deported "
        "by Russia (2025/2691(RSP))"
    )
    assert (
        version.of_kind(UnitKind.VISA)[2].text == "having regard to Rules 150(5) and 136(4) of its Rules of Procedure,"
    )
    assert version.of_kind(UnitKind.PARAGRAPH)[-1].text.endswith("and to the United States, Russia and Belarus.")


def test_the_three_forms_of_the_joint_motion_give_the_same_units() -> None:
    copied, text, page = (cited(read(name)) for name in MOTION)
    assert copied == text == page


@pytest.mark.parametrize("name", MOTION)
def test_what_stands_around_the_joint_motion_is_furniture_and_in_no_unit(name: str) -> None:
    version = read(name)
    around = " ".join(unit.text for unit in version.units if unit.kind in (UnitKind.FURNITURE, UnitKind.LEFT_OUT))
    inside = " ".join(text for _, _, text in cited(version))
    assert "Petras Auštrevičius" in around
    for word in ("Auštrevičius", "Legal notice", "Last updated", "on behalf of", "P10_TA(2025)0096"):
        assert word not in inside


@pytest.mark.parametrize("name", LONG)
def test_the_long_text_has_every_visa_and_every_paragraph(name: str) -> None:
    version = read(name)
    assert labels(version, UnitKind.VISA) == [str(number) for number in range(1, 102)]
    assert labels(version, UnitKind.RECITAL) == []
    assert labels(version, UnitKind.PARAGRAPH) == [str(number) for number in range(1, 622)]
    for visa in version.of_kind(UnitKind.VISA):
        assert visa.text.startswith("having regard ")
        assert visa.text.endswith(",")
    paragraphs = version.of_kind(UnitKind.PARAGRAPH)
    assert [p.label for p in paragraphs if not p.text.endswith(";")] == ["621"]
    assert [p.label for p in paragraphs if not p.text[0].isupper()] == []


@pytest.mark.parametrize("name", LONG)
def test_footnotes_that_count_from_one_on_each_page_are_counted_through_and_called_where_they_stand(name: str) -> None:
    version = read(name)
    assert labels(version, UnitKind.FOOTNOTE) == [str(number) for number in range(1, 61)]
    called = [(mark.number, unit, mark.offset) for unit in version.units for mark in unit.marks]
    assert [number for number, _, _ in called] == list(range(1, 61))
    words = {number: unit.text[:offset].rsplit(" ", 1)[-1] for number, unit, offset in called}
    assert words[1] == "committee"
    assert words[13] == "295/91"
    assert words[21] == "post-COVID-19"
    assert words[43] == "72.8"
    assert words[44] == "2022/2041"
    notes = {unit.label: unit.text for unit in version.of_kind(UnitKind.FOOTNOTE)}
    assert (
        notes["34"] == "A state of emotional, physical, and mental exhaustion caused by excessive and prolonged stress."
    )
    assert notes["36"].startswith("Choutka, J. et al.")
    assert notes["36"].endswith("The Guardian, 2022.")
    assert notes["60"].endswith("World Health Organization.")


@pytest.mark.parametrize("name", LONG)
def test_headings_between_paragraphs_are_headings_even_where_they_begin_with_a_number(name: str) -> None:
    headings = [unit.text for unit in read(name).of_kind(UnitKind.HEADING)]
    for heading in (
        "Introduction and overview",
        "1. Health",
        "(I) WOMEN AND GIRLS",
        "4. The EU and the world",
        "Final recommendations",
        "(f) Conclusions",
    ):
        assert heading in headings
    assert len(headings) == 73
    long = next(heading for heading in headings if heading.startswith("(b) EU Financing Instruments"))
    assert long.endswith("Recovery Fund etc.)")


@pytest.mark.parametrize("name", LONG)
def test_the_points_of_a_list_stay_in_their_paragraph(name: str) -> None:
    text = read(name).of_kind(UnitKind.PARAGRAPH)[573].text
    assert text.startswith("Requests the Commission to submit")
    assert "aiming to: - pursue reliable" in text
    assert text.endswith("the digital and green transition;")


@pytest.mark.parametrize("name", LONG)
def test_compounds_at_line_ends_keep_their_hyphen_and_no_space(name: str) -> None:
    texts = " ".join(unit.text for unit in read(name).units)
    for compound in ("decision-making process", "G-Protein-Coupled", "non-EU", "mission-oriented", "know-how"):
        assert compound in texts
    assert "low- and middle-income" in texts
    printed_so = {"low- and", "middle- income", "mis- and", "post- and", "re- and", "gender- and"}
    assert set(re.findall(r"\w+- \w+", texts)) <= printed_so


def test_both_layouts_of_the_long_text_give_the_same_units_and_marks() -> None:
    joined, own_line = (read(name) for name in LONG)
    assert cited(joined) == cited(own_line)
    assert [unit.marks for unit in joined.units if unit.marks] == [unit.marks for unit in own_line.units if unit.marks]


@pytest.mark.parametrize("name", [*MOTION, *LONG])
def test_every_line_is_in_exactly_one_unit(name: str) -> None:
    data = read_corpus(name)
    source, _ = read_source(data, name)
    assert source
    counted = Counter(line for unit in read(name).units for line in unit.lines)
    assert counted == Counter(line.number for line in source.lines if line.text)
