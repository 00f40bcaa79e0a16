"""The JSON export is the contract that other people's scripts rely on, checked in full on the real data."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import run_process
from tracker.cli.main import main
from tracker.register.vocabulary import codes_of

LANGUAGES = {"sl", "pl", "lv"}
ENTRY_KEYS = {"ref", "kind", "title", "status", "status_since", "names", "citations", "history"}
KIND_KEYS = {
    "person": {"role", "affiliation"},
    "organisation": {"type", "role"},
    "charge": {"subjects", "allegation", "legal_basis", "measure", "counts"},
    "demand": {"addressees", "action", "beneficiaries", "strength", "measure_kind"},
}


@pytest.fixture(scope="module")
def exported(built_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("export") / "cases.json"
    assert main(["--database", str(built_database), "export", "json", "-o", str(path)]) == 0
    return json.loads(path.read_bytes().decode("utf-8"))


@pytest.fixture(scope="module")
def texts(exported: Any) -> dict[tuple[str, str, str], Any]:
    """The paragraphs by resolution, provision and language."""
    return {
        (resolution["id"], provision["key"], language): paragraph
        for resolution in exported["resolutions"]
        for provision in resolution["provisions"]
        for language, paragraph in provision["paragraphs"].items()
    }


def citations(exported: Any) -> Iterator[tuple[Any, Any]]:
    for entry in exported["entries"]:
        for citation in entry["citations"]:
            yield entry, citation


def test_the_object_says_what_it_is(exported: Any) -> None:
    assert list(exported)[:2] == ["format", "version"]
    assert (exported["format"], exported["version"]) == ("advocacy-tracker", 1)
    assert set(exported) >= {"resolutions", "entries", "differences", "follow_ups"}


def test_a_resolution_has_its_identity_and_its_versions(exported: Any) -> None:
    (resolution,) = exported["resolutions"]
    assert resolution["id"] == "2021-2544-RSP"
    assert resolution["reference"] == "2021/2544(RSP)"
    assert resolution["adopted"] == "2021-02-11"
    assert {version["language"] for version in resolution["versions"]} == LANGUAGES
    for version in resolution["versions"]:
        assert set(version) >= {"language", "title", "stage", "file", "sha256"}
        assert version["title"].endswith("(2021/2544(RSP))")
        assert version["stage"] in codes_of("stage")
        assert re.fullmatch(r"[0-9a-f]{64}", version["sha256"])


def test_provisions_are_complete_and_keyed_as_in_the_adopted_text(exported: Any) -> None:
    provisions = exported["resolutions"][0]["provisions"]
    keys = [provision["key"] for provision in provisions]
    assert len(keys) == len(set(keys))
    assert set(keys) == (
        {"title"}
        | {f"visa {number}" for number in range(1, 12)}
        | {f"recital {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"}
        | {f"paragraph {number}" for number in range(1, 28)}
        | {f"footnote {number}" for number in range(1, 6)}
    )
    for provision in provisions:
        assert provision["kind"] == provision["key"].split()[0]
        assert set(provision["paragraphs"]) <= LANGUAGES


def test_each_version_has_the_provisions_that_it_prints(exported: Any) -> None:
    counted = {language: Counter[str]() for language in LANGUAGES}
    for provision in exported["resolutions"][0]["provisions"]:
        for language in provision["paragraphs"]:
            counted[language][provision["kind"]] += 1
    assert counted["sl"] == {"title": 1, "visa": 11, "recital": 23, "paragraph": 26, "footnote": 5}
    assert counted["pl"] == {"title": 1, "visa": 11, "recital": 23, "paragraph": 27, "footnote": 1}
    assert counted["lv"] == {"title": 1, "visa": 11, "recital": 23, "paragraph": 27}
    (lacking,) = [p for p in exported["resolutions"][0]["provisions"] if p["key"] == "paragraph 13"]
    assert set(lacking["paragraphs"]) == {"pl", "lv"}


def test_labels_are_those_that_each_version_prints(texts: dict[tuple[str, str, str], Any]) -> None:
    for (_, key, language), paragraph in texts.items():
        kind, _, name = key.partition(" ")
        if kind == "paragraph" and language == "sl" and int(name) > 13:
            name = str(int(name) - 1)
        assert paragraph["label"] == name


def test_texts_are_normalised(texts: dict[tuple[str, str, str], Any]) -> None:
    for place, paragraph in texts.items():
        text = paragraph["text"]
        assert text, place
        assert text == " ".join(text.split()), place
        assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in text), place
        assert not re.match(r"([A-Z]{1,2}|\d{1,2})\.\s", text), place
        assert not text.startswith("– "), place
    joined = " ".join(paragraph["text"] for paragraph in texts.values())
    for mark in ("Kazahstanu1", "20132", "20123", "20094", "OZN5"):
        assert mark not in joined
    for kept in ("1. februarja 2021", "18. aprila 2013 in 15. marca 2012", "460-1", "UL C 23"):
        assert kept in joined


def test_every_entry_has_the_fields_of_its_kind(exported: Any) -> None:
    assert Counter(entry["kind"] for entry in exported["entries"])["person"] == 53
    refs = [entry["ref"] for entry in exported["entries"]]
    assert len(refs) == len(set(refs))
    for entry in exported["entries"]:
        assert set(entry) >= ENTRY_KEYS | KIND_KEYS.get(entry["kind"], set()), entry["ref"]
        assert entry["ref"].startswith(f"{entry['kind']}/")
        assert entry["title"]
        if entry["kind"] in ("person", "charge", "demand"):
            assert entry["status"] in codes_of(entry["kind"])
            assert entry["status_since"] == "2021-02-11"
            assert [claim["code"] for claim in entry["history"]] == [entry["status"]]


def test_links_between_entries_resolve(exported: Any) -> None:
    refs = {entry["ref"] for entry in exported["entries"]}
    for entry in exported["entries"]:
        linked = [*entry.get("subjects", ()), *entry.get("beneficiaries", ())]
        linked += [addressee["organisation"] for addressee in entry.get("addressees", ()) if addressee["organisation"]]
        linked += [ref for group in entry.get("counts", ()) for ref in group["named"]]
        assert set(linked) <= refs, entry["ref"]


def test_codes_are_those_of_the_vocabularies(exported: Any) -> None:
    for entry in exported["entries"]:
        if entry["kind"] == "demand":
            assert entry["strength"] in codes_of("strength")
            assert entry["measure_kind"] in codes_of("measure_kind")
            assert entry["addressees"]
            assert all(addressee["kind"] in codes_of("addressee_kind") for addressee in entry["addressees"])
        for name in entry["names"]:
            assert name["case"] in codes_of("grammatical_case")
        for citation in entry["citations"]:
            assert citation["supports"] in codes_of("supports")
    for difference in exported["differences"]:
        assert difference["kind"] in codes_of("difference_kind")
        assert difference["severity"] in codes_of("severity")


def test_every_quote_stands_at_its_offsets(exported: Any, texts: dict[tuple[str, str, str], Any]) -> None:
    count = 0
    for entry, citation in citations(exported):
        place = (citation["resolution"], citation["provision"], citation["language"])
        if citation["quote"] is None:
            assert citation["absent"], (entry["ref"], place)
            assert citation["start"] is citation["end"] is None
            continue
        paragraph = texts[place]
        assert citation["label"] == paragraph["label"]
        assert paragraph["text"][citation["start"] : citation["end"]] == citation["quote"], (entry["ref"], place)
        assert citation["quote"]
        count += 1
    assert count > 1_000


def test_every_mention_of_a_person_is_a_citation_of_the_name(exported: Any) -> None:
    mentions = Counter[str]()
    for entry, citation in citations(exported):
        if entry["kind"] == "person" and citation["supports"] == "name" and citation["quote"]:
            mentions[citation["language"]] += 1
    assert mentions == {"sl": 74, "pl": 74, "lv": 74}


def test_the_names_of_a_person_are_the_forms_of_the_mentions(exported: Any) -> None:
    for entry in exported["entries"]:
        if entry["kind"] == "person":
            printed = {(c["language"], c["quote"]) for c in entry["citations"] if c["supports"] == "name"}
            assert {(name["language"], name["form"]) for name in entry["names"]} == printed, entry["ref"]
            assert {language for language, _ in printed} == LANGUAGES
    (almat,) = [entry for entry in exported["entries"] if entry["ref"] == "person/almat-zhumagulov"]
    assert {"language": "pl", "form": "Almata Żumagulowa", "case": "genitive"}.items() <= next(
        name for name in almat["names"] if name["form"] == "Almata Żumagulowa"
    ).items()


def test_differences_quote_each_version_or_say_what_is_missing(
    exported: Any, texts: dict[tuple[str, str, str], Any]
) -> None:
    for difference in exported["differences"]:
        assert set(difference) >= {"provision", "kind", "severity", "summary", "quotes"}
        assert set(difference["quotes"]) == LANGUAGES
        for language, quote in difference["quotes"].items():
            place = ("2021-2544-RSP", difference["provision"], language)
            if quote is not None:
                assert quote in texts[place]["text"]


def test_the_same_database_gives_the_same_bytes(built_database: Path, tmp_path: Path) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in paths:
        assert main(["--database", str(built_database), "export", "json", "-o", str(path)]) == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()
    other = run_process(
        "--database", str(built_database), "export", "json", environment={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    )
    assert other.stdout == paths[0].read_bytes()


def test_what_was_recorded_is_in_the_history(database: Path) -> None:
    assert database.exists()
    arguments = ["--on", "about 2024-05", "--source", "https://example.org", "--note", "seen"]
    assert main(["status", "person/maks-bokayev", "released", *arguments]) == 0
    (entry,) = [
        entry
        for entry in json.loads(run_process("export", "json").stdout)["entries"]
        if entry["ref"] == "person/maks-bokayev"
    ]
    assert (entry["status"], entry["status_since"]) == ("released", "2024-05")
    stated, claim = entry["history"]
    assert stated["kind"] == "stated_in_text"
    assert (claim["code"], claim["effective"], claim["effective_qualifier"]) == ("released", "2024-05", "about")
    assert (claim["source_url"], claim["note"], claim["recorded_by"]) == ("https://example.org", "seen", "tester")
