"""Charges and demands of one English text: whom a measure strikes, what is policy, and what a demand asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.samples import TITLE, put
from tracker.ingest.document import read_document
from tracker.ingest.review.items import Item
from tracker.ingest.review.proposed import propose
from tracker.ingest.values import CandidateKind

HEAD = f"{TITLE}\n\nThe European Parliament,\n\n– having regard to bread,\n\n– having regard to Rule 144,\n\n"
END = "Instructs its President to forward this resolution to the Council and the Commission.\n"


def items(folder: Path, recital: str, paragraph: str, kind: CandidateKind) -> list[Item]:
    text = f"{HEAD}A. whereas {recital};\n\n1. {paragraph};\n\n2. {END}"
    return [item for item in propose(read_document([put(folder, text=text)])).items if item.kind is kind]


def charges(folder: Path, recital: str = "bread is dear", paragraph: str = "Urges bread") -> list[Item]:
    return items(folder, recital, paragraph, CandidateKind.CHARGE)


@pytest.mark.parametrize(
    "names",
    [
        "Leyla Yunusova, Rasul Jafarli and Anar Mammadzade",
        "Leyla Yunusova and Rasul Jafarli and Anar Mammadzade",
        "Leyla Yunusova, Rasul Jafarli, and the blogger Anar Mammadzade",
    ],
)
def test_all_names_of_the_list_before_the_measure_are_its_subjects(tmp_path: Path, names: str) -> None:
    (charge,) = charges(tmp_path, f"in 2030, {names} were arrested in the capital, and the press was silent")
    assert charge.facts["subjects"] == "person/leyla-yunusova person/rasul-jafarli person/anar-mammadzade"
    assert charge.facts["title"].startswith("Leyla Yunusova")


@pytest.mark.parametrize(
    ("recital", "kind"),
    [
        ("two journalists were suspended from their posts", "suspension"),
        ("57 people were prosecuted after the election", "prosecution"),
        ("mass arrests took place", "detention"),
        ("human rights defenders are harassed", "harassment"),
        ("Ilgar Sadiqov was put on trial", "prosecution"),
    ],
)
def test_a_measure_against_somebody_is_a_charge(tmp_path: Path, recital: str, kind: str) -> None:
    assert [charge.facts["measure_type"] for charge in charges(tmp_path, recital)] == [kind]


@pytest.mark.parametrize(
    "recital",
    [
        "clinical trials were suspended",
        "the law prohibits smoking",
        "torture is widespread",
        "the conditions in the prisons are poor",
        "it is of the firm conviction that bread is dear",
    ],
)
def test_what_is_said_of_nobody_is_policy(tmp_path: Path, recital: str) -> None:
    assert charges(tmp_path, recital) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "Calls on the authorities to prosecute the perpetrators and to end impunity",
        "Calls on the government to prohibit domestic violence by law",
        "Calls on the EU Delegation to attend the trial of Ilgar Sadiqov",
        "Calls for clinical trials",
    ],
)
def test_what_is_asked_against_those_who_did_wrong_or_of_observers_is_no_charge(tmp_path: Path, paragraph: str) -> None:
    assert charges(tmp_path, paragraph=paragraph) == []


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Calls on the government to release Ilgar Sadiqov", "release"),
        ("Urges the authorities to drop all charges", "drop_charges"),
        ("Urges the authorities to repeal Article 206", "amend_or_repeal_law"),
        ("Calls on the government to bring the perpetrators to account", "prosecute_perpetrators"),
        ("Calls on the Council to adopt sanctions", "sanction"),
        ("Calls on the Council to think about bread", "other"),
    ],
)
def test_what_a_demand_asks_for_is_told_by_its_words(tmp_path: Path, paragraph: str, kind: str) -> None:
    demands = items(tmp_path, "bread is dear", paragraph, CandidateKind.DEMAND)
    assert [demand.facts["measure_kind"] for demand in demands] == [kind, "forward_text"]


def test_who_was_named_right_before_is_meant_where_the_next_clause_names_nobody(tmp_path: Path) -> None:
    _, sentence = charges(tmp_path, "Ilgar Sadiqov was arrested; whereas he was sentenced to seven years in prison")
    assert (sentence.facts["subjects"], sentence.facts["measure_type"]) == ("person/ilgar-sadiqov", "sentence")


def test_a_group_is_not_taken_for_the_person_who_was_named_before(tmp_path: Path) -> None:
    _, others = charges(tmp_path, "Ilgar Sadiqov was arrested; whereas 57 activists were arrested too")
    assert others.facts["subjects"] == ""


def test_pre_trial_detention_is_a_detention(tmp_path: Path) -> None:
    (charge,) = charges(tmp_path, "Leyla Yunusova and Rasul Jafarli remain in pre-trial detention")
    assert charge.facts["measure_type"] == "detention"


def test_one_version_alone_is_not_counted_out(tmp_path: Path) -> None:
    (charge,) = charges(tmp_path, "Ilgar Sadiqov was arrested")
    assert charge.evidence == "recital A speaks of detention"
