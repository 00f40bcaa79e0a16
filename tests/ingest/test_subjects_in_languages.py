"""Whose charge it is in other languages than English: one sentence for each way in which their words differ."""

from __future__ import annotations

import re

import pytest

from tracker.ingest.charges import find_charges
from tracker.ingest.subjects import People, find_subjects
from tracker.ingest.values import Candidate, CandidateKind, Mention
from tracker.resolution.values import Provision, Unit, UnitKind

_KEY = "recital A"


def last_subjects(language: str, marked: str) -> set[str]:
    """Whose the last charge of a recital is; names of people stand in square brackets."""
    text, people, place = "", dict[str, list[Mention]](), 0
    for part in re.split(r"(\[[^\]]+\])", marked):
        if part.startswith("["):
            people.setdefault(part[1:-1], []).append(Mention(_KEY, language, part[1:-1], place))
        text += part.strip("[]")
        place = len(text)
    row = Provision(_KEY, UnitKind.RECITAL, {language: Unit(UnitKind.RECITAL, "A", text, (1,))})
    named = [(name, Candidate(CandidateKind.PERSON, name, 0.9, "", tuple(found))) for name, found in people.items()]
    charges = find_charges([row], [language], [one for _, one in named])
    return set(find_subjects(charges[-1], People(named, {_KEY: row})).refs)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bg", "като има предвид, че [Илгар Садиков] говори; като има предвид, че полицията е арестувала трима души;"),
        ("et", "arvestades, et [Ilgar Sadiqov] poolt vangistatud naised nälgivad;"),
        ("fi", "ottaa huomioon, että poliisi on pidättänyt [Ilgar Sadiqov] ja [Rasul Jafarli]; 17 heistä on vangittu;"),
        ("fi", "ottaa huomioon, että [Ilgar Sadiqov] puhui; ottaa huomioon, että poliisi on pidättänyt kolme ihmistä;"),
        ("hr", "budući da je [Ilgar Sadiqov] govorio; budući da je policija uhitila tri osobe;"),
        ("hu", "mivel [Ilgar Sadiqov] beszélt; mivel öt embert letartóztattak;"),
        ("lv", "tā kā [Ilgar Sadiqov] runāja; tā kā policija ir aizturējusi trīs cilvēkus;"),
        ("pl", "mając na uwadze, że wyrok wydał sędzia [Ilgar Sadiqov];"),
        ("ro", "întrucât [Ilgar Sadiqov] a vorbit; întrucât trei persoane au fost arestate sau amendate;"),
        ("sl", "ker je [Ilgar Sadiqov] govoril; ker je policija aretirala tri ljudi;"),
        ("sv", "[Ilgar Sadiqov] har talat. Polisen har gripit tre personer."),
    ],
)
def test_what_others_suffer_is_not_laid_to_who_was_named_before(language: str, text: str) -> None:
    assert last_subjects(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "ottaa huomioon, että [Ilgar Sadiqov] pidätettiin; ottaa huomioon, että hänet tuomittiin vankeuteen;"),
        ("lv", "tā kā [Ilgar Sadiqov] tika aizturēts; tā kā viņš tika notiesāts;"),
        (
            "pl",
            "mając na uwadze, że [Ilgar Sadiqov] został aresztowany; mając na uwadze, że został skazany na pięć lat;",
        ),
        ("sl", "ker je bil [Ilgar Sadiqov] aretiran; ker je bil obsojen na tri leta zapora;"),
    ],
)
def test_a_pronoun_or_in_some_languages_a_verb_alone_goes_back_to_who_was_named(language: str, text: str) -> None:
    assert last_subjects(language, text) == {"Ilgar Sadiqov"}
