"""The language of dossiers: dates and numbers as they are declined, and names as the reader's version has them."""

from __future__ import annotations

import pytest

from tests.running import Run
from tracker.db.connection import Connection
from tracker.export.dossier.names import base_form, name_in, printed_name_in
from tracker.export.dossier.words import Reader
from tracker.queries.details import get_detail
from tracker.queries.entries import find_entry, list_entries


@pytest.mark.parametrize(
    ("language", "within", "alone", "before"),
    [
        (
            "en",
            "4 February 2024; June 2022; 2021",
            "4 February 2024; June 2022; 2021",
            "before 4 February 2024; before June 2022; before 2021",
        ),
        (
            "sl",
            "4. februarja 2024; junija 2022; leta 2021",
            "4. februar 2024; junij 2022; 2021",
            "pred 4. februarjem 2024; pred junijem 2022; pred letom 2021",
        ),
        (
            "pl",
            "4 lutego 2024; czerwca 2022; 2021",
            "4 lutego 2024 r.; czerwiec 2022 r.; 2021 r.",
            "przed 4 lutego 2024 r.; przed czerwcem 2022 r.; przed 2021 r.",
        ),
        (
            "lv",
            "2024. gada 4. februāra; 2022. gada jūnija; 2021. gada",
            "2024. gada 4. februāris; 2022. gada jūnijs; 2021. gads",
            "pirms 2024. gada 4. februāra; pirms 2022. gada jūnija; pirms 2021. gada",
        ),
    ],
)
def test_a_date_is_declined_as_the_word_before_it_asks(language: str, within: str, alone: str, before: str) -> None:
    reader, dates = Reader(language, {}), ("2024-02-04", "2022-06", "2021")
    said = [map(reader.date_of, dates), map(reader.date, dates), (reader.date(day, "before") for day in dates)]
    assert ["; ".join(texts).replace("\u00a0", " ") for texts in said] == [within, alone, before]


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("sl", {1: "vnos", 2: "vnosa", 3: "vnosi", 5: "vnosov", 101: "vnos", 102: "vnosa"}),
        ("pl", {1: "wpis", 2: "wpisy", 5: "wpisów", 12: "wpisów", 22: "wpisy"}),
        ("lv", {0: "ierakstu", 1: "ieraksts", 2: "ieraksti", 10: "ierakstu", 11: "ierakstu", 21: "ieraksts"}),
    ],
)
def test_a_number_takes_the_form_of_its_language(language: str, numbers: dict[int, str]) -> None:
    reader = Reader(language, {})
    said = {number: reader.count("%(number)s entry", "%(number)s entries", number) for number in numbers}
    assert said == {number: f"{number} {form}" for number, form in numbers.items()}


@pytest.mark.parametrize(
    ("form", "language", "canonical", "base"),
    [
        ("Dametkan Aspandijarovo", "sl", "Dametkan Aspandiyarova", "Dametkan Aspandijarova"),
        ("Damietkan Aspandijarową", "pl", "Dametkan Aspandiyarova", "Damietkan Aspandijarowa"),
        ("Łukpanowi Achmediarowowi", "pl", "Lukpan Akhmedyarov", "Łukpan Achmediarow"),
        ("Muragerja Alimulija", "sl", "Murager Alimuly", "Murager Alimuli"),
        ("Michaiła Chodorkowskiego", "pl", "Mikhail Khodorkovsky", "Michaił Chodorkowski"),
        ("Annai Petrovai", "lv", "Anna Petrova", "Anna Petrova"),
        ("Ivana Petrova", "sl", "Ivan Petrov", "Ivan Petrov"),
        ("Ivana Petrova", "sl", "Ivana Petrova", "Ivana Petrova"),
        ("Ivano Petrovo", "sl", "Ivan Petrov", None),  # a woman's name
        ("Ivanam Petrovam", "lv", "Ivan Petrov", None),  # Latvian would say Ivans Petrovs
        ("Makss Bokajevs", "lv", "Maks Bokayev", None),
        ("Jurija Gagarina", "sl", "Yuri Gagarin", None),  # Juri or Jurij
        ("Alego", "pl", "Ali", None),  # not Aly
        ("Ane Kovač-Novak", "sl", "Ana Horvat-Novak", None),  # somebody else
        ("Anno-Marijo Novak", "sl", "Anna-Maria Novak", None),  # a hyphen joins two declined words
        ("Abaibkowi Sułtanowowi", "pl", "Abaibek Sultanov", None),
        ("Ana", "sl", "Ana Novak", None),
    ],
)
def test_a_case_ending_is_taken_off_only_where_one_name_is_then_heard(
    form: str, language: str, canonical: str, base: str | None
) -> None:
    assert base_form(form, language, canonical) == base


@pytest.mark.usefixtures("database")
def test_an_authority_is_named_in_full_and_no_adjective_is_a_name(run: Run) -> None:
    for subject, language, title in (
        ("government-of-kazakhstan", "lv", "Kazahstānas valdība"),
        ("european-union", "sl", "Evropska unija"),
        ("interpol", "sl", "Interpol"),
    ):
        assert f"\n# {title}\n" in run("export", "md", f"organisation/{subject}", "--lang", language).out


def test_a_name_made_from_a_case_form_is_the_only_one_that_it_may_be(connection: Connection) -> None:
    """For every person of the register, whose version prints no base form: the name has as many words as the
    register's, each with the gender of its ending, and is no case form itself.
    """
    made = []
    for row in list_entries(connection, "person", limit=500).entries:
        entry = find_entry(connection, row.ref)
        assert entry
        names = get_detail(connection, entry).names
        for language in ("sl", "pl", "lv"):
            name = name_in(language, names, entry.title)
            if name and printed_name_in(language, names) is None:
                made.append(name)
                endings = [word.endswith("a") for word in name.split()]
                assert endings == [word.endswith("a") for word in entry.title.split()], (name, entry.title)
                assert language != "lv"
    assert len(made) > 20
