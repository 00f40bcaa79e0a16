"""Candidates for people in the three texts, with the register hidden, against the register as the truth."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.ingest.samples import ENGLISH, put
from tests.running import ROOT
from tracker.ingest.document import read_document
from tracker.ingest.known import known_names, mark_known
from tracker.ingest.people import find_people
from tracker.ingest.values import Candidate, CandidateKind
from tracker.register.load import load_register
from tracker.register.values import Person
from tracker.resolution.values import Provision

FOLDER = ROOT / "seeds" / "2021-2544-RSP"
LANGUAGES = ("lv", "pl", "sl")
Key = tuple[str, str, str]


@cache
def the_register() -> tuple[tuple[Provision, ...], dict[Key, str]]:
    """The provisions, and the ref of the person for each provision, language and printed form."""
    register, _ = load_register(FOLDER)
    assert register
    truth = {
        (mention.citation.provision, language, words.quote): person.ref
        for person in register.entries
        if isinstance(person, Person)
        for mention in person.mentions
        for language, words in mention.citation.words.items()
        if words.quote
    }
    return register.resolution.provisions, truth


@cache
def found() -> tuple[Candidate, ...]:
    return tuple(find_people(the_register()[0], LANGUAGES))


def refs_of(candidate: Candidate) -> set[str]:
    truth = the_register()[1]
    return {truth[key] for m in candidate.mentions if (key := (m.provision, m.language, m.quote)) in truth}


def test_every_person_and_every_printed_form_is_found() -> None:
    _, truth = the_register()
    people = {ref for candidate in found() for ref in refs_of(candidate)}
    assert len(people) == 53
    forms = {(m.provision, m.language, m.quote) for candidate in found() for m in candidate.mentions}
    assert set(truth) - forms == set()


def test_more_than_nine_in_ten_candidates_for_people_are_people() -> None:
    people = [candidate for candidate in found() if candidate.kind is CandidateKind.PERSON]
    right = [candidate for candidate in people if refs_of(candidate)]
    assert len(right) / len(people) > 0.9


def test_no_candidate_mixes_two_people_and_nobody_is_two_candidates() -> None:
    refs = [ref for candidate in found() for ref in refs_of(candidate)]
    assert len(refs) == len(set(refs))
    assert all(len(refs_of(candidate)) <= 1 for candidate in found())


def test_two_people_without_a_comma_between_them_are_two_candidates() -> None:
    quotes = {m.quote for candidate in found() for m in candidate.mentions if m.language == "sl"}
    assert {"Jeržan Jelšibajev", "Aset Abišev"} <= quotes


def test_every_quote_stands_where_its_mention_says() -> None:
    provisions = {row.key: row for row in the_register()[0]}
    for candidate in found():
        for mention in candidate.mentions:
            text = provisions[mention.provision].units[mention.language].text
            assert text[mention.start : mention.end] == mention.quote


def test_people_of_an_earlier_resolution_are_recognised_in_another_language() -> None:
    register, _ = load_register(FOLDER)
    assert register
    known = {
        ref: replace(name, forms={"": name.forms[""], "lv": name.forms["lv"]})
        for ref, name in known_names([register]).items()
        if "lv" in name.forms
    }
    polish = [
        Candidate(c.kind, c.title, c.confidence, c.evidence, tuple(m for m in c.mentions if m.language == "pl"))
        for c in found()
        if refs_of(c)
    ]
    marked = mark_known(polish, known)
    assert len([c for c in marked if c.known_as in refs_of(c)]) > 50
    assert [c.title for c in marked if c.known_as and c.known_as not in refs_of(c)] == []


def test_one_version_alone_still_yields_its_lists_of_names() -> None:
    provisions, truth = the_register()
    alone = tuple(Provision(row.key, row.kind, {"pl": row.units["pl"]}) for row in provisions if "pl" in row.units)
    quotes = {(m.provision, m.quote) for candidate in find_people(alone, ("pl",)) for m in candidate.mentions}
    expected = {(provision, quote) for provision, language, quote in truth if language == "pl"}
    assert len(expected & quotes) / len(expected) > 0.9


FAMILY = """Nurlan Orozbekov, his wife Zhamilya Orozbekova and their children Adilet Orozbekov, Meerim Orozbekova and
Asel Orozbekova remain in custody"""


def test_a_family_of_one_name_hides_nobody(tmp_path: Path) -> None:
    text = ENGLISH.replace("Leyla Yunusova, Rasul Jafarli and Anar Mammadzade remain in pre-trial detention", FAMILY)
    found = read_document([put(tmp_path, text=text)]).candidates
    people = {one.title for one in found if one.kind is CandidateKind.PERSON}
    first = {"Nurlan", "Zhamilya", "Adilet", "Meerim", "Asel"}
    assert first == {name.split()[0] for name in people if name.split()[-1].startswith("Orozbekov")}


def test_what_stands_behind_a_word_for_a_body_is_that_body_wherever_it_stands(tmp_path: Path) -> None:
    text = ENGLISH.replace("whereas Human Rights Watch", "whereas the newspaper Steppe Voice was closed, and Hamas")
    text = text.replace("raise these cases", "raise these cases with the editor of Steppe Voice, Farida Umarova")
    found = read_document([put(tmp_path, text=text)]).candidates
    bodies = {one.title: len(one.mentions) for one in found if one.kind is CandidateKind.ORGANISATION}
    assert bodies["Steppe Voice"] == 2
    assert "Hamas" in bodies
    assert "Steppe Voice" not in {one.title for one in found if one.kind is CandidateKind.PERSON}


def test_bodies_in_a_list_are_no_people(tmp_path: Path) -> None:
    text = ENGLISH.replace(
        "asks the EU", "supports organisations such as Femina Virtute, Veritas and Erkin Kanat; asks the EU"
    )
    found = read_document([put(tmp_path, text=text)]).candidates
    bodies = {one.title for one in found if one.kind is CandidateKind.ORGANISATION}
    assert {"Femina Virtute", "Veritas", "Erkin Kanat"} <= bodies
    assert not {"Femina Virtute", "Erkin Kanat"} & {one.title for one in found if one.kind is CandidateKind.PERSON}
