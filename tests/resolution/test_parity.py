"""Parity of versions: what is compared, what is said about it, and what a record explains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.problems import Severity
from tracker.resolution.languages import find_language, languages
from tracker.resolution.parity import (
    Finding,
    FindingKind,
    KnownNames,
    Recorded,
    explaining,
    find_parity,
    unexplained,
)
from tracker.resolution.parity.amounts import read_amounts
from tracker.resolution.parity.clauses import split_clauses
from tracker.resolution.values import Provision, Unit, UnitKind


def provision(key: str, **texts: str) -> Provision:
    kind = UnitKind(key.split(" ", maxsplit=1)[0])
    return Provision(key, kind, {tag: Unit(kind, key, text, (7,)) for tag, text in texts.items()})


def compare(**texts: str) -> list[Finding]:
    return compare_with(None, **texts)


def compare_with(known_names: KnownNames | None, /, **texts: str) -> list[Finding]:
    return find_parity([provision("recital A", **texts)], list(texts), known_names)


def values(text: str, tag: str) -> list[str]:
    return [amount.value for amount in read_amounts(text, find_language(tag)) if amount.is_told]


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("sl", "več kot 23.000, zlasti Dunganov", ["23000"]),
        ("pl", "ponad 23 000 osób", ["23000"]),
        ("en", "more than 23,000 people", ["23000"]),
        ("en", "23 thousand people", ["23000"]),
        ("sl", "pošiljko več kot osem ton medicinske opreme", ["8000"]),
        ("pl", "dostawę ponad 8000 kg środków", ["8000"]),
        ("pl", "sześćdziesięciu dziewięciu grozi aresztowanie", ["69"]),
        ("sl", "devetinšestdeset obtožencev", ["69"]),
        ("lv", "sešdesmit deviņi cilvēki", ["69"]),
        ("en", "one hundred and sixty-nine people", ["100", "69"]),
        ("sl", "triletna prepoved in 17-letni sin", ["3", "17"]),
        ("pl", "3-letniego zakazu i 17-letni syn", ["3", "17"]),
        ("sl", "več deset je bilo ranjenih", []),
        ("en", "one or two people", []),
        ("en", "3.5 % of GDP", ["3.5"]),
        ("sl", "3,5 % BDP", ["3.5"]),
        ("en", "COVID-19 and RFE2 in 2021/2544(RSP)", ["2021/2544"]),
    ],
)
def test_a_number_has_one_value_however_a_language_writes_it(tag: str, text: str, expected: list[str]) -> None:
    assert values(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("sl", "z dne 14. marca 2019 o stanju", ["2019-03-14"]),
        ("pl", "z dnia 14 marca 2019 r. w sprawie", ["2019-03-14"]),
        ("lv", "2019. gada 14. marta rezolūciju", ["2019-03-14"]),
        ("en", "of 14 March 2019 on the", ["2019-03-14"]),
        ("en", "on 14.3.2019, that is 2019-03-14", ["2019-03-14", "2019-03-14"]),
        ("sl", "26. in 27. novembra 2020", ["2020-11-26", "2020-11-27"]),
        ("pl", "z 26–27 listopada 2020 r.", ["2020-11-26", "2020-11-27"]),
        ("lv", "2020. gada 26. un 27. novembrī", ["2020-11-26", "2020-11-27"]),
        ("sl", "od januarja do julija 2020", ["2020-01", "2020-07"]),
        ("lv", "no 2020. gada janvāra līdz jūlijam", ["2020-01", "2020-07"]),
        ("sl", "od januarja do julija sedem novinarjev", ["?-01", "?-07", "7"]),
        ("lv", "2013. gada 18. aprīļa, 2012. gada 15. marta", ["2013-04-18", "2012-03-15"]),
        ("sl", "že leta 2016 prepovedani", ["2016"]),
        ("en", "May it march on in May 2020", ["?-05", "2020-05"]),
        ("en", "it may march in august company", []),
    ],
)
def test_a_date_is_as_precise_as_its_words(tag: str, text: str, expected: list[str]) -> None:
    assert values(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("sl", "v skladu s 405. in 182. členom kazenskega zakonika"),
        ("pl", "na mocy art. 405 i 182 kodeksu karnego"),
        ("lv", "saskaņā ar Kriminālkodeksa 405. un 182. pantu"),
        ("en", "under Articles 405 and 182 of the Criminal Code"),
    ],
)
def test_articles_are_known_by_the_word_beside_their_list(tag: str, text: str) -> None:
    found = read_amounts(text, find_language(tag))
    assert [(amount.kind, amount.value) for amount in found] == [("article", "405"), ("article", "182")]


def test_versions_that_say_the_same_in_their_own_ways_have_no_findings() -> None:
    assert not compare(
        sl="ker je bilo 14. marca 2019 pridržanih sedem novinarjev in več kot 23.000 ljudi v skladu s 405. členom;",
        pl="mając na uwadze, że 14 marca 2019 r. zatrzymano siedmiu dziennikarzy i ponad 23 000 osób na mocy art. 405;",
        lv="tā kā 2019. gada 14. martā aizturēja septiņus žurnālistus un 23 000 cilvēku saskaņā ar 405. pantu;",
    )


def test_a_number_that_one_version_changes_is_one_finding_with_the_words_of_each() -> None:
    texts = {
        "sl": "ker je bilo pridržanih 57 ljudi;",
        "pl": "że zatrzymano 75 osób;",
        "lv": "tā kā aizturēja 57 cilvēkus;",
    }
    (found,) = compare(**texts)
    assert (found.kind, found.languages, found.confidence) == (FindingKind.NUMBER, ("pl",), 0.9)
    assert {tag: [place.words for place in places] for tag, places in found.seen.items()} == {
        "sl": ["57"],
        "pl": ["75"],
        "lv": ["57"],
    }
    for tag, places in found.seen.items():
        assert all(texts[tag][place.start : place.end] == place.words for place in places)
    assert found.message == "The numbers differ: sl 57; pl 75; lv 57."


def test_a_number_in_words_that_one_version_leaves_out_is_found() -> None:
    (found,) = compare(
        pl="zawieszono 5 lutego na sześć miesięcy;", lv="5. februārī uz sešiem mēnešiem;", sl="5. februarja začasno;"
    )
    assert (found.kind, found.languages) == (FindingKind.NUMBER, ("sl",))
    assert found.seen["sl"] == ()


def test_a_year_that_one_version_leaves_out_is_a_finding_about_a_date() -> None:
    found = compare(pl="od stycznia do lipca 2020 r.;", sl="od januarja do julija;")
    assert [(one.kind, one.message) for one in found] == [
        (FindingKind.DATE, "The dates differ: pl 2020-01; sl ?-01."),
        (FindingKind.DATE, "The dates differ: pl 2020-07; sl ?-07."),
    ]


def test_another_article_is_a_finding_about_an_article() -> None:
    (found,) = compare(pl="na mocy art. 405 i 182 kodeksu", sl="v skladu s 405. in 128. členom")
    assert (found.kind, found.message) == (FindingKind.ARTICLE, "The articles differ: pl 182; sl 128.")


def test_a_date_far_from_where_the_others_have_it_is_a_doubtful_finding() -> None:
    (found,) = compare(
        sl="ob upoštevanju poročila o njenih ugotovitvah v zvezi z volitvami, ki so potekale 10. januarja 2021,",
        pl="uwzględniając oświadczenie z 10 stycznia 2021 r. w sprawie wstępnych ustaleń dotyczących wyborów,",
    )
    assert (found.kind, found.confidence) == (FindingKind.DATE, 0.3)
    assert "elsewhere" in found.message


def test_one_and_two_in_words_are_often_left_unsaid_and_are_no_finding() -> None:
    assert not compare(pl="działalności dwóch ruchów opozycyjnych", sl="udeležba opozicijskih gibanj")


def test_a_digit_may_be_answered_by_a_word() -> None:
    assert not compare(pl="2 organizacje charytatywne", sl="dve dobrodelni organizaciji")
    assert not compare(pl="1 marca, z jednej strony", sl="1. marca, na strani")


def test_a_number_that_stands_more_often_in_one_version_is_a_doubtful_finding() -> None:
    (found,) = compare(pl="7 osób, w tym 7 kobiet", sl="7 oseb, med njimi ženske")
    assert (found.confidence, found.message) == (0.3, "The number 7 does not stand equally often: pl 7, 7; sl 7.")


ISTANBUL = {
    "pl": "wzywa władze do zwalczania wszelkich form przemocy wobec kobiet; apeluje do kraju o podpisanie konwencji;",
    "lv": "aicina iestādes apkarot visu veidu vardarbību pret sievietēm; mudina parakstīt Stambulas konvenciju;",
    "sl": "poziva oblasti, naj se borijo proti vsem oblikam nasilja nad ženskami;",
}


def test_a_clause_that_one_version_lacks_is_found_and_quoted() -> None:
    (found,) = compare(**ISTANBUL)
    assert (found.kind, found.languages) == (FindingKind.MISSING_TEXT, ("sl",))
    assert found.seen["sl"] == ()
    assert [place.words for place in found.seen["pl"]] == ["apeluje do kraju o podpisanie konwencji"]


def test_numbers_inside_a_missing_clause_are_not_told_twice() -> None:
    texts = dict(
        ISTANBUL, pl=ISTANBUL["pl"].replace("konwencji", "3 konwencji"), lv=ISTANBUL["lv"].replace("konv", "3 konv")
    )
    assert [found.kind for found in compare(**texts)] == [FindingKind.MISSING_TEXT]


def test_clauses_cut_in_another_place_are_not_missing() -> None:
    assert not compare(
        pl="mając na uwadze, że nie zarejestrowano żadnej nowej partii; mając na uwadze, że wybory to fundament;",
        sl="ker se niso registrirale nove politične stranke, volivci niso imeli izbire. ker so volitve temelj reform;",
    )


def test_a_full_stop_after_an_abbreviation_ends_no_clause() -> None:
    polish = find_language("pl")
    assert len(split_clauses("na mocy art. Kodeksu i m.in. Ustawy r. Następnie J. Kowalski", polish)) == 1
    assert len(split_clauses("Rząd milczy. Parlament nie.", polish)) == 2


def test_a_provision_that_a_version_lacks_is_found() -> None:
    provisions = [
        provision("paragraph 1", pl="wzywa rząd;", sl="poziva vlado;"),
        provision("paragraph 2", pl="zauważa, że prawo udoskonalono;"),
    ]
    (found,) = find_parity(provisions, ["pl", "sl"])
    assert (found.provision, found.kind, found.languages) == ("paragraph 2", FindingKind.MISSING_PARAGRAPH, ("sl",))


def test_a_version_without_any_footnotes_is_one_finding() -> None:
    notes = [provision(f"footnote {number}", sl="UL C 23.") for number in range(1, 6)]
    (found,) = find_parity([*notes, provision("title", sl="A", pl="A")], ["sl", "pl"])
    assert found.message == "pl lacks any of the 5 footnotes that others have."


NAMES: Mapping[str, Mapping[str, list[str]]] = {
    "Aset Abishev": {"pl": ["Aset Abiszew"], "sl": ["Aset Abišev"]},
    "European Union": {"pl": ["UE"], "sl": ["EU"]},
    "EU Delegation": {"pl": ["delegaturę UE"], "sl": ["delegacijo EU"]},
    "Trade union": {"pl": ["związek ITUFEW"], "sl": ["Sindikat delavcev", "ITUFEW"]},
    "Authorities": {"pl": ["władze"], "sl": ["oblasti"]},
}


def test_a_known_person_whom_one_version_does_not_name_is_found() -> None:
    (found,) = compare_with(NAMES, pl="uwolnienia Aseta Abiszewa i innych;", sl="izpusti druge;")
    assert (found.kind, found.message) == (
        FindingKind.NAME,
        "Aset Abishev is named in pl and not in sl.",
    )
    assert [place.words for place in found.seen["pl"]] == ["Aseta Abiszewa"]


def test_a_longer_name_has_the_words_that_a_shorter_one_would_take() -> None:
    assert not compare_with(NAMES, pl="wzywa delegaturę UE w kraju;", sl="poziva delegacijo EU v državi;")
    assert compare_with(NAMES, pl="wzywa UE w kraju;", sl="poziva delegacijo EU v državi;")


def test_an_abbreviation_in_brackets_after_the_name_is_no_second_naming() -> None:
    one = {"U": {"sl": ["Sindikat delavcev", "ITUFEW"], "lv": ["ITUFEW"]}}
    assert not compare_with(one, sl="ustavilo Sindikat delavcev (ITUFEW);", lv="apturēja ITUFEW darbību;")
    (found,) = compare_with(one, sl="Sindikat delavcev je odprl ITUFEW;", lv="apturēja ITUFEW darbību;")
    assert found.message == "U is not named equally often: sl 2, lv 1."


def test_a_description_in_small_letters_is_no_finding() -> None:
    assert not compare_with(NAMES, pl="władze milczą", sl="vlada molči")


def test_a_language_without_a_record_is_compared_by_its_digits() -> None:
    assert find_language("xx") is None
    assert not compare(xx="la 14 martie 2019 au fost 69 de oameni", pl="14 marca 2019 r. było 69 osób")
    assert not compare(xx="69 de oameni", pl="sześćdziesiąt dziewięć osób")
    (found,) = compare(xx="la 14 martie 2019 au fost 96 de oameni", pl="14 marca 2019 r. było 69 osób")
    assert (found.message, found.confidence) == ("The numbers differ: xx 96; pl 69.", 0.6)


def test_a_clause_of_unusual_length_is_a_doubtful_finding_with_its_place() -> None:
    provisions = [
        provision(f"recital {letter}", sl="beseda " * (20 + number), pl="słowo " * (23 + number + number % 3))
        for number, letter in enumerate("ABCDEFGHIJKLMN")
    ]
    assert not find_parity(provisions, ["sl", "pl"])
    longer = provisions[3].units["sl"].text + "in še veliko več besed, ki jih druga različica nima " * 3
    provisions[3] = provision("recital D", sl=longer, pl=provisions[3].units["pl"].text)
    (found,) = find_parity(provisions, ["sl", "pl"])
    assert (found.provision, found.kind, found.confidence) == ("recital D", FindingKind.LENGTH, 0.4)


@given(st.text(max_size=200))
def test_a_text_beside_itself_has_no_findings_whatever_stands_in_it(text: str) -> None:
    one, other = (provision("recital A", sl=text).units["sl"] for _ in range(2))
    for tag in ("sl", "en", "xx"):
        pair = Provision("recital A", UnitKind.RECITAL, {tag: one, f"{tag}-2": other})
        assert not find_parity([pair], [tag, f"{tag}-2"])


@given(st.text(alphabet=st.sampled_from("0123456789 .,-–;()/ aivXčmarca20194pet"), max_size=80))
def test_what_was_seen_always_stands_at_its_offsets(text: str) -> None:
    for tag in languages():
        for amount in read_amounts(text, find_language(tag)):
            assert 0 <= amount.start < amount.end <= len(text)
            assert re.search(r"\w", text[amount.start : amount.end])


def test_a_text_of_any_size_and_sort_is_compared_in_a_moment() -> None:
    for noise in ("9" * 6000, "1 million" + " million" * 3000, "a; " * 4000, "12 " * 4000, "maja in " * 2000):
        compare(en=noise, sl="ena", pl=noise + "; in še ena beseda, ki je ni")


NUMBER = Finding("recital A", FindingKind.NUMBER, ("pl",), {}, "The numbers differ.", 0.9, "pl", 7)


def finding(text: str, kind: str = "number") -> Finding:
    (found,) = [found for found in compare(sl="ker 57 ljudi;", pl=text) if found.kind == kind]
    return found


def recorded(kind: str, /, **spans: tuple[int, int]) -> Recorded:
    return Recorded("difference/x", "recital A", kind, spans, frozenset({"sl", "pl"} - spans.keys()))


def test_a_recorded_difference_about_the_same_words_explains_a_finding() -> None:
    found = finding("że 75 osób;")
    assert explaining(found, [recorded("number", sl=(0, 20), pl=(0, 5))]) == ("difference/x",)
    assert explaining(found, [recorded("meaning", sl=(4, 6), pl=(6, 8))]) == ("difference/x",)


def test_a_difference_elsewhere_or_of_another_sort_explains_nothing() -> None:
    found = finding("że 75 osób;")
    assert not explaining(found, [recorded("number", sl=(7, 12), pl=(6, 10))])
    assert not explaining(found, [replace(recorded("number", sl=(0, 20), pl=(0, 5)), provision="recital B")])
    assert not explaining(found, [recorded("typo", sl=(0, 20), pl=(0, 5))])
    assert not explaining(found, [recorded("name", sl=(0, 20), pl=(0, 5))])


def test_where_no_words_can_be_compared_the_same_kind_explains() -> None:
    found = finding("że osób;")
    assert explaining(found, [recorded("number", pl=(0, 5))])
    assert not explaining(found, [recorded("meaning", pl=(0, 5))])


def test_a_missing_clause_is_explained_only_by_what_says_that_it_is_missing() -> None:
    (found,) = compare(**ISTANBUL)
    place = found.seen["pl"][0]
    words = {"pl": (place.start, place.end), "lv": (found.seen["lv"][0].start, found.seen["lv"][0].end)}
    assert explaining(found, [recorded("meaning", **words)])
    assert not explaining(found, [recorded("meaning", sl=(0, 9), **words)])
    assert not explaining(found, [recorded("name", **words)])


def test_what_is_not_explained_is_a_warning_and_what_is_doubtful_a_note() -> None:
    likely, doubtful = NUMBER, Finding("recital B", FindingKind.DATE, ("sl",), {}, "Elsewhere.", 0.3, "sl", 9)
    problems = unexplained([likely, doubtful], [], {"sl": "x/sl.txt", "pl": "x/pl.txt"})
    assert [(p.severity, p.code, p.file, p.line, p.message) for p in problems] == [
        (Severity.WARNING, "parity_number", "x/pl.txt", 7, "recital A: The numbers differ."),
        (Severity.NOTE, "parity_date", "x/sl.txt", 9, "recital B: Elsewhere."),
    ]


def test_every_language_record_has_all_months_and_unambiguous_words() -> None:
    for record in languages().values():
        assert set(record.months.values()) == set(range(1, 13))
        assert set(range(1, 21)) <= set(record.numbers.values())
        assert not record.months.keys() & record.numbers.keys()
        assert not record.multipliers.keys() & record.numbers.keys()
        words = [*record.months, *record.numbers, *record.multipliers, *record.joiners, *record.article]
        assert all(word == word.lower() for word in words)
