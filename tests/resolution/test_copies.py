"""What copies of published texts lose or add, as other sites and programs make them; the words are made up."""

from __future__ import annotations

import pytest

from tests.resolution.reading import read as read_english
from tests.resolution.reading import texts
from tests.resolution.test_other_layouts import counts, read
from tracker.ingest.facts import read_facts
from tracker.ingest.values import Facts
from tracker.problems import Problem, Severity
from tracker.resolution.formulas import Detected, detect_language
from tracker.resolution.parse import parse_version
from tracker.resolution.values import UnitKind

TITLE = "European Parliament resolution of 1 June 2031 on bread (2031/1000(RSP))"
END = "2. Instructs its President to forward this resolution to the Council.\n"
BODY = f"The European Parliament,\n– having regard to bread,\nA. whereas bread is dear;\n1. Urges bread;\n{END}"


def facts_of(text: str, language: str = "en") -> Facts:
    version, _ = parse_version(text.encode(), language, "text")
    return read_facts(version, Detected(language, "", 0, is_sure=True))


def warnings(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in problems if one.severity is Severity.WARNING]


def test_visas_whose_institution_s_line_was_lost_are_all_read() -> None:
    version, facts = read(
        "Euroopa Parlamendi 13. aprilli 2031. aasta resolutsioon leiva kohta (2031/2022(BUD))\n"
        "– võttes arvesse komisjoni ettepanekut leiva kohta,\n– võttes arvesse kirja,\n– võttes arvesse raportit,\n"
        "A. arvestades, et leib on kallis;\n1. nõuab leiba;\n2. teeb presidendile ülesandeks edastada see nõukogule.\n"
    )
    assert counts(version) == [3, 1, 2, 0]
    assert (facts.adopted, facts.title[:7]) == ("2031-04-13", "Euroopa")


def test_a_minus_sign_with_no_space_behind_it_opens_a_visa() -> None:
    version, _ = read(
        f"{TITLE}\nThe European Parliament,\n−having regard to bread,\n−having regard to salt,\n1. Urges;\n{END}"
    )
    assert texts(version, UnitKind.VISA) == ["having regard to bread,", "having regard to salt,"]


def test_a_motion_about_a_day_is_not_adopted_on_it() -> None:
    facts = facts_of(f"B7‑0131/2031\n\nEuropean Parliament resolution on the bread fair of 18 November 2031\n\n{BODY}")
    assert (facts.kind, facts.adopted) == ("motion for a resolution", "")
    facts = facts_of(
        "European Parliament decision to raise no objections to the delegated regulation on bread in shops and at "
        f"markets of 13 March 2031 (2031/2676(DEA))\n{BODY}"
    )
    assert (facts.kind, facts.adopted) == ("resolution, not said whether adopted", "")


@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("See also joint motion for a resolution RC-B8-0050/2031\nB8–0052/2031", "motion for a resolution"),
        ("Texts adopted :\nP6_TA(2031)0362\nB6‑0323/31}\nB6‑0324/31} RC1", "joint motion for a resolution"),
        ("replacing:\nB9-0097/2031 (PPE)\nB9-0098/2031 (ECR)", "joint motion for a resolution"),
        ("question B9‑0014/2031\nB9-0243/2031", "motion for a resolution"),
        ("RC-B6-0500/2031\nTexts adopted :", "joint motion for a resolution"),
        ("A3-0148/93", "resolution, not said whether adopted"),
    ],
)
def test_a_document_s_own_number_says_what_it_is(above: str, kind: str) -> None:
    assert facts_of(f"{above}\nEuropean Parliament resolution on bread\n{BODY}").kind == kind


def test_legislative_resolutions_are_told_from_those_beside_them() -> None:
    assert facts_of(TITLE.replace("1000(RSP)", "0038(NLE)") + f"\n{BODY}").kind == "adopted legislative resolution"
    assert facts_of(TITLE.replace("1000(RSP)", "0038M(NLE)") + f"\n{BODY}").kind == "adopted resolution"


@pytest.mark.parametrize(
    "head",
    [
        "P9_TA(2031)0001\n{}\nP9_TA(2031)0001RC-B9-0002/2031\n\n",
        "|\n24.2.2031 |\nOfficial Journal |\nCE 46/71 |\nBread\nP6_TA(2031)0021\n{}\n(2031/C 46 E/10)\n",
        "12\n\nPlenary sitting\nA8-0023/2031\nREPORT\non bread\n{}\n",
    ],
)
def test_a_title_is_told_from_what_stands_around_it_without_blank_lines(head: str) -> None:
    assert facts_of(head.format(TITLE) + BODY).title == TITLE


def test_a_title_in_several_blocks_or_in_wrapped_lines_is_one() -> None:
    facts = facts_of(
        f"RESOLUTION OF THE EUROPEAN PARLIAMENT\n\n(1 June 2031)\n\non bread and salt\n\n(2031/6/EU)\n\n{BODY}"
    )
    assert facts.title == "RESOLUTION OF THE EUROPEAN PARLIAMENT (1 June 2031) on bread and salt"
    wrapped = (
        "European Parliament resolution of 1 June 2031 on the proposal for\nBread by the European Parliament and others"
    )
    assert facts_of(f"{wrapped}\n(2031/1000(RSP))\n{BODY}").title == " ".join(wrapped.split()) + " (2031/1000(RSP))"
    assert facts_of(f"{wrapped}\n{BODY}").title == " ".join(wrapped.split())
    drafted = (
        "MOTION FOR A EUROPEAN PARLIAMENT RESOLUTION\n\non a decision of the European Parliament\n\n(2031/2018(BUD))"
    )
    assert facts_of(f"{drafted}\n\n{BODY}").title == " ".join(drafted.split())


def test_a_title_that_names_nobody_is_taken_by_its_place_and_said_to_be_unsure() -> None:
    version, problems = parse_version(f"On bread\nGreens' motion\n{BODY}".encode(), "en", "text")
    assert texts(version, UnitKind.TITLE) == ["On bread"]
    assert warnings(problems) == [("title_by_place", 1)]


def test_an_act_behind_the_closing_words_is_left_out_with_its_recitals_and_numbers() -> None:
    version, problems = read_english(
        "– having regard to bread(1),\n\n1. Approves it as amended;\n\n2. Instructs its President to forward it.\n\n"
        "Position of the European Parliament adopted on 1 June 2031\n\nhaving regard to the Treaty,(2)\n\n"
        "(1) Bread is dear.\n\n(2) Salt is dear.\n\n3. A third rule.\n\n(1) OJ C 1, p. 1.\n"
    )
    assert counts(version) == [1, 0, 2, 1]
    assert texts(version, UnitKind.FOOTNOTE) == ["OJ C 1, p. 1."]
    assert [one.code for one in problems] == ["left_out"]


def test_a_paragraph_behind_the_closing_words_is_kept() -> None:
    version, problems = read_english(
        "– having regard to bread,\n\n1. Instructs its President to bake.\n\n2. Urges salt.\n"
    )
    assert counts(version) == [1, 0, 2, 0]
    assert problems == []


def test_bullets_whose_last_one_was_cut_are_no_heading_and_a_heading_behind_a_comma_is_one() -> None:
    version, _ = read_english(
        "– having regard to bread,\nA. whereas:\n-\nbread is dear;\n-\nsalt is\n1. Urges bread;\n" + END
    )
    assert texts(version, UnitKind.RECITAL) == ["whereas: - bread is dear; - salt is"]
    version, _ = read_english(
        "– having regard to bread,\nA. whereas bread is dear,\nGeneral remarks\n1. Urges bread;\n" + END
    )
    assert texts(version, UnitKind.RECITAL) == ["whereas bread is dear,"]
    assert texts(version, UnitKind.HEADING) == ["General remarks"]


def test_hyphens_that_a_program_wrote_before_list_items_are_taken_out() -> None:
    version, problems = read_english(
        "– having regard to bread(1),\n1. Calls for:\n- (a)\nflour;\n- (b)\nsalt;\n" + END + "- (1) OJ C 1, p. 1.\n"
    )
    assert texts(version, UnitKind.PARAGRAPH)[0] == "Calls for: (a) flour; (b) salt;"
    assert texts(version, UnitKind.FOOTNOTE) == ["OJ C 1, p. 1."]
    assert problems == []


def test_marks_with_a_space_on_both_sides_call_their_footnotes() -> None:
    version, _ = read_english(
        "- having regard to flour of 19 May 2030 r. 1 and salt of 2030 r. 2 ,\n\nA. whereas there are 12 loaves 3 ;\n\n"
        f"1. Urges bread;\n\n{END}\n1 OJ C 1, p. 1.\n2 OJ C 2, p. 2.\n3 Texts adopted.\n"
    )
    assert texts(version, UnitKind.VISA) == ["having regard to flour of 19 May 2030 r. and salt of 2030 r.,"]
    assert texts(version, UnitKind.RECITAL) == ["whereas there are 12 loaves;"]
    assert counts(version)[3] == 3


def test_hidden_marks_of_the_parliament_s_templates_are_taken_out() -> None:
    facts = facts_of(
        "<NoDocSe>RC-B9-0001/2031</NoDocSe>\n<Commission>{PPE}on behalf of the PPE Group</Commission>\n"
        f"<Titre>European Parliament resolution on bread</Titre>\n<DocRef>(2031/1000(RSP))</DocRef>\n{BODY}"
    )
    assert facts.title == "European Parliament resolution on bread (2031/1000(RSP))"
    assert facts.kind == "joint motion for a resolution"


def test_signs_of_markdown_are_taken_out_and_asterisks_of_procedures_kept() -> None:
    version, facts = read(
        f"# Bread ***I\n\n## **{TITLE}**\n\n*The European Parliament*,\n\n-- having regard to **bread**,\n\n"
        "-- having regard to salt\\[1\\],\n\nA\\. whereas bread is *dear*;\n\n1\\. Urges 2 * 3 loaves * 4;\n\n"
        f"{END}\n\\[1\\] OJ C 1, p. 1.\n"
    )
    assert facts.title == TITLE
    assert counts(version) == [2, 1, 2, 1]
    assert texts(version, UnitKind.HEADING) == ["Bread ***I"]
    assert texts(version, UnitKind.PARAGRAPH)[0] == "Urges 2 * 3 loaves * 4;"


def test_a_visa_that_swallowed_the_next_one_is_pointed_out() -> None:
    _, problems = read_english("– having regard to bread, – having regard to salt,\n\n1. Urges bread;\n\n" + END)
    assert warnings(problems) == [("visa_within_visa", 5)]


def test_a_recital_that_lost_its_label_is_told_where_the_visa_before_takes_it_in() -> None:
    _, problems = parse_version(
        "Entschließung des Europäischen Parlaments zu Brot (2031/1000(RSP))\nDas Europäische Parlament,\n"
        "– unter Hinweis auf die Charta,\n– gestützt auf seine Geschäftsordnung,\n"
        "in der Erwägung, dass Brot teuer ist;\n1. fordert Brot.\n".encode(),
        "de",
        "de.txt",
    )
    assert warnings(problems) == [("recital_within_visa", 5)]


def test_a_text_that_breaks_off_before_its_paragraphs_says_where() -> None:
    _, problems = read_english("– having regard to bread,\n\nA. whereas in\n\n2017. bread was\n")
    assert [one.message for one in problems] == [
        "No numbered paragraph was found. Does the text break off? It goes up to recital A, line 9."
    ]


def test_a_second_resolution_in_the_file_is_an_error_with_its_line() -> None:
    _, problems = parse_version(f"{TITLE}\n{BODY}\n{TITLE}\n{BODY}".encode(), "en", "text")
    assert ("several_resolutions", 9) in [(one.code, one.line) for one in problems]


def test_capitals_without_accents_name_the_institution_and_visas_show_greek() -> None:
    greek = (
        "ΑΠΟΦΑΣΗ ΤΟΥ ΕΥΡΩΠΑΪΚΟΥ ΚΟΙΝΟΒΟΥΛΙΟΥ\n\nτης 17ης Απριλίου 2031\n\nΤΟ ΕΥΡΩΠΑΪΚΟ ΚΟΙΝΟΒΟΥΛΙΟ,\n\n"
        "έχοντας υπόψη το ψωμί,\n\nέχοντας υπόψη το αλάτι,\n\nΑ. λαμβάνοντας υπόψη το ψωμί·\n\n1. καλεί το Συμβούλιο.\n"
    )
    assert detect_language(greek.replace("ΤΟ ΕΥΡΩΠΑΪΚΟ ΚΟΙΝΟΒΟΥΛΙΟ,", "")).language == "el"
    version, facts = read(greek)
    assert counts(version) == [2, 1, 1, 0]
    assert facts.adopted == "2031-04-17"


@pytest.mark.parametrize(
    "labels",
    [
        list("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ"),
        list("АБВГДЕЖЗИКЛМНО"),
        list("ΑΒΓΔΕϚΖ"),
        ["Α", "Β", "Γ", "Δ", "Ε", "Στ", "Ζ"],
    ],
)
def test_letters_are_counted_in_the_other_ways_of_their_alphabets(labels: list[str]) -> None:
    recitals = "\n\n".join(f"{label}. whereas bread;" for label in labels)
    version, problems = read_english(f"– having regard to bread,\n\n{recitals}\n\n1. Urges bread;\n\n{END}")
    assert [unit.label for unit in version.of_kind(UnitKind.RECITAL)] == labels
    assert problems == []


def test_a_range_of_days_that_wraps_before_its_dash_opens_no_visa() -> None:
    version, _ = read_english(
        "- having regard to the fair of 15.\n- 16. oktober,\n- having regard to salt,\n1. Urges;\n" + END
    )
    assert texts(version, UnitKind.VISA)[0] == "having regard to the fair of 15. - 16. oktober,"


def test_visas_without_dashes_and_blank_lines_may_begin_with_other_words() -> None:
    version, _ = read(
        "Entschließung des Europäischen Parlaments vom 9. März 2031 zu Brot (2031/2138(INI))\n"
        "Das Europäische Parlament,\nunter Hinweis auf das Brot,\n"
        "gestützt auf seine Geschäftsordnung,\nin Kenntnis des Berichts des Ausschusses,\n"
        "A. in der Erwägung, dass Brot teuer ist;\n1. fordert Brot;\n2. beauftragt seinen Präsidenten.\n"
    )
    assert counts(version) == [3, 1, 2, 0]
    version, _ = read_english(
        "– having regard to bread,\nhaving regard to flour,\n– having regard to salt,\n1. Urges;\n" + END
    )
    assert len(version.of_kind(UnitKind.VISA)) == 3


def test_two_line_breaks_of_an_old_page_are_a_blank_line() -> None:
    page = f"<HTML><BODY>{TITLE}<BR><BR>" + BODY.replace("\n", "<BR>").replace(
        "1. Urges", "<BR>I. REMARKS<BR><BR>1. Urges"
    )
    version, _ = read(page)
    assert counts(version) == [1, 1, 2, 0]
    assert texts(version, UnitKind.HEADING) == ["I. REMARKS"]
