"""Whose charge it is: invented resolutions in English, and one sentence for each way to be taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.ingest.samples import put
from tests.ingest.test_charges import charges, items
from tests.ingest.urgencies import TEXTS, TRUTH
from tests.resolution.test_languages import OFFICIAL
from tracker.ingest.document import read_document
from tracker.ingest.pointing import languages_that_point, pointing_of
from tracker.ingest.review.items import Item
from tracker.ingest.review.proposed import propose
from tracker.ingest.values import CandidateKind

_JOINING = "и a i og und και and y ja et agus es e ir un u en si in och"


FRENCH = """Résolution du Parlement européen du 19 janvier 2031 sur la Moravie (2031/1000(RSP))

Le Parlement européen,

– vu la Charte,

– vu l’article 144 de son règlement intérieur,

"""


def names(item: Item) -> set[str]:
    return {ref.removeprefix("person/") for ref in item.facts["subjects"].split()}


def true_names(name: str, text: str, start: int, end: int) -> set[str]:
    """Of all charges whose words lie between two offsets of a unit."""
    found: set[str] = set()
    for words, refs in TRUTH[name]:
        place = text.find(" ".join(words.split()))
        if place >= 0 and place < end and place + len(words) > start:
            found |= set(refs.split())
    return found


@pytest.mark.parametrize(("name", "least"), [("valdoria", 0.95), ("kharezia", 0.95), ("san pelayo", 0.65)])
def test_of_an_invented_resolution_no_charge_is_laid_to_the_wrong_person(
    name: str, least: float, tmp_path: Path
) -> None:
    document = read_document([put(tmp_path, text=TEXTS[name])])
    units = {row.key: row.units["en"].text for row in document.provisions}
    right = truth = 0
    for item in propose(document).items:
        if item.kind is CandidateKind.CHARGE:
            key, naming = item.mentions[0]
            quote = naming["en"].quote or ""
            start = units[key].index(quote)
            true = true_names(name, units[key], start, start + len(quote))
            assert names(item) <= true, quote
            right, truth = right + len(names(item)), truth + len(true)
    assert right / truth >= least


def test_a_name_with_an_owning_ending_is_printed_without_it(tmp_path: Path) -> None:
    document = read_document([put(tmp_path, text=TEXTS["kharezia"])])
    forms = {mention.quote for one in document.candidates if one.title == "Rosa Dehghan" for mention in one.mentions}
    assert forms == {"Rosa Dehghan"}


def told(folder: Path, recital: str = "bread is dear", paragraph: str = "Urges bread") -> Sequence[set[str]]:
    return [names(item) for item in charges(folder, recital, paragraph)]


@pytest.mark.parametrize(
    ("recital", "whose"),
    [
        ("Ilgar Sadiqov was arrested by Colonel Rasul Jafarli", "ilgar-sadiqov"),
        ("Judge Rasul Jafarli sentenced Ilgar Sadiqov to two years", "ilgar-sadiqov"),
        ("the court issued arrest warrants for Ilgar Sadiqov and Rasul Jafarli", "ilgar-sadiqov rasul-jafarli"),
        ("Ilgar Sadiqov was arrested for supporting Rasul Jafarli", "ilgar-sadiqov"),
        ("Ilgar Sadiqov, who knew Rasul Jafarli, was arrested", "ilgar-sadiqov"),
        ("Ilgar Sadiqov, father of three, who was arrested in May, is ill", "ilgar-sadiqov"),
        ("57 activists were arrested, including Ilgar Sadiqov and Rasul Jafarli", "ilgar-sadiqov rasul-jafarli"),
        ("Ilgar Sadiqov and his brother Rasul Jafarli were arrested", "ilgar-sadiqov rasul-jafarli"),
        ("the brother of Ilgar Sadiqov was arrested", ""),
        ("Ilgar Sadiqov's lawyer was arrested", ""),
        ("20 people who met Ilgar Sadiqov were arrested", ""),
        ("President Ilgar Sadiqov ordered arrests", ""),
        ("Ilgar Sadiqov has counted 300 arrests", ""),
        ("Ilgar Sadiqov leads a movement whose members were arrested", ""),
        ("Ilgar Sadiqov spoke, police arrested a man", ""),
        ("Ilgar Sadiqov spoke, and a man was arrested", ""),
        ("Ilgar Sadiqov was never arrested", ""),
        ("neither Ilgar Sadiqov nor Rasul Jafarli was arrested", ""),
        ("according to Ilgar Sadiqov the protesters were arrested", ""),
        ("Ilgar Sadiqov was present at the arrest of Rasul Jafarli", ""),
        ("Ilgar Sadiqov was critical of the arrest of protesters", ""),
    ],
)
def test_who_only_stands_beside_a_measure_does_not_suffer_it(tmp_path: Path, recital: str, whose: str) -> None:
    (found,) = told(tmp_path, recital)
    assert found == set(whose.split())


@pytest.mark.parametrize(
    ("recital", "whose"),
    [
        ("Ilgar Sadiqov was arrested; whereas he was sentenced to two years", "ilgar-sadiqov"),
        ("Ilgar Sadiqov was arrested; whereas bread was dear; whereas he was sentenced", "ilgar-sadiqov"),
        ("Ilgar Sadiqov and Rasul Jafarli were arrested; whereas both were sentenced", "ilgar-sadiqov rasul-jafarli"),
        ("Ilgar Sadiqov and Rasul Jafarli were arrested; whereas he was sentenced", ""),
        ("Ilgar Sadiqov was arrested; whereas they were sentenced", ""),
        ("Ilgar Sadiqov was arrested; whereas his brother was sentenced", ""),
        ("Ilgar Sadiqov and Rasul Jafarli were arrested; whereas one of them was sentenced", ""),
        ("Ilgar Sadiqov was arrested; whereas arrests are many", ""),
        ("Ilgar Sadiqov was arrested; whereas the owner of the house was sentenced as well", ""),
        ("Ilgar Sadiqov was arrested; whereas he said that three protesters were sentenced", ""),
        ("Ilgar Sadiqov was arrested; whereas he and three others were sentenced", "ilgar-sadiqov"),
        ("Ilgar Sadiqov and Rasul Jafarli were arrested; whereas three people were sentenced", ""),
        ("Ilgar Sadiqov and Rasul Jafarli were arrested; whereas hundreds were sentenced", ""),
    ],
)
def test_a_clause_that_names_nobody_goes_back_only_where_its_words_do(tmp_path: Path, recital: str, whose: str) -> None:
    assert told(tmp_path, recital)[-1] == set(whose.split())


def test_a_demand_for_some_lays_no_measure_against_others_to_them(tmp_path: Path) -> None:
    asked = "Calls for the release of Ilgar Sadiqov and Rasul Jafarli, and for an end to the arrests of protesters"
    assert told(tmp_path, paragraph=asked) == [set()]


@pytest.mark.parametrize(
    ("asked", "whose"),
    [
        ("Calls on President Ilgar Sadiqov to release Rasul Jafarli", "rasul-jafarli"),
        ("Calls for the release of the brother of Ilgar Sadiqov", ""),
        ("Calls for sanctions on Ilgar Sadiqov and Rasul Jafarli", ""),
    ],
)
def test_a_demand_is_for_nobody_whom_it_would_strike_or_of_whom_it_is_asked(
    tmp_path: Path, asked: str, whose: str
) -> None:
    recital = "the judges Ilgar Sadiqov and Rasul Jafarli met"
    (found, *_) = items(tmp_path, recital, asked, CandidateKind.DEMAND)
    assert {ref.removeprefix("person/") for ref in found.facts["beneficiaries"].split()} == set(whose.split())
    assert ("named beside it" in found.evidence) != bool(whose)


def test_a_verb_that_condemns_is_no_sentence_though_a_court_has_the_same_one(tmp_path: Path) -> None:
    asked = "condamne l’arrestation de Marc Lebrun et de Paul Noiret"
    text = f"{FRENCH}A. considérant que le pain est cher;\n\n1. {asked};\n\n2. demande la paix.\n"
    (charge,) = (
        item
        for item in propose(read_document([put(tmp_path, "fr.txt", text)])).items
        if item.kind is CandidateKind.CHARGE
    )
    assert charge.facts["measure_type"] == "detention"


def test_a_minister_and_whom_he_speaks_of_are_no_body(tmp_path: Path) -> None:
    asked = "Deplores the statement made by Minister Ilgar Sadiqov that Rasul Jafarli will rot"
    assert items(tmp_path, "bread is dear", asked, CandidateKind.ORGANISATION)[0].facts["name"] == "Council"


def test_what_was_left_open_is_said_with_those_who_stand_beside_it(tmp_path: Path) -> None:
    (charge,) = charges(tmp_path, "the brother of Ilgar Sadiqov was arrested")
    assert charge.evidence.endswith("whose it is was left open, named beside it: Ilgar Sadiqov")


def test_every_official_language_has_its_words() -> None:
    assert sorted(languages_that_point()) == OFFICIAL
    for language in OFFICIAL:
        words = pointing_of(language)
        for kind in ("relative", "one", "several", "was", "were", "part", "joins", "including", "reason", "related"):
            assert getattr(words, kind).values(), (language, kind)
        assert words.offices.values()
        assert words.people.values()
        assert words.no.values()


@pytest.mark.parametrize("language", OFFICIAL)
def test_what_joins_names_is_no_pronoun_and_no_auxiliary(language: str) -> None:
    words = pointing_of(language)
    joining = [word for word in _JOINING.split() if words.joins.value_of(word)]
    assert joining
    assert not [word for word in joining for kind in (words.one, words.was) if kind.value_of(word)]
