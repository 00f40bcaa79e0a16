"""The register that is shipped, held against the texts: everyone named, every mention at its place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from tracker.build import load_seeds
from tracker.config import seeds_folder
from tracker.problems import Severity
from tracker.register.load import load_register
from tracker.register.values import Organisation, Person, Register
from tracker.register.verify import citations_of, resolve_words, verify_register

LANGUAGES = ("sl", "pl", "lv")


@pytest.fixture(scope="module")
def register() -> Register:
    loaded, _ = load_register(seeds_folder() / "2021-2544-RSP")
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def people(register: Register) -> dict[str, Person]:
    return {entry.ref: entry for entry in register.entries if isinstance(entry, Person)}


def test_the_shipped_seeds_have_no_errors() -> None:
    _, problems = load_seeds(seeds_folder())
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []


def test_fifty_three_people_are_named(people: dict[str, Person]) -> None:
    assert len(people) == 53
    assert len({person.title for person in people.values()}) == 53


def test_every_person_is_named_in_every_version_74_times_in_all(register: Register, people: dict[str, Person]) -> None:
    counted: Counter[str] = Counter()
    for person in people.values():
        named = set()
        for mention in person.mentions:
            for language, quote in resolve_words(mention.citation, register.resolution).items():
                if quote.quote is not None:
                    counted[language] += 1
                    named.add(language)
        assert named == set(LANGUAGES), person.ref
    assert counted == {"sl": 74, "pl": 74, "lv": 74}


def test_every_mention_stands_at_a_place_of_its_own(register: Register, people: dict[str, Person]) -> None:
    taken: dict[tuple[str, str, int], str] = {}
    for person in people.values():
        for mention in person.mentions:
            for language, quote in resolve_words(mention.citation, register.resolution).items():
                unit = register.resolution.unit(mention.citation.provision, language)
                assert unit is not None
                assert quote.span is not None
                assert unit.text[quote.span.start : quote.span.end] == quote.quote
                place = (language, mention.citation.provision, quote.span.start)
                assert place not in taken, (person.ref, taken.get(place), place)
                taken[place] = person.ref


def test_mentions_cut_no_word_in_two_and_never_overlap(register: Register, people: dict[str, Person]) -> None:
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for person in people.values():
        for mention in person.mentions:
            for language, quote in resolve_words(mention.citation, register.resolution).items():
                unit = register.resolution.unit(mention.citation.provision, language)
                assert unit is not None
                assert quote.span is not None
                start, end = quote.span.start, quote.span.end
                around = unit.text[start - 1 : start] + unit.text[end : end + 1]
                assert not any(char.isalpha() for char in around), (person.ref, language, quote.quote)
                spans.setdefault((language, mention.citation.provision), []).append((start, end))
    for found in spans.values():
        found.sort()
        assert all(left[1] <= right[0] for left, right in pairwise(found)), found


def test_every_language_version_is_quoted_or_said_to_lack_the_words(register: Register) -> None:
    for entry in register.entries:
        for citation in citations_of(entry):
            resolved = resolve_words(citation, register.resolution)
            assert set(resolved) == set(LANGUAGES), (entry.ref, citation.place)
            for language, quote in resolved.items():
                assert quote.quote or quote.absent, (entry.ref, language)


def test_two_people_share_the_name_khassenov(people: dict[str, Person]) -> None:
    assert {ref for ref in people if ref.endswith("-khassenov")} == {
        "person/daryn-khassenov",
        "person/daniyar-khassenov",
    }


def test_the_two_names_without_a_comma_in_slovenian_are_two_people(
    register: Register, people: dict[str, Person]
) -> None:
    unit = register.resolution.unit("paragraph 3", "sl")
    assert unit is not None
    assert "Jeržan Jelšibajev Aset Abišev" in unit.text
    forms = {
        ref: {
            quote.quote
            for mention in person.mentions
            for language, quote in resolve_words(mention.citation, register.resolution).items()
            if language == "sl"
        }
        for ref, person in people.items()
    }
    assert [ref for ref, found in forms.items() if "Aset Abišev" in found] == ["person/aset-abishev"]
    (yerzhan,) = [ref for ref, found in forms.items() if "Jeržan Jelšibajev" in found]
    assert yerzhan != "person/aset-abishev"


def test_dulat_agadil_stands_three_times_in_one_recital(register: Register, people: dict[str, Person]) -> None:
    mentions = people["person/dulat-agadil"].mentions
    starts = Counter(
        (language, mention.citation.provision)
        for mention in mentions
        for language, quote in resolve_words(mention.citation, register.resolution).items()
        if quote.quote
    )
    assert max(starts.values()) == 3


def test_inflected_polish_forms_have_their_case(register: Register, people: dict[str, Person]) -> None:
    cases = {
        quote.quote: mention.cases.get("pl", "nominative")
        for person in people.values()
        for mention in person.mentions
        for language, quote in resolve_words(mention.citation, register.resolution).items()
        if language == "pl" and quote.quote
    }
    assert cases["Almata Żumagulowa"] == "genitive"
    assert cases["Muchtarowi Abliazowowi"] == "dative"
    assert cases["Boty Jardemalie"] == "genitive"


def test_one_person_has_two_spellings_in_one_version(register: Register, people: dict[str, Person]) -> None:
    forms = {
        (language, quote.quote)
        for mention in people["person/maks-bokayev"].mentions
        for language, quote in resolve_words(mention.citation, register.resolution).items()
    }
    first_names = {(language, str(form).split()[0]) for language, form in forms}
    assert any({(language, "Max"), (language, "Maks")} <= first_names for language in LANGUAGES), first_names


def test_no_printed_form_is_mixed_up_with_another_person(register: Register, people: dict[str, Person]) -> None:
    owner: dict[tuple[str, str], str] = {}
    for person in people.values():
        for mention in person.mentions:
            for language, quote in resolve_words(mention.citation, register.resolution).items():
                key = (language, str(quote.quote))
                assert owner.setdefault(key, person.ref) == person.ref, key


def test_no_recorded_name_stands_in_a_text_without_being_recorded(register: Register) -> None:
    """Every place where a recorded form of a person's name stands is a mention of a person or of an organisation."""
    recorded = set()
    forms: dict[str, set[str]] = {}
    for entry in register.entries:
        if isinstance(entry, Person | Organisation):
            for mention in entry.mentions:
                for language, quote in resolve_words(mention.citation, register.resolution).items():
                    if quote.quote and quote.span:
                        span = range(quote.span.start, quote.span.end)
                        recorded |= {(language, mention.citation.provision, offset) for offset in span}
                        if isinstance(entry, Person):
                            forms.setdefault(language, set()).add(quote.quote)
    missed = [
        (language, provision.key, form)
        for provision in register.resolution.provisions
        for language, unit in provision.units.items()
        for form in sorted(forms[language])
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", unit.text)
        if (language, provision.key, match.start()) not in recorded
    ]
    assert missed == []


def test_refs_are_plain_ascii_and_unique(register: Register) -> None:
    refs = [entry.ref for entry in register.entries]
    assert len(refs) == len(set(refs))
    for ref in refs:
        assert ref.isascii()
        assert unicodedata.normalize("NFC", ref) == ref
        assert re.fullmatch(r"[a-z]+/[A-Za-z0-9./-]+", ref), ref


def test_the_texts_are_the_published_bytes(register: Register) -> None:
    folder = seeds_folder() / register.resolution.id
    problems = verify_register(register)
    assert problems == []
    for version in register.resolution.versions:
        assert (folder / version.file).is_file()


def test_provisions_are_those_of_the_adopted_text(register: Register) -> None:
    keys = Counter(provision.kind.value for provision in register.resolution.provisions)
    assert keys == {"title": 1, "visa": 11, "recital": 23, "paragraph": 27, "footnote": 5}
    per_language = {
        language: Counter(
            provision.kind.value for provision in register.resolution.provisions if language in provision.units
        )
        for language in LANGUAGES
    }
    assert [per_language[language]["paragraph"] for language in LANGUAGES] == [26, 27, 27]
    assert [per_language[language]["footnote"] for language in LANGUAGES] == [5, 1, 0]
    shifted = {
        provision.key: provision.units["sl"].label
        for provision in register.resolution.provisions
        if provision.kind.value == "paragraph" and "sl" in provision.units
    }
    assert "paragraph 13" not in shifted
    assert all(int(label) == int(key.split()[1]) - (int(key.split()[1]) > 13) for key, label in shifted.items())


def test_the_seeds_lie_where_the_program_looks() -> None:
    assert (Path(seeds_folder()) / "2021-2544-RSP" / "people.toml").is_file()
