"""Footnotes: marks in every shape are taken out, digits that are none stay, texts end where they end."""

from __future__ import annotations

import pytest

from tests.resolution.reading import codes, read, texts
from tracker.resolution.values import UnitKind

TAIL = "\n\n1. Urges bread;\n\n2. Instructs its President to forward this resolution to the bakers.\n"


@pytest.mark.parametrize(
    ("printed", "note", "expected"),
    [
        ("– having regard to Kazakhstan1 and bread,", "1 OJ C 23, 21.1.2021, p. 83.", "Kazakhstan"),
        ("– having regard to 18 April 20131 and bread,", "1 OJ C 23, 21.1.2021, p. 83.", "2013"),
        ("– having regard to Regulation (EEC) No 295/911,", "1 OJ L 46, 17.2.2004, p. 1.", "295/91"),
        ("– having regard to bread (1) and salt,", "(1) OJ L 46, 17.2.2004, p. 1.", "bread"),
        ("– having regard to bread(1) and salt,", "(1)  OJ L 46, 17.2.2004, p. 1.", "bread"),
        ("– having regard to bread[1] and salt,", "[1] OJ L 46, 17.2.2004, p. 1.", "bread"),
        ("– having regard to ‘bread’1,", "1 As baked in 2021.", "‘bread’"),
    ],
)
def test_a_mark_is_taken_out_and_remembered(printed: str, note: str, expected: str) -> None:
    version, problems = read(f"{printed}\n\n{note}{TAIL}")
    visa = version.of_kind(UnitKind.VISA)[0]
    assert codes(problems) == []
    assert [visa.text[: mark.offset].rsplit(" ", 1)[-1] for mark in visa.marks] == [expected]
    assert texts(version, UnitKind.FOOTNOTE) == [note.split(" ", 1)[1].strip()]


@pytest.mark.parametrize(
    "words",
    [
        "Rules 144(5) and 132(4) of its Rules",
        "OJ C 23 of 2021",
        "Article 460-1 of the Code",
        "the 94th place, 94. of all",
        "the year 2013 and 20 January 2020",
        "COM(2018)0639 and P9_TA(2021)0056",
        "the G7 and CO2",
        "paragraphs (1) to (3) of the law",
    ],
)
def test_digits_that_are_no_marks_stay(words: str) -> None:
    version, problems = read(f"– having regard to bread1 and {words},\n\n1 OJ C 23, 21.1.2021, p. 83.{TAIL}")
    assert texts(version, UnitKind.VISA) == [f"having regard to bread and {words},"]
    assert codes(problems) == []


def test_marks_whose_footnotes_are_not_in_the_file_are_found_by_their_sequence() -> None:
    version, problems = read(f"– having regard to bread(1), salt(2) and Rule 144(5),{TAIL}")
    assert texts(version, UnitKind.VISA) == ["having regard to bread, salt and Rule 144(5),"]
    assert [mark.number for mark in version.of_kind(UnitKind.VISA)[0].marks] == [1, 2]
    assert codes(problems) == []


def test_numbered_parts_of_a_sentence_are_no_marks() -> None:
    words = "asks for (1) more bread and (2) less salt"
    version, _ = read(f"– having regard to bread,\n\n1. {words};\n\n2. Instructs its President.\n")
    assert texts(version, UnitKind.PARAGRAPH)[0] == f"{words};"


def test_a_footnote_in_the_middle_of_a_unit_is_cut_out_of_it() -> None:
    body = (
        "– having regard to its resolution on the strategy1 and the work of the committee on\n"
        "1 OJ C 347, 9.9.2022, p. 234.\n"
        "bread and salt in Europe,\n"
        "1. Urges bread;\n2. Instructs its President to forward this resolution.\n"
    )
    version, problems = read(body)
    assert texts(version, UnitKind.VISA) == [
        "having regard to its resolution on the strategy and the work of the committee on bread and salt in Europe,"
    ]
    assert texts(version, UnitKind.FOOTNOTE) == ["OJ C 347, 9.9.2022, p. 234."]
    assert codes(problems) == []


def test_a_date_at_the_start_of_a_line_is_no_footnote() -> None:
    body = (
        "– having regard to Regulation (EEC) No 295/911,\n"
        "– having regard to the report of the group on the challenges of\n"
        "1 March 2022 entitled ‘A New Era for Bread’,\n"
        "1 OJ L 46, 17.2.2004, p. 1.\n"
        "1. Urges bread;\n2. Instructs its President to forward this resolution.\n"
    )
    version, problems = read(body)
    assert texts(version, UnitKind.VISA)[1].endswith("the challenges of 1 March 2022 entitled ‘A New Era for Bread’,")
    assert texts(version, UnitKind.FOOTNOTE) == ["OJ L 46, 17.2.2004, p. 1."]
    assert codes(problems) == []


def test_a_number_that_begins_a_line_without_a_mark_before_it_is_text() -> None:
    body = "– having regard to at least\n1 bread a day.\nand two more,\n1. Urges bread;\n2. Instructs its President.\n"
    version, _ = read(body)
    assert texts(version, UnitKind.VISA) == ["having regard to at least 1 bread a day. and two more,"]
    assert texts(version, UnitKind.FOOTNOTE) == []


def test_a_footnote_whose_mark_is_missing_is_reported_with_its_line() -> None:
    body = f"– having regard to bread1 and salt,\n\n1 OJ C 1, 1.1.2021, p. 1.\n2 OJ C 2, 2.2.2021, p. 2.{TAIL}"
    version, problems = read(body)
    assert len(version.of_kind(UnitKind.FOOTNOTE)) == 2
    assert codes(problems) == [("footnote_without_mark", 8)]


def test_endnotes_in_brackets_after_the_last_paragraph_are_footnotes() -> None:
    body = (
        "– having regard to bread(1),\n\n1. Urges salt(2);\n\n2. Instructs its President to forward it.\n\n"
        "(1)OJ C 1, 1.1.2021, p. 1.\n\n(2)OJ C 2, 2.2.2021, p. 2.\n"
    )
    version, problems = read(body)
    assert texts(version, UnitKind.FOOTNOTE) == ["OJ C 1, 1.1.2021, p. 1.", "OJ C 2, 2.2.2021, p. 2."]
    assert texts(version, UnitKind.PARAGRAPH)[0] == "Urges salt;"
    assert codes(problems) == []
