"""Layouts in which texts of the Parliament are found beside those of the corpora; the words are made up."""

from __future__ import annotations

import pytest

from tests.resolution.reading import texts
from tracker.ingest.facts import read_facts
from tracker.ingest.values import Facts
from tracker.problems import Severity
from tracker.resolution.formulas import detect_language
from tracker.resolution.parse import parse_lines
from tracker.resolution.source import read_source
from tracker.resolution.values import ParsedVersion, UnitKind

CITED = (UnitKind.VISA, UnitKind.RECITAL, UnitKind.PARAGRAPH, UnitKind.FOOTNOTE)


def read(text: str) -> tuple[ParsedVersion, Facts]:
    """The version and what it says about itself; its language is found, and nothing is wrong with it."""
    source, problems = read_source(text.encode(), "text")
    assert source, problems
    detected = detect_language("\n".join(line.text for line in source.lines))
    version, problems = parse_lines(source.lines, detected.language, "text")
    assert [str(one) for one in problems if one.severity is not Severity.NOTE] == []
    return version, read_facts(version, detected)


def counts(version: ParsedVersion) -> list[int]:
    return [len(version.of_kind(kind)) for kind in CITED]


def test_table_cells_that_end_in_bars_as_the_journal_s_page_is_copied() -> None:
    version, facts = read(
        "22.12.2031 |\nCS |\nÚřední věstník Evropské unie |\nC 443/58 |\nP9_TA(2031)0457\nChléb\n"
        "Usnesení Evropského parlamentu ze dne 17. dubna 2031 o chlebu (2031/2699(RSP))\n(2031/C 443/12)\n"
        "Evropský parlament,\n— |\ns ohledem na usnesení ze dne 27. února 2031 o mouce (1), |\n— |\n"
        "s ohledem na svůj postoj, |\nA. |\nvzhledem k tomu, že chléb je drahý; |\n"
        "1. |\nvyzývá Radu, aby pekla; |\n2. |\n"
        "pověřuje svého předsedu, aby předal toto usnesení Radě. |\n(1) Přijaté texty, P9_TA(2031)0170. |\n"
    )
    assert counts(version) == [2, 1, 2, 1]
    assert texts(version, UnitKind.VISA)[0] == "s ohledem na usnesení ze dne 27. února 2031 o mouce,"
    assert (facts.reference, facts.adopted, facts.stage) == ("2031/2699(RSP)", "2031-04-17", "official_journal")


def test_labels_with_nothing_between_them_and_the_words_as_from_an_office_document() -> None:
    version, facts = read(
        "ONTWERPRESOLUTIE VAN HET EUROPEES PARLEMENT\n\nover brood(2031/2018(INI))\n\nHet Europees Parlement,\n\n"
        "–gezien zijn eerdere resoluties over brood,\n\n–gezien het verslag van de bakkers,\n\n"
        "A.overwegende dat brood duur is;\n\nB.overwegende dat bakkers slapen;\n\n1.benadrukt het belang van brood;\n\n"
        "2.verzoekt zijn Voorzitter deze resolutie te doen toekomen aan de Raad.\n"
    )
    assert counts(version) == [2, 2, 2, 0]
    assert texts(version, UnitKind.RECITAL)[1] == "overwegende dat bakkers slapen;"
    assert facts.reference == "2031/2018(INI)"


def test_a_title_without_the_reference_that_stands_among_what_the_page_says_about_it() -> None:
    version, facts = read(
        "Hakemisto\nMenettely : 2031/2622(RSP)\n\nHyväksytyt tekstit\n\nP9_TA(2031)0396RC-B9-0402/2031\n\n"
        "Euroopan parlamentin päätöslauselma 3. syyskuuta 2031 leivästä\n\nEuroopan parlamentti, joka\n\n"
        "–   ottaa huomioon päätöslauselmat 26. lokakuuta 2030(1) ja 29. marraskuuta 2030(2),\n\n"
        "A.   katsoo, että leipä on kallista,\n\n1.   kehottaa neuvostoa leipomaan;\n\n"
        "2.   kehottaa puhemiestä välittämään tämän päätöslauselman neuvostolle.\n\n(1) EUVL C 1.\n(2) EUVL C 2.\n"
    )
    assert counts(version) == [1, 1, 2, 2]
    assert texts(version, UnitKind.VISA) == [
        "ottaa huomioon päätöslauselmat 26. lokakuuta 2030 ja 29. marraskuuta 2030,"
    ]
    assert facts.title == "Euroopan parlamentin päätöslauselma 3. syyskuuta 2031 leivästä"
    assert (facts.reference, facts.adopted, facts.stage) == ("2031/2622(RSP)", "2031-09-03", "adopted")


def test_visas_without_dashes_the_last_of_which_leads_over_to_the_recitals() -> None:
    version, facts = read(
        "P9_TA(2031)0063\n\nBröd\n\nEuropaparlamentets resolution av den 2 mars 2031 om bröd (2031/2329(ΙΝΙ))\n\n"
        "(2031/C 263/04)\n\nEuropaparlamentet utfärdar denna resolution\n\n"
        "med beaktande av artikel 10 i fördraget,\n\nmed beaktande av protokollet,\n\n"
        "med beaktande av betänkandet från utskottet, och av följande skäl:\n\nA.\n\nBröd är dyrt.\n\nB.\n\n"
        "Bagare behöver sömn.\n\n1.\n\nEuropaparlamentet uppmanar kommissionen att baka.\n\n2.\n\n"
        "Europaparlamentet uppdrar åt talmannen att översända denna resolution till rådet.\n"
    )
    assert counts(version) == [3, 2, 2, 0]
    assert (facts.reference, facts.adopted) == ("2031/2329(INI)", "2031-03-02")


def test_footnotes_behind_an_explanatory_statement_are_the_resolution_s_own() -> None:
    version, facts = read(
        "A9-0339/2031\n\nPASIŪLYMAS DĖL EUROPOS PARLAMENTO REZOLIUCIJOS\n\ndėl duonos\n\n(2031/2202(INI))\n\n"
        "Europos Parlamentas,\n\n–  atsižvelgdamas į konvencijas[1],\n\n–  atsižvelgdamas į savo taisykles,\n\n"
        "A.  kadangi duona brangi;\n\n1.  ragina Komisiją kepti;\n\n2.  paveda Pirmininkui perduoti rezoliuciją.\n\n"
        "AIŠKINAMOJI DALIS\n\n1. Pirmas dalykas.\n\n2. Antras dalykas.\n\n[1] Jungtinių Tautų konvencijos.\n"
    )
    assert counts(version) == [2, 1, 2, 1]
    assert texts(version, UnitKind.FOOTNOTE) == ["Jungtinių Tautų konvencijos."]
    assert (facts.kind, facts.stage) == ("report", "report")


def test_a_motion_that_names_the_joint_motion_it_went_into_is_a_motion() -> None:
    _, facts = read(
        "B9‑0247/2031\n\nVéase también la propuesta de resolución común RC-B9-0216/2031\n\n"
        "Resolución del Parlamento Europeo sobre el pan\n\n(2031/2691(RSP))\n\nEl Parlamento Europeo,\n\n"
        "– Visto el Tratado,\n\n– Vistos los informes,\n\nA. Considerando que el pan es caro;\n\n"
        "1. Pide a la Comisión pan;\n\n"
        "2. Encarga a su presidenta que transmita la presente Resolución al Consejo.\n"
    )
    assert (facts.kind, facts.stage) == ("motion for a resolution", "motion")


@pytest.mark.parametrize("cell", ["td", "th"])
def test_a_saved_page_of_the_journal_with_a_table_for_each_unit(cell: str) -> None:
    def row(label: str, words: str) -> str:
        return f"<table><tbody><tr><{cell}><p>{label}</p></{cell}><{cell}><p>{words}</p></{cell}></tr></tbody></table>"

    page = (
        "<html lang='de'><head><title>EUR-Lex</title></head><body><p>ENTSCHLIESSUNG</p>"
        "<p>Entschließung des Europäischen Parlaments vom 28. April 2031 zu Brot (2031/2662(RSP))</p>"
        "<p>(2031/C 066/03)</p><p>Das Europäische Parlament,</p>"
        + row("—", "unter Hinweis auf seine Entschließung <a href='#1'>(<span>1</span>)</a>,")
        + row("—", "gestützt auf seine Geschäftsordnung,")
        + row("A.", "in der Erwägung, dass Brot teuer ist;")
        + row("1.", "fordert die Kommission auf, Brot zu backen;")
        + row("2.", "beauftragt seinen Präsidenten, diese Entschließung dem Rat zu übermitteln.")
        + "<hr><p><a>(<span>1</span>)</a> ABl. C 303 vom 15.12.2030, S. 12.</p></body></html>"
    )
    version, facts = read(page)
    assert counts(version) == [2, 1, 2, 1]
    assert facts.adopted == "2031-04-28"


def test_a_number_and_a_short_title_right_above_the_title_are_not_part_of_it() -> None:
    version, facts = read(
        "P9_TA(2031)0041\nBrot in Utopien\nEntschließung des Europäischen Parlaments vom 19. Januar 2031 zu Brot\n"
        "(2031/2505(RSP))\n\nDas Europäische Parlament,\n\n– unter Hinweis auf seine Entschließungen,\n\n"
        "– gestützt auf seine Geschäftsordnung,\n\nA. in der Erwägung, dass Brot teuer ist;\n\n1. fordert Brot;\n\n"
        "2. beauftragt seine Präsidentin, diese Entschließung dem Rat zu übermitteln.\n"
    )
    assert facts.title == "Entschließung des Europäischen Parlaments vom 19. Januar 2031 zu Brot (2031/2505(RSP))"
    assert facts.identifiers == {"texts_adopted": "P9_TA(2031)0041"}
    assert counts(version) == [2, 1, 2, 0]


def test_a_page_head_of_the_journal_that_ends_in_a_full_stop_is_in_no_unit() -> None:
    version, _ = read(
        "Резолюция на Европейския парламент от 11 февруари 2031 г. относно хляба (2031/2544(RSP))\n"
        "Европейският парламент,\n— като взе предвид своята резолюция,\n— като взе предвид своя правилник,\n"
        "А. като има предвид, че хлябът е скъп и\nC 465/128 BG Официален вестник на Европейския съюз 17.11.2031 г.\n"
        "пекарите спят;\n1. призовава Съвета да пече;\n2. възлага на своя председател да предаде резолюцията.\n"
    )
    assert texts(version, UnitKind.RECITAL) == ["като има предвид, че хлябът е скъп и пекарите спят;"]


def test_a_legislative_resolution_whose_commas_stand_alone_and_whose_amendments_follow() -> None:
    version, facts = read(
        "European Parliament legislative resolution on the proposal for a Council decision on bread (COM(2031)0280 – "
        "C6-0289/2031 – 2031/0125(CNS))\n(Consultation procedure)\nThe European Parliament\n,\n"
        "– having regard to the Commission proposal (COM(2031)0280)(1)\n,\n– having regard to Regulation 2031/796(2),\n"
        "– having regard to Article 34(2)(c) of the Treaty,\n1. Approves it as amended on 12 October 2031(3)\n"
        ";\n2. Instructs its President to forward its position.\nText proposed\nAmendments\nAmendment 1\n"
        "Recital 1\n(1) Bread is dear.\n(1) Bread is cheap.\nAmendment 2\nArticle 1\n1. One\n1. Two\n"
        "(1) Not yet published in OJ.\n(2) OJ L 1, 1.1.2031, p. 1.\n(3) Texts adopted, P9_TA(2031)0414.\n"
    )
    assert counts(version) == [3, 0, 2, 3]
    assert texts(version, UnitKind.INSTITUTION) == ["The European Parliament,"]
    assert texts(version, UnitKind.VISA)[:2] == [
        "having regard to the Commission proposal (COM(2031)0280),",
        "having regard to Regulation 2031/796,",
    ]
    assert texts(version, UnitKind.PARAGRAPH)[0] == "Approves it as amended on 12 October 2031;"
    assert texts(version, UnitKind.FOOTNOTE)[0] == "Not yet published in OJ."
    assert facts.reference == "2031/0125(CNS)"


def test_an_older_text_adopted_has_its_day_above_the_title() -> None:
    _, facts = read(
        "Postup : 2031/2245(INI)\n\nPřijaté texty :\n\nP6_TA(2031)0320\n\nČtvrtek, 6. července 2031 - Štrasburk\n"
        "Chléb\nP6_TA(2031)0320A6-0207/2031\n\nUsnesení Evropského parlamentu o chlebu (2031/2245(INI))\n\n"
        "Evropský parlament,\n\n-   s ohledem na své usnesení ze dne 2. července 2030,\n\n-   s ohledem na zprávu,\n\n"
        "A.   vzhledem k tomu, že chléb je drahý;\n\n1.   vyzývá Komisi;\n\n"
        "2.   pověřuje svého předsedu, aby předal toto usnesení Radě a Komisi.\n"
    )
    assert (facts.adopted, facts.stage) == ("2031-07-06", "adopted")
    assert facts.identifiers == {"texts_adopted": "P6_TA(2031)0320"}


def test_a_report_that_was_adopted_later_is_a_report() -> None:
    _, facts = read(
        "Procedure : 2031/2162(INI)\n\nAangenomen teksten :\n\nP8_TA(2031)0182\n\nVERSLAG\n29.3.2031\n"
        "PE 593.882v02-00 A8-0111/2031\n\nONTWERPRESOLUTIE VAN HET EUROPEES PARLEMENT\n\nover brood\n\n"
        "(2031/2162(INI))\n\nHet Europees Parlement,\n\n–  gezien het brood,\n\n–  gezien zijn Reglement,\n\n"
        "A.  overwegende dat brood duur is;\n\n1.  roept de Commissie op te bakken;\n\n"
        "2.  verzoekt zijn Voorzitter deze resolutie te doen toekomen aan de Raad.\n"
    )
    assert (facts.adopted, facts.stage, facts.kind) == ("", "report", "report")


def test_a_motion_that_replaces_several_is_a_joint_one_though_its_own_number_is_missing() -> None:
    _, facts = read(
        "PROPUNERE COMUNĂ DE REZOLUȚIE\n6.5.2031\n- –Ana Pâine, în numele Grupului PPE-DE\n- –ALDE (B6‑0209/2031)\n"
        "- –PPE-DE (B6‑0210/2031)\nRezoluția Parlamentului European privind pâinea\nParlamentul European,\n"
        "– având în vedere rezoluția sa din 25 aprilie 2030,\n– având în vedere Regulamentul său de procedură,\n"
        "A. întrucât pâinea este scumpă;\n1. invită Comisia;\n"
        "2. încredinţează Preşedintelui sarcina de a transmite prezenta rezoluţie Consiliului.\n"
    )
    assert facts.stage == "joint_motion"


def test_a_report_with_its_statement_in_front_and_its_annex_behind_a_page_s_foot() -> None:
    version, facts = read(
        "A10-0123/2031\nREPORT\non bread\n(2031/2018(INI))\nPR_INI\nCONTENTS\nPage\nEXPLANATORY STATEMENT ....... 3\n"
        "MOTION FOR A EUROPEAN PARLIAMENT RESOLUTION ......... 5\nEXPLANATORY STATEMENT\nThe rapporteur has seen:\n"
        "1. Bread is dear.\n– a dash;\nA. First part.\nPE123.456v02-00 4/14 RR\\1234567EN.docx\nEN\n"
        "MOTION FOR A EUROPEAN PARLIAMENT RESOLUTION\non bread\n(2031/2018(INI))\nThe European Parliament,\n"
        "– having regard to the Treaty on European Union, and in particular Articles 2, 3, 8\nand 21 thereof,\n"
        "– having regard to its resolution on flour1,\nA. whereas:\n– bread is dear;\n– bakers sleep;\n"
        "I. General remarks\na) Bread\n1. Considers that:\n(i) it is good;\n(ii) it is dear; and\n(iii) it is late;\n"
        "1 OJ C, C/2030/1234, 1.2.2030, ELI: http://data.europa.eu/eli/C/2030/1234/oj.\n"
        "PE123.456v02-00 6/14 RR\\1234567EN.docx\nEN\nb) Salt\n2. Calls on the Commission to act;\n"
        "3. Instructs its President to forward this resolution.\nRR\\1234567EN.docx 7/14 PE123.456v02-00\nEN\n"
        "ANNEX: ENTITIES OR PERSONS\nFROM WHOM THE RAPPORTEUR HAS RECEIVED INPUT\nBakers United\n41\n12\n"
    )
    assert counts(version) == [2, 1, 3, 1]
    assert facts.stage == "report"
    assert texts(version, UnitKind.RECITAL) == ["whereas: – bread is dear; – bakers sleep;"]
    assert (
        texts(version, UnitKind.PARAGRAPH)[0]
        == "Considers that: (i) it is good; (ii) it is dear; and (iii) it is late;"
    )
    assert texts(version, UnitKind.HEADING)[-3:] == ["I. General remarks", "a) Bread", "b) Salt"]
    assert texts(version, UnitKind.LEFT_OUT)[-1].startswith("ANNEX: ENTITIES OR PERSONS")


def test_an_older_journal_with_its_own_series_for_the_parliament() -> None:
    version, facts = read(
        "30.9.2031\n\nSV\n\nEuropeiska unionens officiella tidning\n\nCE 265/34\n\nTirsdag 20 oktober 2030\nBröd *\n\n"
        "P7_TA(2030)0032\n\nEuropaparlamentets resolution av den 20 oktober 2030 om bröd (KOM(2030)0424 – "
        "C7-0160/2030 – 2030/0117(CNS))\n\n2031/C 265 E/11\n\n(Samrådsförfarandet)\n\n"
        "Europaparlamentet utfärdar denna resolution\n\nmed beaktande av kommissionens förslag,\n\n"
        "med beaktande av betänkandet från utskottet (A7-0017/2030).\n\n1.\n\nEuropaparlamentet godkänner det.\n\n"
        "2.\n\nEuropaparlamentet uppdrar åt talmannen att delge rådet parlamentets ståndpunkt.\n"
    )
    assert counts(version) == [2, 0, 2, 0]
    assert (facts.reference, facts.stage) == ("2030/0117(CNS)", "official_journal")
    assert facts.identifiers == {"texts_adopted": "P7_TA(2030)0032", "official_journal": "2031/C 265 E/11"}


def test_a_block_behind_a_short_last_word_is_not_taken_into_its_paragraph() -> None:
    source, _ = read_source(_PLAIN.format("as it is.\n\nThis stands in a box, and has no number.").encode(), "text")
    assert source
    version, problems = parse_lines(source.lines, "en", "text")
    assert version.of_kind(UnitKind.PARAGRAPH)[0].text.endswith("as it is.")
    assert [one.code for one in problems if one.severity is Severity.ERROR] == ["line_without_unit"]


def test_an_amendment_named_within_a_sentence_opens_no_amendments() -> None:
    version, _ = read(_PLAIN.format("as was asked for in\nAmendment 3\nof the committee of cooks;"))
    assert counts(version) == [1, 1, 2, 0]
    assert "as was asked for in Amendment 3 of the committee" in version.of_kind(UnitKind.PARAGRAPH)[0].text


_PLAIN = (
    "European Parliament resolution of 17 April 2031 on bread (2031/2699(RSP))\n\nThe European Parliament,\n\n"
    "– having regard to its resolution of 27 February 2031 on flour,\n\nA. whereas bread is dear;\n\n"
    "1. Calls on the Council to bake, {}\n\n2. Instructs its President to forward this resolution to the Council.\n"
)
