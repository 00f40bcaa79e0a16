"""Structure: labels in sequence, headings, sub-points, furniture; what fits nowhere is reported with its line."""

from __future__ import annotations

import pytest

from tests.resolution.layouts import letters
from tests.resolution.reading import HEAD, codes, read, texts
from tracker.problems import Severity
from tracker.resolution.parse import parse_version
from tracker.resolution.values import UnitKind

VISA = "– having regard to bread,\n\n"
END = "2. Instructs its President to forward this resolution to the bakers.\n"


def test_recitals_past_z_go_on_with_two_letters() -> None:
    recitals = [f"{letters(place)}. whereas there is bread {'x' * (place + 1)};" for place in range(60)]
    version, problems = read(VISA + "\n\n".join(recitals) + "\n\n1. Urges bread;\n\n" + END)
    assert [unit.label for unit in version.of_kind(UnitKind.RECITAL)] == [letters(place) for place in range(60)]
    assert codes(problems) == []


@pytest.mark.parametrize(
    "labels",
    [
        list("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ"),
        list("ΑΒΓΔΕΖΗΘΙΚΛ"),
        ["Α", "Β", "Γ", "Δ", "Ε", "ΣΤ", "Ζ", "Η", "Θ", "Ι", "ΙΑ", "ΙΒ"],
    ],
    ids=["cyrillic", "greek", "greek numerals"],
)
def test_recitals_are_lettered_in_other_alphabets_too(labels: list[str]) -> None:
    recitals = "\n\n".join(f"{label}. επειδή υπάρχει ψωμί;" for label in labels)
    version, problems = read(f"{VISA}{recitals}\n\n1. Urges bread;\n\n{END}")
    assert [unit.label for unit in version.of_kind(UnitKind.RECITAL)] == labels
    assert codes(problems) == []


def test_letters_that_look_alike_count_as_the_same_label() -> None:
    recitals = "\n\n".join(f"{label}. whereas bread;" for label in ("А", "B", "С", "D"))
    version, problems = read(f"{VISA}{recitals}\n\n1. Urges bread;\n\n{END}")
    assert len(version.of_kind(UnitKind.RECITAL)) == 4
    assert codes(problems) == []


def test_a_missing_label_is_reported_with_the_line_of_the_next_one() -> None:
    body = f"{VISA}A. whereas bread;\n\nC. whereas salt;\n\n1. Urges bread;\n\n{END}"
    version, problems = read(body)
    assert [unit.label for unit in version.of_kind(UnitKind.RECITAL)] == ["A", "C"]
    assert codes(problems) == [("label_out_of_sequence", 9)]
    assert "recital C stands where B should" in problems[0].message


def test_a_paragraph_that_is_missing_is_reported_and_counting_goes_on() -> None:
    paragraphs = "\n\n".join(f"{n}. Urges bread {'x' * n};" for n in (1, 2, 4, 5))
    version, problems = read(f"{VISA}{paragraphs}\n\n6. Instructs its President.\n")
    assert [unit.label for unit in version.of_kind(UnitKind.PARAGRAPH)] == ["1", "2", "4", "5", "6"]
    assert codes(problems) == [("label_out_of_sequence", 11)]


def test_a_date_at_a_line_start_does_not_open_the_next_paragraph() -> None:
    body = (
        "– having regard to bread,\n\n1. mudina maizniekus\n2. martā un visā\nmēnesī un pēc tam arī\n"
        "3. aprīlī cept maizi;\n"
        "2. uzdod\nvēl\n4. maijā nosūtīt.\n"
    )
    version, problems = read(body)
    assert texts(version, UnitKind.PARAGRAPH) == [
        "mudina maizniekus 2. martā un visā mēnesī un pēc tam arī 3. aprīlī cept maizi;",
        "uzdod vēl 4. maijā nosūtīt.",
    ]
    assert codes(problems) == []


def test_a_paragraph_after_one_that_does_not_end_is_taken_with_a_warning() -> None:
    version, problems = read(f"{VISA}1. Urges bread and\n{END}")
    assert [unit.label for unit in version.of_kind(UnitKind.PARAGRAPH)] == ["1", "2"]
    assert [(p.code, p.line, p.severity) for p in problems] == [("begins_in_running_text", 8, Severity.WARNING)]


def test_a_visa_that_wraps_before_a_dash_is_one_visa() -> None:
    body = "– having regard to the plan ‘Bread\n– Towards Salt’,\n– having regard to Rule 1,\n1. Urges bread;\n" + END
    version, problems = read(body)
    assert texts(version, UnitKind.VISA) == [
        "having regard to the plan ‘Bread – Towards Salt’,",
        "having regard to Rule 1,",
    ]
    assert codes(problems) == []


def test_visas_that_lost_their_dashes_are_blocks_of_their_own() -> None:
    body = (
        "having regard to bread,\n\n\uf02d having regard to salt,\n\nhaving regard to Rule 1,\n\n1. Urges bread;\n\n"
        + END
    )
    version, problems = read(body)
    assert texts(version, UnitKind.VISA) == [
        "having regard to bread,",
        "having regard to salt,",
        "having regard to Rule 1,",
    ]
    assert codes(problems) == []


def test_labels_on_lines_of_their_own_open_the_text_below_them() -> None:
    body = (
        "–\n\nhaving regard to bread,\n\nA.\n\nwhereas salt;\n\n1.\n\nUrges bread;\n\n2.\n\nInstructs its President.\n"
    )
    version, problems = read(body)
    assert texts(version, UnitKind.VISA) == ["having regard to bread,"]
    assert texts(version, UnitKind.RECITAL) == ["whereas salt;"]
    assert texts(version, UnitKind.PARAGRAPH) == ["Urges bread;", "Instructs its President."]
    assert codes(problems) == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["without blank lines", "with blank lines"])
def test_sub_points_stay_in_their_paragraph_and_headings_do_not(gap: str) -> None:
    lines = [
        "– having regard to bread,",
        "Bread in general",
        "1. Calls for the following:",
        "(a) more bread;",
        "(b) less salt;",
        "1. Salt",
        "(a) In the sea",
        "2. Urges salt;",
        "3. Instructs its President to forward this resolution.",
    ]
    version, problems = read(gap.join(lines) + "\n")
    assert texts(version, UnitKind.PARAGRAPH) == [
        "Calls for the following: (a) more bread; (b) less salt;",
        "Urges salt;",
        "Instructs its President to forward this resolution.",
    ]
    assert texts(version, UnitKind.HEADING) == ["Bread in general", "1. Salt", "(a) In the sea"]
    assert codes(problems) == []


def test_running_heads_and_page_numbers_are_furniture() -> None:
    body = (
        "– having regard to bread,\n\n1. Urges the bakers\n\n"
        "17.11.2021 EN Official Journal of the European Union C 465/105\n\n"
        "C 465/106 EN Official Journal of the European Union 17.11.2021\n\nto bake;\n\n12\n\n"
        "2. Instructs its President to forward\n\f13\nthis resolution.\n\n°\n° °\n"
    )
    version, problems = read(body)
    assert texts(version, UnitKind.PARAGRAPH) == [
        "Urges the bakers to bake;",
        "Instructs its President to forward this resolution.",
    ]
    assert len(version.of_kind(UnitKind.FURNITURE)) == 6
    assert codes(problems) == []


def test_a_line_that_belongs_nowhere_is_reported_with_its_place() -> None:
    version, problems = read(f"{VISA}1. Urges bread;\n\nthis sentence stands alone here;\nand goes on;\n\n{END}")
    assert codes(problems) == [("line_without_unit", 9)]
    assert "lines up to 10" in problems[0].message
    assert texts(version, UnitKind.PARAGRAPH)[0] == "Urges bread;"


def test_what_follows_the_last_paragraph_is_left_out_with_a_note() -> None:
    version, problems = read(
        f"{VISA}1. Urges bread;\n\n{END}\nLast updated: 7 May 2031\n\nLegal notice - Privacy policy\n"
    )
    assert texts(version, UnitKind.LEFT_OUT) == ["Last updated: 7 May 2031 Legal notice - Privacy policy"]
    assert [(p.code, p.severity) for p in problems] == [("left_out", Severity.NOTE)]


def test_prose_after_the_last_paragraph_is_left_out_with_a_warning() -> None:
    prose = (
        "The committee met four times and heard many bakers, and it thinks that this is worth telling at some length."
    )
    _, problems = read(f"{VISA}1. Urges bread;\n\n{END}\n{prose}\n")
    assert [(p.code, p.severity) for p in problems] == [("left_out", Severity.WARNING)]


def test_a_title_may_run_over_lines_and_stand_under_headings() -> None:
    head = (
        "European Parliament\n2029-2034\nTEXTS ADOPTED\nP11_TA(2031)0001\nBread\n"
        "European Parliament resolution of 1 June 2031 on the bread and\nthe salt of the earth (2031/1000(RSP))\n"
        "The European Parliament,\n"
    )
    version, problems = read("– having regard to bread,\n1. Urges bread;\n" + END, head)
    assert texts(version, UnitKind.TITLE) == [
        "European Parliament resolution of 1 June 2031 on the bread and the salt of the earth (2031/1000(RSP))"
    ]
    assert texts(version, UnitKind.INSTITUTION) == ["The European Parliament,"]
    assert len(version.of_kind(UnitKind.HEADING)) == 5
    assert codes(problems) == []


@pytest.mark.parametrize("missing", ["title", "visa", "paragraph"])
def test_a_text_without_one_of_its_parts_says_which(missing: str) -> None:
    parts = {"title": HEAD, "visa": VISA, "paragraph": f"1. Urges bread;\n\n{END}"}
    del parts[missing]
    _, problems = parse_version("".join(parts.values()).encode(), "en", "text.txt")
    assert f"no_{missing}" in [problem.code for problem in problems]
