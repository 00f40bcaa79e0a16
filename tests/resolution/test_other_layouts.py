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
